"""The pieces of a Word document as text: runs, paragraphs, tables, images. Every text is made safe here, none can be forgotten.

Text and not python-docx: that takes as long to open its template as this takes for a whole report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from checker.reports.woorden import Vorm, veilig

NAAMRUIMTEN = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_EMU_PER_MM = 36_000
BLADBREEDTE = 9638
"""The width between the margins of an A4 page, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a table: its header, its share of the width in hundredths, and whether it holds figures (to the right)."""

    kop: str
    breed: int
    cijfers: bool = False


@dataclass(frozen=True, slots=True)
class Vak:
    """A cell: its paragraphs as XML, and its shading (a colour with #)."""

    inhoud: str
    tint: str = ""


def run(tekst: str, *, vet: bool = False, schuin: bool = False, kleur: str = "") -> str:
    """Return text as a run."""
    opmaak = ("<w:b/>" if vet else "") + ("<w:i/>" if schuin else "") + (f'<w:color w:val="{kleur.lstrip("#")}"/>' if kleur else "")
    opmaak = f"<w:rPr>{opmaak}</w:rPr>" if opmaak else ""
    return f'<w:r>{opmaak}<w:t xml:space="preserve">{_tekst(tekst)}</w:t></w:r>'


def alinea(*runs: str, stijl: str = "", extra: str = "") -> str:
    """Return a paragraph of runs; `extra` is XML for its properties."""
    opmaak = (f'<w:pStyle w:val="{stijl}"/>' if stijl else "") + extra
    return f"<w:p>{f'<w:pPr>{opmaak}</w:pPr>' if opmaak else ''}{''.join(runs)}</w:p>"


def met_label(label: str, tekst: str, *, stijl: str = "", schuin: bool = False) -> str:
    """Return a paragraph that begins with a bold label; nothing when there is no text."""
    return alinea(run(f"{label} ", vet=True), run(tekst, schuin=schuin), stijl=stijl) if veilig(tekst) else ""


def kop(niveau: int, tekst: str, anker: str = "", nummer: int = 0) -> str:
    """Return a heading in Word's own heading style, with a bookmark when `anker` names one."""
    inhoud = run(tekst)
    if anker:
        inhoud = f'<w:bookmarkStart w:id="{nummer}" w:name="{anker}"/>{inhoud}<w:bookmarkEnd w:id="{nummer}"/>'
    return alinea(inhoud, stijl=f"Heading{niveau}")


def naar(anker: str, *runs: str) -> str:
    """Return runs as a link to a bookmark."""
    return f'<w:hyperlink w:anchor="{anker}" w:history="1">{"".join(runs)}</w:hyperlink>'


def oordeel(v: Vorm) -> str:
    """Return a verdict as sign and word in its colour."""
    return run(f"{v.teken} {v.woord}", vet=True, kleur=v.kleur)


def cel(tekst: str, *, vet: bool = False) -> Vak:
    """Return a cell with text."""
    return Vak(alinea(run(tekst, vet=vet), stijl="Tabeltekst"))


def oordeelcel(v: Vorm) -> Vak:
    """Return a cell with a verdict on its tint."""
    return Vak(alinea(oordeel(v), stijl="Tabeltekst"), v.tint)


def tabel(kolommen: Sequence[Kolom], rijen: Sequence[Sequence[Vak]], bijschrift: str) -> str:
    """Return a table whose header row repeats on every page and whose rows stay whole; `bijschrift` says for screen readers what it holds."""
    breedtes = [BLADBREEDTE * k.breed // 100 for k in kolommen]
    rooster = "".join(f'<w:gridCol w:w="{b}"/>' for b in breedtes)
    koprij = "".join(_vak(Vak(_in_kolom(alinea(run(k.kop), stijl="Tabelkop"), k)), b) for k, b in zip(kolommen, breedtes, strict=True))
    lijf = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(_vak(Vak(_in_kolom(v.inhoud, k), v.tint), b) for v, k, b in zip(rij, kolommen, breedtes, strict=True))
        + "</w:tr>"
        for rij in rijen
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Rapporttabel"/><w:tblW w:w="{sum(breedtes)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblCaption w:val={_attribuut(bijschrift)}/></w:tblPr><w:tblGrid>{rooster}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{koprij}</w:tr>{lijf}</w:tbl>{alinea(stijl='Natabel')}"
    )


def beeld(sleutel: str, nummer: int, breed_mm: int, hoog_mm: int, omschrijving: str) -> str:
    """Return an image (relationship `sleutel`) in the line, with its description for who cannot see it."""
    cx, cy = breed_mm * _EMU_PER_MM, hoog_mm * _EMU_PER_MM
    naam = f'id="{nummer}" name="Balk {nummer}" descr={_attribuut(omschrijving)}'
    plaatje = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr {naam}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{sleutel}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic>"
    )
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr {naam}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"{plaatje}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def veld(opdracht: str, nu: str) -> str:
    """Return a field that Word keeps up to date, with its value for now."""
    return f'<w:fldSimple w:instr=" {opdracht} "><w:r><w:t>{nu}</w:t></w:r></w:fldSimple>'


def _vak(v: Vak, breed: int) -> str:
    tint = f'<w:shd w:val="clear" w:color="auto" w:fill="{v.tint.lstrip("#")}"/>' if v.tint else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{breed}" w:type="dxa"/>{tint}</w:tcPr>{v.inhoud}</w:tc>'


def _in_kolom(inhoud: str, kolom: Kolom) -> str:
    if not kolom.cijfers:
        return inhoud
    return inhoud.replace('<w:pStyle w:val="Tabeltekst"/>', '<w:pStyle w:val="Tabelcijfer"/>').replace(
        '<w:pStyle w:val="Tabelkop"/>', '<w:pStyle w:val="Tabelkopcijfer"/>'
    )


def _tekst(tekst: str) -> str:
    begin, einde = " " if tekst[:1] == " " else "", " " if tekst[-1:] == " " else ""
    return escape(f"{begin}{veilig(tekst)}{einde}")


def _attribuut(tekst: str) -> str:
    return quoteattr(veilig(tekst)[:255])
