"""Figures of one location that lie far from those of the others: worth a telephone call, no verdict."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from statistics import median

from checker.model.overzicht import KLEINE_GROEP, Uitschieter, Verwijzing

MIN_LOCATIES = 12
MIN_NOEMER = 10
MAX_GENOEMD = 40
AFSTAND = 5.0
_NAAR_SIGMA = 1.4826  # median absolute deviation to standard deviation of a normal distribution
_KLEINSTE_VERSCHIL = 0.15


def uitschieters(con: sqlite3.Connection, titels: list[str]) -> tuple[Uitschieter, ...]:
    """Return what stands out, farthest first: the length of the policy, and shares with at least ten in the denominator.

    Far is five robust standard deviations (median and median absolute deviation) and at least 15 percentage points or twice the length.
    """
    gevonden = [*_woorden(con), *_aandelen(con, titels), *_overal_alles(con, titels)]
    gevonden.sort(key=lambda g: (-g[0], g[1], g[2]))
    uit = []
    for _, nr, wat in gevonden[:MAX_GENOEMD]:
        id_, naam, link, gezinnen = con.execute("SELECT id, naam, link, gezinnen FROM temp.plek WHERE nr = ?", (nr,)).fetchone()
        uit.append(Uitschieter(Verwijzing(id_, naam, link), wat, gezinnen is not None and gezinnen < KLEINE_GROEP))
    return tuple(uit)


def _ver(paren: list[tuple[int, float]], minste: float) -> Iterator[tuple[float, int, float, float]]:
    """(distance, location, value, median) of the values that lie far from the rest."""
    if len(paren) < MIN_LOCATIES:
        return
    waarden = array("d", (w for _, w in paren))
    midden = median(waarden)
    spreiding = _NAAR_SIGMA * median(array("d", (abs(w - midden) for w in waarden)))
    for nr, waarde in paren:
        verschil = abs(waarde - midden)
        if verschil >= max(AFSTAND * spreiding, minste):
            yield verschil / max(spreiding, minste / AFSTAND), nr, waarde, midden


def _woorden(con: sqlite3.Connection) -> Iterator[tuple[float, int, str]]:
    paren = [(nr, float(w)) for nr, w in con.execute("SELECT nr, woorden FROM temp.plek WHERE getoetst ORDER BY nr")]
    midden = median([w for _, w in paren]) if paren else 0.0
    for ver, nr, waarde, _ in _ver(paren, midden / 2):
        yield ver, nr, f"het beleid telt {waarde:.0f} woorden; het midden van alle locaties is {midden:.0f}"


def _aandelen(con: sqlite3.Connection, titels: list[str]) -> Iterator[tuple[float, int, str]]:
    for c, titel in enumerate(titels):
        vraag = "SELECT nr, teller, noemer FROM temp.bev WHERE c = ? AND noemer >= ? ORDER BY nr"
        paren = [(nr, teller / noemer) for nr, teller, noemer in con.execute(vraag, (c, MIN_NOEMER))]
        for ver, nr, waarde, midden in _ver(paren, _KLEINSTE_VERSCHIL):
            yield ver, nr, f"{titel}: {_procent(waarde)}; het midden van alle locaties is {_procent(midden)}"


def _overal_alles(con: sqlite3.Connection, titels: list[str]) -> Iterator[tuple[float, int, str]]:
    """Every family at every activity, without one exception in a hundred: rather a filled-in column than a count."""
    vraag = "SELECT nr, c, noemer FROM temp.bev WHERE bereik IS NOT NULL AND noemer >= 100 AND teller = noemer ORDER BY nr, c"
    for nr, c, noemer in con.execute(vraag):
        yield AFSTAND, nr, f"{titels[c]}: alle {noemer} keer 'ja', zonder een uitzondering; is er echt geteld?"


def _procent(deel: float) -> str:
    return f"{int(deel * 100)}%"
