"""Adding points for all rules at once gives what adding them one by one gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.evaluators.punten import Puntentelling
from checker.language.koppelen import maak_leesplan
from checker.model.basis import Begrip
from checker.model.toets_tekst import TekstToets, Vraag

NAMEN = ("a", "b", "c", "d")
BEGRIPPEN = {n: Begrip(omschrijving=n, termen=(n * 4,)) for n in NAMEN}
KENMERK = st.sampled_from([f"<{x}>" for x in NAMEN] + ["<a> + <b>", "<b> + <c> + <d>", "vorm(kop)"])
TABEL = st.dictionaries(
    st.integers(-900, 900).filter(bool), st.lists(KENMERK, min_size=1, max_size=3, unique=True).map(tuple), min_size=1, max_size=5
)


@settings(deadline=None)  # the first example loads the dictionary
@given(tabellen=st.lists(TABEL, min_size=2, max_size=6), sleutels=st.frozensets(st.integers(0, 12)))
def test_banen_tellen_als_los_tellen(tabellen: list[dict[int, tuple[str, ...]]], sleutels: frozenset[int]) -> None:
    """The packed sum equals the plain sum for every question."""
    vragen = [Vraag(genoeg=1, punten=t) for t in tabellen]
    toetsen = [TekstToets(soort="tekst", gezocht="x", aanwezig=v, voldoende=v) for v in vragen]
    plan = maak_leesplan(BEGRIPPEN, toetsen)
    telling = Puntentelling(vragen, plan)
    banen = telling.tel(sleutels)
    for k, tabel in enumerate(tabellen):
        los = sum(p for p, kenmerken in tabel.items() for x in kenmerken if set(plan.sleutels(x)) <= sleutels)
        assert banen[k] - telling.nul == los
        assert sum(p for _, p in telling.optelling(k, sleutels)) == los
