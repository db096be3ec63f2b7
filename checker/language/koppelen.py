"""Turns the words of a rule pack into numbers: one recogniser for all begrippen, signals and word groups at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.language.termen import Herkenner, Term, TermFout, Woordmaat, lees_term
from checker.language.woorden import woorden
from checker.language.zinnen import splits_zinnen
from checker.model.basis import Begrip
from checker.model.toets_tekst import TekstToets

_PLAATS = re.compile(r"^(kop|eerder|vorm)\((.+)\)$")
_VERWIJZING = re.compile(r"<([^<>]+)>")
# Shapes of a passage that a rule may count: a heading, a table row, a list item, a question, a long or a short passage, and the
# wholes that sentences, items and rows are part of: a paragraph, a list, a table, everything under one heading; and two shapes that say
# nothing of their own: a field that was never filled in, and a sentence that repeats a norm of the pack word for word.
VORMEN = ("kop", "rij", "lijst", "vraag", "lang", "kort", "alinea", "opsomming", "tabel", "paragraaf", "invulveld", "norm")
MAX_DIEPTE = 8

__all__ = ["VORMEN", "Leesplan", "TermFout", "controleer_punten", "maak_leesplan"]


@dataclass(frozen=True, slots=True)
class Leesplan:
    """The recogniser and the numbers it uses.

    Number k < `aantal` in a passage's own words is key k, under its heading key aantal + k, in the passage before it
    2 * aantal + k; `vormen` have the keys after that. `namen[k]` is the term as the pack writes it. `lagen` are the places ("kop",
    "eerder") that some rule looks at: the keys of another place need not be worked out.
    """

    herkenner: Herkenner
    namen: tuple[str, ...]
    nummers: Mapping[str, int]
    normen: frozenset[tuple[str, ...]] = frozenset()
    lagen: frozenset[str] = frozenset(("kop", "eerder"))

    @classmethod
    def uit(cls, tabellen: dict[str, Any]) -> Leesplan:
        """Make a plan again from its tables."""
        namen = tabellen["namen"]
        herkenner = Herkenner(tabellen["herkenner"])
        return cls(herkenner, namen, {naam: k for k, naam in enumerate(namen)}, tabellen["normen"], tabellen["lagen"])

    def tabellen(self) -> dict[str, Any]:
        """Return what a plan can be made from again, as plain dicts, tuples, texts and numbers."""
        return {"herkenner": self.herkenner.tabellen(), "namen": self.namen, "normen": self.normen, "lagen": self.lagen}

    @property
    def aantal(self) -> int:
        """The number of begrippen and word groups."""
        return len(self.namen)

    def vorm(self, naam: str) -> int:
        """Return the key of a shape."""
        return 3 * self.aantal + VORMEN.index(naam)

    def sleutels(self, kenmerk: str) -> tuple[int, ...]:
        """Return the keys that must all be in a passage for `kenmerk` (as in a rule's points table) to count."""
        return tuple(sorted(self._sleutel(stuk.strip()) for stuk in kenmerk.split(" + ")))

    def _sleutel(self, stuk: str) -> int:
        plaats = _PLAATS.match(stuk)
        if plaats is None:
            return self.nummers[_kaal(stuk)]
        if plaats.group(1) == "vorm":
            return self.vorm(plaats.group(2))
        return self.nummers[_kaal(plaats.group(2))] + self.aantal * (1 if plaats.group(1) == "kop" else 2)


def _kaal(stuk: str) -> str:
    """A reference to one begrip is known by its name; any other term by its own text."""
    enkel = _VERWIJZING.fullmatch(stuk)
    return enkel.group(1) if enkel else stuk


def kenmerken(toets: TekstToets) -> Iterable[str]:
    """Return every kenmerk in a text rule: those of the points table and of the parts."""
    for vraag in (toets.aanwezig, toets.voldoende):
        for rij in vraag.punten.values():
            yield from rij
    for onderdeel in toets.onderdelen:
        yield from onderdeel.een_van


def maak_leesplan(begrippen: Mapping[str, Begrip], toetsen: Sequence[TekstToets], normen: Iterable[str] = ()) -> Leesplan:
    """Number all begrippen and all word groups used in `toetsen` and build the recogniser. Raises TermFout.

    `normen` are the norms as the pack words them; a sentence that is one of them gets the shape `norm`. Without `toetsen` the plan is
    for fitting, and all places are looked at.
    """
    opzoeker = _Begrippenlijst(begrippen)
    nummers = {naam: k for k, naam in enumerate(begrippen)}
    termen: dict[int, list[Term]] = {nummers[naam]: opzoeker.termen(naam) for naam in begrippen}
    lagen = set() if toetsen else {"kop", "eerder"}
    for toets in toetsen:
        for kenmerk in kenmerken(toets):
            for stuk in kenmerk.split(" + "):
                lagen |= {naam for naam in ("kop", "eerder") if stuk.strip().startswith(f"{naam}(")}
                kaal = _losse_term(stuk.strip())
                if kaal is not None and kaal not in nummers:
                    nummers[kaal] = len(nummers)
                    termen[nummers[kaal]] = [lees_term(kaal, opzoeker.woordmaten)]
    normzinnen = frozenset(tuple(woorden(zin)) for norm in normen for zin in splits_zinnen(norm))
    return Leesplan(Herkenner.bouw(termen), tuple(nummers), nummers, normzinnen, frozenset(lagen))


def _losse_term(stuk: str) -> str | None:
    plaats = _PLAATS.match(stuk)
    if plaats and plaats.group(1) == "vorm":
        if plaats.group(2) not in VORMEN:
            raise TermFout(f"'{stuk}': onbekende vorm; toegestaan: {', '.join(VORMEN)}")
        return None
    return _kaal(plaats.group(2) if plaats else stuk)


class _Begrippenlijst:
    """Looks up begrippen by name, follows references between them, refuses cycles and unknown names."""

    def __init__(self, begrippen: Mapping[str, Begrip]) -> None:
        self._begrippen = begrippen
        self._klaar: dict[str, list[Term]] = {}
        self._bezig: list[str] = []

    def termen(self, naam: str) -> list[Term]:
        """Return the terms of a begrip, those of a begrip it names on a line of its own included."""
        if naam in self._klaar:
            return self._klaar[naam]
        if naam not in self._begrippen:
            raise TermFout(f"het begrip <{naam}> bestaat niet")
        if naam in self._bezig or len(self._bezig) > MAX_DIEPTE:
            raise TermFout(f"de begrippen {' -> '.join([*self._bezig, naam])} verwijzen in een kring naar elkaar")
        self._bezig.append(naam)
        uit: list[Term] = []
        for tekst in self._begrippen[naam].termen:
            heel = _VERWIJZING.fullmatch(tekst.strip())
            try:
                uit.extend(self.termen(heel.group(1)) if heel else [lees_term(tekst, self.woordmaten)])
            except TermFout as fout:
                if str(fout).startswith(("begrip ", "het begrip ", "de begrippen ")):
                    raise
                raise TermFout(f"begrip '{naam}', term '{tekst}': {fout}") from fout
        self._bezig.pop()
        self._klaar[naam] = uit
        return uit

    def woordmaten(self, naam: str) -> Iterable[Woordmaat]:
        """Return the single-word places of a begrip, for use inside a longer term."""
        return [t.reeksen[0].maten[0] for t in self.termen(naam) if len(t.reeksen) == 1 and len(t.reeksen[0].maten) == 1]


def controleer_punten(begrippen: Mapping[str, Begrip], toetsen: Mapping[str, TekstToets]) -> list[str]:
    """Return the mistakes in the points tables and begrippen as Dutch sentences; `toetsen` maps a rule's file to its text rule."""
    fouten: list[str] = []
    opzoeker = _Begrippenlijst(begrippen)
    for naam in begrippen:
        try:
            opzoeker.termen(naam)
        except TermFout as fout:
            fouten.append(str(fout))
            opzoeker = _Begrippenlijst({k: v for k, v in begrippen.items() if k != naam})
    if fouten:
        return sorted(set(fouten))
    for bestand, toets in toetsen.items():
        for kenmerk in kenmerken(toets):
            for stuk in kenmerk.split(" + "):
                try:
                    kaal = _losse_term(stuk.strip())
                    if kaal is not None and kaal not in begrippen:
                        lees_term(kaal, opzoeker.woordmaten)
                except TermFout as fout:
                    fouten.append(f"{bestand}, '{kenmerk}': {fout}")
    return fouten
