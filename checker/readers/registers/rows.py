"""From rows of cells to typed rows for children, intakes, talks and languages; a bad row is set aside, counted and reported."""

from __future__ import annotations

from datetime import date

from checker.model.melding import Niveau
from checker.model.registratie import GesprekRij, IntakeRij, KindRij, TaalRij
from checker.readers.registers.base import Bron, Lezing, Rijen, antwoord, bekend_kind, datarijen, gezin_van_rij
from checker.readers.registers.values import ONLEESBAAR

_GROOTSTE_LEEFTIJD = 8


def lees_kinderen(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[tuple[KindRij, int]]:
    """Enrolments with the number of their family (0: none given); family numbers are filled in when all files are read."""
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_gezin, i_start, i_eind, i_geb, i_taal = (
        kop.index(k) for k in ("kind_id", "gezin_id", "startdatum", "einddatum", "geboortedatum", "thuistaal")
    )
    uit: list[tuple[KindRij, int]] = []
    for regel, rij in datarijen(bron, rijen, lezing):
        kind = lezing.kind[rij[i_kind]]
        if not kind:
            lezing.terzijde(bron, regel, "geen-id", "er staat geen kind in deze rij")
            continue
        start = waarden.datum(rij[i_start]) if i_start >= 0 else None
        eind = waarden.datum(rij[i_eind]) if i_eind >= 0 else None
        if not isinstance(start, date):
            lezing.terzijde(bron, regel, "onleesbaar", "de startdatum ontbreekt of kan niet gelezen worden; het kind blijft bekend")
            start = None
        if eind is not None and not isinstance(eind, date):
            lezing.onleesbaar(bron, regel, "einddatum", "het kind telt als nog ingeschreven")
            eind = None
        if start is not None and eind is not None and eind < start:
            lezing.terzijde(bron, regel, "einde-voor-start", "de einddatum ligt voor de startdatum; het kind blijft bekend")
            start = None
        if i_geb >= 0 and start is not None:
            _controleer_leeftijd(bron, regel, rij[i_geb], start, lezing)
        talen = waarden.taal.lees(rij[i_taal]) if i_taal >= 0 else ()
        gezin = lezing.gezin[rij[i_gezin]] if i_gezin >= 0 else 0
        uit.append((KindRij(kind, 0, start, eind, talen, bron.naam, regel), gezin))
    return uit


def _controleer_leeftijd(bron: Bron, regel: int, cel: str, start: date, lezing: Lezing) -> None:
    geboren = lezing.waarden.datum(cel)
    if geboren is None:
        return
    if not isinstance(geboren, date):
        lezing.onleesbaar(bron, regel, "geboortedatum", "de leeftijd is niet gecontroleerd")
    elif geboren > start or (start - geboren).days > _GROOTSTE_LEEFTIJD * 365 or geboren > lezing.peildatum:
        lezing.meldingen.meld(
            bron.naam, "onmogelijke-leeftijd", "geboortedatum en startdatum passen niet bij een kind op een voorschool", regel
        )


def lees_intake(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[IntakeRij]:
    """Intake forms; an unreadable date or answer is unknown, the form still counts."""
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_datum, i_samen, i_vooraf, i_begrip, i_taal = (
        kop.index(k) for k in ("kind_id", "datum", "samen_met_ouders", "vooraf_geinformeerd", "begrip_nagegaan", "thuistaal")
    )
    uit: list[IntakeRij] = []
    gezien: set[int] = set()
    for regel, rij in datarijen(bron, rijen, lezing):
        kind = bekend_kind(bron, regel, rij[i_kind], lezing)
        if not kind:
            continue
        datum = waarden.datum(rij[i_datum]) if i_datum >= 0 else None
        if datum is not None and not isinstance(datum, date):
            lezing.onleesbaar(bron, regel, "datum", "de intake telt wel")
            datum = None
        if kind in gezien:
            lezing.meldingen.meld(bron.naam, "dubbele-intake", "nog een intake van hetzelfde kind; de laatste telt", regel, Niveau.INFO)
        gezien.add(kind)
        vooraf = _antwoord_of_datum(bron, regel, rij, i_vooraf, lezing)
        samen = antwoord(bron, regel, rij, i_samen, "samen_met_ouders", lezing)
        begrip = antwoord(bron, regel, rij, i_begrip, "begrip_nagegaan", lezing)
        talen = waarden.taal.lees(rij[i_taal]) if i_taal >= 0 else ()
        uit.append(IntakeRij(kind, datum, samen, vooraf, begrip, talen, bron.naam, regel))
    return uit


def _antwoord_of_datum(bron: Bron, regel: int, rij: list[str], i: int, lezing: Lezing) -> bool | date | None:
    if i < 0:
        return None
    if lezing.waarden.antwoord(rij[i]) is ONLEESBAAR and isinstance(dag := lezing.waarden.datum(rij[i]), date):
        return dag
    return antwoord(bron, regel, rij, i, "vooraf_geinformeerd", lezing)


def lees_gesprekken(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[GesprekRij]:
    """Parent talks; a row without a readable date is set aside."""
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_datum, i_obs, i_afspraak = (kop.index(k) for k in ("kind_id", "datum", "observatie_besproken", "afspraken"))
    uit: list[GesprekRij] = []
    gezien: set[tuple[int, date]] = set()
    for regel, rij in datarijen(bron, rijen, lezing):
        datum = waarden.datum(rij[i_datum])
        if isinstance(datum, date):
            lezing.zie_datum(datum)
        kind = bekend_kind(bron, regel, rij[i_kind], lezing)
        if not kind:
            continue
        if not isinstance(datum, date):
            lezing.terzijde(bron, regel, "onleesbaar", "de datum ontbreekt of kan niet gelezen worden")
            continue
        if (kind, datum) in gezien:
            lezing.meldingen.meld(
                bron.naam, "dubbele-rij", "nog een gesprek over hetzelfde kind op dezelfde dag; het telt een keer", regel, Niveau.INFO
            )
        gezien.add((kind, datum))
        obs = antwoord(bron, regel, rij, i_obs, "observatie_besproken", lezing)
        uit.append(GesprekRij(kind, datum, obs, _afspraak(bron, regel, rij, i_afspraak, lezing), bron.naam, regel))
    return uit


def _afspraak(bron: Bron, regel: int, rij: list[str], i: int, lezing: Lezing) -> bool | None:
    """An agreement written out ("thuis elke dag voorlezen") is one that was made."""
    if i < 0:
        return None
    waarde = lezing.waarden.antwoord(rij[i])
    if waarde is ONLEESBAAR and len(rij[i].split()) >= 3:
        return True
    return antwoord(bron, regel, rij, i, "afspraken", lezing)


def lees_thuistaal(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[TaalRij]:
    """Home languages by child or by family."""
    kop = bron.kop
    i_kind, i_gezin, i_taal = (kop.index(k) for k in ("kind_id", "gezin_id", "thuistaal"))
    uit: list[TaalRij] = []
    for regel, rij in datarijen(bron, rijen, lezing):
        kindcel = rij[i_kind] if i_kind >= 0 else ""
        gezin = gezin_van_rij(bron, regel, kindcel, rij[i_gezin] if i_gezin >= 0 else "", lezing)
        if gezin:
            uit.append(TaalRij(lezing.kind[kindcel], gezin, lezing.waarden.taal.lees(rij[i_taal]), bron.naam, regel))
    return uit
