"""Text rules: reads the policy once, adds the points of all rules per passage, and turns the best passages into verdicts with evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from checker.evaluators.eigen_beleid import begrens, tekorten
from checker.evaluators.punten import Kolommen, Puntentelling, schrijf_telling
from checker.evaluators.uitkomst import Uitkomst
from checker.language.koppelen import Leesplan, maak_leesplan
from checker.language.lezen import Lezing, Passage, lees, zonder_inhoud
from checker.model.bevinding import Bewijs, Oordeel, Zekerheid
from checker.model.document import Document
from checker.model.gemerkt import Gemerkt
from checker.model.regel import Regel, Regelpakket
from checker.model.toets_tekst import TekstToets

MAX_BEWIJS = 3
MIN_WOORDEN = 3
_Onderdelen = tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
"""Per part of a good text what a finding says when it is missing, and the kenmerken (each as keys) that show it."""
_Gewogen = tuple[int, int]
"""(number of a passage, its points)."""


@dataclass(frozen=True, slots=True)
class Tellingen:
    """The points of a document on all questions: the most of a passage, the most of passages and wholes, and all of them."""

    hoogste_los: list[int]
    hoogste: list[int]
    los: Kolommen
    geheel: Kolommen


def _tekstregels(pakket: Regelpakket) -> tuple[tuple[Regel, ...], tuple[TekstToets, ...]]:
    paren = [(r, r.toets) for r in pakket.regels if isinstance(r.toets, TekstToets)]
    return tuple(r for r, _ in paren), tuple(t for _, t in paren)


def _onderdelen(toetsen: Sequence[TekstToets], plan: Leesplan) -> tuple[_Onderdelen, ...]:
    return tuple(tuple((o.zeg, tuple(plan.sleutels(k) for k in o.een_van)) for o in t.onderdelen) for t in toetsen)


@dataclass(frozen=True, slots=True)
class Tekstbeoordelaar:
    """All text rules of a pack, made ready to read documents with."""

    regels: tuple[Regel, ...]
    toetsen: tuple[TekstToets, ...]
    signalen: tuple[tuple[int, str], ...]
    plan: Leesplan
    punten: Puntentelling
    pakket: Regelpakket
    onderdelen: tuple[_Onderdelen, ...]

    @classmethod
    def van(cls, pakket: Regelpakket) -> Tekstbeoordelaar:
        """Compile the text rules of a pack; costs once, serves any number of documents."""
        toetsen = _tekstregels(pakket)[1]
        plan = maak_leesplan({**pakket.begrippen, **pakket.signalen}, toetsen, (r.norm for r in pakket.regels))
        vragen = [v for t in toetsen for v in (t.aanwezig, t.voldoende)]
        return cls._maak(pakket, plan, Puntentelling.van(vragen, plan))

    @classmethod
    def uit(cls, pakket: Regelpakket, tabellen: dict[str, Any]) -> Tekstbeoordelaar:
        """Make the text rules of a pack ready from the tables that `tabellen` gave for the same pack."""
        return cls._maak(pakket, Leesplan.uit(tabellen["plan"]), Puntentelling(tabellen["punten"]))

    @classmethod
    def _maak(cls, pakket: Regelpakket, plan: Leesplan, punten: Puntentelling) -> Tekstbeoordelaar:
        regels, toetsen = _tekstregels(pakket)
        signalen = tuple((plan.nummers[naam], s.zeg) for naam, s in pakket.signalen.items())
        return cls(regels, toetsen, signalen, plan, punten, pakket, _onderdelen(toetsen, plan))

    def tabellen(self) -> dict[str, Any]:
        """Return what was worked out from the pack, as plain dicts, tuples, texts and numbers."""
        return {"plan": self.plan.tabellen(), "punten": self.punten.tabellen()}

    def beoordeel(self, document: Document) -> dict[str, Uitkomst]:
        """Return the outcome of every text rule on the document, by criterium."""
        lezing = lees(document, self.plan)
        leeg = zonder_inhoud(lezing, self.plan)
        niets = self.punten.tel(frozenset())
        tel = self.punten.tel
        los = [niets if i in leeg else tel(p.sleutels) for i, p in enumerate(lezing.passages)]
        geheel = [niets if 2 * len(leeg.intersection(g.delen)) > len(g.delen) else tel(g.sleutels) for g in lezing.gehelen]
        tellingen = Tellingen(
            self.punten.hoogste(los), self.punten.hoogste(los + geheel), self.punten.kolommen(los), self.punten.kolommen(geheel)
        )
        uitkomsten = [_Weging(self, k, lezing, tellingen).uitkomst() for k in range(len(self.regels))]
        tekort = () if self._is_kort(lezing) else tekorten(lezing, self.pakket.document, self.plan, uitkomsten)
        return {regel.id: begrens(u, tekort) for regel, u in zip(self.regels, uitkomsten, strict=True)}

    def _is_kort(self, lezing: Lezing) -> bool:
        return len(lezing.passages) <= self.pakket.kort_stuk.passages

    def leg_uit(self, document: Document, criterium: str, hoeveel: int = 12) -> tuple[Gemerkt, ...]:
        """Return the passages with most points for one criterium, each with what was marked on it. Raises KeyError for an unknown one."""
        k = next((i for i, r in enumerate(self.regels) if r.id == criterium), None)
        if k is None:
            raise KeyError(criterium)
        signalen = {nummer for nummer, _ in self.signalen}
        gewogen = []
        lezing = lees(document, self.plan)
        for passage in lezing.passages:
            punten = self.punten.hoogste([self.punten.tel(passage.sleutels)])
            gewogen.append((punten[2 * k] + punten[2 * k + 1], passage))
        gewogen.sort(key=lambda g: -g[0])
        return tuple(self._gemerkt(k, p, signalen, self.genoeg(k, lezing)) for _, p in gewogen[:hoeveel])

    def genoeg(self, k: int, lezing: Lezing) -> tuple[int, int]:
        """Return how many points are enough for rule k's two questions in this text; a short text needs fewer."""
        korting = self.pakket.kort_stuk.korting if self._is_kort(lezing) else 0
        toets = self.toetsen[k]
        return max(1, toets.aanwezig.genoeg - korting), max(1, toets.voldoende.genoeg - korting)

    def _gemerkt(self, k: int, passage: Passage, signalen: set[int], genoeg: tuple[int, int]) -> Gemerkt:
        tellingen = []
        for grens, nummer in zip(genoeg, (2 * k, 2 * k + 1), strict=True):
            rijen = self.punten.optelling(nummer, passage.sleutels)
            tellingen.append(schrijf_telling(rijen, sum(p for _, p in rijen), grens))
        namen = self.plan.namen
        return Gemerkt(
            passage.plaats.alinea,
            passage.tekst,
            tuple(sorted(namen[n] for n in passage.eigen if n not in signalen)),
            tuple(sorted(namen[n] for n in passage.eigen if n in signalen)),
            *tellingen,
        )


class _Weging:
    """Weighs one rule: which passages answer its questions, and what a reader must see of that."""

    def __init__(self, lezer: Tekstbeoordelaar, k: int, lezing: Lezing, tellingen: Tellingen) -> None:
        self._lezer, self._k, self._toets = lezer, k, lezer.toetsen[k]
        self._lezing, self._tellingen = lezing, tellingen
        self._genoeg_a, self._genoeg_v = lezer.genoeg(k, lezing)
        self._hoogste_a, self._hoogste_v = tellingen.hoogste[2 * k : 2 * k + 2]

    def uitkomst(self) -> Uitkomst:
        """Return the outcome of this rule."""
        marge_a = self._hoogste_a - self._genoeg_a
        marge_v = self._hoogste_v - self._genoeg_v
        if marge_a >= 0 and marge_v >= 0:
            return self._voldoet(min(marge_a, marge_v))
        if marge_a >= 0:
            return self._deels(min(marge_a, -marge_v))
        return self._strijdig() if marge_v >= 0 else self._ontbreekt(-marge_a)

    def _voldoet(self, marge: int) -> Uitkomst:
        beste = self._beste(1, self._genoeg_v)
        bewijs = tuple(self._maak_bewijs(i, p, 1) for i, p in beste)
        zekerheid, reden = self._zekerheid(marge, Oordeel.VOLDOET, beste)
        toelichting = f"Het staat er, concreet en als eigen praktijk: {_kort(bewijs[0].citaat)}" if bewijs else "Het staat er."
        return Uitkomst(
            Oordeel.VOLDOET, toelichting, zekerheid=zekerheid, zekerheid_reden=reden, bewijs=bewijs, stappen=self._stappen(bewijs)
        )

    def _deels(self, marge: int) -> Uitkomst:
        """What is missing is looked for in all the passages shown, as a reader would read them together."""
        beste = self._beste(0, self._genoeg_a)
        mist = self._mist([i for i, _ in beste])
        bewijs = tuple(self._maak_bewijs(i, p, 0, self._waarom(i, mist)) for i, p in beste)
        slot = f": {bewijs[0].waarom}." if bewijs else "."
        return self._te_weinig(Oordeel.DEELS, f"Er staat iets over, maar niet genoeg{slot}", marge, beste, bewijs)

    def _strijdig(self) -> Uitkomst:
        """Concrete practice by one count, nothing about the subject by the other: neither can be said for certain, so a reader must look."""
        beste = self._beste(1, self._genoeg_v)
        mist = self._mist([i for i, _ in beste])
        bewijs = tuple(self._maak_bewijs(i, p, 1, self._waarom(i, mist)) for i, p in beste)
        return self._te_weinig(Oordeel.DEELS, "Er staat iets concreets, maar niet zeker is dat het hierover gaat.", -1, beste, bewijs)

    def _ontbreekt(self, marge: int) -> Uitkomst:
        beste = self._beste(0, max(1, self._genoeg_a // 3), alleen_los=True)
        bewijs = tuple(self._maak_bewijs(i, p, 0, self._waarom(i, self._mist([i]))) for i, p in beste)
        slot = f". De zin die er het dichtst bij komt: {bewijs[0].waarom}." if bewijs else " in het document."
        return self._te_weinig(Oordeel.VOLDOET_NIET, f"Niet gevonden{slot}", marge, beste, bewijs)

    def _te_weinig(self, oordeel: Oordeel, toelichting: str, marge: int, beste: Sequence[_Gewogen], bewijs: tuple[Bewijs, ...]) -> Uitkomst:
        zekerheid, reden = self._zekerheid(marge, oordeel, beste)
        return Uitkomst(
            oordeel,
            toelichting,
            zekerheid=zekerheid,
            zekerheid_reden=reden,
            bewijs=bewijs,
            gezocht=self._toets.gezocht,
            stappen=self._stappen(bewijs),
        )

    def _beste(self, vraag: int, grens: int, *, alleen_los: bool = False) -> list[_Gewogen]:
        """Return the passages that answer with their points, best first; of a whole that answers as one, its strongest parts."""
        kolom = 2 * self._k + vraag
        gekozen: list[_Gewogen] = []
        if self._tellingen.hoogste_los[kolom] >= grens:
            gekozen = [g for g in self._tellingen.los.vanaf(kolom, grens) if self._toonbaar(g[0])]
        if not gekozen and not alleen_los:
            geheel = self._tellingen.geheel.van(kolom)
            hoog = max(geheel, default=0)
            if geheel and hoog >= grens:
                punten = self._tellingen.los.van(kolom)
                gekozen = [(i, punten[i]) for i in self._lezing.gehelen[geheel.index(hoog)].delen if self._toonbaar(i)]
        return sorted(gekozen, key=lambda g: -g[1])[:MAX_BEWIJS]

    def _toonbaar(self, i: int) -> bool:
        return len(self._lezing.passages[i].tekst.split()) >= MIN_WOORDEN

    def _maak_bewijs(self, i: int, punten: int, vraag: int, waarom: str = "") -> Bewijs:
        passage = self._lezing.passages[i]
        optelling = self._lezer.punten.optelling(2 * self._k + vraag, passage.sleutels)
        telling = schrijf_telling(optelling, punten, self._genoeg_v if vraag else self._genoeg_a)
        return Bewijs(passage.tekst, passage.plaats, bijna=bool(waarom), waarom=waarom, telling=telling)

    def _waarom(self, i: int, mist: list[str]) -> str:
        """Say what keeps a passage from sufficing: the signals on it and the parts that are missing."""
        eigen = self._lezing.passages[i].eigen
        zinnen = [zeg for nummer, zeg in self._lezer.signalen if nummer in eigen and self._trekt_af(nummer)]
        delen = zinnen[:2] + ([f"er staat niet bij: {', '.join(mist)}"] if mist else [])
        return "; ".join(delen) or "niet specifiek genoeg over dit onderwerp"

    def _mist(self, nummers: Sequence[int]) -> list[str]:
        """Return the parts of a good text that none of these passages holds."""
        onderdelen = self._lezer.onderdelen[self._k]
        if not onderdelen:
            return []
        samen: frozenset[int] = frozenset().union(*(self._lezing.passages[i].sleutels for i in nummers))
        return [zeg for zeg, een_van in onderdelen if not any(map(samen.issuperset, een_van))]

    def _trekt_af(self, nummer: int) -> bool:
        punten = self._lezer.punten
        return punten.trekt_af(2 * self._k, nummer) or punten.trekt_af(2 * self._k + 1, nummer)

    def _zekerheid(self, marge: int, oordeel: Oordeel, beste: Sequence[_Gewogen]) -> tuple[Zekerheid, str]:
        grens = self._lezer.pakket.zeker_vanaf
        vanaf = {Oordeel.VOLDOET: grens.voldoet, Oordeel.DEELS: grens.deels}.get(oordeel, grens.voldoet_niet)
        redenen = []
        if marge < 0:
            redenen.append("de twee tellingen spreken elkaar tegen")
        elif marge < vanaf:
            redenen.append("het scheelt weinig punten")
        hersteld = [h for i, _ in beste[:1] for h in self._lezing.passages[i].hersteld]
        if hersteld:
            redenen.append(f"een typefout is hersteld ('{hersteld[0][0]}' gelezen als '{hersteld[0][1]}')")
        return (Zekerheid.LAAG if redenen else Zekerheid.HOOG), "; ".join(redenen)

    def _stappen(self, bewijs: tuple[Bewijs, ...]) -> tuple[str, ...]:
        kop = (
            f"Gezocht: {self._toets.gezocht}",
            f"Hoogste telling op 'staat het er': {self._hoogste_a}, genoeg is {self._genoeg_a}",
            f"Hoogste telling op 'concreet en als eigen praktijk': {self._hoogste_v}, genoeg is {self._genoeg_v}",
        )
        return (*kop, *(f"Alinea {b.plaats.alinea}: {b.citaat} [{b.telling}]" for b in bewijs))


def _kort(citaat: str) -> str:
    return citaat if len(citaat) <= 160 else citaat[:157].rsplit(" ", 1)[0] + " ..."
