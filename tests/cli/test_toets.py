"""The command line in a process of its own: exit codes, JSON on standard output, one Dutch sentence for what goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

VOORBEELD = Path(__file__).parents[2] / "fixtures" / "voorbeeldlocatie"


def _draai(*woorden: str | Path) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-c", "from checker.cli import main; main()", *map(str, woorden)]
    return subprocess.run(opdracht, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def test_json_alleen_op_standaarduitvoer() -> None:
    """With --json - nothing else is printed there."""
    uit = _draai("toets", VOORBEELD, "--json", "-")
    assert uit.returncode in (0, 1)
    assert json.loads(uit.stdout)["schema_versie"] == 1


def test_alle_rapporten(tmp_path: Path) -> None:
    """--uit writes every report."""
    uit = _draai("toets", VOORBEELD, "--uit", tmp_path / "r", "--kort")
    assert uit.returncode in (0, 1), uit.stderr
    assert len(list((tmp_path / "r").iterdir())) == 5


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("toets", "bestaat-niet"), "bestaat niet"),
        (("toets",), "ontbreekt"),
        (("vlieg",), "de opdracht 'vlieg' bestaat niet"),
        (("toets", str(VOORBEELD), "--van", "gisteren"), "geen datum"),
        (("toets", str(VOORBEELD), "--van", "2024-01-01"), "allebei"),
        (("leguit", str(VOORBEELD), "x.y"), "bestaat niet"),
    ],
)
def test_fout_gebruik(woorden: tuple[str, ...], zin: str) -> None:
    """Wrong use ends with code 2 and one Dutch sentence, never a traceback."""
    uit = _draai(*woorden)
    assert uit.returncode == 2
    assert zin in uit.stderr.lower() or zin in uit.stderr
    assert "Traceback" not in uit.stderr


def test_leg_uit_en_regels() -> None:
    """A verdict is explained; a rule is shown."""
    uit = _draai("leguit", VOORBEELD, "intake.samen")
    assert uit.returncode == 0, uit.stderr
    assert "genoeg is" in uit.stdout
    assert "Norm" in _draai("regels", "toon", "intake.samen").stdout


@pytest.mark.parametrize("opdracht", [(), ("toets",), ("regels",), ("oordeel",), ("batch",), ("vergelijk",)])
def test_hulp_is_nederlands(opdracht: tuple[str, ...]) -> None:
    """No English heading is left in a help text."""
    uit = _draai(*opdracht, "--help").stdout
    assert "Gebruik:" in uit
    assert not any(woord in uit for woord in ("Usage", "Options", "Commands", "OPTIONS", "required"))
