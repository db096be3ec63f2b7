"""A whole batch: outcomes, exit codes, resume, byte equality, history."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from checker.batch import BatchUitkomst
from checker.batch.grendel import vergrendeld
from checker.batch.opdracht import Afloop
from checker.batch.plaatsen import ARCHIEF, GRENDEL, LOPEND, STAND
from checker.errors import InvoerError, RapportError
from checker.readers.dossiers import lees_dossier
from checker.reports.alle import schrijf_rapporten
from tests.batch.bouwen import DAG, locatie

Draai = Callable[..., BatchUitkomst]


@pytest.fixture
def drie(tmp_path: Path) -> Path:
    """Return a folder with three locations, one of which is no Word document, and one with registers only."""
    for naam in ("a", "b/c"):
        locatie(tmp_path / "in", naam)
    stuk = tmp_path / "in" / "stuk"
    stuk.mkdir()
    (stuk / "ouderbeleid.docx").write_bytes(b"geen word")
    zonder = tmp_path / "in" / "zonder"
    zonder.mkdir()
    (zonder / "kinderen.csv").write_text("kind_id;startdatum\nK1;1-8-2024\n", encoding="utf-8")
    return tmp_path / "in"


def test_uitkomst_per_locatie(drie: Path, draai: Draai) -> None:
    """What can be audited is; the rest is recorded with its reason, and the exit code says so."""
    uitkomst = draai(rapporten=("json", "html"))
    assert (uitkomst.totaal, uitkomst.aantallen[Afloop.GETOETST], uitkomst.aantallen[Afloop.NIET_TE_TOETSEN]) == (4, 2, 2)
    assert uitkomst.code == 3
    redenen = dict(uitkomst.mislukt)
    assert redenen.keys() == {"stuk", "zonder"}
    assert "geen Word-document" in redenen["zonder"]
    rapport = json.loads((uitkomst.uit / "locaties/b/c/rapport.json").read_bytes())
    assert rapport["locatie"] == {"id": "b/c", "naam": "c"}
    assert (uitkomst.uit / "locaties/b/c/rapport.html").is_file()
    assert not (uitkomst.uit / "locaties/stuk/rapport.json").exists()


def test_code_zonder_uitval(tmp_path: Path, draai: Draai) -> None:
    """With every location audited the exit code tells whether all core criteria are met."""
    locatie(tmp_path / "in", "a", "Wij doen niets met ouders.")
    assert draai().code == 1


def test_herhaling_toetst_niets(drie: Path, draai: Draai) -> None:
    """A rerun with nothing changed audits nothing, writes nothing and adds no run."""
    eerste = draai()
    voor = {p: p.stat().st_mtime_ns for p in eerste.uit.rglob("*") if p.is_file() and p.name != ARCHIEF}
    tweede = draai()
    assert (eerste.hergebruikt, tweede.hergebruikt) == (0, 4)
    assert (tweede.loopnummer, tweede.nieuwe_loop) == (1, False)
    assert {p: p.stat().st_mtime_ns for p in voor} == voor
    assert tweede.mislukt == eerste.mislukt


@pytest.mark.parametrize("bestand", ["ouderbeleid.docx", "deelname.csv", "locatie.yaml", "nieuw.csv"])
def test_alleen_wat_veranderde(bestand: str, tmp_path: Path, draai: Draai) -> None:
    """A change in any file of a location, or a new one, audits that location again and no other."""
    for naam in ("a", "b"):
        locatie(tmp_path / "in", naam)
    draai()
    doel = tmp_path / "in" / "a" / bestand
    if bestand == "ouderbeleid.docx":
        doel.write_bytes((locatie(tmp_path / "elders", "x", "Iets anders.") / bestand).read_bytes())
    else:
        doel.write_text("naam: Ander\n" if bestand == "locatie.yaml" else "kind_id;thuistaal\nK001;Pools\n", encoding="utf-8")
    uitkomst = draai()
    assert (uitkomst.hergebruikt, uitkomst.loopnummer, uitkomst.nieuwe_loop) == (1, 2, True)


def test_andere_opties_of_regels(tmp_path: Path, draai: Draai, regelmap: Path) -> None:
    """Other reports or a changed rule audit everything again; a report that is gone audits its location."""
    for naam in ("a", "b"):
        locatie(tmp_path / "in", naam)
    draai()
    assert draai(rapporten=("json", "html")).hergebruikt == 0
    (tmp_path / "uit/locaties/a/rapport.html").unlink()
    assert draai(rapporten=("json", "html")).hergebruikt == 1
    assert (tmp_path / "uit/locaties/a/rapport.html").is_file()


def test_andere_dag(tmp_path: Path, draai: Draai) -> None:
    """On another day only what depends on the day is audited again: here the registers that run past the first day."""
    locatie(tmp_path / "in", "af")
    locatie(tmp_path / "in", "loopt").joinpath("deelname.csv").write_text(
        "datum;activiteit;gezin_id;aanwezig\n1-10-2025;A;G001;ja\n", encoding="utf-8"
    )
    assert draai().hergebruikt == 0
    assert draai(peildatum=date(2025, 9, 2)).hergebruikt == 1


def test_overzicht_na_uitval_gelijk(drie: Path, tmp_path: Path, draai: Draai) -> None:
    """The result does not depend on the order in which, or the number of times that, locations were audited."""
    draai(uit=tmp_path / "een")
    draai(uit=tmp_path / "twee")
    (tmp_path / "twee/locaties/a" / STAND).unlink()
    (tmp_path / "twee/overzicht.html").unlink()
    (tmp_path / "twee/locaties/a/.~half.tmp").write_bytes(b"half")
    draai(uit=tmp_path / "twee")
    een, twee = ({p.relative_to(tmp_path / m): p.read_bytes() for p in (tmp_path / m).rglob("*") if p.is_file()} for m in ("een", "twee"))
    een.pop(Path(ARCHIEF))
    twee.pop(Path(ARCHIEF))
    assert een == twee
    assert _archief(tmp_path / "een") == _archief(tmp_path / "twee")


def _archief(uit: Path) -> list[str]:
    con = sqlite3.connect(uit / ARCHIEF)
    try:
        return list(con.iterdump())
    finally:
        con.close()


def test_verdwenen_locatie(drie: Path, draai: Draai, tmp_path: Path) -> None:
    """The reports of a location that is gone go too; a file that somebody put beside them stays."""
    draai()
    (tmp_path / "in/a").rename(tmp_path / "weg")
    (tmp_path / "in/b").rename(tmp_path / "in/d")
    (tmp_path / "uit/locaties/a/notitie.txt").write_text("van mij", encoding="utf-8")
    uitkomst = draai()
    assert sorted(p.name for p in (tmp_path / "uit/locaties/a").iterdir()) == ["notitie.txt"]
    assert not (tmp_path / "uit/locaties/b").exists()
    assert uitkomst.hergebruikt == 2


def test_twee_tegelijk(drie: Path, draai: Draai, tmp_path: Path) -> None:
    """A second batch on the same output says that one is busy; a lock left by a killed one is no obstacle."""
    (tmp_path / "uit").mkdir()
    with vergrendeld(tmp_path / "uit" / GRENDEL), pytest.raises(RapportError, match="al een batch bezig"):
        draai()
    (tmp_path / "uit" / GRENDEL).write_text("proces 1 op een andere dag", encoding="utf-8")
    assert draai().totaal == 4
    assert not (tmp_path / "uit" / GRENDEL).exists()


def test_afgebroken_batch_houdt_zijn_dag(drie: Path, draai: Draai, tmp_path: Path) -> None:
    """A batch that was broken off goes on with the day it began on; a finished one does not."""
    with pytest.raises(RuntimeError):
        draai(loper=lambda *_: (_ for _ in ()).throw(RuntimeError("stroom weg")))
    assert (tmp_path / "uit" / LOPEND).is_file()
    assert draai(peildatum=None).peildatum == DAG
    assert not (tmp_path / "uit" / LOPEND).exists()


@pytest.mark.parametrize(("map_", "zin"), [("bestaat-niet", "geen map"), ("leeg", "geen locatie gevonden"), ("in", "kies een andere map")])
def test_verkeerd_gebruik(map_: str, zin: str, tmp_path: Path, draai: Draai) -> None:
    """Wrong use is one clear sentence."""
    (tmp_path / "leeg").mkdir()
    locatie(tmp_path / "in", "a")
    with pytest.raises(InvoerError, match=zin):
        draai(map_=tmp_path / map_, uit=tmp_path / "in" if map_ == "in" else tmp_path / "uit")


def test_uit_in_de_map(drie: Path, draai: Draai) -> None:
    """An output folder within the input is not taken for locations, though it holds Word reports."""
    assert draai(uit=drie / "uit", rapporten=("json", "word")).totaal == 4
    assert draai(uit=drie / "uit", rapporten=("json", "word")).totaal == 4


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="as root everything may be written")
def test_alleen_lezen(drie: Path, draai: Draai, tmp_path: Path) -> None:
    """An output folder that cannot be written is one clear sentence."""
    (tmp_path / "uit").mkdir(mode=0o500)
    with pytest.raises(RapportError, match="geschreven"):
        draai()


def test_volle_schijf_stopt(drie: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk stops the batch with a sentence, and the next run goes on."""
    from checker.batch import werk

    echt = schrijf_rapporten

    def vol(*args: object) -> list[Path]:
        raise RapportError("rapport.json kan niet worden geschreven: de schijf is vol.") from OSError(28, "No space left on device")

    monkeypatch.setattr(werk, "schrijf_rapporten", vol)
    with pytest.raises(RapportError, match=r"schijf is vol.*volgende keer gaat hij verder"):
        draai()
    monkeypatch.setattr(werk, "schrijf_rapporten", echt)
    assert draai().aantallen[Afloop.GETOETST] == 2


def test_bestand_verandert_tijdens_lezen(tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """A location of which a file changes while it is read is read again; one that keeps changing is recorded and tried next time."""
    from checker.batch import werk

    plek = locatie(tmp_path / "in", "a")
    echt, keren = lees_dossier, iter(range(100))

    def onrustig(tot: int) -> Callable[..., object]:
        def lees(*args: object) -> object:
            uit = echt(*args)  # type: ignore[arg-type]
            if (n := next(keren)) < tot:
                (plek / "deelname.csv").write_text(f"datum;activiteit;gezin_id;aanwezig\n{n + 1}-11-2024;A;G001;ja\n", encoding="utf-8")
            return uit

        return lees

    monkeypatch.setattr(werk, "lees_dossier", onrustig(1))
    assert draai().aantallen[Afloop.GETOETST] == 1
    (plek / "deelname.csv").unlink()
    monkeypatch.setattr(werk, "lees_dossier", onrustig(99))
    uitkomst = draai()
    assert uitkomst.code == 3
    assert "veranderden tijdens het lezen" in uitkomst.mislukt[0][1]
    monkeypatch.setattr(werk, "lees_dossier", echt)
    assert draai().code == 1


def test_crash_in_het_programma(tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the program costs one location and its text, which may hold input, is not shown; the next run tries again."""
    from checker.batch import werk

    for naam in ("a", "b"):
        locatie(tmp_path / "in", naam)
    echt = lees_dossier

    def kapot(pad: Path, *args: object) -> object:
        if pad.name == "a":
            raise ZeroDivisionError("Jantje Jansen")
        return echt(pad, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(werk, "lees_dossier", kapot)
    uitkomst = draai()
    assert uitkomst.mislukt == [("a", "een fout in het programma (ZeroDivisionError)")]
    assert "Jantje" not in (tmp_path / "uit/overzicht.csv").read_text(encoding="utf-8")
    monkeypatch.setattr(werk, "lees_dossier", echt)
    assert (draai().hergebruikt, draai().code) == (1, 1)


def test_csv_en_excel_tellen_gelijk(drie: Path, draai: Draai) -> None:
    """CSV and workbook hold every location and every finding, with the verdicts of the JSON."""
    uit = draai().uit
    with (uit / "overzicht.csv").open(encoding="utf-8-sig", newline="") as stroom:
        rijen = list(csv.DictReader(stroom, delimiter=";"))
    verwacht = {
        (r["locatie"]["id"], b["criterium"]): b["oordeel"]
        for pad in uit.rglob("rapport.json")
        for r in [json.loads(pad.read_bytes())]
        for b in r["bevindingen"]
    }
    assert {(r["locatie"], r["criterium"]): r["oordeel"] for r in rijen if r["criterium"]} == verwacht
    assert sorted(r["locatie"] for r in rijen if r["oordeel"] == "niet_getoetst") == ["stuk", "zonder"]
    boek = openpyxl.load_workbook(uit / "overzicht.xlsx")
    assert boek.sheetnames == ["Locaties", "Criteria", "Bevindingen"]
    assert [c.value for c in boek["Locaties"]["A"]][1:] == ["a", "b/c", "stuk", "zonder"]
    assert boek["Locaties"]["A2"].hyperlink.target == "locaties/a/rapport.json"
    assert boek["Bevindingen"].max_row == len(verwacht) + 1


def test_stand_en_archief_zonder_personen(tmp_path: Path, draai: Draai) -> None:
    """No id, name, birth date or citation is in the state or the archive."""
    plek = locatie(tmp_path / "in", "a", "Onze intern begeleider Fatima Yilmaz voert de gesprekken; van onze ouders is 40% laag opgeleid.")
    (plek / "kinderen.csv").write_text(
        "kind_id;gezin_id;geboortedatum;startdatum\nPietje Puk;GEZIN-PUK;3-2-2021;1-8-2024\n" * 1, encoding="utf-8"
    )
    uit = draai().uit
    for bestand in (uit / ARCHIEF, uit / "locaties/a" / STAND, uit / "overzicht.html", uit / "overzicht.csv"):
        tekst = bestand.read_bytes().lower()
        for geheim in (b"fatima", b"pietje", b"gezin-puk", b"2021-02-03", b"3-2-2021", b"laag opgeleid"):
            assert geheim not in tekst, (bestand.name, geheim)
