"""`make ijk`: fits the points of all text rules on fixtures/leren and writes them, with examples, into regels/.

Fragments of the zinnenbank with an odd number are never learned from: they are for measuring.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from checker.evaluators.tekst import Tekstbeoordelaar
from checker.ijk.gegevens import GRADEN, Leerstuk, lees_leerstukken
from checker.ijk.ijken import Keuze, ijk
from checker.ijk.kenmerken import maak_tabel
from checker.ijk.schrijven import kies_voorbeelden, zet_punten, zet_voorbeelden
from checker.language.koppelen import maak_leesplan
from checker.language.lezen import lees
from checker.model.basis import Begrip
from checker.readers.fragment import lees_fragment
from checker.readers.regels import laad_regelpakket, lees_begrippen

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
    punten = ijk(tabel, [s.heel for s in stukken], criteria, Keuze(), _herkomst(regels, criteria))
    for criterium in criteria:
        zet_punten(_pad(regels, criterium), *punten[criterium])
    _voorbeelden(regels, stukken, criteria)


def _pad(regels: Path, criterium: str) -> Path:
    return regels / f"{criterium.replace('.', '/')}.yaml"


def _herkomst(regels: Path, criteria: Iterable[str]) -> dict[str, str]:
    """Return for every begrip in a file named after an indicator that indicator; the others (`basis`, signals) serve all."""
    indicatoren = {c.split(".")[0] for c in criteria}
    bestanden = (p for p in sorted((regels / "begrippen").glob("*.yaml")) if p.stem in indicatoren)
    return {naam: p.stem for p in bestanden for naam in yaml.load(p.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)}


def _tekstregels(regels: Path) -> list[str]:
    pakket = yaml.load((regels / "pakket.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [c for c in pakket["regels"] if "  soort: tekst" in _pad(regels, c).read_text(encoding="utf-8").splitlines()]


def _voorbeelden(regels: Path, stukken: list[Leerstuk], criteria: list[str]) -> None:
    """Examples are fragments that the written rule judges as labelled, spread over the writers."""
    beoordelaar = Tekstbeoordelaar.van(laad_regelpakket(regels))
    goed: dict[str, dict[str, list[str]]] = {c: {_OORDEEL[g]: [] for g in sorted(GRADEN.values(), reverse=True)} for c in criteria}
    for stuk in stukken:
        if stuk.heel:
            continue
        uitkomsten = beoordelaar.beoordeel(stuk.document)
        for criterium, graad in stuk.graden.items():
            if uitkomsten[criterium].oordeel == _OORDEEL[graad]:
                goed[criterium][_OORDEEL[graad]].append(stuk.tekst)
    gekozen = {c: kies_voorbeelden(goed[c], VOORBEELDEN) for c in criteria}
    for criterium, oordeel, tekst in _ontbrekende(beoordelaar, gekozen, goed):
        gekozen[criterium].append((oordeel, tekst))
    for criterium in criteria:
        zet_voorbeelden(_pad(regels, criterium), [v for oordeel in goed[criterium] for v in gekozen[criterium] if v[0] == oordeel])
        tekort = [o for o, t in goed[criterium].items() if len(t) < VOORBEELDEN]
        if tekort:
            print(f"{criterium}: minder dan {VOORBEELDEN} goede voorbeelden van {', '.join(tekort)}")  # noqa: T201


def _ontbrekende(
    beoordelaar: Tekstbeoordelaar, gekozen: Mapping[str, list[tuple[str, str]]], goed: Mapping[str, Mapping[str, list[str]]]
) -> Iterator[tuple[str, str, str]]:
    """Yield an example more for every begrip that fires in none of those chosen: criterium, verdict and text."""
    plan = beoordelaar.plan

    def begrippen(tekst: str) -> set[int]:
        return {k for p in lees(lees_fragment(tekst), plan).passages for k in p.eigen}

    namen = (*beoordelaar.pakket.begrippen, *beoordelaar.pakket.signalen)
    gezocht = {plan.nummers[n] for n in namen}.difference(*(begrippen(tekst) for rij in gekozen.values() for _, tekst in rij))
    for criterium, per_oordeel in goed.items():
        for oordeel, teksten in per_oordeel.items():
            for tekst in teksten:
                if gezocht and not gezocht.isdisjoint(nieuw := begrippen(tekst)):
                    gezocht -= nieuw
                    yield criterium, oordeel, tekst


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "regels"), Path(sys.argv[2] if len(sys.argv) > 2 else "fixtures/leren"))
