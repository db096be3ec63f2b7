"""The text kind of rule: two questions, each with a points table over begrippen and word groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MAX_PUNTEN = 1_000
MAX_KENMERKEN = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderdeel:
    """A part that a good text holds; when none of `een_van` stands in the evidence, the finding says that `zeg` is missing."""

    zeg: str
    een_van: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One question to a passage: its kenmerken are looked up, their points added; from `genoeg` on the answer is yes.

    `punten` maps a number of points to the kenmerken that are worth it: `<begrip>`, a word or word group, `kop(...)` for what stands in
    the headings above, `eerder(...)` for the passage before, `vorm(...)` for its shape, and ` + ` between kenmerken that count together.
    """

    genoeg: int
    punten: dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TekstToets:
    """Text rule: a passage that answers `aanwezig` makes the verdict `deels`; one that answers `voldoende` as well makes it `voldoet`."""

    soort: Literal["tekst"]
    gezocht: str
    aanwezig: Vraag
    voldoende: Vraag
    onderdelen: tuple[Onderdeel, ...] = ()
