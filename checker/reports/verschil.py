"""The outcome of a comparison of two audits: frozen data that terminal, JSON and web page show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.model.bevinding import Oordeel
from checker.model.rapport import Periode

RANG = {Oordeel.VOLDOET_NIET: 0, Oordeel.DEELS: 1, Oordeel.VOLDOET: 2}


class Richting(StrEnum):
    """How a verdict moved; ordered by how much a reader wants to know it."""

    SLECHTER = "slechter"
    BETER = "beter"
    NIET_VERGELIJKBAAR = "niet_vergelijkbaar"
    NIEUW_BEWIJS = "nieuw_bewijs"
    GELIJK = "gelijk"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """The figure behind a verdict: exact counts."""

    teller: int
    noemer: int
    onbekend: int


@dataclass(frozen=True, slots=True)
class Verschil:
    """One criterium then and now; `toen` or `nu` is None where the report does not hold it. `waarom` explains the direction where needed."""

    criterium: str
    indicator: str
    titel: str
    kern: bool
    richting: Richting
    toen: Oordeel | None
    nu: Oordeel | None
    waarom: str = ""
    cijfer_toen: Cijfer | None = None
    cijfer_nu: Cijfer | None = None
    nieuw_bewijs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorVerschil:
    """One indicator then and now, with the criteria that belong to it; `weegt_mee` is false where none of them is a core one."""

    id: str
    nummer: int
    titel: str
    weegt_mee: bool
    richting: Richting
    toen: Oordeel | None
    nu: Oordeel | None
    verschillen: tuple[Verschil, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Of one of the two audits what a reader must know to weigh the comparison."""

    locatie_id: str
    locatie: str
    periode: Periode | None
    datum: date | None
    regelpakket: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two audits side by side; `kanttekeningen` are the reasons to be careful with it (other location, other rules, order in time)."""

    toen: Moment
    nu: Moment
    kanttekeningen: tuple[str, ...]
    indicatoren: tuple[IndicatorVerschil, ...]

    @property
    def verschillen(self) -> tuple[Verschil, ...]:
        """All criteria, in the order of the newest rule pack."""
        return tuple(v for i in self.indicatoren for v in i.verschillen)

    def aantal(self, richting: Richting) -> int:
        """How many criteria moved that way."""
        return Counter(v.richting for v in self.verschillen)[richting]


def richting_van(toen: Oordeel | None, nu: Oordeel | None) -> Richting:
    """Return how a verdict moved.

    What could not be shown may have been anything, so beside `deels` and `voldoet_niet` it compares with nothing; beside `voldoet` it does,
    because what was shown no longer is, or the other way round. What was not judged compares with nothing but itself.
    """
    buiten = (None, Oordeel.NIET_BEOORDEELD, Oordeel.NIET_VAN_TOEPASSING)
    if toen is nu and nu is not None:
        return Richting.GELIJK
    if toen in buiten or nu in buiten:
        return Richting.NIET_VERGELIJKBAAR
    if Oordeel.NIET_AANTOONBAAR in (toen, nu) and Oordeel.VOLDOET not in (toen, nu):
        return Richting.NIET_VERGELIJKBAAR
    rang_toen, rang_nu = (RANG.get(o, 0) if o else 0 for o in (toen, nu))
    return Richting.BETER if rang_nu > rang_toen else Richting.SLECHTER
