"""The shipped rule pack: its examples hold, and nothing empty, quoted or about something else reads as voldoet."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from checker.engine import Motor
from checker.language.lezen import lees
from checker.meten.voorbeelden import controleer_voorbeelden
from checker.model.bevinding import Oordeel
from checker.model.toets_tekst import TekstToets
from checker.readers.fragment import lees_fragment
from checker.readers.regels import laad_regelpakket

PAKKET = laad_regelpakket(voorbeelden=True)
MOTOR = Motor.van(PAKKET)
BEGRIP = re.compile("<([^<>]+)>")
HERKOMST = {
    p.stem: yaml.safe_load(p.read_text(encoding="utf-8")) for p in (Path(__file__).parents[2] / "regels" / "begrippen").glob("*.yaml")
}


def test_alle_voorbeelden_krijgen_hun_oordeel() -> None:
    """Every example in every rule gets the verdict that it states."""
    assert controleer_voorbeelden(PAKKET) == []


@pytest.mark.parametrize("regel", [r for r in PAKKET.regels if isinstance(r.toets, TekstToets)], ids=lambda r: r.id)
def test_elke_tekstregel_heeft_voorbeelden_van_elke_graad(regel) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """A text rule shows where its border lies: eight examples or more of each grade, no two the same."""
    aantal = Counter(v.oordeel for v in regel.voorbeelden)
    assert min(aantal[g] for g in (Oordeel.VOLDOET, Oordeel.DEELS, Oordeel.VOLDOET_NIET)) >= 8
    assert len({v.tekst for v in regel.voorbeelden}) == len(regel.voorbeelden)


@pytest.mark.parametrize("regel", [r for r in PAKKET.regels if isinstance(r.toets, TekstToets)], ids=lambda r: r.id)
def test_een_regel_geeft_geen_punten_voor_begrippen_van_een_ander_onderwerp(regel) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """A quality officer would call points for words about language support in a rule about the intake nonsense."""
    punten = {
        naam
        for v in (regel.toets.aanwezig, regel.toets.voldoende)
        for groep in v.punten.values()
        for k in groep
        for naam in BEGRIP.findall(k)
    }
    open_voor_deze = {naam for stam in ("basis", regel.id.split(".")[0]) for naam in HERKOMST[stam]}
    assert punten
    assert sorted(punten - open_voor_deze - set(PAKKET.signalen)) == []


def test_een_los_woord_draagt_geen_oordeel() -> None:
    """What weighs most in a rule is a begrip, which says what it means; a word by itself has six points at most."""
    vragen = [v for r in PAKKET.regels if isinstance(r.toets, TekstToets) for v in (r.toets.aanwezig, r.toets.voldoende)]
    woorden = [(k, punten) for v in vragen for punten, groep in v.punten.items() for k in groep if not BEGRIP.search(k) and "(" not in k]
    assert woorden
    assert [(k, punten) for k, punten in woorden if abs(punten) > 6] == []


def test_elk_begrip_en_signaal_komt_in_een_voorbeeld_voor() -> None:
    """A begrip that no example makes fire cannot be seen to work."""
    plan = MOTOR.tekst.plan
    teksten = [v.tekst for r in PAKKET.regels for v in r.voorbeelden if v.tekst]
    gezien = {plan.namen[k] for tekst in teksten for p in lees(lees_fragment(tekst), plan).passages for k in p.eigen}
    assert sorted({*PAKKET.begrippen, *PAKKET.signalen} - gezien) == []


@pytest.mark.parametrize("regel", [r for r in PAKKET.regels if isinstance(r.toets, TekstToets)], ids=lambda r: r.id)
def test_elke_tekstregel_zegt_welk_deel_ontbreekt(regel) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    """A text without any of its parts is told which; goals are told who, what, how much and by when."""
    delen = [o.zeg for o in regel.toets.onderdelen]
    assert len(delen) >= 2
    assert regel.id != "gericht-ouderbeleid.doelen" or [d.split()[0] for d in delen] == ["wie", "wat", "hoeveel", "wanneer"]


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "# Ouderbeleid\n\nNaam locatie: ______\n\nDatum: ______\n\n## Doelen\n\n[hier invullen]",
        "Het team volgt elk jaar twee scholingsdagen. De vloer van de gang is vorige zomer vernieuwd.",
    ],
    ids=["leeg", "leeg sjabloon", "ander onderwerp"],
)
def test_niets_is_voldoet_in_een_tekst_zonder_inhoud(tekst: str) -> None:
    """An empty text, an unfilled template and a text about something else meet nothing."""
    uitkomsten = MOTOR.tekst.beoordeel(lees_fragment(tekst))
    assert [c for c, u in uitkomsten.items() if u.oordeel is Oordeel.VOLDOET] == []
