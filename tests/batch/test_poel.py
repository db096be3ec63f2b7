"""The pool: a task that crashes, hangs or is killed costs that task only, and nothing is left behind."""

from __future__ import annotations

import multiprocessing
import sys
import time
from pathlib import Path

import pytest

from checker.batch.poel import Ongeluk, Poel
from checker.errors import CheckerError
from tests.batch.kapot import maak, maak_niets, sterf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the tests kill processes with POSIX signals")


def test_alles_wat_mis_kan_gaan(tmp_path: Path) -> None:
    """Every task has exactly one answer; a kill from outside is tried once more, a hang is not."""
    goed = [f"goed:{n}" for n in range(30)]
    fout = ["crash:1", "stop:1", "hang:1", "gedood:1", "eens-gedood:1"]
    taken = [t for paar in zip(goed, [*fout, *[""] * 25], strict=True) for t in paar if t]
    with Poel[str, str](maak, str(tmp_path), processen=2, tijd=1.0) as poel:
        antwoorden = list(poel.verwerk(taken))
    assert sorted(t for t, _ in antwoorden) == sorted(taken)
    per = dict(antwoorden)
    assert all(per[t] == f"klaar {t}" for t in [*goed, "eens-gedood:1"])
    redenen = {t: a.reden for t in fout[:4] if isinstance(a := per[t], Ongeluk)}
    assert "gecrasht" in redenen["crash:1"]
    assert "code 3" in redenen["stop:1"]
    assert "langer dan 1 seconden" in redenen["hang:1"]
    assert "geheugen" in redenen["gedood:1"]
    keren = {p.name: p.stat().st_size for p in tmp_path.iterdir()}
    assert (keren["hang_1"], keren["gedood_1"], keren["crash_1"]) == (1, 2, 2)
    assert all(keren[t.replace(":", "_")] == 1 for t in goed)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("maker", "zin"), [(maak_niets, "regels kloppen niet"), (sterf, "kunnen niet starten")])
def test_kan_niet_beginnen(maker: object, zin: str) -> None:
    """What stands in the way of every task is one error, not as many as there are tasks."""
    with pytest.raises(CheckerError, match=zin), Poel[str, str](maker, None, processen=2, tijd=9) as poel:  # type: ignore[arg-type]
        list(poel.verwerk(["a", "b"]))
    assert multiprocessing.active_children() == []


def test_verlaten_ruimt_op(tmp_path: Path) -> None:
    """Leaving the pool half-way (Ctrl-C) ends all processes at once, also one that hangs."""
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Poel[str, str](maak, str(tmp_path), processen=2, tijd=60) as poel:
        for _ in poel.verwerk(["hang:1", "goed:1", "goed:2"]):
            raise KeyboardInterrupt
    assert time.monotonic() - begin < 20
    assert multiprocessing.active_children() == []


def test_niets_te_doen_start_niets(tmp_path: Path) -> None:
    """Without tasks no process is started."""
    with Poel[str, str](maak, str(tmp_path), processen=2, tijd=1) as poel:
        assert list(poel.verwerk([])) == []
        assert multiprocessing.active_children() == []
