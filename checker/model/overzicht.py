"""The overview of a batch: counts over many locations, never one overall score; the rows themselves are streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.model.bevinding import Oordeel
from checker.model.melding import Melding
from checker.model.rapport import RegelpakketInfo

KLEINE_GROEP = 10
KLEINE_TAAL = 5
Telling = tuple[tuple[Oordeel, int], ...]


@dataclass(frozen=True, slots=True)
class IndicatorKop:
    """An indicator as a column: how many locations have which verdict. `weegt_mee` is false where no criterium is a core one."""

    id: str
    nummer: int
    titel: str
    weegt_mee: bool
    telling: Telling


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A location by name with the link to its report (empty where there is none)."""

    id: str
    naam: str
    link: str


@dataclass(frozen=True, slots=True)
class CriteriumTelling:
    """One criterium over all audited locations.

    `niet` are the first locations that do not meet it, of `aantal_niet`. Of the locations with evidence in the text `eigen` have a
    sentence that no other location has, `gedeeld` only sentences that others have too (`grootste` share the most common one).
    `hoort_eigen` marks a criterium about the location's own parents, where shared evidence is none.
    """

    id: str
    titel: str
    indicator: str
    kern: bool
    telling: Telling
    niet: tuple[Verwijzing, ...]
    aantal_niet: int
    eigen: int
    gedeeld: int
    grootste: int
    hoort_eigen: bool


@dataclass(frozen=True, slots=True)
class GroepTelling:
    """One region or cluster: locations, families (None: unknown), whether that is a small group, and the verdicts per indicator."""

    naam: str
    locaties: int
    gezinnen: int | None
    klein: bool
    per_indicator: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Verdeling:
    """How a measured share is spread: `vakken` are counts of locations per 10 percent (the last holds 100%), `zonder` have no measurement."""

    titel: str
    drempel: Fraction
    vakken: tuple[int, ...]
    gehaald: int
    zonder: int


@dataclass(frozen=True, slots=True)
class Hulprij:
    """A location in the order of where help is needed first, with the counts that set the order."""

    plek: Verwijzing
    indicatoren_niet: int
    kern_niet: int
    kern_niet_aantoonbaar: int
    kern_deels: int
    kern_niet_beoordeeld: int
    klein: bool


@dataclass(frozen=True, slots=True)
class GelijkeGroep:
    """Locations of which something is (nearly) the same; `wat` says what and how much."""

    wat: str
    plekken: tuple[Verwijzing, ...]
    aantal: int


@dataclass(frozen=True, slots=True)
class Uitschieter:
    """A figure of one location that lies far from those of the others."""

    plek: Verwijzing
    wat: str
    klein: bool


@dataclass(frozen=True, slots=True)
class LocatieRij:
    """One location as a row: `indicatoren` per indicator (verdict, core criteria met, core criteria); empty when it was not audited."""

    plek: Verwijzing
    gemeente: str
    regio: str
    cluster: str
    getoetst: bool
    reden: str
    woorden: int
    gezinnen: int | None
    kinderen: int | None
    klein: bool
    nakijken: int
    indicatoren: tuple[tuple[Oordeel, int, int], ...]
    aandelen: tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class BevindingRij:
    """One finding as a row; `gedeeld_met` is None where it rests on no sentence."""

    locatie: str
    naam: str
    gemeente: str
    regio: str
    cluster: str
    indicator: str
    criterium: str
    titel: str
    kern: bool
    oordeel: Oordeel
    laag: bool
    handmatig: bool
    teller: int | None
    noemer: int | None
    onbekend: int | None
    bereik: int | None
    gedeeld_met: int | None
    reden: str


@dataclass(frozen=True, slots=True)
class Taaltelling:
    """A home language: families and locations; languages below the smallest count are one row."""

    taal: str
    gezinnen: int
    locaties: int


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything the overview shows; `locaties` and `bevindingen` start a fresh stream of rows, in the order of the locations' ids."""

    titel: str
    datum: date
    programma_versie: str
    regelpakket: RegelpakketInfo
    totaal: int
    getoetst: int
    alles_goed: int
    indicatoren: tuple[IndicatorKop, ...]
    criteria: tuple[CriteriumTelling, ...]
    regios: tuple[GroepTelling, ...]
    clusters: tuple[GroepTelling, ...]
    verdelingen: tuple[Verdeling, ...]
    hulp: tuple[Hulprij, ...]
    gelijke_teksten: tuple[GelijkeGroep, ...]
    gelijke_registers: tuple[GelijkeGroep, ...]
    uitschieters: tuple[Uitschieter, ...]
    talen: tuple[Taaltelling, ...]
    meldingen: tuple[Melding, ...]
    locaties: Callable[[], Iterator[LocatieRij]]
    bevindingen: Callable[[], Iterator[BevindingRij]]
