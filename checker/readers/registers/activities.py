"""From rows of cells to typed rows for parent activities and home activities, long and wide."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

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
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_gezin, i_datum, i_periode, i_naam, i_reden = (
        kop.index(k) for k in ("kind_id", "gezin_id", "datum", "periode", "activiteit", "reden")
    )
    i_antwoord = kop.index(kolom)
    naam_vereist = kolom == "aanwezig" and i_naam >= 0
    uit: list[ActiviteitRij] = []
    gezien: set[int] = set()
    for regel, rij in datarijen(bron, rijen, lezing):
        datum = waarden.datum(rij[i_datum]) if i_datum >= 0 else None
        periode = rij[i_periode].strip() if i_periode >= 0 else ""
        if datum is None and periode and isinstance(dag := waarden.datum(periode), date):
            datum, periode = dag, ""
        periode = activiteitsleutel(periode)
        if isinstance(datum, date):
            lezing.zie_datum(datum)
            periode = ""
        kindcel, gezincel = rij[i_kind] if i_kind >= 0 else "", rij[i_gezin] if i_gezin >= 0 else ""
        gezin = gezin_van_rij(bron, regel, kindcel, gezincel, lezing)
        if not gezin:
            continue
        if not isinstance(datum, date) and (datum is ONLEESBAAR or (not periode and (i_datum >= 0 or i_periode >= 0))):
            lezing.terzijde(bron, regel, "onleesbaar", "de datum ontbreekt of kan niet gelezen worden")
            continue
        naam = rij[i_naam].strip() if i_naam >= 0 else ""
        sleutel = activiteitsleutel(naam)
        if naam_vereist and not sleutel:
            lezing.terzijde(bron, regel, "onleesbaar", "er staat geen activiteit in deze rij")
            continue
        waarde = antwoord(bron, regel, rij, i_antwoord, kolom, lezing)
        reden = waarde is False and ((i_reden >= 0 and waarden.reden(rij[i_reden])) or _woordreden(rij[i_antwoord], lezing))
        _meld_dubbel(bron, regel, hash((kindcel, gezin, datum, periode, sleutel)), gezien, lezing)
        uit.append(
            ActiviteitRij(gezin, datum if isinstance(datum, date) else None, periode, sleutel, naam, waarde, reden, bron.naam, regel)
        )
    return uit


def _meld_dubbel(bron: Bron, regel: int, merk: int, gezien: set[int], lezing: Lezing) -> None:
    if merk in gezien:
        tekst = "dezelfde activiteit staat er voor dit kind of gezin nog een keer; die telt een keer"
        lezing.meldingen.meld(bron.naam, "dubbele-rij", tekst, regel, Niveau.INFO)
    elif len(gezien) < DUBBEL_TOT:
        gezien.add(merk)


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
