"""The counts of registraties.md: exact integers from the registers, with a lower bound (shown) and an upper bound (also the unknown)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from checker.language.getallen import MAANDEN
from checker.model.bevinding import Deelmeting, Groepsmeting, Oordeel
from checker.model.rapport import Periode
from checker.model.registratie import ActiviteitRij, IntakeRij, Registratie

_MAAND_JAAR = re.compile(rf"({'|'.join(sorted(MAANDEN, key=len, reverse=True))})(20\d\d)")

Activiteit = tuple[date | None, str, str]
"""(date, period, bare name): what makes an activity distinct."""


@dataclass(frozen=True, slots=True)
class Drempelmeting:
    """Average and reach over the activities, and the same per activity; `zonder_kinderen` when nobody says who was expected."""

    gemiddeld: Deelmeting
    bereik: Deelmeting
    groepen: tuple[Groepsmeting, ...]
    gezinnen: int
    zonder_kinderen: bool


def meet_drempel(reg: Registratie, rijen: tuple[ActiviteitRij, ...], periode: Periode) -> Drempelmeting:
    """Count the families at each activity in the period (definition: participatie.drempel)."""
    activiteiten = antwoorden_per_activiteit(rijen, periode)
    alle = {g for antwoorden, _ in activiteiten.values() for g in antwoorden}
    ins = reg.inschrijvingen
    met_ja: set[int] = set()
    met_onbekend: set[int] = set()
    ooit: set[int] = set()
    groepen: list[Groepsmeting] = []
    op_dag: dict[date | None, frozenset[int] | set[int]] = {}
    for (dag, _, _), (antwoorden, naam) in activiteiten.items():
        verwacht = op_dag.get(dag)
        if verwacht is None:
            verwacht = alle if ins is None else ins.gezinnen_op(dag) if dag else ins.gezinnen_in(periode.van, periode.tot)
            op_dag[dag] = verwacht
        ja = {g for g in verwacht if antwoorden.get(g)}
        nee = {g for g in verwacht if antwoorden.get(g) is False}
        ooit |= verwacht
        met_ja |= ja
        met_onbekend |= verwacht - ja - nee
        groepen.append(Groepsmeting(naam, dag, len(ja), len(verwacht), len(verwacht) - len(ja) - len(nee)))
    groepen.sort(key=lambda g: (g.datum or date.max, g.naam))
    gemiddeld = Deelmeting(sum(g.teller for g in groepen), sum(g.noemer for g in groepen), sum(g.onbekend for g in groepen))
    bereik = Deelmeting(len(met_ja), len(ooit), len(met_onbekend - met_ja))
    return Drempelmeting(gemiddeld, bereik, tuple(groepen), len(ooit), ins is None)


def antwoorden_per_activiteit(rijen: Iterable[ActiviteitRij], periode: Periode) -> dict[Activiteit, tuple[dict[int, bool | None], str]]:
    """Per activity in the period the answer of each family, double rows merged (yes wins over no, no over unknown), and its name."""
    van, tot = periode.van, periode.tot
    uit: dict[Activiteit, tuple[dict[int, bool | None], str]] = {}
    for gezin, dag, vak, sleutel, naam, antwoord, _, _, _ in rijen:
        if not van <= dag <= tot if dag is not None else _ligt_buiten(vak, periode):
            continue
        activiteit = (dag, vak, sleutel)
        bestaand = uit.get(activiteit)
        if bestaand is None:
            bestaand = uit[activiteit] = ({}, naam)
        antwoorden = bestaand[0]
        eerder = antwoorden.get(gezin)
        if antwoord is None:
            antwoorden.setdefault(gezin, None)
        elif antwoord or eerder is None:
            antwoorden[gezin] = antwoord
    return uit


@lru_cache(maxsize=512)
def _ligt_buiten(vak: str, periode: Periode) -> bool:
    """Whether a period by name ("oktober2023") names a month and year outside the period; without a year it counts."""
    m = _MAAND_JAAR.search(vak)
    if m is None:
        return False
    maand, jaar = MAANDEN[m[1]], int(m[2])
    return not (periode.van.year, periode.van.month) <= (jaar, maand) <= (periode.tot.year, periode.tot.month)


def oordeel_drempel(m: Drempelmeting, drempel: Fraction) -> Oordeel:
    """The verdict on an average and a reach; exact, without floats."""
    laag, hoog = _haalt(m.gemiddeld, drempel), _haalt_misschien(m.gemiddeld, drempel)
    if laag:
        return Oordeel.DEELS if m.zonder_kinderen else Oordeel.VOLDOET
    if _haalt(m.bereik, drempel):
        return Oordeel.DEELS
    if hoog or _haalt_misschien(m.bereik, drempel):
        return Oordeel.NIET_AANTOONBAAR
    return Oordeel.VOLDOET_NIET


def oordeel_aandeel(m: Deelmeting, drempel: Fraction, deels_vanaf: Fraction) -> Oordeel:
    """The verdict on a share (registraties.md, share rules); a denominator of 0 is no verdict."""
    if m.noemer == 0:
        return Oordeel.NIET_BEOORDEELD
    if _haalt(m, drempel):
        return Oordeel.VOLDOET
    if _haalt_misschien(m, drempel):
        return Oordeel.NIET_AANTOONBAAR
    return Oordeel.DEELS if _haalt(m, deels_vanaf) else Oordeel.VOLDOET_NIET


def _haalt(m: Deelmeting, grens: Fraction) -> bool:
    return m.teller * grens.denominator >= m.noemer * grens.numerator


def _haalt_misschien(m: Deelmeting, grens: Fraction) -> bool:
    return (m.teller + m.onbekend) * grens.denominator >= m.noemer * grens.numerator


def _tel(antwoorden: Iterable[bool | None]) -> Deelmeting:
    lijst = list(antwoorden)
    return Deelmeting(lijst.count(True), len(lijst), lijst.count(None))


def laatste_intakes(reg: Registratie) -> dict[int, IntakeRij]:
    """One intake per child: the latest, of equal dates the last row; one without a readable date comes first in time."""
    uit: dict[int, IntakeRij] = {}
    for rij in reg.intake or ():
        eerder = uit.get(rij.kind)
        if eerder is None or (rij.datum or date.min) >= (eerder.datum or date.min):
            uit[rij.kind] = rij
    return uit


def meet_intake_dekking(reg: Registratie, periode: Periode) -> Deelmeting:
    """Children enrolled in the period, and how many have an intake."""
    intakes = laatste_intakes(reg)
    return _tel(kind in intakes for kind in kinderen_in(reg, periode))


def meet_intake_samen(reg: Registratie, periode: Periode) -> Deelmeting:
    """The latest intakes of children enrolled in the period, and how many were filled in with the parents."""
    intakes = laatste_intakes(reg)
    return _tel(intakes[kind].samen for kind in kinderen_in(reg, periode) if kind in intakes)


def kinderen_in(reg: Registratie, periode: Periode) -> tuple[int, ...]:
    """The children enrolled on some day of the period."""
    return reg.inschrijvingen.kinderen_in(periode.van, periode.tot) if reg.inschrijvingen else ()


def gesprekken_in(reg: Registratie, periode: Periode) -> dict[tuple[int, date], tuple[bool | None, bool | None]]:
    """The talks in the period, one per child per day: (observation discussed, agreements made), yes over no over unknown."""
    uit: dict[tuple[int, date], tuple[bool | None, bool | None]] = {}
    for rij in reg.gesprekken or ():
        if periode.bevat(rij.datum):
            obs, afspraak = uit.get((rij.kind, rij.datum), (None, None))
            uit[(rij.kind, rij.datum)] = (_sterkste(obs, rij.observatie), _sterkste(afspraak, rij.afspraken))
    return uit


def _sterkste(a: bool | None, b: bool | None) -> bool | None:
    if a or b:
        return True
    return None if a is None and b is None else False


def _beide(a: bool | None, b: bool | None) -> bool | None:
    if a is False or b is False:
        return False
    return True if a and b else None


def meet_gesprekken_inhoud(reg: Registratie, periode: Periode) -> Deelmeting:
    """Talks in the period, and in how many both observations were discussed and agreements made."""
    return _tel(_beide(obs, afspraak) for obs, afspraak in gesprekken_in(reg, periode).values())


def meet_gesprekken_gevoerd(reg: Registratie, periode: Periode, minimum: int) -> tuple[Deelmeting, int]:
    """Children with an expectation of at least one talk, and how many had as many as expected; also how many talks are short."""
    if reg.inschrijvingen is None:
        return Deelmeting(0, 0, 0), 0
    aantal: dict[int, int] = {}
    for kind, _ in gesprekken_in(reg, periode):
        aantal[kind] = aantal.get(kind, 0) + 1
    uitkomsten: list[bool] = []
    tekort = 0
    for kind in kinderen_in(reg, periode):
        verwacht = minimum * reg.inschrijvingen.dagen(kind, periode.van, periode.tot) // periode.dagen
        if verwacht:
            uitkomsten.append(aantal.get(kind, 0) >= verwacht)
            tekort += max(0, verwacht - aantal.get(kind, 0))
    return _tel(uitkomsten), tekort


def meet_redenen(reg: Registratie, periode: Periode) -> Deelmeting:
    """Every "no" of a family at an activity (double rows merged), and for how many a reason is recorded."""
    met_reden: set[tuple[date | None, str, str, int]] = set()
    for r in reg.deelname or ():
        if r.reden and r.antwoord is False:
            met_reden.add((r.datum, r.periode, r.sleutel, r.gezin))
    ins = reg.inschrijvingen
    uitkomsten: list[bool] = []
    for (dag, vak, sleutel), (antwoorden, _) in antwoorden_per_activiteit(reg.deelname or (), periode).items():
        verwacht = ins.gezinnen_op(dag) if ins is not None and dag is not None else None
        for gezin, antwoord in antwoorden.items():
            if antwoord is False and (verwacht is None or gezin in verwacht):
                uitkomsten.append((dag, vak, sleutel, gezin) in met_reden)
    return _tel(uitkomsten)


def talen_per_kind(reg: Registratie) -> dict[int, set[str]]:
    """The home languages of every child, from all registers: by child for that child, by family for all its children."""
    per_kind: dict[int, set[str]] = {}
    for k in reg.kinderen or ():
        per_kind.setdefault(k.kind, set()).update(k.talen)
    for i in reg.intake or ():
        per_kind.setdefault(i.kind, set()).update(i.talen)
    per_gezin: dict[int, set[str]] = {}
    for t in reg.thuistaal or ():
        if t.kind:
            per_kind.setdefault(t.kind, set()).update(t.talen)
        else:
            per_gezin.setdefault(t.gezin, set()).update(t.talen)
    if per_gezin and reg.inschrijvingen is not None:
        for kind, gezin in reg.inschrijvingen.gezin.items():
            per_kind.setdefault(kind, set()).update(per_gezin.get(gezin, ()))
    return per_kind


def meet_thuistaal_dekking(reg: Registratie, periode: Periode) -> Deelmeting:
    """Children enrolled in the period, and of how many a home language is known."""
    talen = talen_per_kind(reg)
    return _tel(bool(talen.get(kind)) for kind in kinderen_in(reg, periode))


def gezinnen_per_taal(reg: Registratie, periode: Periode) -> tuple[dict[str, int], int]:
    """How many families with a child enrolled in the period speak each language, and how many have a known language."""
    ins = reg.inschrijvingen
    if ins is None:
        return {}, 0
    talen = talen_per_kind(reg)
    per_gezin: dict[int, set[str]] = {}
    for kind in ins.kinderen_in(periode.van, periode.tot):
        per_gezin.setdefault(ins.gezin[kind], set()).update(talen.get(kind, ()))
    bekend = [t for t in per_gezin.values() if t]
    aantallen: dict[str, int] = {}
    for taalset in bekend:
        for taal in taalset:
            aantallen[taal] = aantallen.get(taal, 0) + 1
    return dict(sorted(aantallen.items(), key=lambda p: (-p[1], p[0]))), len(bekend)


def meet_vooraf(reg: Registratie, periode: Periode) -> Deelmeting:
    """Children that start in the period: informed before the start, and checked whether that was understood."""
    intakes = laatste_intakes(reg)
    uitkomsten: list[bool | None] = []
    if reg.inschrijvingen is not None:
        for kind, vakken in reg.inschrijvingen.kind_tijdvakken.items():
            starts = [van for van, _ in vakken if periode.bevat(van)]
            if not starts:
                continue
            rij = intakes.get(kind)
            if rij is None:
                uitkomsten.append(None)
                continue
            vooraf = rij.vooraf < min(starts) if isinstance(rij.vooraf, date) else rij.vooraf
            uitkomsten.append(_beide(vooraf, rij.begrip))
    return _tel(uitkomsten)
