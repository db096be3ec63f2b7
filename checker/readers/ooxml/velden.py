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
    inhoud: bool = False


class Velden:
    """The fields that are open at the current place; `zichtbaar` tells whether text here is shown.

    `negeer` holds begin marks that never end: Word shows their text, so they hide nothing.
    """

    def __init__(self, negeer: set[etree._Element]) -> None:
        self.zichtbaar = True
        self.open: list[_Veld] = []
        self._negeer = negeer

    def instructie(self, tekst: str) -> None:
        """Take a piece of an instruction."""
        if self.open and not self.open[-1].resultaat:
            self.open[-1].instructie.append(tekst)

    def markering(self, element: etree._Element) -> None:
        """Take the begin, separate or end mark of a field."""
        soort = element.get(n.FLDCHARTYPE)
        if soort == "begin" and element not in self._negeer:
            self.open.append(_Veld(element))
        elif soort == "separate" and self.open and not self.open[-1].resultaat:
            self.open[-1].resultaat = True
            self.open[-1].inhoud = is_inhoudsopgave("".join(self.open[-1].instructie))
        elif soort == "end" and self.open:
            self.open.pop()
        # Only the innermost can have changed, but nesting is shallow and this is plainly right.
        self.zichtbaar = all(v.resultaat and not v.inhoud for v in self.open)
