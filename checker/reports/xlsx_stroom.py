"""Writes an Excel workbook row by row: memory stays flat for hundreds of thousands of rows, and the file holds no date.

Text goes in as inline strings, so that nothing is ever taken for a formula; the same rows always give the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from checker.reports.woorden import veilig

MAX_RIJEN = 1_000_000
MAX_LINKS = 60_000
MAX_TEKST = 32_000
_DATUM = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAK = "http://schemas.openxmlformats.org/package/2006"


@dataclass(frozen=True, slots=True)
class Gestijld:
    """A cell with a style: an index into the tints given to `schrijf_werkmap`."""

    waarde: str | int
    tint: int


@dataclass(frozen=True, slots=True)
class Link:
    """A text cell that opens a file beside the workbook."""

    tekst: str
    doel: str


Cel = str | int | float | None | Gestijld | Link


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet: its name, column heads with widths in characters, and its rows; more than a million rows go on in a next sheet."""

    naam: str
    kolommen: Sequence[tuple[str, int]]
    rijen: Iterable[Sequence[Cel]]


@dataclass(slots=True)
class _Boek:
    zipbestand: zipfile.ZipFile
    namen: list[str] = field(default_factory=list)

    def schrijf(self, pad: str, tekst: str) -> None:
        self.zipbestand.writestr(_info(pad), _XML + tekst)


def schrijf_werkmap(bestand: BinaryIO, bladen: Iterable[Blad], tinten: Sequence[tuple[str, str]]) -> None:
    """Write the workbook; `tinten` are pairs (text colour, background) as #rrggbb."""
    with zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as z:
        boek = _Boek(z)
        for blad in bladen:
            rijen = iter(blad.rijen)
            vol = _blad(boek, blad.naam, blad.kolommen, rijen)
            while vol:
                vol = _blad(boek, f"{blad.naam} {len(boek.namen) + 1}", blad.kolommen, rijen)
        _rest(boek, tinten)


def _info(pad: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(pad, _DATUM)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _blad(boek: _Boek, naam: str, kolommen: Sequence[tuple[str, int]], rijen: Iterable[Sequence[Cel]]) -> bool:
    """Write one sheet; return whether there may be more rows than fit."""
    boek.namen.append(naam)
    nummer, links, vol = len(boek.namen), list[tuple[str, str]](), False
    letters = [kolomletter(i) for i in range(len(kolommen))]
    with boek.zipbestand.open(_info(f"xl/worksheets/sheet{nummer}.xml"), "w", force_zip64=True) as stroom:
        breedtes = "".join(f'<col min="{i}" max="{i}" width="{b}" customWidth="1"/>' for i, (_, b) in enumerate(kolommen, 1))
        kop = "".join(_cel(f"{x}1", k, 1) for x, (k, _) in zip(letters, kolommen, strict=True))
        begin = (
            f'<worksheet {_NS}><sheetViews><sheetView workbookViewId="0"{" tabSelected=" + quoteattr("1") if nummer == 1 else ""}>'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            f'<cols>{breedtes}</cols><sheetData><row r="1">{kop}</row>'
        )
        stroom.write((_XML + begin).encode())
        n = 1
        for rij in rijen:
            n += 1
            stroom.write(_rij(n, rij, letters, links).encode("utf-8", "replace"))
            if n >= MAX_RIJEN:
                vol = True
                break
        stroom.write(f'</sheetData><autoFilter ref="A1:{letters[-1]}{n}"/>{_hyperlinks(links)}</worksheet>'.encode())
    if links:
        doelen = "".join(
            f'<Relationship Id="rId{i}" Type="{_REL}/hyperlink" Target={quoteattr(doel)} TargetMode="External"/>'
            for i, (_, doel) in enumerate(links, 1)
        )
        boek.schrijf(f"xl/worksheets/_rels/sheet{nummer}.xml.rels", f'<Relationships xmlns="{_PAK}/relationships">{doelen}</Relationships>')
    return vol


def _rij(n: int, rij: Sequence[Cel], letters: list[str], links: list[tuple[str, str]]) -> str:
    cellen = []
    for x, waarde in zip(letters, rij, strict=False):
        if waarde is None or waarde == "":
            continue
        if isinstance(waarde, Link):
            if waarde.doel and len(links) < MAX_LINKS:
                links.append((f"{x}{n}", waarde.doel))
            cellen.append(_cel(f"{x}{n}", waarde.tekst, 2 if waarde.doel else 0))
        elif isinstance(waarde, Gestijld):
            cellen.append(_cel(f"{x}{n}", waarde.waarde, 3 + waarde.tint))
        else:
            cellen.append(_cel(f"{x}{n}", waarde, 0))
    return f'<row r="{n}">{"".join(cellen)}</row>'


def _cel(plaats: str, waarde: str | float, stijl: int) -> str:
    s = f' s="{stijl}"' if stijl else ""
    if isinstance(waarde, str):
        return f'<c r="{plaats}" t="inlineStr"{s}><is><t>{escape(veilig(waarde)[:MAX_TEKST])}</t></is></c>'
    return f'<c r="{plaats}"{s}><v>{waarde}</v></c>'


def _hyperlinks(links: list[tuple[str, str]]) -> str:
    delen = "".join(f'<hyperlink ref="{plaats}" r:id="rId{i}"/>' for i, (plaats, _) in enumerate(links, 1))
    return f"<hyperlinks>{delen}</hyperlinks>" if delen else ""


def kolomletter(i: int) -> str:
    """Return the letters of the 0-based column: A, Z, AA."""
    uit = ""
    i += 1
    while i:
        i, rest = divmod(i - 1, 26)
        uit = chr(65 + rest) + uit
    return uit


def _rest(boek: _Boek, tinten: Sequence[tuple[str, str]]) -> None:
    bladen = "".join(f'<sheet name={quoteattr(n)} sheetId="{i}" r:id="rId{i}"/>' for i, n in enumerate(boek.namen, 1))
    boek.schrijf("xl/workbook.xml", f"<workbook {_NS}><sheets>{bladen}</sheets></workbook>")
    delen = "".join(
        f'<Relationship Id="rId{i}" Type="{_REL}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(boek.namen) + 1)
    )
    stijlen = f'<Relationship Id="rId{len(boek.namen) + 1}" Type="{_REL}/styles" Target="styles.xml"/>'
    boek.schrijf("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PAK}/relationships">{delen}{stijlen}</Relationships>')
    hoofd = f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/>'
    boek.schrijf("_rels/.rels", f'<Relationships xmlns="{_PAK}/relationships">{hoofd}</Relationships>')
    boek.schrijf("xl/styles.xml", _stijlen(tinten))
    soort = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    delen = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{soort}.worksheet+xml"/>' for i in range(1, len(boek.namen) + 1)
    )
    boek.schrijf(
        "[Content_Types].xml",
        f'<Types xmlns="{_PAK}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{soort}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{soort}.styles+xml"/>{delen}</Types>',
    )


def _stijlen(tinten: Sequence[tuple[str, str]]) -> str:
    """Styles: 0 plain, 1 head, 2 link, from 3 on one per tint."""
    letters = "".join(f'<font><b/><sz val="11"/><color rgb="FF{k[1:].upper()}"/><name val="Calibri"/></font>' for k, _ in tinten)
    vullingen = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{t[1:].upper()}"/></patternFill></fill>' for _, t in tinten
    )
    xfs = "".join(f'<xf fontId="{3 + i}" fillId="{3 + i}" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' for i in range(len(tinten)))
    gewoon = '<sz val="11"/><name val="Calibri"/>'
    return (
        f'<styleSheet {_NS}><fonts count="{3 + len(tinten)}"><font>{gewoon}</font><font><b/>{gewoon}</font>'
        f'<font><u/><sz val="11"/><color rgb="FF0B5563"/><name val="Calibri"/></font>{letters}</fonts>'
        f'<fills count="{3 + len(tinten)}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        f'<fill><patternFill patternType="solid"><fgColor rgb="FFE6F0F1"/></patternFill></fill>{vullingen}</fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{3 + len(tinten)}"><xf/><xf fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>'
        f'<xf fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>{xfs}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
