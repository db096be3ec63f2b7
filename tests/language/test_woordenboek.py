"""The dictionary that is looked into says what the dictionary that is loaded says."""

from __future__ import annotations

from pathlib import Path

import pytest
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

from checker import bewaarplaats
from checker.language import woordenboek as wb
from checker.language.woorden import _grondvorm, is_bekend, lemma

KLEIN = {"huizen": "huis", "huis": "huis", "Ede": "Ede", "ede": "eed", "Turks": "Turks", "foto’s": "foto", "McX": "x"}
WOORDEN = (
    "ouders liep geëvalueerd ouder-kindactiviteit kijkochtenden mogelijkheden boerderijen vrijen achterpaginaatje's turks ouderbeleid "
    "heen-en-weerschrift thuis-activiteiten xyzq nabellen gescheiden zo'n foto's ’s-avonds pm'ers ouderbetrokkenheid voorlezen één"
).replace("’", "'")


def test_opzoeken() -> None:
    """A word as written goes before one with a capital; curly apostrophes are straight; other capitals cannot be asked for."""
    boek = wb.Woordenboek(wb.maak(KLEIN), 0)
    assert boek.zoek("huizen") == ("huis", True)
    assert boek.zoek("huis") == ("huis", True)
    assert boek.zoek("ede") == ("eed", True)
    assert boek.zoek("turks") == ("turks", False)
    assert boek.zoek("foto's") == ("foto", False)
    assert [boek.zoek(w) for w in ("huiz", "mcx", "", "huis\t")] == [None] * 4


def test_gelijk_aan_simplemma() -> None:
    """The steps that are taken here are those of simplemma for Dutch."""
    echt = Lemmatizer(lemmatization_strategy=DefaultStrategy())
    for woord in WOORDEN.split():
        assert _grondvorm(woord) == echt.lemmatize(woord, lang="nl").lower(), woord
    assert is_bekend("ouders")
    assert not is_bekend("xyzq")


@pytest.mark.parametrize(
    ("vorm", "grondvorm"),
    [
        ("evalueren", "evalueren"),  # known: the plural ending stays, so that it is one word with "evalueert"
        ("evalueert", "evalueren"),
        ("herzien", "herzien"),
        ("registreren", "registreren"),
        ("augustus", "augustus"),
        ("kijkochtenden", "kijkochtend"),  # unknown: the plural ending goes
        ("ouderthermometers", "ouderthermometer"),
        ("foto's", "foto"),
    ],
)
def test_alleen_een_onbekend_woord_verliest_zijn_uitgang(vorm: str, grondvorm: str) -> None:
    """Only a word that the dictionary lacks is stripped; a known one is what the dictionary says."""
    assert lemma(vorm) == grondvorm


def test_een_afgekapt_woordenboek_wordt_opnieuw_gemaakt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not whole is made again, and then used."""
    monkeypatch.setenv(bewaarplaats.OMGEVING, str(tmp_path / "bewaard"))
    monkeypatch.setattr(wb, "_uit_simplemma", lambda: KLEIN)
    wb.woordenboek.cache_clear()
    try:
        assert wb.woordenboek().zoek("huizen") == ("huis", True)
        bestand = next((tmp_path / "bewaard").iterdir())
        bestand.write_bytes(bestand.read_bytes()[:-2])
        wb.woordenboek.cache_clear()
        assert wb.woordenboek().zoek("huizen") == ("huis", True)
        wb.woordenboek.cache_clear()
        monkeypatch.setattr(wb, "_uit_simplemma", dict)
        assert wb.woordenboek().zoek("huizen") == ("huis", True)
    finally:
        wb.woordenboek.cache_clear()
