"""What only a batch sees: copied policies, copied evidence, copied registers, outliers, and the page that shows it."""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.batch import BatchUitkomst
from checker.batch.gelijkenis import BIJNA_GELIJK, gelijkheid, groepen, normaal, schets
from checker.model.bevinding import Oordeel
from checker.reports.overzicht_csv import tam
from checker.reports.xlsx_stroom import kolomletter
from tests.batch.bouwen import ANALYSE, EVALUATIE, beleid, deelnames, kinderen, locatie

Draai = Callable[..., BatchUitkomst]


def _tekst(zaad: int, naam: str, anders: float = 0.0) -> str:
    toeval, eigen = random.Random(zaad), random.Random(naam)  # noqa: S311 - to be the same every time
    zinnen = []
    for _ in range(60):
        zin = [f"woord{toeval.randrange(900)}" for _ in range(14)]
        if eigen.random() < anders:
            zin = [f"eigen{naam}{eigen.randrange(900)}" for _ in range(14)]
        zinnen.append(f"Bij {naam} {' '.join(zin)}.")
    return " ".join(zinnen)


@pytest.mark.parametrize(("anders", "gelijk"), [(0.0, True), (0.05, True), (0.5, False), (1.0, False)])
def test_bijna_gelijke_teksten(anders: float, gelijk: bool) -> None:
    """The same text with another name is found, also when a few sentences differ; a half of it is not."""
    teksten = {naam: schets([_tekst(1, naam, anders if naam == "Zon" else 0)], [naam]) for naam in ("Maan", "Zon")}
    teksten |= {f"los {n}": schets([_tekst(100 + n, f"los {n}")], [f"los {n}"]) for n in range(30)}
    gevonden = groepen(teksten)
    assert [ids for _, ids in gevonden] == ([("Maan", "Zon")] if gelijk else [])
    assert all(deel >= BIJNA_GELIJK for deel, _ in gevonden)


def test_grote_groep_is_een_groep() -> None:
    """Fifty copies are one group, not a thousand pairs."""
    teksten = {f"n{n:02d}": schets([_tekst(1, f"n{n:02d}")], [f"n{n:02d}"]) for n in range(50)}
    assert [len(ids) for _, ids in groepen(teksten)] == [50]


def test_korte_tekst_heeft_geen_schets() -> None:
    """Too little text is alike to nothing."""
    assert schets(["Te kort."], ["x"]) == ""
    assert groepen({"a": "", "b": ""}) == []


@given(st.lists(st.integers(0, 2**32 - 1), min_size=64, max_size=64))
def test_gelijkheid_met_zichzelf(vakken: list[int]) -> None:
    """A sketch is wholly alike to itself, unless there is nothing in it."""
    from array import array

    a = array("I", vakken)
    assert gelijkheid(a, a) == (0.0 if all(v == 2**32 - 1 for v in vakken) else 1.0)


def test_naam_telt_niet_mee() -> None:
    """The location's own name makes no difference; another number does."""
    assert normaal("Bij De Zon spreekt 40% Turks.", ["De Zon"]) == normaal("Bij de  Maan spreekt 40% Turks!", ["De Maan"])
    assert normaal("Bij De Zon spreekt 40% Turks.", ["De Zon"]) != normaal("Bij De Zon spreekt 30% Turks.", ["De Zon"])


def _criteria(uit: Path) -> dict[str, tuple[int, int]]:
    pagina = (uit / "overzicht.html").read_text(encoding="utf-8")
    gevonden = re.findall(r"<th scope=\"row\">([^<]+)<.*?\n\s*<td>(\d+) eigen, (\d+) gedeeld", pagina)
    return {html.unescape(titel).strip(): (int(eigen), int(gedeeld)) for titel, eigen, gedeeld in gevonden}


def test_gedeeld_bewijs_en_gelijke_registers(tmp_path: Path, draai: Draai) -> None:
    """Evidence that others have word for word counts as shared; registers that are the same but for the ids are named."""
    wortel = tmp_path / "in"
    for n in range(8):
        locatie(wortel, f"zon{n}", ANALYSE, f"{EVALUATIE[:-1]} in lokaal {n}.", gezinnen=12)
        (wortel / f"zon{n}/deelname.csv").write_text(deelnames(12, (n + 1) / 12), encoding="utf-8")
    gelijk = kinderen(12, "zelfde")
    (wortel / "zon0/kinderen.csv").write_text(gelijk, encoding="utf-8")
    (wortel / "zon1/kinderen.csv").write_text(gelijk.replace("G0", "H1").replace("K0", "P5"), encoding="utf-8")
    uit = draai(rapporten=("json", "html")).uit
    rapport = json.loads((uit / "locaties/zon3/rapport.json").read_bytes())
    titels = {b["criterium"]: b["titel"] for b in rapport["bevindingen"]}
    criteria = _criteria(uit)
    assert criteria[titels["gericht-ouderbeleid.populatieanalyse"]] == (0, 8)
    assert criteria[titels["gericht-ouderbeleid.evaluatie"]] == (8, 0)
    pagina = (uit / "overzicht.html").read_text(encoding="utf-8")
    assert "een zin die 8 locaties delen is geen analyse van hun ouders" in pagina
    assert re.search(
        r"2 locaties, kinderen: dezelfde rijen, op de nummers na: <a href=\"[^\"]*\">zon0</a>, <a href=\"[^\"]*\">zon1</a>", pagina
    )
    assert "deelname: " not in pagina.split("Registers die overgenomen lijken")[1].split("Uitschieters")[0]


def test_uitschieters_en_kleine_groepen(tmp_path: Path, draai: Draai) -> None:
    """One location far from the rest stands out; small groups are marked and rare languages merged."""
    wortel = tmp_path / "in"
    for n in range(14):
        locatie(wortel, f"gewoon{n:02d}", gezinnen=20, deelname=0.60 + n / 200)
    locatie(wortel, "raar", gezinnen=20, deelname=0.05)
    locatie(wortel, "klein", gezinnen=3, deelname=0.67)
    tekst = (wortel / "gewoon00/kinderen.csv").read_text(encoding="utf-8")
    (wortel / "gewoon00/kinderen.csv").write_text(tekst.replace("Turks", "Tigrinya", 2), encoding="utf-8")
    pagina = (draai(rapporten=("json", "html")).uit / "overzicht.html").read_text(encoding="utf-8")
    opvallend = pagina.split("Uitschieters")[1]
    assert re.search(r">raar</a>: .*5%; het midden van alle locaties is 60%", opvallend)
    assert "gewoon" not in opvallend.split("</section>")[0]
    assert re.search(r">klein</a> <abbr", pagina)
    assert "andere talen (elk minder dan 5 gezinnen)" in pagina
    assert "Tigrinya" not in pagina


def test_pagina_is_heel_en_veilig(tmp_path: Path, draai: Draai) -> None:
    """The page loads nothing, links to what exists, and a hostile name is text in page, CSV and workbook."""
    wortel = tmp_path / "in"
    naam = '=1+1<script>alert("x")</script>'
    locatie(wortel, "a")
    locatie(wortel, "b").joinpath("ouderbeleid.docx").write_bytes(beleid("Niets."))
    (wortel / "locaties.csv").write_text(
        f'naam;map;gemeente;regio;cluster\n"{naam.replace(chr(34), chr(34) * 2)}";a;;"<b>Oost";\n', encoding="utf-8"
    )
    uit = draai(rapporten=("json", "html")).uit
    pagina = (uit / "overzicht.html").read_text(encoding="utf-8")
    assert "<script>alert" not in pagina
    assert "<b>Oost" not in pagina
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", pagina)
    for doel in re.findall(r"href=\"(locaties/[^\"#]+)(?:#([^\"]+))?\"", pagina):
        rapport = (uit / doel[0]).read_text(encoding="utf-8")
        assert not doel[1] or f'id="{doel[1]}"' in rapport
    assert all(o.value == "niet_van_toepassing" or o.value.replace("_", "-") in pagina for o in Oordeel)
    assert f"'{naam[:4]}" in (uit / "overzicht.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("cel", "verwacht"), [("=A1", "'=A1"), ("+31", "'+31"), ("-", "'-"), ("@x", "'@x"), ("gewoon", "gewoon"), ("\t=x", "'=x")]
)
def test_tam(cel: str, verwacht: str) -> None:
    """What a spreadsheet would run is text."""
    assert tam(cel) == verwacht


@pytest.mark.parametrize(("i", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_kolomletter(i: int, letters: str) -> None:
    """Columns are named as Excel names them."""
    assert kolomletter(i) == letters
