"""The `toets` of a register rule: threshold, share and cross-check (told apart by `soort`)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Woorden = tuple[str, ...]
AandeelMeting = Literal[
    "intake-dekking",
    "intake-samen",
    "gesprekken-inhoud",
    "redenen-vastgelegd",
    "thuistaal-dekking",
    "vooraf-geinformeerd",
]
KruisControle = Literal["gesprekken-gevoerd", "talen-in-beleid", "doelpercentage", "activiteiten-geregistreerd", "beleid-actueel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrempelToets:
    """The share of families that is reached, on average and at least once, with a threshold."""

    soort: Literal["drempel"]
    uit_register: Literal["deelname", "thuisactiviteiten"]
    drempel: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class AandeelToets:
    """The share of something that is counted, with a threshold and the share from which it is partly met."""

    soort: Literal["aandeel"]
    meting: AandeelMeting
    drempel: Fraction
    deels_vanaf: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class KruisWoorden:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Doelonderwerp:
    """A subject that a goal with a percentage may be about, and the measurement it is compared with."""

    meting: Literal["deelname", "thuisactiviteiten", "intake-dekking", "gesprekken-gevoerd", "thuistaal-dekking"]
    woorden: Woorden


@dataclass(frozen=True, slots=True, kw_only=True)
class KruisToets:
    """Policy against registers; `controle` says which comparison, the rest is its vocabulary."""

    soort: Literal["kruis"]
    controle: KruisControle
    drempel: Fraction = Fraction(1)
    deels_vanaf: Fraction = Fraction(4, 5)
    standaard_minimum: int = 2
    hoogste_minimum: int = 6
    vanaf_aandeel: Fraction = Fraction(1, 10)
    buiten_beschouwing: Woorden = ()
    woorden: KruisWoorden = KruisWoorden()
    onderwerpen: tuple[Doelonderwerp, ...] = ()
