"""The targets: bytes in, nothing out; whatever is raised is a finding. Used by the fuzzer and, on what it found, by the tests."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from checker.engine import Motor
from checker.errors import InvoerError, RegelError
from checker.model.rapport import Periode
from checker.readers.fragment import lees_fragment
from checker.readers.locatiebestanden import lees_locatie, lees_oordelen
from checker.readers.regels import laad_regelpakket, meegeleverd_pakket
from checker.readers.registers import Lexicon, laad_lexicon, lees_registers
from checker.readers.registers.geheugen import Geheugenregister
from checker.readers.word import lees_document
from tests.readers.bouw_docx import KADER, VAK, delen, document, instructie, noten, nummer, p, pak, r, tabel, veld
from tests.readers.klein_pakket import klein_pakket

# The main part more than once: most of the reading is of that.
DEELNAMEN = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
    "word/footnotes.xml",
    *("word/document.xml",) * 6,
)
REGELNAMEN = (
    "intake/samen.yaml",
    "begrippen/basis.yaml",
    "pakket.yaml",
    "signalen.yaml",
    "registers.yaml",
    "talen.yaml",
    "locatie.yaml",
    "oordelen.yaml",
)
CSVNAMEN = ("kinderen.csv", "deelname.csv", "thuisactiviteiten.csv", "gesprekken.csv", "intake.csv", "thuistaal.csv", "x.csv")
TIJDVAK = Periode(date(2024, 8, 1), date(2025, 7, 31))
KINDEREN = b"kind_id;gezin_id;startdatum\nK1;G1;01-08-2024\nK2;G2;01-08-2024\n"


# Bodies that each go another way through the reader.
LICHAMEN = (
    p("1. Visie") + p("• punt een") + p("a) letter") + p("Inhoud\t12") + p(r("Vet", "<w:b/>")) + p("Tekst met een\u00ad afbreekstreepje."),
    p(KADER.format(VAK.format(p("in een vak"))))
    + "<w:sdt><w:sdtContent>"
    + p("besturing")
    + "</w:sdtContent></w:sdt>"
    + p("<w:hyperlink>" + r("link") + "</w:hyperlink>"),
    tabel(["kop", tabel(["binnen", "tabel"])], ["a", "b"], eigen="<w:trPr><w:tblHeader/></w:trPr>")
    + p("<w:moveFrom>" + r("weg") + "</w:moveFrom><w:moveTo>" + r("erbij") + "</w:moveTo>"),
    p('<w:altChunk r:id="rId3"/>')
    + '<w:altChunk r:id="rId3"/>'
    + p('<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:sym w:char="F0B7"/></w:r>'),
    p("een", eigen=nummer(1))
    + p("twee", eigen=nummer(1, 1))
    + p("drie", eigen=nummer(2))
    + p("x", "Kop2", nummer(2))
    + p(r("weg", "<w:vanish/>") + r("niet")),
    p("<mc:AlternateContent><mc:Choice>" + r("keus") + "</mc:Choice><mc:Fallback>" + r("anders") + "</mc:Fallback></mc:AlternateContent>")
    + p("<w:smartTag>" + r("slim") + "</w:smartTag>"),
)


@lru_cache(maxsize=1)
def _werkmap() -> Path:
    map_ = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108 - memory, not disk
    import atexit

    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    return map_


def basisdelen() -> dict[str, str | bytes]:
    """Return the parts of a policy with everything the reader looks at: headings, lists, a table, a field, a note, changes."""
    lichaam = (
        p("Ouderbeleid", "Title") + p("Visie", "Kop1") + p("Wij evalueren elk jaar.") + p("een", "Lijst", nummer(2)) + tabel(["a", "b"])
    )
    lichaam += p(veld("begin") + instructie("TOC") + veld("separate") + r("1") + veld("end"))
    lichaam += p(f"<w:ins>{r('nieuw')}</w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del>")
    lichaam += p(r("noot") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    return delen(lichaam, {"word/footnotes.xml": noten("footnote", p("Een noot."))}, (("rId9", "footnotes", "footnotes.xml"),))


def word(data: bytes) -> None:
    """The first byte says which part of a Word file the rest is; 255 says that it is the whole file."""
    if not data:
        return
    pad = _werkmap() / "beleid.docx"
    if data[0] == 255:
        pad.write_bytes(data[1:])
    else:
        pad.write_bytes(pak({**basisdelen(), DEELNAMEN[data[0] % len(DEELNAMEN)]: data[1:]}))
    try:
        gelezen = lees_document(pad)
    except InvoerError as fout:
        assert str(fout).startswith(pad.name)
        assert "\n" not in str(fout)
        return
    assert 0 <= gelezen.leesdekking <= 1
    assert gelezen.blokken
    assert all(blok.tekst for blok in gelezen.blokken)


def csv(data: bytes) -> None:
    """The first byte says what the file is called; children are known beside it."""
    if not data:
        return
    naam = CSVNAMEN[data[0] % len(CSVNAMEN)]
    bestanden = [Geheugenregister(naam, data[1:], ())]
    if naam != "kinderen.csv":
        bestanden.insert(0, Geheugenregister("alle kinderen.csv", KINDEREN, ()))
    lezing = lees_registers(bestanden, periode=TIJDVAK, peildatum=date(2025, 9, 1), lexicon=_lexicon())
    for invoer in lezing.invoer:
        assert 0 <= (invoer.terzijde or 0) <= (invoer.rijen or 0) + 1_000_000 * (not invoer.rijen)
    assert all("\n" not in m.tekst for m in lezing.meldingen)


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return laad_lexicon(meegeleverd_pakket())


def regels(data: bytes) -> None:
    """The first byte says which file of a rule pack (or of a location) the rest is; a pack that loads must be able to judge."""
    if not data:
        return
    map_ = klein_pakket(_werkmap())
    naam = REGELNAMEN[data[0] % len(REGELNAMEN)]
    (map_ / naam).write_bytes(data[1:])
    with contextlib.suppress(RegelError, InvoerError):
        if naam in ("locatie.yaml", "oordelen.yaml"):
            (lees_locatie if naam == "locatie.yaml" else lees_oordelen)(map_ / naam)
        elif naam in ("registers.yaml", "talen.yaml"):
            lexicon = laad_lexicon(map_)
            register = Geheugenregister("deelname.csv", b"datum;activiteit;gezin_id;aanwezig\n1-11-2024;A;G1;ja\n", ())
            lees_registers([register], periode=None, peildatum=date(2025, 9, 1), lexicon=lexicon)
        else:
            motor = Motor.van(laad_regelpakket(map_, voorbeelden=True), laat_crashen=True)
            motor.tekst.beoordeel(lees_fragment("# Visie\n\nOuders en moeders. Wij evalueren in mei met ouders."))


DOELEN: dict[str, Callable[[bytes], None]] = {"word": word, "csv": csv, "regels": regels}


def zaden(doel: str) -> Iterator[bytes]:
    """Give inputs to begin from: real parts, registers and rules."""
    if doel == "word":
        heel = basisdelen()
        yield b"\xff" + pak(heel)
        for i, naam in enumerate(DEELNAMEN[:6]):
            inhoud = heel[naam]
            yield bytes([i]) + (inhoud.encode() if isinstance(inhoud, str) else inhoud)
        for i, lichaam in enumerate(LICHAMEN, 6):
            yield bytes([i]) + document(lichaam).encode()
    elif doel == "csv":
        voorbeeld = Path(__file__).parents[2] / "fixtures" / "voorbeeldlocatie"
        for i, naam in enumerate(CSVNAMEN):
            pad = voorbeeld / naam
            yield bytes([i]) + (pad.read_bytes()[:1_500] if pad.is_file() else KINDEREN)
        yield b"\x06Gezin;12-11-2024 Spel;Thema herfst\nG1;ja;nee\n"
        yield b'\x06sep=,\n"Kind","Datum","Afspraken"\n"K1","1 okt 2024","ja, thuis\nlezen"\n'
    else:
        map_ = klein_pakket(_werkmap())
        for i, naam in enumerate(REGELNAMEN[:6]):
            yield bytes([i]) + (map_ / naam).read_bytes()[:6_000]
        kruis = (meegeleverd_pakket() / "ontwikkeling-kind" / "gesprekken-gevoerd.yaml").read_bytes()
        yield b"\x00" + kruis[: kruis.find(b"\nvoorbeelden:") + 1]
        yield b"\x06naam: De Hoek\nperiode: {van: 2024-08-01, tot: 2025-07-31}\nregisters: {intake: i.csv}\nkolommen: {i.csv: {Kind: kind_id}}\n"
        yield b"\x07- {criterium: intake.samen, oordeel: voldoet, reden: x, door: y, datum: 2025-01-01}\n"
