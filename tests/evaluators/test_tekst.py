"""From the two counts of a text rule to a verdict, with a pack of two words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluators.tekst import Tekstbeoordelaar
from checker.model.bevinding import Oordeel, Zekerheid
from checker.readers.fragment import lees_fragment
from checker.readers.regels import laad_regelpakket
from tests.readers.klein_pakket import klein_pakket


@pytest.mark.parametrize(
    ("tekst", "oordeel", "citaten", "strijdig"),
    [
        ("Met de ouder evalueren we elk jaar in mei.", Oordeel.VOLDOET, 1, False),
        ("Met de ouder drinken we elk jaar koffie.", Oordeel.DEELS, 1, False),
        ("Het team drinkt elk jaar samen koffie.", Oordeel.VOLDOET_NIET, 0, False),
        # Concrete, but not about it: the counts contradict each other, which is never certain and never reassures.
        ("Het team gaat elk jaar evalueren in mei.", Oordeel.DEELS, 1, True),
    ],
)
def test_twee_tellingen(tekst: str, oordeel: Oordeel, citaten: int, strijdig: bool, tmp_path: Path) -> None:
    """Both suffice: voldoet. Only the subject: deels. Neither: voldoet niet. Only the concrete: deels, and look for yourself."""
    uitkomst = Tekstbeoordelaar.van(laad_regelpakket(klein_pakket(tmp_path))).beoordeel(lees_fragment(tekst))["intake.samen"]
    assert (uitkomst.oordeel, len(uitkomst.bewijs)) == (oordeel, citaten)
    assert ("spreken elkaar tegen" in uitkomst.zekerheid_reden) is strijdig
    if strijdig:
        assert uitkomst.zekerheid is Zekerheid.LAAG
        assert uitkomst.bewijs[0].bijna
