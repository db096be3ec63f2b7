"""The report as an Excel workbook: summary, findings, measurements, remarks and a list of actions to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from xlsxwriter.workbook import Workbook

from checker.model.bevinding import Bevinding, Bewijs, Deelmeting, Groepsmeting, Meting
from checker.model.rapport import Rapport
from checker.reports.excel_blad import Blad, Cel, Deel, Kolom, Stijl
from checker.reports.view import Beeld, bewijs_van, maak_beeld, moet_nakijken, toelichting_tekst
from checker.reports.woorden import (
    bron_tekst,
    datum_tekst,
    invoer_tekst,
    periode_tekst,
    plaats_tekst,
    soort_tekst,
    titel_tekst,
    veilig,
    vorm,
)

_SAMENVATTING = (
    Kolom("Nr", 6, "nummer"),
    Kolom("Indicator", 44),
    Kolom("Inspectiecode", 14),
    Kolom("Oordeel", 20),
    Kolom("Criteria voldoen", 40),
    Kolom("Begin met", 70),
)
_BEVINDINGEN = (
    Kolom("Nr", 5, "nummer"),
    Kolom("Indicator", 24),
    Kolom("Criterium", 32),
    Kolom("Soort", 15),
    Kolom("Beoordeeld op", 16),
    Kolom("Oordeel", 18),
    Kolom("Zekerheid", 11),
    Kolom("Zelf nakijken", 26),
    Kolom("Toelichting", 46),
    Kolom("Bewijs", 56, "regels"),
    Kolom("Kwam in de buurt", 56, "regels"),
    Kolom("Gezocht", 36),
    Kolom("Advies", 46),
    Kolom("Zo kan het er staan", 46),
    Kolom("Met de hand beoordeeld", 36),
    Kolom("Norm", 46),
    Kolom("Bron", 40),
    Kolom("Code", 34),
)
_METINGEN = (
    Kolom("Nr", 5, "nummer"),
    Kolom("Criterium", 44),
    Kolom("Wat", 28),
    Kolom("Activiteit of taal", 32),
    Kolom("Datum", 12, "datum"),
    Kolom("Ja", 9, "getal"),
    Kolom("Van", 9, "getal"),
    Kolom("Onbekend", 11, "getal"),
    Kolom("Deel", 10, "deel"),
    Kolom("Hoogstens", 12, "deel"),
    Kolom("Norm", 9, "deel"),
    Kolom("Minimum per jaar", 12, "getal"),
    Kolom("Genoemd in beleid", 13),
    Kolom("Geteld", 30),
    Kolom("Oordeel", 20),
)
_MELDINGEN = (Kolom("Niveau", 15), Kolom("Bestand", 34), Kolom("Regel", 8, "nummer"), Kolom("Code", 24), Kolom("Melding", 100))
_ACTIES = (
    Kolom("Nr", 5, "nummer"),
    Kolom("Wat te doen", 60),
    Kolom("Wie", 22, "invul"),
    Kolom("Wanneer", 14, "invuldatum"),
    Kolom("Criterium", 34),
    Kolom("Indicator", 34),
    Kolom("Soort", 15),
    Kolom("Oordeel nu", 20),
    Kolom("Waarom", 60),
    Kolom("Wat het oplevert", 36),
    Kolom("Helpt ook", 44),
)


def maak_excel(rapport: Rapport) -> bytes:
    """Return the report as an .xlsx file; every text is a string cell, no cell holds a formula."""
    beeld, uit = maak_beeld(rapport), BytesIO()
    boek = Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    dag = rapport.datum
    boek.set_properties({"title": titel_tekst(rapport), "created": datetime(dag.year, dag.month, dag.day)})  # noqa: DTZ001 - a day, no moment
    stijl = Stijl(boek)
    _samenvatting(boek, stijl, beeld)
    Blad(boek, stijl, "Bevindingen", _BEVINDINGEN, vast=3).rijen(_bevindingen(beeld))
    _metingen(boek, stijl, beeld)
    Blad(boek, stijl, "Meldingen", _MELDINGEN).rijen((m.niveau.value, m.bestand, m.regel, m.code, m.tekst) for m in beeld.meldingen)
    Blad(boek, stijl, "Actielijst", _ACTIES, vast=2).rijen(_acties(beeld))
    boek.close()
    return uit.getvalue()


def _samenvatting(boek: Workbook, stijl: Stijl, beeld: Beeld) -> None:
    rapport = beeld.rapport
    blad = Blad(boek, stijl, "Samenvatting", _SAMENVATTING, eerste_rij=2)
    blad.tekst(0, 0, titel_tekst(rapport), "titel")
    blad.rijen(
        (
            i.oordeel.nummer,
            i.oordeel.titel,
            i.oordeel.inspectiecode,
            i.vorm,
            i.samenvatting,
            i.eerst.doe if i.eerst is not None else None,
        )
        for i in beeld.indicatoren
    )
    feiten = [
        ("Stand", beeld.slotzin),
        ("Periode", periode_tekst(rapport.periode)),
        ("Getoetst op", datum_tekst(rapport.datum)),
        *((f"Gelezen: {b.soort}", f"{veilig(b.bestand)}: {invoer_tekst(b)}") for b in rapport.invoer),
        ("Programma", f"ouderbeleid-checker {rapport.programma_versie}"),
        ("Regelpakket", f"{veilig(rapport.regelpakket.naam)}, versie {veilig(rapport.regelpakket.versie)}"),
    ]
    for nummer, (label, tekst) in enumerate(feiten, blad.rij + 2):
        blad.tekst(nummer, 1, label, "label")
        blad.tekst(nummer, 2, tekst, "los")


def _bevindingen(beeld: Beeld) -> Iterator[tuple[Cel, ...]]:
    for i in beeld.indicatoren:
        for b in i.bevindingen:
            telt, bijna = bewijs_van(b)
            yield (
                i.oordeel.nummer,
                i.oordeel.titel,
                b.titel,
                _kern(b),
                soort_tekst(b.soort),
                b.oordeel,
                b.zekerheid.value,
                (b.zekerheid_reden or "de zekerheid is laag") if moet_nakijken(b) else None,
                toelichting_tekst(b),
                _passages(telt),
                _passages(bijna),
                b.gezocht,
                b.advies,
                b.voorbeeldtekst,
                _hand(b),
                b.norm,
                bron_tekst(b, i.oordeel.inspectiecode),
                b.criterium,
            )


def _metingen(boek: Workbook, stijl: Stijl, beeld: Beeld) -> None:
    blad = Blad(boek, stijl, "Metingen", _METINGEN, vast=2)
    blad.rijen(
        rij for i in beeld.indicatoren for b in i.bevindingen if b.meting is not None for rij in _meting(i.oordeel.nummer, b, b.meting)
    )
    if blad.rij:
        balk = {
            "type": "data_bar",
            "bar_solid": True,
            "bar_color": "#9DB8D9",
            "min_type": "num",
            "min_value": 0,
            "max_type": "num",
            "max_value": 1,
        }
        blad.blad.conditional_format(1, 8, blad.rij, 8, balk)


def _meting(nummer: int, b: Bevinding, m: Meting) -> Iterator[tuple[Cel, ...]]:
    norm = Deel(m.drempel.numerator, m.drempel.denominator) if m.drempel is not None else None

    def rij(wat: str, d: Meting | Deelmeting | Groepsmeting, naam: str = "", dag: Cel = None, oordeel: Cel = None) -> tuple[Cel, ...]:
        hoogstens = Deel(d.teller + d.onbekend, d.noemer) if d.onbekend else None
        return (
            nummer, b.titel, wat, naam, dag, d.teller, d.noemer, d.onbekend, Deel(d.teller, d.noemer), hoogstens, norm, m.minimum, None, m.eenheid,
            oordeel,
        )  # fmt: skip

    yield rij("gemiddeld" if m.bereik is not None else "totaal", m, oordeel=b.oordeel)
    if m.bereik is not None:
        yield rij("bereik (ten minste een keer)", m.bereik)
    for g in m.groepen:
        yield rij("per activiteit", g, g.naam or "activiteit", g.datum)
    for taal, gezinnen, genoemd in m.talen or ():
        genoemd_tekst = "ja" if genoemd else "nee"
        yield (
            nummer,
            b.titel,
            "gezinnen met deze taal",
            taal,
            None,
            gezinnen,
            None,
            None,
            None,
            None,
            None,
            None,
            genoemd_tekst,
            None,
            None,
        )


def _acties(beeld: Beeld) -> Iterator[tuple[Cel, ...]]:
    for nummer, a in enumerate(beeld.acties, 1):
        b = a.bevinding
        ook = "; ".join(veilig(x.titel) for x in a.ook)
        yield (
            nummer,
            a.doe,
            None,
            None,
            b.titel,
            f"{a.indicator.nummer} {a.indicator.titel}",
            _kern(b),
            b.oordeel,
            a.waarom,
            a.levert_op,
            ook,
        )


def _kern(b: Bevinding) -> str:
    return "kerncriterium" if b.kern else "aanbeveling"


def _passages(passages: tuple[Bewijs, ...]) -> str:
    """Return each passage with its place, one below the other."""
    return "\n".join(f"„{veilig(x.citaat)}” ({plaats_tekst(x.plaats)})" + (f": {veilig(x.waarom)}" if x.waarom else "") for x in passages)


def _hand(b: Bevinding) -> str:
    if b.handmatig is None:
        return ""
    h = b.handmatig
    return f"{veilig(h.door)}, {datum_tekst(h.datum)}: {veilig(h.reden)} (het programma vond: {vorm(h.was).woord})"
