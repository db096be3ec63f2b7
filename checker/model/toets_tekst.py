"""The text kind of rule: two questions, each with a points table over begrippen and word groups."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from checker.model.basis import Tekst, Vast

MAX_PUNTEN = 1_000
MAX_KENMERKEN = 600


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
