"""What the fuzzer found stays fixed; and from the same seeds hypothesis looks a little further on every run of the tests."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.__main__ import main
from tests.fuzz.doelen import DOELEN, zaden

HIER = Path(__file__).parent
VONDSTEN = sorted((HIER / "vondsten").glob("*/*"))
ZADEN = {doel: tuple(zaden(doel)) for doel in DOELEN}


@pytest.mark.parametrize("pad", VONDSTEN, ids=lambda p: f"{p.parent.name}-{p.name[-8:]}")
def test_vondst(pad: Path) -> None:
    """An input that once went wrong goes right."""
    DOELEN[pad.parent.name](pad.read_bytes())


@pytest.mark.parametrize("doel", DOELEN)
def test_zaden(doel: str) -> None:
    """What fuzzing begins from is good input: a target that refuses everything finds nothing."""
    for zaad in ZADEN[doel]:
        DOELEN[doel](zaad)


def _muteer(zaad: bytes, keuze: int, ander: bytes) -> bytes:
    """Cut, double, swap or splice at places that follow from one number, so that hypothesis can shrink it."""
    keus = random.Random(keuze)  # noqa: S311
    uit = bytearray(zaad)
    for _ in range(keus.randrange(1, 5)):
        plek, lengte = keus.randrange(1, len(uit) + 1), keus.randrange(1, 30)
        soort = keus.randrange(5)
        if soort == 0:
            del uit[plek : plek + lengte]
        elif soort == 1:
            uit[plek:plek] = uit[plek : plek + lengte] * keus.randrange(1, 4)
        elif soort == 2:
            begin = keus.randrange(len(ander))
            uit[plek:plek] = ander[begin : begin + lengte]
        elif soort == 3:
            uit[plek : plek + 1] = keus.choice((b"\x00", b"\n", b'"', b"'", b":", b"- ", b"\xff", b"{", b"]", b"\xe2\x80\xa8", b"9" * 50))
        else:
            uit[1:] = uit[plek:] + uit[1:plek]
    return bytes(uit)


@pytest.mark.parametrize("doel", DOELEN)
def test_mutaties(doel: str) -> None:
    """Damaged parts, registers and rules never raise anything but a refusal."""

    @settings(max_examples=250, database=None)
    @given(st.sampled_from(ZADEN[doel]), st.integers(0, 2**32), st.sampled_from(ZADEN[doel]))
    def proef(zaad: bytes, keuze: int, ander: bytes) -> None:
        DOELEN[doel](_muteer(zaad, keuze, ander))

    proef()


def test_zonder_atheris_wordt_dat_gezegd(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where atheris is not there, one sentence says what remains."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr("sys.argv", ["python -m tests.fuzz", "--minuten", "0"])
    assert main() == 2
    assert "make test" in capsys.readouterr().out
