"""From rows of cells to typed rows for parent activities and home activities, long and wide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

from checker.model.melding import Niveau
from checker.model.registratie import ActiviteitRij
from checker.readers.registers.base import Bron, Lezing, Rijen, TeVeel, antwoord, datarijen, gezin_van_rij
from checker.readers.registers.values import ONLEESBAAR
from checker.readers.registers.wide import Activiteitkolom

DUBBEL_TOT = 300_000
"""Double rows are reported among the first so many distinct rows of a file: a set of more costs 100 MB, and they count once anyway."""


@lru_cache(maxsize=20_000)
def activiteitsleutel(naam: str) -> str:
    """The name without case, spaces and punctuation, for telling activities apart."""
    return "".join(t for t in naam.casefold() if t.isalnum())


def lees_activiteiten(bron: Bron, rijen: Rijen, lezing: Lezing, kolom: str) -> list[ActiviteitRij]:
    """Long registers of activities; `kolom` is the answer's column (aanwezig, uitgevoerd)."""
    lezer = _Rijlezer(bron, lezing, kolom)
    gezinnen, dagen, antwoorden, i_kind, naam_bestand = lezer.gezinnen, lezer.dagen, lezer.antwoorden, lezer.i_kind, bron.naam
    uit: list[ActiviteitRij] = []
    gezien: set[int] = set()
    for regel, rij in datarijen(bron, rijen, lezing):
        gezin, dag, antwoord_ = gezinnen.get(lezer.wie(rij)), dagen.get(lezer.wat(rij)), antwoorden.get(lezer.hoe(rij))
        if gezin is None or dag is None or antwoord_ is None:
            gelezen = lezer.lees(regel, rij)
            if gelezen is None:
                continue
            gezin, dag, antwoord_ = gelezen
        datum, periode, sleutel, naam = dag
        merk = hash((rij[i_kind] if i_kind >= 0 else "", gezin, datum, periode, sleutel))
        if merk in gezien:
            tekst = "dezelfde activiteit staat er voor dit kind of gezin nog een keer; die telt een keer"
            lezing.meldingen.meld(naam_bestand, "dubbele-rij", tekst, regel, Niveau.INFO)
        elif len(gezien) < DUBBEL_TOT:
            gezien.add(merk)
        uit.append(ActiviteitRij(gezin, datum, periode, sleutel, naam, *antwoord_, naam_bestand, regel))
    return uit


_Dag = tuple[date | None, str, str, str]
"""(day, period, bare name, name) of an activity."""
_Antwoord = tuple[bool | None, bool]
"""(answer, whether a reason is given)."""


class _Rijlezer:
    """Reads rows of one register of activities; what the same cells said before is remembered, for most rows differ only in who."""

    def __init__(self, bron: Bron, lezing: Lezing, kolom: str) -> None:
        kop = bron.kop
        self.i_kind, self._gezin, self._datum, self._periode, self._naam, self._reden, self._antwoord = (
            kop.index(k) for k in ("kind_id", "gezin_id", "datum", "periode", "activiteit", "reden", kolom)
        )
        self._bron, self._lezing, self._kolom = bron, lezing, kolom
        self.wie = _kiezer(self.i_kind, self._gezin)
        self.wat = _kiezer(self._datum, self._periode, self._naam)
        self.hoe = _kiezer(self._antwoord, self._reden)
        self.gezinnen: dict[object, int] = {}
        self.dagen: dict[object, _Dag] = {}
        self.antwoorden: dict[object, _Antwoord] = {}

    def lees(self, regel: int, rij: list[str]) -> tuple[int, _Dag, _Antwoord] | None:
        """Return what a row says; None after setting it aside."""
        bron, lezing, waarden = self._bron, self._lezing, self._lezing.waarden
        datum = waarden.datum(rij[self._datum]) if self._datum >= 0 else None
        periode = rij[self._periode].strip() if self._periode >= 0 else ""
        if datum is None and periode and isinstance(dag := waarden.datum(periode), date):
            datum, periode = dag, ""
        periode = activiteitsleutel(periode)
        if isinstance(datum, date):
            lezing.zie_datum(datum)
            periode = ""
        kindcel, gezincel = rij[self.i_kind] if self.i_kind >= 0 else "", rij[self._gezin] if self._gezin >= 0 else ""
        gezin = gezin_van_rij(bron, regel, kindcel, gezincel, lezing)
        if not gezin:
            return None
        if not isinstance(datum, date) and (datum is ONLEESBAAR or (not periode and (self._datum >= 0 or self._periode >= 0))):
            lezing.terzijde(bron, regel, "onleesbaar", "de datum ontbreekt of kan niet gelezen worden")
            return None
        naam = rij[self._naam].strip() if self._naam >= 0 else ""
        sleutel = activiteitsleutel(naam)
        if self._kolom == "aanwezig" and self._naam >= 0 and not sleutel:
            lezing.terzijde(bron, regel, "onleesbaar", "er staat geen activiteit in deze rij")
            return None
        gemaakt = (datum if isinstance(datum, date) else None, periode, sleutel, naam)
        _onthoud(self.gezinnen, self.wie(rij), gezin)
        _onthoud(self.dagen, self.wat(rij), gemaakt)
        return gezin, gemaakt, self._lees_antwoord(regel, rij)

    def _lees_antwoord(self, regel: int, rij: list[str]) -> _Antwoord:
        waarden = self._lezing.waarden
        waarde = antwoord(self._bron, regel, rij, self._antwoord, self._kolom, self._lezing)
        reden = waarde is False and (
            (self._reden >= 0 and waarden.reden(rij[self._reden])) or _woordreden(rij[self._antwoord], self._lezing)
        )
        if self._antwoord < 0 or waarden.antwoord(rij[self._antwoord]) is not ONLEESBAAR:  # what cannot be read is reported row by row
            _onthoud(self.antwoorden, self.hoe(rij), (waarde, reden))
        return waarde, reden


def _kiezer(*kolommen: int) -> Callable[[list[str]], object]:
    """Return what takes these cells out of a row together, absent columns left out."""
    aanwezig = [i for i in kolommen if i >= 0]
    return itemgetter(*aanwezig) if aanwezig else lambda _: ""


_V = TypeVar("_V")
_ONTHOUD = 5_000


def _onthoud(bewaard: dict[object, _V], sleutel: object, waarde: _V) -> None:
    """Remember, but not without end: a register may have a million different cells."""
    if len(bewaard) < _ONTHOUD:
        bewaard[sleutel] = waarde


def _woordreden(cel: str, lezing: Lezing) -> bool:
    if len(cel) < 3 or not lezing.waarden.woordreden(cel):
        return False
    lezing.redenwoord = True
    return True


def lees_breed(bron: Bron, rijen: Rijen, lezing: Lezing, kolommen: list[Activiteitkolom], kolom: str) -> list[ActiviteitRij]:
    """Wide registers: every cell under an activity is one row; `kolommen` have their dates complete."""
    kop = bron.kop
    i_kind, i_gezin = kop.index("kind_id"), kop.index("gezin_id")
    uit: list[ActiviteitRij] = []
    vast = [(k.index, k.datum, activiteitsleutel(k.periode), activiteitsleutel(k.naam), k.naam) for k in kolommen]
    for _, datum, _, _, _ in vast:
        if datum is not None:
            lezing.zie_datum(datum)
    waarden, naam_bestand = lezing.waarden, bron.naam
    for regel, rij in datarijen(bron, rijen, lezing, breed=True):
        gezin = gezin_van_rij(bron, regel, rij[i_kind] if i_kind >= 0 else "", rij[i_gezin] if i_gezin >= 0 else "", lezing)
        if not gezin:
            continue
        if len(uit) > bron.ruimte:
            raise TeVeel(f"{bron.ruimte} cellen")
        for i, datum, periode, sleutel, naam in vast:
            waarde = waarden.antwoord(rij[i])
            reden = waarde is False and _woordreden(rij[i], lezing)
            if waarde is ONLEESBAAR:
                waarde = antwoord(bron, regel, rij, i, kolom, lezing)
            uit.append(ActiviteitRij(gezin, datum, periode, sleutel, naam, waarde, reden, naam_bestand, regel))  # type: ignore[arg-type]
    return uit
