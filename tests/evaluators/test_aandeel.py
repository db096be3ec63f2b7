"""Share rules: what counts as yes, no and unknown in each, and when there is no verdict."""

from __future__ import annotations

import pytest

from checker.evaluators.aandeel import beoordeel_aandeel
from checker.evaluators.sporen import sporen_van
from tests.evaluators.registerhulp import cijfers, dossier, lees_regel

KIND = "kind_id;gezin_id;startdatum;einddatum\nK1;G1;01-08-2024;\nK2;G1;01-10-2024;\nK3;G3;01-08-2023;\nK4;G4;01-08-2023;31-07-2024\nK5;G5;01-09-2024;01-08-2024\n"
INTAKE = "kind_id;datum;samen_met_ouders;vooraf_geinformeerd;begrip_nagegaan\n"
DEELNAME = "datum;activiteit;gezin_id;aanwezig;reden\n"
GESPREK = "kind_id;datum;observatie_besproken;afspraken\n"

GEVALLEN: dict[str, tuple[str, dict[str, str], str, tuple[int, int, int]]] = {
    # what: rule, registers, verdict, (numerator, denominator, unknown)
    "intake van elk ingeschreven kind": ("intake.dekking", {"intake": INTAKE + "K1;;;;\nK2;2-9-2025;;;\nk3 ;x;;;\nK3;1-1-2024;;;\n"}, "voldoet", (3, 3, 0)),
    "intake van een kind van vroeger telt niet": ("intake.dekking", {"intake": INTAKE + "K1;;;;\nK2;;;;\nK4;;;;\nK5;;;;\n"}, "voldoet_niet", (2, 3, 0)),
    "laatste intake telt": ("intake.samen-ingevuld", {"intake": INTAKE + "K1;1-9-2024;nee;;\nK1;1-8-2024;ja;;\nK2;1-8-2024;ja;;\n"}, "voldoet_niet", (1, 2, 0)),
    "bij gelijke datum telt de laatste rij": ("intake.samen-ingevuld", {"intake": INTAKE + "K1;1-9-2024;nee;;\nK1;1-9-2024;ja;;\n"}, "voldoet", (1, 1, 0)),
    "intake zonder datum is de oudste": ("intake.samen-ingevuld", {"intake": INTAKE + "K1;1-9-2024;nee;;\nK1;;ja;;\n"}, "voldoet_niet", (0, 1, 0)),
    "vooraf met datum op de startdag is te laat": ("vooraf-informeren.registratie", {"intake": INTAKE + "K1;;;31-07-2024;ja\nK2;;;01-10-2024;ja\n"}, "deels", (1, 2, 0)),
    "zonder intake is vooraf onbekend": ("vooraf-informeren.registratie", {"intake": INTAKE + "K1;;;ja;ja\n"}, "niet_aantoonbaar", (1, 2, 1)),
    "nee wint van onbekend bij vooraf": ("vooraf-informeren.registratie", {"intake": INTAKE + "K1;;;;nee\nK2;;;ja;\n"}, "voldoet_niet", (0, 2, 1)),
    "gesprekken op een dag tellen een keer": ("ontwikkeling-kind.gesprekken-inhoud", {"gesprekken": GESPREK + "K1;1-10-2024;ja;\nK1;1 okt 2024;;ja\n"}, "voldoet", (1, 1, 0)),
    "een nee maakt een gesprek nee": ("ontwikkeling-kind.gesprekken-inhoud", {"gesprekken": GESPREK + "K1;1-10-2024;nee;\nK3;1-10-2024;ja;?\n"}, "voldoet_niet", (0, 2, 1)),
    "gesprek buiten de periode telt niet": ("ontwikkeling-kind.gesprekken-inhoud", {"gesprekken": GESPREK + "K1;1-10-2023;nee;nee\nK3;1-10-2024;ja;ja\n"}, "voldoet", (1, 1, 0)),
    "reden bij een van de dubbele rijen": ("participatie.redenen-vastgelegd", {"deelname": DEELNAME + "1-11-2024;A;G1;nee;-\n1-11-2024;a;G1;nee;werk\n1-11-2024;A;G3;afgemeld;\n"}, "voldoet", (2, 2, 0)),
    "toch aanwezig is geen afwezigheid": ("participatie.redenen-vastgelegd", {"deelname": DEELNAME + "1-11-2024;A;G1;nee;\n1-11-2024;A;G1;ja;\n1-11-2024;A;G3;nee;ziek\n"}, "voldoet", (1, 1, 0)),
    "niet verwacht telt niet": ("participatie.redenen-vastgelegd", {"deelname": DEELNAME + "1-11-2024;A;G4;nee;\n1-11-2024;A;G3;nee;?\n"}, "voldoet_niet", (0, 1, 0)),
    "taal per gezin geldt voor alle kinderen": ("thuistaal.dekking", {"thuistaal": "gezin_id;thuistaal\nG1;Turks\nG3;onbekend\n"}, "voldoet_niet", (2, 3, 0)),
    "taal per kind geldt voor dat kind": ("thuistaal.dekking", {"thuistaal": "kind_id;thuistaal\nK1;Turks\n"}, "voldoet_niet", (1, 3, 0)),
    "taal uit de intake telt mee": ("thuistaal.dekking", {"intake": "kind_id;datum;samen;thuistaal\nK1;;ja;Turks\nK2;;ja;Pools\nK3;;ja;Nederlands\n"}, "voldoet", (3, 3, 0)),
}  # fmt: skip


@pytest.mark.parametrize("naam", GEVALLEN)
def test_wat_telt(naam: str) -> None:
    """Each definition, on the smallest register that shows it."""
    regel, registers, oordeel, verwacht = GEVALLEN[naam]
    uit = beoordeel_aandeel(lees_regel(regel), dossier({"kinderen": KIND} | registers))
    assert (uit.oordeel, cijfers(uit)) == (oordeel, verwacht), uit.toelichting


@pytest.mark.parametrize(
    ("teller", "onbekend", "oordeel"),
    [
        (10, 0, "voldoet"),
        (9, 1, "niet_aantoonbaar"),
        (9, 0, "deels"),
        (8, 0, "deels"),
        (7, 0, "voldoet_niet"),
        (0, 10, "niet_aantoonbaar"),
        (8, 1, "deels"),
    ],
)
def test_grenzen(teller: int, onbekend: int, oordeel: str) -> None:
    """The bounds decide in the order of the definition."""
    kind = "kind_id;startdatum\n" + "".join(f"K{i};1-8-2024\n" for i in range(10))
    letters = ["ja"] * teller + [""] * onbekend + ["nee"] * (10 - teller - onbekend)
    intake = INTAKE + "".join(f"K{i};1-7-2024;{x};ja;ja\n" for i, x in enumerate(letters))
    uit = beoordeel_aandeel(lees_regel("intake.samen-ingevuld"), dossier({"kinderen": kind, "intake": intake}))
    assert (uit.oordeel, cijfers(uit)) == (oordeel, (teller, 10, onbekend))


@pytest.mark.parametrize(
    ("regel", "registers", "woord"),
    [
        ("intake.dekking", {"kinderen": KIND}, "intake ontbreekt"),
        ("intake.dekking", {"intake": INTAKE + "K1;;;;\n"}, "kinderen ontbreekt"),
        ("intake.dekking", {"kinderen": KIND, "intake": INTAKE}, "geen bruikbare rijen"),
        ("intake.samen-ingevuld", {"kinderen": KIND, "intake": INTAKE + "K4;;ja;;\n"}, "van geen van de ingeschreven kinderen"),
        ("vooraf-informeren.registratie", {"kinderen": KIND, "intake": "kind_id;datum;begrip\nK1;;ja\n"}, "vooraf_geinformeerd"),
        (
            "vooraf-informeren.registratie",
            {"kinderen": "kind_id;startdatum\nK1;1-1-2020\n", "intake": INTAKE + "K1;;ja;ja;ja\n"},
            "geen kind gestart",
        ),
        ("participatie.redenen-vastgelegd", {"deelname": "datum;activiteit;gezin_id;aanwezig\n1-11-2024;A;G1;nee\n"}, "kolom 'reden'"),
        ("participatie.redenen-vastgelegd", {"deelname": DEELNAME + "1-11-2024;A;G1;ja;\n"}, "geen afwezigheid"),
        ("ontwikkeling-kind.gesprekken-inhoud", {"gesprekken": "kind_id;datum;soort\nK1;1-10-2024;x\n"}, "observatie_besproken"),
        ("thuistaal.dekking", {"kinderen": KIND}, "thuistaal"),
    ],
)
def test_niets_is_nooit_een_oordeel(regel: str, registers: dict[str, str], woord: str) -> None:
    """A register or column that is absent, or a denominator of 0, is no verdict and says why."""
    uit = beoordeel_aandeel(lees_regel(regel), dossier(registers))
    assert (uit.oordeel, uit.meting) == ("niet_beoordeeld", None)
    assert woord in uit.reden


def test_woord_in_de_aanwezigheidskolom_is_een_reden() -> None:
    """Without a column for the reason the rule still judges when "ziek" or "afgemeld" stands for no."""
    uit = beoordeel_aandeel(
        lees_regel("participatie.redenen-vastgelegd"),
        dossier({"deelname": "datum;activiteit;gezin_id;aanwezig\n1-11-2024;A;G1;Ziek\n1-11-2024;A;G2;nee\n"}),
    )
    assert (uit.oordeel, cijfers(uit)) == ("deels", (1, 2, 0))


@pytest.mark.parametrize(
    ("regel", "registers", "sporen"),
    [
        ("intake.dekking", {"intake": INTAKE + "K1;;;;\n"}, [("kinderen.csv", 2, "heeft een intake"), ("kinderen.csv", 3, "geen intake"), ("kinderen.csv", 4, "geen intake")]),
        ("intake.samen-ingevuld", {"intake": INTAKE + "K1;1-9-2024;nee;;\nK1;1-8-2024;ja;;\n"}, [("intake.csv", 2, "nee"), ("intake.csv", 3, "een latere intake telt")]),
        ("ontwikkeling-kind.gesprekken-inhoud", {"gesprekken": GESPREK + "K1;1-10-2024;ja;\n"}, [("gesprekken.csv", 2, "observatie ja, afspraken onbekend")]),
        ("participatie.redenen-vastgelegd", {"deelname": DEELNAME + "1-11-2024;A;G1;nee;werk\n1-11-2024;A;G4;nee;\n"}, [("deelname.csv", 2, "met reden"), ("deelname.csv", 3, "niet verwacht")]),
        ("participatie.drempel", {"deelname": DEELNAME + "1-11-2024;A;G1;nee;werk\n1-11-2024;A;G4;ja;\n1-11-2030;A;G1;ja;\n"}, [("deelname.csv", 2, "nee"), ("deelname.csv", 3, "niet verwacht")]),
        ("vooraf-informeren.registratie", {"intake": INTAKE + "K1;;;31-07-2024;ja\n"}, [("intake.csv", 2, "vooraf ja, begrip ja"), ("kinderen.csv", 3, "gestart in de periode, geen intake")]),
    ],
)  # fmt: skip
def test_sporen_naar_de_rijen(regel: str, registers: dict[str, str], sporen: list[tuple[str, int, str]]) -> None:
    """Every figure can be followed to file and line."""
    assert list(sporen_van(lees_regel(regel), dossier({"kinderen": KIND} | registers))) == sporen


def test_hulp_bij_een_aandeel() -> None:
    """The finding says how many are lacking."""
    uit = beoordeel_aandeel(lees_regel("intake.dekking"), dossier({"kinderen": KIND, "intake": INTAKE + "K1;;;;\n"}))
    assert uit.meting is not None
    assert uit.meting.hulp == ("Er ontbreken nog 2 kinderen om 100% te halen.",)
