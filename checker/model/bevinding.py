"""What the audit of one criterium found: a verdict with its evidence, measurement and advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from checker.model.document import Vindplaats


class Oordeel(StrEnum):
    """The verdict on one criterium or indicator (contract.md)."""

    VOLDOET = "voldoet"
    DEELS = "deels"
    VOLDOET_NIET = "voldoet_niet"
    NIET_AANTOONBAAR = "niet_aantoonbaar"
    NIET_BEOORDEELD = "niet_beoordeeld"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"


class Zekerheid(StrEnum):
    """How much a person should look for himself; apart from the verdict."""

    HOOG = "hoog"
    LAAG = "laag"


@dataclass(frozen=True, slots=True)
class Bewijs:
    """A passage of the policy, literally, with its place.

    `bijna` marks a passage that did not suffice; `waarom` then says why, and else what it shows. `telling` is the
    addition of points as a reader can redo it ("nabellen 3 + reden 3 = 6, genoeg is 5"), empty where no points were counted.
    """

    citaat: str
    plaats: Vindplaats
    bijna: bool = False
    waarom: str = ""
    telling: str = ""


@dataclass(frozen=True, slots=True)
class Deelmeting:
    """A count: `teller` of `noemer` are shown, `onbekend` of `noemer` cannot be told."""

    teller: int
    noemer: int
    onbekend: int


@dataclass(frozen=True, slots=True)
class Groepsmeting:
    """The count for one activity, month or group within a measurement, for the table and chart behind the figure."""

    naam: str
    datum: date | None
    teller: int
    noemer: int
    onbekend: int


@dataclass(frozen=True, slots=True)
class Meting:
    """The figures of a register rule; all counts are exact integers.

    `talen` maps a language to (families, named in the policy). `hulp` are sentences on what would help.
    """

    teller: int
    noemer: int
    onbekend: int
    drempel: Fraction | None = None
    bereik: Deelmeting | None = None
    minimum: int | None = None
    talen: tuple[tuple[str, int, bool], ...] | None = None
    groepen: tuple[Groepsmeting, ...] = ()
    hulp: tuple[str, ...] = ()
    eenheid: str = ""


@dataclass(frozen=True, slots=True)
class Handmatig:
    """A person's judgement that replaced what the program found."""

    door: str
    datum: date
    reden: str
    was: Oordeel


@dataclass(frozen=True, slots=True)
class Bron:
    """Where a norm comes from: document, place in it and, where it has one, the inspection's code."""

    document: str
    plaats: str
    inspectiecode: str = ""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """The finding on one criterium. `reden` is set for niet_beoordeeld; `gezocht` for a text criterium that is not met.

    `stappen` tells step by step how the verdict came about (for `leguit`).
    """

    criterium: str
    indicator: str
    soort: str
    kern: bool
    titel: str
    norm: str
    bron: Bron
    oordeel: Oordeel
    toelichting: str
    zekerheid: Zekerheid = Zekerheid.HOOG
    zekerheid_reden: str = ""
    advies: str = ""
    voorbeeldtekst: str = ""
    bewijs: tuple[Bewijs, ...] = ()
    gezocht: str = ""
    reden: str = ""
    meting: Meting | None = None
    handmatig: Handmatig | None = None
    stappen: tuple[str, ...] = ()
