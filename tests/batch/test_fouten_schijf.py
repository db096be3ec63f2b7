"""The disk full in the middle of a report, and two batches that really start at once on one output folder."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.batch import BatchUitkomst
from checker.batch.opdracht import Afloop
from checker.batch.plaatsen import ARCHIEF, GRENDEL
from checker.errors import RapportError
from tests.batch.bouwen import inhoud, locatie

Draai = Callable[..., BatchUitkomst]
WORTEL = Path(__file__).resolve().parents[2]


class Schijf:
    """A disk with so many bytes left; what is written past that stands there in part and raises ENOSPC."""

    def __init__(self, over: int) -> None:
        self.over = over

    def open(self, beschrijving: int, wijze: str) -> io.FileIO:
        """Open a file of which the writes are counted."""
        schijf = self

        class Bestand(io.FileIO):
            def write(self, data: Any) -> int:
                past = min(len(data), max(0, schijf.over))
                schijf.over -= len(data)
                super().write(bytes(data[:past]))
                if past < len(data):
                    raise OSError(errno.ENOSPC, "No space left on device")
                return past

        return Bestand(beschrijving, wijze)


@pytest.mark.parametrize("deel", [0.05, 0.3, 0.6, 0.97])
def test_schijf_vol_halverwege(deel: float, tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full at any point: one sentence, no half file, and with room again it ends as a batch on an empty disk, what was done kept."""
    for n in range(6):
        locatie(tmp_path / "in", f"l{n}")
    draai(uit=tmp_path / "vers", rapporten=("json", "html"))
    vers = inhoud(tmp_path / "vers")
    schijf = Schijf(int(deel * sum(len(d) for naam, d in vers.items() if naam != ARCHIEF)))
    monkeypatch.setattr(os, "fdopen", schijf.open)
    with pytest.raises(RapportError, match="schijf is vol"):
        draai(rapporten=("json", "html"))
    monkeypatch.undo()
    assert not list((tmp_path / "uit").rglob("*.tmp"))
    assert not (tmp_path / "uit" / GRENDEL).exists()
    for pad in (tmp_path / "uit").rglob("rapport.json"):
        assert json.loads(pad.read_bytes())
    for pad in (tmp_path / "uit").rglob("*.html"):
        assert pad.read_bytes().rstrip().endswith(b"</html>")


@pytest.mark.parametrize("deel", [0.3, 0.97])
def test_na_een_volle_schijf_verder(deel: float, tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room again the batch goes on where it was, and ends as one that was never stopped."""
    for n in range(6):
        locatie(tmp_path / "in", f"l{n}")
    draai(uit=tmp_path / "vers")
    vers = inhoud(tmp_path / "vers")
    with monkeypatch.context() as vol, pytest.raises(RapportError):
        vol.setattr(os, "fdopen", Schijf(int(deel * sum(len(d) for naam, d in vers.items() if naam != ARCHIEF))).open)
        draai()
    verder = draai()
    assert verder.aantallen == {Afloop.GETOETST: 6}
    assert verder.hergebruikt > 0
    weer = inhoud(tmp_path / "uit")
    assert {n: d for n, d in weer.items() if n != ARCHIEF} == {n: d for n, d in vers.items() if n != ARCHIEF}


_CODE = """
import sys
from datetime import date
from pathlib import Path
from checker.batch import toets_batch
from checker.errors import RapportError
if __name__ == "__main__":
    print("klaar voor de start", flush=True)
    sys.stdin.readline()
    try:
        u = toets_batch(sys.argv[1], sys.argv[2], regelmap=Path(sys.argv[3]), peildatum=date(2025, 9, 1), processen=0, rapporten=("json",))
    except RapportError as fout:
        print("geweigerd:", fout)
    else:
        print("gedaan", u.totaal)
"""


def test_twee_processen_op_een_uitvoermap(tmp_path: Path, regelmap: Path, draai: Draai) -> None:
    """Of two batches that start at the same moment one does the work; the other is told so, or comes after and finds it done."""
    for n in range(25):
        locatie(tmp_path / "in", f"l{n:02d}")
    script = tmp_path / "batch.py"
    script.write_text(_CODE, encoding="utf-8")
    opdracht = [sys.executable, str(script), str(tmp_path / "in"), str(tmp_path / "uit"), str(regelmap)]
    processen = [
        subprocess.Popen(
            opdracht, cwd=WORTEL, env={**os.environ, "PYTHONPATH": str(WORTEL)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for p in processen:
        assert p.stdout is not None
        p.stdout.readline()
    for p in processen:
        assert p.stdin is not None
        p.stdin.write("\n")
        p.stdin.flush()
    antwoorden = sorted(p.communicate(timeout=60)[0].strip() for p in processen)
    assert antwoorden[0] == "gedaan 25"
    assert antwoorden[1] == "gedaan 25" or "al een batch bezig" in antwoorden[1]
    draai(uit=tmp_path / "vers")
    een, vers = inhoud(tmp_path / "uit"), inhoud(tmp_path / "vers")
    assert {n: d for n, d in een.items() if n != ARCHIEF} == {n: d for n, d in vers.items() if n != ARCHIEF}
