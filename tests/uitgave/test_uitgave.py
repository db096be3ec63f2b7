"""A release can be built again byte for byte, says what it is made of, and names no address of a package index."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.uitgave.__main__ import WORTEL, bouw_wheel
from tests.uitgave.sbom import maak_sbom

TIJD = 1_750_000_000


def _kopie(doel: Path, leeftijd: int, rechten: int) -> Path:
    """Copy what the wheel is built from, with another age and other rights than the original."""
    doel.mkdir()
    for naam in ("checker", "regels", "fixtures/voorbeeldlocatie"):
        shutil.copytree(WORTEL / naam, doel / naam, ignore=shutil.ignore_patterns("__pycache__"))
    for naam in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(WORTEL / naam, doel / naam)
    for pad in doel.rglob("*"):
        if pad.is_file():
            pad.chmod(rechten)
            os.utime(pad, (leeftijd, leeftijd))
    return doel


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two wheels from two copies in other places, of another age and with other rights."""
    map_ = tmp_path_factory.mktemp("bouw")
    uit = []
    for naam, leeftijd, rechten in (("een", 1_600_000_000, 0o644), ("twee", 1_700_000_001, 0o600)):
        (map_ / f"uit-{naam}").mkdir()
        uit.append(bouw_wheel(_kopie(map_ / naam, leeftijd, rechten), map_ / f"uit-{naam}", TIJD))
    return uit


def test_tweemaal_bouwen_geeft_hetzelfde(wheels: list[Path]) -> None:
    """The same source gives the same wheel and the same bill of materials, byte for byte."""
    een, twee = (hashlib.sha256(w.read_bytes()).hexdigest() for w in wheels)
    assert een == twee
    assert maak_sbom(wheels[0], TIJD) == maak_sbom(wheels[1], TIJD)


def test_materiaallijst(wheels: list[Path]) -> None:
    """Every dependency of pyproject.toml is in it with a version, and what those need; none of the tools of the tests."""
    lijst = json.loads(maak_sbom(wheels[0], TIJD))
    namen = {c["name"]: c for c in lijst["components"]}
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    nodig = {re.split(r"[<>=]", d)[0] for d in project["dependencies"]}
    assert nodig <= namen.keys()
    assert {"pydantic-core", "markupsafe"} <= namen.keys()
    assert not {"pytest", "hypothesis", "mypy", "atheris"} & namen.keys()
    assert lijst["bomFormat"] == "CycloneDX"
    assert lijst["metadata"]["timestamp"] == "2025-06-15T15:06:40Z"
    assert lijst["metadata"]["component"]["hashes"][0]["content"] == hashlib.sha256(wheels[0].read_bytes()).hexdigest()
    refs = {c["bom-ref"] for c in lijst["components"]} | {lijst["metadata"]["component"]["bom-ref"]}
    assert {d["ref"] for d in lijst["dependencies"]} == refs
    assert all(set(d["dependsOn"]) <= refs for d in lijst["dependencies"])
    assert all(c["licenses"] for c in lijst["components"])


def test_laagste_versies_zijn_de_minimums() -> None:
    """What is tested as lowest is what pyproject.toml promises."""
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    beloofd = {n.lower(): v for n, v in (d.split(">=") for d in project["dependencies"])}
    getest = {n.lower(): v for n, v in (r.split("==") for r in (WORTEL / "constraints-laagste.txt").read_text(encoding="utf-8").split())}
    assert getest.keys() == beloofd.keys()
    assert {n: v for n, v in beloofd.items() if not re.fullmatch(rf"{re.escape(v)}(\.0)*", getest[n])} == {}


def test_elke_versie_ligt_vast(wheels: list[Path]) -> None:
    """Everything the program needs when it runs has one version in constraints.txt."""
    vast = {r.split("==")[0].lower().replace("_", "-") for r in (WORTEL / "constraints.txt").read_text(encoding="utf-8").split()}
    nodig = {c["name"] for c in json.loads(maak_sbom(wheels[0], TIJD))["components"]}
    assert nodig <= vast


def test_geen_adres_van_een_pakketindex() -> None:
    """No file of the project says where packages come from: that is for whoever installs it."""
    verdacht = re.compile(r"--[a-z-]*url\b|--trusted\b|--find-|\bindex[_-]url\s*=|\[\[tool\.\w+\.(?:index|source)")
    bestanden = subprocess.run(["git", "ls-files", "-z"], cwd=WORTEL, capture_output=True, text=True, check=True).stdout.split("\0")
    for naam in bestanden:
        pad = WORTEL / naam
        if pad.suffix in (".toml", ".txt", ".cfg", ".ini", ".yml", ".yaml", ".md", "") and pad.is_file():
            assert not verdacht.search(pad.read_text(encoding="utf-8", errors="ignore")), naam
