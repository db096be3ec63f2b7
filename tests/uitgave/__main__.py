"""`python -m tests.uitgave [MAP]`: build the wheel, its bill of materials and their sums in MAP (dist)."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.uitgave.sbom import maak_sbom

WORTEL = Path(__file__).resolve().parents[2]


def bouw_wheel(bron: Path, doel: Path, tijd: int) -> Path:
    """Build the wheel of the project in `bron` into `doel`; everything in it has the time `tijd`."""
    omgeving = {**os.environ, "SOURCE_DATE_EPOCH": str(tijd)}
    opdracht = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(doel)]
    subprocess.run(opdracht, cwd=bron, env=omgeving, check=True, capture_output=True)
    return next(doel.glob("*.whl"))


def tijd_van_uitgave() -> int:
    """The time of the last commit, or what SOURCE_DATE_EPOCH says."""
    if gezet := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(gezet)
    return int(subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=WORTEL, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Build and print what was made."""
    doel = Path(sys.argv[1] if len(sys.argv) > 1 else WORTEL / "dist").resolve()
    doel.mkdir(parents=True, exist_ok=True)
    for oud in doel.glob("ouderbeleid_checker-*"):
        oud.unlink()
    tijd = tijd_van_uitgave()
    wheel = bouw_wheel(WORTEL, doel, tijd)
    sbom = wheel.with_suffix(".cdx.json")
    sbom.write_text(maak_sbom(wheel, tijd), encoding="utf-8")
    sommen = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in (wheel, sbom))
    (doel / "SHA256SUMS").write_text(sommen, encoding="utf-8")
    print(sommen, end="")  # noqa: T201


if __name__ == "__main__":
    main()
