"""Registers together stay within the bounds: what does not fit is refused whole and said, and the rest is read as if it were not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.readers import grenzen
from checker.readers.registers import RegisterLezing
from tests.readers.registers.hulp import KINDEREN, codes, lees, soorten

KOP = "datum;activiteit;gezin_id;aanwezig\n"
DEELNAME = KOP + "".join(f"{d}-11-2024;Koffie;G{g};ja\n" for d in (12, 13) for g in (1, 2, 3))
THUIS = DEELNAME.replace("aanwezig", "uitgevoerd")


def _te_groot(lezing: RegisterLezing) -> list[str]:
    return [m.bestand for m in lezing.meldingen if m.code == "te-groot"]


def test_rijen_van_alle_registers_samen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is on all rows of a location: the register that does not fit any more is refused, none is read in part."""
    monkeypatch.setattr(grenzen, "CSV_RIJEN", 3 + 6 + 4)
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "deelname.csv": DEELNAME, "thuisactiviteiten.csv": THUIS})
    assert soorten(lezing) == {"kinderen.csv": "kinderen", "deelname.csv": "deelname", "thuisactiviteiten.csv": "onbekend"}
    assert _te_groot(lezing) == ["thuisactiviteiten.csv"]
    assert len(lezing.registratie.deelname or ()) == 6
    assert lezing.registratie.thuisactiviteiten is None


def test_bytes_van_alle_registers_samen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is on all bytes of a location: a file that does not fit is not even read."""
    monkeypatch.setattr(grenzen, "CSV_BYTES", len(KINDEREN) + len(DEELNAME))
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "deelname.csv": DEELNAME, "thuisactiviteiten.csv": THUIS})
    assert _te_groot(lezing) == ["thuisactiviteiten.csv"]


@pytest.mark.parametrize("eerst", [True, False], ids=["met kinderen", "zonder kinderen"])
def test_te_veel_verschillende_kinderen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, eerst: bool) -> None:
    """A register with more different ids than a location has is refused, and its ids do not stand in the way of the next register."""
    monkeypatch.setattr(grenzen, "CSV_KINDEREN", 6)
    veel = "kind_id;datum;afspraken\n" + "".join(f"X{i};1-10-2024;ja\n" for i in range(9))
    bestanden = {"kinderen.csv": KINDEREN} if eerst else {}
    lezing = lees(tmp_path, {**bestanden, "gesprekken.csv": veel, "thuisactiviteiten.csv": THUIS})
    assert _te_groot(lezing) == ["gesprekken.csv"]
    assert len(lezing.registratie.thuisactiviteiten or ()) == 6
    assert all(r.gezin for r in lezing.registratie.thuisactiviteiten or ())


def test_te_lang_register_van_kinderen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody reads as enrolled out of a register of children that was refused."""
    monkeypatch.setattr(grenzen, "CSV_KINDEREN", 2)
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN})
    assert soorten(lezing) == {"kinderen.csv": "onbekend"}
    assert lezing.registratie.kinderen is None


def test_te_veel_activiteiten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every activity is held against every family, so their number is bounded too."""
    monkeypatch.setattr(grenzen, "CSV_ACTIVITEITEN", 1)
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "deelname.csv": DEELNAME})
    assert ("te-groot", None) in codes(lezing)
    assert lezing.registratie.deelname is None
