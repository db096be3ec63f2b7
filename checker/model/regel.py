"""A rule and a rule pack, as the rest of the program uses them; `toets` is a union closed over the kinds of rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.basis import Begrip, Signaal
from checker.model.bevinding import Oordeel
from checker.model.toets_register import AandeelToets, DrempelToets, KruisToets
from checker.model.toets_tekst import TekstToets


@dataclass(frozen=True, slots=True, kw_only=True)
class RegelBron:
    """Where the norm of a rule comes from."""

    document: str
    plaats: str


Toets = TekstToets | DrempelToets | AandeelToets | KruisToets


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorbeeld:
    """A short text, or tiny registers, with the verdict that the rule must give."""

    oordeel: Oordeel
    naam: str = ""
    tekst: str = ""
    beleid: str = ""
    registers: dict[str, str] = field(default_factory=dict)
    van: str = ""
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One rule: one file, of which the path is the id (`<indicator>.<criterium>`)."""

    id: str
    titel: str
    norm: str
    bron: RegelBron
    kern: bool
    toets: Toets
    advies: str
    voorbeeldtekst: str
    voorbeelden: tuple[Voorbeeld, ...] = ()

    @property
    def indicator(self) -> str:
        """The id of the indicator this rule belongs to."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of the inspection framework."""

    id: str
    nummer: int
    inspectiecode: str | None
    titel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KortStuk:
    """How much less is enough in a short text: one of at most `passages` sentences, list items and table rows gets `korting` points off.

    A verdict rests on the best passage of a text. In a policy of a hundred sentences some come close by chance, so the bar is set for those;
    in a paragraph that somebody tries out, that chance is small.
    """

    passages: int = 0
    korting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Documenteis:
    """What a document as a whole must be: the share (percent) of its passages that hold one of `begrippen` lies within bounds.

    `regels` is the least share (percent) of the text rules that must find something, enough or not: a document about something else meets one
    by chance. `zeg` completes "maar ..." in a finding when it does not. Texts no longer than a short text (`kort-stuk`) are not held to it.
    """

    zeg: str
    begrippen: tuple[str, ...] = ()
    minstens: int = 0
    hoogstens: int = 100
    regels: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Zekervanaf:
    """How many points a verdict must be away from the nearest other verdict to be called certain, per verdict."""

    voldoet: int = 0
    deels: int = 0
    voldoet_niet: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Regelpakket:
    """A whole rule pack, loaded and checked; `sha256` is over all its files."""

    naam: str
    versie: str
    sha256: str
    kort_stuk: KortStuk = KortStuk()
    document: tuple[Documenteis, ...] = ()
    zeker_vanaf: Zekervanaf = Zekervanaf()
    indicatoren: tuple[Indicator, ...]
    regels: tuple[Regel, ...]
    begrippen: dict[str, Begrip]
    signalen: dict[str, Signaal]
