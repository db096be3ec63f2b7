"""Writes Word files by hand, part by part, so that a test can put in exactly what it wants to be read (or not)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from checker.model.document import Document
from checker.readers.word import lees_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKKET = "http://schemas.openxmlformats.org/package/2006"
NAAMRUIMTEN = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
VAK = "<w:txbxContent>{}</w:txbxContent>"
KADER = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>'
    "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
INHOUD_SDT = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
STIJLEN = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Eigenkop"><w:name w:val="Huisstijl hoofdstuk"/><w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Niveau3"><w:name w:val="Paragraaftitel"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Geheim"><w:name w:val="Geheim"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="GeheimTeken"><w:name w:val="Geheim teken"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="KringA"><w:name w:val="Kring A"/><w:basedOn w:val="KringB"/></w:style>
<w:style w:type="paragraph" w:styleId="KringB"><w:name w:val="Kring B"/><w:basedOn w:val="KringA"/></w:style>
<w:style w:type="table" w:styleId="Tabel"><w:name w:val="Tabel"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>
"""
NUMMERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%4."/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


def r(tekst: str, eigen: str = "") -> str:
    """Return a run with this text and these run properties."""
    return f'<w:r>{f"<w:rPr>{eigen}</w:rPr>" if eigen else ""}<w:t xml:space="preserve">{tekst}</w:t></w:r>'


def p(inhoud: str, stijl: str = "", eigen: str = "") -> str:
    """Return a paragraph; text without a tag becomes a run."""
    if inhoud and "<" not in inhoud:
        inhoud = r(inhoud)
    opmaak = (f'<w:pStyle w:val="{stijl}"/>' if stijl else "") + eigen
    return f"<w:p>{f'<w:pPr>{opmaak}</w:pPr>' if opmaak else ''}{inhoud}</w:p>"


def tabel(*rijen: list[str], eigen: str = "") -> str:
    """Return a table of paragraphs (text) or of ready XML."""
    cellen = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in rij) for rij in rijen)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{eigen}{rij}</w:tr>' for rij in cellen)}</w:tbl>"


def nummer(num_id: int, diepte: int = 0) -> str:
    """Return the paragraph property that puts it in a list."""
    return f'<w:numPr><w:ilvl w:val="{diepte}"/><w:numId w:val="{num_id}"/></w:numPr>'


def veld(soort: str) -> str:
    """Return a run with a field mark."""
    return f'<w:r><w:fldChar w:fldCharType="{soort}"/></w:r>'


def instructie(tekst: str) -> str:
    """Return a run with a field instruction."""
    return f"<w:r><w:instrText>{tekst}</w:instrText></w:r>"


def relaties(*regels: tuple[str, str, str]) -> str:
    """Return a relationships part of (id, type, target)."""
    inhoud = "".join(
        f'<Relationship Id="{i}" Type="{R}/{t}" Target="{d}"{" TargetMode=" + chr(34) + "External" + chr(34) if "://" in d else ""}/>'
        for i, t, d in regels
    )
    return f'<Relationships xmlns="{PAKKET}/relationships">{inhoud}</Relationships>'


def document(lichaam: str) -> str:
    """Return the main part with this body."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAAMRUIMTEN}><w:body>{lichaam}<w:sectPr/></w:body></w:document>'


def delen(lichaam: str, extra: dict[str, str | bytes] | None = None, meer: tuple[tuple[str, str, str], ...] = ()) -> dict[str, str | bytes]:
    """Return the parts of a Word file; `extra` adds or replaces parts and `meer` adds relationships of the main part."""
    vast = (("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"))
    return {
        "[Content_Types].xml": f'<Types xmlns="{PAKKET}/content-types"/>',
        "_rels/.rels": relaties(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(lichaam),
        "word/_rels/document.xml.rels": relaties(*vast, *meer),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{STIJLEN}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{NUMMERING}</w:numbering>',
        **(extra or {}),
    }


def pak(inhoud: dict[str, str | bytes]) -> bytes:
    """Return the zip file of these parts."""
    doos = io.BytesIO()
    with zipfile.ZipFile(doos, "w", zipfile.ZIP_DEFLATED) as z:
        for naam, deel in inhoud.items():
            z.writestr(naam, deel)
    return doos.getvalue()


def docx(lichaam: str, extra: dict[str, str | bytes] | None = None, meer: tuple[tuple[str, str, str], ...] = ()) -> bytes:
    """Return a Word file with this body."""
    return pak(delen(lichaam, extra, meer))


def noten(soort: str, *teksten: str) -> str:
    """Return a footnotes or endnotes part: notes 1, 2, ... after the separator."""
    een = soort.removesuffix("s")
    inhoud = "".join(f'<w:{een} w:id="{i}">{p(t)}</w:{een}>' for i, t in enumerate(teksten, 1))
    scheiding = f'<w:{een} w:type="separator" w:id="-1">{p("scheiding")}</w:{een}>'
    return f"<w:{soort} {NAAMRUIMTEN}>{scheiding}{inhoud}</w:{soort}>"


def lees(tmp_path: Path, inhoud: bytes, naam: str = "ouderbeleid.docx") -> Document:
    """Write the file and read it."""
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    return lees_document(pad)


def teksten(document: Document) -> list[str]:
    """Return the texts of the blocks."""
    return [blok.tekst for blok in document.blokken]
