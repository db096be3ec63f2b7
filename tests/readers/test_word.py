"""The Word reader sees all visible text once and nothing that a reader of the document does not see."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.readers.bouw_docx import (
    INHOUD_SDT,
    KADER,
    VAK,
    W,
    docx,
    instructie,
    lees,
    p,
    r,
    tabel,
    teksten,
    veld,
)


def sdt(inhoud: str) -> str:
    """Return a content control around the XML."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inhoud}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("lichaam", "verwacht"),
    [
        (p(r("Sa") + r("men met ") + r("ouders")), ["Samen met ouders"]),
        (p(f'<w:ins w:id="1">{r("Ingevoegd")}</w:ins>'), ["Ingevoegd"]),
        (p(r("Blijft ") + f'<w:del w:id="1"><w:r><w:delText>weg</w:delText></w:r>{r("ook weg")}</w:del>'), ["Blijft"]),
        (p(f"<w:moveFrom>{r('oud')}</w:moveFrom><w:moveTo>{r('nieuw')}</w:moveTo>"), ["nieuw"]),
        (f"<w:ins>{p('Hele alinea ingevoegd')}</w:ins>", ["Hele alinea ingevoegd"]),
        (sdt(p("Blok")), ["Blok"]),
        (p(r("Een ") + sdt(r("veld"))), ["Een veld"]),
        ("<w:tbl>" + sdt("<w:tr>" + sdt("<w:tc>" + p("cel") + "</w:tc>") + "</w:tr>") + "</w:tbl>", ["cel"]),
        (p(r("Anker") + KADER.format(VAK.format(p("In het kader")))), ["Anker", "In het kader"]),
        (p(f"<w:r><w:pict><v:textbox>{VAK.format(p('Alleen VML'))}</v:textbox></w:pict></w:r>"), ["Alleen VML"]),
        (p(f'<w:fldSimple w:instr=" AUTHOR ">{r("Enkelvoudig")}</w:fldSimple>'), ["Enkelvoudig"]),
        (p(veld("begin") + instructie(" REF x ") + veld("separate") + r("uitkomst") + veld("end") + r(" erna")), ["uitkomst erna"]),
        (p(veld("begin") + instructie(" IF ") + r("onzichtbaar") + veld("end") + r("erna")), ["erna"]),
        (p(veld("begin") + instructie(" TOC ") + r("Zonder einde is het geen veld")), ["Zonder einde is het geen veld"]),
        (p(f'<w:hyperlink r:id="x">{r("De link")}</w:hyperlink>'), ["De link"]),
        (p(f"<w:smartTag>{r('slim ')}</w:smartTag><w:dir>{r('rechts ')}</w:dir><w:bdo>{r('links')}</w:bdo>"), ["slim rechts links"]),
        ("<w:customXml>" + p("<w:customXml>" + r("eigen xml") + "</w:customXml>") + "</w:customXml>", ["eigen xml"]),
        (p(r("a") + "<w:r><w:br/></w:r>" + r("b") + "<w:r><w:tab/></w:r>" + r("c")), ["a\nb c"]),
        (
            p("<w:r><w:t>mede</w:t><w:softHyphen/><w:t>werker van de voor</w:t><w:noBreakHyphen/><w:t>school</w:t></w:r>"),
            ["medewerker van de voor-school"],
        ),
        (p("ouder\u00adbeleid\u200b met\u00a0zorg"), ["ouderbeleid met zorg"]),
        (p("financie\u0308n"), ["financiën"]),
        (p(r("zie je") + r("niet", "<w:vanish/>") + r(" wel", '<w:vanish w:val="0"/>')), ["zie je wel"]),
        (p(r("web", "<w:webHidden/>")), ["web"]),
        (p(r("weg ", '<w:rStyle w:val="GeheimTeken"/>') + r("hier")), ["hier"]),
        (p("Geheim hele alinea", "Geheim") + p("Gewoon"), ["Gewoon"]),
        (p(r("Toch te zien", '<w:vanish w:val="false"/>'), "Geheim"), ["Toch te zien"]),
        (p(r("Twee keer verborgen is zichtbaar", '<w:rStyle w:val="GeheimTeken"/>'), "Geheim"), ["Twee keer verborgen is zichtbaar"]),
        (p("Doelen 3", "Inhopg1") + p("Echt"), ["Echt"]),
        (INHOUD_SDT.format(p("Inhoud") + p("1 Doelen")) + p("Echt"), ["Echt"]),
        (
            p(veld("begin") + instructie(" TOC \\o ") + veld("separate") + r("1 Doelen")) + p(r("2 Taal") + veld("end")) + p("Echt"),
            ["Echt"],
        ),
        (p("Doelen\t3") + p("Taal\t4") + p("Thuis\t12") + p("Echt"), ["Echt"]),
        (p(r("Begin "), eigen="<w:rPr><w:del/></w:rPr>") + p("en vervolg"), ["Begin en vervolg"]),
        (p(f"<w:moveFrom>{r('weg')}</w:moveFrom>", eigen="<w:rPr><w:moveFrom/></w:rPr>") + p("vervolg"), ["vervolg"]),
        (p(r("O"), eigen='<w:framePr w:dropCap="drop"/>') + p("uders zijn welkom"), ["Ouders zijn welkom"]),
        (p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), ["x=2"]),
        (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('weg')}</w:tc></w:tr><w:tr><w:tc>{p('blijft')}</w:tc></w:tr></w:tbl>",
            ["blijft"],
        ),
        (p(r("Opmerking") + '<w:r><w:commentReference w:id="1"/></w:r>'), ["Opmerking"]),
    ],
)
def test_zichtbare_tekst(tmp_path: Path, lichaam: str, verwacht: list[str]) -> None:
    """Every way to hold text is read once, every way to hide it is left out, and the independent count agrees."""
    document = lees(tmp_path, docx(lichaam))
    assert teksten(document) == verwacht
    assert document.leesdekking == 1.0


def test_verborgen_in_standaard(tmp_path: Path) -> None:
    """Text hidden by the document defaults is not read unless the run says otherwise."""
    stijlen = f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    document = lees(tmp_path, docx(p("weg") + p(r("hier", '<w:vanish w:val="0"/>')), {"word/styles.xml": stijlen}))
    assert teksten(document) == ["hier"]
    assert [m.code for m in document.meldingen] == ["verborgen-tekst"]


def test_smartart(tmp_path: Path) -> None:
    """The words of a SmartArt drawing are read as a text box."""
    tekening = '<w:r><w:drawing><dgm:relIds r:dm="rId9"/></w:drawing></w:r>'
    diagram = '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Doelen </a:t></a:r><a:r><a:t>stellen</a:t></a:r></a:p></d>'
    document = lees(
        tmp_path, docx(p(r("Cyclus") + tekening), {"word/diagrams/data1.xml": diagram}, (("rId9", "diagramData", "diagrams/data1.xml"),))
    )
    assert [(b.tekst, b.soort.value) for b in document.blokken] == [("Cyclus", "alinea"), ("Doelen stellen", "tekstvak")]
    assert document.leesdekking == 1.0


def test_dekking_ziet_wat_de_wandeling_mist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The count is independent: a walk that loses text boxes lowers it."""
    monkeypatch.setattr("checker.readers.ooxml.wandeling.Wandelaar._apart", lambda *_: None)
    document = lees(tmp_path, docx(p(r("twintig-tekens-tekst") + KADER.format(VAK.format(p("tien-tekens"))))))
    assert document.leesdekking == pytest.approx(20 / 31)
    assert [m.code for m in document.meldingen] == ["leesdekking"]


XML_TEKENS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="<>&\ufffe\uffff")
ONTZICHT = re.compile("[\\s\xad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


@given(st.lists(st.lists(st.text(XML_TEKENS, min_size=1, max_size=12), max_size=4), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_geen_teken_zoek(tmp_path: Path, alineas: list[list[str]]) -> None:
    """However words are cut into runs, all visible characters arrive, in order and once."""
    verwacht = [unicodedata.normalize("NFC", ONTZICHT.sub("", "".join(runs).replace("\u2011", "-"))) for runs in alineas]
    lichaam = tabel(*[[p("".join(map(r, runs)))] for runs in alineas])
    gelezen = [ONTZICHT.sub("", b.nummer + b.tekst) for b in lees(tmp_path, docx(lichaam + p("slot"))).blokken]
    assert gelezen == [*filter(None, verwacht), "slot"]
