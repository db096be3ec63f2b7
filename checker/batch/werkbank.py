"""Gathers the states of all locations in temporary tables on disk, so that the parent's memory does not grow with the batch.

The same pass fills the archive. The tables hold verdicts, counts and hashes; SQLite removes them by itself, also after a kill.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from checker.batch import plaatsen
from checker.batch.archief import OORDELEN, nummer_van
from checker.batch.opdracht import Afloop, Plek
from checker.batch.stand import Stand, lees_stand
from checker.model.regel import Regelpakket
from checker.reports.alle import NAMEN

RANG = {o.value: n for n, o in enumerate(OORDELEN)}
GEEN_STAND = "de uitkomst van deze locatie kon niet worden bewaard"

_TABELLEN = """
CREATE TEMP TABLE plek (nr INTEGER PRIMARY KEY, id TEXT, naam TEXT, gemeente TEXT, regio TEXT, cluster TEXT, getoetst INTEGER, reden TEXT,
  link TEXT, woorden INTEGER, gezinnen INTEGER, kinderen INTEGER, schets TEXT, alles_goed INTEGER, nakijken INTEGER, indicatoren TEXT);
CREATE TEMP TABLE ind (nr INTEGER, i INTEGER, oordeel INTEGER);
CREATE TEMP TABLE bev (nr INTEGER, c INTEGER, oordeel INTEGER, laag INTEGER, hand INTEGER, teller INTEGER, noemer INTEGER, onbekend INTEGER,
  bereik INTEGER, reden TEXT, gedeeld INTEGER, PRIMARY KEY (nr, c)) WITHOUT ROWID;
CREATE TEMP TABLE bewijs (c INTEGER, hash INTEGER, nr INTEGER);
CREATE TEMP TABLE register (nr INTEGER, soort TEXT, sha TEXT, rijhash TEXT, rijen INTEGER);
CREATE TEMP TABLE taal (nr INTEGER, taal TEXT, gezinnen INTEGER);
"""


def vul(con: sqlite3.Connection, plekken: Iterable[Plek], uit: Path, pakket: Regelpakket, loop: int) -> None:
    """Read every location's state once, into the temporary tables and as run `loop` into the archive."""
    for opdracht in _TABELLEN.split(";"):
        con.execute(opdracht)
    criteria = [nummer_van(con, "criterium", r.id, r.indicator, r.titel, int(r.kern)) for r in pakket.regels]
    for nr, plek in enumerate(plekken):
        map_ = plaatsen.uitmap(uit, plek.id)
        stand = lees_stand(map_) or Stand("", Afloop.MISLUKT, GEEN_STAND, "", False, {}, plek.naam or plek.id)
        _voeg_toe(con, nr, plek, stand)
        _archiveer(con, loop, criteria, plek, stand)
    con.execute("CREATE TEMP TABLE deling AS SELECT nr, c, MIN(n) AS n FROM"
                " (SELECT nr, c, COUNT(*) OVER (PARTITION BY c, hash) AS n FROM bewijs) GROUP BY nr, c")  # fmt: skip
    con.execute("UPDATE bev SET gedeeld = d.n FROM temp.deling d WHERE d.nr = bev.nr AND d.c = bev.c")


def _voeg_toe(con: sqlite3.Connection, nr: int, plek: Plek, s: Stand) -> None:
    bestand = next((NAMEN[soort] for soort in ("html", "word", "excel", "json") if NAMEN[soort] in s.bestanden), "")
    con.execute(
        "INSERT INTO temp.plek VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            nr,
            _tekst(plek.id),
            _tekst(s.naam),
            plek.gemeente,
            plek.regio,
            plek.cluster,
            int(s.afloop is Afloop.GETOETST),
            _tekst(s.reden),
            plaatsen.link(plek.id, bestand) if bestand else "",
            s.woorden,
            s.gezinnen,
            s.kinderen,
            s.schets,
            int(s.alles_goed),
            sum(1 for b in s.bevindingen if b[1] == "laag" and not b[2]),
            json.dumps(s.indicatoren),
        ),
    )
    con.executemany("INSERT INTO temp.ind VALUES (?,?,?)", [(nr, i, RANG[o]) for i, (o, _, _) in enumerate(s.indicatoren)])
    con.executemany(
        "INSERT INTO temp.bev VALUES (?,?,?,?,?,?,?,?,?,?,NULL)",
        [(nr, c, RANG[b[0]], int(b[1] == "laag"), *b[2:8]) for c, b in enumerate(s.bevindingen)],
    )
    con.executemany("INSERT INTO temp.bewijs VALUES (?,?,?)", [(c, int(h, 16), nr) for c, b in enumerate(s.bevindingen) for h in b[8]])
    con.executemany("INSERT INTO temp.register VALUES (?,?,?,?,?)", [(nr, *r) for r in s.registers])
    con.executemany("INSERT INTO temp.taal VALUES (?,?,?)", [(nr, taal, n) for taal, n in (s.talen or {}).items()])


def _archiveer(con: sqlite3.Connection, loop: int, criteria: list[int], plek: Plek, s: Stand) -> None:
    locatie = nummer_van(con, "locatie", _tekst(plek.id))
    con.execute(
        "INSERT INTO main.loop_locatie VALUES (?,?,?,?,?,?,?,?,?)",
        (loop, locatie, _tekst(s.naam), plek.gemeente, plek.regio, plek.cluster, s.afloop.value, _tekst(s.reden), s.gezinnen),
    )
    con.executemany(
        "INSERT INTO main.bevinding VALUES (?,?,?,?,?,?,?,?,?)",
        [
            (loop, locatie, c, RANG[b[0]], int(b[1] == "laag"), b[2], b[3], b[4], b[5])
            for c, b in zip(criteria, s.bevindingen, strict=False)
        ],
    )


def _tekst(waarde: str) -> str:
    """A folder name need not be valid text; SQLite and the reports want it to be."""
    return waarde.encode("utf-8", "replace").decode()
