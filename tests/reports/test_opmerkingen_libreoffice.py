"""Word reports opened by a program that is not ours: LibreOffice, where it is present."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from checker.model.bevinding import Oordeel
from checker.reports.excel import maak_excel
from checker.reports.opmerkingen import AUTEUR
from checker.reports.word import maak_word
from tests.readers.bouw_docx import docx, p, r, tabel
from tests.reports.opmerkingenhulp import bevinding, lees_opmerkingen, maak
from tests.reports.test_opmerkingen import LICHAMEN, ZIN
from tests.reports.voorbeeldrapport import maak_rapport, vijandig_rapport

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(
        SOFFICE is None, reason="LibreOffice (Debian: libreoffice-writer, libreoffice-calc) is niet aanwezig; alleen de XML is getoetst"
    ),
]
SOORTEN = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"""
TEKST = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def _zet_om(tmp_path: Path, naar: str, *bestanden: Path) -> list[Path]:
    """Convert files in one run of LibreOffice with a profile of its own, and return what came out."""
    uit = tmp_path / "uit"
    opdracht = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/profiel", "--headless", "--convert-to", naar, "--outdir", str(uit)]
    subprocess.run([*opdracht, *map(str, bestanden)], check=True, capture_output=True, timeout=120)
    return [uit / f"{b.stem}.{naar}" for b in bestanden]


def _inhoud(odt: Path) -> etree._Element:
    with zipfile.ZipFile(odt) as z:
        return etree.fromstring(z.read("content.xml"))


def _alineas(wortel: etree._Element) -> list[str]:
    """Return the text of the paragraphs, without that of comments."""
    for a in list(wortel.iter(f"{OFFICE}annotation")):
        staart = a.tail or ""
        ouder, vorige = a.getparent(), a.getprevious()
        assert ouder is not None
        if vorige is not None:
            vorige.tail = (vorige.tail or "") + staart
        else:
            ouder.text = (ouder.text or "") + staart
        ouder.remove(a)
    return ["".join(str(t) for t in e.itertext()) for e in wortel.iter(f"{TEKST}p", f"{TEKST}h")]


def test_the_copy_opens_with_all_comments_and_the_same_text(tmp_path: Path) -> None:
    """Paragraphs in tables, lists, content controls and tracked insertions."""
    lichaam = p("Intake", "Kop1") + "".join(LICHAMEN.values()) + tabel(["a", "b"], ["c", "d"]) + p(r("Einde."))
    pad, uit = maak(
        tmp_path, docx(lichaam, {"[Content_Types].xml": SOORTEN}), ZIN, extra=(bevinding("intake.x", "Intake", Oordeel.VOLDOET_NIET),)
    )
    kopie = tmp_path / "kopie.docx"
    kopie.write_bytes(uit)
    voor, na = map(_inhoud, _zet_om(tmp_path, "odt", pad, kopie))
    gevonden = list(na.iter(f"{OFFICE}annotation"))
    auteurs = ["".join(str(t) for t in a[0].itertext()) for a in gevonden]
    assert auteurs == [AUTEUR] * len(lees_opmerkingen(uit))
    assert len(auteurs) == 3
    assert _alineas(voor) == _alineas(na)
    assert sum(ZIN in t for t in _alineas(na)) == len(LICHAMEN)


def test_word_and_excel_reports_open(tmp_path: Path) -> None:
    """Also with hostile texts; every page comes out as PDF."""
    bestanden = []
    for naam, rapport in (("gewoon", maak_rapport()), ("vijandig", vijandig_rapport())):
        for soort, inhoud in (("docx", maak_word(rapport)), ("xlsx", maak_excel(rapport))):
            pad = tmp_path / f"{naam}-{soort}.{soort}"
            pad.write_bytes(inhoud)
            bestanden.append(pad)
    for pdf in _zet_om(tmp_path, "pdf", *bestanden):
        assert pdf.read_bytes().startswith(b"%PDF-")
        assert pdf.stat().st_size > 20_000
