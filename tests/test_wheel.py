"""The wheel, installed in an environment of its own, brings its rules and example and audits it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

WORTEL = Path(__file__).parents[1]


def test_wheel_in_een_schone_omgeving(tmp_path: Path) -> None:
    """The console command of the installed wheel audits the shipped example; only third-party packages are borrowed."""
    bouw = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(WORTEL)]
    subprocess.run(bouw, check=True, capture_output=True, timeout=180)
    wheel = next(tmp_path.glob("ouderbeleid_checker-*.whl"))
    omgeving = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", str(omgeving)], check=True, timeout=120)
    python = omgeving / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True, timeout=120
    )
    leen = {**os.environ, "PYTHONPATH": sysconfig.get_paths()["purelib"]}
    waar = subprocess.run(
        [python, "-c", "import checker; print(checker.__file__)"], env=leen, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(omgeving) in waar.stdout
    opdracht = omgeving / python.parent.name / "ouderbeleid"
    uit = subprocess.run(
        [opdracht, "voorbeeld", "--kort"],
        env=leen,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert uit.returncode == 0, uit.stderr
    assert "Intake" in uit.stdout
