"""Lists of terms as the cross-checks write them, looked for in plain text without a pattern where that can be.

Terms are in lower case without accents; `*` stands for any letters and ` .. ` for at most five words between. A term without a gap and
without a `*` inside is a text with or without a word boundary at its ends; only the others need a pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from checker.language.getallen import effen

_Term = tuple[str, bool, bool, str, str, int]
"""(text to look for, whether a word begins there, whether a word ends there, the term itself when it needs a pattern, the longest word in
the text, how that word must stand: `_HEEL`, `_BEGIN` or `_ERGENS`)."""
_ERGENS, _BEGIN, _HEEL = range(3)
_WOORD = re.compile(r"\w+")


class Woordvoorraad:
    """The different words of a text: which words stand in it is asked for hundreds of terms."""

    __slots__ = ("_gesorteerd", "_heel", "tekst")

    def __init__(self, tekst: str) -> None:
        self.tekst = " ".join(set(tekst.split()))
        self._heel = frozenset(_WOORD.findall(self.tekst))
        self._gesorteerd = sorted(self._heel)

    def kan(self, woord: str, hoe: int) -> bool:
        """Whether the word can stand in the text so."""
        if hoe == _HEEL:
            return woord in self._heel
        if hoe == _BEGIN:
            plek = bisect_left(self._gesorteerd, woord)
            return plek < len(self._gesorteerd) and self._gesorteerd[plek].startswith(woord)
        return woord in self.tekst


class Woordenlijst:
    """Whether any term of a list stands in a text that went through `effen`."""

    __slots__ = ("_termen",)

    def __init__(self, termen: Sequence[_Term]) -> None:
        self._termen = tuple(termen)

    def __bool__(self) -> bool:
        """Whether there is any term to look for."""
        return bool(self._termen)

    def komt_voor(self, plat: str) -> bool:
        """Whether any term stands in the text."""
        for tekst, begint, eindigt, term, *_ in self._termen:
            if tekst in plat:
                if term:
                    if patroon((term,)).search(plat):
                        return True
                elif not (begint or eindigt) or plek_van(tekst, plat, 0, begint=begint, eindigt=eindigt) >= 0:
                    return True
        return False

    def voor(self, voorraad: Woordvoorraad) -> Woordenlijst:
        """Return the list with only the terms that can stand in a text with these words."""
        kan = voorraad.kan
        return Woordenlijst([t for t in self._termen if kan(t[4], t[5])])


def plek_van(tekst: str, plat: str, vanaf: int, *, begint: bool, eindigt: bool) -> int:
    """Return where `tekst` stands from `vanaf` on, with a word beginning or ending there if so asked; -1 when nowhere."""
    plek = plat.find(tekst, vanaf)
    while plek >= 0:
        einde = plek + len(tekst)
        if not (begint and plek and _in_woord(plat[plek - 1])) and not (eindigt and einde < len(plat) and _in_woord(plat[einde])):
            return plek
        plek = plat.find(tekst, plek + 1)
    return -1


def _in_woord(teken: str) -> bool:
    return teken.isalnum() or teken == "_"


@lru_cache(maxsize=256)
def woordenlijst(termen: tuple[str, ...]) -> Woordenlijst:
    """Return the list for these terms; an empty list stands in no text."""
    return Woordenlijst([_ontleed(term) for term in termen])


def _ontleed(term: str) -> _Term:
    plat = effen(term)
    kern = plat.strip("*")
    if term == plat and kern and "*" not in kern and ".." not in kern and not plat.startswith("**") and not plat.endswith("**"):
        begint, eindigt = not plat.startswith("*"), not plat.endswith("*")
        hoe = _ERGENS
        if begint and _WOORD.fullmatch(kern):
            hoe = _HEEL if eindigt else _BEGIN
        return kern, begint, eindigt, "", max(kern.split(), key=len), hoe
    # The longest piece that must stand there in so many letters; none when there is no such piece.
    stukken = [s for deel in term.split(" .. ") for s in re.split(r"[\s*]+", effen(deel))]
    langste = max(stukken, key=len)
    return langste, True, True, term, langste, _ERGENS


@lru_cache(maxsize=1024)
def patroon(termen: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for a list of terms; an empty list never matches."""
    if not termen:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(_term(t) for t in sorted(termen, key=len, reverse=True)) + r")(?!\w)")


def _term(term: str) -> str:
    stukken = [re.escape(effen(stuk)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for stuk in term.split(" .. ")]
    return r"(?:[\s,]+[\w'-]+){0,5}?[\s,]+".join(stukken)


VER = 1_000_000


def afstand(patroon_: re.Pattern[str], tekst: str, begin: int, eind: int) -> int:
    """How many characters the nearest match is from begin..eind; VER when there is none."""
    beste = VER
    for m in patroon_.finditer(tekst):
        beste = min(beste, max(0, m.start() - eind, begin - m.end()))
    return beste
