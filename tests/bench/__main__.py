"""`python -m tests.bench`: all ratios of the benchmark; `--snel` leaves out the scale of thousands of locations."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable

from tests.bench.enkel import enkel, koude_start
from tests.bench.schaal import meer_regels, schaal


def main() -> None:
    """Measure and print a table."""
    opties = argparse.ArgumentParser(prog="python -m tests.bench")
    opties.add_argument("--snel", action="store_true", help="50 tegen 250 locaties in plaats van 500 tegen 5.000")
    opties.add_argument("--alleen", choices=("enkel", "koud", "regels", "schaal"), help="meet alleen dit")
    keuze = opties.parse_args()
    delen: dict[str, Callable[[], list[tuple[str, float, str]]]] = {
        "enkel": enkel,
        "koud": koude_start,
        "regels": meer_regels,
        "schaal": (lambda: schaal(50, 250)) if keuze.snel else schaal,
    }
    uit = []
    for naam, meet in delen.items():
        if keuze.alleen in (None, naam):
            print(f"{naam} ...", flush=True)  # noqa: T201
            uit += meet()
    print(f"\n{os.cpu_count()} kernen, belasting {os.getloadavg()[0]:.1f}")  # noqa: T201
    for wat, verhouding, norm in uit:
        print(f"{verhouding:8.3f}  {wat} ({norm})")  # noqa: T201


if __name__ == "__main__":
    main()
