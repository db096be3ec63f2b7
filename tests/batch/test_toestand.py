"""Whatever happened before (changes, breaks, deletions, damage), a batch that ends has the result of a fresh one, and its history is whole."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from checker.batch import BatchUitkomst
from checker.batch.opdracht import Instelling, Plek, Uitslag
from checker.batch.plaatsen import ARCHIEF, GRENDEL, LOPEND, OVERZICHT, STAND
from checker.batch.werk import Werker
from tests.batch.bouwen import ANALYSE, DAG, EVALUATIE, deelnames, inhoud, locatie

Draai = Callable[..., BatchUitkomst]
NAMEN = ("a", "b", "c/d", "c/e")
TEKSTEN = ((ANALYSE,), (EVALUATIE,), (ANALYSE, EVALUATIE), ("Wij doen niets.",))


class StroomWeg(Exception):
    """The process ends here."""


class Batch(RuleBasedStateMachine):
    """Locations that come, go and change, and batches that end or are broken off."""

    def __init__(self, draai: Draai, map_: Path) -> None:
        super().__init__()
        self.draai, self.map_ = draai, map_
        self.invoer, self.uit = map_ / "in", map_ / "uit"
        self.loop, self.dag, self.veranderd = 0, DAG, True

    def teardown(self) -> None:
        """Nothing of this history is in the next one."""
        shutil.rmtree(self.map_)

    @initialize(tekst=st.sampled_from(TEKSTEN))
    def begin(self, tekst: tuple[str, ...]) -> None:
        """There is always one location."""
        locatie(self.invoer, "vast", *tekst)

    @rule(naam=st.sampled_from(NAMEN), tekst=st.sampled_from(TEKSTEN), deel=st.sampled_from((0.0, 0.5, 1.0)))
    def zet(self, naam: str, tekst: tuple[str, ...], deel: float) -> None:
        """A location comes, or is replaced by another under the same name."""
        shutil.rmtree(self.invoer / naam, ignore_errors=True)
        locatie(self.invoer, naam, *tekst, deelname=deel)

    @rule(naam=st.sampled_from(NAMEN))
    def weg(self, naam: str) -> None:
        """A location goes."""
        shutil.rmtree(self.invoer / naam, ignore_errors=True)

    @rule(naam=st.sampled_from(("vast", *NAMEN)), deel=st.sampled_from((0.25, 0.75)))
    def register(self, naam: str, deel: float) -> None:
        """A register changes."""
        if (self.invoer / naam).is_dir():
            (self.invoer / naam / "deelname.csv").write_text(deelnames(4, deel), encoding="utf-8")

    @rule(naam=st.sampled_from(NAMEN))
    def stuk(self, naam: str) -> None:
        """A policy cannot be read any more."""
        if (self.invoer / naam).is_dir():
            (self.invoer / naam / "ouderbeleid.docx").write_bytes(b"PK stuk")

    @rule(wat=st.sampled_from((STAND, "rapport.json", OVERZICHT[0], OVERZICHT[1], ".~half.tmp", GRENDEL, LOPEND)))
    def schade(self, wat: str) -> None:
        """Somebody or something damages the output."""
        if not self.uit.is_dir():
            return
        if wat == ".~half.tmp":
            (self.uit / wat).write_bytes(b"half")
        elif wat in (GRENDEL, LOPEND):
            (self.uit / wat).write_text("{onzin", encoding="utf-8")
        else:
            for pad in sorted(self.uit.rglob(wat))[:1]:
                pad.unlink()

    @rule(dagen=st.integers(-30, 30))
    def klok(self, dagen: int) -> None:
        """The clock goes on, or is set back."""
        self.dag = self.dag + timedelta(days=dagen)

    @rule(na=st.integers(0, 3))
    def afgebroken(self, na: int) -> None:
        """A batch is broken off after so many locations."""

        def loper(instelling: Instelling, plekken: Iterator[Plek]) -> Iterator[tuple[Plek, Uitslag]]:
            werker = Werker.van(instelling)
            for plek in itertools.islice(plekken, na):
                yield plek, werker(plek)
            raise StroomWeg

        with pytest.raises(StroomWeg):
            self.draai(map_=self.invoer, uit=self.uit, loper=loper, peildatum=self.dag)

    @rule()
    def tweemaal(self) -> None:
        """A batch that ends has the result of a fresh one; a second one at once does nothing."""
        self.vers = self.map_ / "vers"
        eerste = self.draai(map_=self.invoer, uit=self.uit, peildatum=self.dag)
        fris = self.draai(map_=self.invoer, uit=self.vers, peildatum=self.dag)
        assert _zonder_archief(self.uit) == _zonder_archief(self.vers)
        assert (eerste.aantallen, eerste.code, eerste.mislukt) == (fris.aantallen, fris.code, fris.mislukt)
        assert eerste.loopnummer == self.loop + eerste.nieuwe_loop
        self.loop = eerste.loopnummer
        weer = self.draai(map_=self.invoer, uit=self.uit, peildatum=self.dag)
        assert (weer.hergebruikt, weer.nieuwe_loop, weer.loopnummer) == (weer.totaal, False, self.loop)
        assert _laatste_loop(self.uit) == _laatste_loop(self.vers)
        shutil.rmtree(self.vers)

    @invariant()
    def geschiedenis_is_heel(self) -> None:
        """The archive is never damaged and holds every run that ended, and no other."""
        if not (self.uit / ARCHIEF).is_file():
            assert self.loop == 0
            return
        con = sqlite3.connect(self.uit / ARCHIEF)
        try:
            assert con.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            nummers = [n for (n,) in con.execute("SELECT nummer FROM loop ORDER BY nummer")]
            wezen = con.execute("SELECT count(*) FROM bevinding WHERE loop NOT IN (SELECT nummer FROM loop)").fetchone()[0]
        finally:
            con.close()
        assert nummers == list(range(1, self.loop + 1))
        assert wezen == 0


def _zonder_archief(uit: Path) -> dict[str, bytes]:
    return {naam: data for naam, data in inhoud(uit).items() if naam != ARCHIEF}


def _laatste_loop(uit: Path) -> list[tuple[Any, ...]]:
    """The findings of the last run, by names and not by the numbers that depend on what was there before."""
    con = sqlite3.connect(uit / ARCHIEF)
    try:
        vraag = (
            "SELECT l.id, c.id, b.oordeel, b.laag, b.hand, b.teller, b.noemer, b.onbekend FROM bevinding b JOIN locatie l ON l.nr = b.locatie "
            "JOIN criterium c ON c.nr = b.criterium WHERE b.loop = (SELECT max(nummer) FROM loop) ORDER BY l.id, c.id"
        )
        return con.execute(vraag).fetchall()
    finally:
        con.close()


def test_geschiedenissen(draai: Draai, tmp_path: Path) -> None:
    """Many histories of a batch, each in a folder of its own."""
    nummers = itertools.count()

    class Eigen(Batch):
        def __init__(self) -> None:
            super().__init__(draai, tmp_path / str(next(nummers)))

    stel = settings(max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    run_state_machine_as_test(Eigen, settings=stel)
