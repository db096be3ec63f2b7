"""A text that is no policy about parents must never be reassuring: nothing in it is `voldoet`."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.engine import Motor
from checker.model.bevinding import Oordeel
from checker.readers.fragment import lees_fragment
from checker.readers.regels import laad_regelpakket

TEKSTEN = sorted((Path(__file__).parents[2] / "fixtures" / "geen-ouderbeleid").glob("*.md"))


@pytest.fixture(scope="module")
def motor() -> Motor:
    """The shipped pack, ready for use."""
    return Motor.van(laad_regelpakket())


@pytest.mark.parametrize("pad", TEKSTEN, ids=lambda p: p.stem)
def test_niets_voldoet(motor: Motor, pad: Path) -> None:
    """The norm as a list, an empty template, staff and children, a chapter about the norm, other documents."""
    uitkomsten = motor.tekst.beoordeel(lees_fragment(pad.read_text(encoding="utf-8")))

    assert {c: u.bewijs[0].citaat for c, u in uitkomsten.items() if u.oordeel is Oordeel.VOLDOET and u.bewijs} == {}
    assert not any(u.oordeel is Oordeel.VOLDOET for u in uitkomsten.values())


def test_de_normen_van_het_pakket_zelf_als_lijst(motor: Motor) -> None:
    """Whoever pastes the norms of the pack under each other has no policy yet."""
    normen = "\n".join(f"- {r.norm}" for r in motor.pakket.regels)

    uitkomsten = motor.tekst.beoordeel(lees_fragment(f"# Normen\n\n{normen}\n"))

    assert not any(u.oordeel is Oordeel.VOLDOET for u in uitkomsten.values())
