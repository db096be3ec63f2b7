"""A rich Rapport made in memory: every verdict, measurements of every kind, a person's judgement, remarks, and hostile texts on request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from checker.model.bevinding import Bevinding, Bewijs, Bron, Deelmeting, Groepsmeting, Handmatig, Meting, Oordeel, Zekerheid
from checker.model.document import Vindplaats
from checker.model.melding import Melding, Niveau
from checker.model.rapport import IndicatorOordeel, InvoerBestand, Periode, Rapport, RegelpakketInfo
from tests.reports.voorbeeldcriteria import CRITERIA, INDICATOREN

V, D, N, A, B, T = (
    Oordeel.VOLDOET,
    Oordeel.DEELS,
    Oordeel.VOLDOET_NIET,
    Oordeel.NIET_AANTOONBAAR,
    Oordeel.NIET_BEOORDEELD,
    Oordeel.NIET_VAN_TOEPASSING,
)
VIJANDIG = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eneerev\u202c",
    "nul\x00bel\x07",
    "😀𝕆uders",
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }}",
)
DOCUMENT = "Planmatig werken aan ouderbetrokkenheid; Toezichtkader VVE (Inspectie van het Onderwijs, 2010 en 2014)"

_OORDELEN = {
    "gericht-ouderbeleid.doelen": D,
    "gericht-ouderbeleid.behoefteanalyse": N,
    "gericht-ouderbeleid.evaluatie": N,
    "gericht-ouderbeleid.vraaggericht": D,
    "vooraf-informeren.begrip": D,
    "vooraf-informeren.registratie": B,
    "intake.dekking": D,
    "participatie.redenen": N,
    "participatie.drempel": A,
    "participatie.redenen-vastgelegd": A,
    "thuis-stimuleren.afstemming": N,
    "thuis-stimuleren.ondersteuning": N,
    "thuis-stimuleren.aanpak": N,
    "thuis-stimuleren.terugkoppeling": N,
    "thuis-stimuleren.drempel": N,
    "ontwikkeling-kind.gesprekken-gevoerd": D,
    "ontwikkeling-kind.gesprekken-inhoud": B,
    "thuistaal.informeren": D,
    "thuistaal.begrip": N,
    "thuistaal.dekking": B,
    "thuistaal.talen-in-beleid": D,
    "visie.vormen": D,
    "visie.draagvlak": N,
    "visie.doorgaande-lijn": T,
}
_ROL = (D, V, D, D, N, D, D, B)
_ACTIVITEITEN = (
    "Themaopening herfst",
    "Koffieochtend taal",
    "Voorleesontbijt",
    "Ouderavond rekenen",
    "Speelinloop",
    "Thema-afsluiting lente",
    "Workshop meertalig opvoeden",
)


def maak_rapport() -> Rapport:
    """Return the example report: fifty criteria over eight indicators, with fixed dates and hashes."""
    return Rapport(
        programma_versie="0.1.0",
        regelpakket=RegelpakketInfo("vve-ouderbeleid", "1", "3f9a" * 16),
        locatie_id="de-kikkersprong",
        locatie_naam="De Kikkersprong",
        periode=Periode(date(2024, 8, 1), date(2025, 7, 31)),
        datum=date(2025, 9, 15),
        invoer=_invoer(),
        indicatoren=tuple(
            IndicatorOordeel(i, nr, code, titel, oordeel) for (i, nr, code, titel), oordeel in zip(INDICATOREN, _ROL, strict=True)
        ),
        bevindingen=tuple(_bevinding(*c) for c in CRITERIA),
        meldingen=_meldingen(),
    )


def leeg_rapport() -> Rapport:
    """Return a report about nothing: no input, no period, no findings."""
    return replace(maak_rapport(), periode=None, invoer=(), indicatoren=(), bevindingen=(), meldingen=())


def goed_rapport() -> Rapport:
    """Return a report in which everything is met."""
    r = maak_rapport()
    goed = tuple(
        replace(
            b, oordeel=V, zekerheid=Zekerheid.HOOG, zekerheid_reden="", advies="", voorbeeldtekst="", gezocht="", reden="", handmatig=None
        )
        for b in r.bevindingen
    )
    return replace(
        r, bevindingen=goed, meldingen=(), indicatoren=tuple(replace(i, oordeel=V if i.nummer < 8 else B) for i in r.indicatoren)
    )


def later_rapport() -> Rapport:
    """Return the audit of the next year: some better, some worse, some with new evidence, some that cannot be compared."""
    r = maak_rapport()
    nieuw = Bewijs("Nieuw dit jaar: elke ouder krijgt een maatje.", Vindplaats(("6 Maatjes",), 90))
    gewijzigd = {
        "gericht-ouderbeleid.evaluatie": {"oordeel": D},
        "gericht-ouderbeleid.populatieanalyse": {"oordeel": N},
        "participatie.stimuleren": {"bewijs": (nieuw,)},
        "participatie.drempel": {"oordeel": V, "meting": Meting(190, 322, 10, _HELFT, Deelmeting(30, 46, 1))},
        "thuis-stimuleren.drempel": {"meting": Meting(52, 184, 3, _HELFT, Deelmeting(20, 46, 1))},
        "thuistaal.dekking": {"oordeel": V, "reden": "", "meting": Meting(52, 52, 0, Fraction(1))},
        "intake.dekking": {"oordeel": B, "reden": "het register intake ontbreekt; lever het aan als CSV-bestand", "meting": None},
    }
    bevindingen = tuple(replace(b, **gewijzigd.get(b.criterium, {})) for b in r.bevindingen)  # type: ignore[arg-type]
    rol = {"participatie": V}
    return replace(
        r,
        periode=Periode(date(2025, 8, 1), date(2026, 7, 31)),
        datum=date(2026, 9, 14),
        bevindingen=bevindingen,
        indicatoren=tuple(replace(i, oordeel=rol.get(i.id, i.oordeel)) for i in r.indicatoren),
    )


def vijandig_rapport() -> Rapport:
    """Return the example report with hostile text in every place where text of a user can stand."""
    r, alles = maak_rapport(), " ".join(VIJANDIG)

    def besmet(b: Bevinding) -> Bevinding:
        m = b.meting
        if m is not None:
            groepen = tuple(replace(g, naam=alles) for g in m.groepen)
            talen = tuple((f"{alles} {n}", a, g) for n, (_, a, g) in enumerate(m.talen)) if m.talen else None
            m = replace(m, groepen=groepen, talen=talen, hulp=(alles,), eenheid=alles)
        hand = replace(b.handmatig, door=alles, reden=alles) if b.handmatig else None
        bewijs = tuple(Bewijs(alles, replace(x.plaats, kop=(alles,)), x.bijna, alles, alles) for x in b.bewijs)
        teksten = dict.fromkeys(("titel", "norm", "toelichting", "zekerheid_reden", "advies", "voorbeeldtekst", "gezocht", "reden"), alles)
        return replace(b, bron=Bron(alles, alles, alles), bewijs=bewijs, meting=m, handmatig=hand, **teksten)  # type: ignore[arg-type]

    return replace(
        r,
        locatie_naam=alles,
        locatie_id=alles,
        regelpakket=RegelpakketInfo(alles, alles, "3f9a" * 16),
        invoer=tuple(replace(i, bestand=alles, herkend=((alles, alles),)) for i in r.invoer),
        indicatoren=tuple(replace(i, titel=alles) for i in r.indicatoren),
        bevindingen=tuple(besmet(b) for b in r.bevindingen),
        meldingen=tuple(replace(m, bestand=alles, tekst=alles, code="x") for m in r.meldingen),
    )


def _invoer() -> tuple[InvoerBestand, ...]:
    return (
        InvoerBestand("ouderbeleid 2024-2025.docx", "beleid", "aa" * 32, woorden=3182, leesdekking=0.994),
        InvoerBestand("kinderen.csv", "kinderen", "bb" * 32, rijen=58, terzijde=0),
        InvoerBestand("intakes.csv", "intake", "cc" * 32, rijen=49, terzijde=1),
        InvoerBestand("deelname ouders.csv", "deelname", "dd" * 32, rijen=412, terzijde=3, herkend=(("aanwezig", "Was aanw."),)),
        InvoerBestand("thuis.csv", "thuisactiviteiten", "ee" * 32, rijen=188, terzijde=0),
        InvoerBestand("gesprekken.csv", "gesprekken", "ff" * 32, rijen=97, terzijde=2),
        InvoerBestand("lijst.csv", "onbekend", "12" * 32),
    )


def _meldingen() -> tuple[Melding, ...]:
    return (
        Melding(Niveau.INFO, "deelname ouders.csv", "kolom-herkend", "kolom 'Was aanw.' gelezen als 'aanwezig'"),
        Melding(Niveau.WAARSCHUWING, "deelname ouders.csv", "dubbele-rij", "deze rij staat er twee keer; zij telt een keer", 14),
        Melding(
            Niveau.FOUT,
            "lijst.csv",
            "register-onbekend",
            "dit register is niet herkend; geef aan wat het is met --register SOORT=lijst.csv",
        ),
        Melding(
            Niveau.WAARSCHUWING, "intakes.csv", "id-onbekend", "dit kind staat niet in het register kinderen; de rij is terzijde gelegd", 31
        ),
    )


def _bevinding(criterium: str, soort: str, kern: bool, titel: str, norm: str, plaats: str) -> Bevinding:
    oordeel = _OORDELEN.get(criterium, V)
    basis = Bevinding(criterium, criterium.partition(".")[0], soort, kern, titel, norm, Bron(DOCUMENT, plaats), oordeel, "")
    if oordeel is not V:
        basis = replace(
            basis, advies=_ADVIES.get(criterium, f"Beschrijf in het beleid: {norm[:1].lower()}{norm[1:]}"), voorbeeldtekst=_VOORBEELD
        )
    if oordeel is B:
        reden = (
            "het register thuistaal ontbreekt; lever het aan als CSV-bestand"
            if basis.indicator == "thuistaal"
            else "in het register intake ontbreekt de kolom 'begrip_nagegaan'; neem die op in de export of wijs haar aan in locatie.yaml"
        )
        return replace(basis, toelichting=f"Niet beoordeeld: {reden}.", reden=reden)
    basis = _met_tekst(basis) if soort == "tekst" else replace(basis, toelichting=_CIJFERZIN.get(criterium, "De cijfers laten het zien."))
    if criterium in _METINGEN:
        basis = replace(basis, meting=_METINGEN[criterium])
    if criterium == "vooraf-informeren.begrip":
        hand = Handmatig(
            "A. de Vries, kwaliteitsmedewerker", date(2025, 9, 10), "Op de locatie gezien: medewerkers laten ouders navertellen.", D
        )
        basis = replace(basis, oordeel=V, handmatig=hand)
    if criterium in ("gericht-ouderbeleid.vraaggericht", "participatie.activiteiten"):
        basis = replace(
            basis,
            zekerheid=Zekerheid.LAAG,
            zekerheid_reden="het scheelt weinig punten; een typefout is hersteld ('oudres' gelezen als 'ouders')",
        )
    return basis


def _met_tekst(b: Bevinding) -> Bevinding:
    goed = Bewijs(
        "Wij nodigen elke ouder persoonlijk uit voor de themaopening en bellen na als iemand niet kon komen.",
        Vindplaats(("3 Zo werken wij samen", "3.2 Activiteiten voor ouders"), 41),
        telling="uitnodigen 3 + persoonlijk 2 + nabellen 3 = 8, genoeg is 6",
    )
    tabel = Bewijs(
        "Elk najaar bespreekt het team met de oudercommissie wat er is bereikt.", Vindplaats(("5 Jaarplanning",), 77, tabel=2, rij=4, cel=3)
    )
    bijna = Bewijs(
        "We evalueren elk thema met de kinderen in de kring.",
        Vindplaats(("4 Thema's",), 58),
        bijna=True,
        waarom="gaat over kinderen; er staat niet bij: wanneer, door wie",
        telling="evalueren 3 - andere doelgroep 4 = -1, genoeg is 5",
    )
    if b.oordeel is V:
        return replace(b, toelichting=f"Het staat er, concreet en als eigen praktijk: {goed.citaat}", bewijs=(goed, tabel))
    gezocht = f"een passage waaruit blijkt: {b.norm[:1].lower()}{b.norm[1:]}"
    if b.oordeel is D:
        return replace(
            b,
            toelichting="Er staat iets over, maar niet genoeg: een voornemen, geen praktijk.",
            bewijs=(replace(goed, bijna=True, waarom="een voornemen, geen praktijk"),),
            gezocht=gezocht,
        )
    return replace(
        b, toelichting="Niet gevonden. De zin die er het dichtst bij komt: gaat over kinderen.", bewijs=(bijna,), gezocht=gezocht
    )


_ADVIES = {
    "gericht-ouderbeleid.evaluatie": "Beschrijf wanneer het ouderbeleid wordt geëvalueerd, door wie, en wat er met de uitkomst gebeurt.",
    "thuis-stimuleren.aanpak": "Kies een vaste werkwijze voor thuis, bijvoorbeeld een themabrief met drie opdrachten, en beschrijf wanneer ouders die krijgen.",
    "participatie.drempel": "Noteer na elke activiteit van alle gezinnen of zij er waren; nu is van te veel gezinnen niets bekend.",
}
_VOORBEELD = "Ieder jaar in juni bespreken de locatiemanager en de oudercommissie de doelen, de deelnamecijfers en de ouderenquête. De uitkomst staat in het jaarplan."
_CIJFERZIN = {
    "participatie.drempel": "Bij 7 ouderactiviteiten is van de verwachte gezinnen gemiddeld 41% aanwezig (132 van 322 keer, van 60 keer is het onbekend); de norm is 50%. Door wat onbekend is, kan 50% niet worden aangetoond en ook niet worden uitgesloten.",
    "thuis-stimuleren.drempel": "Bij 4 thuisactiviteiten is van de verwachte gezinnen gemiddeld 19,5% uitgevoerd; de norm is 50%. Geen van beide haalt 50%.",
    "intake.dekking": "Van 45 van 52 (86,5%) ingeschreven kinderen is er een intakeformulier. De norm is 100%; vanaf 80% telt het als deels.",
}


def _groepen(namen: tuple[str, ...], ja: tuple[int, ...], noemer: int, onbekend: tuple[int, ...]) -> tuple[Groepsmeting, ...]:
    begin = date(2024, 10, 3)
    return tuple(
        Groepsmeting(n, begin + timedelta(days=42 * k), j, noemer, o) for k, (n, j, o) in enumerate(zip(namen, ja, onbekend, strict=True))
    )


_DEEL = _groepen(_ACTIVITEITEN, (31, 22, 18, 9, 24, 12, 16), 46, (4, 6, 2, 20, 0, 22, 6))
_THUIS = tuple(replace(g, datum=None) for g in _groepen(("Herfst", "Winter", "Lente", "Zomer"), (14, 9, 8, 5), 46, (2, 3, 0, 9)))
_HELFT = Fraction(1, 2)
_METINGEN = {
    "participatie.drempel": Meting(132, 322, 60, _HELFT, Deelmeting(22, 46, 5), groepen=_DEEL, hulp=("Met 29 keer meer een ja (ongeveer 5 gezinnen meer per ouderactiviteit) komt het gemiddelde op 50%.", "Van de 60 onbekende moeten er 29 (48,3%) een ja blijken om 50% te halen."), eenheid="gezinnen per ouderactiviteit"),
    "thuis-stimuleren.drempel": Meting(36, 184, 14, _HELFT, Deelmeting(17, 46, 3), groepen=_THUIS, hulp=("Ook als al het onbekende (14) een ja blijkt, wordt 50% niet gehaald.",), eenheid="gezinnen per thuisactiviteit"),
    "intake.dekking": Meting(45, 52, 0, Fraction(1), hulp=("Er ontbreken nog 7 kinderen om 100% te halen.",), eenheid="kinderen"),
    "intake.samen-ingevuld": Meting(45, 45, 0, Fraction(1), eenheid="intakes"),
    "participatie.redenen-vastgelegd": Meting(96, 130, 12, Fraction(4, 5), eenheid="afwezigheden"),
    "ontwikkeling-kind.gesprekken-gevoerd": Meting(41, 48, 0, Fraction(1), minimum=3, hulp=("Er zijn nog 9 gesprekken nodig.",), eenheid="kinderen"),
    "thuistaal.talen-in-beleid": Meting(2, 4, 0, talen=(("Turks", 14, True), ("Marokkaans-Arabisch", 11, True), ("Pools", 7, False), ("Tigrinya", 6, False)), eenheid="talen"),
}  # fmt: skip
