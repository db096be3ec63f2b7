"""What travels between the parent and the workers: small frozen data, paths in and counts out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.model.rapport import Periode

SOORTEN = ("json", "html", "word", "excel", "opmerkingen")
STANDAARD = ("json", "html")


class Afloop(StrEnum):
    """How the audit of one location ended."""

    GETOETST = "getoetst"
    NIET_TE_TOETSEN = "niet_te_toetsen"  # the input cannot be audited: the same input gives the same answer
    MISLUKT = "mislukt"  # a crash, a hang, a kill, a report that could not be written: worth another try in a next run


@dataclass(frozen=True, slots=True)
class Instelling:
    """What holds for every location of a batch; `kenmerk` is the hash of program version, rules and options."""

    uit: str
    regelmap: str | None
    periode: Periode | None
    peildatum: date
    rapporten: tuple[str, ...]
    kenmerk: str


@dataclass(frozen=True, slots=True)
class Deel:
    """The part of a shared register that belongs to one location: the file, the location's key in it and the hash of its rows."""

    bestand: str
    sleutel: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Plek:
    """A location as discovery found it; `fout` says why it cannot be audited. `id` is its path below the batch folder."""

    id: str
    pad: str
    naam: str = ""
    gemeente: str = ""
    regio: str = ""
    cluster: str = ""
    fout: str = ""
    delen: tuple[Deel, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What the parent hears of one location; all else is on disk. `alles_goed` is whether every core criterium is voldoet.

    `stop` is set when going on makes no sense (the disk is full).
    """

    id: str
    afloop: Afloop
    alles_goed: bool = False
    reden: str = ""
    hergebruikt: bool = False
    stop: bool = False
