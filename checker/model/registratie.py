"""The six registers, read: typed rows with pseudonyms for keys; no personal content survives the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Registersoort(StrEnum):
    """The six registers (registraties.md)."""

    KINDEREN = "kinderen"
    INTAKE = "intake"
    DEELNAME = "deelname"
    THUISACTIVITEITEN = "thuisactiviteiten"
    GESPREKKEN = "gesprekken"
    THUISTAAL = "thuistaal"


@dataclass(frozen=True, slots=True)
class Herkomst:
    """The file and 1-based line a row stands on."""

    bestand: str
    regel: int


@dataclass(frozen=True, slots=True)
class Registratie:
    """All registers of a location. A register that is absent is None; one that is there without rows is an empty tuple."""

    laatste_datum: date | None = None
