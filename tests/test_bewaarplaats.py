"""What is kept comes back as it was, and anything that is off reads as nothing kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import bewaarplaats

SLEUTEL = bewaarplaats.sleutel(["een", b"twee"])


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to keep things in."""
    monkeypatch.setenv(bewaarplaats.OMGEVING, str(tmp_path / "bewaard"))
    return tmp_path / "bewaard"


def _bestand(plek: Path) -> Path:
    return next(plek.glob("iets-*"))


def test_wat_bewaard_is_komt_terug(plek: Path) -> None:
    """Under its own key only, whole and as mapped memory."""
    bewaarplaats.schrijf("iets", SLEUTEL, b"inhoud")
    assert bewaarplaats.lees("iets", SLEUTEL) == b"inhoud"
    kaart = bewaarplaats.kaart("iets", SLEUTEL)
    assert kaart is not None
    assert kaart[0][kaart[1] :] == b"inhoud"
    assert bewaarplaats.lees("iets", bewaarplaats.sleutel(["een", "ander"])) is None
    assert bewaarplaats.lees("anders", SLEUTEL) is None
    assert not list(plek.glob(".*"))


@pytest.mark.parametrize("knoei", ["afgekapt", "omgeklapt", "leeg", "open", "koppeling", "map-open"])
def test_een_verdacht_bestand_telt_niet(plek: Path, tmp_path: Path, knoei: str) -> None:
    """Cut off, changed, or written where others can write: worked out again."""
    bewaarplaats.schrijf("iets", SLEUTEL, b"inhoud")
    bestand = _bestand(plek)
    data = bestand.read_bytes()
    if knoei == "afgekapt":
        bestand.write_bytes(data[:-1])
    elif knoei == "omgeklapt":
        bestand.write_bytes(data[:-1] + b"X")
    elif knoei == "leeg":
        bestand.write_bytes(b"")
    elif knoei == "open":
        bestand.chmod(0o666)
    elif knoei == "map-open":
        plek.chmod(0o777)
    else:
        bestand.rename(tmp_path / "elders")
        bestand.symlink_to(tmp_path / "elders")
    assert bewaarplaats.lees("iets", SLEUTEL) is None


def test_niets_bewaren(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `nee`, or where no folder can be made, nothing is kept and nothing fails."""
    monkeypatch.setenv(bewaarplaats.OMGEVING, "nee")
    bewaarplaats.schrijf("iets", SLEUTEL, b"inhoud")
    assert bewaarplaats.map_() is None
    (tmp_path / "bestand").write_text("")
    monkeypatch.setenv(bewaarplaats.OMGEVING, str(tmp_path / "bestand" / "map"))
    bewaarplaats.schrijf("iets", SLEUTEL, b"inhoud")
    assert bewaarplaats.lees("iets", SLEUTEL) is None


def test_er_blijft_niet_meer_dan_een_handvol(plek: Path) -> None:
    """The oldest go."""
    for nummer in range(9):
        bewaarplaats.schrijf("iets", bewaarplaats.sleutel([str(nummer)]), b"")
        os.utime(next(p for p in plek.iterdir() if bewaarplaats.sleutel([str(nummer)]).hex()[:20] in p.name), (nummer, nummer))
    assert len(list(plek.iterdir())) <= 7
