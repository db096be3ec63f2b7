"""Goals with a percentage against the figure measured, activities that no register shows, and a policy older than the period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.evaluators import metingen
from checker.evaluators.beleidszinnen import Zin, beleidstekst
from checker.evaluators.uitkomst import Uitkomst
from checker.evaluators.zinsbouw import GEEN_PERIODE, deel_van, grens, niet_beoordeeld, telwoord
from checker.language.woordenlijst import patroon
from checker.model.bevinding import Bewijs, Deelmeting, Meting, Oordeel, Zekerheid
from checker.model.document import Bloksoort, Document, Vindplaats
from checker.model.dossier import Dossier
from checker.model.rapport import Periode
from checker.model.registratie import ActiviteitRij, Registratie
from checker.model.toets_register import KruisToets

GEEN_BELEID = "er is geen leesbaar beleidsdocument"
_PERCENTAGE = re.compile(r"(?<![\d,.])(\d{1,3})(?:[,.](\d))?\s*(?:%|procent|pct)")
_JAAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Doel:
    zin: Zin
    deel: Fraction
    meting: str


def beoordeel_doelen(toets: KruisToets, dossier: Dossier) -> Uitkomst:
    """Judge whether goals with a percentage in the policy are met according to the registers."""
    if dossier.document is None:
        return niet_beoordeeld(GEEN_BELEID)
    doelen = list(_lees_doelen(dossier.document, toets))
    if not doelen:
        zin = "Het beleid noemt geen doel met een percentage over iets wat de registers meten."
        return Uitkomst(Oordeel.NIET_VAN_TOEPASSING, zin)
    if dossier.periode is None:
        return niet_beoordeeld(GEEN_PERIODE)
    gemeten = {doel.meting: _meet(doel.meting, dossier.registratie, dossier.periode) for doel in doelen}
    te_meten = [(doel, m) for doel in doelen if (m := gemeten[doel.meting]) is not None]
    if not te_meten:
        return niet_beoordeeld(
            "het beleid noemt een doel met een percentage, maar het register waarmee dat te meten is, ontbreekt of is leeg"
        )
    return _weeg_doelen(te_meten)


def _weeg_doelen(te_meten: list[tuple[_Doel, Deelmeting]]) -> Uitkomst:
    oordelen = [metingen.oordeel_aandeel(m, doel.deel, Fraction(1)) for doel, m in te_meten]
    gehaald = oordelen.count(Oordeel.VOLDOET)
    if gehaald == len(oordelen):
        oordeel = Oordeel.VOLDOET
    elif gehaald:
        oordeel = Oordeel.DEELS
    else:
        oordeel = Oordeel.NIET_AANTOONBAAR if Oordeel.NIET_AANTOONBAAR in oordelen else Oordeel.VOLDOET_NIET
    zinnen = [_doelzin(doel, m, o) for (doel, m), o in zip(te_meten, oordelen, strict=True)]
    eerste, m = te_meten[0]
    return Uitkomst(
        oordeel,
        " ".join(zinnen),
        meting=Meting(m.teller, m.noemer, m.onbekend, drempel=eerste.deel, eenheid=_NAMEN[eerste.meting]),
        bewijs=tuple(Bewijs(d.zin.tekst, d.zin.plaats, waarom=z) for (d, _), z in zip(te_meten, zinnen, strict=True)),
        zekerheid=Zekerheid.LAAG,
        zekerheid_reden="of het doel in het beleid hetzelfde meet als de registratie, moet een lezer bevestigen",
    )


_NAMEN = {
    "deelname": "deelname aan ouderactiviteiten",
    "thuisactiviteiten": "uitgevoerde thuisactiviteiten",
    "intake-dekking": "kinderen met een intake",
    "gesprekken-gevoerd": "kinderen met de verwachte gesprekken",
    "thuistaal-dekking": "kinderen met een bekende thuistaal",
}


def _doelzin(doel: _Doel, m: Deelmeting, oordeel: Oordeel) -> str:
    hoe = {Oordeel.VOLDOET: "gehaald", Oordeel.NIET_AANTOONBAAR: "niet aantoonbaar"}.get(oordeel, "niet gehaald")
    onbekend = f", {m.onbekend} onbekend" if m.onbekend else ""
    return f"Doel {grens(doel.deel)} ({_NAMEN[doel.meting]}): gemeten {deel_van(m)}{onbekend}, {hoe}."


def _lees_doelen(document: Document, toets: KruisToets) -> list[_Doel]:
    """Sentences with a percentage about parents on a subject that is measured; figures of the past and of the norm are no goals."""
    w = toets.woorden
    uit: list[_Doel] = []
    tekst = beleidstekst(document)
    wie, uitgesloten, onderwerp, kopwoorden, ander = map(tekst.lijst, (w.wie, w.uitgesloten, w.onderwerp, w.kopwoorden, w.ander_onderwerp))
    for zin in tekst.zinnen:
        if not ("%" in zin.plat or "procent" in zin.plat or "pct" in zin.plat):
            continue
        m = _PERCENTAGE.search(zin.plat)
        if m is None or not wie.komt_voor(zin.plat) or uitgesloten.komt_voor(zin.plat):
            continue
        if not (onderwerp.komt_voor(zin.plat) or kopwoorden.komt_voor(zin.kop)) or ander.komt_voor(zin.plat):
            continue
        deel = Fraction(int(m[1] + (m[2] or "")), 1000 if m[2] else 100)
        meting = next((o.meting for o in toets.onderwerpen if tekst.lijst(o.woorden).komt_voor(zin.plat)), None)
        if meting and 0 < deel <= 1 and not any((d.meting, d.deel) == (meting, deel) for d in uit):
            uit.append(_Doel(zin, deel, meting))
    return uit


def _meet(naam: str, reg: Registratie, periode: Periode) -> Deelmeting | None:
    """The figure that a goal is compared with, or None when it cannot be measured."""
    if naam in ("deelname", "thuisactiviteiten"):
        rijen: tuple[ActiviteitRij, ...] | None = reg.deelname if naam == "deelname" else reg.thuisactiviteiten
        m = metingen.meet_drempel(reg, rijen, periode).gemiddeld if rijen else None
    elif naam == "gesprekken-gevoerd":
        m = metingen.meet_gesprekken_gevoerd(reg, periode, 2)[0] if reg.kinderen and reg.gesprekken else None
    else:
        meet: Callable[[Registratie, Periode], Deelmeting]
        meet, nodig = (
            (metingen.meet_intake_dekking, reg.intake) if naam == "intake-dekking" else (metingen.meet_thuistaal_dekking, reg.kinderen)
        )
        m = meet(reg, periode) if reg.kinderen and nodig else None
    return m if m is not None and m.noemer else None


def beoordeel_activiteiten(toets: KruisToets, dossier: Dossier) -> Uitkomst:
    """Judge whether the parent activities that the policy names also occur in the registers."""
    if dossier.document is None:
        return niet_beoordeeld(GEEN_BELEID)
    reg = dossier.registratie
    namen = _namen((*(reg.deelname or ()), *(reg.thuisactiviteiten or ())), dossier.periode)
    if reg.deelname is None:
        return niet_beoordeeld("het register deelname ontbreekt; lever het aan als CSV-bestand")
    if not namen:
        return niet_beoordeeld("in de registers staat geen activiteit in de periode")
    genoemd = _genoemde_activiteiten(dossier.document, toets)
    if not genoemd:
        return Uitkomst(Oordeel.NIET_VAN_TOEPASSING, "Het beleid noemt geen ouderactiviteit bij naam.")
    stam = {soort: soort.replace("-", "").replace(" ", "") for soort in genoemd}
    wel = [s for s in genoemd if any(stam[s] in sleutel for sleutel in namen)]
    niet = [s for s in genoemd if s not in wel]
    oordeel = Oordeel.VOLDOET if not niet else Oordeel.DEELS if wel else Oordeel.VOLDOET_NIET
    aantal = telwoord(len(genoemd), "soort", "soorten")
    zin = f"Het beleid noemt {aantal} ouderactiviteiten; {len(wel)} daarvan {'staat' if len(wel) == 1 else 'staan'} in de registers."
    if niet:
        zin += f" Niet geregistreerd: {', '.join(niet)}."
    return Uitkomst(
        oordeel,
        zin,
        meting=Meting(len(wel), len(genoemd), 0, eenheid="soorten activiteiten"),
        bewijs=tuple(Bewijs(genoemd[s].tekst, genoemd[s].plaats, waarom=f"noemt {s}") for s in (niet or wel)[:5]),
        zekerheid=Zekerheid.LAAG if niet else Zekerheid.HOOG,
        zekerheid_reden="de activiteit kan onder een andere naam geregistreerd zijn" if niet else "",
    )


def _namen(rijen: Iterable[ActiviteitRij], periode: Periode | None) -> dict[str, str]:
    """Bare name -> name of every activity in the period."""
    namen: dict[str, str] = {}
    telt: dict[date | None, bool] = {None: True}
    for _, dag, _, sleutel, naam, *_ in rijen:
        if dag not in telt:
            telt[dag] = periode is None or dag is None or periode.bevat(dag)
        if telt[dag]:
            namen[sleutel] = naam
    return namen


def _genoemde_activiteiten(document: Document, toets: KruisToets) -> dict[str, Zin]:
    """Kind of activity -> the first sentence that names it as something the location does."""
    uit: dict[str, Zin] = {}
    w = toets.woorden
    tekst = beleidstekst(document)
    met_staart = tuple(f"{o}*" for o in w.onderwerp)
    genoemd, uitgesloten = tekst.lijst(met_staart), tekst.lijst(w.uitgesloten)
    for zin in tekst.zinnen if genoemd else ():
        if len(uit) == len(w.onderwerp):
            break
        if not genoemd.komt_voor(zin.plat) or uitgesloten.komt_voor(zin.plat):
            continue
        for m in patroon(met_staart).finditer(zin.plat):
            soort = next((o for o in w.onderwerp if m[0].startswith(o)), "")
            if soort:
                uit.setdefault(soort, zin)
    return uit


def beoordeel_actueel(toets: KruisToets, dossier: Dossier) -> Uitkomst:
    """Judge whether the policy was made, or is to be evaluated, no longer ago than the period."""
    if dossier.document is None:
        return niet_beoordeeld(GEEN_BELEID)
    if dossier.periode is None:
        return niet_beoordeeld(GEEN_PERIODE)
    gevonden = _jaartallen(dossier.document, toets)
    if not gevonden:
        return niet_beoordeeld("in het beleid staat geen datum van vaststelling, versie of evaluatie")
    jaar, zin, plaats = max(gevonden, key=lambda g: g[0])
    bewijs = (Bewijs(zin, plaats, waarom=f"jongste datum: {jaar}"),)
    begin = dossier.periode.van
    if jaar >= begin.year:
        return Uitkomst(
            Oordeel.VOLDOET,
            f"De jongste datum van vaststelling, versie of evaluatie in het beleid ({jaar}) ligt niet voor de periode.",
            bewijs=bewijs,
        )
    zin_uit = f"De jongste datum van vaststelling, versie of evaluatie in het beleid is {jaar}; dat is voor het begin van de periode ({begin.day}-{begin.month}-{begin.year})."
    oud = begin.year - jaar >= 4
    return Uitkomst(Oordeel.VOLDOET_NIET if oud else Oordeel.DEELS, zin_uit, bewijs=bewijs)


def _jaartallen(document: Document, toets: KruisToets) -> list[tuple[int, str, Vindplaats]]:
    uit: list[tuple[int, str, Vindplaats]] = []
    w = toets.woorden
    tekst = beleidstekst(document)
    onderwerp, ander = tekst.lijst(w.onderwerp), tekst.lijst(w.ander_onderwerp)
    for zin in tekst.zinnen:
        if "20" in zin.plat and onderwerp.komt_voor(zin.plat) and not ander.komt_voor(zin.plat):
            uit += [(int(m[1]), zin.tekst, zin.plaats) for m in _JAAR.finditer(zin.plat)]
    for blok in document.blokken[:12]:
        if blok.soort in (Bloksoort.TITEL, Bloksoort.KOP) or len(blok.tekst) < 80:
            uit += [(int(m[1]), blok.tekst, blok.plaats) for m in _JAAR.finditer(blok.tekst)]
    return uit
