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
from checker.model.regel import Regelpakket
from checker.readers.regels import laad_regelpakket, meegeleverd_pakket
from tests.batch.bouwen import DAG

REGELS = ("gericht-ouderbeleid.populatieanalyse", "gericht-ouderbeleid.evaluatie", "participatie.drempel", "intake.dekking")


@pytest.fixture(scope="session")
def regelmap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pack of four rules, cut from the shipped one."""
    map_ = tmp_path_factory.mktemp("regels") / "pakket"
    shutil.copytree(meegeleverd_pakket(), map_)
    pakket = yaml.safe_load((map_ / "pakket.yaml").read_text(encoding="utf-8"))
    pakket["regels"] = [r for r in pakket["regels"] if r in REGELS]
    (map_ / "pakket.yaml").write_text(yaml.safe_dump(pakket, allow_unicode=True, sort_keys=False), encoding="utf-8")
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

    def motor(pakket: Regelpakket) -> Motor:
        if pakket.sha256 not in _motoren:
            _motoren[pakket.sha256] = Motor.van(pakket)
        return _motoren[pakket.sha256]

    for module in (uitvoering, werk):
        monkeypatch.setattr(module, "laad_regelpakket", _laad)
    monkeypatch.setattr(werk, "Motor", type("Motor", (), {"van": staticmethod(motor)}))
