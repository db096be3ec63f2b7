"""The fields of a Word text: what is their result and so visible, and what is instruction or a table of contents."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from checker.readers.ooxml import namen as n


def is_inhoudsopgave(instructie: str) -> bool:
    """Tell whether a field instruction makes a table of contents."""
    return instructie.strip().upper().startswith("TOC")


@dataclass(slots=True)
class _Veld:
    begin: etree._Element
    instructie: list[str] = field(default_factory=list)
    resultaat: bool = False
    verbergt: bool = True


class Velden:
    """The fields that are open at the current place; `zichtbaar` tells whether text here is shown.

    `negeer` holds begin marks that never end: Word shows their text, so they hide nothing.
    """

    def __init__(self, negeer: set[etree._Element]) -> None:
        self.zichtbaar = True
        self.open: list[_Veld] = []
        self._negeer = negeer
        # Counted, not looked up: fields can be nested thousands deep.
        self._verbergers = 0

    def instructie(self, tekst: str) -> None:
        """Take a piece of an instruction."""
        if self.open and not self.open[-1].resultaat:
            self.open[-1].instructie.append(tekst)

    def markering(self, element: etree._Element) -> None:
        """Take the begin, separate or end mark of a field."""
        soort = element.get(n.FLDCHARTYPE)
        if soort == "begin" and element not in self._negeer:
            self.open.append(_Veld(element))
            self._verbergers += 1
        elif soort == "separate" and self.open and not self.open[-1].resultaat:
            veld = self.open[-1]
            veld.resultaat = True
            veld.verbergt = is_inhoudsopgave("".join(veld.instructie))
            self._verbergers -= not veld.verbergt
        elif soort == "end" and self.open:
            self._verbergers -= self.open.pop().verbergt
        self.zichtbaar = not self._verbergers
