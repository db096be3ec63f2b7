"""Word files of every make are read: strict, other encodings, templates, with parts broken, missing or inserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import InvoerError
from checker.model.document import Bloksoort
from tests.readers.bouw_docx import (
    W,
    delen,
    docx,
    lees,
    nummer,
    p,
    pak,
    r,
    relaties,
    tabel,
    teksten,
)


def test_strikt_ooxml(tmp_path: Path) -> None:
    """ISO strict files, which python-docx refuses, read the same."""
    gewoon = delen(p("Doelen", "Kop1") + tabel(["Cel"]))
    strikt = {
        naam: str(deel)
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for naam, deel in gewoon.items()
    }
    assert lees(tmp_path, pak(dict(strikt))).blokken == lees(tmp_path, pak(gewoon)).blokken


@pytest.mark.parametrize("codering", ["utf-16", "utf-8-sig", "windows-1252"])
def test_coderingen(tmp_path: Path, codering: str) -> None:
    """Other encodings of the XML are read as they say."""
    inhoud = delen(p("Mozaïek"))
    verklaard = {"utf-16": "UTF-16", "utf-8-sig": "UTF-8", "windows-1252": "windows-1252"}[codering]
    inhoud["word/document.xml"] = str(inhoud["word/document.xml"]).replace('"UTF-8"', f'"{verklaard}"').encode(codering)
    assert teksten(lees(tmp_path, pak(inhoud))) == ["Mozaïek"]


def test_ander_hoofddeel_en_macros(tmp_path: Path) -> None:
    """The main part is the one the box names; macros are reported and nothing more."""
    inhoud = delen(p("Vanaf Word online"))
    inhoud["Word\\Document2.xml"] = inhoud.pop("word/document.xml")
    inhoud["word/_rels/document2.xml.rels"] = inhoud.pop("word/_rels/document.xml.rels")
    inhoud["_rels/.rels"] = relaties(("rId1", "officeDocument", "/word/document2.xml"), ("rId2", "metadata/thumbnail", "ontbreekt.jpeg"))
    inhoud["word/vbaProject.bin"] = b"macro"
    document = lees(tmp_path, pak(inhoud), "beleid.docm")
    assert teksten(document) == ["Vanaf Word online"]
    assert [m.code for m in document.meldingen] == ["macros"]


@pytest.mark.parametrize("deel", ["styles", "numbering"])
def test_kapotte_bijdelen(tmp_path: Path, deel: str) -> None:
    """Broken styles or numbering are reported; the text is read."""
    document = lees(tmp_path, docx(p("Doelen", "Kop1") + p("Tekst", eigen=nummer(2)), {f"word/{deel}.xml": "<kapot"}))
    assert teksten(document) == ["Doelen", "Tekst"]
    assert [m.code for m in document.meldingen] == [{"styles": "stijlen", "numbering": "nummering"}[deel] + "-onleesbaar"]
    assert document.blokken[0].soort is Bloksoort.KOP


def test_ringen_en_ontbrekende_delen(tmp_path: Path) -> None:
    """Styles based on each other in a circle and parts that are not there do not stop the reading."""
    inhoud = delen(
        p("Rond", "KringA") + p(r("noot") + '<w:r><w:footnoteReference w:id="1"/></w:r>'), meer=(("rId9", "footnotes", "weg.xml"),)
    )
    del inhoud["word/numbering.xml"], inhoud["[Content_Types].xml"]
    document = lees(tmp_path, pak(inhoud))
    assert teksten(document) == ["Rond", "noot"]
    assert [m.code for m in document.meldingen] == ["noten-ontbreken"]


def test_ingevoegd_bestand_verlaagt_de_dekking(tmp_path: Path) -> None:
    """A document inserted in the document is not read, and that is said in words and in the coverage."""
    invoeging = '<w:altChunk r:id="rId9"/>'
    document = lees(tmp_path, docx(p("Tekst") + invoeging, {"word/stuk.html": "<p>Beleid</p>" * 20}, (("rId9", "aFChunk", "stuk.html"),)))
    assert [m.code for m in document.meldingen] == ["ingevoegd-bestand", "leesdekking"]
    assert document.leesdekking < 0.1


def test_alleen_een_ingevoegd_bestand(tmp_path: Path) -> None:
    """A file that only wraps another one is not called a scan."""
    with pytest.raises(InvoerError, match="ingevoegd bestand"):
        lees(tmp_path, docx('<w:altChunk r:id="rId9"/>', {"word/stuk.html": "<p>Beleid</p>"}, (("rId9", "aFChunk", "stuk.html"),)))


def test_stijlen_van_een_sjabloon_blijven_bij_hun_bestand(tmp_path: Path) -> None:
    """Remembered styles never serve a file with other styles."""
    ander = f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Kop1"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    lichaam = p("Doelen", "Kop1") + p("tekst")
    verwacht = [["Doelen", "tekst"], ["tekst"], ["Doelen", "tekst"]]
    pogingen: list[dict[str, str | bytes]] = [{}, {"word/styles.xml": ander}, {}]
    assert [teksten(lees(tmp_path, docx(lichaam, extra))) for extra in pogingen] == verwacht


def test_wijzigingen_worden_gemeld(tmp_path: Path) -> None:
    """Whoever reads the report knows that tracked changes were read as accepted."""
    document = lees(tmp_path, docx(p(f"<w:ins>{r('nieuw')}</w:ins>")))
    assert [m.code for m in document.meldingen] == ["wijzigingen"]
