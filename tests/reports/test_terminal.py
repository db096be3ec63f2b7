"""The summary for a terminal: plain in a pipe, within its width, complete, and deaf to hostile text."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from checker.model.rapport import Rapport
from checker.reports.terminal import terminal_tekst
from checker.reports.view import maak_beeld
from checker.reports.woorden import veilig
from tests.reports.golden import vergelijk_met_golden
from tests.reports.voorbeeldrapport import goed_rapport, leeg_rapport, maak_rapport, vijandig_rapport

RAPPORTEN = {"rijk": maak_rapport(), "goed": goed_rapport(), "leeg": leeg_rapport(), "vijandig": vijandig_rapport()}


@pytest.mark.parametrize("kort", [False, True])
@pytest.mark.parametrize("breedte", [60, 80, 110])
@pytest.mark.parametrize("rapport", RAPPORTEN.values(), ids=RAPPORTEN)
def test_past_in_de_breedte_zonder_kleur(rapport: Rapport, breedte: int, kort: bool) -> None:
    """No line is wider than asked, none ends in blanks, and without colour there is no escape code or other control character."""
    tekst = terminal_tekst(rapport, breedte=breedte, kort=kort)
    assert tekst.endswith("\n")
    for regel in tekst.splitlines():
        assert cell_len(regel) <= breedte
        assert regel == regel.rstrip()
        assert veilig(regel) == " ".join(regel.split())


def test_kleur_voegt_alleen_kleur_toe() -> None:
    """With colour the words are the same; no meaning hangs on it."""
    met = terminal_tekst(maak_rapport(), kleur=True)
    assert "\x1b[" in met
    zonder = [r.rstrip() for r in re.sub(r"\x1b\[[0-9;]*m", "", met).splitlines()]
    assert zonder == terminal_tekst(maak_rapport()).splitlines()


def test_kort_is_een_regel_per_indicator() -> None:
    """One line for each of the seven, with number and verdict."""
    regels = terminal_tekst(maak_rapport(), kort=True).splitlines()
    beeld = maak_beeld(maak_rapport())
    assert len(regels) == len(beeld.meewegend) == 7
    for regel, i in zip(regels, beeld.meewegend, strict=True):
        assert regel.startswith(f"{i.vorm.teken} {i.vorm.woord}")
        assert f" {i.oordeel.nummer} " in regel


def test_alles_wat_mist_wordt_genoemd() -> None:
    """Every criterium of the seven that is not met, and the first thing to mend per indicator."""
    tekst = " ".join(terminal_tekst(maak_rapport()).split())
    for i in maak_beeld(maak_rapport()).meewegend:
        assert all(b.titel in tekst for b in i.mist)
        if i.eerst:
            assert f"Eerst: {' '.join(i.eerst.doe.split())}" in tekst


def test_opmaakcodes_van_rich_in_invoer_zijn_tekst() -> None:
    """Square brackets in a name are shown, not obeyed."""
    from dataclasses import replace

    assert "[bold red]x[/]" in terminal_tekst(replace(maak_rapport(), locatie_naam="[bold red]x[/] :smile:"))


@pytest.mark.parametrize("kort", [False, True], ids=["lang", "kort"])
def test_golden(kort: bool) -> None:
    """The whole text, as accepted."""
    vergelijk_met_golden(f"terminal{'-kort' if kort else ''}.txt", terminal_tekst(maak_rapport(), kort=kort))
