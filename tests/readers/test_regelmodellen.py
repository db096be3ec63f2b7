"""What a file may say and what the program uses have the same fields."""

from __future__ import annotations

from dataclasses import fields

import pytest
from pydantic import BaseModel

from checker.readers import klaarpakket, regelmodellen

PAREN = sorted((naam, model) for naam, model in regelmodellen._MODELLEN.items())


@pytest.mark.parametrize(("naam", "model"), PAREN, ids=[n for n, _ in PAREN])
def test_gelijke_velden(naam: str, model: type) -> None:
    """A field that is added in one place only is found here."""
    bestand = getattr(regelmodellen, naam)
    assert issubclass(bestand, BaseModel)
    assert {f.name for f in fields(model)} == set(bestand.model_fields)
    if naam != "Voorbeeld":  # examples are never kept
        assert klaarpakket._KLASSEN[naam] is model


def test_ze_zijn_er_allemaal() -> None:
    """Every model of a rule has its twin."""
    assert len(PAREN) == len(klaarpakket._KLASSEN)  # one more here (Voorbeeld), one more there (Regelpakket)
