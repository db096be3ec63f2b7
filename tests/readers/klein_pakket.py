"""A rule pack of a few lines, made on the spot, to spoil in tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from checker.readers.regels import meegeleverd_pakket

PAKKET = """\
naam: klein
versie: "1"
indicatoren:
  - {id: intake, nummer: 1, inspectiecode: B3, titel: Intake}
regels:
  - intake.samen
"""
REGEL = """\
titel: Samen
norm: Een norm.
bron: {document: Kader, plaats: "1"}
kern: true
toets:
  soort: tekst
  gezocht: een woord
  aanwezig: {genoeg: 1, punten: {1: ["<ouders>"]}}
  voldoende: {genoeg: 1, punten: {1: [evalueren .. mei]}}
advies: Schrijf het op.
voorbeeldtekst: Zo staat het er.
"""
BEGRIPPEN = "ouders:\n  omschrijving: ouders\n  termen: [ouder, moeder]\n"


def klein_pakket(map_: Path) -> Path:
    """Write the pack, with the shipped lexicon of registers, in a new folder and return it."""
    doel = map_ / "klein"
    for naam, tekst in (
        ("pakket.yaml", PAKKET),
        ("intake/samen.yaml", REGEL),
        ("begrippen/basis.yaml", BEGRIPPEN),
        ("signalen.yaml", "{}\n"),
    ):
        pad = doel / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8")
    for naam in ("registers.yaml", "talen.yaml"):
        shutil.copy(meegeleverd_pakket() / naam, doel / naam)
    return doel
