"""What the archive tells of the past: runs, how each location and criterium developed, and what differs between two runs."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from checker.batch.archief import OORDELEN, Loop, lopen
from checker.batch.opdracht import Afloop
from checker.errors import InvoerError
from checker.model.bevinding import Oordeel
from checker.reports.verschil import Richting, richting_van


@dataclass(frozen=True, slots=True)
class LoopTelling:
    """One run with its counts: locations audited of all, and core criteria per verdict."""

    loop: Loop
    getoetst: int
    totaal: int
    kern: tuple[tuple[Oordeel, int], ...]


@dataclass(frozen=True, slots=True)
class Verandering:
    """One criterium of one location in two runs; a verdict is None where there was none."""

    locatie: str
    naam: str
    criterium: str
    titel: str
    kern: bool
    richting: Richting
    toen: Oordeel | None
    nu: Oordeel | None


@dataclass(frozen=True, slots=True)
class Reeks:
    """One criterium (or location) over the runs: per run how many core criteria or locations are met, of how many that were judged."""

    id: str
    naam: str
    per_loop: tuple[tuple[int, int] | None, ...]


def tellingen(con: sqlite3.Connection) -> list[LoopTelling]:
    """Return all runs with their counts, oldest first."""
    uit = []
    for loop in lopen(con):
        totaal, getoetst = con.execute(
            "SELECT COUNT(*), TOTAL(afloop = ?) FROM loop_locatie WHERE loop = ?", (Afloop.GETOETST.value, loop.nummer)
        ).fetchone()
        aantallen = dict(
            con.execute(
                "SELECT oordeel, COUNT(*) FROM bevinding b JOIN criterium c ON c.nr = b.criterium WHERE loop = ? AND c.kern GROUP BY oordeel",
                (loop.nummer,),
            )
        )
        kern = tuple((o, aantallen[n]) for n, o in enumerate(OORDELEN) if aantallen.get(n))
        uit.append(LoopTelling(loop, int(getoetst), totaal, kern))
    return uit


def per_locatie(con: sqlite3.Connection) -> list[Reeks]:
    """Return per location in how many of its core criteria it met the norm in each run; None where it was not audited."""
    return _reeksen(
        con,
        "SELECT l.id, COALESCE((SELECT naam FROM loop_locatie d WHERE d.locatie = l.nr ORDER BY d.loop DESC LIMIT 1), ''), b.loop,"
        " SUM(b.oordeel = ?), COUNT(*) FROM bevinding b JOIN locatie l ON l.nr = b.locatie JOIN criterium c ON c.nr = b.criterium"
        " WHERE c.kern GROUP BY l.id, b.loop ORDER BY l.id, b.loop",
    )


def per_criterium(con: sqlite3.Connection) -> list[Reeks]:
    """Return per criterium at how many of the audited locations it was met in each run."""
    return _reeksen(
        con,
        "SELECT c.id, c.titel, b.loop, SUM(b.oordeel = ?), COUNT(*) FROM bevinding b JOIN criterium c ON c.nr = b.criterium"
        " GROUP BY c.nr, b.loop ORDER BY c.nr, b.loop",
    )


def van_locatie(con: sqlite3.Connection, id_: str) -> list[tuple[str, str, tuple[Oordeel | None, ...]]]:
    """Return per criterium (id, title) the verdicts of one location in all runs; raises InvoerError when the archive does not know it."""
    plek = con.execute("SELECT nr FROM locatie WHERE id = ?", (id_,)).fetchone()
    if plek is None:
        raise InvoerError(f"De locatie '{id_}' staat niet in het archief; gebruik de naam van de map zoals het overzicht die noemt.")
    nummers = [loop.nummer for loop in lopen(con)]
    per: dict[tuple[str, str], dict[int, Oordeel]] = {}
    vraag = "SELECT c.id, c.titel, loop, oordeel FROM bevinding b JOIN criterium c ON c.nr = b.criterium WHERE b.locatie = ? ORDER BY c.nr, loop"
    for criterium, titel, loop, oordeel in con.execute(vraag, plek):
        per.setdefault((criterium, titel), {})[loop] = OORDELEN[oordeel]
    return [(c, t, tuple(oordelen.get(n) for n in nummers)) for (c, t), oordelen in per.items()]


def _reeksen(con: sqlite3.Connection, vraag: str) -> list[Reeks]:
    nummers = [loop.nummer for loop in lopen(con)]
    per: dict[tuple[str, str], dict[int, tuple[int, int]]] = {}
    for id_, naam, loop, goed, totaal in con.execute(vraag, (OORDELEN.index(Oordeel.VOLDOET),)):
        per.setdefault((id_, naam), {})[loop] = (goed, totaal)
    return [Reeks(id_, naam, tuple(w.get(n) for n in nummers)) for (id_, naam), w in per.items()]


@dataclass(frozen=True, slots=True)
class Oordelen:
    """One run as verdicts: per (location, criterium) the verdict, with the names for both."""

    loop: Loop
    oordelen: dict[tuple[str, str], Oordeel]
    namen: dict[str, str]
    criteria: dict[str, tuple[str, bool]]


def lees_loop(con: sqlite3.Connection, nummer: int | None) -> Oordelen:
    """Return one run (the last when None); raises InvoerError when it is not there."""
    alle = lopen(con)
    gekozen = [loop for loop in alle if nummer is None or loop.nummer == nummer]
    if not gekozen:
        bekend = ", ".join(str(loop.nummer) for loop in alle) or "nog geen"
        raise InvoerError(f"Loop {nummer} staat niet in het archief; er is: {bekend}.")
    loop = gekozen[-1]
    vraag = (
        "SELECT l.id, c.id, b.oordeel FROM bevinding b JOIN locatie l ON l.nr = b.locatie JOIN criterium c ON c.nr = b.criterium"
        " WHERE b.loop = ? ORDER BY l.id, c.nr"
    )
    oordelen = {(plek, criterium): OORDELEN[o] for plek, criterium, o in con.execute(vraag, (loop.nummer,))}
    namen = dict(con.execute("SELECT l.id, d.naam FROM loop_locatie d JOIN locatie l ON l.nr = d.locatie WHERE d.loop = ?", (loop.nummer,)))
    criteria = {id_: (titel, bool(kern)) for id_, titel, kern in con.execute("SELECT id, titel, kern FROM criterium ORDER BY nr")}
    return Oordelen(loop, oordelen, namen, criteria)


def vergelijk_lopen(toen: Oordelen, nu: Oordelen) -> list[Verandering]:
    """Return every criterium of every location of which the verdict is not the same, by location and in the order of the pack."""
    uit = []
    for plek, criterium in dict.fromkeys([*nu.oordelen, *toen.oordelen]):
        oud, nieuw = toen.oordelen.get((plek, criterium)), nu.oordelen.get((plek, criterium))
        if oud is nieuw:
            continue
        titel, kern = nu.criteria.get(criterium) or toen.criteria.get(criterium) or (criterium, False)
        naam = nu.namen.get(plek) or toen.namen.get(plek) or plek
        uit.append(Verandering(plek, naam, criterium, titel, kern, richting_van(oud, nieuw), oud, nieuw))
    return sorted(uit, key=lambda v: v.locatie)
