"""The same work on a Dask cluster: two workers, one of which is killed half-way; skipped where Dask is not installed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.batch import BatchUitkomst
from checker.batch.cluster import cluster_loper
from checker.batch.opdracht import Afloop
from checker.errors import InvoerError
from tests.batch.bouwen import inhoud, locatie

Draai = Callable[..., BatchUitkomst]
WORTEL = Path(__file__).resolve().parents[2]


def test_zonder_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the sentence says what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InvoerError, match=r"\[cluster\]"):
        cluster_loper("tcp://127.0.0.1:1")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """Start a scheduler and two workers as processes, as they would run elsewhere; give the address and the workers."""
    pytest.importorskip("distributed", reason="dask.distributed is not installed (extra [cluster])")
    omgeving = {**os.environ, "PYTHONPATH": str(WORTEL), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}

    def start(*opdracht: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + opdracht[0], *opdracht[1:]],
            env=omgeving,
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    processen = [start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    try:
        assert processen[0].stderr is not None
        adres = next(m.group() for regel in processen[0].stderr if (m := re.search(r"tcp://127\.0\.0\.1:\d+", regel)))
        processen += [start("dask_worker", adres, "--nthreads", "1", "--no-nanny", "--no-dashboard") for _ in range(2)]
        yield adres, processen[1:]
    finally:
        for proces in processen:
            proces.kill()
            proces.communicate()


@pytest.mark.traag
@pytest.mark.filterwarnings("ignore")
def test_cluster_van_twee_waarvan_een_sterft(cluster: tuple[str, list[subprocess.Popen[str]]], tmp_path: Path, draai: Draai) -> None:
    """Killing one of two workers half-way loses nothing: every location has its outcome, the same as without a cluster."""
    adres, werkers = cluster
    for n in range(30):
        locatie(tmp_path / "in", f"l{n:02d}", deelname=n / 30)

    class Doder:
        aantal = 0

        def begin(self, totaal: int) -> None:
            """Hear the number of locations."""

        def fase(self, wat: str) -> None:
            """Hear what is done."""

        def stap(self, uitslag: object) -> None:
            """Kill a worker after eight locations."""
            self.aantal += 1
            if self.aantal == 8:
                werkers[0].send_signal(signal.SIGKILL)

    begin = time.monotonic()
    uitkomst = draai(loper=cluster_loper(adres), voortgang=Doder())
    assert uitkomst.aantallen == {Afloop.GETOETST: 30}
    assert time.monotonic() - begin < 120
    draai(uit=tmp_path / "zonder")
    assert inhoud(tmp_path / "uit") == inhoud(tmp_path / "zonder")
