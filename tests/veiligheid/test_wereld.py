"""No name, number or birth date leaves the registers; nothing is connected to, started or left behind; only asked-for files are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.veiligheid.wereld import GEHEIM_UIT_REGISTERS, GEHEIM_UIT_WORD, MEDEWERKER, Wereld, alle_inhoud, bouw


@pytest.fixture(scope="module")
def wereld(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    """Everything run once."""
    return bouw(tmp_path_factory.mktemp("wereld"))


def test_elke_opdracht_liep(wereld: Wereld) -> None:
    """Each command ended as it should: a test of what does not happen shows nothing when nothing happened."""
    assert [c for c in wereld.codes if c[1] not in (0, 1)] == [("batch", 3), ("batch", 3), ("toets", 2)], wereld.scherm
    assert len(wereld.codes) == 12
    geschreven = {p.suffix for p in (wereld.map_ / "uit").rglob("*") if p.is_file()}
    assert {".json", ".html", ".docx", ".xlsx", ".csv", ".db", ".jsonl"} <= geschreven


def _gevonden(wat: str, inhoud: bytes, geheimen: tuple[str, ...]) -> list[tuple[str, str]]:
    tekst = inhoud.decode("utf-8", "ignore").casefold()
    return [(wat, g) for g in geheimen if g.casefold() in tekst]


def test_niets_uit_de_registers_in_enige_uitvoer(wereld: Wereld) -> None:
    """No planted name, number or birth date is in a report, a page, a workbook, the archive, a state file or on the screen."""
    lekken = [lek for naam, inhoud in alle_inhoud(wereld.map_ / "uit") for lek in _gevonden(naam, inhoud, GEHEIM_UIT_REGISTERS)]
    lekken += _gevonden("scherm", wereld.scherm.encode(), GEHEIM_UIT_REGISTERS)
    assert lekken == []


def test_wat_bewaard_wordt_is_niet_van_een_locatie(wereld: Wereld) -> None:
    """What is kept for the next run is made of rules and a dictionary: nothing in it is of a location."""
    bewaard = [p for p in (wereld.map_ / "bewaard").rglob("*") if p.is_file()]
    assert bewaard
    zonder_lijst = (g for g in GEHEIM_UIT_REGISTERS if not g.isdigit())  # five digits may stand in any file of a megabyte
    geheimen = (*zonder_lijst, *GEHEIM_UIT_WORD, "Ouderbeleid a", "Koffie a")
    assert [lek for p in bewaard for lek in _gevonden(p.name, p.read_bytes(), geheimen)] == []


def test_geen_auteurs_uit_word_in_rapporten(wereld: Wereld) -> None:
    """Author, manager, last editor and the authors of comments and changes stay behind; the policy's own copy with remarks keeps what it had."""
    lekken = [
        lek
        for naam, inhoud in alle_inhoud(wereld.map_ / "uit")
        if not re.match(r"(.*/)?[^/!]*opmerkingen[^/!]*\.docx", naam)
        for lek in _gevonden(naam, inhoud, GEHEIM_UIT_WORD)
    ]
    lekken += _gevonden("scherm", wereld.scherm.encode(), GEHEIM_UIT_WORD)
    assert lekken == []


def test_wat_bewaard_wordt_is_van_het_programma(wereld: Wereld) -> None:
    """What is kept for the next run holds rules and the dictionary (that has names as words): nothing of a location."""
    bewaard = dict(alle_inhoud(wereld.map_ / "wacht/bewaard"))
    assert {n.partition("-")[0] for n in bewaard} <= {"woordenboek", "pakket", "lexicon"}
    geheim = (*GEHEIM_UIT_REGISTERS, *GEHEIM_UIT_WORD)
    assert [lek for n, inhoud in bewaard.items() if not n.startswith("woordenboek") for lek in _gevonden(n, inhoud, geheim)] == []


def test_de_zoeker_vindt(wereld: Wereld) -> None:
    """The search finds the names where they are: in the input, inside zip files too."""
    gevonden = {
        g for naam, inhoud in alle_inhoud(wereld.map_ / "in") for _, g in _gevonden(naam, inhoud, (*GEHEIM_UIT_REGISTERS, *GEHEIM_UIT_WORD))
    }
    assert gevonden >= {*GEHEIM_UIT_WORD, *MEDEWERKER.split()[1:]}


def test_geen_verbinding_en_geen_programma(wereld: Wereld) -> None:
    """Nothing was connected to, looked up or started, in the process and in its workers."""
    assert [r for r in wereld.gezien if not r.startswith("schrijf ")] == []


def test_alleen_geschreven_waar_dat_gevraagd_is(wereld: Wereld) -> None:
    """Every file that was opened to write is an output that was asked for, and nothing is left in the home and temporary folders."""
    uit, eigen = wereld.map_ / "uit", {str(wereld.map_ / "in/a/oordelen.yaml"), str(wereld.map_ / "wacht/codes.json"), "/dev/null"}
    paden = {Path(wereld.map_, r.removeprefix("schrijf ")) for r in wereld.gezien}
    buiten = {
        str(p)
        for p in paden
        if not p.is_relative_to(uit)
        and not p.is_relative_to(wereld.map_ / "bewaard")
        and str(p) not in eigen
        and "__pycache__" not in p.parts
    }
    buiten -= {b for b in buiten if Path(b).is_relative_to(wereld.map_ / "wacht/bewaard")}
    buiten -= {b for b in buiten if re.fullmatch(re.escape(str(wereld.map_ / "in/a")) + r"/\.~\w+\.tmp", b)}
    assert {b for b in buiten if not b.isdigit() and not re.fullmatch(r".*/\d+", b)} == set()
    assert len(paden) > 10
    resten = [p for m in ("tmp", "thuis") for p in (wereld.map_ / "wacht" / m).rglob("*")]
    assert resten == []
    assert not list(uit.rglob("*.tmp"))
