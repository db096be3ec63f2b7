"""Generates locations for measuring: policies of 1,500 to 4,000 words from varied blocks, five registers of 20 to 80 families.

The blocks are sections out of the example policies in fixtures/, so that the text is such as organisations write. The same number
always gives the same location, byte for byte.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import docx

from checker.model.document import Blok, Bloksoort
from checker.readers.word import lees_document

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "leren" / "locaties"
PLAATSEN = ("Kikker", "Zon", "Regen", "Vlinder", "Bij", "Egel", "Wolk", "Ster", "Appel", "Kers", "Linde", "Molen", "Brug", "Haven", "Duin")
UITGANGEN = ("sprong", "bloem", "boog", "tuin", "nest", "hof", "huis", "plein", "eiland", "boom")
GEMEENTEN = ("Almere", "Breda", "Deventer", "Ede", "Gouda", "Hengelo", "Leiden", "Zaanstad")
TALEN = ("Nederlands", "Nederlands", "Nederlands", "Turks", "Marokkaans-Arabisch", "Pools", "Tigrinya", "Syrisch-Arabisch", "onbekend")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
START, EINDE = date(2024, 8, 1), date(2025, 7, 31)
_STIJL = {Bloksoort.KOP: "Heading{}", Bloksoort.TITEL: "Title", Bloksoort.LIJST: "ListBullet"}

Sectie = tuple[Blok, ...]


def naam(nummer: int) -> str:
    """Return the name of the location with this number."""
    return f"De {PLAATSEN[nummer % len(PLAATSEN)]}{UITGANGEN[nummer // len(PLAATSEN) % len(UITGANGEN)]} {nummer}"


def maak_locatie(map_: Path, nummer: int) -> Path:
    """Write one location in a folder below `map_` and return that folder."""
    toeval = random.Random(nummer)  # noqa: S311 - to be the same every time
    plek = map_ / f"{nummer:05d}-{naam(nummer).replace(' ', '-').lower()}"
    plek.mkdir(parents=True, exist_ok=True)
    (plek / "ouderbeleid.docx").write_bytes(_beleid(nummer, toeval))
    for bestand, tekst in _registers(toeval):
        (plek / bestand).write_text(tekst, encoding="utf-8")
    return plek


def maak_locaties(map_: Path, aantal: int, *, vanaf: int = 0) -> list[Path]:
    """Write so many locations and a locaties.csv that puts them in regions and clusters."""
    plekken = [maak_locatie(map_, n) for n in range(vanaf, vanaf + aantal)]
    regels = ["naam;map;gemeente;regio;cluster"]
    for n, plek in enumerate(plekken, vanaf):
        regels.append(f"{naam(n)};{plek.name};{GEMEENTEN[n % 8]};regio {n % 5 + 1};cluster {n % 12 + 1}")
    (map_ / "locaties.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")
    return plekken


@cache
def _secties() -> tuple[Sectie, ...]:
    """The sections of all example policies: a heading with what stands under it."""
    uit: list[Sectie] = []
    for pad in sorted(FIXTURES.glob("*/ouderbeleid.docx")):
        deel: list[Blok] = []
        for blok in lees_document(pad).blokken:
            if blok.soort is Bloksoort.KOP and deel:
                uit.append(tuple(deel))
                deel = []
            if blok.soort is not Bloksoort.TITEL and blok.tekst.strip():
                deel.append(blok)
        uit.append(tuple(deel))
    return tuple(s for s in uit if len(s) > 1)


def _beleid(nummer: int, toeval: random.Random) -> bytes:
    doel, woorden = toeval.randint(1_500, 4_000), 0
    alineas = [_alinea(f"Ouderbeleid {naam(nummer)}", "Title", toeval)]
    for sectie in toeval.sample(_secties(), len(_secties())):
        if woorden >= doel:
            break
        for blok in sectie:
            stijl = _STIJL.get(blok.soort, "").format(min(max(blok.niveau, 1), 3))
            alineas.append(_alinea(blok.tekst, stijl, toeval))
            woorden += len(blok.tekst.split())
    document = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {W}><w:body>{"".join(alineas)}<w:sectPr/></w:body></w:document>'
    return _pak_in(document)


def _alinea(tekst: str, stijl: str, toeval: random.Random) -> str:
    """A paragraph cut into runs as Word leaves it after editing."""
    woorden = tekst.split(" ")
    stukken: list[str] = []
    while woorden:
        n = toeval.randint(4, 40)
        stukken.append(" ".join(woorden[:n]) + (" " if woorden[n:] else ""))
        woorden = woorden[n:]
    runs = "".join(f'<w:r w:rsidR="00{toeval.randrange(16**6):06X}"><w:t xml:space="preserve">{escape(s)}</w:t></w:r>' for s in stukken)
    eigen = f'<w:pPr><w:pStyle w:val="{stijl}"/></w:pPr>' if stijl else ""
    return f'<w:p w:rsidR="00{toeval.randrange(16**6):06X}">{eigen}{runs}</w:p>'


@cache
def _leeg() -> tuple[tuple[str, bytes], ...]:
    stroom = io.BytesIO()
    docx.Document().save(stroom)
    with zipfile.ZipFile(stroom) as z:
        return tuple((n, z.read(n)) for n in z.namelist())


def _pak_in(document: str) -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as z:
        for deel, inhoud in _leeg():
            z.writestr(
                zipfile.ZipInfo(deel, (2024, 8, 1, 0, 0, 0)), document if deel == "word/document.xml" else inhoud, zipfile.ZIP_DEFLATED
            )
    return stroom.getvalue()


def _registers(toeval: random.Random) -> Iterator[tuple[str, str]]:
    kinderen = _kinderen(toeval)
    kop = "Kindnr;Gezinsnr;Geboortedatum;Startdatum;Einddatum;Groep;Thuistaal"
    yield (
        "kinderen.csv",
        _csv(kop, [f"{k};{g};{geb:%d-%m-%Y};{start:%d-%m-%Y};;{groep};{taal}" for k, g, geb, start, groep, taal in kinderen]),
    )
    yield "intake.csv", _csv("Kindnr;Datum;Samen met ouders;Vooraf geinformeerd;Begrip nagegaan", _intake(kinderen, toeval))
    gezinnen = sorted({g for _, g, *_ in kinderen})
    yield "deelname.csv", _csv("Datum;Activiteit;Gezinsnr;Aanwezig;Reden", _activiteiten(gezinnen, toeval, "ja", "nee"))
    yield "thuisactiviteiten.csv", _csv("Datum;Activiteit;Gezinsnr;Uitgevoerd;Bron", _activiteiten(gezinnen, toeval, "j", "n"))
    yield "gesprekken.csv", _csv("Kindnr;Datum;Soort;Observatie besproken;Afspraken", _gesprekken(kinderen, toeval))


Kind = tuple[str, str, date, date, str, str]


def _kinderen(toeval: random.Random) -> list[Kind]:
    uit: list[Kind] = []
    for g in range(1, toeval.randint(20, 80) + 1):
        taal = toeval.choice(TALEN)
        for _ in range(toeval.choice((1, 1, 1, 2))):
            start = START + timedelta(days=toeval.randint(-400, 200))
            uit.append((f"K{len(uit) + 1:03d}", f"G{g:03d}", start - timedelta(days=900), start, toeval.choice(("Geel", "Blauw")), taal))
    return uit


def _intake(kinderen: list[Kind], toeval: random.Random) -> list[str]:
    uit = []
    for k, _, _, start, _, _ in kinderen:
        if toeval.random() < 0.95:
            antwoorden = ";".join(toeval.choices(("ja", "nee", ""), (8, 1, 1), k=3))
            uit.append(f"{k};{start - timedelta(days=10):%d-%m-%Y};{antwoorden}")
    return uit


def _activiteiten(gezinnen: list[str], toeval: random.Random, ja: str, nee: str) -> list[str]:
    kans, uit = toeval.uniform(0.3, 0.9), []
    for n in range(toeval.randint(8, 14)):
        dag = START + timedelta(days=20 + n * 22)
        for g in gezinnen:
            wel = toeval.random() < kans
            reden = "" if wel or toeval.random() < 0.4 else "werk"
            uit.append(f"{dag:%d-%m-%Y};Activiteit {n + 1};{g};{ja if wel else nee};{reden}")
    return uit


def _gesprekken(kinderen: list[Kind], toeval: random.Random) -> list[str]:
    uit = []
    for k, _, _, start, _, _ in kinderen:
        for n in range(toeval.randint(1, 3)):
            dag = max(start, START) + timedelta(days=60 + n * 80)
            if dag > EINDE:
                break
            uit.append(f"{k};{dag:%d-%m-%Y};10-minutengesprek;{';'.join(toeval.choices(('ja', 'nee'), (9, 1), k=2))}")
    return uit


def _csv(kop: str, regels: list[str]) -> str:
    return "\n".join([kop, *regels]) + "\n"


if __name__ == "__main__":
    maak_locaties(Path(sys.argv[1]), int(sys.argv[2]))
