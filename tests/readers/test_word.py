"""The Word reader sees all visible text once, in its place, and nothing that a reader of the document does not see."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import InvoerError
from checker.model.document import Bloksoort, Document
from checker.readers.word import lees_document
from tests.readers.bouw_docx import W, delen, docx, instructie, noten, nummer, p, pak, r, relaties, tabel, veld

VAK = "<w:txbxContent>{}</w:txbxContent>"
KADER = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
INHOUD_SDT = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


def sdt(inhoud: str) -> str:
    """Return a content control around the XML."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inhoud}</w:sdtContent></w:sdt>"


def lees(tmp_path: Path, inhoud: bytes, naam: str = "ouderbeleid.docx") -> Document:
    """Write the file and read it."""
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    return lees_document(pad)


def teksten(document: Document) -> list[str]:
    """Return the texts of the blocks."""
    return [blok.tekst for blok in document.blokken]


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


def test_wijzigingen_worden_gemeld(tmp_path: Path) -> None:
    """Whoever reads the report knows that tracked changes were read as accepted."""
    document = lees(tmp_path, docx(p(f"<w:ins>{r('nieuw')}</w:ins>")))
    assert [m.code for m in document.meldingen] == ["wijzigingen"]


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
