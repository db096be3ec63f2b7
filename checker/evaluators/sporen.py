"""Traces from a figure to the rows behind it, without personal content; only `leguit` shows them, so an audit does not collect them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from checker.evaluators.metingen import laatste_intakes, talen_per_kind
from checker.model.dossier import Dossier
from checker.model.rapport import Periode
from checker.model.regel import Regel
from checker.model.registratie import ActiviteitRij, Inschrijvingen, Registersoort, Registratie
from checker.model.toets_register import AandeelMeting, AandeelToets, DrempelToets

Spoor = tuple[str, int, str]
MAX_SPOREN = 5_000
"""A figure over more rows keeps no traces: the table per activity tells enough."""


def _woord(antwoord: bool | None) -> str:
    return "ja" if antwoord else "nee" if antwoord is False else "onbekend"


def sporen_van(regel: Regel, dossier: Dossier) -> tuple[Spoor, ...]:
    """Return the rows behind the figure of a register rule: (file, 1-based line, how it was counted); none for a rule without a figure."""
    toets, reg, periode = regel.toets, dossier.registratie, dossier.periode
    if periode is None:
        return ()
    if isinstance(toets, DrempelToets):
        rijen = reg.deelname if Registersoort(toets.uit_register) is Registersoort.DEELNAME else reg.thuisactiviteiten
        return _sporen_activiteiten(reg, rijen or (), periode)
    return _sporen_aandeel(toets.meting, reg, periode) if isinstance(toets, AandeelToets) else ()


def _sporen_activiteiten(reg: Registratie, rijen: tuple[ActiviteitRij, ...], periode: Periode) -> tuple[Spoor, ...]:
    """Every row of an activity register in the period, and whether the family was expected."""
    if len(rijen) > MAX_SPOREN:
        return ()
    # Per day who was expected; None outside the period. There are far fewer days than rows.
    per_dag: dict[date | None, frozenset[int] | None] = {}
    ins = reg.inschrijvingen
    uit: list[Spoor] = []
    for gezin, dag, _, _, _, antwoord, _, bestand, regel in rijen:
        if dag not in per_dag:
            per_dag[dag] = _verwacht(ins, dag, periode)
        verwacht = per_dag[dag]
        if verwacht is None:
            continue
        telt = ins is None or gezin in verwacht
        uit.append((bestand, regel, _WOORD[antwoord] if telt else "niet verwacht"))
    return tuple(uit)


_WOORD = {True: "ja", False: "nee", None: "onbekend"}


def _verwacht(ins: Inschrijvingen | None, dag: date | None, periode: Periode) -> frozenset[int] | None:
    if dag is not None and not periode.bevat(dag):
        return None
    if ins is None:
        return frozenset()
    return ins.gezinnen_in(periode.van, periode.tot) if dag is None else ins.gezinnen_op(dag)


def _sporen_aandeel(naam: AandeelMeting, reg: Registratie, periode: Periode) -> tuple[Spoor, ...]:
    """The rows behind a share, in the order of the file."""
    uit: list[Spoor] = []
    for spoor in _SPOREN[naam](reg, periode):
        uit.append(spoor)
        if len(uit) > MAX_SPOREN:
            return ()
    return tuple(uit)


def _kinderen(reg: Registratie, periode: Periode, hoe: Callable[[int], str]) -> Iterator[Spoor]:
    """The enrolments that touch the period, with what was found for the child."""
    for rij in reg.kinderen or ():
        if rij.start is not None and rij.start <= periode.tot and (rij.eind is None or rij.eind >= periode.van):
            yield rij.bestand, rij.regel, hoe(rij.kind)


def _intake_dekking(reg: Registratie, periode: Periode) -> Iterator[Spoor]:
    intakes = laatste_intakes(reg)
    return _kinderen(reg, periode, lambda kind: "heeft een intake" if kind in intakes else "geen intake")


def _intake_samen(reg: Registratie, periode: Periode) -> Iterator[Spoor]:
    ingeschreven = set(reg.inschrijvingen.kinderen_in(periode.van, periode.tot)) if reg.inschrijvingen else set()
    laatste = laatste_intakes(reg)
    for rij in reg.intake or ():
        if laatste[rij.kind] is not rij:
            yield rij.bestand, rij.regel, "een latere intake telt"
        elif rij.kind in ingeschreven:
            yield rij.bestand, rij.regel, _woord(rij.samen)


def _gesprekken(reg: Registratie, periode: Periode) -> Iterator[Spoor]:
    for rij in reg.gesprekken or ():
        if periode.bevat(rij.datum):
            yield rij.bestand, rij.regel, f"observatie {_woord(rij.observatie)}, afspraken {_woord(rij.afspraken)}"


def _redenen(reg: Registratie, periode: Periode) -> Iterator[Spoor]:
    ins, op_dag = reg.inschrijvingen, dict[date, frozenset[int]]()
    for rij in reg.deelname or ():
        if rij.antwoord is False and rij.datum is not None and periode.bevat(rij.datum):
            if ins is not None and rij.datum not in op_dag:
                op_dag[rij.datum] = ins.gezinnen_op(rij.datum)
            telt = ins is None or rij.gezin in op_dag[rij.datum]
            yield rij.bestand, rij.regel, ("met reden" if rij.reden else "zonder reden") if telt else "niet verwacht"


def _thuistaal(reg: Registratie, periode: Periode) -> Iterator[Spoor]:
    talen = talen_per_kind(reg)
    return _kinderen(reg, periode, lambda kind: "taal bekend" if talen.get(kind) else "taal niet bekend")


def _vooraf(reg: Registratie, periode: Periode) -> Iterator[Spoor]:
    intakes = laatste_intakes(reg)
    for rij in reg.kinderen or ():
        if rij.start is None or not periode.bevat(rij.start):
            continue
        intake = intakes.get(rij.kind)
        if intake is None:
            yield rij.bestand, rij.regel, "gestart in de periode, geen intake"
            continue
        vooraf = intake.vooraf < rij.start if isinstance(intake.vooraf, date) else intake.vooraf
        yield intake.bestand, intake.regel, f"vooraf {_woord(vooraf)}, begrip {_woord(intake.begrip)}"


_SPOREN: dict[AandeelMeting, Callable[[Registratie, Periode], Iterator[Spoor]]] = {
    "intake-dekking": _intake_dekking,
    "intake-samen": _intake_samen,
    "gesprekken-inhoud": _gesprekken,
    "redenen-vastgelegd": _redenen,
    "thuistaal-dekking": _thuistaal,
    "vooraf-geinformeerd": _vooraf,
}
