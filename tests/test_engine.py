"""The engine: roll-up as contract.md has it, crashes as niet_beoordeeld, a person's judgement beside what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.engine import Motor, oordeel_over_indicator
from checker.model.bevinding import Oordeel
from checker.model.document import Document
from checker.model.dossier import HandmatigOordeel
from checker.readers.dossiers import lees_dossier
from checker.readers.regels import laad_regelpakket

V, D, N, NA, NB = Oordeel.VOLDOET, Oordeel.DEELS, Oordeel.VOLDOET_NIET, Oordeel.NIET_AANTOONBAAR, Oordeel.NIET_BEOORDEELD
MOTOR = Motor.van(laad_regelpakket())
DOSSIER = lees_dossier(Path(__file__).parents[1] / "fixtures" / "voorbeeldlocatie")


@pytest.mark.parametrize(
    ("oordelen", "verwacht"),
    [((V, V), V), ((V, N), D), ((N, N), N), ((NA, N), N), ((V, NA), D), ((NB, V), V), ((NB, NB), NB), ((), NB), ((D, N), D)],
)
def test_indicator(oordelen: tuple[Oordeel, ...], verwacht: Oordeel) -> None:
    """The verdict on an indicator follows from its core criteria."""
    assert oordeel_over_indicator(oordelen) is verwacht


def test_een_crash_is_niet_beoordeeld(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that crashes says so and never reads as a verdict."""

    def kapot(*_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr("checker.engine.beoordeel_drempel", kapot)
    bevinding = next(b for b in MOTOR.beoordeel(DOSSIER).bevindingen if b.criterium == "participatie.drempel")
    assert bevinding.oordeel is NB
    assert "fout in het programma" in bevinding.reden
    assert "geheim" not in bevinding.reden


def test_zonder_beleid_is_tekst_niet_beoordeeld() -> None:
    """Without a document no text criterium is judged."""
    rapport = MOTOR.beoordeel(replace(DOSSIER, document=None))
    assert {b.oordeel for b in rapport.bevindingen if b.soort == "tekst"} == {NB}


def test_leeg_document_voldoet_nergens() -> None:
    """A document without text meets nothing."""
    rapport = MOTOR.beoordeel(replace(DOSSIER, document=Document("leeg.docx", "0" * 64, (), 0, 1.0)))
    assert V not in {b.oordeel for b in rapport.bevindingen if b.soort == "tekst"}


def test_eigen_oordeel_staat_naast_wat_gevonden_is() -> None:
    """A valid judgement replaces the verdict and keeps what it was; an expired and an unknown one are reported."""
    was = next(b.oordeel for b in MOTOR.beoordeel(DOSSIER).bevindingen if b.criterium == "intake.samen")
    ander = N if was is not N else V
    eigen = (
        HandmatigOordeel("intake.samen", ander, "zelf nagekeken", "Q", date(2020, 1, 1)),
        HandmatigOordeel("intake.kenmerken", N, "oud", "Q", date(2020, 1, 1), date(2020, 2, 1)),
        HandmatigOordeel("bestaat.niet", N, "x", "Q", date(2020, 1, 1)),
    )
    rapport = MOTOR.beoordeel(replace(DOSSIER, oordelen=eigen))
    bevinding = next(b for b in rapport.bevindingen if b.criterium == "intake.samen")
    assert bevinding.oordeel is ander
    assert bevinding.handmatig is not None
    assert bevinding.handmatig.was is was
    assert {"oordeel-verlopen", "oordeel-onbekend"} <= {m.code for m in rapport.meldingen}
