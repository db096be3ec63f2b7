"""A batch that is killed at any moment and started again ends as one that was never interrupted, byte for byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.batch.plaatsen import GRENDEL
from tests.batch.bouwen import inhoud, locatie

WORTEL = Path(__file__).resolve().parents[2]
_CODE = """
import sys
from datetime import date
from pathlib import Path
from checker.batch import toets_batch
if __name__ == "__main__":
    u = toets_batch(sys.argv[1], sys.argv[2], regelmap=Path(sys.argv[3]), peildatum=date(2025, 9, 1), processen=2, rapporten=("json", "html"))
    print(u.totaal, u.hergebruikt)
"""


def _start(tmp_path: Path, uit: str, regelmap: Path) -> subprocess.Popen[str]:
    script = tmp_path / "batch.py"
    script.write_text(_CODE, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "in"), str(tmp_path / uit), str(regelmap)],
        cwd=WORTEL,
        env={**os.environ, "PYTHONPATH": str(WORTEL)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_gedood_en_verder(tmp_path: Path, regelmap: Path) -> None:
    """Kill the parent after ten locations, then during the overview; no worker, half file or lock is left, and the end is the same."""
    for n in range(40):
        locatie(tmp_path / "in", f"locatie-{n:02d}", deelname=n / 40)
    heel = _start(tmp_path, "heel", regelmap)
    gebroken = _start(tmp_path, "gebroken", regelmap)
    grens = time.monotonic() + 60
    while len(list((tmp_path / "gebroken").glob("locaties/*/.stand.json"))) < 10 and time.monotonic() < grens:
        time.sleep(0.005)
    gebroken.send_signal(signal.SIGKILL)
    gebroken.communicate(timeout=30)
    assert (tmp_path / "gebroken" / GRENDEL).exists()
    assert heel.communicate(timeout=60)[0].split() == ["40", "0"]
    verder = _start(tmp_path, "gebroken", regelmap)
    totaal, hergebruikt = (int(x) for x in verder.communicate(timeout=60)[0].split())
    assert totaal == 40
    assert 0 < hergebruikt < 40
    assert inhoud(tmp_path / "heel") == inhoud(tmp_path / "gebroken")
