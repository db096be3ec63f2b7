"""Properties: any dialect reads back to the truth, and how it was written never changes a figure."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.evaluators import metingen as m
from checker.model.rapport import Periode
from checker.readers.registers import RegisterLezing
from checker.readers.registers.activities import activiteitsleutel
from tests.readers.registers.hulp import VAK, lees
from tests.readers.registers.waarheid import GEWOON, Dialect, Waarheid, dialecten, schrijf, waarheden

STEL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lees_in_map(bestanden: dict[str, bytes], periode: Periode | None = VAK) -> RegisterLezing:
    """Read files from a folder of their own."""
    with tempfile.TemporaryDirectory() as map_:
        return lees(Path(map_), bestanden, periode=periode)


def cijfers(lezing: RegisterLezing) -> dict[str, Any]:
    """Every figure of every measure."""
    reg = lezing.registratie
    drempel = m.meet_drempel(reg, reg.deelname or (), VAK)
    return {
        "gemiddeld": drempel.gemiddeld,
        "bereik": drempel.bereik,
        "intake": m.meet_intake_dekking(reg, VAK),
        "samen": m.meet_intake_samen(reg, VAK),
        "gevoerd": m.meet_gesprekken_gevoerd(reg, VAK, 2),
        "inhoud": m.meet_gesprekken_inhoud(reg, VAK),
        "taal": m.meet_thuistaal_dekking(reg, VAK),
        "talen": m.gezinnen_per_taal(reg, VAK),
    }


def _ingeschreven(w: Waarheid, gezin: int, dag: date) -> bool:
    return any(g == gezin and s <= dag and (e is None or dag <= e) for g, s, e, _ in w.kinderen)


@STEL
@given(waarheden(), dialecten)
def test_elk_dialect_leest_terug_tot_de_waarheid(w: Waarheid, d: Dialect) -> None:
    """What was written in any dialect is read as exactly what happened, and nothing is set aside."""
    lezing = lees_in_map(schrijf(w, d))
    reg = lezing.registratie
    assert [i.soort for i in lezing.invoer] == ["kinderen", "intake", "gesprekken", "deelname"]
    assert sum(i.terzijde or 0 for i in lezing.invoer) == sum(1 for x in lezing.meldingen if x.code == "niet-verwacht")
    assert [(r.start, r.eind) for r in reg.kinderen or ()] == [(s, e) for _, s, e, _ in w.kinderen]
    assert sorted((r.datum, r.samen or False, r.samen is None) for r in reg.intake or () if r.datum) == sorted(
        (dag, x or False, x is None) for _, dag, x in w.intakes
    )
    assert [(r.kind, r.datum, r.observatie, r.afspraken) for r in reg.gesprekken or ()] == [
        (k + 1, dag, x, y) for k, dag, x, y in w.gesprekken
    ]
    gelezen = {(r.datum, r.sleutel, r.gezin): r.antwoord for r in reg.deelname or ()}
    assert gelezen == {(dag, activiteitsleutel(naam), g + 1): x for dag, naam, antw in w.activiteiten for g, x in enumerate(antw)}


@STEL
@given(waarheden(), dialecten)
def test_cijfers_volgen_uit_de_waarheid(w: Waarheid, d: Dialect) -> None:
    """Average and reach equal a plain count over the truth."""
    uit = cijfers(lees_in_map(schrijf(w, d)))
    paren = [(g, x) for dag, _, antw in w.activiteiten for g, x in enumerate(antw) if _ingeschreven(w, g, dag)]
    gem = uit["gemiddeld"]
    assert (gem.teller, gem.noemer, gem.onbekend) == (sum(x is True for _, x in paren), len(paren), sum(x is None for _, x in paren))
    met_ja = {g for g, x in paren if x}
    bereik = uit["bereik"]
    assert (bereik.teller, bereik.noemer, bereik.onbekend) == (
        len(met_ja),
        len({g for g, _ in paren}),
        len({g for g, x in paren if x is None} - met_ja),
    )


@STEL
@given(waarheden(), dialecten, st.permutations(range(12)))
def test_schrijfwijze_verandert_geen_cijfer(w: Waarheid, d: Dialect, volgorde: list[int]) -> None:
    """Dialect, title lines, notation and the order of the rows never change a figure."""
    assert cijfers(lees_in_map(schrijf(w, d, volgorde))) == cijfers(lees_in_map(schrijf(w, GEWOON)))


@STEL
@given(waarheden(), st.integers(1, 8))
def test_splitsen_in_twee_bestanden_verandert_geen_cijfer(w: Waarheid, snede: int) -> None:
    """A register cut in two files gives the same figures."""
    bestanden = schrijf(w, GEWOON)
    kop, *rijen = bestanden["deelname.csv"].decode().splitlines(keepends=True)
    gesplitst = bestanden | {
        "deelname.csv": (kop + "".join(rijen[:snede])).encode(),
        "deelname 2.csv": (kop + "".join(rijen[snede:])).encode(),
    }
    assert cijfers(lees_in_map(gesplitst)) == cijfers(lees_in_map(bestanden))


@STEL
@given(waarheden(), st.data())
def test_onbekend_verbreedt_alleen_de_grenzen(w: Waarheid, data: st.DataObject) -> None:
    """Replacing an answer by unknown lowers the lower bound or keeps it, and raises the upper bound or keeps it."""
    i = data.draw(st.integers(0, len(w.activiteiten) - 1))
    dag, naam, antw = w.activiteiten[i]
    g = data.draw(st.integers(0, len(antw) - 1))
    minder = (*w.activiteiten[:i], (dag, naam, (*antw[:g], None, *antw[g + 1 :])), *w.activiteiten[i + 1 :])
    voor, na = cijfers(lees_in_map(schrijf(w, GEWOON))), cijfers(lees_in_map(schrijf(replace(w, activiteiten=minder), GEWOON)))
    for wat in ("gemiddeld", "bereik"):
        assert na[wat].noemer == voor[wat].noemer
        assert na[wat].teller <= voor[wat].teller
        assert na[wat].teller + na[wat].onbekend >= voor[wat].teller + voor[wat].onbekend


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_rommel_geeft_meldingen_en_geen_fout(data: bytes) -> None:
    """Any bytes give a result: rows or remarks, never an exception or silence."""
    lezing = lees_in_map({"x.csv": data, "kinderen.csv": b"Kindnr;Start\nK1;1-8-2024\n" + data})
    assert lezing.invoer[0].soort != "onbekend" or lezing.meldingen
