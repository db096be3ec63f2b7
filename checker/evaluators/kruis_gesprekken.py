"""The yearly minimum of talks that the policy states as practice, held against the talks that were had."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.evaluators.aandeel import uitkomst_van_aandeel
from checker.evaluators.beleidszinnen import Beleidstekst, Zin, beleidstekst
from checker.evaluators.metingen import meet_gesprekken_gevoerd
from checker.evaluators.uitkomst import Uitkomst
from checker.evaluators.zinsbouw import GEEN_PERIODE, is_leeg, niet_beoordeeld, ontbreekt
from checker.language.getallen import Frequentie, Wijze, frequenties, frequentiewoorden, kan_frequentie_zijn
from checker.language.woordenlijst import VER, afstand, patroon
from checker.model.bevinding import Bewijs, Zekerheid
from checker.model.document import Document
from checker.model.dossier import Dossier
from checker.model.registratie import Registersoort
from checker.model.toets_register import KruisToets, KruisWoorden


@dataclass(frozen=True, slots=True)
class Minimum:
    """A yearly number of talks stated in a sentence; `sterkte` 3: names the talk, 2: says who sits down, 1: by heading or sentence before."""

    aantal: int
    sterkte: int
    wijze: Wijze
    zin: Zin


def lees_minima(document: Document, w: KruisWoorden, hoogste: int = 6) -> tuple[list[Minimum], list[Minimum]]:
    """(numbers stated as practice, numbers that are only an aim, past or denied), in reading order; above `hoogste` it is no talk."""
    geldig: list[Minimum] = []
    anders: list[Minimum] = []
    tekst = beleidstekst(document)
    gezocht = frequentiewoorden(tekst.woorden.tekst)
    for zin in tekst.zinnen:
        if not kan_frequentie_zijn(zin.plat, gezocht) or not _kan_over_gesprekken_gaan(zin, tekst, w):
            continue
        lijst = [f for f in frequenties(zin.plat) if f.per_jaar <= hoogste and (f.wijze is not Wijze.MAANDEN or f.per_jaar > 1)]
        if not lijst:
            continue
        eerst = min(f.wijze for f in lijst)
        for f in lijst:
            if f.wijze is not eerst or not (sterkte := _sterkte(zin, f, w, tekst)):
                continue  # "twee keer per jaar, in november en mei" states one number, not two
            gevonden = Minimum(f.per_jaar, sterkte, f.wijze, zin)
            (anders if tekst.lijst(w.uitgesloten).komt_voor(zin.plat) else geldig).append(gevonden)
    return geldig, anders


def _kan_over_gesprekken_gaan(zin: Zin, tekst: Beleidstekst, w: KruisWoorden) -> bool:
    """Whether `_sterkte` can be more than 0 for any frequency in the sentence."""
    onderwerp = tekst.lijst(w.onderwerp)
    return (
        onderwerp.komt_voor(zin.plat)
        or onderwerp.komt_voor(zin.vorige)
        or tekst.lijst(w.kopwoorden).komt_voor(zin.kop)
        or (tekst.lijst(w.wie).komt_voor(zin.plat) and tekst.lijst(w.nabij).komt_voor(zin.plat))
    )


def _sterkte(zin: Zin, f: Frequentie, w: KruisWoorden, tekst: Beleidstekst) -> int:
    """How surely the frequency is about talks with parents about their child; 0 when it is not."""
    ander = _afstand(w.ander_onderwerp, zin, f, tekst)
    eigen = _afstand(w.onderwerp, zin, f, tekst)
    if eigen < VER:
        return 3 if eigen < ander and (f.per_jaar > 1 or f.wijze is Wijze.AANTAL or eigen < 30) else 0
    if ander < VER:
        return 0
    met_wie = tekst.lijst(w.wie).komt_voor(zin.plat)
    if met_wie and tekst.lijst(w.nabij).komt_voor(zin.plat):
        return 2
    if not met_wie and len(zin.plat.split()) > 10:
        return 0  # a long sentence with another subject than its heading
    if tekst.lijst(w.kopwoorden).komt_voor(zin.kop):
        return 1
    return 1 if tekst.lijst(w.onderwerp).komt_voor(zin.vorige) and not tekst.lijst(w.ander_onderwerp).komt_voor(zin.vorige) else 0


def _afstand(termen: tuple[str, ...], zin: Zin, f: Frequentie, tekst: Beleidstekst) -> int:
    """How far the nearest of the terms is from the frequency; the pattern for them all is only needed when one stands there."""
    return afstand(patroon(termen), zin.plat, f.begin, f.eind) if tekst.lijst(termen).komt_voor(zin.plat) else VER


def kies_minimum(geldig: list[Minimum]) -> Minimum | None:
    """The one that counts: the surest sentences first, numbers before months; of equals the lowest, for that is the minimum."""
    return min(geldig, key=lambda m: (-m.sterkte, m.wijze is Wijze.MAANDEN, m.aantal), default=None)


def beoordeel_gesprekken(toets: KruisToets, dossier: Dossier) -> Uitkomst:
    """Judge whether every child had the talks that the policy promises."""
    reg = dossier.registratie
    for soort in (Registersoort.KINDEREN, Registersoort.GESPREKKEN):
        rijen = getattr(reg, soort.value)
        if rijen is None:
            return ontbreekt(soort)
        if not rijen:
            return is_leeg(soort)
    if dossier.periode is None:
        return niet_beoordeeld(GEEN_PERIODE)
    if dossier.document is None:
        return niet_beoordeeld("er is geen leesbaar beleidsdocument, dus ook geen minimum aantal gesprekken")
    geldig, anders = lees_minima(dossier.document, toets.woorden, toets.hoogste_minimum)
    keuze = kies_minimum(geldig)
    minimum = keuze.aantal if keuze else toets.standaard_minimum
    m, tekort = meet_gesprekken_gevoerd(reg, dossier.periode, minimum)
    if m.noemer == 0:
        return niet_beoordeeld(f"geen kind was in de periode lang genoeg ingeschreven om bij {minimum} per jaar een gesprek te verwachten")
    uit = uitkomst_van_aandeel(
        m,
        toets.drempel,
        toets.deels_vanaf,
        "Met de ouders van {t} van de {n} kinderen ({p}) is het verwachte aantal gesprekken gevoerd.",
        ("kind", "kinderen"),
    )
    waarvan = f"Het beleid noemt {minimum} per jaar." if keuze else f"Het beleid noemt geen aantal per jaar; er is gerekend met {minimum}."
    return _met_minimum(uit, waarvan, minimum, tekort, geldig, anders, keuze)


def _met_minimum(
    uit: Uitkomst, waarvan: str, minimum: int, tekort: int, geldig: list[Minimum], anders: list[Minimum], keuze: Minimum | None
) -> Uitkomst:
    """Add to a share outcome which minimum was used, where it stands, and how sure that is."""
    bewijs = [Bewijs(keuze.zin.tekst, keuze.zin.plaats, waarom=f"minimum: {minimum} per jaar")] if keuze else []
    bewijs += [
        Bewijs(a.zin.tekst, a.zin.plaats, bijna=True, waarom=f"{a.aantal} per jaar, maar niet als bestaande praktijk") for a in anders[:2]
    ]
    strijdig = sorted({g.aantal for g in geldig if keuze and g.sterkte == keuze.sterkte})
    twijfel = ""
    if len(strijdig) > 1:
        twijfel = f"het beleid noemt verschillende aantallen per jaar ({', '.join(map(str, strijdig))})"
    elif keuze and keuze.sterkte == 1:
        twijfel = "dat het aantal over oudergesprekken gaat, blijkt alleen uit de kop of de zin ervoor"
    meting = replace(uit.meting, minimum=minimum) if uit.meting else None
    if meting and tekort:
        meting = replace(
            meting,
            hulp=(
                *meting.hulp,
                f"In totaal {'is' if tekort == 1 else 'zijn'} {tekort} gesprek{'' if tekort == 1 else 'ken'} te weinig gevoerd of vastgelegd.",
            ),
        )
    return replace(
        uit,
        toelichting=f"{waarvan} {uit.toelichting}",
        meting=meting,
        bewijs=tuple(bewijs),
        zekerheid=Zekerheid.LAAG if twijfel else uit.zekerheid,
        zekerheid_reden=twijfel,
        stappen=(waarvan, "Verwacht per kind: naar rato van de ingeschreven dagen, naar beneden afgerond.", *uit.stappen),
    )
