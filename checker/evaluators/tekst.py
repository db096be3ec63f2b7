"""Text rules: reads the policy once, adds the points of all rules per passage, and turns the best passages into verdicts with evidence."""

from __future__ import annotations

from dataclasses import dataclass

from checker.evaluators.punten import Puntentelling, schrijf_telling
from checker.evaluators.uitkomst import Uitkomst
from checker.language.koppelen import Leesplan, maak_leesplan
from checker.language.lezen import Lezing, Passage, lees
from checker.model.bevinding import Bewijs, Oordeel, Zekerheid
from checker.model.document import Document
from checker.model.gemerkt import Gemerkt
from checker.model.regel import KortStuk, Regel, Regelpakket
from checker.model.toets_tekst import TekstToets

MAX_BEWIJS = 3
MIN_WOORDEN = 3


@dataclass(frozen=True, slots=True)
class Tekstbeoordelaar:
    """All text rules of a pack, made ready to read documents with."""

    regels: tuple[Regel, ...]
    toetsen: tuple[TekstToets, ...]
    signalen: tuple[tuple[int, str], ...]
    plan: Leesplan
    punten: Puntentelling
    kort_stuk: KortStuk

    @classmethod
    def van(cls, pakket: Regelpakket) -> Tekstbeoordelaar:
        """Compile the text rules of a pack; costs once, serves any number of documents."""
        regels = tuple(r for r in pakket.regels if isinstance(r.toets, TekstToets))
        toetsen = tuple(r.toets for r in regels if isinstance(r.toets, TekstToets))
        plan = maak_leesplan({**pakket.begrippen, **pakket.signalen}, toetsen)
        vragen = [v for t in toetsen for v in (t.aanwezig, t.voldoende)]
        signalen = tuple((plan.nummers[naam], s.zeg) for naam, s in pakket.signalen.items())
        return cls(regels, toetsen, signalen, plan, Puntentelling(vragen, plan), pakket.kort_stuk)

    def beoordeel(self, document: Document) -> dict[str, Uitkomst]:
        """Return the outcome of every text rule on the document, by criterium."""
        lezing = lees(document, self.plan)
        tellingen = [self.punten.tel(p.sleutels) for p in (*lezing.passages, *lezing.gehelen)]
        kolommen = list(zip(*tellingen, strict=True))
        nul = self.punten.nul
        uit: dict[str, Uitkomst] = {}
        for k, regel in enumerate(self.regels):
            aanwezig = kolommen[2 * k] if kolommen else ()
            voldoende = kolommen[2 * k + 1] if kolommen else ()
            uit[regel.id] = _Weging(self, k, lezing, aanwezig, voldoende, nul).uitkomst()
        return uit

    def leg_uit(self, document: Document, criterium: str, hoeveel: int = 12) -> tuple[Gemerkt, ...]:
        """Return the passages with most points for one criterium, each with what was marked on it. Raises KeyError for an unknown one."""
        k = next((i for i, r in enumerate(self.regels) if r.id == criterium), None)
        if k is None:
            raise KeyError(criterium)
        signalen = {nummer for nummer, _ in self.signalen}
        gewogen = []
        lezing = lees(document, self.plan)
        for passage in lezing.passages:
            punten = self.punten.tel(passage.sleutels)
            gewogen.append((punten[2 * k] + punten[2 * k + 1], passage))
        gewogen.sort(key=lambda g: -g[0])
        return tuple(self._gemerkt(k, p, signalen, self.genoeg(k, lezing)) for _, p in gewogen[:hoeveel])

    def genoeg(self, k: int, lezing: Lezing) -> tuple[int, int]:
        """Return how many points are enough for rule k's two questions in this text; a short text needs fewer."""
        kort = len(lezing.passages) <= self.kort_stuk.passages
        korting = self.kort_stuk.korting if kort else 0
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

    def __init__(
        self, lezer: Tekstbeoordelaar, k: int, lezing: Lezing, aanwezig: tuple[int, ...], voldoende: tuple[int, ...], nul: int
    ) -> None:
        self._lezer, self._k, self._toets = lezer, k, lezer.toetsen[k]
        self._lezing = lezing
        self._genoeg_a, self._genoeg_v = lezer.genoeg(k, lezing)
        self._a = [x - nul for x in aanwezig]
        self._v = [x - nul for x in voldoende]

    def uitkomst(self) -> Uitkomst:
        """Return the outcome of this rule."""
        hoogste_a, hoogste_v = max(self._a, default=0), max(self._v, default=0)
        marge_a = hoogste_a - self._genoeg_a
        marge_v = hoogste_v - self._genoeg_v
        if marge_a >= 0 and marge_v >= 0:
            return self._voldoet(min(marge_a, marge_v))
        if marge_a >= 0:
            return self._deels(min(marge_a, -marge_v))
        return self._ontbreekt(-marge_a)

    def _voldoet(self, marge: int) -> Uitkomst:
        nummers = self._beste(self._v, self._genoeg_v)
        bewijs = tuple(self._maak_bewijs(i, self._v) for i in nummers)
        zekerheid, reden = self._zekerheid(marge, self._genoeg_v, nummers)
        toelichting = f"Het staat er, concreet en als eigen praktijk: {_kort(bewijs[0].citaat)}" if bewijs else "Het staat er."
        return Uitkomst(
            Oordeel.VOLDOET, toelichting, zekerheid=zekerheid, zekerheid_reden=reden, bewijs=bewijs, stappen=self._stappen(bewijs)
        )

    def _deels(self, marge: int) -> Uitkomst:
        """What is missing is looked for in all the passages shown, as a reader would read them together."""
        nummers = self._beste(self._a, self._genoeg_a)
        mist = self._mist(nummers)
        bewijs = tuple(self._maak_bewijs(i, self._a, self._waarom(i, mist)) for i in nummers)
        slot = f": {bewijs[0].waarom}." if bewijs else "."
        return self._te_weinig(Oordeel.DEELS, f"Er staat iets over, maar niet genoeg{slot}", marge, nummers, bewijs)

    def _ontbreekt(self, marge: int) -> Uitkomst:
        nummers = self._beste(self._a, max(1, self._genoeg_a // 3), alleen_los=True)
        bewijs = tuple(self._maak_bewijs(i, self._a, self._waarom(i, self._mist((i,)))) for i in nummers)
        slot = f". De zin die er het dichtst bij komt: {bewijs[0].waarom}." if bewijs else " in het document."
        return self._te_weinig(Oordeel.VOLDOET_NIET, f"Niet gevonden{slot}", marge, nummers, bewijs)

    def _te_weinig(self, oordeel: Oordeel, toelichting: str, marge: int, nummers: tuple[int, ...], bewijs: tuple[Bewijs, ...]) -> Uitkomst:
        zekerheid, reden = self._zekerheid(marge, self._genoeg_a, nummers)
        return Uitkomst(
            oordeel,
            toelichting,
            zekerheid=zekerheid,
            zekerheid_reden=reden,
            bewijs=bewijs,
            gezocht=self._toets.gezocht,
            stappen=self._stappen(bewijs),
        )

    def _beste(self, punten: list[int], grens: int, *, alleen_los: bool = False) -> tuple[int, ...]:
        """Return the numbers of the passages that answer, best first; of a whole that answers as one, its strongest parts."""
        passages, gehelen = self._lezing.passages, self._lezing.gehelen
        los = len(passages)
        nummers = sorted((i for i in range(los) if punten[i] >= grens and self._toonbaar(i)), key=lambda i: -punten[i])
        if not nummers and not alleen_los:
            beste = max(range(len(gehelen)), key=lambda g: punten[los + g], default=-1)
            if beste >= 0 and punten[los + beste] >= grens:
                delen = [i for i in gehelen[beste].delen if self._toonbaar(i)]
                nummers = sorted(delen, key=lambda i: -punten[i])
        return tuple(nummers[:MAX_BEWIJS])

    def _toonbaar(self, i: int) -> bool:
        return len(self._lezing.passages[i].tekst.split()) >= MIN_WOORDEN

    def _maak_bewijs(self, i: int, punten: list[int], waarom: str = "") -> Bewijs:
        passage = self._lezing.passages[i]
        vraag = 2 * self._k + (1 if punten is self._v else 0)
        genoeg = self._genoeg_v if punten is self._v else self._genoeg_a
        telling = schrijf_telling(self._lezer.punten.optelling(vraag, passage.sleutels), punten[i], genoeg)
        return Bewijs(passage.tekst, passage.plaats, bijna=bool(waarom), waarom=waarom, telling=telling)

    def _waarom(self, i: int, mist: list[str]) -> str:
        """Say what keeps a passage from sufficing: the signals on it and the parts that are missing."""
        eigen = self._lezing.passages[i].eigen
        zinnen = [zeg for nummer, zeg in self._lezer.signalen if nummer in eigen and self._trekt_af(nummer)]
        delen = zinnen[:2] + ([f"er staat niet bij: {', '.join(mist)}"] if mist else [])
        return "; ".join(delen) or "niet specifiek genoeg over dit onderwerp"

    def _mist(self, nummers: tuple[int, ...]) -> list[str]:
        """Return the parts of a good text that none of these passages holds."""
        samen = frozenset().union(*(self._lezing.passages[i].sleutels for i in nummers))
        plan = self._lezer.plan
        return [o.zeg for o in self._toets.onderdelen if not any(samen.issuperset(plan.sleutels(k)) for k in o.een_van)]

    def _trekt_af(self, nummer: int) -> bool:
        vragen = (2 * self._k, 2 * self._k + 1)
        return any(p < 0 for v in vragen for _, p in self._lezer.punten.optelling(v, frozenset((nummer,))))

    def _zekerheid(self, marge: int, genoeg: int, nummers: tuple[int, ...]) -> tuple[Zekerheid, str]:
        redenen = []
        if marge * 4 < genoeg:
            redenen.append("het scheelt weinig punten")
        hersteld = [h for i in nummers[:1] for h in self._lezing.passages[i].hersteld]
        if hersteld:
            redenen.append(f"een typefout is hersteld ('{hersteld[0][0]}' gelezen als '{hersteld[0][1]}')")
        return (Zekerheid.LAAG if redenen else Zekerheid.HOOG), "; ".join(redenen)

    def _stappen(self, bewijs: tuple[Bewijs, ...]) -> tuple[str, ...]:
        kop = (
            f"Gezocht: {self._toets.gezocht}",
            f"Hoogste telling op 'staat het er': {max(self._a, default=0)}, genoeg is {self._genoeg_a}",
            f"Hoogste telling op 'concreet en als eigen praktijk': {max(self._v, default=0)}, genoeg is {self._genoeg_v}",
        )
        return (*kop, *(f"Alinea {b.plaats.alinea}: {b.citaat} [{b.telling}]" for b in bewijs))


def _kort(citaat: str) -> str:
    return citaat if len(citaat) <= 160 else citaat[:157].rsplit(" ", 1)[0] + " ..."
