"""A rule as its file says it: pydantic guards the border, `toets` is a union closed over the kinds of rules."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from checker.model.basis import Begrip, Id, Signaal, Tekst, Vast
from checker.model.bevinding import Oordeel
from checker.model.toets_register import AandeelToets, DrempelToets, KruisToets
from checker.model.toets_tekst import TekstToets


class RegelBron(Vast):
    """Where the norm of a rule comes from."""

    document: Tekst
    plaats: Tekst


Toets = Annotated[TekstToets | DrempelToets | AandeelToets | KruisToets, Field(discriminator="soort")]


class Voorbeeld(Vast):
    """A short text, or tiny registers, with the verdict that the rule must give."""

    oordeel: Oordeel
    naam: str = ""
    tekst: str = ""
    beleid: str = ""
    registers: dict[str, str] = Field(default_factory=dict)
    van: str = ""
    tot: str = ""


class Regel(Vast):
    """One rule: one file, of which the path is the id (`<indicator>.<criterium>`)."""

    id: Id
    titel: Tekst
    norm: Tekst
    bron: RegelBron
    kern: bool
    toets: Toets
    advies: Tekst
    voorbeeldtekst: Tekst
    voorbeelden: tuple[Voorbeeld, ...] = Field(default=(), strict=False)

    @property
    def indicator(self) -> str:
        """The id of the indicator this rule belongs to."""
        return self.id.partition(".")[0]


class Indicator(Vast):
    """One indicator of the inspection framework."""

    id: Tekst
    nummer: int
    inspectiecode: Tekst | None
    titel: Tekst


class KortStuk(Vast):
    """How much less is enough in a short text: one of at most `passages` sentences, list items and table rows gets `korting` points off.

    A verdict rests on the best passage of a text. In a policy of a hundred sentences some come close by chance, so the bar is set for those;
    in a paragraph that somebody tries out, that chance is small.
    """

    passages: int = Field(default=0, ge=0, le=50)
    korting: int = Field(default=0, ge=0, le=1_000)


class Documenteis(Vast):
    """What a document as a whole must be: the share (percent) of its passages that hold one of `begrippen` lies within bounds.

    `zeg` completes "maar ..." in a finding when it does not. Texts no longer than a short text (`kort-stuk`) are not held to it.
    """

    zeg: Tekst
    begrippen: tuple[Tekst, ...] = Field(strict=False, min_length=1)
    minstens: int = Field(default=0, ge=0, le=100)
    hoogstens: int = Field(default=100, ge=0, le=100)


class Zekervanaf(Vast):
    """How many points a verdict must be away from the nearest other verdict to be called certain, per verdict."""

    voldoet: int = Field(default=0, ge=0, le=1_000)
    deels: int = Field(default=0, ge=0, le=1_000)
    voldoet_niet: int = Field(default=0, ge=0, le=1_000)


class PakketBestand(Vast):
    """pakket.yaml: the name and version of the pack, its indicators, and its rules in order."""

    naam: Tekst
    versie: Tekst
    kort_stuk: KortStuk = Field(default=KortStuk(), alias="kort-stuk")
    document: tuple[Documenteis, ...] = Field(default=(), strict=False)
    zeker_vanaf: Zekervanaf = Field(default=Zekervanaf(), alias="zeker-vanaf")
    indicatoren: tuple[Indicator, ...] = Field(strict=False, min_length=1)
    regels: tuple[Id, ...] = Field(strict=False, min_length=1)


class Regelpakket(Vast):
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
