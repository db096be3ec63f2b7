"""Hostile Word files end in a result or in one clear sentence, within the promised time and memory, without network or disk."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import InvoerError
from checker.model.document import Document
from checker.readers.word import lees_document
from tests.readers.bouw_docx import W, delen, document, docx, instructie, nummer, p, pak, r, relaties, tabel, veld
from tests.readers.proef_word import MB, probeer, uitkomst

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zin(tmp_path: Path, inhoud: bytes) -> str:
    """Return the sentence with which the bytes are refused."""
    resultaat = probeer(tmp_path, inhoud)
    assert isinstance(resultaat, str), "should have been refused"
    return resultaat


def hoofd(xml: str | bytes) -> bytes:
    """Return a Word file with this main part."""
    return docx("", {"word/document.xml": xml})


def doos(tekst: str, bestand: str = "word/document.xml", omslag: str = "") -> bytes:
    """Return a zip file with one part."""
    return pak({bestand: tekst, **({"mimetype": omslag} if omslag else {})})


def versleuteld_lid() -> bytes:
    """Return a zip whose entries say that they are encrypted."""
    inhoud = bytearray(docx(p("tekst")))
    for kop, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        begin = inhoud.find(kop)
        while begin >= 0:
            inhoud[begin + plek] |= 1
            begin = inhoud.find(kop, begin + 4)
    return bytes(inhoud)


def dubbel() -> bytes:
    """Return a Word file with two main parts of the same name."""
    buffer = io.BytesIO(docx(p("eerste")))
    with pytest.warns(UserWarning), zipfile.ZipFile(buffer, "a") as z:
        z.writestr("word/document.xml", document(p("tweede")))
    return buffer.getvalue()


def foute_crc() -> bytes:
    """Return a Word file whose main part does not match its checksum."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as z:
        for naam, deel in delen(p("Dit is de tekst")).items():
            z.writestr(naam, deel)
    return buffer.getvalue().replace(b"Dit is de tekst", b"Dit is de taart")


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"\0" * 4096, "geen Word-bestand"),
        (b"zomaar wat tekst", "geen Word-bestand"),
        (b"%PDF-1.7\n%...", "pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "webpagina"),
        (b"<html xmlns:o=''><body>Word</body></html>", "webpagina"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "webpagina"),
        (b"{\\rtf1\\ansi tekst}", "rtf"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "XML"),
        (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (OLE + b"\0" * 512 + "encryptedPACKAGE".encode("utf-16-le"), "wachtwoord"),
        (OLE + b"\0" * 512 + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE + b"\0" * 512 + "Workbook".encode("utf-16-le"), "Office"),
        (b"PK\x03\x04 en verder niets", "beschadigd"),
        (doos("x", "foto.jpg"), "zipbestand"),
        (doos("x", "content.xml", "application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (pak({"_rels/.rels": relaties(("a", "officeDocument", "xl/workbook.xml")), "xl/workbook.xml": "<workbook/>"}), "Excel"),
        (pak({"_rels/.rels": relaties(("a", "officeDocument", "ppt/p.xml")), "ppt/p.xml": "<presentation/>"}), "PowerPoint"),
        (hoofd("<w:document"), "geldige XML"),
        (hoofd(""), "geldige XML"),
        (docx(""), "geen leesbare tekst"),
        (docx(p("") + p(r("x", "<w:vanish/>"))), "geen leesbare tekst"),
        (hoofd('<!DOCTYPE w [<!ENTITY a "b">]>' + document(p("&a;"))[38:]), "DOCTYPE"),
        (hoofd(('<!DOCTYPE w SYSTEM "file:///etc/passwd">' + document(p("t"))[38:]).encode("utf-16")), "DOCTYPE"),
        (hoofd(document(p("tekst")).replace("UTF-8", "UTF-7")), "tekencodering"),
        (
            docx(
                p("x"), {"_rels/.rels": relaties(("a", "officeDocument", "word/document.xml"), ("b", "officeDocument", "word/styles.xml"))}
            ),
            "meer dan een",
        ),
        (versleuteld_lid(), "wachtwoord"),
        (dubbel(), "twee keer"),
        (foute_crc(), "beschadigd"),
    ],
)
def test_geweigerd_met_een_zin(tmp_path: Path, inhoud: bytes, woord: str) -> None:
    """Each file that cannot be audited is refused with the sentence that says why."""
    assert woord in zin(tmp_path, inhoud)


@pytest.mark.parametrize(("naam", "woord"), [("~$beleid.docx", "hulpbestand"), ("weg.docx", "bestaat niet"), ("map.docx", "map")])
def test_geen_bestand(tmp_path: Path, naam: str, woord: str) -> None:
    """A lock file, a missing file and a folder are named for what they are."""
    (tmp_path / "map.docx").mkdir()
    (tmp_path / "~$beleid.docx").write_bytes(b"\x05Naam")
    with pytest.raises(InvoerError, match=woord):
        lees_document(tmp_path / naam)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_pijp(tmp_path: Path) -> None:
    """A pipe that never speaks is refused at once."""
    os.mkfifo(tmp_path / "beleid.docx")
    assert "geen Word-bestand" in str(uitkomst(tmp_path / "beleid.docx"))


def lachers() -> bytes:
    """Return a billion laughs in the main part."""
    entiteiten = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return hoofd(f'<!DOCTYPE w [<!ENTITY a0 "lol">{entiteiten}]>' + document(p("&a9;"))[38:])


def veel_delen() -> bytes:
    """Return a Word file with 10,000 parts."""
    return docx(p("tekst"), {f"word/media/plaatje{i}.png": b"x" for i in range(10_000)})


def geneste_bom() -> bytes:
    """Return a Word file with zips in zips, each of 10 MB of zeros."""
    binnen = pak({"nul": bytes(10 * MB)})
    for _ in range(3):
        binnen = pak({f"kopie{i}.zip": binnen for i in range(10)})
    return docx(p("tekst"), {"word/embeddings/bom.docx": binnen})


def liegende_maat() -> bytes:
    """Return a Word file whose main part unpacks to far more than it says."""
    inhoud = bytearray(docx(p("a" * 200_000)))
    plek = inhoud.find(b"PK\x01\x02", inhoud.find(b"word/document.xml", inhoud.find(b"PK\x01\x02")) - 46)
    struct.pack_into("<I", inhoud, plek + 24, 300)
    return bytes(inhoud)


def gelinkte_lijsten(aantal: int) -> str:
    """Return a numbering part in which every list looks for the same style."""
    lijsten = "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:numStyleLink w:val="x"/></w:abstractNum>' for i in range(aantal))
    lijsten += "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(aantal))
    return f'<w:numbering xmlns:w="{W}">{lijsten}</w:numbering>'


def stijlketen(aantal: int) -> str:
    """Return a styles part in which every style is based on the next."""
    stijlen = "".join(f'<w:style w:styleId="S{i}"><w:basedOn w:val="S{i + 1}"/></w:style>' for i in range(aantal))
    return f'<w:styles xmlns:w="{W}">{stijlen}</w:styles>'


@pytest.mark.parametrize(
    ("maak", "verwacht"),
    [
        (lambda: hoofd(document(p("a" * (100 * MB)))), "te groot"),
        (lambda: hoofd(document(p("a" * (11 * MB)))), "geldige XML"),
        (lambda: hoofd(document(p("<w:r><w:t>a</w:t></w:r>" * 1_000_000))), "te groot"),
        (lambda: hoofd(document(p(r("woord ")) * 100_000)), "te groot"),
        (lambda: hoofd(document("<w:sdt>" * 100_000 + p("x") + "</w:sdt>" * 100_000)), "diep"),
        (lambda: docx(tabel([p("x")]) * 1 + "<w:tbl><w:tr><w:tc>" * 80 + p("diep") + "</w:tc></w:tr></w:tbl>" * 80), None),
        (lachers, "DOCTYPE"),
        (veel_delen, None),
        (lambda: pak({f"deel{i}": b"" for i in range(20_100)}), "te groot"),
        (geneste_bom, None),
        (liegende_maat, "beschadigd"),
        (lambda: docx(p("tekst", "Kop1"), {"word/styles.xml": "<a>" + "<b/>" * 5_000_000 + "</a>"}), None),
        (lambda: docx(p(veld("begin") * 60_000 + instructie("TOC") + r("tekst"))), None),
        (lambda: docx(p((veld("begin") + instructie("A") + veld("separate")) * 15_000 + r("x") + veld("end") * 15_000)), None),
        (lambda: docx("".join(p("x", eigen=nummer(i)) for i in range(3000)), {"word/numbering.xml": gelinkte_lijsten(3000)}), None),
        (lambda: docx("".join(p("x", f"S{i}") for i in range(5000)), {"word/styles.xml": stijlketen(5000)}), None),
        (lambda: docx("".join(p("x", eigen="<w:rPr><w:del/></w:rPr>") for _ in range(20_000))), None),
        (lambda: docx("".join(p("K", f"Kop{i % 9 + 1}") for i in range(11_000))), None),
        (lambda: docx(p("x", eigen=nummer(2)), {"word/numbering.xml": "<w:numbering/>"}), None),
    ],
    ids=lambda w: None,
)
def test_bommen(tmp_path: Path, maak: Callable[[], bytes], verwacht: str | None) -> None:
    """What grows, nests or repeats without end is read or refused within the promised time."""
    resultaat = probeer(tmp_path, maak())
    if verwacht is None:
        assert isinstance(resultaat, Document)
    else:
        assert isinstance(resultaat, str)
        assert verwacht in resultaat


GRENSGEVALLEN: dict[str, tuple[Callable[[], str], int]] = {
    "runs": (lambda: p("<w:r><w:t>a</w:t></w:r>" * 64_000), 0),
    "alineas": (lambda: p(r("Wij praten met ouders over hun kind")) * 9_000, 0),
    "onbekende woorden": (lambda: p(r(" ".join(f"{_woord(i)}{'.' * (i % 9 == 0)}" for i in range(60_000)))), 0),
    "een zin": (lambda: p(r("ouders en kinderen met elkaar in gesprek " * 12_000)), 0),
    "een woord": (lambda: p(r("ouder" * 99_990)), 0),
    "spaties": (lambda: p(r("a" + " " * 499_000 + "b")), 0),
    "afkortingen": (lambda: p(r("bijv. A " * 62_000)), 0),
    "met grote foto": (lambda: "<w:p/>" * 590_000 + p("x"), 20 * MB),
}
_PROEF = """
import sys
from pathlib import Path
from checker.engine import Motor
from checker.errors import InvoerError
from checker.readers.regels import laad_regelpakket
from checker.readers.dossiers import lees_dossier
from checker.reports.json_v1 import schrijf_json
motor = Motor.van(laad_regelpakket())
for pad in sys.argv[1:]:
    schrijf_json(motor.beoordeel(lees_dossier(Path(pad))))
    hoogste = next(int(r.split()[1]) for r in open("/proc/self/status") if r.startswith("VmHWM"))
    print(hoogste / 1024)
"""


def _woord(i: int) -> str:
    """Return a word of seven letters that no dictionary holds."""
    return "".join("bcdfgkmnpr"[int(c)] for c in f"{i:07d}")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory of a process is read from /proc")
def test_een_hele_toets_net_binnen_de_grens(tmp_path: Path) -> None:
    """The most that is read, judged by all rules, stays within 500 MB; `tests/bench/vijandig.py` has the time."""
    paden = []
    for naam, (lichaam, foto) in GRENSGEVALLEN.items():
        pad = tmp_path / f"{naam}.docx"
        pad.write_bytes(docx(lichaam()))
        with zipfile.ZipFile(pad, "a", zipfile.ZIP_STORED) as z:
            z.writestr("word/media/foto.jpg", bytes(foto))
        paden.append(pad)
    klaar = subprocess.run([sys.executable, "-c", _PROEF, *map(str, paden)], capture_output=True, text=True, check=True)
    megabytes = [float(regel) for regel in klaar.stdout.splitlines()]
    assert len(megabytes) == len(paden)
    assert {pad.name: m for pad, m in zip(paden, megabytes, strict=True) if m >= 500} == {}


@pytest.mark.parametrize(
    "lichaam",
    [
        lambda: p(r("a" * 9_000_000)),
        lambda: p(r("Wij evalueren het beleid. " * 200_000)),
        lambda: p(r("woord")) * 13_000,
        lambda: tabel(["a", "b", "c"]) * 7_000,
    ],
)
def test_meer_tekst_dan_een_beleid(tmp_path: Path, lichaam: Callable[[], str]) -> None:
    """A text that could be read but not judged in time is refused as such."""
    assert "meer tekst" in zin(tmp_path, docx(lichaam()))


def test_niets_uitgepakt_of_opgehaald(tmp_path: Path) -> None:
    """Entries that climb out of the folder and outside relationships are left alone: nothing is written or fetched."""
    extra: dict[str, str | bytes] = {"../../kwaad.txt": "x", "/etc/kwaad": "x", "word/embeddings/o.bin": b"x"}
    buiten = (
        ("rId7", "attachedTemplate", "http://voorbeeld.invalid/t.dotm"),
        ("rId8", "footnotes", "../../../etc/passwd"),
        ("rId9", "image", "http://x.invalid/"),
    )
    verwijzing = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    resultaat = probeer(tmp_path, docx(p(r("tekst") + verwijzing), extra, buiten))
    assert isinstance(resultaat, Document)
    assert [blok.tekst for blok in resultaat.blokken] == ["tekst"]
    assert sorted(x.name for x in tmp_path.iterdir()) == ["beleid.docx"]


def test_twee_lichamen_worden_beide_gelezen(tmp_path: Path) -> None:
    """A main part with two bodies hides nothing."""
    resultaat = probeer(tmp_path, hoofd(document(p("een") + "</w:body><w:body>" + p("twee"))))
    assert isinstance(resultaat, Document)
    assert [blok.tekst for blok in resultaat.blokken] == ["een", "twee"]
    assert resultaat.leesdekking == 1.0
