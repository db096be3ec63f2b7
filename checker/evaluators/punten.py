"""Adds up the points of all text rules for one passage at once.

A rule's points live in a 16-bit lane of one whole number, so that one addition serves every rule. A lane holds -32,768 to 32,767; the loader allows 1,000 per kenmerk and a passage has far fewer than 32 of those.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence

from checker.language.koppelen import Leesplan
from checker.model.toets_tekst import Vraag

_BITS = 16
_NUL = 1 << (_BITS - 1)
_Rij = tuple[tuple[int, ...], int, str]


class Puntentelling:
    """The points tables of all questions, indexed by the keys that passages carry."""

    def __init__(self, vragen: Sequence[Vraag], plan: Leesplan) -> None:
        self.aantal = len(vragen)
        self._los: dict[int, int] = {}
        self._paar: dict[int, dict[int, int]] = {}
        self._meer: list[tuple[frozenset[int], int]] = []
        self._rijen: list[dict[int, list[_Rij]]] = [{} for _ in vragen]
        self._basis = sum(_NUL << (_BITS * k) for k in range(self.aantal))
        self._bytes = 2 * self.aantal
        for k, vraag in enumerate(vragen):
            for punten, kenmerken in vraag.punten.items():
                for kenmerk in kenmerken:
                    self._voeg(k, plan.sleutels(kenmerk), punten, kenmerk)

    def _voeg(self, k: int, sleutels: tuple[int, ...], punten: int, kenmerk: str) -> None:
        baan = punten << (_BITS * k)
        self._rijen[k].setdefault(sleutels[0], []).append((sleutels[1:], punten, kenmerk))
        if len(sleutels) == 1:
            self._los[sleutels[0]] = self._los.get(sleutels[0], 0) + baan
        elif len(sleutels) == 2:
            bij = self._paar.setdefault(sleutels[0], {})
            bij[sleutels[1]] = bij.get(sleutels[1], 0) + baan
        else:
            self._meer.append((frozenset(sleutels), baan))

    def tel(self, sleutels: frozenset[int]) -> Sequence[int]:
        """Return the points of one passage per question, in the order of the questions, each raised by 32,768."""
        los, paar = self._los, self._paar
        som = self._basis + sum([los[s] for s in sleutels & los.keys()])
        for sleutel in sleutels & paar.keys():
            bij = paar[sleutel]
            for ander in sleutels & bij.keys():
                som += bij[ander]
        for nodig, baan in self._meer:
            if nodig <= sleutels:
                som += baan
        banen = array("H")
        banen.frombytes(som.to_bytes(self._bytes, sys.byteorder if sys.byteorder == "little" else "little"))
        if sys.byteorder == "big":
            banen.byteswap()
        return banen

    nul = _NUL

    def optelling(self, k: int, sleutels: frozenset[int]) -> list[tuple[str, int]]:
        """Return the kenmerken of question k that this passage has with their points, highest first."""
        uit = [
            (kenmerk, punten)
            for sleutel in sleutels
            for rest, punten, kenmerk in self._rijen[k].get(sleutel, ())
            if all(s in sleutels for s in rest)
        ]
        return sorted(uit, key=lambda r: (-r[1], r[0]))


def schrijf_telling(optelling: Iterable[tuple[str, int]], som: int, genoeg: int) -> str:
    """Write an addition so that a reader can redo it: the strongest four that add, what signals take off, the rest as one term."""
    alles = list(optelling)
    plus = [r for r in alles if r[1] > 0][:4]
    min_ = [r for r in reversed(alles) if r[1] < 0][:2]
    genoemd = plus + min_
    delen = [f"{naam} {punten:+d}" for naam, punten in genoemd]
    rest = som - sum(p for _, p in genoemd)
    if rest:
        delen.append(f"overige {rest:+d}")
    return f"{', '.join(delen)} = {som}; genoeg is {genoeg}"
