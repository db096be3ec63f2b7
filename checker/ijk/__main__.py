"""`make ijk`: fits the points of all text rules on fixtures/leren and writes them, with examples, into regels/.

Fragments of the zinnenbank with an odd number are never learned from: they are for measuring.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from checker.ijk.gegevens import GRADEN, Leerstuk, lees_leerstukken
from checker.ijk.ijken import Keuze, ijk, oordeel
from checker.ijk.kenmerken import maak_tabel
from checker.ijk.schrijven import kies_voorbeelden, zet_punten, zet_voorbeelden
from checker.language.koppelen import maak_leesplan
from checker.model.basis import Begrip
from checker.readers.regels import lees_begrippen

GEMETEN = "zinnenbank-1"
VOORBEELDEN = 8
_OORDEEL = {0: "voldoet_niet", 1: "deels", 2: "voldoet"}


def main(regels: Path, leren: Path) -> None:
    """Fit and write; prints one line per step."""
    criteria = _tekstregels(regels)
    begrippen, signalen = lees_begrippen(regels)
    alle: dict[str, Begrip] = {**begrippen, **signalen}
    stukken = [s for s in lees_leerstukken(leren) if s.groep != GEMETEN]
    tabel = maak_tabel(stukken, maak_leesplan(alle, []), criteria)
    print(f"{len(stukken)} teksten, {len(tabel.stuk)} passages, {len(alle)} begrippen en signalen")  # noqa: T201
    punten = ijk(tabel, [s.heel for s in stukken], criteria, Keuze())
    for criterium in criteria:
        zet_punten(_pad(regels, criterium), *punten[criterium])
    _voorbeelden(regels, stukken, criteria, oordeel(tabel, criteria, punten))


def _pad(regels: Path, criterium: str) -> Path:
    return regels / f"{criterium.replace('.', '/')}.yaml"


def _tekstregels(regels: Path) -> list[str]:
    pakket = yaml.load((regels / "pakket.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [c for c in pakket["regels"] if "  soort: tekst" in _pad(regels, c).read_text(encoding="utf-8").splitlines()]


def _voorbeelden(regels: Path, stukken: list[Leerstuk], criteria: list[str], gegeven: object) -> None:
    """Examples are fragments that the rule judges as labelled, spread over the writers."""
    import numpy as np

    uitkomst = np.asarray(gegeven)
    for k, criterium in enumerate(criteria):
        kandidaten: dict[str, list[str]] = {_OORDEEL[g]: [] for g in sorted(GRADEN.values(), reverse=True)}
        for i, stuk in enumerate(stukken):
            if not stuk.heel and stuk.graden.get(criterium) == uitkomst[i, k] and criterium in stuk.graden:
                kandidaten[_OORDEEL[stuk.graden[criterium]]].append(stuk.tekst)
        zet_voorbeelden(_pad(regels, criterium), kies_voorbeelden(kandidaten, VOORBEELDEN))
        tekort = [o for o, t in kandidaten.items() if len(t) < VOORBEELDEN]
        if tekort:
            print(f"{criterium}: minder dan {VOORBEELDEN} goede voorbeelden van {', '.join(tekort)}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "regels"), Path(sys.argv[2] if len(sys.argv) > 2 else "fixtures/leren"))
