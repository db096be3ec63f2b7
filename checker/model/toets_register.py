"""The `toets` of a register rule: threshold, share and cross-check (discriminated by `soort`)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

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


Percentage = Annotated[Fraction, BeforeValidator(_percentage), PlainSerializer(lambda f: f"{float(f) * 100:g}%", return_type=str)]
Woorden = Annotated[tuple[str, ...], Field(strict=False)]


class _Toets(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


class DrempelToets(_Toets):
    """The share of families that is reached, on average and at least once, with a threshold."""

    soort: Literal["drempel"]
    uit_register: Literal["deelname", "thuisactiviteiten"] = Field(alias="register")
    drempel: Percentage


AandeelMeting = Literal[
    "intake-dekking",
    "intake-samen",
    "gesprekken-inhoud",
    "redenen-vastgelegd",
    "thuistaal-dekking",
    "vooraf-geinformeerd",
]


class AandeelToets(_Toets):
    """The share of something that is counted, with a threshold and the share from which it is partly met."""

    soort: Literal["aandeel"]
    meting: AandeelMeting
    drempel: Percentage
    deels_vanaf: Percentage


class KruisWoorden(_Toets):
    """The words by which a cross-check reads the policy.

    Terms are in lower case without accents; `*` stands for any letters (`*gesprek*`) and ` .. ` for at most five words between.
    `onderwerp` names the subject by itself, `nabij` only together with `wie`; `ander_onderwerp` is another subject when it is
    nearer; `uitgesloten` (aim, past, denial, quoted norm) makes a sentence no evidence; `kopwoorden` lend a heading's subject.
    """

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
    controle: Literal["gesprekken-gevoerd", "talen-in-beleid", "doelpercentage", "activiteiten-geregistreerd", "beleid-actueel"]
    drempel: Percentage = Fraction(1)
    deels_vanaf: Percentage = Fraction(4, 5)
    standaard_minimum: int = Field(default=2, ge=1, le=12)
    hoogste_minimum: int = Field(default=6, ge=1, le=52)
    vanaf_aandeel: Percentage = Fraction(1, 10)
    buiten_beschouwing: Woorden = ()
    woorden: KruisWoorden = KruisWoorden()
    onderwerpen: Annotated[tuple[Doelonderwerp, ...], Field(strict=False)] = ()


RegisterToets = Annotated[DrempelToets | AandeelToets | KruisToets, Field(discriminator="soort")]
