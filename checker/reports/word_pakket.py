"""The parts of a Word report around its text: styles, numbering, settings, footer and properties, all in Dutch and without names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from checker.reports.word_xml import NAAMRUIMTEN, alinea, run, veld

_CT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKKET_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BLAUW = "1F3A5F"
_VAST = (
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("footer", "footer1"),
    ("fontTable", "fontTable"),
    ("theme", "theme1"),
)
MAAKTIJD = (1980, 1, 1, 0, 0, 0)


def pak_in(lijf: str, titel: str, dag: date, beelden: Sequence[tuple[str, bytes]]) -> bytes:
    """Return the .docx: `lijf` is the XML inside the body, `beelden` are pairs (relationship key, PNG)."""
    document = f"{_KOP}<w:document {NAAMRUIMTEN}><w:body>{lijf}{_SECTIE}</w:body></w:document>"
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as z:
        for naam, inhoud in (
            ("[Content_Types].xml", _inhoudssoorten()),
            ("_rels/.rels", _RELS),
            ("docProps/core.xml", _kern(titel, dag)),
            ("docProps/app.xml", _APP),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _document_rels(beelden)),
            ("word/styles.xml", _stijlen()),
            ("word/numbering.xml", _NUMMERING),
            ("word/settings.xml", _INSTELLINGEN),
            ("word/footer1.xml", _voettekst(titel)),
            ("word/fontTable.xml", _LETTERS),
            ("word/theme1.xml", _thema()),
        ):
            z.writestr(zipfile.ZipInfo(naam, MAAKTIJD), inhoud, zipfile.ZIP_DEFLATED)
        for sleutel, png in beelden:
            z.writestr(zipfile.ZipInfo(f"word/media/{sleutel}.png", MAAKTIJD), png)
    return uit.getvalue()


_SECTIE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rIdfooter1"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
_RELS = (
    f'{_KOP}<Relationships xmlns="{_PAKKET_REL}"><Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    f'Target="docProps/core.xml"/><Relationship Id="rId3" Type="{_REL}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)
_APP = (
    f'{_KOP}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>ouderbeleid-checker</Application></Properties>"
)
_INSTELLINGEN = (
    f'{_KOP}<w:settings {NAAMRUIMTEN}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="nl-NL"/>'
    "</w:settings>"
)
_LETTERS = f'{_KOP}<w:fonts {NAAMRUIMTEN}><w:font w:name="Calibri"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
_NUMMERING = (
    f'{_KOP}<w:numbering {NAAMRUIMTEN}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="ListNumber"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def _inhoudssoorten() -> str:
    delen = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "footer1": "footer",
        "fontTable": "fontTable",
    }
    regels = "".join(f'<Override PartName="/word/{deel}.xml" ContentType="{_CT}.{soort}+xml"/>' for deel, soort in delen.items())
    return (
        f'{_KOP}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'{regels}<Override PartName="/word/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _document_rels(beelden: Sequence[tuple[str, bytes]]) -> str:
    vast = "".join(f'<Relationship Id="rId{naam}" Type="{_REL}/{soort}" Target="{naam}.xml"/>' for soort, naam in _VAST)
    media = "".join(f'<Relationship Id="{s}" Type="{_REL}/image" Target="media/{s}.png"/>' for s, _ in beelden)
    return f'{_KOP}<Relationships xmlns="{_PAKKET_REL}">{vast}{media}</Relationships>'


def _kern(titel: str, dag: date) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{dag.isoformat()}T00:00:00Z<'
    return (
        f'{_KOP}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(titel)}</dc:title><dc:creator>ouderbeleid-checker</dc:creator><dc:language>nl-NL</dc:language>"
        f"<dcterms:created {moment}/dcterms:created><dcterms:modified {moment}/dcterms:modified></cp:coreProperties>"
    )


def _voettekst(titel: str) -> str:
    inhoud = alinea(
        run(titel), "<w:r><w:tab/></w:r>", run("Pagina "), veld("PAGE", "1"), run(" van "), veld("NUMPAGES", "1"), stijl="Footer"
    )
    return f"{_KOP}<w:ftr {NAAMRUIMTEN}>{inhoud}</w:ftr>"


@cache
def _stijlen() -> str:
    lang = '<w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="nl-NL"/>'
    basis = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        f'<w:sz w:val="21"/><w:szCs w:val="21"/>{lang}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    kop = '<w:keepNext/><w:keepLines/>{}<w:spacing w:before="{}" w:after="{}"/><w:outlineLvl w:val="{}"/>'
    klein = '<w:sz w:val="19"/><w:szCs w:val="19"/>'
    stijlen = (
        _stijl("Normal", "Normal", "", "", standaard=True),
        _stijl("Heading1", "heading 1", kop.format("<w:pageBreakBefore/>", 0, 160, 0), _letter(32, _BLAUW), volgende="Normal"),
        _stijl("Heading2", "heading 2", kop.format("", 320, 60, 1), _letter(25, _BLAUW), volgende="Normal"),
        _stijl("Heading3", "heading 3", kop.format("", 180, 60, 2), _letter(22, "3A4452"), volgende="Normal"),
        _stijl("Title", "Title", '<w:spacing w:before="120" w:after="80"/>', _letter(56, _BLAUW), volgende="Subtitle"),
        _stijl("Subtitle", "Subtitle", '<w:spacing w:after="60"/>', '<w:color w:val="4B535D"/><w:sz w:val="24"/>', volgende="Normal"),
        _stijl("Quote", "Quote", _CITAAT_RAND, "<w:i/>"),
        _stijl("Vindplaats", "Vindplaats", '<w:spacing w:after="140"/><w:ind w:left="340"/>', f'<w:color w:val="4B535D"/>{klein}'),
        _stijl("Norm", "Norm", '<w:keepNext/><w:spacing w:after="80"/>', '<w:color w:val="4B535D"/>'),
        _stijl("Slotzin", "Slotzin", '<w:spacing w:before="360" w:after="240"/>', '<w:b/><w:sz w:val="26"/>'),
        _stijl("Caption", "caption", '<w:keepNext/><w:spacing w:before="120" w:after="60"/>', f"<w:b/>{klein}"),
        _stijl("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>', ""),
        _stijl("ListNumber", "List Number", '<w:numPr><w:numId w:val="2"/></w:numPr>', ""),
        _stijl(
            "Footer",
            "footer",
            '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0"/>',
            f'<w:color w:val="4B535D"/>{klein}',
        ),
        _stijl("TOC1", "toc 1", '<w:spacing w:after="40"/>', ""),
        _stijl("Tabeltekst", "Tabeltekst", '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>', klein),
        _stijl("Tabelcijfer", "Tabelcijfer", '<w:jc w:val="right"/>', "", op="Tabeltekst"),
        _stijl("Tabelkop", "Tabelkop", "<w:keepNext/>", '<w:b/><w:color w:val="FFFFFF"/>', op="Tabeltekst"),
        _stijl("Tabelkopcijfer", "Tabelkopcijfer", '<w:jc w:val="right"/>', "", op="Tabelkop"),
        _stijl("Natabel", "Na tabel", '<w:spacing w:after="120" w:line="120" w:lineRule="exact"/>', '<w:sz w:val="8"/>'),
    )
    return f"{_KOP}<w:styles {NAAMRUIMTEN}>{basis}{''.join(stijlen)}{_TABELSTIJL}</w:styles>"


_CITAAT_RAND = (
    '<w:keepNext/><w:keepLines/><w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="9DB8D9"/></w:pBdr>'
    '<w:spacing w:before="60" w:after="0"/><w:ind w:left="340"/>'
)
_TABELSTIJL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    '</w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="Rapporttabel"><w:name w:val="Rapporttabel"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="C9D1DB"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="C9D1DB"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9D1DB"/>'
    '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{_BLAUW}"/></w:tcPr></w:tblStylePr></w:style>'
)


@cache
def _thema() -> str:
    """Return the smallest theme there is: who edits the report gets its colours and letter to choose from."""
    kleuren = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": _BLAUW, "lt2": "ECEEF0", "accent1": "1F5F8B", "accent2": "00664F", "accent3": "7D5200",
        "accent4": "A3290F", "accent5": "5B3F94", "accent6": "4B535D", "hlink": "1F5F8B", "folHlink": "5B3F94",
    }  # fmt: skip
    schema = "".join(f'<a:{naam}><a:srgbClr val="{kleur}"/></a:{naam}>' for naam, kleur in kleuren.items())
    letter = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    vulling = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    lijst = f"<a:fillStyleLst>{vulling * 3}</a:fillStyleLst><a:lnStyleLst>{f'<a:ln>{vulling}</a:ln>' * 3}</a:lnStyleLst>"
    return (
        f'{_KOP}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Rapport"><a:themeElements>'
        f'<a:clrScheme name="Rapport">{schema}</a:clrScheme><a:fontScheme name="Rapport"><a:majorFont>{letter}</a:majorFont>'
        f'<a:minorFont>{letter}</a:minorFont></a:fontScheme><a:fmtScheme name="Rapport">{lijst}'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{vulling * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _letter(grootte: int, kleur: str) -> str:
    return f'<w:b/><w:color w:val="{kleur}"/><w:sz w:val="{grootte}"/><w:szCs w:val="{grootte}"/>'


def _stijl(
    sleutel: str, naam: str, alineaopmaak: str, letter: str, *, op: str = "Normal", volgende: str = "", standaard: bool = False
) -> str:
    eigen = sleutel in ("Vindplaats", "Norm", "Slotzin", "Natabel") or sleutel.startswith("Tabel")
    soort = ' w:default="1"' if standaard else ' w:customStyle="1"' if eigen else ""
    return (
        f'<w:style w:type="paragraph"{soort} w:styleId="{sleutel}"><w:name w:val="{naam}"/>'
        + ("" if standaard else f'<w:basedOn w:val="{op}"/>')
        + (f'<w:next w:val="{volgende}"/>' if volgende else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{alineaopmaak}</w:pPr>" if alineaopmaak else "")
        + (f"<w:rPr>{letter}</w:rPr>" if letter else "")
        + "</w:style>"
    )
