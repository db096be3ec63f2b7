"""A pack that was kept is the pack that was read, and judges the same; whatever changed is read again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker import bewaarplaats
from checker.engine import Motor
from checker.readers import klaarpakket
from checker.readers.fragment import lees_fragment
from checker.readers.meegeleverd import meegeleverd_pakket
from checker.readers.regels import laad_regelpakket
from checker.readers.registers.lexicon import laad_lexicon
from tests.readers.klein_pakket import klein_pakket

TEKST = "# Visie\nWij evalueren ieder jaar met de ouders.\n- Vorig jaar in mei nodigden wij 12 ouders uit.\n"


@pytest.fixture(autouse=True)
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to keep things in."""
    monkeypatch.setenv(bewaarplaats.OMGEVING, str(tmp_path / "bewaard"))
    return tmp_path / "bewaard"


def test_bewaard_is_gelezen(plek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped pack comes back equal, without its YAML being read, and judges the same."""
    eerste = Motor.laad()
    ingelezen = laad_regelpakket()
    monkeypatch.setattr("checker.readers.regels.laad_regelpakket", None)
    tweede = Motor.laad()
    assert "pakket" in {p.name.partition("-")[0] for p in plek.iterdir()}
    assert tweede.pakket == eerste.pakket
    assert tweede.pakket == ingelezen
    document = lees_fragment(TEKST)
    assert tweede.tekst.beoordeel(document) == eerste.tekst.beoordeel(document)
    criterium = eerste.tekst.regels[0].id
    assert tweede.tekst.leg_uit(document, criterium) == eerste.tekst.leg_uit(document, criterium)


def test_een_wijziging_wordt_gelezen(tmp_path: Path) -> None:
    """Any byte of any file of the pack gives another key; so does a pack beside it."""
    regels = klein_pakket(tmp_path)
    sleutel = klaarpakket.sleutel_van(regels)
    Motor.laad(regels)
    assert klaarpakket.sleutel_van(regels) == sleutel
    bestand = regels / "pakket.yaml"
    bestand.write_text(bestand.read_text(encoding="utf-8").replace('versie: "', 'versie: "9', 1), encoding="utf-8")
    assert klaarpakket.sleutel_van(regels) != sleutel
    assert Motor.laad(regels).pakket.versie.startswith("9")


@pytest.mark.parametrize("inhoud", [b"", b"niets", b"\xe9\x02\x00\x00\x00"])
def test_onzin_onder_de_goede_sleutel(inhoud: bytes) -> None:
    """Bytes that are no pack read as nothing kept."""
    sleutel = klaarpakket.sleutel_van(meegeleverd_pakket())
    assert sleutel is not None
    bewaarplaats.schrijf(klaarpakket.SOORT, sleutel, inhoud)
    assert klaarpakket.lees(sleutel) is None
    assert len(Motor.laad().pakket.regels) > 40


def test_het_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lexicon comes back equal, without its YAML being read; a change is read."""
    for naam in ("registers.yaml", "talen.yaml"):
        shutil.copy(meegeleverd_pakket() / naam, tmp_path)
    eerste = laad_lexicon(tmp_path)
    with monkeypatch.context() as m:
        m.setattr("checker.readers.registers.lexiconbestand.lees_lexicon", None)
        assert laad_lexicon(tmp_path) == eerste
    talen = tmp_path / "talen.yaml"
    talen.write_text(talen.read_text(encoding="utf-8").replace("Turks:", "Oudturks:", 1), encoding="utf-8")
    assert laad_lexicon(tmp_path) != eerste
