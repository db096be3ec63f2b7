"""The command `batch`: exit codes, what is printed, JSON lines, quiet in a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.hoofd import ouderbeleid
from checker.errors import CheckerError, InvoerError
from tests.batch.bouwen import locatie
from tests.batch.conftest import regelmap as regelmap  # noqa: PLC0414 - a fixture of the batch's tests


@pytest.fixture
def uit(tmp_path: Path) -> Path:
    """Return the output folder beside a batch of one good and one broken location."""
    locatie(tmp_path / "in", "a")
    (tmp_path / "in/b").mkdir()
    (tmp_path / "in/b/beleid.docx").write_bytes(b"%PDF-1.7")
    return tmp_path / "uit"


def _roep(*argumenten: str) -> Result:
    return CliRunner().invoke(ouderbeleid, ["batch", *argumenten], standalone_mode=False)


def test_batch(uit: Path, regelmap: Path) -> None:
    """A batch in one process of its own: summary, reports, JSON lines with a line for what could not be audited, exit code 3."""
    regels = uit.parent / "regels.jsonl"
    eerste = _roep(str(uit.parent / "in"), "--uit", str(uit), "--regels", str(regelmap), "--processen", "1", "--json", str(regels))
    assert eerste.return_value == 3
    assert "2 locaties: 1 getoetst, 1 niet te toetsen." in eerste.output
    assert "Niet getoetst: b: " in eerste.output
    assert str(uit.parent) not in eerste.output.replace(str(uit), "")
    assert eerste.stderr == ""
    gelezen = [json.loads(r) for r in regels.read_text(encoding="utf-8").splitlines()]
    assert [(g["locatie"]["id"], g.get("afloop")) for g in gelezen] == [("a", None), ("b", "niet_te_toetsen")]
    assert len(gelezen[0]["bevindingen"]) == 4
    tweede = _roep(str(uit.parent / "in"), "--uit", str(uit), "--regels", str(regelmap), "--json", "-")
    assert [json.loads(r)["locatie"]["id"] for r in tweede.output.splitlines()] == ["a", "b"]


@pytest.mark.parametrize(
    ("opties", "zin"),
    [(["--rapporten", "pdf"], "geen soort rapport"), (["--van", "2024-08-01"], "allebei"), (["--uit", "in"], "dezelfde")],
)
def test_verkeerd_gebruik(opties: list[str], zin: str, uit: Path, regelmap: Path) -> None:
    """Wrong use is one clear sentence, and nothing is written."""
    opties = [str(uit.parent / o) if o == "in" else o for o in opties]
    fout = _roep(str(uit.parent / "in"), "--uit", str(uit), "--regels", str(regelmap), *opties).exception
    assert isinstance(fout, CheckerError | InvoerError)
    assert zin in str(fout)
    assert not (uit / "overzicht.html").exists()
