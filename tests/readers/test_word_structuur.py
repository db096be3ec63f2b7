"""Every block of a Word file knows what it is and where it stands: headings, lists, tables, notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.document import Bloksoort
from tests.readers.bouw_docx import (
    KADER,
    VAK,
    docx,
    lees,
    noten,
    nummer,
    p,
    r,
    tabel,
)


def test_koppen_en_pad(tmp_path: Path) -> None:
    """Headings by name, inheritance, outline level and paragraph give level, path and number."""
    lichaam = (
        p("Ouderbeleid", "Title")
        + p("Doelen", "Kop1", nummer(2))
        + p("Meten", "Eigenkop", nummer(2, 1))
        + p("Tekst een")
        + p("Diep", "Niveau3")
        + p("Tekst twee")
        + p("Los", eigen='<w:outlineLvl w:val="0"/>')
        + p("Onbekende stijl", "Kop3")
        + p("Taal", "Kop1", nummer(2))
        + p("Tekst drie")
    )
    blokken = lees(tmp_path, docx(lichaam)).blokken
    assert [(b.soort, b.niveau, b.nummer) for b in blokken if b.soort in (Bloksoort.KOP, Bloksoort.TITEL)] == [
        (Bloksoort.TITEL, 0, ""),
        (Bloksoort.KOP, 1, "1"),
        (Bloksoort.KOP, 2, "1.1"),
        (Bloksoort.KOP, 3, ""),
        (Bloksoort.KOP, 1, ""),
        (Bloksoort.KOP, 3, ""),
        (Bloksoort.KOP, 1, "2"),
    ]
    assert [b.plaats.kop for b in blokken if b.soort is Bloksoort.ALINEA] == [
        ("1 Doelen", "1.1 Meten"),
        ("1 Doelen", "1.1 Meten", "Diep"),
        ("2 Taal",),
    ]


@pytest.mark.parametrize(
    ("lijn", "is_kop"),
    [
        (p(r("Thuis oefenen", "<w:b/>")), True),
        (p(r("Hoe betrekken we ouders?", "<w:b/>")), True),
        (p(r("SAMEN MET OUDERS")), True),
        (p(r("Thuis oefenen", '<w:u w:val="single"/>')), True),
        (p(r("Thuis oefenen", "<w:caps/>")), True),
        (p(r("2.1 Thuis oefenen", "<w:b/>")), True),
        (p(r("Thuis oefenen", '<w:sz w:val="28"/>')), True),
        (p(r("Thuis oefenen", '<w:sz w:val="21"/>')), False),
        (p("Thuis oefenen", "Tussenkop"), True),
        (p(r("Thuis oefenen", "<w:b/>"), eigen=nummer(2)), True),
        (p("Praktisch"), False),
        (p(r("Wij bellen elke ouder.", "<w:b/>")), False),
        (p(r("Wij bellen elke ouder na", "<w:b/>")), False),
        (p(r("Thuis ", "<w:b/>") + r("oefenen")), False),
        (p(r("Thuis oefenen", '<w:b w:val="0"/>')), False),
        (p(r("Thuis oefenen", '<w:u w:val="none"/>')), False),
        (p(r("Voorlezen", "<w:b/>"), eigen=nummer(1)), False),
        (p("VVE"), False),
        (p(r("Elke ouder krijgt twee keer per jaar een gesprek over de ontwikkeling van het kind thuis", "<w:b/>")), False),
    ],
)
def test_opgemaakte_kop(tmp_path: Path, lijn: str, is_kop: bool) -> None:
    """A short formatted line is a heading; a sentence, a list item or a plain line is not."""
    blokken = lees(tmp_path, docx(p("Kop", "Kop1") + p("Eerste alinea.") + lijn + p("Alinea eronder."))).blokken
    assert (blokken[2].soort is Bloksoort.KOP) is is_kop
    assert len(blokken[3].plaats.kop) == (2 if is_kop else 1)


def test_koppen_in_tabel_en_tekstvak(tmp_path: Path) -> None:
    """A styled heading in a cell or text box holds for the rest of that table or box only; cells of a repeated row are the header."""
    kader = KADER.format(VAK.format(p("Kaderkop", "Kop2") + p("Kadertekst")))
    kopcel = "<w:trPr><w:tblHeader/></w:trPr>"
    lichaam = (
        p("Doelen", "Kop1")
        + tabel([p("Celkop", "Kop2")], ["onder"])
        + p(r("na") + kader)
        + p("slot")
        + tabel(["een enkele cel"], eigen=kopcel)
    )
    blokken = lees(tmp_path, docx(lichaam)).blokken
    assert [(b.tekst, b.soort.value, b.plaats.kop) for b in blokken[1:7]] == [
        ("Celkop", "kop", ("Doelen", "Celkop")),
        ("onder", "cel", ("Doelen", "Celkop")),
        ("na", "alinea", ("Doelen",)),
        ("Kaderkop", "kop", ("Doelen", "Kaderkop")),
        ("Kadertekst", "tekstvak", ("Doelen", "Kaderkop")),
        ("slot", "alinea", ("Doelen",)),
    ]
    assert blokken[7].koprij


def test_lijsten_en_nummers(tmp_path: Path) -> None:
    """Automatic numbers follow the numbering part, typed bullets and numbers are split off."""
    lichaam = (
        p("bullet", "Lijst")
        + p("een", eigen=nummer(2))
        + p("een-een", eigen=nummer(2, 1))
        + p("a", eigen=nummer(2, 2))
        + p("b", eigen=nummer(2, 2))
        + p("vier", eigen=nummer(2, 3))
        + p("twee", eigen=nummer(2))
        + p("twee-een", eigen=nummer(2, 1))
        + p("zeven", eigen=nummer(3))
        + p("- streepje")
        + p("• bolletje")
        + p("3. getypt")
        + p("geen lijst", "Lijst", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("- 5 graden")
    )
    blokken = lees(tmp_path, docx(lichaam)).blokken
    assert [(b.soort.value, b.nummer, b.niveau, b.tekst) for b in blokken] == [
        ("lijst", "•", 0, "bullet"),
        ("lijst", "1", 0, "een"),
        ("lijst", "1.1", 1, "een-een"),
        ("lijst", "a)", 2, "a"),
        ("lijst", "b)", 2, "b"),
        ("lijst", "IV.", 3, "vier"),
        ("lijst", "2", 0, "twee"),
        ("lijst", "2.1", 1, "twee-een"),
        ("lijst", "7", 0, "zeven"),
        ("lijst", "-", 0, "streepje"),
        ("lijst", "•", 0, "bolletje"),
        ("lijst", "3.", 0, "getypt"),
        ("alinea", "", 0, "geen lijst"),
        ("lijst", "-", 0, "5 graden"),
    ]


def test_tabellen(tmp_path: Path) -> None:
    """Cells know table, row and column; a nested table is a table of its own; the header row is found."""
    binnen = f"<w:tc>{p('Buiten')}{tabel(['Genest'])}{p('')}</w:tc>"
    lichaam = (
        tabel(["Activiteit", "Wanneer", "Wie"], ["Themaochtend voor alle ouders", "eerste week van elk thema", "mentoren"])
        + f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Breed")}</w:tc>{binnen}</w:tr></w:tbl>'
        + tabel([p(r("Doel", "<w:b/>")), p(r("Hoe", "<w:b/>"))], ["a", "b"])
        + tabel(["Locatie", "De Kikker"], ["Plaats", "Ede"])
    )
    blokken = lees(tmp_path, docx(lichaam)).blokken
    assert [(b.tekst, b.plaats.tabel, b.plaats.rij, b.plaats.cel) for b in blokken[3:8]] == [
        ("Themaochtend voor alle ouders", 1, 2, 1),
        ("eerste week van elk thema", 1, 2, 2),
        ("mentoren", 1, 2, 3),
        ("Breed", 2, 1, 1),
        ("Buiten", 2, 1, 3),
    ]
    assert (blokken[8].tekst, blokken[8].plaats.tabel) == ("Genest", 3)
    assert [b.tekst for b in blokken if b.koprij] == ["Activiteit", "Wanneer", "Wie", "Doel", "Hoe"]
    assert {b.soort for b in blokken} == {Bloksoort.CEL}


def test_noten_bij_hun_kop(tmp_path: Path) -> None:
    """Notes stand after the referencing paragraph, with its headings; unused notes and the separator are no text."""
    verwijzing = '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    inhoud = docx(
        p("Doelen", "Kop1") + p(r("Met noot") + verwijzing) + p("Taal", "Kop1") + p("Slot"),
        {"word/footnotes.xml": noten("footnotes", "Voetnoot", "Ongebruikt"), "word/endnotes.xml": noten("endnotes", "Eindnoot")},
        (("rId8", "footnotes", "footnotes.xml"), ("rId9", "endnotes", "endnotes.xml")),
    )
    document = lees(tmp_path, inhoud)
    assert [(b.soort.value, b.tekst, b.plaats.kop) for b in document.blokken[2:4]] == [
        ("noot", "Voetnoot", ("Doelen",)),
        ("noot", "Eindnoot", ("Doelen",)),
    ]
    assert [b.plaats.alinea for b in document.blokken] == list(range(1, 7))
    assert (document.blokken[2].plaats.deel, document.blokken[2].plaats.volgnummer) == ("word/footnotes.xml", 1)
    assert document.leesdekking == 1.0


def test_vindplaats_wijst_de_alinea_aan(tmp_path: Path) -> None:
    """The ordinal counts all w:p of the part in document order, also empty, hidden and doubled ones."""
    lichaam = p("") + p(r("Anker") + KADER.format(VAK.format(p("Kader")))) + p("weg", "Geheim") + p("Slot")
    blokken = lees(tmp_path, docx(lichaam)).blokken
    assert [(b.tekst, b.soort.value, b.plaats.deel, b.plaats.volgnummer) for b in blokken] == [
        ("Anker", "alinea", "word/document.xml", 1),
        ("Kader", "tekstvak", "word/document.xml", 2),
        ("Slot", "alinea", "word/document.xml", 5),
    ]
