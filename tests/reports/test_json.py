"""The public JSON keeps to its published schema, whatever the verdicts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from checker import toets
from checker.model.bevinding import Oordeel
from checker.model.rapport import Rapport
from checker.reports.json_v1 import als_dict, schema, schrijf_json
from tests.reports.voorbeeldrapport import maak_rapport

VOORBEELD = Path(__file__).parents[2] / "fixtures" / "voorbeeldlocatie"


@pytest.mark.parametrize("maak", [maak_rapport, lambda: toets(VOORBEELD)], ids=["alle soorten", "voorbeeldlocatie"])
def test_json_voldoet_aan_het_schema(maak: Callable[[], Rapport]) -> None:
    """Every report validates, and the text parses back to the same."""
    rapport = maak()
    gegevens = als_dict(rapport)
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(schrijf_json(rapport)), schema())
    assert json.loads(schrijf_json(rapport)) == json.loads(json.dumps(gegevens))


def test_schema_weigert_voldoet_zonder_bewijs() -> None:
    """A text verdict voldoet without evidence is no valid report."""
    gegevens = json.loads(schrijf_json(toets(VOORBEELD)))
    raak = next(b for b in gegevens["bevindingen"] if b["soort"] == "tekst" and b["oordeel"] == "voldoet")
    raak["bewijs"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(gegevens, schema())


def test_elk_criterium_precies_een_keer_in_volgorde() -> None:
    """The findings are the pack's rules, each once, in order."""
    from checker.readers.regels import laad_regelpakket

    rapport = toets(VOORBEELD)
    assert [b.criterium for b in rapport.bevindingen] == [r.id for r in laad_regelpakket().regels]
    assert any(b.oordeel is Oordeel.VOLDOET for b in rapport.bevindingen)
