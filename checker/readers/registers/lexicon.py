"""The lexicon of registers (regels/registers.yaml and talen.yaml): column names, values, months and languages are data."""

from __future__ import annotations

import marshal
import re
import sys
import unicodedata
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from checker import bewaarplaats
from checker.errors import RegelError
from checker.language.talen import Taalvormen
from checker.model.registratie import Registersoort
from checker.readers import grenzen
from checker.versie import __version__

_SOORT = "lexicon"


@dataclass(frozen=True, slots=True)
class Registervorm:
    """What a register needs and what sets it apart: `vereist` are groups of which one column must be there."""

    vereist: tuple[tuple[str, ...], ...]
    kolommen: frozenset[str]
    kenmerk: frozenset[str]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words by which registers are recognised and read; `kolom_van` maps a bare header to its column, `rang` orders synonyms."""

    kolom_van: dict[str, str]
    rang: dict[str, int]
    waarden_van: dict[str, str]
    registers: dict[Registersoort, Registervorm]
    antwoorden: dict[str, bool | None]
    nee_met_reden: frozenset[str]
    geen_reden: frozenset[str]
    taal_onbekend: tuple[str, ...]
    taalvormen: Taalvormen
    maanden: dict[str, int]
    weekdagen: frozenset[str]
    voetregels: tuple[str, ...]
    geen_activiteit: frozenset[str]
    periodewoorden: tuple[str, ...]


_NIET_ALNUM = re.compile(r"[^0-9a-z%]+")


def kale_kop(kop: str) -> str:
    """A header without case, accents, spaces and punctuation. Not cached: it is also asked about cells that may be names."""
    if kop.isascii():
        return _NIET_ALNUM.sub("", kop.lower())
    zonder = "".join(t for t in unicodedata.normalize("NFKD", kop.casefold()) if not unicodedata.combining(t))
    return _NIET_ALNUM.sub("", zonder)


def laad_lexicon(map_: Path) -> Lexicon:
    """The lexicon in a rules folder (registers.yaml and talen.yaml). Raises RegelError with every mistake in a file."""
    sleutel = _sleutel(map_)
    data = bewaarplaats.lees(_SOORT, sleutel) if sleutel else None
    if data is not None and (bewaard := _uit_kaal(data)):
        return bewaard
    from checker.readers.registers.lexiconbestand import lees_lexicon  # reading and checking YAML is only paid when it changed

    lexicon = lees_lexicon(map_)
    if sleutel and sleutel == _sleutel(map_):
        bewaarplaats.schrijf(_SOORT, sleutel, _kaal(lexicon))
    return lexicon


def _sleutel(map_: Path) -> bytes | None:
    code = [Path(__file__), Path(__file__).with_name("lexiconbestand.py")]
    bronnen = [bewaarplaats.inhoud(map_ / naam, grenzen.YAML_BESTAND_BYTES) for naam in ("registers.yaml", "talen.yaml")]
    gelezen = [b for b in bronnen if b is not None]
    if len(gelezen) < len(bronnen):
        return None
    return bewaarplaats.sleutel([__version__, str(sys.implementation.cache_tag), bewaarplaats.bestandsmerk(code), *gelezen])


def _kaal(lexicon: Lexicon) -> bytes:
    """Only plain dicts, tuples, sets, texts and numbers."""
    velden = {veld.name: getattr(lexicon, veld.name) for veld in fields(lexicon)}
    velden["registers"] = {str(s): tuple(getattr(r, veld.name) for veld in fields(r)) for s, r in lexicon.registers.items()}
    return marshal.dumps(velden)


def _uit_kaal(data: bytes) -> Lexicon | None:
    try:
        velden = marshal.loads(data)  # noqa: S302 - our own file: written by this user, whole by its digest, and never executed
        registers = {Registersoort(s): Registervorm(*r) for s, r in velden.pop("registers").items()}
        return Lexicon(registers=registers, **velden)
    except (ValueError, TypeError, EOFError, LookupError):
        return None


@lru_cache(maxsize=1)
def standaard_lexicon() -> Lexicon:
    """The lexicon that ships with the program, in a wheel or in a checkout; read once per process."""
    code = Path(__file__).resolve().parent.parent.parent
    for map_ in (code / "_meegeleverd" / "regels", code.parent / "regels"):
        if (map_ / "registers.yaml").is_file():
            return laad_lexicon(map_)
    raise RegelError("De meegeleverde woordenlijst voor registers is niet gevonden; installeer het programma opnieuw.")
