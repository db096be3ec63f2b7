"""Columns are recognised by name, near name and content; a register by its columns, then by name; a tie is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.registratie import Registersoort
from tests.readers.registers.hulp import KINDEREN, antwoorden, codes, lees, soorten

KOPPEN: dict[str, tuple[str, str, str]] = {
    # file name, header, first row -> expected register
    "deelname met andere woorden": (
        "lijst.csv",
        "Dag;Naam activiteit;Leerlingnr;Was aanwezig;Waarom niet\n12-11-2024;Koffie;K1;ja;",
        "deelname",
    ),
    "deelname met tikfouten": ("lijst.csv", "Datum;Activitiet;Gezinsnumer;Aanwzig;Redn\n12-11-2024;Koffie;G1;ja;", "deelname"),
    "deelname met alleen tikfouten": ("deelname.csv", "Dattum;Activitiet;Gezinsnumer;Aanweezig\n12-11-2024;Koffie;G1;ja", "deelname"),
    "thuis met gezin": (
        "x.csv",
        "Datum activiteit;Naam activiteit;Gezin;Thuis gedaan?;Terugkoppeling door\n1-9-2024;Telspel;G1;1;kind",
        "thuisactiviteiten",
    ),
    "thuis met periode": ("x.csv", "Periode;Thuisactiviteit;Gezinsnr.;Gedaan?\noktober;Telspel;G1;ja", "thuisactiviteiten"),
    "gesprekken": (
        "x.csv",
        "Kind-ID;Gespreksdatum;Type gesprek;Observaties besproken?;Afspraken\nK1;12-11-2024;voortgang;ja;ja",
        "gesprekken",
    ),
    "gesprekken op bestandsnaam": ("oudergesprekken 2024.csv", "Kind;Datum\nK1;12-11-2024", "gesprekken"),
    "intake op bestandsnaam": ("intakes.csv", "Kind;Datum\nK1;12-11-2024", "intake"),
    "intake": ("x.csv", "Kindnr.;Dag;Samen ingevuld?;Info voor start;Begrip gecheckt\nK1;12-11-2024;ja;ja;ja", "intake"),
    "thuistaal per gezin": ("x.csv", "Gezinsnummer;Taal thuis\nG1;Turks", "thuistaal"),
    "thuistaal per kind met meer kolommen": ("talen.csv", "Kind;Groep;Moedertaal\nK1;Bijen;Turks", "thuistaal"),
    "kinderen": ("x.csv", "Leerlingnr;Gezin;Geb. datum;Begindatum plaatsing;Einddatum plaatsing\nK1;G1;1-1-2022;1-8-2024;", "kinderen"),
    "kinderen met naam als sleutel": ("x.csv", "Naam kind;Startdatum\nJansen, P.;1-8-2024", "kinderen"),
    "antwoordkolom zonder naam": ("Aanwezigheid ouders.csv", "Datum;Activiteit;Gezin;Ja/nee\n12-11-2024;Koffie;G1;ja", "deelname"),
    "antwoord herkend aan inhoud": ("Aanwezigheid ouders.csv", "Datum;Activiteit;Gezin;Kolom9\n12-11-2024;Koffie;G1;ja", "deelname"),
    "startdatum herkend aan inhoud": ("kindlijst.csv", "Kindnummer;Gezinsnummer;Kolom9\nK1;G1;01-08-2024", "kinderen"),
    "overbodige kolommen": (
        "x.csv",
        "Volgnr;Kindnr;Achternaam;Datum;Soort gesprek;Mentor;KIJK besproken;Opmerking\n1;K1;De Vries;12-11-2024;x;Bo;ja;",
        "gesprekken",
    ),
}


@pytest.mark.parametrize("naam", KOPPEN)
def test_register_wordt_herkend(naam: str, tmp_path: Path) -> None:
    """The header decides which register it is."""
    bestand, inhoud, soort = KOPPEN[naam]
    lezing = lees(tmp_path, {bestand: inhoud + "\n"})
    assert soorten(lezing) == {bestand: soort}, lezing.meldingen
    assert lezing.invoer[0].rijen == 1
    assert lezing.invoer[0].terzijde == 0


def test_tikfout_wordt_gemeld_en_gelezen(tmp_path: Path) -> None:
    """A header with a typing error is used, and the reader is told."""
    lezing = lees(tmp_path, {"x.csv": "Datum;Activiteit;Gezinsnr;Aanwezigg\n12-11-2024;Koffie;G1;ja\n"})
    assert antwoorden(lezing) == [("2024-11-12", "Koffie", True)]
    assert ("kolom-herkend", 1) in codes(lezing)


def test_onbekende_kolom_krijgt_een_suggestie(tmp_path: Path) -> None:
    """A header that is not near enough is not used; the nearest known name is suggested."""
    lezing = lees(tmp_path, {"x.csv": "Datum;Activiteit;Gezinsnr;aanwz.\n12-11-2024;Koffie;G1;misschien\n"})
    assert soorten(lezing) == {"x.csv": "onbekend"}
    assert "kolom 'aanwz.' niet herkend; bedoelt u 'aanwezig'?" in [m.tekst for m in lezing.meldingen]


@pytest.mark.parametrize(
    ("bestand", "inhoud"),
    [
        ("export.csv", "Kind;Datum\nK1;12-11-2024\n"),
        ("export.csv", "Kindnr;12-11-2024 Koffie\nK1;ja\n"),
        ("export.csv", "Datum;Activiteit;Gezin;Ja/nee\n12-11-2024;Koffie;G1;ja\n"),
    ],
)
def test_gelijkspel_wordt_gezegd_en_niet_gebruikt(bestand: str, inhoud: str, tmp_path: Path) -> None:
    """Two registers fit as well: neither is used, and the reader is told to decide."""
    lezing = lees(tmp_path, {bestand: inhoud})
    assert soorten(lezing) == {bestand: "onbekend"}
    assert [c for c, _ in codes(lezing)] == ["niet-herkend"]
    beslist = lees(
        tmp_path, {bestand: inhoud}, vastgelegd={Registersoort.DEELNAME if "Kind;" not in inhoud else Registersoort.GESPREKKEN: bestand}
    )
    assert beslist.invoer[0].soort != "onbekend"


def test_kolom_uit_locatie_yaml_gaat_voor(tmp_path: Path) -> None:
    """A column named by hand decides, also against a recognised one."""
    inhoud = "Datum;Activiteit;Gezin;Aanwezig;Gekomen volgens lijst B\n12-11-2024;Koffie;G1;nee;ja\n"
    lezing = lees(tmp_path, {"x.csv": inhoud}, kolommen={"x.csv": {"aanwezig": "Gekomen volgens lijst B"}})
    assert antwoorden(lezing) == [("2024-11-12", "Koffie", True)]


def test_gezinskolom_met_kindnummers(tmp_path: Path) -> None:
    """A column called Gezin that holds the ids of children is read as such."""
    lezing = lees(
        tmp_path, {"k.csv": KINDEREN, "x.csv": "Datum;Activiteit;Gezin;Aanwezig\n12-11-2024;Koffie;K1;ja\n12-11-2024;Koffie;k2 ;nee\n"}
    )
    assert [r.gezin for r in lezing.registratie.deelname or ()] == [1, 2]
    assert lezing.invoer[1].terzijde == 0


def test_nummer_zonder_naam_volgt_de_inhoud(tmp_path: Path) -> None:
    """A column that is only called ID is a family or a child, by which ids it holds."""
    for nummer in ("G2", "K2"):
        lezing = lees(tmp_path, {"k.csv": KINDEREN, "x.csv": f"Datum;Activiteit;ID;Aanwezig\n12-11-2024;Koffie;{nummer};ja\n"})
        assert [r.gezin for r in lezing.registratie.deelname or ()] == [2]


def test_kop_in_twee_regels(tmp_path: Path) -> None:
    """A wide register with the dates above the names of the activities."""
    lezing = lees(tmp_path, {"deelname.csv": ";12-11-2024;13-01-2025\nGezinsnr;Koffieochtend;Workshop\nG1;ja;nee\n"})
    assert antwoorden(lezing) == [("2024-11-12", "Koffieochtend", True), ("2025-01-13", "Workshop", False)]
