"""Any dialect is read without a setting: encoding, separator, lines above and below the table, quoting, ragged rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.readers import grenzen
from tests.readers.registers.hulp import KINDEREN, antwoorden, codes, lees, soorten

KOP = "Datum;Activiteit;Gezinsnr;Aanwezig?;Reden"
RIJEN = ["12-11-2024;Café België;G1;ja;", "12-11-2024;Café België;G2;nee;werk", "12-11-2024;Café België;G3;?;"]
TABEL = "\n".join([KOP, *RIJEN]) + "\n"
VERWACHT = [("2024-11-12", "Café België", True), ("2024-11-12", "Café België", False), ("2024-11-12", "Café België", None)]

DIALECTEN: dict[str, bytes] = {
    "utf-8": TABEL.encode(),
    "utf-8 met BOM": b"\xef\xbb\xbf" + TABEL.encode(),
    "windows-1252": TABEL.encode("cp1252"),
    "utf-16 LE met BOM": b"\xff\xfe" + TABEL.encode("utf-16-le"),
    "utf-16 BE met BOM": b"\xfe\xff" + TABEL.encode("utf-16-be"),
    "utf-16 zonder BOM": TABEL.encode("utf-16-le"),
    "CRLF": TABEL.replace("\n", "\r\n").encode(),
    "alleen CR": TABEL.replace("\n", "\r").encode(),
    "door elkaar CR LF CRLF": TABEL.replace("\n", "\r", 1).replace("\n", "\r\n", 1).encode(),
    "komma": TABEL.replace(";", ",").encode(),
    "tab": TABEL.replace(";", "\t").encode(),
    "streep": TABEL.replace(";", "|").encode(),
    "sep-regel": b"sep=;\r\n" + TABEL.encode(),
    "sep-regel met ander teken": b"sep=^\n" + TABEL.replace(";", "^").encode(),
    "sep-regel met tab": b"sep=\t\n" + TABEL.replace(";", "\t").encode(),
    "titel en lege regels": ("Aanwezigheid ouders 2024\n\nLocatie: De Hoek, Utrecht\n\n" + TABEL).encode(),
    "totaal en handtekening eronder": (TABEL + "\nTotaal;;;2;\n;;;;\nHandtekening leidinggevende:;;;;\n").encode(),
    "herhaalde kop": (TABEL + KOP + "\n").encode(),
    "lege regels ertussen": TABEL.replace("\n", "\n\n").encode(),
    "aanhalingstekens": ("\n".join(";".join(f'"{c}"' for c in r.split(";")) for r in TABEL.splitlines()) + "\n").encode(),
    "regeleinde in een veld": TABEL.replace("werk", '"werk\nen reistijd"').encode(),
    "regeleinde in de kop": TABEL.replace("Reden", '"Reden\nafwezigheid"').encode(),
    "te korte rijen": TABEL.replace(";?;", ";?").replace(";ja;", ";ja").encode(),
    "lege cellen voorbij de kop": TABEL.replace("\n", ";;;\n").encode(),
    "nultekens": TABEL.replace("G2", "G\0002").encode(),
    "spaties om de cellen": TABEL.replace(";", " ; ").encode(),
    "nuttekens breed": TABEL.replace("G2", "G2\u200b").encode(),
    "geen regeleinde aan het eind": TABEL.rstrip("\n").encode(),
    "kop in hoofdletters": TABEL.replace(KOP, KOP.upper()).encode(),
    "kop met onderstrepen": TABEL.replace("Gezinsnr", "gezins_nr.").replace("Aanwezig?", "was_aanwezig").encode(),
}


@pytest.mark.parametrize("naam", DIALECTEN)
def test_dialect_geeft_dezelfde_rijen(naam: str, tmp_path: Path) -> None:
    """The same table in another dialect gives the same rows, none set aside."""
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "x.csv": DIALECTEN[naam]})
    assert soorten(lezing)["x.csv"] == "deelname", lezing.meldingen
    assert antwoorden(lezing) == VERWACHT
    assert lezing.invoer[1].terzijde == 0
    assert [r.reden for r in lezing.registratie.deelname or ()] == [False, True, False]


def test_gemengde_codering_wordt_per_regel_gelezen(tmp_path: Path) -> None:
    """A file glued together from two encodings keeps its accents, with a remark."""
    data = (KOP + "\n" + RIJEN[0] + "\n").encode() + (RIJEN[1] + "\n" + RIJEN[2] + "\n").encode("cp1252")
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "x.csv": data})
    assert antwoorden(lezing) == VERWACHT
    assert ("codering", None) in codes(lezing)


def test_open_aanhalingsteken_kost_alleen_die_regel(tmp_path: Path) -> None:
    """A quote that is never closed does not swallow the rows below it, and is reported with its line."""
    tabel = KOP + '\n12-11-2024;"Koffie;G1;ja;\n' + "".join(f"{d}-01-2025;Koffie;G2;ja;\n" for d in range(10, 29)) * 5
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "x.csv": tabel})
    assert len(lezing.registratie.deelname or ()) == 1 + 19 * 5
    assert ("aanhalingsteken", 2) in codes(lezing)


def test_open_aanhalingsteken_in_de_laatste_regel(tmp_path: Path) -> None:
    """An unclosed quote at the end of the file is read as text."""
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "x.csv": KOP + '\n12-11-2024;Koffie;G1;ja;\n12-11-2024;"Koffie;G2;nee;\n'})
    assert [a for *_, a in antwoorden(lezing)] == [True, False]


def test_twee_open_aanhalingstekens_vormen_geen_paar(tmp_path: Path) -> None:
    """Two unclosed quotes on two lines do not swallow a row between them."""
    rijen = "".join(f'{d}-11-2024;"Koffie;G{g};ja;werk\n' for d, g in ((12, 1), (13, 2), (14, 3), (15, 1)))
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "x.csv": KOP + "\n" + rijen})
    assert antwoorden(lezing) == [(f"2024-11-{d}", "Koffie", True) for d in (12, 13, 14, 15)]


def test_rij_met_verschoven_cellen_gaat_terzijde(tmp_path: Path) -> None:
    """A row whose values stand under the wrong columns is set aside; one with a remark behind the table is not."""
    tabel = KOP + "\n12-11-2024;Koffie; thee;G1;ja;\n12-11-2024;Koffie;G2;ja;;let op\n"
    lezing = lees(tmp_path, {"x.csv": tabel})
    assert antwoorden(lezing) == [("2024-11-12", "Koffie", True)]
    assert [c for c in codes(lezing) if c[0] == "te-veel-cellen"] == [("te-veel-cellen", 2), ("te-veel-cellen", 3)]
    assert lezing.invoer[0].terzijde == 1


def test_regelnummers_zijn_die_van_het_bestand(tmp_path: Path) -> None:
    """Line numbers count title lines and line breaks in quoted fields."""
    tabel = f'Titel\n\n{KOP}\n12-11-2024;"Koffie\nochtend";G1;ja;\n\n12-11-2024;Koffie;G9;ja;\n'
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "x.csv": tabel})
    assert [r.regel for r in lezing.registratie.deelname or ()] == [4]
    assert ("onbekend-id", 7) in codes(lezing)


ONLEESBAAR: dict[str, tuple[bytes, str]] = {
    "leeg": (b"", "leeg-bestand"),
    "alleen witruimte": (b"\n \r\n;;;\n", "leeg-bestand"),
    "excel": (b"PK\x03\x04" + b"\0" * 40, "geen-csv"),
    "pdf": (b"%PDF-1.7\n...", "geen-csv"),
    "oud excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "geen-csv"),
    "webpagina": (b"<!DOCTYPE html><html><table>", "geen-csv"),
    "geen kop": (b"K1;G1;12-11-2024\nK2;G2;12-11-2024\n", "niet-herkend"),
    "proza": (b"Beste ouders,\nmorgen is er koffie; kom ook.\n" * 3, "niet-herkend"),
    "een miljoen kolommen": (b"kind_id;startdatum;" + b";" * 1_000_000 + b"\nK1;01-01-2024\n", "niet-herkend"),
}


@pytest.mark.parametrize("naam", ONLEESBAAR)
def test_wat_geen_register_is_wordt_gezegd(naam: str, tmp_path: Path) -> None:
    """A file that is no register is one clear remark, and counts as unknown."""
    inhoud, code = ONLEESBAAR[naam]
    lezing = lees(tmp_path, {"x.csv": inhoud})
    assert code in [c for c, _ in codes(lezing)]
    assert lezing.invoer[0].soort == "onbekend"


def test_alleen_een_kop_is_een_leeg_register(tmp_path: Path) -> None:
    """A header without rows: recognised, with a remark, and no rows."""
    lezing = lees(tmp_path, {"x.csv": KOP + "\n"})
    assert (lezing.registratie.deelname, lezing.invoer[0].rijen) == ((), 0)
    assert "geen-rijen" in [c for c, _ in codes(lezing)]


def test_cel_van_tien_megabyte_gaat_terzijde(tmp_path: Path) -> None:
    """One enormous cell costs its own row."""
    for groot in ("a" * 10_000_000, '"' + "a" * 10_000_000 + '"'):
        tabel = f"{KOP}\n12-11-2024;Koffie;G1;ja;{groot}\n12-11-2024;Koffie;G2;nee;\n"
        lezing = lees(tmp_path, {"x.csv": tabel})
        assert [a for *_, a in antwoorden(lezing)][-1] is False
        assert lezing.invoer[0].terzijde == 1


def test_ontbrekend_bestand_is_een_melding(tmp_path: Path) -> None:
    """A path that does not exist is a remark, not an exception."""
    from checker.readers.registers import lees_registers
    from tests.readers.registers.hulp import PEILDATUM

    lezing = lees_registers([tmp_path / "weg.csv"], periode=None, peildatum=PEILDATUM)
    assert [m.code for m in lezing.meldingen] == ["niet-te-openen"]


def test_te_lang_register_wordt_in_zijn_geheel_geweigerd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A register beyond the bound is not counted in part: it is refused, long or wide, and the others are read."""
    monkeypatch.setattr(grenzen, "CSV_RIJEN", 5)
    breed = "Kindnr;" + ";".join(f"{d}-11-2024 A" for d in range(10, 14)) + "\n" + "K1;ja;ja;ja;ja\nK2;ja;ja;ja;ja\nK3;ja;ja;ja;ja\n"
    lezing = lees(tmp_path, {"kinderen.csv": KINDEREN, "x.csv": TABEL * 3, "deelname breed.csv": breed})
    assert soorten(lezing) == {"kinderen.csv": "kinderen", "x.csv": "onbekend", "deelname breed.csv": "onbekend"}
    assert lezing.registratie.deelname is None
    assert [c for c, _ in codes(lezing) if c == "te-groot"] == ["te-groot", "te-groot"]
