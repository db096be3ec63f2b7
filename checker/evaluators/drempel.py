"""Judges threshold rules: is the share of families that takes part shown to be large enough (registraties.md)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker.evaluators.metingen import Drempelmeting, meet_drempel, oordeel_drempel
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
from checker.model.bevinding import Groepsmeting, Meting, Oordeel, Zekerheid
from checker.model.dossier import Dossier
from checker.model.regel import Regel
from checker.model.registratie import ActiviteitRij, Registersoort
from checker.model.toets_register import DrempelToets

_WOORDEN = {
    "deelname": ("ouderactiviteit", "ouderactiviteiten", "was", "aanwezig", "kwamen"),
    "thuisactiviteiten": ("thuisactiviteit", "thuisactiviteiten", "voerde", "de activiteit uit", "deden het"),
}
WEINIG = 10


def beoordeel_drempel(regel: Regel, dossier: Dossier) -> Uitkomst:
    """Judge one threshold rule; raises TypeError for a rule of another kind."""
    toets = regel.toets
    if not isinstance(toets, DrempelToets):
        raise TypeError(regel.id)
    reg, soort = dossier.registratie, Registersoort(toets.uit_register)
    rijen: tuple[ActiviteitRij, ...] | None = reg.deelname if soort is Registersoort.DEELNAME else reg.thuisactiviteiten
    if rijen is None:
        return ontbreekt(soort)
    for kolom in _nodig(soort):
        if not any(reg.heeft(soort, k) for k in kolom):
            return mist_kolom(soort, kolom[0])
    if not rijen:
        return is_leeg(soort)
    if dossier.periode is None:
        return niet_beoordeeld(GEEN_PERIODE)
    m = meet_drempel(reg, rijen, dossier.periode)
    if m.gemiddeld.noemer == 0:
        return niet_beoordeeld(_waarom_leeg(m, soort))
    return _uitkomst(m, toets)


def _nodig(soort: Registersoort) -> tuple[tuple[str, ...], ...]:
    if soort is Registersoort.DEELNAME:
        return ("datum",), ("activiteit",), ("aanwezig",)
    return ("datum", "periode"), ("uitgevoerd",)


def _waarom_leeg(m: Drempelmeting, soort: Registersoort) -> str:
    if not m.groepen:
        return f"in het register {soort} valt geen enkele activiteit in de periode; controleer de datums of geef een andere periode op"
    return f"op de dagen van de {len(m.groepen)} activiteiten was volgens het register kinderen geen enkel kind ingeschreven"


def _uitkomst(m: Drempelmeting, toets: DrempelToets) -> Uitkomst:
    oordeel = oordeel_drempel(m, toets.drempel)
    enkel, meer, was, aanwezig, kwamen = _WOORDEN[toets.uit_register]
    gem, bereik = m.gemiddeld, m.bereik
    zinnen = [
        f"Bij {telwoord(len(m.groepen), enkel, meer)} {was} gemiddeld {procent(gem.teller, gem.noemer)} van de verwachte gezinnen {aanwezig} "
        f"({gem.teller} van {gem.noemer} keer{f', van {gem.onbekend} keer is het onbekend' if gem.onbekend else ''}); "
        f"de norm is {grens(toets.drempel)}.",
        f"{bereik.teller} van de {bereik.noemer} gezinnen ({procent(bereik.teller, bereik.noemer)}) {kwamen} ten minste een keer.",
        _waarom(m, oordeel, toets.drempel),
    ]
    weinig = (
        f"Dit rust op {telwoord(m.gezinnen, 'gezin', 'gezinnen')}; een percentage over zo weinig zegt weinig."
        if m.gezinnen < WEINIG
        else ""
    )
    meting = Meting(
        gem.teller,
        gem.noemer,
        gem.onbekend,
        drempel=toets.drempel,
        bereik=bereik,
        groepen=m.groepen,
        hulp=_hulp(m, toets.drempel, enkel, weinig),
        eenheid=f"gezinnen per {enkel}",
    )
    laag = oordeel is Oordeel.DEELS and not m.zonder_kinderen
    return Uitkomst(
        oordeel,
        " ".join(filter(None, [*zinnen, weinig])),
        meting=meting,
        zekerheid=Zekerheid.LAAG if laag else Zekerheid.HOOG,
        zekerheid_reden="het oordeel hangt ervan af of de norm het gemiddelde per activiteit of het bereik over de periode bedoelt"
        if laag
        else "",
        stappen=_stappen(m, toets.drempel),
    )


def _waarom(m: Drempelmeting, oordeel: Oordeel, drempel: Fraction) -> str:
    norm = grens(drempel)
    if (
        oordeel is Oordeel.DEELS
        and m.zonder_kinderen
        and m.gemiddeld.teller * drempel.denominator >= m.gemiddeld.noemer * drempel.numerator
    ):
        return "Zonder het register kinderen staat niet vast welke gezinnen verwacht werden; daarom is dit ten hoogste deels aangetoond."
    if oordeel is Oordeel.DEELS:
        return f"Het gemiddelde haalt {norm} niet, het bereik wel; of dit voldoet, hangt af van hoe de norm gelezen wordt."
    if oordeel is Oordeel.NIET_AANTOONBAAR:
        return f"Door wat onbekend is, kan {norm} niet worden aangetoond en ook niet worden uitgesloten."
    if oordeel is Oordeel.VOLDOET_NIET:
        return (
            f"Ook als al het onbekende een ja was, haalt geen van beide {norm}."
            if m.gemiddeld.onbekend
            else f"Geen van beide haalt {norm}."
        )
    return ""


def _hulp(m: Drempelmeting, drempel: Fraction, enkel: str, weinig: str) -> tuple[str, ...]:
    tekort = nodig(m.gemiddeld, drempel)
    zinnen = [weinig, hulp_onbekend(m.gemiddeld, drempel)]
    if tekort:
        per = -(-tekort // len(m.groepen))
        zinnen.append(
            f"Met {tekort} keer meer een ja (ongeveer {telwoord(per, 'gezin', 'gezinnen')} meer per {enkel}) komt het gemiddelde op {grens(drempel)}."
        )
        laagste = sorted((g for g in m.groepen if g.noemer), key=lambda g: (Fraction(g.teller, g.noemer), g.datum or date.max, g.naam))[:3]
        zinnen.append("Het laagst: " + "; ".join(_groepzin(g) for g in laagste) + ".")
    return tuple(z for z in zinnen if z)


def _groepzin(g: Groepsmeting) -> str:
    wanneer = f" op {g.datum.day}-{g.datum.month}-{g.datum.year}" if g.datum else ""
    return f"{g.naam or 'activiteit'}{wanneer} ({g.teller} van {g.noemer})"


def _stappen(m: Drempelmeting, drempel: Fraction) -> tuple[str, ...]:
    gem, ber = m.gemiddeld, m.bereik
    wie = "alle gezinnen die in dit register voorkomen" if m.zonder_kinderen else "de gezinnen met een kind dat op die dag is ingeschreven"
    return (
        f"Verwacht zijn bij elke activiteit {wie}.",
        f"Gemiddeld, ondergrens (alleen ja): {gem.teller}/{gem.noemer}; bovengrens (ook onbekend): {gem.teller + gem.onbekend}/{gem.noemer}; drempel {grens(drempel)}.",
        f"Bereik, ondergrens: {ber.teller}/{ber.noemer}; bovengrens: {ber.teller + ber.onbekend}/{ber.noemer}.",
    )
