"""A rule as its file says it: pydantic guards the border, `toets` is a union closed over the kinds of rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from checker.model.bevinding import Oordeel
from checker.model.toets_register import AandeelToets, DrempelToets, KruisToets

Tekst = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]


class Vast(BaseModel):
    """Base of everything an author writes: unknown keys are errors, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RegelBron(Vast):
    """Where the norm of a rule comes from."""

    document: Tekst
    plaats: Tekst


class Onderdeel(Vast):
    """A part that a good text holds; when none of `een_van` stands in the evidence, the finding says that `zeg` is missing."""

    zeg: Tekst
    een_van: tuple[Tekst, ...] = Field(strict=False, min_length=1)


class TekstToets(Vast):
    """Text rule: word groups and begrippen with points; a passage's points are added, signals take points off.

    The policy's score is that of its best passage plus `mee` for what other passages add. From `deels` on the verdict is
    `deels`, from `genoeg` on `voldoet`.
    """

    soort: Literal["tekst"]
    gezocht: Tekst
    deels: int = Field(ge=1)
    genoeg: int = Field(ge=2)
    punten: dict[int, tuple[Tekst, ...]]
    onderdelen: tuple[Onderdeel, ...] = Field(default=(), strict=False)


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


class PakketBestand(Vast):
    """pakket.yaml: the name and version of the pack, its indicators, and its rules in order."""

    naam: Tekst
    versie: Tekst
    indicatoren: tuple[Indicator, ...] = Field(strict=False, min_length=1)
    regels: tuple[Id, ...] = Field(strict=False, min_length=1)


class Begrip(Vast):
    """A concept: what it stands for and the terms that show it."""

    omschrijving: Tekst
    termen: tuple[Tekst, ...] = Field(strict=False, min_length=1)


class Signaal(Begrip):
    """A begrip that weighs other evidence; `zeg` is how a finding names it ("een voornemen, geen praktijk")."""

    zeg: Tekst


class Regelpakket(Vast):
    """A whole rule pack, loaded and checked; `sha256` is over all its files."""

    naam: str
    versie: str
    sha256: str
    indicatoren: tuple[Indicator, ...]
    regels: tuple[Regel, ...]
    begrippen: dict[str, Begrip]
    signalen: dict[str, Signaal]
