"""Every example in a register or cross-check rule file gives the verdict that stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from checker.evaluators.aandeel import beoordeel_aandeel
from checker.evaluators.drempel import beoordeel_drempel
from checker.evaluators.kruis import beoordeel_kruis
from checker.evaluators.uitkomst import Uitkomst
from checker.model.dossier import Dossier
from checker.model.rapport import Periode
from checker.model.regel import Regel, Voorbeeld
from checker.model.toets_register import AandeelToets, DrempelToets
from tests.evaluators.registerhulp import REGELS, dossier, lees_regel

IDS = sorted(
    f"{pad.parent.name}.{pad.stem}"
    for pad in REGELS.glob("*/*.yaml")
    if "\n  soort: " in (t := pad.read_text("utf-8")) and "\n  soort: tekst" not in t
)
GEVALLEN = [(regel, voorbeeld) for regel in map(lees_regel, IDS) for voorbeeld in regel.voorbeelden]


def beoordeel(regel: Regel, d: Dossier) -> Uitkomst:
    """Judge a register rule of any kind."""
    if isinstance(regel.toets, DrempelToets):
        return beoordeel_drempel(regel, d)
    return beoordeel_aandeel(regel, d) if isinstance(regel.toets, AandeelToets) else beoordeel_kruis(regel, d)


def test_alle_registerregels_zijn_er() -> None:
    """The ten register rules of the framework and the three new cross-checks are in the pack."""
    assert len(IDS) == 13


@pytest.mark.parametrize(("regel", "voorbeeld"), GEVALLEN, ids=[f"{r.id}: {v.naam}" for r, v in GEVALLEN])
def test_voorbeeld_krijgt_zijn_oordeel(regel: Regel, voorbeeld: Voorbeeld) -> None:
    """The rule judges its own example as it says."""
    vak = Periode(date.fromisoformat(voorbeeld.van), date.fromisoformat(voorbeeld.tot)) if voorbeeld.van else None
    uit = beoordeel(regel, dossier(voorbeeld.registers, voorbeeld.beleid, vak))
    assert uit.oordeel == voorbeeld.oordeel, uit.toelichting
    assert uit.toelichting
    assert (uit.reden != "") == (uit.oordeel == "niet_beoordeeld")
