"""What the files of a rule pack may say: pydantic guards the border, and what passed becomes the plain models of `checker.model`.

Every class here has the name and the fields of the model that it becomes; only a start that has to read YAML pays for pydantic.
"""

from __future__ import annotations

import re
from dataclasses import fields
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from checker.model import basis, regel, toets_register, toets_tekst
from checker.model.bevinding import Oordeel
from checker.model.toets_register import AandeelMeting, KruisControle
from checker.model.toets_tekst import MAX_PUNTEN

Tekst = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]


class Vast(BaseModel):
    """Base of everything an author writes."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Begrip(Vast):
    """A concept: what it stands for and the terms that show it."""

    omschrijving: Tekst
    termen: tuple[Tekst, ...] = Field(strict=False, min_length=1)


class Signaal(Begrip):
    """A begrip that weighs other evidence; `zeg` is how a finding names it ("een voornemen, geen praktijk")."""

    zeg: Tekst


class Onderdeel(Vast):
    """A part that a good text holds; when none of `een_van` stands in the evidence, the finding says that `zeg` is missing."""

    zeg: Tekst
    een_van: tuple[Tekst, ...] = Field(strict=False, min_length=1)


class Vraag(Vast):
    """One question to a passage: its kenmerken are looked up, their points added; from `genoeg` on the answer is yes.

    `punten` maps a number of points to the kenmerken that are worth it: `<begrip>`, a word or word group, `kop(...)` for what stands in
    the headings above, `eerder(...)` for the passage before, `vorm(...)` for its shape, and ` + ` between kenmerken that count together.
    """

    genoeg: int = Field(ge=1, le=MAX_PUNTEN)
    punten: dict[int, tuple[Tekst, ...]] = Field(min_length=1)


class TekstToets(Vast):
    """Text rule: a passage that answers `aanwezig` makes the verdict `deels`; one that answers `voldoende` as well makes it `voldoet`."""

    soort: Literal["tekst"]
    gezocht: Tekst
    aanwezig: Vraag
    voldoende: Vraag
    onderdelen: tuple[Onderdeel, ...] = Field(default=(), strict=False)


_PERCENT = re.compile(r"^(\d{1,3})(?:[.,](\d{1,2}))?\s*%$")


def _percentage(waarde: object) -> Fraction:
    if isinstance(waarde, Fraction):
        return waarde
    if not isinstance(waarde, str) or not (m := _PERCENT.match(waarde.strip())):
        raise ValueError('een percentage als tekst, zoals "50%"')
    deel = Fraction(int(m.group(1) + (m.group(2) or "")), 100 * 10 ** len(m.group(2) or ""))
    if not 0 <= deel <= 1:
        raise ValueError("een percentage van 0% tot en met 100%")
    return deel


Percentage = Annotated[Fraction, BeforeValidator(_percentage)]
Woorden = Annotated[tuple[str, ...], Field(strict=False)]


class _Toets(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


class DrempelToets(_Toets):
    """The share of families that is reached, on average and at least once, with a threshold."""

    soort: Literal["drempel"]
    uit_register: Literal["deelname", "thuisactiviteiten"] = Field(alias="register")
    drempel: Percentage


class AandeelToets(_Toets):
    """The share of something that is counted, with a threshold and the share from which it is partly met."""

    soort: Literal["aandeel"]
    meting: AandeelMeting
    drempel: Percentage
    deels_vanaf: Percentage


class KruisWoorden(_Toets):
    """The words by which a cross-check reads the policy; what each list does stands at its twin in checker/model/toets_register.py."""

    onderwerp: Woorden = ()
    nabij: Woorden = ()
    wie: Woorden = ()
    ander_onderwerp: Woorden = ()
    uitgesloten: Woorden = ()
    leeftijd_of_start: Woorden = ()
    kopwoorden: Woorden = ()


class Doelonderwerp(_Toets):
    """A subject that a goal with a percentage may be about, and the measurement it is compared with."""

    meting: Literal["deelname", "thuisactiviteiten", "intake-dekking", "gesprekken-gevoerd", "thuistaal-dekking"]
    woorden: Woorden


class KruisToets(_Toets):
    """Policy against registers; `controle` says which comparison, the rest is its vocabulary."""

    soort: Literal["kruis"]
    controle: KruisControle
    drempel: Percentage = Fraction(1)
    deels_vanaf: Percentage = Fraction(4, 5)
    standaard_minimum: int = Field(default=2, ge=1, le=12)
    hoogste_minimum: int = Field(default=6, ge=1, le=52)
    vanaf_aandeel: Percentage = Fraction(1, 10)
    buiten_beschouwing: Woorden = ()
    woorden: KruisWoorden = KruisWoorden()
    onderwerpen: Annotated[tuple[Doelonderwerp, ...], Field(strict=False)] = ()


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

    `regels` is the least share (percent) of the text rules that must find something, enough or not: a document about something else meets one
    by chance. `zeg` completes "maar ..." in a finding when it does not. Texts no longer than a short text (`kort-stuk`) are not held to it.
    """

    zeg: Tekst
    begrippen: tuple[Tekst, ...] = Field(default=(), strict=False)
    minstens: int = Field(default=0, ge=0, le=100)
    hoogstens: int = Field(default=100, ge=0, le=100)
    regels: int = Field(default=0, ge=0, le=100)

    @model_validator(mode="after")
    def _eist_iets(self) -> Documenteis:
        if not self.begrippen and not self.regels:
            raise ValueError("noem begrippen (met minstens of hoogstens) of regels: zonder die eist dit niets")
        return self


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


_MODELLEN: dict[str, type] = {
    naam: getattr(module, naam)
    for module in (basis, regel, toets_register, toets_tekst)
    for naam in vars(module)
    if naam in globals() and isinstance(globals()[naam], type) and issubclass(globals()[naam], BaseModel)
}


def maak(gelezen: Any) -> Any:  # noqa: ANN401 - any value of a model
    """Return what was read and checked as the plain models."""
    if isinstance(gelezen, BaseModel):
        model = _MODELLEN[type(gelezen).__name__]
        return model(**{veld.name: maak(getattr(gelezen, veld.name)) for veld in fields(model)})
    if isinstance(gelezen, tuple):
        return tuple(map(maak, gelezen))
    if isinstance(gelezen, dict):
        return {sleutel: maak(waarde) for sleutel, waarde in gelezen.items()}
    return gelezen
