"""Threshold rules: the table of verdicts, exact figures, and what would help."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.evaluators.drempel import beoordeel_drempel
from checker.evaluators.uitkomst import Uitkomst
from tests.evaluators.registerhulp import cijfers, dossier, lees_regel

REGEL = lees_regel("participatie.drempel")
THUIS = lees_regel("thuis-stimuleren.drempel")
KOP = "datum;activiteit;gezin_id;aanwezig\n"


def kinderen(n: int, start: str = "01-08-2024", eind: str = "") -> str:
    """A register of n children, each a family."""
    return "kind_id;gezin_id;startdatum;einddatum\n" + "".join(f"K{i};G{i};{start};{eind}\n" for i in range(1, n + 1))


def deelname(*activiteiten: str) -> str:
    """One activity per argument, one letter per family: j(a), n(ee), ? (unknown), . (no row)."""
    rijen = [
        f"{10 + a}-11-2024;Activiteit {a};G{g};{ {'j': 'ja', 'n': 'nee', '?': ''}[letter] }\n"
        for a, letters in enumerate(activiteiten)
        for g, letter in enumerate(letters, 1)
        if letter != "."
    ]
    return KOP + "".join(rijen)


def beoordeel(**registers: str) -> Uitkomst:
    """Judge participatie.drempel."""
    return beoordeel_drempel(REGEL, dossier(registers))


@pytest.mark.parametrize(
    ("gezinnen", "activiteiten", "oordeel", "gemiddeld", "bereik"),
    [
        (4, ["jjnn"], "voldoet", (2, 4, 0), (2, 4, 0)),
        (4, ["jjjj", "jnnn"], "voldoet", (5, 8, 0), (4, 4, 0)),
        (4, ["jnnn", "njnn"], "deels", (2, 8, 0), (2, 4, 0)),
        (4, ["jnnn"], "voldoet_niet", (1, 4, 0), (1, 4, 0)),
        (4, ["jnn?"], "niet_aantoonbaar", (1, 4, 1), (1, 4, 1)),
        (4, ["jnn."], "niet_aantoonbaar", (1, 4, 1), (1, 4, 1)),
        (5, ["jnnn?", "jnnnn"], "voldoet_niet", (2, 10, 1), (1, 5, 1)),
        (4, ["jn..", "jn.."], "niet_aantoonbaar", (2, 8, 4), (1, 4, 2)),
        (3, ["jn?"], "niet_aantoonbaar", (1, 3, 1), (1, 3, 1)),
        (199, ["j" * 99 + "n" * 100], "voldoet_niet", (99, 199, 0), (99, 199, 0)),
        (200, ["j" * 100 + "n" * 100], "voldoet", (100, 200, 0), (100, 200, 0)),
    ],
)
def test_oordeel_en_cijfers(
    gezinnen: int, activiteiten: list[str], oordeel: str, gemiddeld: tuple[int, int, int], bereik: tuple[int, int, int]
) -> None:
    """Lower and upper bound of average and reach decide, exactly."""
    uit = beoordeel(kinderen=kinderen(gezinnen), deelname=deelname(*activiteiten))
    assert uit.oordeel == oordeel
    assert cijfers(uit) == gemiddeld
    assert uit.meting is not None
    assert uit.meting.bereik is not None
    assert (uit.meting.bereik.teller, uit.meting.bereik.noemer, uit.meting.bereik.onbekend) == bereik
    assert len(uit.meting.groepen) == len(activiteiten)


def test_ja_wint_van_nee_en_nee_van_onbekend() -> None:
    """Double rows and siblings count once."""
    kind = "kind_id;gezin_id;startdatum\nK1;G1;1-8-2024\nK2;G1;1-8-2024\nK3;G2;1-8-2024\n"
    tabel = "datum;activiteit;kind_id;aanwezig\n12-11-2024;Koffie;K1;nee\n12-11-2024;koffie!;K2;ja\n12-11-2024;Koffie;K3;\n12-11-2024; KOFFIE;K3;nee\n"
    assert cijfers(beoordeel(kinderen=kind, deelname=tabel)) == (1, 2, 0)


@pytest.mark.parametrize(
    ("start", "eind", "noemer"),
    [
        ("10-11-2024", "", 2),
        ("11-11-2024", "", 1),
        ("01-08-2024", "10-11-2024", 2),
        ("01-08-2024", "09-11-2024", 1),
        ("01-12-2024", "01-11-2024", 1),
    ],
)
def test_verwacht_zijn_de_gezinnen_van_die_dag(start: str, eind: str, noemer: int) -> None:
    """First and last day count; an end before a start is no enrolment."""
    kind = f"kind_id;gezin_id;startdatum;einddatum\nK1;G1;{start};{eind}\nK2;G2;01-08-2024;\n"
    assert cijfers(beoordeel(kinderen=kind, deelname=deelname(".j"))) == (1, noemer, noemer - 1)


def test_kind_op_meer_regels_heeft_meer_inschrijvingen() -> None:
    """A child that left and came back is expected in both stretches only."""
    kind = "kind_id;startdatum;einddatum\nK1;01-08-2024;01-10-2024\nK1;11-11-2024;\nK2;01-08-2024;\n"
    tabel = "datum;activiteit;kind_id;aanwezig\n10-11-2024;A;K2;ja\n11-11-2024;B;K2;ja\n"
    assert cijfers(beoordeel(kinderen=kind, deelname=tabel)) == (2, 3, 1)


def test_zonder_kinderen_ten_hoogste_deels() -> None:
    """Without the register of children all families of the register are expected everywhere, and voldoet becomes deels."""
    uit = beoordeel(deelname=deelname("jjj.", "j..n"))
    assert (uit.oordeel, cijfers(uit)) == ("deels", (4, 8, 3))


def test_thuis_met_periode_zonder_datum() -> None:
    """Home activities per period expect every family enrolled at any day of the period; unreadable cells are unknown."""
    tabel = "periode;activiteit;gezin_id;uitgevoerd\nherfst;Telspel;G1;ja\nHerfst;telspel;G2;?\nwinter;Telspel;G1;nee\n"
    uit = beoordeel_drempel(THUIS, dossier({"kinderen": kinderen(2), "thuis": tabel}))
    assert cijfers(uit) == (1, 4, 2)


def test_periode_met_jaar_buiten_de_periode_telt_niet() -> None:
    """A month with a year that lies outside the period is left out, like a date."""
    tabel = "periode;activiteit;gezin_id;uitgevoerd\nokt 2023;Telspel;G1;ja\nokt 2024;Telspel;G1;nee\njuli 2025;Lied;G1;ja\n"
    assert cijfers(beoordeel_drempel(THUIS, dossier({"kinderen": kinderen(1), "thuis": tabel}))) == (1, 2, 0)


@pytest.mark.parametrize(
    ("registers", "woord"),
    [
        ({"kinderen": kinderen(2)}, "ontbreekt"),
        ({"kinderen": kinderen(2), "deelname": KOP}, "geen bruikbare rijen"),
        ({"kinderen": kinderen(2), "deelname": KOP + "12-11-2020;A;G1;ja\n"}, "valt geen enkele activiteit in de periode"),
        ({"kinderen": kinderen(2, "01-01-2025"), "deelname": deelname("jj")}, "geen enkel kind"),
        ({"kinderen": kinderen(2), "deelname": "activiteit;gezin_id;aanwezig\nA;G1;ja\n"}, "kolom 'datum'"),
        ({"kinderen": kinderen(2), "deelname": "datum;gezin_id;aanwezig\n12-11-2024;G1;ja\n"}, "kolom 'activiteit'"),
    ],
)
def test_niets_is_nooit_een_oordeel(registers: dict[str, str], woord: str) -> None:
    """Missing, empty or nothing to divide by: no verdict, with the reason."""
    uit = beoordeel(**registers)
    assert (uit.oordeel, uit.meting) == ("niet_beoordeeld", None)
    assert woord in uit.reden


def test_zonder_periode_geen_oordeel() -> None:
    """No date, no period, no verdict."""
    d = dossier({"kinderen": kinderen(2), "deelname": deelname("jj")})
    assert beoordeel_drempel(REGEL, replace(d, periode=None)).oordeel == "niet_beoordeeld"


def test_hulp_noemt_wat_er_nodig_is() -> None:
    """How many more, the lowest activities, and which share of the unknowns decides."""
    uit = beoordeel(kinderen=kinderen(4), deelname=deelname("j???", "nnnn"))
    assert uit.meting is not None
    hulp = " ".join(uit.meting.hulp)
    assert "Van de 3 onbekende moeten er 3 (100%)" in hulp
    assert "Met 3 keer meer een ja" in hulp
    assert "Activiteit 1 op 11-11-2024 (0 van 4)" in hulp
    assert "4 gezinnen" in uit.toelichting  # fewer than ten: said beside the figure


def test_percentage_rondt_niet_over_de_drempel() -> None:
    """99 of 199 is 49.7%, and never reads as 50%."""
    assert "49,7%" in beoordeel(kinderen=kinderen(199), deelname=deelname("j" * 99 + "n" * 100)).toelichting


def test_andere_soort_regel_wordt_geweigerd() -> None:
    """A rule of another kind is a fault of the caller."""
    with pytest.raises(TypeError):
        beoordeel_drempel(lees_regel("intake.dekking"), dossier({"kinderen": kinderen(1)}))
