"""Judges share rules: which share of children, intakes, talks or absences is shown to be in order (registraties.md)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from checker.evaluators import metingen
from checker.evaluators.uitkomst import Uitkomst
from checker.evaluators.zinsbouw import (
    GEEN_PERIODE,
    grens,
    hulp_onbekend,
    is_leeg,
    mist_kolom,
    niet_beoordeeld,
    nodig,
    ontbreekt,
    procent,
    telwoord,
)
from checker.model.bevinding import Deelmeting, Meting, Oordeel
from checker.model.dossier import Dossier
from checker.model.rapport import Periode
from checker.model.regel import Regel
from checker.model.registratie import Registersoort, Registratie
from checker.model.toets_register import AandeelMeting, AandeelToets

KINDEREN, INTAKE, DEELNAME = Registersoort.KINDEREN, Registersoort.INTAKE, Registersoort.DEELNAME
GESPREKKEN, THUISTAAL = Registersoort.GESPREKKEN, Registersoort.THUISTAAL


@dataclass(frozen=True, slots=True)
class _Soort:
    """What a share needs and how it reads: `zin` is "Van de {n} kinderen hebben er {t} ({p}) een intake"."""

    meet: Callable[[Registratie, Periode], Deelmeting]
    registers: tuple[Registersoort, ...]
    kolommen: tuple[tuple[Registersoort, str], ...]
    eenheid: tuple[str, str]
    zin: str
    leeg: str


_SOORTEN: dict[AandeelMeting, _Soort] = {
    "intake-dekking": _Soort(
        metingen.meet_intake_dekking,
        (KINDEREN, INTAKE),
        (),
        ("kind", "kinderen"),
        "Van de {n} ingeschreven kinderen hebben er {t} ({p}) een intakeformulier.",
        "in de periode is geen kind ingeschreven",
    ),
    "intake-samen": _Soort(
        metingen.meet_intake_samen,
        (KINDEREN, INTAKE),
        ((INTAKE, "samen_met_ouders"),),
        ("intake", "intakes"),
        "Van de {n} intakes zijn er {t} ({p}) samen met de ouders ingevuld.",
        "van geen van de ingeschreven kinderen is er een intake",
    ),
    "gesprekken-inhoud": _Soort(
        metingen.meet_gesprekken_inhoud,
        (GESPREKKEN,),
        ((GESPREKKEN, "observatie_besproken"), (GESPREKKEN, "afspraken")),
        ("gesprek", "gesprekken"),
        "In {t} van de {n} gesprekken ({p}) zijn de observaties besproken en afspraken gemaakt.",
        "in de periode is geen gesprek geregistreerd",
    ),
    "redenen-vastgelegd": _Soort(
        metingen.meet_redenen,
        (DEELNAME,),
        ((DEELNAME, "datum"), (DEELNAME, "activiteit")),
        ("afwezigheid", "afwezigheden"),
        "Bij {t} van de {n} afwezigheden ({p}) staat een reden.",
        "in de periode is geen afwezigheid geregistreerd",
    ),
    "thuistaal-dekking": _Soort(
        metingen.meet_thuistaal_dekking,
        (KINDEREN,),
        (),
        ("kind", "kinderen"),
        "Van {t} van de {n} ingeschreven kinderen ({p}) is de thuistaal bekend.",
        "in de periode is geen kind ingeschreven",
    ),
    "vooraf-geinformeerd": _Soort(
        metingen.meet_vooraf,
        (KINDEREN, INTAKE),
        ((INTAKE, "vooraf_geinformeerd"), (INTAKE, "begrip_nagegaan")),
        ("kind", "kinderen"),
        "Bij {t} van de {n} kinderen die in de periode startten ({p}), zijn de ouders vooraf geïnformeerd en is nagegaan of zij het begrepen.",
        "in de periode is geen kind gestart",
    ),
}


def beoordeel_aandeel(regel: Regel, dossier: Dossier) -> Uitkomst:
    """Judge one share rule; raises TypeError for a rule of another kind."""
    toets = regel.toets
    if not isinstance(toets, AandeelToets):
        raise TypeError(regel.id)
    soort = _SOORTEN[toets.meting]
    if uitkomst := _wat_ontbreekt(toets.meting, soort, dossier):
        return uitkomst
    if dossier.periode is None:
        return niet_beoordeeld(GEEN_PERIODE)
    m = soort.meet(dossier.registratie, dossier.periode)
    if m.noemer == 0:
        return niet_beoordeeld(soort.leeg)
    return uitkomst_van_aandeel(m, toets.drempel, toets.deels_vanaf, soort.zin, soort.eenheid)


def _wat_ontbreekt(naam: AandeelMeting, soort: _Soort, dossier: Dossier) -> Uitkomst | None:
    reg = dossier.registratie
    for register in soort.registers:
        rijen = getattr(reg, register.value)
        if rijen is None:
            return ontbreekt(register)
    for register, kolom in soort.kolommen:
        if not reg.heeft(register, kolom):
            return mist_kolom(register, kolom)
    for register in soort.registers:
        if not getattr(reg, register.value):
            return is_leeg(register)
    if naam == "redenen-vastgelegd" and not reg.heeft(DEELNAME, "reden") and not reg.redenwoord:
        return mist_kolom(DEELNAME, "reden")
    if naam == "thuistaal-dekking" and not any(reg.heeft(r, "thuistaal") for r in (KINDEREN, INTAKE, THUISTAAL)):
        return mist_kolom(KINDEREN, "thuistaal")
    return None


def uitkomst_van_aandeel(m: Deelmeting, drempel: Fraction, deels_vanaf: Fraction, zin: str, eenheid: tuple[str, str]) -> Uitkomst:
    """The verdict on a share with its sentence, what would help and the steps; `m.noemer` is not 0."""
    oordeel = metingen.oordeel_aandeel(m, drempel, deels_vanaf)
    zinnen = [zin.format(t=m.teller, n=m.noemer, p=procent(m.teller, m.noemer))]
    if m.onbekend:
        zinnen.append(f"Bij {m.onbekend} is het onbekend.")
    zinnen.append(
        f"De norm is {grens(drempel)}."
        if oordeel is not Oordeel.DEELS
        else f"De norm is {grens(drempel)}; vanaf {grens(deels_vanaf)} telt het als deels."
    )
    if oordeel is Oordeel.NIET_AANTOONBAAR:
        zinnen.append("Door wat onbekend is, kan dit niet worden aangetoond en ook niet worden uitgesloten.")
    tekort = nodig(m, drempel)
    hulp = (
        [f"Er {'ontbreekt' if tekort == 1 else 'ontbreken'} nog {telwoord(tekort, *eenheid)} om {grens(drempel)} te halen."]
        if tekort
        else []
    )
    hulp.append(hulp_onbekend(m, drempel))
    meting = Meting(m.teller, m.noemer, m.onbekend, drempel=drempel, hulp=tuple(h for h in hulp if h), eenheid=eenheid[1])
    stappen = (
        f"Ondergrens (alleen wat is aangetoond): {m.teller}/{m.noemer}; bovengrens (ook het onbekende): {m.teller + m.onbekend}/{m.noemer}.",
        f"Voldoet vanaf {grens(drempel)}, deels vanaf {grens(deels_vanaf)}.",
    )
    return Uitkomst(oordeel, " ".join(zinnen), meting=meting, stappen=stappen)
