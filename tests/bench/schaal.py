"""How a batch scales: locations, processes, a rerun, the number of rules. Each measurement is a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker.readers.regels import meegeleverd_pakket
from tests.bench.genereer import maak_locaties

_KIND = """
import json, resource, sys, time
from pathlib import Path
from checker.batch import toets_batch
if __name__ == "__main__":
    begin = time.perf_counter()
    u = toets_batch(sys.argv[1], sys.argv[2], processen=int(sys.argv[3]))
    print(json.dumps([time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, u.totaal, u.hergebruikt]))
"""


@dataclass(frozen=True, slots=True)
class Meting:
    """One batch: seconds, peak memory of the parent in MB, locations, how many were reused."""

    seconden: float
    mb: float
    locaties: int
    hergebruikt: int


def meet_batch(map_: Path, uit: Path, processen: int) -> Meting:
    """Run one batch in a fresh process, with its start included, and measure it."""
    script = uit.parent / "kind.py"
    script.write_text(_KIND, encoding="utf-8")
    uitvoer = subprocess.run(
        [sys.executable, str(script), str(map_), str(uit), str(processen)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        env={"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PATH": "/usr/bin:/bin"},
    )
    return Meting(*json.loads(uitvoer.stdout))


def schaal(klein: int = 500, groot: int = 5_000) -> list[tuple[str, float, str]]:
    """Measure small against large, one process against two, a rerun; return (what, ratio, norm)."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        wortel = Path(tijdelijk)
        for naam, aantal in (("klein", klein), ("groot", groot)):
            maak_locaties(wortel / naam, aantal)
        a = meet_batch(wortel / "klein", wortel / "uit-klein", 2)
        een = meet_batch(wortel / "klein", wortel / "uit-een", 1)
        weer_klein = meet_batch(wortel / "klein", wortel / "uit-klein", 2)
        b = meet_batch(wortel / "groot", wortel / "uit-groot", 2)
        weer = meet_batch(wortel / "groot", wortel / "uit-groot", 2)
    for naam, m in (("klein", a), ("klein, 1 proces", een), ("klein, opnieuw", weer_klein), ("groot", b), ("groot, opnieuw", weer)):
        print(f"  {naam}: {m.locaties} locaties, {m.seconden:.1f} s, {1000 * m.seconden / m.locaties:.1f} ms per locatie, {m.mb:.0f} MB")  # noqa: T201
    return [
        (f"tijd per locatie, {groot} tegen {klein}", (b.seconden / b.locaties) / (a.seconden / a.locaties), "binnen 1,10"),
        (f"geheugen van de ouder, {groot} tegen {klein}", b.mb / a.mb, "binnen 1,20"),
        ("twee processen tegen een", een.seconden / a.seconden, "ten minste 1,8"),
        (f"opnieuw zonder verandering, {groot} locaties", b.seconden / weer.seconden, "ten minste 20"),
        (f"opnieuw zonder verandering, {klein} locaties", a.seconden / weer_klein.seconden, "ten minste 20"),
    ]


def meer_regels(aantallen: tuple[int, ...] = (25, 50, 100), locaties: int = 20) -> list[tuple[str, float, str]]:
    """Measure audits with 25, 50 and 100 rules (copies under another name); return the cost against that of the fewest."""
    from checker.engine import Motor
    from checker.readers.dossiers import lees_dossier
    from checker.readers.regels import laad_regelpakket

    with tempfile.TemporaryDirectory() as tijdelijk:
        plekken = maak_locaties(Path(tijdelijk) / "in", locaties)
        duur: list[float] = []
        for aantal in aantallen:
            motor = Motor.van(laad_regelpakket(_pakket(Path(tijdelijk) / f"regels-{aantal}", aantal)))
            rondes = []
            for _ in range(3):
                begin = time.perf_counter()
                for plek in plekken:
                    motor.beoordeel(lees_dossier(plek))
                rondes.append(time.perf_counter() - begin)
            duur.append(min(rondes))
    return [
        (f"{n} tegen {aantallen[0]} regels", d / duur[0], f"minder dan {n / aantallen[0]:g}")
        for n, d in zip(aantallen[1:], duur[1:], strict=True)
    ]


def _pakket(doel: Path, aantal: int) -> Path:
    shutil.copytree(meegeleverd_pakket(), doel)
    pakket = yaml.safe_load((doel / "pakket.yaml").read_text(encoding="utf-8"))
    regels: list[str] = pakket["regels"][:aantal]
    for n in range(aantal - len(regels)):
        bron = pakket["regels"][n % len(pakket["regels"])]
        kopie = f"{bron}-kopie"
        shutil.copy(doel / f"{bron.replace('.', '/')}.yaml", doel / f"{kopie.replace('.', '/')}.yaml")
        regels.append(kopie)
    pakket["regels"] = regels
    (doel / "pakket.yaml").write_text(yaml.safe_dump(pakket, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return doel
