"""Works out from the terms of a rule pack the tables by which they are recognised; costs once, and can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from checker.language.termtaal import MIN_STAM, Reeks, Term, Woordmaat

# Words so common that a longer term is better looked up by another of its words.
_GEWOON = frozenset(
    (
        "de", "het", "een", "en", "of", "in", "op", "aan", "van", "voor", "met", "te", "is", "zijn", "er", "ze", "zij", "we", "wij",
        "die", "dat", "dit", "deze", "als", "om", "ook", "bij", "tot", "naar", "uit", "door", "over", "maar", "dan", "nog", "wel", "zo",
        "niet", "geen", "kunnen", "hebben", "worden", "zullen", "willen", "moeten", "mogen", "#", "je", "u", "hij", "hun", "haar", "ons",
        "onze", "wat", "wie", "hoe", "waar", "wanneer", "elk", "alle", "ieder", "iedere",
    )
)  # fmt: skip

Tabellen = dict[str, Any]
"""What `bouw` works out, as plain dicts, tuples and numbers, so that it can be kept."""
Knoop = tuple[tuple[int, ...], "dict[int, Any] | None", tuple[Any, ...]]
"""Where a term may have got to: the begrippen it shows when it ends here, the place that comes right after with its knoop (None when
there is none), and terms that go on with a gap."""
Gatreeks = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


class Bouwer:
    """Works out the tables of a recogniser from its terms."""

    def __init__(self, begrippen: Mapping[int, Sequence[Term]]) -> None:
        self._maten: dict[Woordmaat, int] = {}
        self._direct: dict[int, dict[int, None]] = {}
        self._langer: list[tuple[tuple[int, ...], tuple[int, ...], int]] = []
        self._reeksnummer: dict[Reeks, int] = {}
        self._paren: dict[int, list[tuple[tuple[int, ...], int]]] = {}
        self._eerste = self._volgend = max(begrippen, default=-1) + 1
        for nummer, termen in begrippen.items():
            for term in termen:
                if len(term.reeksen) == 1:
                    self._voeg_reeks(term.reeksen[0], nummer)
                else:
                    self._voeg_paar(term, nummer)

    def _voeg_paar(self, term: Term, nummer: int) -> None:
        leden = []
        for reeks in term.reeksen:
            if reeks not in self._reeksnummer:
                self._reeksnummer[reeks] = self._volgend
                self._voeg_reeks(reeks, self._volgend)
                self._volgend += 1
            leden.append(self._reeksnummer[reeks])
        self._paren.setdefault(leden[0], []).append((tuple(leden[1:]), nummer))

    def _voeg_reeks(self, reeks: Reeks, nummer: int) -> None:
        nummers = tuple(self._maten.setdefault(m, len(self._maten)) for m in reeks.maten)
        if len(nummers) == 1:
            self._direct.setdefault(nummers[0], {})[nummer] = None
        else:
            self._langer.append((nummers, reeks.gaten, nummer))

    def tabellen(self) -> Tabellen:
        """Return the tables for `Herkenner`."""
        return {
            "vormen": _per(((vorm, nr) for maat, nr in self._maten.items() for vorm in sorted(maat.vormen)), lambda v: v),
            "begin": _per(((s, nr) for maat, nr in self._maten.items() for s in maat.begin), lambda s: s[:MIN_STAM], heel=True),
            "eind": _per(((s, nr) for maat, nr in self._maten.items() for s in maat.eind), lambda s: s[-MIN_STAM:], heel=True),
            "midden": tuple((s, nr) for maat, nr in self._maten.items() for s in maat.midden),
            "direct": {maat: tuple(doelen) for maat, doelen in self._direct.items()},
            "naast": self._naast(),
            "reeksen": self._reeksen(),
            "paren": {lid: tuple(rijen) for lid, rijen in self._paren.items()},
            "na_elkaar": frozenset(m for maten, gaten, _ in self._langer if not gaten[0] for m in maten[1:]),
            "met_gat": frozenset(m for maten, gaten, _ in self._langer if gaten[0] for m in maten),
            "intern": frozenset(range(self._eerste, self._volgend)),
        }

    def _per_reeks(self, *, met_gat: bool) -> dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, ...]]:
        """The longer terms that have a gap after their first word, or that have none, with the begrippen they show."""
        per: dict[tuple[tuple[int, ...], tuple[int, ...]], dict[int, None]] = {}
        for maten, gaten, nummer in self._langer:
            if bool(gaten[0]) is met_gat:
                per.setdefault((maten, gaten), {})[nummer] = None
        return {reeks: tuple(nummers) for reeks, nummers in per.items()}

    def _naast(self) -> dict[int, dict[int, Knoop]]:
        uit: dict[int, dict[int, Any]] = {}
        for (maten, gaten), nummers in self._per_reeks(met_gat=False).items():
            knoop = uit.setdefault(maten[0], {}).setdefault(maten[1], ([], {}, []))
            k = 2
            while k < len(maten) and not gaten[k - 1]:
                knoop = knoop[1].setdefault(maten[k], ([], {}, []))
                k += 1
            if k == len(maten):
                knoop[0].extend(nummers)
            else:
                knoop[2].append((maten[k:], gaten[k - 1 :], nummers))
        return {een: {twee: _vast(knoop) for twee, knoop in bij.items()} for een, bij in uit.items()}

    def _reeksen(self) -> tuple[tuple[int, int, tuple[Gatreeks, ...]], ...]:
        """Every term with a gap by the place that the fewest terms share, and then by the next: what is rare in terms is rare in texts."""
        hoe_vaak: dict[int, int] = {}
        for maten, _, _ in self._langer:
            for maat in set(maten):
                hoe_vaak[maat] = hoe_vaak.get(maat, 0) + 1
        gewoon = {nr for maat, nr in self._maten.items() if maat.vormen & _GEWOON}
        per: dict[int, dict[int, list[Gatreeks]]] = {}
        for (maten, gaten), nummers in self._per_reeks(met_gat=True).items():
            volgorde = sorted(set(maten), key=lambda m: (m in gewoon, hoe_vaak[m], m))
            per.setdefault(volgorde[0], {}).setdefault(volgorde[min(1, len(volgorde) - 1)], []).append((maten, gaten, nummers))
        return tuple((anker, tweede, tuple(rijen)) for anker, bij in per.items() for tweede, rijen in bij.items())


def _vast(knoop: Any) -> Knoop:  # noqa: ANN401 - the same with lists
    return tuple(knoop[0]), {maat: _vast(k) for maat, k in knoop[1].items()} or None, tuple(knoop[2])


def _per(paren: Iterator[tuple[str, int]], groep: Callable[[str], str], *, heel: bool = False) -> dict[str, tuple[Any, ...]]:
    """Gather numbers per group of word pieces; with `heel` each number keeps its piece."""
    uit: dict[str, list[Any]] = {}
    for stuk, nummer in paren:
        uit.setdefault(groep(stuk), []).append((stuk, nummer) if heel else nummer)
    return {naam: tuple(rijen) for naam, rijen in uit.items()}
