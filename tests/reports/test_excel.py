"""The Excel report: sheets, filters, figures as numbers, and text that stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.workbook import Workbook

from checker.model.rapport import Rapport
from checker.reports.excel import maak_excel
from checker.reports.view import maak_beeld
from checker.reports.woorden import procent, veilig
from tests.reports.voorbeeldrapport import goed_rapport, leeg_rapport, maak_rapport, vijandig_rapport

# openpyxl tells that it does not know the bars of Excel 2010, which (unlike those of 2007) are as long as the figure says.
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported:UserWarning")
BLADEN = ["Samenvatting", "Bevindingen", "Metingen", "Meldingen", "Actielijst"]


def _boek(rapport: Rapport) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(maak_excel(rapport)))


def _rijen(boek: Workbook, blad: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet as dicts by header."""
    waarden = list(boek[blad].iter_rows(values_only=True))
    kop = next(n for n, rij in enumerate(waarden) if rij[0] in ("Nr", "Niveau"))
    return [dict(zip((str(k) for k in waarden[kop]), rij, strict=True)) for rij in waarden[kop + 1 :]]


@pytest.fixture(scope="module")
def boek() -> Workbook:
    """The example report as read back."""
    return _boek(maak_rapport())


@pytest.mark.parametrize("maak", [maak_rapport, leeg_rapport, goed_rapport, vijandig_rapport])
def test_every_sheet_has_a_header_that_stays_a_filter_and_widths(maak: Callable[[], Rapport]) -> None:
    """Also when there is nothing to tell."""
    boek = _boek(maak())
    assert boek.sheetnames == BLADEN
    for blad in boek:
        assert blad.freeze_panes
        kop = int(re.sub(r"\D", "", blad.freeze_panes)) - 1
        breedte = len([c for c in blad[kop] if c.value])
        begin, einde = blad.auto_filter.ref.split(":")
        assert begin == f"A{kop}"
        assert coordinate_from_string(einde)[0] == get_column_letter(breedte)
        assert all(blad.column_dimensions[get_column_letter(n)].width >= 5 for n in range(1, breedte + 1))


def test_findings_stand_once_each_in_the_order_of_the_report(boek: Workbook) -> None:
    """With verdict, certainty and advice in the words of the report."""
    rapport = maak_rapport()
    rijen = _rijen(boek, "Bevindingen")
    assert [r["Code"] for r in rijen] == [b.criterium for i in maak_beeld(rapport).indicatoren for b in i.bevindingen]
    assert len(rijen) == len(rapport.bevindingen)
    per = {r["Code"]: r for r in rijen}
    for b in rapport.bevindingen:
        rij = per[b.criterium]
        assert rij["Oordeel"].split(" ", 1)[1] == b.oordeel.value.replace("_", " ")
        assert (rij["Advies"] or "") == b.advies
        assert all(x.citaat in (rij["Kwam in de buurt"] if x.bijna else rij["Bewijs"]) for x in b.bewijs)
    assert "A. de Vries" in per["vooraf-informeren.begrip"]["Met de hand beoordeeld"]
    assert per["gericht-ouderbeleid.vraaggericht"]["Zelf nakijken"].startswith("het scheelt weinig punten")


def test_figures_are_numbers_and_never_look_higher_than_they_are(boek: Workbook) -> None:
    """A share is cut as in every other report, so that 49,96% does not read as 50%."""
    rijen = _rijen(boek, "Metingen")
    eerste = next(r for r in rijen if r["Criterium"] == "Ten minste de helft doet mee" and r["Wat"] == "gemiddeld")
    assert (eerste["Ja"], eerste["Van"], eerste["Onbekend"]) == (132, 322, 60)
    assert eerste["Deel"] == 0.409
    assert eerste["Hoogstens"] == 0.596
    assert eerste["Norm"] == 0.5
    activiteit = next(r for r in rijen if r["Activiteit of taal"] == "Themaopening herfst")
    assert isinstance(activiteit["Datum"], datetime)
    assert activiteit["Datum"].date() == date(2024, 10, 3)
    assert {r["Activiteit of taal"]: r["Genoemd in beleid"] for r in rijen if r["Genoemd in beleid"]} == {
        "Turks": "ja",
        "Marokkaans-Arabisch": "ja",
        "Pools": "nee",
        "Tigrinya": "nee",
    }
    for r in (r for r in rijen if r["Deel"] is not None):
        assert procent(r["Ja"], r["Van"]).replace(",", ".") == f"{round(r['Deel'] * 100, 1):g}%"
    assert {(c.data_type, c.number_format) for c in boek["Metingen"]["I"][1:] if c.value is not None} == {("n", "0.0%")}


def test_actions_wait_for_a_name_and_a_day(boek: Workbook) -> None:
    """In the order of the report, with empty cells for who and when."""
    rijen = _rijen(boek, "Actielijst")
    assert [r["Wat te doen"] for r in rijen] == [a.doe for a in maak_beeld(maak_rapport()).acties]
    assert [r["Nr"] for r in rijen] == list(range(1, len(rijen) + 1))
    assert {(r["Wie"], r["Wanneer"]) for r in rijen} == {(None, None)}


def test_remarks_stand_most_serious_first(boek: Workbook) -> None:
    """With file and line."""
    rijen = _rijen(boek, "Meldingen")
    assert [r["Niveau"] for r in rijen] == ["fout", "waarschuwing", "waarschuwing", "info"]
    assert rijen[1]["Regel"] == 14


@pytest.mark.parametrize(
    "begin", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1+1", "\r\n=HYPERLINK(1)", " =1", "\u200b=cmd|' /C calc'!A0", "{=1}", "http://x"]
)
def test_text_that_looks_like_a_formula_stays_text(begin: str) -> None:
    """Also after somebody edits the cell: the cell is marked as text where its first sign could start a formula."""
    rapport = maak_rapport()
    besmet = replace(rapport, locatie_naam=begin, bevindingen=tuple(replace(b, advies=begin, titel=begin) for b in rapport.bevindingen))
    gezien = 0
    for blad in _boek(besmet):
        for cel in (c for rij in blad.iter_rows() for c in rij):
            assert cel.data_type != "f"
            assert cel.hyperlink is None
            if cel.value == veilig(begin):
                gezien += 1
                assert cel.data_type == "s"
                assert bool(cel.quotePrefix) == (str(cel.value)[0] in "=+-@")
    assert gezien > 50


def test_hostile_text_is_text_and_no_part_holds_a_formula_or_link() -> None:
    """Nothing is turned into markup, a formula or an outside address, and no direction mark survives."""
    with zipfile.ZipFile(io.BytesIO(maak_excel(vijandig_rapport()))) as z:
        delen = {n: z.read(n).decode() for n in z.namelist()}
    assert not [n for n, inhoud in delen.items() if n.startswith("xl/worksheets/sheet") and re.search(r"<f[ >]|<hyperlink", inhoud)]
    assert not [n for n, inhoud in delen.items() if "TargetMode" in inhoud or "<script>" in inhoud]
    assert not set("\u202e\u202c\x07") & set("".join(delen.values()))
    assert "😀𝕆uders" in delen["xl/sharedStrings.xml"]


def test_long_text_fits_a_cell() -> None:
    """Excel refuses a file with more than 32.767 characters in a cell."""
    rapport = maak_rapport()
    lang = replace(rapport, bevindingen=tuple(replace(b, toelichting="woord " * 20_000) for b in rapport.bevindingen))
    assert max(len(str(r["Toelichting"])) for r in _rijen(_boek(lang), "Bevindingen")) <= 32_767


def test_the_same_report_gives_the_same_bytes() -> None:
    """No clock and no name of a computer or a person in the file."""
    inhoud = maak_excel(maak_rapport())
    assert inhoud == maak_excel(maak_rapport())
    eigenschappen = openpyxl.load_workbook(io.BytesIO(inhoud)).properties
    assert (eigenschappen.title, eigenschappen.creator) == ("Ouderbeleid De Kikkersprong", None)
