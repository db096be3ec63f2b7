"""What was marked on a passage, for explaining a verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gemerkt:
    """A passage with the begrippen and signals marked on it and its additions on both questions (for `leguit`)."""

    alinea: int
    tekst: str
    begrippen: tuple[str, ...]
    signalen: tuple[str, ...]
    aanwezig: str
    voldoende: str
