"""Files of one kind are joined, families come from the children, and what is wrong with the data is told by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.model.rapport import Periode
from checker.readers.registers import schooljaar
from tests.readers.registers.hulp import KINDEREN, codes, lees

DEELNAME = "Datum;Activiteit;Gezin;Aanwezig\n"
GEZINNEN = "kind_id;gezin_id;startdatum;einddatum;geboortedatum\n"

KWALITEIT: dict[str, tuple[dict[str, str], tuple[str, int | None], int]] = {
    # files, the remark expected, rows set aside over all files
    "dubbele rij": (
        {"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2024;Koffie;G1;ja\n12-11-2024;KOFFIE ;g1;nee\n"},
        ("dubbele-rij", 3),
        0,
    ),
    "onbekend gezin": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2024;Koffie;G9;ja\n"}, ("onbekend-id", 2), 1),
    "einde voor start": ({"k.csv": GEZINNEN + "K1;G1;01-09-2024;01-08-2024;\n"}, ("einde-voor-start", 2), 1),
    "startdatum onleesbaar": ({"k.csv": GEZINNEN + "K1;G1;weet niet meer;;\nK2;G2;1-8-2024;;\n"}, ("onleesbaar", 2), 1),
    "einddatum onleesbaar": ({"k.csv": GEZINNEN + "K1;G1;1-8-2024;ergens in mei;\n"}, ("onleesbaar", 2), 0),
    "buiten de periode": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2023;Koffie;G1;ja\n"}, ("buiten-periode", 2), 0),
    "na de dag van de controle": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2026;Koffie;G1;ja\n"}, ("datum-in-toekomst", 2), 0),
    "cel onleesbaar": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2024;Koffie;G1;misschien\n"}, ("onleesbaar", 2), 0),
    "datum onleesbaar": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "ergens;Koffie;G1;ja\n"}, ("onleesbaar", 2), 1),
    "geen activiteit": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2024;;G1;ja\n"}, ("onleesbaar", 2), 1),
    "geen id": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2024;Koffie;;ja\n"}, ("geen-id", 2), 1),
    "onmogelijke leeftijd": ({"k.csv": GEZINNEN + "K1;G1;1-8-2024;;1-8-1984\n"}, ("onmogelijke-leeftijd", 2), 0),
    "geboren na de start": ({"k.csv": GEZINNEN + "K1;G1;1-8-2024;;2-8-2024\n"}, ("onmogelijke-leeftijd", 2), 0),
    "twee gezinnen": ({"k.csv": GEZINNEN + "K1;G1;1-8-2023;1-8-2024;\nK1;G2;1-9-2024;;\n"}, ("twee-gezinnen", 3), 0),
    "niet verwacht": (
        {"k.csv": GEZINNEN + "K1;G1;1-1-2025;;\n", "deelname.csv": DEELNAME + "12-11-2024;Koffie;G1;ja\n"},
        ("niet-verwacht", 2),
        1,
    ),
    "register stopt": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2024;Koffie;G1;ja\n"}, ("register-stopt", None), 0),
    "weinig gezinnen": ({"k.csv": KINDEREN}, ("weinig-gezinnen", None), 0),
    "dubbele intake": ({"k.csv": KINDEREN, "intake.csv": "Kind;Datum\nK1;1-8-2024\nK1;2-8-2024\n"}, ("dubbele-intake", 3), 0),
    "intake na de periode": ({"k.csv": KINDEREN, "intake.csv": "Kind;Datum\nK1;1-9-2025\n"}, ("intake-na-periode", 2), 0),
    "dubbel gesprek": ({"k.csv": KINDEREN, "gesprekken.csv": "Kind;Datum\nK1;1-10-2024\nk1;1 okt 2024\n"}, ("dubbele-rij", 3), 0),
    "maand eerst": ({"k.csv": KINDEREN, "deelname.csv": DEELNAME + "11/25/2024;Koffie;G1;ja\n"}, ("maand-eerst", None), 0),
}


@pytest.mark.parametrize("naam", KWALITEIT)
def test_datakwaliteit_wordt_gemeld(naam: str, tmp_path: Path) -> None:
    """Each fault has its remark with the line, and a bad row is counted as set aside."""
    bestanden, melding, terzijde = KWALITEIT[naam]
    lezing = lees(tmp_path, bestanden)
    assert melding in codes(lezing)
    assert sum(i.terzijde or 0 for i in lezing.invoer) == terzijde


def test_gewone_bestanden_geven_geen_waarschuwing(tmp_path: Path) -> None:
    """Sound registers give no warning at all."""
    rijen = "".join(f"{d};Koffie;G{g};ja\n" for d in ("12-11-2024", "12-06-2025") for g in (1, 2, 3))
    lezing = lees(tmp_path, {"k.csv": KINDEREN, "deelname.csv": DEELNAME + rijen})
    assert [m for m in lezing.meldingen if m.niveau != "info"] == []


def test_lijkt_op_zonder_het_nummer_te_noemen(tmp_path: Path) -> None:
    """An id that differs in zeros is unknown, and the remark says that it looks like a known one, not which."""
    lezing = lees(tmp_path, {"k.csv": "Kindnr;Start\nK007;1-8-2024\n", "gesprekken.csv": "Kind;Datum\nK7;1-10-2024\n"})
    tekst = next(m.tekst for m in lezing.meldingen if m.code == "onbekend-id")
    assert "lijkt op" in tekst
    assert "7" not in tekst


def test_twee_halfjaarbestanden_worden_een_register(tmp_path: Path) -> None:
    """Two files of one kind are joined, also in different dialects."""
    tweede = "naam activiteit,dag,gezin,was aanwezig\nKoffie,12-02-2025,G1,nee\n"
    lezing = lees(tmp_path, {"k.csv": KINDEREN, "deelname 1.csv": DEELNAME + "12-11-2024;Koffie;G1;ja\n", "deelname 2.csv": tweede})
    assert [(r.bestand, r.antwoord) for r in lezing.registratie.deelname or ()] == [("deelname 1.csv", True), ("deelname 2.csv", False)]


def test_broer_en_zus_zijn_een_gezin(tmp_path: Path) -> None:
    """Siblings share a family; a child without one is a family of its own, also in a register by family."""
    kinderen = "kind_id;gezin_id;startdatum\nK1;G1;1-8-2024\nK2;G1;1-8-2024\nK3;;1-8-2024\n"
    deelname = "Datum;Activiteit;Kindnr;Gezin;Aanwezig\n12-11-2024;Koffie;K1;;ja\n12-11-2024;Koffie;K2;;nee\n12-11-2024;Koffie;;K3;ja\n"
    gezinnen = [r.gezin for r in lees(tmp_path, {"k.csv": kinderen, "deelname.csv": deelname}).registratie.deelname or ()]
    assert gezinnen[0] == gezinnen[1] > 0
    assert gezinnen[2] == -3


@pytest.mark.parametrize(
    ("peildatum", "periode"),
    [
        (date(2025, 9, 1), Periode(date(2024, 8, 1), date(2025, 7, 31))),
        (date(2025, 1, 1), Periode(date(2023, 8, 1), date(2024, 7, 31))),
        (date(2020, 1, 1), None),
    ],
)
def test_periode_is_het_schooljaar_van_de_laatste_datum(peildatum: date, periode: Periode | None, tmp_path: Path) -> None:
    """A date after the day of the audit does not set the period; without any date there is none."""
    rijen = "31-07-2024;Koffie;G1;ja\n02-03-2025;Koffie;G1;ja\n"
    lezing = lees(tmp_path, {"k.csv": KINDEREN, "deelname.csv": DEELNAME + rijen}, periode=None, peildatum=peildatum)
    assert lezing.periode == periode


@pytest.mark.parametrize(
    ("dag", "jaar"), [(date(2024, 7, 31), 2023), (date(2024, 8, 1), 2024), (date(2024, 12, 31), 2024), (date(2025, 1, 1), 2024)]
)
def test_schooljaar(dag: date, jaar: int) -> None:
    """The school year runs from 1 August to 31 July."""
    assert schooljaar(dag) == Periode(date(jaar, 8, 1), date(jaar + 1, 7, 31))


def test_meldingen_worden_begrensd(tmp_path: Path) -> None:
    """A thousand bad rows are not a thousand remarks, and the number is told."""
    lezing = lees(tmp_path, {"k.csv": KINDEREN, "deelname.csv": DEELNAME + "12-11-2024;Koffie;G9;ja\n" * 1000})
    onbekend = [m for m in lezing.meldingen if m.code == "onbekend-id"]
    assert len(onbekend) == 26
    assert "1000" in onbekend[-1].tekst
    assert lezing.invoer[1].terzijde == 1000
