"""The policy with comments: at the right paragraphs, with nothing else changed, in a file that opens."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from checker.errors import RapportError
from checker.model.bevinding import Handmatig, Oordeel, Zekerheid
from checker.reports.opmerkingen import AUTEUR, maak_opmerkingen
from tests.readers.bouw_docx import KADER, NAAMRUIMTEN, VAK, W, docx, noten, nummer, p, pak, r, tabel
from tests.readers.bouw_docx import delen as bouwdelen
from tests.reports.opmerkingenhulp import (
    Gelezen,
    bevinding,
    bewijs,
    delen,
    lees_opmerkingen,
    maak,
    rapport,
    zelfde_tekst,
    zonder_opmerkingen,
)

ZIN = "Wij bellen elke ouder binnen een week."
INS = '<w:ins w:id="7" w:author="Iemand" w:date="2024-01-01T00:00:00Z">{}</w:ins>'
DEL = '<w:del w:id="8" w:author="Iemand"><w:r><w:delText>oude tekst</w:delText></w:r></w:del>'
KOPPEN = p("Intake", "Kop1") + p("Hier begint het.") + p("Talen thuis", "Kop1") + p("Veel talen.") + p("Overige zaken", "Kop1") + p("Slot.")


def _van_ons(gelezen: list[Gelezen]) -> list[Gelezen]:
    return [g for g in gelezen if g.auteur == AUTEUR]


LICHAMEN = {
    "alinea": p(ZIN),
    "alinea met opmaak": p(r(ZIN, "<w:b/>"), eigen='<w:jc w:val="center"/>'),
    "lijst": p(ZIN, eigen=nummer(1)),
    "tabelcel": tabel(["Wat", "Wie"], [ZIN, "de mentor"]),
    "tabel in tabel": tabel(["a", "b"], [tabel([ZIN, "x"]) + "<w:p/>", "c"]),
    "inhoudsbesturing": f"<w:sdt><w:sdtPr/><w:sdtContent>{p(ZIN)}</w:sdtContent></w:sdt>",
    "inhoudsbesturing in de regel": p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r(ZIN)}</w:sdtContent></w:sdt>"),
    "bijgehouden invoeging": p(INS.format(r(ZIN)) + DEL),
    "ingevoegde alinea": p(INS.format(r(ZIN)), eigen='<w:rPr><w:ins w:id="9" w:author="Iemand"/></w:rPr>'),
    "link": p(f'<w:hyperlink w:anchor="x">{r(ZIN)}</w:hyperlink>'),
    "bladwijzer": p(f'<w:bookmarkStart w:id="0" w:name="b"/>{r(ZIN)}<w:bookmarkEnd w:id="0"/>'),
    "sectie-einde": p(r(ZIN), eigen="<w:sectPr/>"),
}


@pytest.mark.parametrize("soort", LICHAMEN)
def test_a_comment_stands_at_the_paragraph_of_the_passage(tmp_path: Path, soort: str) -> None:
    """In every kind of paragraph, and what is left without our comments is the original to the letter."""
    lichaam = p("Ouderbeleid", "Title") + p("Iets anders.") + LICHAMEN[soort] + p("Nog iets.")
    pad, uit = maak(tmp_path, docx(lichaam), ZIN)
    gelezen = lees_opmerkingen(uit)
    assert [(g.bij, g.tekst) for g in gelezen[1:]] == [(ZIN, "Telt voor: Criterium 0.")]
    assert gelezen[0].bij == "Ouderbeleid"
    zelfde_tekst(pad, uit)
    oud, nieuw = delen(pad.read_bytes()), delen(uit)
    ids = {g.id for g in gelezen}
    assert zonder_opmerkingen(nieuw["word/document.xml"], ids) == zonder_opmerkingen(oud["word/document.xml"], set())


@pytest.mark.parametrize(
    ("lichaam", "extra", "meer"),
    [
        (p(r("Zie het kader.") + KADER.format(VAK.format(p(ZIN)))), {}, ()),
        (
            p(r("Zie de noot.") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
            {"word/footnotes.xml": noten("footnotes", ZIN)},
            (("rId9", "footnotes", "footnotes.xml"),),
        ),
        (
            tabel(["x", "y"], [p(r("Zie de noot.") + '<w:r><w:endnoteReference w:id="2"/></w:r>'), "z"]),
            {"word/endnotes.xml": noten("endnotes", "niets", ZIN)},
            (("rId9", "endnotes", "endnotes.xml"),),
        ),
    ],
)
def test_where_word_allows_no_comment_it_stands_at_the_paragraph_that_holds_the_text(
    tmp_path: Path, lichaam: str, extra: dict[str, str | bytes], meer: tuple[tuple[str, str, str], ...]
) -> None:
    """A text box at the paragraph it hangs on, a note at the paragraph that refers to it."""
    pad, uit = maak(tmp_path, docx(p("Eerst.") + lichaam + p("Daarna."), extra, meer), ZIN)
    gelezen = lees_opmerkingen(uit)
    assert gelezen[1].bij.startswith("Zie ")
    zelfde_tekst(pad, uit)
    for naam in extra:
        assert delen(uit)[naam] == delen(pad.read_bytes())[naam]


def test_every_other_part_keeps_its_bytes(tmp_path: Path) -> None:
    """Pictures, styles, headers and parts that nobody knows, also their packed bytes."""
    extra: dict[str, str | bytes] = {"word/media/foto.png": bytes(range(256)) * 40, "word/header1.xml": "<x/>", "vreemd/ding.bin": b"\0\1"}
    pad, uit = maak(tmp_path, docx(p(ZIN), extra), ZIN)
    oud, nieuw = delen(pad.read_bytes()), delen(uit)
    geraakt = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {n for n in nieuw if oud.get(n) != nieuw[n]} == {*geraakt, "word/comments.xml"}
    assert set(oud) <= set(nieuw)
    assert list(nieuw)[: len(oud)] == list(oud)


def test_existing_comments_and_tracked_changes_stay(tmp_path: Path) -> None:
    """Their ids are not reused, also not an id that only stands in the text."""
    eigen = '<w:commentRangeStart w:id="4"/>' + r("Bestaand. ") + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    comments = f'<w:comments {NAAMRUIMTEN}><w:comment w:id="4" w:author="Collega" w:initials="C">{p("Klopt dit?")}</w:comment></w:comments>'
    soort = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    extra: dict[str, str | bytes] = {
        "word/comments.xml": comments,
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/comments.xml" ContentType="{soort}"/></Types>',
    }
    lichaam = p(eigen + INS.format(r(ZIN)) + DEL)
    pad, uit = maak(tmp_path, docx(lichaam, extra, (("rId7", "comments", "comments.xml"),)), ZIN)
    gelezen = lees_opmerkingen(uit)
    assert [(g.auteur, g.tekst) for g in gelezen if g.id == "4"] == [("Collega", "Klopt dit?")]
    assert {g.id for g in _van_ons(gelezen)} == {"5", "6"}
    document = delen(uit)["word/document.xml"]
    assert document.count(b"<w:ins ") == document.count(b"<w:del ") == 1
    zelfde_tekst(pad, uit)


@pytest.mark.parametrize("prefix", ["w", "x", ""])
@pytest.mark.parametrize("strikt", [False, True])
def test_strict_files_and_other_prefixes_keep_their_namespace(tmp_path: Path, prefix: str, strikt: bool) -> None:
    """The comments speak the namespace of the document, and the relationship too."""
    ns = "http://purl.oclc.org/ooxml/wordprocessingml/main" if strikt else W
    d = f"{prefix}:" if prefix else ""
    xmlns = f"xmlns:{prefix}" if prefix else "xmlns"
    alineas = "".join(f"<{d}p><{d}r><{d}t>{t}</{d}t></{d}r></{d}p>" for t in ("Eerst.", ZIN))
    xml = f'<{d}document {xmlns}="{ns}"><{d}body>{alineas}</{d}body></{d}document>'
    pad, uit = maak(tmp_path, docx("", {"word/document.xml": xml}), ZIN)
    assert [g.bij for g in lees_opmerkingen(uit)] == ["Eerst.", ZIN]
    assert etree.QName(etree.fromstring(delen(uit)["word/comments.xml"])).namespace == ns
    assert (b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in delen(uit)["word/_rels/document.xml.rels"]) == strikt
    zelfde_tekst(pad, uit)


def test_a_document_without_relationships_or_at_another_place_gets_them(tmp_path: Path) -> None:
    """The main part need not be word/document.xml."""
    inhoud = bouwdelen(p(ZIN))
    inhoud["_rels/.rels"] = str(inhoud["_rels/.rels"]).replace("word/document.xml", "Tekst/Hoofd.xml")
    inhoud["Tekst/Hoofd.xml"] = inhoud.pop("word/document.xml")
    del inhoud["word/_rels/document.xml.rels"]
    pad, uit = maak(tmp_path, pak(inhoud), ZIN)
    assert len(lees_opmerkingen(uit, "Tekst/Hoofd.xml")) == 2
    zelfde_tekst(pad, uit)


def test_several_criteria_at_one_paragraph_are_one_comment(tmp_path: Path) -> None:
    """What counts shares a line; what nearly counts says what to add."""
    pad = tmp_path / "ouderbeleid.docx"
    pad.write_bytes(docx(p("Titel", "Title") + p(f"{ZIN} Dat willen wij volgend jaar ook met de opa's en oma's gaan doen.")))
    bijna = bewijs(
        pad,
        "Dat willen wij volgend jaar ook met de opa's en oma's gaan doen.",
        bijna=True,
        waarom="een voornemen; er staat niet bij: wanneer, door wie",
    )
    uit = maak_opmerkingen(
        rapport(
            pad,
            bevinding("intake.a", "Bellen", Oordeel.VOLDOET, bewijs(pad, ZIN)),
            bevinding("intake.b", "Grootouders", Oordeel.DEELS, bijna, advies="Beschrijf het", voorbeeld="Oma komt elke maand."),
            bevinding("intake.c", "Nabellen", Oordeel.VOLDOET, bewijs(pad, ZIN), bewijs(pad, ZIN)),
        ),
        pad,
    )
    assert [g.tekst for g in lees_opmerkingen(uit)[1:]] == [
        "Telt voor: Bellen; Nabellen.\n"
        "Telt bijna voor: Grootouders. „Dat willen wij volgend jaar ook met de opa's en oma's gaan doen.” Hier staat wel iets over, maar een "
        "voornemen. Voeg toe: wanneer, door wie. Beschrijf het.\n"
        "Zo kan het er staan: „Oma komt elke maand.”"
    ]


@pytest.mark.parametrize(
    ("titel", "gezocht", "indicator", "kop"),
    [
        ("De thuistaal", "de talen die ouders spreken", "thuistaal", "Talen thuis"),
        ("Samen ingevuld", "het intakegesprek", "intake", "Intake"),
        ("Kwantumfysica", "zwaartekracht", "onbekend", "Intake"),
        ("Alle overige onderwerpen", "", "onbekend", "Overige zaken"),
    ],
)
def test_what_is_absent_stands_at_the_heading_it_fits_best(tmp_path: Path, titel: str, gezocht: str, indicator: str, kop: str) -> None:
    """By shared words, also inside compounds; the first heading when nothing fits."""
    extra = (bevinding(f"{indicator}.x", titel, Oordeel.VOLDOET_NIET, gezocht=gezocht, advies="Schrijf het op", voorbeeld="Zo dus."),)
    pad, uit = maak(tmp_path, docx(KOPPEN), extra=extra)
    mijn = [g for g in lees_opmerkingen(uit) if g.tekst.startswith("Ontbreekt")]
    assert [(g.bij, g.tekst.split("\n")[1]) for g in mijn] == [(kop, "Zo kan het er staan: „Zo dus.”")]
    zelfde_tekst(pad, uit)


def test_without_words_in_common_it_goes_where_its_indicator_is_dealt_with(tmp_path: Path) -> None:
    """The passages of other criteria of the same indicator show where."""
    pad = tmp_path / "ouderbeleid.docx"
    pad.write_bytes(docx(KOPPEN))
    telt = bevinding("thuistaal.a", "Iets", Oordeel.VOLDOET, bewijs(pad, "Slot."))
    mist = bevinding("thuistaal.b", "Kwantumfysica", Oordeel.VOLDOET_NIET)
    gelezen = lees_opmerkingen(maak_opmerkingen(rapport(pad, telt, mist), pad))
    assert [g.bij for g in gelezen if "Kwantum" in g.tekst] == ["Overige zaken"]


def test_without_headings_it_goes_to_the_first_paragraph(tmp_path: Path) -> None:
    """An empty first paragraph does not count."""
    _, uit = maak(tmp_path, docx(p("") + p("Begin.") + p("Rest.")), extra=(bevinding("intake.x", "Mist", Oordeel.VOLDOET_NIET),))
    assert {g.bij for g in lees_opmerkingen(uit)} == {"Begin."}


def test_a_line_in_a_table_of_contents_is_no_heading(tmp_path: Path) -> None:
    """The comment goes to the chapter itself."""
    inhoud = p("Talen thuis\t3", "Inhopg1") + p("Intake\t1", "Inhopg1")
    _, uit = maak(tmp_path, docx(inhoud + KOPPEN), "Slot.", extra=(bevinding("thuistaal.x", "Talen", Oordeel.VOLDOET_NIET),))
    assert [g.bij for g in lees_opmerkingen(uit) if "Ontbreekt" in g.tekst] == ["Talen thuis"]


@pytest.mark.parametrize("oordeel", [Oordeel.NIET_BEOORDEELD, Oordeel.NIET_VAN_TOEPASSING, Oordeel.VOLDOET])
def test_what_is_not_judged_gets_no_comment(tmp_path: Path, oordeel: Oordeel) -> None:
    """And neither does a register rule: it is not about the text."""
    extra = (bevinding("intake.x", "Mist", oordeel), bevinding("intake.y", "Cijfers", Oordeel.VOLDOET_NIET, soort="register"))
    _, uit = maak(tmp_path, docx(KOPPEN), extra=extra)
    assert len(lees_opmerkingen(uit)) == 1


def test_a_doubt_and_a_persons_judgement_are_told(tmp_path: Path) -> None:
    """So that a reader of the comments alone knows what to look at."""
    from dataclasses import replace
    from datetime import date

    pad = tmp_path / "ouderbeleid.docx"
    pad.write_bytes(docx(p(ZIN) + p("En dit is een andere zin.")))
    basis = bevinding("intake.a", "Bellen", Oordeel.VOLDOET, bewijs(pad, ZIN))
    twijfel = replace(basis, zekerheid=Zekerheid.LAAG, zekerheid_reden="het scheelt weinig")
    met_hand = replace(basis, titel="Anders", handmatig=Handmatig("J. Jansen", date(2025, 9, 1), "Gezien", Oordeel.DEELS))
    tekst = lees_opmerkingen(maak_opmerkingen(rapport(pad, twijfel, met_hand), pad))[1].tekst
    assert "Kijk dit zelf na: het scheelt weinig." in tekst
    assert "Beoordeeld door J. Jansen op 1 september 2025: voldoet. Gezien." in tekst


def test_hostile_text_is_text(tmp_path: Path) -> None:
    """Markup, control and direction characters in a finding do not reach the XML."""
    kwaad = '</w:t><script> & "\u202e\x00 😀 ]]> <!--'
    extra = (bevinding("intake.x", kwaad, Oordeel.VOLDOET_NIET, gezocht=kwaad, advies=kwaad, voorbeeld=kwaad),)
    pad, uit = maak(tmp_path, docx(KOPPEN), extra=extra)
    tekst = lees_opmerkingen(uit)[1].tekst
    assert '</w:t><script> & " 😀 ]]> <!--' in tekst
    assert "\u202e" not in tekst
    zelfde_tekst(pad, uit)


def test_a_template_with_macros_becomes_a_plain_document(tmp_path: Path) -> None:
    """Word refuses a .docx that says it is a template or holds macros."""
    hoofd = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
    extra: dict[str, str | bytes] = {
        "word/vbaProject.bin": b"macro",
        "word/_rels/vbaProject.bin.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/wordVbaData" Target="vbaData.xml"/></Relationships>',
        "word/vbaData.xml": "<x/>",
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{hoofd}"/><Override PartName="/word/vbaData.xml" ContentType="x/y"/></Types>',
    }
    pad, uit = maak(tmp_path, docx(p(ZIN), extra, (("rIdM", "vbaProject", "vbaProject.bin"),)), ZIN)
    lees_opmerkingen(uit)
    assert not [n for n in delen(uit) if "vba" in n]
    soorten = delen(uit)["[Content_Types].xml"]
    assert b"wordprocessingml.document.main+xml" in soorten
    assert b"vba" not in soorten
    zelfde_tekst(pad, uit)


def test_another_version_of_the_policy_is_refused(tmp_path: Path) -> None:
    """The places of the report would point at other paragraphs."""
    pad = tmp_path / "ouderbeleid.docx"
    pad.write_bytes(docx(p(ZIN)))
    over = rapport(pad, bevinding("intake.a", "Bellen", Oordeel.VOLDOET, bewijs(pad, ZIN)))
    pad.write_bytes(docx(p("Nieuw.") + p(ZIN)))
    with pytest.raises(RapportError, match=r"ouderbeleid\.docx: het bestand is veranderd sinds de toets"):
        maak_opmerkingen(over, pad)


@pytest.mark.parametrize(
    ("deel", "inhoud", "melding"),
    [
        ("word/comments.xml", b"<kapot", "comments.xml van het beleid is beschadigd"),
        ("word/comments.xml", b'<!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>', "comments.xml van het beleid is beschadigd"),
        ("word/document.xml", b"", "document.xml van het beleid is beschadigd"),
    ],
)
def test_a_broken_part_is_one_clear_sentence(tmp_path: Path, deel: str, inhoud: bytes, melding: str) -> None:
    """A part that the reader of the text had no need of may still be broken."""
    pad = tmp_path / "ouderbeleid.docx"
    pad.write_bytes(docx(p(ZIN), {deel: inhoud}, (("rId7", "comments", "comments.xml"),)))
    with pytest.raises(RapportError, match=melding):
        maak_opmerkingen(rapport(pad), pad)


def test_no_policy_or_no_zip_is_one_clear_sentence(tmp_path: Path) -> None:
    """Also when the file is gone."""
    from dataclasses import replace

    pad = tmp_path / "ouderbeleid.docx"
    pad.write_bytes(b"geen zip")
    with pytest.raises(RapportError, match="geen leesbaar Word-bestand"):
        maak_opmerkingen(rapport(pad), pad)
    over = rapport(pad)
    with pytest.raises(RapportError, match="geen beleid getoetst"):
        maak_opmerkingen(replace(over, invoer=()), pad)
    pad.unlink()
    with pytest.raises(RapportError, match="kan niet worden geopend"):
        maak_opmerkingen(over, pad)


def test_a_document_of_python_docx_opens_there_again(tmp_path: Path) -> None:
    """An independent reader of Word files finds the same paragraphs, and the comments."""
    bron = python_docx.Document()
    bron.add_heading("Intake", 1)
    bron.add_paragraph(ZIN)
    bron.add_paragraph("punt", style="List Bullet")
    doos = io.BytesIO()
    bron.save(doos)
    pad, uit = maak(tmp_path, doos.getvalue(), ZIN, extra=(bevinding("intake.x", "Intake", Oordeel.VOLDOET_NIET),))
    kopie = python_docx.Document(io.BytesIO(uit))
    assert [a.text for a in kopie.paragraphs] == [a.text for a in bron.paragraphs]
    assert [c.author for c in kopie.comments] == [AUTEUR] * 3
    zelfde_tekst(pad, uit)


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock in the copy."""
    pad, uit = maak(tmp_path, docx(KOPPEN), "Slot.")
    _, weer = maak(tmp_path, docx(KOPPEN), "Slot.")
    assert uit == weer
    with zipfile.ZipFile(io.BytesIO(uit)) as z:
        assert {i.date_time[0] for i in z.infolist()} == {1980}
    assert pad.exists()
