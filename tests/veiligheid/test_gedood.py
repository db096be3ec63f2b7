"""A process that is killed at any moment leaves no copy of the input, no half report and no temporary file outside the output folder."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.bewaarplaats import OMGEVING
from tests.veiligheid.wereld import GEHEIM_UIT_REGISTERS, WORTEL, alle_inhoud, beleid, regelpakket, registers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
_CODE = "from checker.cli import main\nif __name__ == '__main__':\n    print('begonnen', flush=True)\n    main()\n"


@pytest.fixture
def locaties(tmp_path: Path) -> Path:
    """Fourteen locations with planted names, and one that is long enough to be killed in."""
    for n in range(14):
        plek = tmp_path / "in" / f"l{n:02d}"
        plek.mkdir(parents=True)
        (plek / "ouderbeleid.docx").write_bytes(beleid())
        for naam, tekst in registers().items():
            rijen = tekst.splitlines(keepends=True)
            (plek / naam).write_text(rijen[0] + "".join(rijen[1:]) * (400 if n == 0 else 2 + n), encoding="utf-8")
    for naam in ("tmp", "thuis", "regels"):
        (tmp_path / naam).mkdir()
    (tmp_path / "draai.py").write_text(_CODE, encoding="utf-8")
    regelpakket(tmp_path / "regels")
    return tmp_path


def _dood_na(locaties: Path, opdracht: Sequence[str], seconden: float) -> bool:
    """Start a command, kill it (with its workers' parent) after so long, wait until nothing of it runs; whether it was still running."""
    omgeving = {
        **os.environ,
        "PYTHONPATH": str(WORTEL),
        "TMPDIR": str(locaties / "tmp"),
        "HOME": str(locaties / "thuis"),
        "XDG_CACHE_HOME": str(locaties / "thuis"),
        OMGEVING: str(locaties / "bewaard"),
    }
    proces = subprocess.Popen(
        [sys.executable, "draai.py", *opdracht, "--regels", "regels"],
        cwd=locaties,
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    assert proces.stdout is not None
    proces.stdout.readline()
    time.sleep(seconden)
    liep_nog = proces.poll() is None
    proces.send_signal(signal.SIGKILL)
    proces.communicate(timeout=60)  # the pipe closes when the last worker is gone
    return liep_nog


@pytest.mark.parametrize(
    "opdracht",
    [("toets", "in/l00", "--uit", "uit"), ("batch", "in", "--uit", "uit", "--rapporten", "json,html,word,excel", "--processen", "2")],
    ids=["toets", "batch"],
)
def test_na_kill_9_blijft_er_niets_van_de_invoer(locaties: Path, opdracht: tuple[str, ...]) -> None:
    """Killed at two moments: nothing in the temporary and the home folder, no name in what was written, and every report is whole."""
    keus = random.Random(7)  # noqa: S311
    gedood = [_dood_na(locaties, opdracht, keus.uniform(0.02, 0.5)) for _ in range(2)]
    assert any(gedood), "never killed in time: the test shows nothing"
    assert [p for m in ("tmp", "thuis") for p in (locaties / m).rglob("*") if p.is_file()] == []
    for naam, inhoud in (*alle_inhoud(locaties / "uit"), *alle_inhoud(locaties / "bewaard")):
        tekst = inhoud.decode("utf-8", "ignore").casefold()
        assert [(naam, g) for g in GEHEIM_UIT_REGISTERS if not g.isdigit() and g.casefold() in tekst] == []
    for pad in (locaties / "uit").rglob("*"):
        if pad.suffix in (".html", ".json") and not pad.name.startswith("."):
            assert pad.read_bytes().rstrip().endswith((b"</html>", b"}")), pad
    klaar = subprocess.run([sys.executable, "draai.py", *opdracht, "--regels", "regels"], cwd=locaties, env={**os.environ, "PYTHONPATH": str(WORTEL)}, check=False, capture_output=True, timeout=120)  # fmt: skip
    assert klaar.returncode == 1, klaar.stderr
    if opdracht[0] == "batch":
        assert not list((locaties / "uit").rglob(".~*")), "a next run clears what a killed one left half-written"
