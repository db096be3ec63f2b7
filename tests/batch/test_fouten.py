"""Faults: a batch of 300 with 40 broken locations, a worker killed in the middle, Ctrl-C, the clock set back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.batch import BatchUitkomst
from checker.batch.opdracht import Afloop
from checker.batch.plaatsen import GRENDEL
from tests.batch.bouwen import DAG, beleid, inhoud, locatie

Draai = Callable[..., BatchUitkomst]
WORTEL = Path(__file__).resolve().parents[2]
_GOED = beleid("Wij evalueren het beleid in mei.")
_STUK: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("leeg bestand", lambda p: (p / "ouderbeleid.docx").write_bytes(b"")),
    ("afgekapt", lambda p: (p / "ouderbeleid.docx").write_bytes(_GOED[: len(_GOED) // 2])),
    ("pdf", lambda p: (p / "ouderbeleid.docx").write_bytes(b"%PDF-1.7")),
    ("twee documenten", lambda p: (p / "ouderbeleid 2.docx").write_bytes(_GOED)),
    ("oud Word", lambda p: (p / "ouderbeleid.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000))),
    ("kapotte locatie.yaml", lambda p: (p / "locatie.yaml").write_text("naam: [", encoding="utf-8")),
    ("register buiten de map", lambda p: (p / "locatie.yaml").write_text("registers: {intake: ../x.csv}", encoding="utf-8")),
    ("oordeel zonder reden", lambda p: (p / "oordelen.yaml").write_text("- criterium: a.b\n  oordeel: voldoet\n", encoding="utf-8")),
)


def test_driehonderd_met_veertig_kapotte(tmp_path: Path, draai: Draai) -> None:
    """Each of the forty is recorded with a reason of its own, the 260 others have what they would have had without them."""
    for n in range(300):
        plek = locatie(tmp_path / "in", f"l{n:03d}", gezinnen=2)
        if n < 40:
            _STUK[n % len(_STUK)][1](plek)
    uitkomst = draai()
    assert uitkomst.aantallen == {Afloop.GETOETST: 260, Afloop.NIET_TE_TOETSEN: 40}
    assert uitkomst.code == 3
    assert all(reden and str(tmp_path) not in reden for _, reden in uitkomst.mislukt)
    for n in range(40):
        shutil.rmtree(tmp_path / "in" / f"l{n:03d}")
    assert draai(uit=tmp_path / "zonder").code == 1
    met, zonder = inhoud(tmp_path / "uit"), inhoud(tmp_path / "zonder")
    gelijk = {naam for naam in zonder if naam.startswith("locaties/")}
    assert len(gelijk) == 520
    assert all(met[naam] == zonder[naam] for naam in gelijk)


def test_klok_teruggezet(tmp_path: Path, draai: Draai) -> None:
    """With a clock that was set back the batch runs, keeps both days and judges no location by a day to come."""
    locatie(tmp_path / "in", "a")
    draai()
    terug = draai(peildatum=DAG - timedelta(days=400))
    assert (terug.loopnummer, terug.peildatum) == (2, date(2024, 7, 28))
    assert draai().loopnummer == 3


_CODE = """
import sys
from datetime import date
from pathlib import Path
from checker.batch import toets_batch
if __name__ == "__main__":
    try:
        u = toets_batch(sys.argv[1], sys.argv[2], regelmap=Path(sys.argv[3]), peildatum=date(2025, 9, 1), processen=2, rapporten=("json",))
    except KeyboardInterrupt:
        print("afgebroken")
    else:
        print(u.code, dict(u.aantallen))
"""


def _start(tmp_path: Path, regelmap: Path) -> subprocess.Popen[str]:
    script = tmp_path / "batch.py"
    script.write_text(_CODE, encoding="utf-8")
    opdracht = [sys.executable, str(script), str(tmp_path / "in"), str(tmp_path / "uit"), str(regelmap)]
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL)}
    proces = subprocess.Popen(
        opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    grens = time.monotonic() + 60
    while len(list((tmp_path / "uit").glob("locaties/*/.stand.json"))) < 5 and time.monotonic() < grens:
        time.sleep(0.005)
    return proces


def _kinderen(pid: int) -> list[int]:
    taken = Path(f"/proc/{pid}/task/{pid}/children")
    gevonden = [int(p) for p in taken.read_text().split()] if taken.exists() else []
    return [p for p in gevonden if b"spawn_main" in Path(f"/proc/{p}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the worker processes in /proc")
def test_werker_gedood(tmp_path: Path, regelmap: Path) -> None:
    """A worker killed from outside loses nothing: its location is done again, and the result is that of an undisturbed batch."""
    for n in range(60):
        locatie(tmp_path / "in", f"l{n:02d}")
    proces = _start(tmp_path, regelmap)
    werkers = _kinderen(proces.pid)
    os.kill(werkers[0], signal.SIGKILL)
    assert proces.communicate(timeout=60)[0].strip() == "1 {<Afloop.GETOETST: 'getoetst'>: 60}"
    assert werkers


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the worker processes in /proc")
def test_ctrl_c(tmp_path: Path, regelmap: Path) -> None:
    """Ctrl-C ends the batch and its workers without a traceback, and leaves no lock."""
    for n in range(200):
        locatie(tmp_path / "in", f"l{n:03d}", gezinnen=1)
    proces = _start(tmp_path, regelmap)
    werkers = _kinderen(proces.pid)
    os.killpg(proces.pid, signal.SIGINT)
    assert proces.communicate(timeout=30)[0].strip() == "afgebroken"
    assert werkers
    assert not any(Path(f"/proc/{p}").exists() for p in werkers)
    assert not (tmp_path / "uit" / GRENDEL).exists()
