"""What all files that an author writes share: unknown keys are errors, text is text, nothing changes after loading."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

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
