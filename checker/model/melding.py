"""A remark on the input, never with the content of a personal field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Niveau(StrEnum):
    """How serious a remark is."""

    INFO = "info"
    WAARSCHUWING = "waarschuwing"
    FOUT = "fout"


@dataclass(frozen=True, slots=True)
class Melding:
    """A remark on one input file: `regel` is the 1-based line in the file, or None when it is about the whole file."""

    niveau: Niveau
    bestand: str
    code: str
    tekst: str
    regel: int | None = None
