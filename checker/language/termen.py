"""Recognises the terms of a rule pack in sentences: one look per word, whatever the number of terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

from checker.language.termtaal import MIN_STAM, Reeks, Term, TermFout, Woordmaat, lees_term
from checker.language.termtabellen import Bouwer, Gatreeks, Knoop, Tabellen
from checker.language.woorden import is_bekend, lemma

__all__ = ["Herkenner", "Reeks", "Term", "TermFout", "Woordmaat", "lees_term"]

_MIN_HERSTEL, _MAX_HERSTEL = 7, 40
_ONTHOUD = 60_000
Woord = tuple[frozenset[int], frozenset[int], frozenset[int], dict[int, Knoop], frozenset[int], int, int, bool]
"""What a word is: the begrippen it shows by itself, and the parts of `&` terms; the places that it fits right after another word, and
which places may come right after it, with what then; the places in terms with a gap that it fits, and as bits the pairs of such places of
which it is the rarer and the other; and whether it may be a typing error (no term and no dictionary knows it)."""
_NIETS: frozenset[int] = frozenset()
_NERGENS: dict[int, Knoop] = {}


class Herkenner:
    """Marks sentences with the begrippen they hold.

    Distinct words are looked up once and remembered (no more than `_ONTHOUD`). A term of several words begins with two that stand next
    to each other, and is found from the first; or it has a gap there, and is tried when its two least common words are both present.
    """

    def __init__(self, tabellen: Tabellen) -> None:
        self._tabellen = tabellen
        self._vormen: dict[str, tuple[int, ...]] = tabellen["vormen"]
        self._begin: dict[str, tuple[tuple[str, int], ...]] = tabellen["begin"]
        self._eind: dict[str, tuple[tuple[str, int], ...]] = tabellen["eind"]
        self._midden: tuple[tuple[str, int], ...] = tabellen["midden"]
        self._direct: dict[int, tuple[int, ...]] = tabellen["direct"]
        self._naast: dict[int, dict[int, Knoop]] = tabellen["naast"]
        self._reeksen: tuple[tuple[int, int, tuple[Gatreeks, ...]], ...] = tabellen["reeksen"]
        self._paren: dict[int, tuple[tuple[tuple[int, ...], int], ...]] = tabellen["paren"]
        self._na_elkaar: frozenset[int] = tabellen["na_elkaar"]
        self._met_gat_ertussen: frozenset[int] = tabellen["met_gat"]
        self._intern: frozenset[int] = tabellen["intern"]
        self._eerste = min(self._intern, default=0)
        self._ankers: dict[int, int] = {}
        self._tweede: dict[int, int] = {}
        for nummer, (anker, tweede, _) in enumerate(self._reeksen):
            self._ankers[anker] = self._ankers.get(anker, 0) | 1 << nummer
            self._tweede[tweede] = self._tweede.get(tweede, 0) | 1 << nummer
        self._woorden = _Onthouden(self._zoek_op)
        self._hersteld: dict[str, str] = {}
        self._lang: dict[str, list[str]] = {}

    @classmethod
    def bouw(cls, begrippen: Mapping[int, Sequence[Term]]) -> Herkenner:
        """Build a recogniser for numbered begrippen; numbers from the highest + 1 on are used internally for parts of `&` terms."""
        return cls(Bouwer(begrippen).tabellen())

    def tabellen(self) -> Tabellen:
        """Return what `Herkenner` can be made from again without the terms."""
        return self._tabellen

    def woord(self, woord: str) -> Woord:
        """Return what one word of a sentence stands for."""
        return self._woorden[woord]

    def woorden(self, zin: Iterable[str]) -> list[Woord]:
        """Return what each word of a sentence stands for."""
        return list(map(self._woorden.__getitem__, zin))

    def _zoek_op(self, woord: str) -> Woord:
        basis = lemma(woord)
        maten: set[int] = set()
        for vorm in (woord,) if basis == woord else (woord, basis):
            maten.update(self._vormen.get(vorm, ()))
            maten.update([maat for stuk, maat in self._begin.get(vorm[:MIN_STAM], ()) if vorm.startswith(stuk)])
            maten.update([maat for stuk, maat in self._eind.get(vorm[-MIN_STAM:], ()) if vorm.endswith(stuk)])
            maten.update([maat for stuk, maat in self._midden if stuk in vorm])
        if not maten:
            verdacht = _MIN_HERSTEL <= len(woord) <= _MAX_HERSTEL and not is_bekend(woord)
            return _NIETS, _NIETS, _NIETS, _NERGENS, _NIETS, 0, 0, verdacht
        direct = frozenset([b for m in maten for b in self._direct.get(m, ())])
        return (
            direct - self._intern,
            direct & self._intern,
            frozenset(maten & self._na_elkaar),
            self._volgt(sorted(maten & self._naast.keys())),
            frozenset(maten & self._met_gat_ertussen),
            reduce(or_, [self._ankers.get(m, 0) for m in maten]),
            reduce(or_, [self._tweede.get(m, 0) for m in maten]),
            False,
        )

    def _volgt(self, maten: Sequence[int]) -> dict[int, Knoop]:
        """Return what may come right after a word that fits these places."""
        if len(maten) < 2:
            return self._naast[maten[0]] if maten else _NERGENS
        return reduce(_verenig, (self._naast[maat] for maat in maten))

    def kent(self, woord: str) -> bool:
        """Whether any term holds a place that this word fits as it is written."""
        return any(self._woorden[woord][:-1])

    def herstel(self, woord: str, zoek: Callable[[str, list[str]], str]) -> str:
        """Return the term word that `woord` is a typing error of, or an empty string.

        `zoek(word, candidates)` chooses; it is asked once per distinct word that no term knows. Candidates begin with the same letter:
        people rarely mistype the first, and "daarover" is not "waarover".
        """
        goed = self._hersteld.get(woord)
        if goed is None:
            goed = "" if self.kent(woord) else zoek(woord, self._kandidaten(woord[:1]))
            if len(self._hersteld) >= _ONTHOUD:
                self._hersteld.clear()
            self._hersteld[woord] = goed
        return goed

    def _kandidaten(self, letter: str) -> list[str]:
        """The longer words of all terms by first letter, in alphabetical order: of equally near ones every run chooses the same."""
        if not self._lang:
            for vorm in sorted(v for v in self._vormen if len(v) >= _MIN_HERSTEL):
                self._lang.setdefault(vorm[0], []).append(vorm)
        return self._lang.get(letter, [])

    def markeer(self, zin: Iterable[str]) -> frozenset[int]:
        """Return the numbers of the begrippen that the words of one sentence hold."""
        return self.merk(self.woorden(zin))

    def merk(self, zin: Sequence[Woord]) -> frozenset[int]:
        """Return the numbers of the begrippen that a sentence holds, of which the words are looked up already."""
        if not zin:
            return _NIETS
        direct, intern, na, volgt, gat, ankers, tweede, _ = zip(*zin, strict=True)
        langer: list[int] = []
        for i, bij in enumerate(volgt[:-1], 1):
            if bij and not bij.keys().isdisjoint(na[i]):
                for maat in bij.keys() & na[i]:
                    knoop = bij[maat]
                    if knoop[1] or knoop[2]:
                        _volg(knoop, na, i + 1, langer)
                    else:
                        langer += knoop[0]
        # A pair is present where a word is the rarer of it and a word is the other: one look for all pairs at once.
        if paren := reduce(or_, ankers) & reduce(or_, tweede):
            self._met_gat(gat, paren, langer)
        if self._paren:
            self._samen(_NIETS.union(*intern), langer)
        return _NIETS.union(langer, *direct) - self._intern if langer else _NIETS.union(*direct)

    def _samen(self, delen: frozenset[int], uit: list[int]) -> None:
        """Add the `&` terms of which all parts were found: those of one word in `delen`, longer ones among what was found already."""
        if uit and max(uit) >= self._eerste:
            delen = delen.union([n for n in uit if n >= self._eerste])
        if delen:
            uit += [n for lid in delen & self._paren.keys() for leden, n in self._paren[lid] if delen.issuperset(leden)]

    def _met_gat(self, past_op: Sequence[frozenset[int]], paren: int, uit: list[int]) -> None:
        plekken: dict[int, list[int]] = {}
        while paren:
            laagste = paren & -paren
            paren ^= laagste
            for maten, gaten, nummers in self._reeksen[laagste.bit_length() - 1][2]:
                if _past(past_op, plekken, maten, gaten):
                    uit += nummers


class _Onthouden(dict[str, Woord]):
    """Remembers what was looked up, no more than `_ONTHOUD` words: a batch reads thousands of texts."""

    def __init__(self, zoek: Callable[[str], Woord]) -> None:
        super().__init__()
        self._zoek = zoek

    def __missing__(self, woord: str) -> Woord:
        if len(self) >= _ONTHOUD:
            self.clear()
        gevonden = self[woord] = self._zoek(woord)
        return gevonden


def _verenig(een: dict[int, Knoop], ander: dict[int, Knoop]) -> dict[int, Knoop]:
    """What may come after a word that fits two places."""
    samen = dict(een)
    for maat, knoop in ander.items():
        if maat in samen:
            klaar, verder, met_gat = samen[maat]
            verder = _verenig(verder, knoop[1]) if verder and knoop[1] else verder or knoop[1]
            samen[maat] = (klaar + knoop[0], verder, met_gat + knoop[2])
        else:
            samen[maat] = knoop
    return samen


def _volg(knoop: Knoop, past_op: Sequence[frozenset[int]], i: int, uit: list[int]) -> None:
    """Collect what a term that has come to `knoop` shows when it goes on at word i."""
    klaar, verder, met_gat = knoop
    uit += klaar
    if verder and i < len(past_op) and not verder.keys().isdisjoint(past_op[i]):
        for maat in verder.keys() & past_op[i]:
            _volg(verder[maat], past_op, i + 1, uit)
    for rest, gaten, nummers in met_gat:
        if _gaat_verder(past_op, i - 1, rest, gaten):
            uit += nummers


def _past(past_op: Sequence[frozenset[int]], plekken: dict[int, list[int]], maten: Sequence[int], gaten: Sequence[int]) -> bool:
    """Whether the places of a term follow each other within their gaps; `plekken` is filled as needed."""
    mogelijk: list[int] = []
    for maat, gat in zip(maten, (-1, *gaten), strict=True):
        hier = plekken.get(maat)
        if hier is None:
            hier = plekken[maat] = [i for i, past in enumerate(past_op) if maat in past]
        mogelijk = hier if gat < 0 else [j for j in hier for i in mogelijk if i < j <= i + gat + 1]
        if not mogelijk:
            return False
    return True


def _gaat_verder(past_op: Sequence[frozenset[int]], i: int, maten: Sequence[int], gaten: Sequence[int]) -> bool:
    """Whether the places `maten` follow word i, each within its gap."""
    mogelijk = [i]
    for maat, gat in zip(maten, gaten, strict=True):
        if len(mogelijk) == 1:
            volgende: Iterable[int] = range(mogelijk[0] + 1, min(mogelijk[0] + gat + 2, len(past_op)))
        else:
            volgende = sorted({k for m in mogelijk for k in range(m + 1, min(m + gat + 2, len(past_op)))})
        mogelijk = [k for k in volgende if maat in past_op[k]]
        if not mogelijk:
            return False
    return True
