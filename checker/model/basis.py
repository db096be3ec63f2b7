"""What all rules are written in: concepts, and signals that weigh them. Files are checked where they are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Begrip:
    """A concept: what it stands for and the terms that show it."""

    omschrijving: str
    termen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaal(Begrip):
    """A begrip that weighs other evidence; `zeg` is how a finding names it ("een voornemen, geen praktijk")."""

    zeg: str
