"""Small rule pack and small locations, so that a whole batch costs a fraction of a second."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.batch import BatchUitkomst, toets_batch, uitvoering, werk
from checker.engine import Motor
from checker.readers.regels import laad_regelpakket, meegeleverd_pakket
from tests.batch.bouwen import DAG

REGISTERREGELS = ("participatie.drempel", "intake.dekking")
TEKSTREGELS = {"gericht-ouderbeleid.populatieanalyse": ("laag", "opgeleid"), "gericht-ouderbeleid.evaluatie": ("evalueren", "mei")}


def _tekstregel(id_: str, aanwezig: str, voldoende: str) -> dict[str, Any]:
    return {
        "titel": f"Regel {id_.partition('.')[2]}",
        "norm": "Een norm om te toetsen.",
        "bron": {"document": "Toezichtkader", "plaats": "1"},
        "kern": True,
        "toets": {
            "soort": "tekst",
            "gezocht": "een woord",
            "aanwezig": {"genoeg": 1, "punten": {1: [aanwezig]}},
            "voldoende": {"genoeg": 1, "punten": {1: [voldoende]}},
        },
        "advies": "Schrijf het op.",
        "voorbeeldtekst": "Zo staat het er.",
    }


@pytest.fixture(scope="session")
def regelmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pack of two shipped register rules and two text rules of our own, so that no verdict here depends on the shipped wording."""
    bron, map_ = meegeleverd_pakket(), tmp_path_factory.mktemp("regels") / "pakket"
    (map_ / "begrippen").mkdir(parents=True)
    for naam in ("registers.yaml", "talen.yaml"):
        shutil.copy(bron / naam, map_ / naam)
    for id_ in REGISTERREGELS:
        doel = map_ / f"{id_.replace('.', '/')}.yaml"
        doel.parent.mkdir(exist_ok=True)
        shutil.copy(bron / f"{id_.replace('.', '/')}.yaml", doel)
    for id_, woorden in TEKSTREGELS.items():
        doel = map_ / f"{id_.replace('.', '/')}.yaml"
        doel.parent.mkdir(exist_ok=True)
        doel.write_text(yaml.safe_dump(_tekstregel(id_, *woorden), sort_keys=False), encoding="utf-8")
    (map_ / "signalen.yaml").write_text("{}\n", encoding="utf-8")
    pakket = yaml.safe_load((bron / "pakket.yaml").read_text(encoding="utf-8"))
    eigen = {"naam": pakket["naam"], "versie": pakket["versie"], "indicatoren": pakket["indicatoren"]}
    eigen["regels"] = [*TEKSTREGELS, *REGISTERREGELS]
    (map_ / "pakket.yaml").write_text(yaml.safe_dump(eigen, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return map_


@pytest.fixture
def draai(regelmap: Path, tmp_path: Path) -> Callable[..., BatchUitkomst]:
    """Return a function that runs a batch of tmp_path/in into tmp_path/uit, within this process unless told."""

    def doe(**opties: Any) -> BatchUitkomst:
        volledig: dict[str, Any] = {"regelmap": regelmap, "peildatum": DAG, "processen": 0, "rapporten": ("json",), **opties}
        uit = volledig.pop("uit", tmp_path / "uit")
        return toets_batch(volledig.pop("map_", tmp_path / "in"), uit, **volledig)

    return doe


_laad = cache(laad_regelpakket)
_motoren: dict[str, Motor] = {}


@pytest.fixture(autouse=True)
def _regels_een_keer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within this process rules are loaded once for all tests."""

    def motor(regelmap: Path | None) -> Motor:
        pakket = _laad(regelmap)
        if pakket.sha256 not in _motoren:
            _motoren[pakket.sha256] = Motor.van(pakket)
        return _motoren[pakket.sha256]

    for module in (uitvoering, werk):
        monkeypatch.setattr(module, "Motor", type("Motor", (), {"laad": staticmethod(motor)}))
