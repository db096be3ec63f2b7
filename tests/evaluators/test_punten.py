"""Adding points for all rules at once gives what adding them one by one gives."""

from __future__ import annotations

import marshal

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
@given(
    tabellen=st.lists(TABEL, min_size=2, max_size=6), sleutels=st.frozensets(st.integers(0, 12)), ander=st.frozensets(st.integers(0, 12))
)
def test_banen_tellen_als_los_tellen(tabellen: list[dict[int, tuple[str, ...]]], sleutels: frozenset[int], ander: frozenset[int]) -> None:
    """The packed sum and the packed maximum equal the plain ones for every question."""
    vragen = [Vraag(genoeg=1, punten=t) for t in tabellen]
    toetsen = [TekstToets(soort="tekst", gezocht="x", aanwezig=v, voldoende=v) for v in vragen]
    plan = maak_leesplan(BEGRIPPEN, toetsen)
    telling = Puntentelling(marshal.loads(marshal.dumps(Puntentelling.van(vragen, plan).tabellen())))  # noqa: S302 - our own bytes
    sommen = [telling.tel(s) for s in (sleutels, ander, frozenset())]
    for k, tabel in enumerate(tabellen):
        los = [
            sum(p for p, kenmerken in tabel.items() for x in kenmerken if set(plan.sleutels(x)) <= s)
            for s in (sleutels, ander, frozenset())
        ]
        assert telling.kolommen(sommen).van(k) == los
        assert telling.hoogste(sommen)[k] == max(los)
        optelling = telling.optelling(k, sleutels)
        assert sum(p for _, p in optelling) == los[0]
        assert optelling == sorted(optelling, key=lambda r: (-r[1], r[0]))
    assert telling.hoogste([]) == [0] * len(tabellen)


def test_veel_punten_lopen_niet_over() -> None:
    """A table in which one passage can have far more points than the shipped rules give keeps its lanes apart."""
    namen = [f"woord{chr(97 + i)}{chr(97 + j)}" for i in range(6) for j in range(10)]
    begrippen = {n: Begrip(omschrijving=n, termen=(n,)) for n in namen}
    vragen = [Vraag(genoeg=1, punten={teken * 1000: tuple(f"<{n}>" for n in namen)}) for teken in (1, -1, 1)]
    plan = maak_leesplan(begrippen, [TekstToets(soort="tekst", gezocht="x", aanwezig=v, voldoende=v) for v in vragen])
    telling = Puntentelling.van(vragen, plan)
    alles = telling.tel(frozenset(range(60)))
    assert [telling.kolommen([alles]).van(k) for k in range(3)] == [[60_000], [-60_000], [60_000]]
    assert telling.hoogste([alles, telling.tel(frozenset())]) == [60_000, 0, 60_000]
