"""One audit against other ways to read the same location, warm, and the cold start; all in one run, so only ratios count."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import docx
from lxml import etree
from rapidfuzz import fuzz

from checker.bewaarplaats import OMGEVING
from checker.engine import Motor
from checker.model.toets_tekst import TekstToets
from checker.readers.dossiers import lees_dossier
from checker.reports.json_v1 import schrijf_json
from tests.bench.genereer import maak_locaties

WORTEL = Path(__file__).resolve().parents[2]
_DELEN = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
)


def enkel(aantal: int = 12, rondes: int = 5) -> list[tuple[str, float, str]]:
    """Measure one audit in pairs, location by location, against the others; return (what, median ratio, norm)."""
    motor = Motor.laad()
    zinnen = _zoekzinnen([r.toets.gezocht for r in motor.pakket.regels if isinstance(r.toets, TekstToets)])
    with tempfile.TemporaryDirectory() as tijdelijk:
        plekken = maak_locaties(Path(tijdelijk), aantal, vanaf=900)

        def toets(plek: Path) -> object:
            return schrijf_json(motor.beoordeel(lees_dossier(plek)))

        anderen: dict[str, tuple[Callable[[Path], object], int, str]] = {
            "python-docx, openen en alinea's samenvoegen": (python_docx, rondes, "ten hoogste 1,0"),
            "voor de hand liggend programma": (lambda p: voor_de_hand(p, zinnen), 1, "ten hoogste 0,067"),
            "ondergrens (unzip, lxml, bytes van de CSV's)": (ondergrens, rondes, "streven: ten hoogste 8"),
        }
        toets(plekken[0])
        uit = []
        for naam, (ander, keren, norm) in anderen.items():
            ander(plekken[0])
            paren = [(_tijd(toets, p, keren), _tijd(ander, p, keren)) for p in plekken]
            a, b = (1000 * median(x) for x in zip(*paren, strict=True))
            print(f"  toets {a:.1f} ms; {naam} {b:.1f} ms")  # noqa: T201
            uit.append((f"toets tegen {naam}", median(x / y for x, y in paren), norm))
        # A location that was never seen: its own words are still to be looked up.
        nieuw = [(_tijd(toets, p, 1), _tijd(python_docx, p, rondes)) for p in maak_locaties(Path(tijdelijk) / "nieuw", aantal, vanaf=700)]
        uit.append(("toets van een nieuwe locatie tegen python-docx", median(x / y for x, y in nieuw), "ter vergelijking"))
    return uit


def _tijd(doe: Callable[[Path], object], plek: Path, keren: int) -> float:
    beste = float("inf")
    for _ in range(keren):
        begin = time.perf_counter()
        doe(plek)
        beste = min(beste, time.perf_counter() - begin)
    return beste


def python_docx(plek: Path) -> str:
    """What python-docx alone takes: open the policy and join the text of its paragraphs."""
    return "\n".join(p.text for p in docx.Document(str(plek / "ouderbeleid.docx")).paragraphs)


def voor_de_hand(plek: Path, zoekzinnen: list[str]) -> list[float]:
    """The program one would write in an afternoon: every phrase against every sentence."""
    zinnen = re.split(r"(?<=[.!?])\s+|\n", python_docx(plek))
    return [max(fuzz.partial_ratio(zoek, zin) for zin in zinnen) for zoek in zoekzinnen]


def ondergrens(plek: Path) -> int:
    """What nobody can do without: unzip and parse the parts that hold text, read the registers' bytes."""
    with zipfile.ZipFile(plek / "ouderbeleid.docx") as z:
        namen = set(z.namelist())
        bomen = [etree.fromstring(z.read(deel)) for deel in _DELEN if deel in namen]
    return len(bomen) + sum(len(p.read_bytes()) for p in plek.glob("*.csv"))


def _zoekzinnen(teksten: list[str], aantal: int = 200) -> list[str]:
    """Two hundred phrases such as one would look for, out of what the rules say they look for."""
    stukken = [s.strip() for t in teksten for s in re.split(r"[,;:.()]", t) if len(s.strip()) > 12]
    return (stukken * (aantal // max(1, len(stukken)) + 1))[:aantal]


def koude_start(keren: int = 7) -> list[tuple[str, float, str]]:
    """Measure `ouderbeleid toets` as a cold process against a process that only imports the libraries."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        plek = str(maak_locaties(Path(tijdelijk), 1, vanaf=900)[0])
        toets = [sys.executable, "-m", "checker", "toets", plek, "--json", "-"]
        if not (WORTEL / "checker" / "__main__.py").is_file():
            toets = [sys.executable, "-c", "from checker.cli import main; main()", "toets", plek, "--json", "-"]
        kaal = [sys.executable, "-c", "import docx, pydantic, rapidfuzz, click"]
        eerste = _proces(toets, str(Path(tijdelijk) / "bewaard"))
        _proces(toets)  # the rules and the dictionary are kept from here on, as are the compiled modules of both
        paren = [(_proces(toets), _proces(kaal)) for _ in range(keren)]
    a, b = (1000 * min(x) for x in zip(*paren, strict=True))
    print(f"  toets {a:.0f} ms; alleen importeren {b:.0f} ms; de allereerste keer {1000 * eerste:.0f} ms")  # noqa: T201
    return [
        ("koude start tegen alleen importeren", a / b, "ten hoogste 2,5"),
        ("koude start zonder wat bewaard wordt tegen alleen importeren", 1000 * eerste / b, "ter vergelijking"),
    ]


def _proces(opdracht: list[str], bewaarplaats: str | None = None) -> float:
    omgeving = {**os.environ, **({OMGEVING: bewaarplaats} if bewaarplaats else {})}
    begin = time.perf_counter()
    klaar = subprocess.run(opdracht, check=False, capture_output=True, cwd=WORTEL, env=omgeving)
    duur = time.perf_counter() - begin
    if klaar.returncode not in (0, 1):  # 1: audited, and not everything suffices
        raise RuntimeError(klaar.stderr.decode())
    return duur
