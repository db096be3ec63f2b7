"""Cuts a document into passages (a sentence, a list item, a table row) and marks each with the keys of the reading plan, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checker.language.koppelen import VORMEN, Leesplan
from checker.language.woorden import woorden
from checker.language.zinnen import splits_zinnen
from checker.model.document import Blok, Bloksoort, Document, Vindplaats

_KOPPEN = frozenset((Bloksoort.KOP, Bloksoort.TITEL))
_LANG, _KORT, _MAX_RIJ, _MAX_GEHEEL = 28, 6, 60, 40
_MAX_ONBEKEND = 1_000
_VERDACHT = itemgetter(-1)
# A blank to be filled in: a line of underscores, a row of dots, or a hint between brackets (not a note number).
_INVULVELD = re.compile(r"_{3}|\.{4}|(?:^|[\s:|])(?:\.{3}|…)(?:$|\s*\|)|\[(?!\d+\])[^\[\]]{2,200}\]")
# So many sentences that each are a norm, word for word, are a copied list of norms; one or two may be somebody's own words.
MIN_OVERGENOMEN = 4


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
    """Mark every passage of the document with the begrippen and word groups it holds, and those of its headings and just before it.

    What stands in headings and before is left out when no rule looks there.
    """
    lezer = _Lezer(plan)
    passages = list(lezer.passages(document.blokken))
    return Lezing(passages, list(_gehelen(passages, lezer.soorten, plan)), lezer.hersteld)


def zonder_inhoud(lezing: Lezing, plan: Leesplan) -> frozenset[int]:
    """Return the numbers of the passages that cannot count: unfilled fields, and copied norms where there are several of those."""
    veld, norm = plan.vorm("invulveld"), plan.vorm("norm")
    normen = [i for i, p in enumerate(lezing.passages) if norm in p.sleutels]
    velden = (i for i, p in enumerate(lezing.passages) if veld in p.sleutels)
    return frozenset((*velden, *(normen if len(normen) >= MIN_OVERGENOMEN else ())))


def _gehelen(passages: list[Passage], soorten: list[str], plan: Leesplan) -> Iterator[Passage]:
    """Yield every whole of two or more passages: what is said in two sentences, items or rows counts as said."""
    for vorm, groep in (("alinea", _groep_alinea), ("opsomming", _groep_lijst), ("tabel", _groep_tabel), ("paragraaf", _groep_paragraaf)):
        begin = 0
        namen = [groep(p, s) for p, s in zip(passages, soorten, strict=True)]
        for k in range(1, len(passages) + 1):
            if k < len(passages) and namen[k] is not None and namen[k] == namen[begin]:
                continue
            if namen[begin] is not None and 2 <= k - begin <= _MAX_GEHEEL:
                yield _verenig(passages, begin, k, plan.vorm(vorm), plan.vorm("invulveld"), vorm == "opsomming")
            begin = k


def _groep_alinea(p: Passage, soort: str) -> object:
    return p.plaats.alinea if soort == "zin" else None


def _groep_lijst(p: Passage, soort: str) -> object:
    return p.plaats.kop if soort == "lijst" else None


def _groep_tabel(p: Passage, soort: str) -> object:
    return p.plaats.tabel if soort == "rij" else None


def _groep_paragraaf(p: Passage, soort: str) -> object:
    return None if soort == "kop" else (p.plaats.kop,)


def _verenig(passages: list[Passage], begin: int, einde: int, vorm: int, telt_niet: int, met_aanhef: bool) -> Passage:
    delen = [p.sleutels for p in passages[begin:einde] if telt_niet not in p.sleutels]
    if met_aanhef and begin and passages[begin - 1].tekst.endswith(":"):
        delen.append(passages[begin - 1].eigen)
    return Passage("", passages[begin].plaats, frozenset(), frozenset((vorm,)).union(*delen), delen=tuple(range(begin, einde)))


class _Lezer:
    def __init__(self, plan: Leesplan) -> None:
        self._plan = plan
        self._herkenner = plan.herkenner
        self._aantal, self._lagen = plan.aantal, plan.lagen
        self._vorm = {naam: plan.vorm(naam) for naam in VORMEN}
        self._koppen: dict[str, frozenset[int]] = {}
        self._nagekeken: set[str] = set()
        self.hersteld: dict[str, str] = {}
        self._tabelkop: tuple[int | None, frozenset[int]] = (None, frozenset())
        self.soorten: list[str] = []
        self._normlengtes = frozenset(map(len, plan.normen))

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
            self._tabelkop = (tabel, self._merk(woorden(" | ".join(teksten)))[0])
        kop = self._tabelkop[1] if self._tabelkop[0] == tabel and not cellen[0].koprij else frozenset()
        if sum(len(t.split()) for t in teksten) <= _MAX_RIJ:
            yield self._passage(" | ".join(teksten), cellen[0], frozenset(), "rij", kop)
            return
        eerste = self._merk(woorden(teksten[0]))[0] if teksten else frozenset()
        for blok in cellen:
            for zin in splits_zinnen(blok.tekst):
                yield self._passage(zin, blok, frozenset(), "rij", kop | eerste)

    def _passage(self, tekst: str, blok: Blok, vorige: frozenset[int], vorm: str, extra_kop: frozenset[int] = frozenset()) -> Passage:
        lijst = woorden(tekst)
        eigen, hersteld = self._merk(lijst)
        self.soorten.append(vorm or "zin")
        sleutels = eigen.union(self._vormen(tekst, lijst, vorm))
        if self._lagen:
            sleutels = sleutels.union(*self._omgeving(tekst, blok, vorige, extra_kop))
        return Passage(tekst, blok.plaats, eigen, sleutels, hersteld)

    def _vormen(self, tekst: str, lijst: list[str], vorm: str) -> list[int]:
        sleutel = self._vorm
        vormen = [sleutel[vorm]] if vorm else []
        if tekst.endswith("?"):
            vormen.append(sleutel["vraag"])
        if len(lijst) >= _LANG:
            vormen.append(sleutel["lang"])
        elif len(lijst) <= _KORT:
            vormen.append(sleutel["kort"])
        if ("_" in tekst or "[" in tekst or "..." in tekst or "…" in tekst) and _INVULVELD.search(tekst):
            vormen.append(sleutel["invulveld"])
        if len(lijst) in self._normlengtes and tuple(lijst) in self._plan.normen:
            vormen.append(sleutel["norm"])
        return vormen

    def _omgeving(self, tekst: str, blok: Blok, vorige: frozenset[int], extra_kop: frozenset[int]) -> list[list[int]]:
        """The keys of the headings above and of the passage before, where some rule looks at those."""
        uit, n, lagen = [], self._aantal, self._lagen
        if "kop" in lagen:
            kop = extra_kop.union(*(self._kop(titel) for titel in blok.plaats.kop[-2:] if titel != tekst))
            uit.append([n + k for k in kop])
        if "eerder" in lagen:
            uit.append([2 * n + k for k in vorige])
        return uit

    def _kop(self, titel: str) -> frozenset[int]:
        if titel not in self._koppen:
            self._koppen[titel] = self._merk(woorden(titel))[0]
        return self._koppen[titel]

    def _merk(self, lijst: list[str]) -> tuple[frozenset[int], tuple[tuple[str, str], ...]]:
        zin = self._herkenner.woorden(lijst)
        if True not in map(_VERDACHT, zin):
            return self._herkenner.merk(zin), ()
        hersteld = self._herstel([w for w, gevonden in zip(lijst, zin, strict=True) if gevonden[-1]])
        if hersteld:
            zin = self._herkenner.woorden(self.hersteld.get(w, w) for w in lijst)
        return self._herkenner.merk(zin), hersteld

    def _herstel(self, verdacht: list[str]) -> tuple[tuple[str, str], ...]:
        """Repair typing errors among words that neither the dictionary nor any term knows; each distinct word is looked at once.

        Of a text with more unknown words than anyone mistypes only the first are looked at.
        """
        for woord in verdacht:
            if woord not in self._nagekeken:
                self._nagekeken.add(woord)
                if len(self._nagekeken) <= _MAX_ONBEKEND and (goed := self._herkenner.herstel(woord, _zoek_typefout)):
                    self.hersteld[woord] = goed
        return tuple((w, self.hersteld[w]) for w in verdacht if w in self.hersteld)


def _zoek_typefout(woord: str, keuzes: list[str]) -> str:
    """Return the term word one typing error away (two in a word of twelve letters or more), or an empty string."""
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
