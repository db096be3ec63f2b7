"""Adds up the points of all text rules for one passage at once.

A rule's points live in a lane of one whole number, so that one addition serves every rule. A lane is raised by `nul`, so that it is never
negative, and its highest bit stays free; it is as wide as the most points that a passage could have make necessary.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from checker.language.koppelen import Leesplan
from checker.model.toets_tekst import Vraag

_SMAL, _BREED = 16, 32
_Samen = tuple[tuple[tuple[int, ...], int], ...]
_Vraagtabel = tuple[str, tuple[int, ...], dict[int, int], _Samen]
"""The kenmerken of a question, the most points first: their names with a NUL between, their points, the number of the one that needs only
this key, and (keys, number) of the others."""
_Rijen = tuple[dict[int, int], dict[int, list[tuple[tuple[int, ...], int]]], list[str], tuple[int, ...]]
_BAANTYPE = {_SMAL: "H", _BREED: "I"}


class Puntentelling:
    """The points tables of all questions, indexed by the keys that passages carry."""

    def __init__(self, tabellen: dict[str, Any]) -> None:
        self._tabellen = tabellen
        self.aantal: int = tabellen["aantal"]
        self._bits: int = tabellen["bits"]
        self._los = _Punten(tabellen["los"])
        self._samen: dict[int, dict[int, int]] = tabellen["samen"]
        self._meer: tuple[tuple[frozenset[int], int], ...] = tabellen["meer"]
        self._vragen: tuple[_Vraagtabel, ...] = tabellen["vragen"]
        self._rijen: dict[int, _Rijen] = {}
        self.nul = 1 << (self._bits - 2)
        een = sum(1 << (self._bits * k) for k in range(self.aantal))
        self._basis, self._top, self._vol = een * self.nul, een << (self._bits - 1), (1 << (self._bits - 1)) - 1

    @classmethod
    def van(cls, vragen: Sequence[Vraag], plan: Leesplan) -> Puntentelling:
        """Index the points tables of the questions."""
        return cls(_tabellen(vragen, plan))

    def tabellen(self) -> dict[str, Any]:
        """Return what it can be made from again, as plain dicts, tuples and numbers."""
        return self._tabellen

    def tel(self, sleutels: frozenset[int]) -> int:
        """Return the points of one passage on all questions, in lanes."""
        som = sum(map(self._los.__getitem__, sleutels), self._basis)
        if self._samen:
            for sleutel in sleutels & self._samen.keys():
                bij = self._samen[sleutel]
                som += sum([bij[ander] for ander in sleutels & bij.keys()])
        for nodig, baan in self._meer:
            if nodig <= sleutels:
                som += baan
        return som

    def hoogste(self, sommen: Iterable[int]) -> list[int]:
        """Return per question the most points among `sommen`, 0 without any; lanes are compared all at once."""
        top, schuif = self._top, self._bits - 1
        hoog: int | None = None
        for som in sommen:
            if hoog is None:
                hoog = som
            elif hoog != som:
                # The free bit of a lane survives the subtraction where hoog >= som; it is made into a mask over the lane.
                wint = ((hoog | top) - som) & top
                hoog = som ^ ((hoog ^ som) & (wint - (wint >> schuif)))
        return [0] * self.aantal if hoog is None else [x - self.nul for x in self._banen([hoog])]

    def kolommen(self, sommen: Sequence[int]) -> Kolommen:
        """Return the sums by question."""
        return Kolommen(self._banen(sommen), self.aantal, self.nul)

    def _banen(self, sommen: Iterable[int]) -> array[int]:
        banen = array(_BAANTYPE[self._bits])
        breedte = self.aantal * self._bits // 8
        banen.frombytes(b"".join([som.to_bytes(breedte, "little") for som in sommen]))
        if sys.byteorder == "big":
            banen.byteswap()
        return banen

    def optelling(self, k: int, sleutels: frozenset[int]) -> list[tuple[str, int]]:
        """Return the kenmerken of question k that this passage has with their points, highest first."""
        los, samen, namen, punten = self._rijen.get(k) or self._maak_rijen(k)
        nummers = [los[s] for s in sleutels & los.keys()]
        if samen:
            nummers += [nr for s in sleutels & samen.keys() for rest, nr in samen[s] if sleutels.issuperset(rest)]
        nummers.sort()
        return [(namen[nr], punten[nr]) for nr in nummers]

    def _maak_rijen(self, k: int) -> _Rijen:
        """Take the table of one question apart, the first time that an addition must be shown."""
        namen, punten, los, samen = self._vragen[k]
        per_sleutel: dict[int, list[tuple[tuple[int, ...], int]]] = {}
        for sleutels, nr in samen:
            per_sleutel.setdefault(sleutels[0], []).append((sleutels[1:], nr))
        self._rijen[k] = (los, per_sleutel, namen.split("\0"), punten)
        return self._rijen[k]

    def trekt_af(self, k: int, sleutel: int) -> bool:
        """Whether this key by itself takes points off on question k."""
        return any(punten < 0 for _, punten in self.optelling(k, frozenset((sleutel,))))


class _Punten(dict[int, int]):
    def __missing__(self, sleutel: int) -> int:
        return 0


class Kolommen:
    """The points of all passages, question by question."""

    def __init__(self, banen: array[int], aantal: int, nul: int) -> None:
        self._banen, self._aantal, self._nul = banen, aantal, nul

    def van(self, k: int) -> list[int]:
        """Return the points of every passage on question k."""
        nul = self._nul
        return [x - nul for x in self._banen[k :: self._aantal]]

    def vanaf(self, k: int, grens: int) -> list[tuple[int, int]]:
        """Return (number, points) of every passage with at least `grens` points on question k."""
        nul = self._nul
        verhoogd = grens + nul
        return [(i, x - nul) for i, x in enumerate(self._banen[k :: self._aantal]) if x >= verhoogd]


def _tabellen(vragen: Sequence[Vraag], plan: Leesplan) -> dict[str, Any]:
    gelezen = [
        sorted(((-punten, kenmerk, plan.sleutels(kenmerk)) for punten, rij in v.punten.items() for kenmerk in rij), key=lambda r: r[:2])
        for v in vragen
    ]
    meeste = max((sum(p for p, *_ in rij if (p > 0) is hoog) * (1 if hoog else -1) for rij in gelezen for hoog in (True, False)), default=0)
    bits = _SMAL if meeste < 1 << (_SMAL - 2) else _BREED
    los: dict[int, int] = {}
    samen: dict[int, dict[int, int]] = {}
    meer: dict[frozenset[int], int] = {}
    for k, rij in enumerate(gelezen):
        for min_punten, _, sleutels in rij:
            baan = -min_punten << (bits * k)
            if len(sleutels) == 1:
                los[sleutels[0]] = los.get(sleutels[0], 0) + baan
            elif len(sleutels) == 2:
                bij = samen.setdefault(sleutels[0], {})
                bij[sleutels[1]] = bij.get(sleutels[1], 0) + baan
            else:
                meer[frozenset(sleutels)] = meer.get(frozenset(sleutels), 0) + baan
    return {
        "aantal": len(vragen),
        "bits": bits,
        "los": los,
        "samen": samen,
        "meer": tuple(meer.items()),
        "vragen": tuple(map(_vraagtabel, gelezen)),
    }


def _vraagtabel(rij: Sequence[tuple[int, str, tuple[int, ...]]]) -> _Vraagtabel:
    los: dict[int, int] = {}
    samen: list[tuple[tuple[int, ...], int]] = []
    for nr, (_, _, sleutels) in enumerate(rij):
        if len(sleutels) == 1 and sleutels[0] not in los:
            los[sleutels[0]] = nr
        else:
            samen.append((sleutels, nr))
    return "\0".join([kenmerk for _, kenmerk, _ in rij]), tuple(-punten for punten, *_ in rij), los, tuple(samen)


def schrijf_telling(optelling: Iterable[tuple[str, int]], som: int, genoeg: int) -> str:
    """Write an addition so that a reader can redo it: the strongest four that add, what signals take off, the rest as one term."""
    alles = list(optelling)
    plus = [r for r in alles[:4] if r[1] > 0]
    min_ = [r for r in alles[:-3:-1] if r[1] < 0]
    genoemd = plus + min_
    delen = [f"{naam} {punten:+d}" for naam, punten in genoemd]
    rest = som - sum([p for _, p in genoemd])
    if rest:
        delen.append(f"overige {rest:+d}")
    return f"{', '.join(delen)} = {som}; genoeg is {genoeg}"
