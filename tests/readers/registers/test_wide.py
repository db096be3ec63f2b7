"""Wide registers: activity columns with date and name in any order and notation; other columns are left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.model.registratie import Registersoort
from checker.readers.registers.lexicon import standaard_lexicon
from checker.readers.registers.values import Waarden
from checker.readers.registers.wide import lees_activiteitkop
from tests.readers.registers.hulp import KINDEREN, antwoorden, codes, lees

DAG = date(2024, 11, 12)


@pytest.mark.parametrize(
    ("kop", "naam", "datum", "dagmaand"),
    [
        ("12-11-2024 Koffieochtend", "Koffieochtend", DAG, None),
        ("Koffieochtend 12-11-2024", "Koffieochtend", DAG, None),
        ("Koffieochtend (12/11/24)", "Koffieochtend", DAG, None),
        ("2024-11-12: Koffieochtend", "Koffieochtend", DAG, None),
        ("12 nov 2024 Koffieochtend", "Koffieochtend", DAG, None),
        ("Koffieochtend, 12 november '24", "Koffieochtend", DAG, None),
        ("45608 Koffieochtend", "Koffieochtend", DAG, None),
        ("Koffieochtend\n12-11-2024", "Koffieochtend", DAG, None),
        ("12 nov Koffieochtend", "Koffieochtend", None, (12, 11)),
        ("Koffieochtend 12-11", "Koffieochtend", None, (12, 11)),
        ("12/11 Koffieochtend 2", "Koffieochtend 2", None, (12, 11)),
        ("12-11-2024", "", DAG, None),
        ("Rekenen 3-6 jaar 12-11-2024", "Rekenen 3-6 jaar", DAG, None),
    ],
)
def test_activiteitkop(kop: str, naam: str, datum: date | None, dagmaand: tuple[int, int] | None) -> None:
    """Date and name are taken apart, whatever comes first."""
    lexicon = standaard_lexicon()
    assert lees_activiteitkop(kop, Waarden(lexicon), lexicon) == (naam, datum, dagmaand, "")


@pytest.mark.parametrize(
    ("kop", "periode"),
    [("Thema herfst (okt)", "okt"), ("Thema wonen", "Thema wonen"), ("Week 40", "Week 40"), ("oktober 2024 Telspel", "oktober 2024")],
)
def test_kop_met_alleen_een_periode(kop: str, periode: str) -> None:
    """A month or a word such as thema makes a period, and the whole header is the name."""
    lexicon = standaard_lexicon()
    assert lees_activiteitkop(kop, Waarden(lexicon), lexicon) == (kop, None, None, periode)


@pytest.mark.parametrize("kop", ["Totaal okt", "Opmerkingen", "% aanwezig", "Aantal", "Achternaam", "Groep", "", "x"])
def test_andere_kolommen_zijn_geen_activiteit(kop: str) -> None:
    """Totals, percentages and remarks are no activity."""
    lexicon = standaard_lexicon()
    assert lees_activiteitkop(kop, Waarden(lexicon), lexicon) is None


def test_breed_register_met_totalen_en_opmerkingen(tmp_path: Path) -> None:
    """Only activity columns count; blank is unknown; siblings are one family."""
    breed = "Gezinsnr;Groep;12-11-2024 Koffie;Workshop 13-1-2025;Totaal;% aanwezig;Opmerking\nG1;Bijen;x;-;1;50%;komt later\nG2;Bijen;;ziek;0;0%;\nTotaal;;1;0;;;\n"
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "deelname.csv": breed})
    assert antwoorden(lezing) == [
        ("2024-11-12", "Koffie", True),
        ("2025-01-13", "Workshop", False),
        ("2024-11-12", "Koffie", None),
        ("2025-01-13", "Workshop", False),
    ]
    assert [r.reden for r in lezing.registratie.deelname or ()] == [False, False, False, True]
    assert lezing.registratie.redenwoord
    assert (lezing.invoer[1].rijen, lezing.invoer[1].terzijde) == (2, 0)


@pytest.mark.parametrize(("periode", "dagen"), [(True, ["2024-11-12", "2025-03-03"]), (False, ["2024-11-12", "2025-03-03"])])
def test_jaar_volgt_uit_de_periode(periode: bool, dagen: list[str], tmp_path: Path) -> None:
    """A header without a year gets it from the period, given or found."""
    opties = {} if periode else {"periode": None}
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "deelname.csv": "Kindnr;12 nov Koffie;3-3 Workshop\nK1;ja;nee\n"}, **opties)
    assert [d for d, *_ in antwoorden(lezing)] == dagen


def test_breed_thuis_per_thema(tmp_path: Path) -> None:
    """Home activities per theme need no date."""
    lezing = lees(tmp_path, {"k.csv": KINDEREN, "x.csv": "Kind;Thema herfst (okt);Thema winter (jan)\nK1;ja;\n"})
    assert antwoorden(lezing, Registersoort.THUISACTIVITEITEN) == [("okt", "Thema herfst (okt)", True), ("jan", "Thema winter (jan)", None)]


def test_deelname_zonder_dag_wordt_gemeld(tmp_path: Path) -> None:
    """A column of parent activities without a day cannot be counted and is reported."""
    lezing = lees(tmp_path, {"deelname.csv": "Kind;12-11-2024 Koffie;Feest (okt)\nK1;ja;ja\n"})
    assert antwoorden(lezing) == [("2024-11-12", "Koffie", True)]
    assert ("kolom-zonder-datum", 1) in codes(lezing)
