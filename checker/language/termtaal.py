"""The term language of the rule pack: words, compounds, word groups with gaps, and references to other begrippen.

A term is written as a reader would say it:

- `evalueren`            every form of the word (evalueert, geëvalueerd)
- `ouder*`, `*avond`     every word that begins or ends so; `*ouder*` every word that holds it
- `nodigen|vragen`       either word
- `in eigen woorden`     these words next to each other
- `nodigen .. uit`       the second at most five words after the first; `...` at most ten
- `komen & niet`         both in one sentence, in any order
- `<ouders>`             any single word of another begrip
- `#`, `#%`              a number, a percentage
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from checker.language.woorden import lemma

GATEN = {"..": 5, "...": 10}
MIN_STAM = 3


@dataclass(frozen=True, slots=True)
class Woordmaat:
    """One place in a term: exact forms and lemmas, word beginnings, word endings and infixes that fit there."""

    vormen: frozenset[str]
    begin: tuple[str, ...] = ()
    eind: tuple[str, ...] = ()
    midden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reeks:
    """Places that follow each other; `gaten[i]` words at most may stand between place i and place i+1."""

    maten: tuple[Woordmaat, ...]
    gaten: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its groups must all occur in a sentence, in any order (one group unless `&` is used)."""

    tekst: str
    reeksen: tuple[Reeks, ...]


class TermFout(ValueError):
    """A term that cannot be read; the message is Dutch."""


def lees_term(tekst: str, verwijzing: Callable[[str], Iterable[Woordmaat]]) -> Term:
    """Parse one term; `verwijzing` gives the single-word places of another begrip. Raises TermFout."""
    groepen = [g.strip() for g in tekst.split("&")]
    if not tekst.strip() or any(not g for g in groepen):
        raise TermFout("een term mag niet leeg zijn en '&' staat tussen twee woordgroepen")
    return Term(tekst, tuple(_lees_reeks(g, verwijzing) for g in groepen))


def _lees_reeks(tekst: str, verwijzing: Callable[[str], Iterable[Woordmaat]]) -> Reeks:
    maten: list[Woordmaat] = []
    gaten: list[int] = []
    gat = 0
    for stuk in tekst.split():
        if stuk in GATEN:
            if not maten:
                raise TermFout(f"'{stuk}' staat tussen twee woorden")
            gat = GATEN[stuk]
            continue
        if maten:
            gaten.append(gat)
        maten.append(_lees_maat(stuk, verwijzing))
        gat = 0
    if gat or not maten:
        raise TermFout("een term eindigt met een woord")
    return Reeks(tuple(maten), tuple(gaten))


def _lees_maat(stuk: str, verwijzing: Callable[[str], Iterable[Woordmaat]]) -> Woordmaat:
    vormen: set[str] = set()
    begin: list[str] = []
    eind: list[str] = []
    midden: list[str] = []
    for keuze in stuk.split("|"):
        if keuze.startswith("<") and keuze.endswith(">"):
            for maat in verwijzing(keuze[1:-1]):
                vormen |= maat.vormen
                begin.extend(maat.begin)
                eind.extend(maat.eind)
                midden.extend(maat.midden)
            continue
        kaal = keuze.strip("*").lower()
        if not kaal or "*" in kaal or ("*" in keuze and len(kaal) < MIN_STAM):
            raise TermFout(f"'{keuze}' is geen woord; een '*' staat voor of achter ten minste {MIN_STAM} letters")
        if keuze.startswith("*") and keuze.endswith("*"):
            midden.append(kaal)
        elif keuze.endswith("*"):
            begin.append(kaal)
        elif keuze.startswith("*"):
            eind.append(kaal)
        else:
            vormen |= {kaal, lemma(kaal)}
    return Woordmaat(frozenset(vormen), tuple(begin), tuple(eind), tuple(midden))
