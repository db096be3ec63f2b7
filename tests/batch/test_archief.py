"""The archive: schema and migration, history, comparison of runs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.batch import BatchUitkomst, verloop
from checker.batch.archief import VERSIE, archief, lopen
from checker.batch.plaatsen import ARCHIEF
from checker.cli.vergelijk import vergelijk
from checker.cli.verloop import verloop as verloop_opdracht
from checker.errors import InvoerError, RapportError
from checker.model.bevinding import Oordeel
from checker.reports.verschil import Richting
from tests.batch.bouwen import beleid, locatie

Draai = Callable[..., BatchUitkomst]


@pytest.fixture
def twee_lopen(tmp_path: Path, draai: Draai) -> Path:
    """Return an output folder with two runs; in the second, location a lost its evaluation and c came for b."""
    for naam in ("a", "b"):
        locatie(tmp_path / "in", naam)
    draai()
    (tmp_path / "in/a/ouderbeleid.docx").write_bytes(beleid("Wij doen niets."))
    (tmp_path / "in/b").rename(tmp_path / "in/c")
    assert draai().loopnummer == 2
    return tmp_path / "uit"


def test_verloop(twee_lopen: Path) -> None:
    """Per location and per criterium the counts of every run, also of a location that was in one run only."""
    with archief(twee_lopen / ARCHIEF) as con:
        assert [(t.loop.nummer, t.getoetst, t.totaal) for t in verloop.tellingen(con)] == [(1, 2, 2), (2, 2, 2)]
        reeksen = {r.id: r.per_loop for r in verloop.per_locatie(con)}
        evaluatie = {c: oordelen for c, _, oordelen in verloop.van_locatie(con, "a")}["gericht-ouderbeleid.evaluatie"]
        criteria = {r.id: r.per_loop for r in verloop.per_criterium(con)}
    assert reeksen["b"][1] is None
    assert reeksen["c"][0] is None
    assert evaluatie == (Oordeel.VOLDOET, Oordeel.VOLDOET_NIET)
    assert criteria["gericht-ouderbeleid.evaluatie"] == ((2, 2), (1, 2))


def test_vergelijk_lopen(twee_lopen: Path) -> None:
    """Between two runs every verdict that differs is there, with its direction."""
    with archief(twee_lopen / ARCHIEF) as con:
        veranderd = verloop.vergelijk_lopen(verloop.lees_loop(con, 1), verloop.lees_loop(con, None))
        with pytest.raises(InvoerError, match="Loop 9"):
            verloop.lees_loop(con, 9)
    per = {(v.locatie, v.criterium): v.richting for v in veranderd}
    assert per["a", "gericht-ouderbeleid.evaluatie"] is Richting.SLECHTER
    assert per["b", "gericht-ouderbeleid.evaluatie"] is Richting.NIET_VERGELIJKBAAR
    assert ("a", "participatie.drempel") not in per


def test_opdrachten(twee_lopen: Path, tmp_path: Path) -> None:
    """`verloop` and `vergelijk` say it in words and in JSON; wrong use is refused with a sentence."""
    loper = CliRunner()
    uit = loper.invoke(verloop_opdracht, [str(twee_lopen)], standalone_mode=False)
    assert "Loop 2, 2025-09-01: 2 van 2 locaties getoetst" in uit.output
    assert "niet getoetst → " in uit.output
    een = loper.invoke(verloop_opdracht, [str(twee_lopen), "--locatie", "a"], standalone_mode=False)
    assert "voldoet → voldoet niet" in een.output
    als_json = loper.invoke(verloop_opdracht, [str(twee_lopen), "--json", "-"], standalone_mode=False)
    assert [loop["nummer"] for loop in json.loads(als_json.output)["lopen"]] == [1, 2]
    verschil = loper.invoke(vergelijk, [str(twee_lopen), "--json", "-"], standalone_mode=False)
    assert {(v["locatie"], v["criterium"]) for v in json.loads(verschil.output)["veranderd"]} >= {("a", "gericht-ouderbeleid.evaluatie")}
    tekst = loper.invoke(vergelijk, [str(twee_lopen), str(twee_lopen), "--loop-a", "1", "--loop-b", "2"], standalone_mode=False)
    assert "Nieuw: 1 locaties, waaronder c" in tekst.output
    assert "▼ a:" in tekst.output
    fout = loper.invoke(vergelijk, [str(twee_lopen), str(twee_lopen / "locaties/a")], standalone_mode=False)
    assert isinstance(fout.exception, InvoerError)
    toetsen = loper.invoke(vergelijk, [str(twee_lopen / "locaties/a"), str(twee_lopen / "locaties/c"), "--kort"], standalone_mode=False)
    assert "verschillende locaties" in toetsen.output


def test_ouder_en_nieuwer_schema(tmp_path: Path) -> None:
    """An empty or older file is brought up to date when writing; a newer or damaged one is refused with a sentence and left alone."""
    pad = tmp_path / ARCHIEF
    with pytest.raises(InvoerError, match="bestaat niet"), archief(pad):
        pass
    sqlite3.connect(pad).close()
    with archief(pad, schrijven=True) as con:
        assert con.execute("PRAGMA user_version").fetchone() == (VERSIE,)
        assert lopen(con) == []
    con = sqlite3.connect(pad)
    con.execute("PRAGMA user_version = 99")
    con.close()
    for schrijven in (False, True):
        with pytest.raises(InvoerError, match="nieuwere versie"), archief(pad, schrijven=schrijven):
            pass
    pad.write_bytes(b"dit is geen archief, maar wel lang genoeg om er een te lijken" * 20)
    with pytest.raises((InvoerError, RapportError), match="opzij"), archief(pad, schrijven=True):
        pass


def test_mislukte_loop_laat_niets_achter(tmp_path: Path) -> None:
    """When something fails half-way the archive holds what it held."""
    pad = tmp_path / ARCHIEF
    with archief(pad, schrijven=True):
        pass
    with pytest.raises(RuntimeError), archief(pad, schrijven=True) as con:
        con.execute("INSERT INTO locatie (id) VALUES ('a')")
        raise RuntimeError
    with archief(pad) as con:
        assert con.execute("SELECT COUNT(*) FROM locatie").fetchone() == (0,)


def test_volle_schijf_is_een_zin(tmp_path: Path) -> None:
    """A disk that is full while the archive is written is said as such, and the archive stays what it was."""
    pad = tmp_path / ARCHIEF
    with archief(pad, schrijven=True) as con:
        con.execute("INSERT INTO locatie (id) VALUES ('a')")
    with pytest.raises(RapportError, match="de schijf is vol"), archief(pad, schrijven=True) as con:
        con.execute("PRAGMA max_page_count = 14")
        con.executemany("INSERT INTO locatie (id) VALUES (?)", [("x" * 2000 + str(n),) for n in range(100)])
    with archief(pad) as con:
        assert con.execute("SELECT COUNT(*) FROM locatie").fetchone() == (1,)
