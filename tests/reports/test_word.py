"""The Word report: headings, tables, pictures, properties, and the words and figures of every other report."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from fractions import Fraction

import docx
import pytest
from docx.document import Document
from lxml import etree

from checker.model.rapport import Rapport
from checker.reports.view import KAN_NIET_ZIEN, maak_beeld
from checker.reports.woorden import meting_kort, plaats_tekst, titel_tekst, veilig, vorm
from checker.reports.word import maak_word
from checker.reports.word_balk import BREED, HOOG, balk_png
from tests.reports.voorbeeldrapport import VIJANDIG, goed_rapport, leeg_rapport, maak_rapport, vijandig_rapport

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAKERS = [maak_rapport, leeg_rapport, goed_rapport, vijandig_rapport]


def _delen(inhoud: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as z:
        return {n: z.read(n) for n in z.namelist()}


def _tekst(inhoud: bytes) -> str:
    """Return all text of the body, a line per paragraph."""
    wortel = etree.fromstring(_delen(inhoud)["word/document.xml"])
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in wortel.iter(f"{W}p"))


@pytest.fixture(scope="module")
def inhoud() -> bytes:
    """The example report as a Word file."""
    return maak_word(maak_rapport())


@pytest.fixture(scope="module")
def document(inhoud: bytes) -> Document:
    """The example report as an independent reader sees it."""
    return docx.Document(io.BytesIO(inhoud))


def test_chapters_and_criteria_stand_under_words_own_headings(document: Document) -> None:
    """A chapter per indicator, a section per criterium in the order of the report, then the appendices."""
    beeld = maak_beeld(maak_rapport())
    koppen = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None and (p.style.name or "").startswith("Heading")]
    een = [t for n, t in koppen if n == "Heading 1"]
    assert een[0] == "Samenvatting"
    assert een[1:9] == [i.naam for i in beeld.indicatoren]
    assert een[9:] == ["Meldingen over de invoer", "Bijlage: wat deze controle niet kan zien", "Bijlage: hoe dit rapport tot stand kwam"]
    twee = [t for n, t in koppen if n == "Heading 2"]
    titels = [b.titel for i in beeld.indicatoren for b in i.bevindingen]
    assert twee[twee.index(titels[0]) :][: len(titels)] == titels
    assert {n for n, _ in koppen} == {"Heading 1", "Heading 2", "Heading 3"}


def test_every_finding_is_told_whole(inhoud: bytes) -> None:
    """Verdict, norm, advice, example, evidence with its place, and figures in the words of every report."""
    tekst = _tekst(inhoud)
    for b in maak_rapport().bevindingen:
        for deel in (b.titel, b.norm, b.advies, b.voorbeeldtekst, b.gezocht, vorm(b.oordeel).woord):
            assert deel in tekst
        for x in b.bewijs:
            assert x.citaat in tekst
            assert plaats_tekst(x.plaats) in tekst
            assert x.waarom in tekst
        if b.meting is not None:
            assert meting_kort(b.meting) in tekst
            assert all(h in tekst for h in b.meting.hulp)
            assert all(g.naam in tekst for g in b.meting.groepen)
    assert "A. de Vries, kwaliteitsmedewerker" in tekst
    assert all(zin in tekst for zin in KAN_NIET_ZIEN)
    assert all(a.doe in tekst for a in maak_beeld(maak_rapport()).eerst)


@pytest.mark.parametrize("maak", MAKERS)
def test_tables_repeat_their_header_and_keep_rows_whole(maak: Callable[[], Rapport]) -> None:
    """And say for screen readers what they hold, with as many cells in every row as columns."""
    wortel = etree.fromstring(_delen(maak_word(maak()))["word/document.xml"])
    tabellen = list(wortel.iter(f"{W}tbl"))
    assert len(tabellen) >= 3
    for tbl in tabellen:
        rijen = list(tbl.iterchildren(f"{W}tr"))
        assert rijen[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(rij.find(f"{W}trPr/{W}cantSplit") is not None for rij in rijen)
        assert {len(rij.findall(f"{W}tc")) for rij in rijen} == {len(tbl.findall(f"{W}tblGrid/{W}gridCol"))}
        assert all(tc.find(f"{W}p") is not None for tc in tbl.iter(f"{W}tc"))
        bijschrift = tbl.find(f"{W}tblPr/{W}tblCaption")
        assert bijschrift is not None
        assert bijschrift.get(f"{W}val")


@pytest.mark.parametrize("maak", MAKERS)
def test_all_references_lead_somewhere(maak: Callable[[], Rapport]) -> None:
    """Relationships, bookmarks, styles and numbers: what is missing makes Word offer a repair."""
    delen = _delen(maak_word(maak()))
    bomen = {n: etree.fromstring(d) for n, d in delen.items() if n.endswith((".xml", ".rels"))}
    document = bomen["word/document.xml"]
    rels = {r.get("Id"): r.get("Target") for r in bomen["word/_rels/document.xml.rels"]}
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    assert all(f"word/{doel}" in delen for doel in rels.values())
    assert {e.get(a) for e in document.iter() for a in (f"{r}embed", f"{r}id") if e.get(a)} <= set(rels)
    soorten = {o.get("PartName", "").lstrip("/") for o in bomen["[Content_Types].xml"]} - {""}
    assert soorten == {n for n in delen if n.endswith(".xml") and n != "[Content_Types].xml"}

    bladwijzers = [b.get(f"{W}name", "") for b in document.iter(f"{W}bookmarkStart")]
    assert {h.get(f"{W}anchor") for h in document.iter(f"{W}hyperlink")} <= set(bladwijzers)
    assert all(len(b) <= 40 for b in bladwijzers)
    for naam in ("bookmarkStart", "bookmarkEnd"):
        ids = [b.get(f"{W}id") for b in document.iter(f"{W}{naam}")]
        assert len(set(ids)) == len(ids)

    stijlen = {s.get(f"{W}styleId") for s in bomen["word/styles.xml"]}
    for boom in (document, bomen["word/styles.xml"], bomen["word/footer1.xml"], bomen["word/numbering.xml"]):
        gebruikt = {e.get(f"{W}val") for e in boom.iter(f"{W}pStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next")}
        assert gebruikt <= stijlen


def test_pictures_have_words(inhoud: bytes) -> None:
    """Every bar says its figures for who cannot see it, and has a number of its own."""
    wortel = etree.fromstring(_delen(inhoud)["word/document.xml"])
    balken = list(wortel.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    assert len(balken) > 20
    assert len({b.get("id") for b in balken}) == len(balken)
    assert all(re.fullmatch(r"Balk: \d+ van \d+ \([\d,]+%\)(, \d+ onbekend)?(, norm [\d,]+%)?", b.get("descr", "")) for b in balken)


def test_page_numbers_language_and_properties(inhoud: bytes, document: Document) -> None:
    """Fields that Word keeps up to date, Dutch throughout, and no name of a person."""
    delen = _delen(inhoud)
    voet = delen["word/footer1.xml"].decode()
    assert " PAGE " in voet
    assert " NUMPAGES " in voet
    assert b'<w:lang w:val="nl-NL"' in delen["word/styles.xml"]
    kern = document.core_properties
    assert (kern.title, kern.author, kern.language, kern.last_modified_by) == (
        titel_tekst(maak_rapport()),
        "ouderbeleid-checker",
        "nl-NL",
        "",
    )
    assert kern.created is not None
    assert kern.created.date() == maak_rapport().datum


def test_hostile_text_is_text() -> None:
    """In names, titles, quotations and file names; nothing becomes markup, a field or an outside address."""
    inhoud = maak_word(vijandig_rapport())
    tekst = _tekst(inhoud)
    assert all(veilig(v) in tekst for v in VIJANDIG)
    for naam, deel in _delen(inhoud).items():
        if not naam.endswith(".png"):
            assert not set("\u202e\u202c\x00\x07") & set(deel.decode())
            assert b"TargetMode" not in deel
    wortel = etree.fromstring(_delen(inhoud)["word/document.xml"])
    assert {etree.QName(e).localname for e in wortel.iter()} <= {etree.QName(e).localname for e in _alles()}


def _alles() -> list[etree._Element]:
    return list(etree.fromstring(_delen(maak_word(maak_rapport()))["word/document.xml"]).iter())


def test_the_same_report_gives_the_same_bytes(inhoud: bytes) -> None:
    """No clock in the file."""
    assert inhoud == maak_word(maak_rapport())


def _rij(png: bytes, y: int) -> bytes:
    """Return one row of palette numbers of a PNG."""
    plek, data = 8, b""
    while plek < len(png):
        lengte, soort = struct.unpack_from(">L4s", png, plek)
        inhoud = png[plek + 8 : plek + 8 + lengte]
        assert struct.unpack_from(">L", png, plek + 8 + lengte)[0] == zlib.crc32(soort + inhoud)
        data += inhoud if soort == b"IDAT" else b""
        plek += 12 + lengte
    ruw = zlib.decompress(data)
    assert len(ruw) == HOOG * (BREED + 1)
    return ruw[y * (BREED + 1) + 1 : (y + 1) * (BREED + 1)]


@pytest.mark.parametrize(
    ("teller", "noemer", "onbekend", "ja", "band"),
    [(1, 2, 0, 220, 0), (0, 10, 0, 0, 0), (10, 10, 0, 440, 0), (1, 4, 1, 110, 110), (0, 0, 0, 0, 0), (30, 10, 5, 440, 0)],
)
def test_a_bar_is_as_long_as_its_figure(teller: int, noemer: int, onbekend: int, ja: int, band: int) -> None:
    """Filled is shown, striped is unknown, the rest is bare; never outside its frame."""
    rij = _rij(balk_png(teller, noemer, onbekend, None), HOOG // 2)
    assert (rij[:ja].count(2), set(rij[ja : ja + band]) <= {0, 3}, set(rij[ja + band :]) <= {1}) == (ja, True, True)


@pytest.mark.parametrize(("drempel", "plek"), [(Fraction(1, 2), 220), (Fraction(1), 437), (Fraction(0), 0)])
def test_the_norm_is_a_line_over_the_whole_height(drempel: Fraction, plek: int) -> None:
    """Also at the very end, where a line would fall off."""
    png = balk_png(1, 3, 0, drempel)
    assert all(set(_rij(png, y)[plek : plek + 3]) == {4} for y in range(HOOG))
