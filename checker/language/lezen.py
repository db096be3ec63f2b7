"""Cuts a document into passages (a sentence, a list item, a table row) and marks each with the keys of the reading plan, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checker.language.koppelen import VORMEN, Leesplan
from checker.language.woorden import is_bekend, woorden
from checker.language.zinnen import splits_zinnen
from checker.model.document import Blok, Bloksoort, Document, Vindplaats

_KOPPEN = frozenset((Bloksoort.KOP, Bloksoort.TITEL))
_LANG, _KORT, _MAX_RIJ, _MAX_GEHEEL = 28, 6, 60, 40
_MIN_TYPEFOUT, _MAX_WOORD, _MAX_ONBEKEND = 7, 40, 1_000


@dataclass(slots=True)
class Passage:
    """A piece of text that is judged as one: its words, its place, and the keys that hold for it."""

    tekst: str
    plaats: Vindplaats
    eigen: frozenset[int]
    sleutels: frozenset[int] = frozenset()
    hersteld: tuple[tuple[str, str], ...] = ()
    delen: tuple[int, ...] = ()


@dataclass(slots=True)
class Lezing:
    """A whole document, marked.

    `passages` are the smallest pieces in reading order; `gehelen` are paragraphs, lists, tables and sections, each with in `delen` the
    numbers of the passages it is made of.
    """

    passages: list[Passage]
    gehelen: list[Passage]
    hersteld: dict[str, str] = field(default_factory=dict)


def lees(document: Document, plan: Leesplan) -> Lezing:
    """Mark every passage of the document with the begrippen and word groups it holds, those of its headings and those just before it."""
    lezer = _Lezer(plan)
    passages = list(lezer.passages(document.blokken))
    return Lezing(passages, list(_gehelen(passages, lezer.soorten, plan)), lezer.hersteld)


def _gehelen(passages: list[Passage], soorten: list[str], plan: Leesplan) -> Iterator[Passage]:
    """Yield every whole of two or more passages: what is said in two sentences, items or rows counts as said."""
    for vorm, groep in (("alinea", _groep_alinea), ("opsomming", _groep_lijst), ("tabel", _groep_tabel), ("paragraaf", _groep_paragraaf)):
        begin = 0
        namen = [groep(p, s) for p, s in zip(passages, soorten, strict=True)]
        for k in range(1, len(passages) + 1):
            if k < len(passages) and namen[k] is not None and namen[k] == namen[begin]:
                continue
            if namen[begin] is not None and 2 <= k - begin <= _MAX_GEHEEL:
                yield _verenig(passages, begin, k, 3 * plan.aantal + VORMEN.index(vorm), vorm == "opsomming")
            begin = k


def _groep_alinea(p: Passage, soort: str) -> object:
    return p.plaats.alinea if soort == "zin" else None


def _groep_lijst(p: Passage, soort: str) -> object:
    return p.plaats.kop if soort == "lijst" else None


def _groep_tabel(p: Passage, soort: str) -> object:
    return p.plaats.tabel if soort == "rij" else None


def _groep_paragraaf(p: Passage, soort: str) -> object:
    return None if soort == "kop" else (p.plaats.kop,)


def _verenig(passages: list[Passage], begin: int, einde: int, vorm: int, met_aanhef: bool) -> Passage:
    delen = passages[begin:einde]
    eigen = frozenset().union(*(p.eigen for p in delen))
    sleutels = frozenset().union(*(p.sleutels for p in delen), (vorm,))
    if met_aanhef and begin and passages[begin - 1].tekst.endswith(":"):
        sleutels |= passages[begin - 1].eigen
    return Passage("", delen[0].plaats, eigen, sleutels, delen=tuple(range(begin, einde)))


class _Lezer:
    def __init__(self, plan: Leesplan) -> None:
        self._plan = plan
        self._koppen: dict[str, frozenset[int]] = {}
        self._nagekeken: set[str] = set()
        self._onbekend = 0
        self._typefouten: dict[str, str] = {}
        self.hersteld: dict[str, str] = {}
        self._tabelkop: tuple[int | None, frozenset[int]] = (None, frozenset())
        self.soorten: list[str] = []

    def passages(self, blokken: Iterable[Blok]) -> Iterator[Passage]:
        vorige: frozenset[int] = frozenset()
        for stuk in _groepeer(blokken):
            if stuk[0].soort is Bloksoort.CEL:
                yield from self._rij(stuk)
                vorige = frozenset()
                continue
            blok = stuk[0]
            if blok.soort in _KOPPEN:
                yield self._passage(blok.tekst, blok, frozenset(), "kop")
                vorige = frozenset()
                continue
            for zin in splits_zinnen(blok.tekst):
                passage = self._passage(zin, blok, vorige, "lijst" if blok.soort is Bloksoort.LIJST else "")
                yield passage
                if blok.soort is not Bloksoort.LIJST:
                    vorige = passage.eigen

    def _rij(self, cellen: list[Blok]) -> Iterator[Passage]:
        teksten = _per_cel(cellen)
        tabel = cellen[0].plaats.tabel
        if cellen[0].koprij:
            self._tabelkop = (tabel, self._merk(" | ".join(teksten))[0])
        kop = self._tabelkop[1] if self._tabelkop[0] == tabel and not cellen[0].koprij else frozenset()
        if sum(len(t.split()) for t in teksten) <= _MAX_RIJ:
            yield self._passage(" | ".join(teksten), cellen[0], frozenset(), "rij", kop)
            return
        eerste = self._merk(teksten[0])[0] if teksten else frozenset()
        for blok in cellen:
            for zin in splits_zinnen(blok.tekst):
                yield self._passage(zin, blok, frozenset(), "rij", kop | eerste)

    def _passage(self, tekst: str, blok: Blok, vorige: frozenset[int], vorm: str, extra_kop: frozenset[int] = frozenset()) -> Passage:
        eigen, aantal, hersteld = self._merk(tekst)
        n = self._plan.aantal
        kop = set(extra_kop)
        for titel in blok.plaats.kop[-2:]:
            if titel != tekst:
                kop |= self._kop(titel)
        vormen = [vorm] if vorm else []
        if tekst.endswith("?"):
            vormen.append("vraag")
        if aantal >= _LANG:
            vormen.append("lang")
        elif aantal <= _KORT:
            vormen.append("kort")
        self.soorten.append({"": "zin"}.get(vorm, vorm))
        sleutels = frozenset([*eigen, *(n + k for k in kop), *(2 * n + k for k in vorige), *(3 * n + VORMEN.index(v) for v in vormen)])
        return Passage(tekst, blok.plaats, eigen, sleutels, hersteld)

    def _kop(self, titel: str) -> frozenset[int]:
        if titel not in self._koppen:
            self._koppen[titel] = self._merk(titel)[0]
        return self._koppen[titel]

    def _merk(self, tekst: str) -> tuple[frozenset[int], int, tuple[tuple[str, str], ...]]:
        lijst = woorden(tekst)
        hersteld = self._herstel(lijst)
        n = self._plan.aantal
        return frozenset(k for k in self._plan.herkenner.markeer(lijst) if k < n), len(lijst), hersteld

    def _herstel(self, lijst: list[str]) -> tuple[tuple[str, str], ...]:
        """Find typing errors among words that neither the dictionary nor any term knows; each distinct word is looked at once."""
        gevonden = []
        for woord in lijst:
            if woord not in self._nagekeken:
                self._nagekeken.add(woord)
                goed = self._plan.herkenner.herstel(woord, _zoek_typefout) if self._na_te_kijken(woord) else ""
                if goed:
                    self.hersteld[woord] = goed
            if woord in self.hersteld:
                gevonden.append((woord, self.hersteld[woord]))
        return tuple(gevonden)

    def _na_te_kijken(self, woord: str) -> bool:
        """Whether the word may be a typing error; of a text with more unknown words than anyone mistypes only the first are looked at."""
        if not _MIN_TYPEFOUT <= len(woord) <= _MAX_WOORD or is_bekend(woord) or self._plan.herkenner.kent(woord):
            return False
        self._onbekend += 1
        return self._onbekend <= _MAX_ONBEKEND


def _zoek_typefout(woord: str, keuzes: list[str]) -> str:
    """Return the term word one typing error away (two in a word of twelve letters or more), or an empty string."""
    if is_bekend(woord):
        return ""
    grens = 2 if len(woord) >= 12 else 1
    beste = process.extractOne(woord, keuzes, scorer=OSA.distance, score_cutoff=grens)
    return str(beste[0]) if beste else ""


def _groepeer(blokken: Iterable[Blok]) -> Iterator[list[Blok]]:
    """Yield the cells of one table row together and every other block alone."""
    rij: list[Blok] = []
    for blok in blokken:
        if blok.soort is Bloksoort.CEL and rij and (blok.plaats.tabel, blok.plaats.rij) == (rij[0].plaats.tabel, rij[0].plaats.rij):
            rij.append(blok)
            continue
        if rij:
            yield rij
            rij = []
        if blok.soort is Bloksoort.CEL:
            rij = [blok]
        else:
            yield [blok]
    if rij:
        yield rij


def _per_cel(cellen: list[Blok]) -> list[str]:
    teksten: dict[int | None, str] = {}
    for blok in cellen:
        teksten[blok.plaats.cel] = f"{teksten[blok.plaats.cel]} {blok.tekst}" if blok.plaats.cel in teksten else blok.tekst
    return list(teksten.values())
