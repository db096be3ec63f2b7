"""Dates, answers, reasons, ids and languages in every notation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.readers.registers.keys import Nummers, id_sleutel, losse_vorm
from checker.readers.registers.lexicon import standaard_lexicon
from checker.readers.registers.values import ONLEESBAAR, Waarden

D = date(2024, 9, 1)
GEEN_DATUM = [
    "32-1-2024",
    "1-13-24x",
    "29-2-2023",
    "gisteren",
    "99999",
    "123456",
    "1-9",
    "0000-00-00",
    "1-9-0001",
    "12",
    "-5",
    "31-31-2024",
    "K001",
    "½-1-2024",
]


@pytest.fixture
def waarden() -> Waarden:
    """Values read with the shipped lexicon."""
    return Waarden(standaard_lexicon())


@pytest.mark.parametrize(
    "cel",
    [
        "1-9-2024", "01-09-2024", "01/09/24", "2024-09-01", "1 sep 2024", "1 september 2024", "45536", "1-9-24", "1.9.2024", "01 09 2024", "1 sept. 2024", "1-sep-24", "1 Sep '24",
        "01SEP2024", "zondag 1 september 2024", "zo 1-9-2024", "2024-09-01 00:00:00", "2024-09-01T10:15:00Z", "1-9-2024 10:30", "1-9-2024 om 10:30 uur", "45536,0", "45536.5", "20240901",
        "2024/9/1", " 1-9-2024 ", "1\u00a0september\u00a02024", "\u200b1-9-2024", "september 1, 2024", "1e september 2024", "'01-09-2024",
    ],
)  # fmt: skip
def test_datum_in_elke_notatie(cel: str, waarden: Waarden) -> None:
    """Every notation of one day is that day."""
    assert waarden.datum(cel) == D


def test_dag_eerst_tenzij_dat_niet_kan(waarden: Waarden) -> None:
    """Day before month when both can be; otherwise the month is first, and that is remembered."""
    assert waarden.datum("3-4-2024") == date(2024, 4, 3)
    assert not waarden.maand_eerst
    assert waarden.datum("9/25/2024") == date(2024, 9, 25)
    assert waarden.maand_eerst


@pytest.mark.parametrize("cel", GEEN_DATUM)
def test_geen_datum(cel: str, waarden: Waarden) -> None:
    """What is no day is unreadable, never a wrong day."""
    assert waarden.datum(cel) is ONLEESBAAR


@pytest.mark.parametrize("cel", ["", "?", "-", "onbekend", "n.v.t.", "31-12-9999", "2999-12-31"])
def test_lege_datum(cel: str, waarden: Waarden) -> None:
    """A blank, an unknown and a date without end are no date."""
    assert waarden.datum(cel) is None


@pytest.mark.parametrize(
    ("cellen", "verwacht"),
    [
        (["ja", "j", "x", "X", "1", "waar", "WAAR", "true", "aanwezig", "ok", "v", "✓", " Ja ", "1,0", "1.0", "JA\u200e"], True),
        (["nee", "n", "0", "-", "onwaar", "false", "afwezig", "afgemeld", "Ziek", "niet", "0,0"], False),
        (["", "?", "onbekend", "nb", " ", "N.B."], None),
        (["misschien", "2", "G001", "12-11-2024", "half"], ONLEESBAAR),
    ],
)
def test_antwoord(cellen: list[str], verwacht: object, waarden: Waarden) -> None:
    """Yes, no, unknown, and what is none of these."""
    assert [waarden.antwoord(cel) for cel in cellen] == [verwacht] * len(cellen)


def test_reden(waarden: Waarden) -> None:
    """A reason is a word; -, ?, onbekend and nvt are none."""
    assert all(map(waarden.reden, ["werk", "geen oppas", "Ziek", "taal"]))
    assert not any(map(waarden.reden, ["", "-", "?", "onbekend", "nvt", "N.v.t.", " ", "..."]))
    assert waarden.woordreden("Afgemeld ")
    assert not waarden.woordreden("afwezig")


def test_sleutels() -> None:
    """Case and space do not tell ids apart; zeros and letters do, and are said to look alike."""
    assert id_sleutel(" k 007\u200b") == id_sleutel("K007")
    assert id_sleutel("K7") != id_sleutel("K007")
    assert losse_vorm(id_sleutel("K7")) == losse_vorm(id_sleutel("K-007"))
    nummers = Nummers()
    assert [nummers[c] for c in ("K007", "k007 ", "K7", "", "?")] == [1, 1, 2, 0, 0]
    nummers.onthoud_vormen()
    assert nummers.lijkt_op("К007")  # a Cyrillic K
    assert not nummers.lijkt_op("K8")


@pytest.mark.parametrize(
    ("cel", "talen"),
    [
        ("Turks", ("Turks",)), ("turkse", ("Turks",)), ("Turks/Nederlands", ("Turks", "Nederlands")), ("Tigrinya", ("Tigrinya",)), ("Marokkaans-Arabisch", ("Marokkaans-Arabisch",)),
        ("Darija", ("Marokkaans-Arabisch",)), ("Marokkaans", ("Marokkaans-Arabisch",)), ("marokkaans arabisch", ("Marokkaans-Arabisch",)), ("Pools en Nederlands", ("Pools", "Nederlands")),
        ("Turks, Turkse", ("Turks",)), ("oekraiens", ("Oekraïens",)), ("Arabisch (Syrisch)", ("Arabisch",)), ("Turkstalig", ("Turks",)), ("Nederlands-Turks", ("Nederlands", "Turks")),
        ("?", ()), ("onbekend", ()), ("", ()), ("nvt", ()), ("-", ()), ("Pools/onbekend", ("Pools",)),
    ],
)  # fmt: skip
def test_taal(cel: str, talen: tuple[str, ...], waarden: Waarden) -> None:
    """A cell is read as the languages that it names."""
    assert waarden.taal.lees(cel) == talen


def test_lexicon_meldt_fouten(tmp_path: Path) -> None:
    """A mistake in the lexicon names the file."""
    from checker.errors import RegelError
    from checker.readers.registers.lexicon import laad_lexicon

    (tmp_path / "registers.yaml").write_text("kolommen: []\n")
    with pytest.raises(RegelError, match=r"registers\.yaml"):
        laad_lexicon(tmp_path)
