"""The frozen result of one audit: the one truth of which every report is a view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.model.bevinding import Bevinding, Oordeel
from checker.model.melding import Melding


@dataclass(frozen=True, slots=True)
class Periode:
    """The days the audit is about, both ends included."""

    van: date
    tot: date

    @property
    def dagen(self) -> int:
        """The number of days, first and last included."""
        return (self.tot - self.van).days + 1

    def bevat(self, dag: date) -> bool:
        """Whether the day lies in the period."""
        return self.van <= dag <= self.tot


@dataclass(frozen=True, slots=True)
class InvoerBestand:
    """One input file: the policy has `woorden` and `leesdekking`, a register `rijen`, `terzijde` and `herkend`.

    `soort` is "beleid", one of the six registers, or "onbekend". `herkend` are pairs (canonical column, column in the file).
    """

    bestand: str
    soort: str
    sha256: str
    woorden: int | None = None
    leesdekking: float | None = None
    rijen: int | None = None
    terzijde: int | None = None
    herkend: tuple[tuple[str, str], ...] = ()
    herkend_op: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorOordeel:
    """The verdict on one indicator, rolled up from its core criteria."""

    id: str
    nummer: int
    inspectiecode: str | None
    titel: str
    oordeel: Oordeel


@dataclass(frozen=True, slots=True)
class RegelpakketInfo:
    """Which rules were applied."""

    naam: str
    versie: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Rapport:
    """Everything one audit found, in the order of the rule pack."""

    programma_versie: str
    regelpakket: RegelpakketInfo
    locatie_id: str
    locatie_naam: str
    periode: Periode | None
    datum: date
    invoer: tuple[InvoerBestand, ...]
    indicatoren: tuple[IndicatorOordeel, ...]
    bevindingen: tuple[Bevinding, ...]
    meldingen: tuple[Melding, ...]
