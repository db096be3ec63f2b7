"""The history of batches in SQLite: verdicts and counts per location and run; no citations, ids or names of persons."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.errors import InvoerError, RapportError
from checker.model.bevinding import Oordeel

OORDELEN = tuple(Oordeel)

# Each step brings the schema one version further; a step is never changed once released.
MIGRATIES = (
    """
    CREATE TABLE loop (nummer INTEGER PRIMARY KEY, datum TEXT NOT NULL, programma TEXT NOT NULL, regelpakket TEXT NOT NULL,
      regels_sha256 TEXT NOT NULL, inhoud TEXT NOT NULL, bestanden TEXT NOT NULL);
    CREATE TABLE locatie (nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
    CREATE TABLE criterium (nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, indicator TEXT NOT NULL, titel TEXT NOT NULL, kern INTEGER NOT NULL);
    CREATE TABLE loop_locatie (loop INTEGER NOT NULL, locatie INTEGER NOT NULL, naam TEXT NOT NULL, gemeente TEXT NOT NULL, regio TEXT NOT NULL,
      cluster TEXT NOT NULL, afloop TEXT NOT NULL, reden TEXT NOT NULL, gezinnen INTEGER, PRIMARY KEY (loop, locatie)) WITHOUT ROWID;
    CREATE TABLE bevinding (loop INTEGER NOT NULL, locatie INTEGER NOT NULL, criterium INTEGER NOT NULL, oordeel INTEGER NOT NULL,
      laag INTEGER NOT NULL, hand INTEGER NOT NULL, teller INTEGER, noemer INTEGER, onbekend INTEGER,
      PRIMARY KEY (loop, locatie, criterium)) WITHOUT ROWID;
    """,
)
VERSIE = len(MIGRATIES)


@dataclass(frozen=True, slots=True)
class Loop:
    """One batch as it was kept; `inhoud` is the hash of all that was in it, `bestanden` the sizes of the overview files (JSON)."""

    nummer: int
    datum: str
    programma: str
    regelpakket: str
    regels_sha256: str
    inhoud: str
    bestanden: str


@contextlib.contextmanager
def archief(pad: Path, *, schrijven: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the archive, brought to this version's schema when writing; a whole run is one transaction, kept only when nothing fails.

    Raises InvoerError when there is none, it is damaged or of a later version; RapportError when it cannot be written.
    """
    if not schrijven and not pad.is_file():
        raise InvoerError(f"{pad} bestaat niet; wijs de map aan die bij een batch als --uit is opgegeven.")
    try:
        con = sqlite3.connect(pad, isolation_level=None, timeout=30)
    except sqlite3.Error as fout:
        raise RapportError(f"{pad} kan niet worden geopend: {fout}.") from fout
    try:
        con.execute("PRAGMA temp_store = FILE")
        con.execute("BEGIN IMMEDIATE" if schrijven else "BEGIN")
        _migreer(con, pad, schrijven=schrijven)
        yield con
        con.execute("COMMIT" if schrijven else "ROLLBACK")
    except sqlite3.DatabaseError as fout:
        if fout.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
            raise RapportError(f"{pad} kan niet worden geschreven: de schijf is vol, of hier mag niet worden geschreven.") from fout
        soort = RapportError if isinstance(fout, sqlite3.OperationalError) and schrijven else InvoerError
        raise soort(f"{pad} kan niet worden gebruikt ({fout}); zet het bestand opzij, dan begint een nieuw archief.") from fout
    finally:
        con.close()


def _migreer(con: sqlite3.Connection, pad: Path, *, schrijven: bool) -> None:
    versie = int(con.execute("PRAGMA user_version").fetchone()[0])
    if versie > VERSIE:
        raise InvoerError(f"{pad} is gemaakt met een nieuwere versie van dit programma (schema {versie}); werk het programma bij.")
    if versie < VERSIE and not schrijven:
        raise InvoerError(f"{pad} heeft een ouder schema ({versie}); draai eerst opnieuw een batch, die werkt het archief bij.")
    for stap in MIGRATIES[versie:]:
        for opdracht in stap.split(";"):
            if opdracht.strip():
                con.execute(opdracht)
    if versie < VERSIE:
        con.execute(f"PRAGMA user_version = {VERSIE}")


def lopen(con: sqlite3.Connection) -> list[Loop]:
    """Return all runs, oldest first."""
    velden = "nummer, datum, programma, regelpakket, regels_sha256, inhoud, bestanden"
    return [Loop(*rij) for rij in con.execute(f"SELECT {velden} FROM loop ORDER BY nummer")]  # noqa: S608 - a constant


def begin_loop(con: sqlite3.Connection, loop: Loop) -> None:
    """Add a run."""
    con.execute(
        "INSERT INTO loop VALUES (?,?,?,?,?,?,?)",
        (loop.nummer, loop.datum, loop.programma, loop.regelpakket, loop.regels_sha256, loop.inhoud, loop.bestanden),
    )


def nummer_van(con: sqlite3.Connection, tabel: str, id_: str, *rest: object) -> int:
    """Return the number of a location or criterium, adding it when it is new; a criterium's title is kept up to date."""
    if tabel == "locatie":
        con.execute("INSERT OR IGNORE INTO locatie (id) VALUES (?)", (id_,))
        return int(con.execute("SELECT nr FROM locatie WHERE id = ?", (id_,)).fetchone()[0])
    con.execute(
        "INSERT INTO criterium (id, indicator, titel, kern) VALUES (?,?,?,?)"
        " ON CONFLICT (id) DO UPDATE SET indicator = excluded.indicator, titel = excluded.titel, kern = excluded.kern",
        (id_, *rest),
    )
    return int(con.execute("SELECT nr FROM criterium WHERE id = ?", (id_,)).fetchone()[0])
