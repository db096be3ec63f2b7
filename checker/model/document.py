"""The policy document as the Word reader hands it over: blocks in reading order, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from checker.model.melding import Melding


class Bloksoort(StrEnum):
    """What a block is in the document."""

    TITEL = "titel"
    KOP = "kop"
    ALINEA = "alinea"
    LIJST = "lijst"
    CEL = "cel"
    NOOT = "noot"
    TEKSTVAK = "tekstvak"


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Where a block stands, so that a reader finds it back.

    `kop` is the path of headings above it (outermost first), `alinea` the 1-based number of the block in
    reading order over the whole document. For a block in a table `tabel` (1-based), `rij` and `cel` (1-based)
    are set too. `deel` and `volgnummer` name the w:p element itself: the zip part and the 0-based index
    among all w:p elements of that part in document order (used to put comments beside the text).
    """

    kop: tuple[str, ...]
    alinea: int
    tabel: int | None = None
    rij: int | None = None
    cel: int | None = None
    deel: str = ""
    volgnummer: int = -1


@dataclass(frozen=True, slots=True)
class Blok:
    """One paragraph of visible text, with its kind and its place.

    `niveau` is the heading level (1 is outermost) for a heading and the list depth (0 is outermost) for a list item.
    `nummer` is the automatic number or bullet that Word shows before the text and that is not in `tekst`.
    `koprij` is true for a cell in the header row of its table.
    """

    soort: Bloksoort
    tekst: str
    plaats: Vindplaats
    niveau: int = 0
    nummer: str = ""
    koprij: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document, read: its blocks in reading order and how much of the visible text they hold.

    `leesdekking` is the share (0..1) of the visible characters in the parts that reached `blokken`; `woorden` counts the words in `blokken`.
    """

    bestand: str
    sha256: str
    blokken: tuple[Blok, ...]
    woorden: int
    leesdekking: float
    meldingen: tuple[Melding, ...] = field(default=())
