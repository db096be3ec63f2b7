"""Discovery: what is a location, what looks like one, what the list and shared registers say about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.batch import BatchUitkomst
from checker.batch.locatielijst import lees_lijst
from checker.batch.ontdekken import Vondst, ontdek
from checker.batch.plaatsen import LOCATIES, link, uitmap
from checker.errors import InvoerError
from checker.readers.registers.lexicon import standaard_lexicon
from tests.batch.bouwen import beleid, deelnames, kinderen, locatie

Draai = Callable[..., BatchUitkomst]


def _zet(wortel: Path, *bestanden: str) -> None:
    for naam in bestanden:
        pad = wortel / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(beleid("x") if naam.endswith(".docx") else b"kind_id;startdatum\nK1;1-8-2024\n")


def _vind(wortel: Path) -> Vondst:
    return ontdek(wortel, lexicon=standaard_lexicon())


@pytest.mark.parametrize(
    ("bestanden", "goed", "fout"),
    [
        (["a/b.docx", "c/d/b.docx"], ["a", "c/d"], {}),
        (["a/~$b.docx", "a/kinderen.csv"], [], {"a": "geen Word-document"}),
        (["a/beleid.pdf", "b/b.docx"], ["b"], {"a": "wel beleid.pdf"}),
        (["a/locatie.yaml", "b/b.docx"], ["b"], {"a": "geen Word-document"}),
        (["a/b.docx", "a/bijlagen/foto.jpg"], ["a"], {}),
        (["regio/a/b.docx", "regio/kinderen.csv"], ["regio/a"], {}),
        (["a/b.docx", "a/c/d.docx"], ["a", "a/c"], {}),
        ([".verborgen/b.docx", "a/b.docm"], ["a"], {}),
    ],
)
def test_wat_een_locatie_is(bestanden: list[str], goed: list[str], fout: dict[str, str], tmp_path: Path) -> None:
    """A folder that directly holds a policy is one; what looks like one is listed with the reason."""
    _zet(tmp_path, *bestanden)
    plekken = _vind(tmp_path).plekken
    assert [p.id for p in plekken if not p.fout] == goed
    assert {p.id for p in plekken if p.fout} == fout.keys()
    assert all(zin in p.fout for p in plekken if p.fout for zin in [fout[p.id]])


def test_map_zelf_is_een_locatie(tmp_path: Path) -> None:
    """The batch folder itself may be the only location."""
    _zet(tmp_path / "zon", "b.docx")
    assert [p.id for p in _vind(tmp_path / "zon").plekken] == ["zon"]


def test_lijst(tmp_path: Path) -> None:
    """The list names locations; rows without a folder that is there are listed with the reason, and never lead out of the batch."""
    _zet(tmp_path / "in", "a/b.docx", "b/b.docx", "leeg/notitie.txt")
    (tmp_path / "in/locaties.csv").write_text(
        "sep=;\nNaam;Map;Gemeente;Regio;Cluster\nDe Zon;a;Ede;Oost;1\nWeg;weg;;;\nLeeg;leeg;;;\nBuiten;../elders;;;\nWortel;/etc;;;\n;;Ede;;\nDubbel;a;;;\n",
        encoding="cp1252",
    )
    vondst = _vind(tmp_path / "in")
    plekken = {p.id: p for p in vondst.plekken}
    assert (plekken["a"].naam, plekken["a"].gemeente, plekken["a"].regio, plekken["a"].cluster) == ("De Zon", "Ede", "Oost", "1")
    assert "bestaat niet" in plekken["weg"].fout
    assert "bevat geen Word-document" in plekken["leeg"].fout
    assert "buiten de map" in plekken["../elders"].fout
    assert "buiten de map" in plekken["etc"].fout
    assert {m.code for m in vondst.meldingen} == {"zonder-map", "dubbele-map", "niet-in-lijst"}


@pytest.mark.parametrize("tekst", ["naam;plaats\nx;y\n", "", "%PDF-1.7"])
def test_lijst_onbruikbaar(tekst: str, tmp_path: Path) -> None:
    """A list that cannot be used is one clear sentence."""
    pad = tmp_path / "locaties.csv"
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(InvoerError, match=r"locaties\.csv"):
        lees_lijst(pad)


@pytest.mark.parametrize("id_", ["../x", "a/../../b", "..", "a\nb", "con:", "é" * 300, "\udcff", "a/.stand.json"])
def test_uitvoer_blijft_binnen(id_: str, tmp_path: Path) -> None:
    """Whatever a folder is called, its reports stay within the output folder."""
    map_ = uitmap(tmp_path, id_)
    assert map_.resolve().is_relative_to((tmp_path / LOCATIES).resolve())
    assert ".." not in map_.parts
    assert all(len(deel) < 120 for deel in map_.relative_to(tmp_path).parts)
    assert link(id_, "x").isprintable()


def _gedeeld(wortel: Path, tekst: str, naam: str = "deelname.csv", codering: str = "utf-8") -> None:
    (wortel / naam).write_bytes(tekst.encode(codering))


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_gedeeld_register(codering: str, tmp_path: Path, draai: Draai) -> None:
    """One export for several locations gives the same measurements as a register per location, with the lines of the shared file."""
    wortel = tmp_path / "in"
    for naam, deel in (("a", 0.75), ("café", 0.25)):
        los = locatie(tmp_path / "los", naam, deelname=deel)
        plek = locatie(wortel, naam, deelname=deel)
        (plek / "deelname.csv").unlink()
        (plek / "kinderen.csv").write_text((los / "kinderen.csv").read_text(encoding="utf-8"), encoding="utf-8")
    paren = zip(deelnames(4, 0.75).splitlines()[1:], deelnames(4, 0.25).splitlines()[1:], strict=True)
    rijen = [f"{naam};{regel}" for a, b in paren for naam, regel in (("A", a), ("Café", b))]
    tekst = "\n".join(["Export van de koepel", "", "Locatie;datum;activiteit;gezin_id;aanwezig", *rijen])
    _gedeeld(wortel, tekst.replace("A;12-11-2024", "A;onleesbaar", 1) + "\nTotaal;;;;\n", codering=codering)
    uit = draai().uit
    los_uit = draai(map_=tmp_path / "los", uit=tmp_path / "uit-los").uit
    for naam in ("café", "a"):
        samen, apart = (json.loads((u / "locaties" / naam / "rapport.json").read_bytes()) for u in (uit, los_uit))
        meting = {b["criterium"]: b["meting"] for b in samen["bevindingen"]}["participatie.drempel"]
        verwacht = {b["criterium"]: b["meting"] for b in apart["bevindingen"]}["participatie.drempel"]
        if naam == "café":
            assert (meting["teller"], meting["noemer"]) == (verwacht["teller"], verwacht["noemer"])
        else:
            nummer = next(n for n, r in enumerate(tekst.split("\n"), 1) if r.startswith("A;12-11-2024"))
            assert nummer in [m["regel"] for m in samen["meldingen"] if m["bestand"] == "deelname.csv"]


def test_gedeeld_register_alleen_eigen_rijen(tmp_path: Path, draai: Draai) -> None:
    """A change in the rows of one location audits that location alone; rows of nobody are reported by line."""
    wortel = tmp_path / "in"
    for naam in ("a", "b"):
        (locatie(wortel, naam) / "kinderen.csv").unlink()
    kop, *rijen = kinderen(3).split()
    basis = "\n".join([f"locatie;{kop}", *(f"a;{r}" for r in rijen), *(f"b;{r}" for r in rijen)])
    _gedeeld(wortel, f"{basis}\nelders;K9;G9;1-8-2024;\n", "kinderen.csv")
    eerste = draai()
    assert [(m.code, m.regel) for m in eerste.meldingen] == [("locatie-onbekend", 8)]
    _gedeeld(wortel, f"{basis.replace('b;K002', 'b;K012')}\nelders;K9;G9;1-8-2024;\n", "kinderen.csv")
    assert draai().hergebruikt == 1


def test_gedeeld_register_zonder_kolom(tmp_path: Path, draai: Draai) -> None:
    """A register above the locations without a column locatie is not used, and said."""
    locatie(tmp_path / "in", "a")
    _gedeeld(tmp_path / "in", kinderen(3), "kinderen.csv")
    assert ["geen kolom 'locatie'" in m.tekst for m in draai().meldingen] == [True]
