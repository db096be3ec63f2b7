"""The shipped rule pack: its examples hold, and nothing empty, quoted or about something else reads as voldoet."""

from __future__ import annotations

import pytest

from checker.engine import Motor
from checker.meten.voorbeelden import controleer_voorbeelden
from checker.model.bevinding import Oordeel
from checker.model.toets_tekst import TekstToets
from checker.readers.fragment import lees_fragment
from checker.readers.regels import laad_regelpakket

PAKKET = laad_regelpakket(voorbeelden=True)
MOTOR = Motor.van(PAKKET)


def test_alle_voorbeelden_krijgen_hun_oordeel() -> None:
    """Every example in every rule gets the verdict that it states."""
    assert controleer_voorbeelden(PAKKET) == []


@pytest.mark.parametrize("regel", [r for r in PAKKET.regels if isinstance(r.toets, TekstToets)], ids=lambda r: r.id)
def test_elke_tekstregel_heeft_voorbeelden_van_elke_graad(regel) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """A text rule shows where its border lies."""
    assert {v.oordeel for v in regel.voorbeelden} == {Oordeel.VOLDOET, Oordeel.DEELS, Oordeel.VOLDOET_NIET}


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "# Ouderbeleid\n\nNaam locatie: ______\n\nDatum: ______\n\n## Doelen\n\n[hier invullen]",
        "Het team volgt elk jaar twee scholingsdagen. De vloer van de gang is vorige zomer vernieuwd.",
    ],
    ids=["leeg", "leeg sjabloon", "ander onderwerp"],
)
def test_niets_is_voldoet_in_een_tekst_zonder_inhoud(tekst: str) -> None:
    """An empty text, an unfilled template and a text about something else meet nothing."""
    uitkomsten = MOTOR.tekst.beoordeel(lees_fragment(tekst))
    assert [c for c, u in uitkomsten.items() if u.oordeel is Oordeel.VOLDOET] == []
