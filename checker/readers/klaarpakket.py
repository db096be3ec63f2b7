"""Keeps a checked rule pack with what was worked out from it, so that the next run need not read and check sixty YAML files.

Only what the loader accepted is kept, as plain dicts, tuples, texts and numbers, under a key of every byte of the pack, of this program's
code and of the dictionary; anything else that is found is worked out again. They are not checked a second time.
"""

from __future__ import annotations

import gc
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from checker import bewaarplaats
from checker.language.woordenboek import kenmerk
from checker.model.basis import Begrip, Signaal
from checker.model.regel import Documenteis, Indicator, KortStuk, Regel, RegelBron, Regelpakket, Zekervanaf
from checker.model.toets_register import AandeelToets, Doelonderwerp, DrempelToets, KruisToets, KruisWoorden
from checker.model.toets_tekst import Onderdeel, TekstToets, Vraag
from checker.readers import grenzen
from checker.readers.regelgrenzen import controleer_bestanden
from checker.versie import __version__

SOORT = "pakket"
_CODE = Path(__file__).resolve().parent.parent
_MODELLEN: tuple[type, ...] = (
    Regelpakket, Regel, RegelBron, Indicator, KortStuk, Documenteis, Zekervanaf, Begrip, Signaal, TekstToets, Vraag, Onderdeel,
    DrempelToets, AandeelToets, KruisToets, KruisWoorden, Doelonderwerp,
)  # fmt: skip
_KLASSEN = {klas.__name__: klas for klas in _MODELLEN}
Tabellen = dict[str, Any]


class _NietTeBewaren(TypeError):
    """A pack holds something that has no plain form."""


def sleutel_van(wortel: Path) -> bytes | None:
    """Return the key of the pack in a folder: of all its YAML files, this program and the dictionary; None when it cannot be read."""
    delen: list[str | bytes] = [programma(), kenmerk()]
    try:
        if controleer_bestanden(wortel):
            return None
        for naam in sorted(_yaml(str(wortel))):
            inhoud = bewaarplaats.inhoud(wortel / naam, grenzen.YAML_BESTAND_BYTES)
            if inhoud is None:
                return None
            delen += [naam, inhoud]
    except OSError:
        return None
    return bewaarplaats.sleutel(delen)


@cache
def programma() -> str:
    """Return what changes when the program's own code changes."""
    code = sorted(p for deel in ("language", "evaluators", "model", "readers", "readers/registers") for p in (_CODE / deel).glob("*.py"))
    return f"{__version__} {sys.implementation.cache_tag} {bewaarplaats.bestandsmerk(code)}"


def _yaml(wortel: str) -> Iterator[str]:
    for eerste in os.scandir(wortel):
        if eerste.name.endswith(".yaml"):
            yield eerste.name
        elif eerste.is_dir():
            yield from (f"{eerste.name}/{e.name}" for e in os.scandir(eerste.path) if e.name.endswith(".yaml"))


def lees(sleutel: bytes) -> tuple[Regelpakket, Tabellen] | None:
    """Return the pack that was kept under this key and the tables that go with it, or None."""
    data = bewaarplaats.lees(SOORT, sleutel)
    if data is None:
        return None
    try:
        with _zonder_opruimen():
            # Our own file: written by this user, whole by its digest, and never executed.
            pakket, tabellen = marshal.loads(data)  # noqa: S302
            gemaakt = _model(pakket)
    except (ValueError, TypeError, EOFError, LookupError):
        return None
    return (gemaakt, tabellen) if isinstance(gemaakt, Regelpakket) else None


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Nothing that is read here is garbage, and it lives as long as the program: looking for garbage in it doubles the time."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.freeze()
            gc.enable()


def bewaar(sleutel: bytes, pakket: Regelpakket, tabellen: Tabellen) -> None:
    """Keep a pack with its tables under the key of its files."""
    try:
        data = marshal.dumps((_kaal(pakket), tabellen))
    except (ValueError, _NietTeBewaren):
        return
    bewaarplaats.schrijf(SOORT, sleutel, data)


def _kaal(waarde: Any) -> Any:  # noqa: ANN401 - any value of a model
    """A model as [name, fields]; nothing else in a pack is a list."""
    if isinstance(waarde, Vraag):
        if any("\0" in kenmerk for kenmerken in waarde.punten.values() for kenmerk in kenmerken):
            raise _NietTeBewaren("NUL")
        return ["Vraag", waarde.genoeg, {punten: "\0".join(kenmerken) for punten, kenmerken in waarde.punten.items()}]
    if is_dataclass(waarde):
        naam = type(waarde).__name__
        if _KLASSEN.get(naam) is not type(waarde):
            raise _NietTeBewaren(naam)
        return [naam, {veld.name: _kaal(getattr(waarde, veld.name)) for veld in fields(waarde)}]
    if isinstance(waarde, Fraction):
        return ["Fraction", waarde.numerator, waarde.denominator]
    if isinstance(waarde, tuple):
        return tuple(_kaal(w) for w in waarde)
    if isinstance(waarde, dict):
        return {_kaal(k): _kaal(w) for k, w in waarde.items()}
    if type(waarde) in (str, int, bool, float, type(None)):
        return waarde
    raise _NietTeBewaren(type(waarde).__name__)


def _model(waarde: Any) -> Any:  # noqa: ANN401
    """The way back. A tuple or dict of plain values is what it is; most of a pack is that."""
    if type(waarde) is list:
        if waarde[0] == "Fraction":
            return Fraction(waarde[1], waarde[2])
        if waarde[0] == "Vraag":  # most of a pack: texts joined are read ten times as fast
            return Vraag(genoeg=waarde[1], punten={p: tuple(k.split("\0")) for p, k in waarde[2].items()})
        return _KLASSEN[waarde[0]](**{veld: _model(w) for veld, w in waarde[1].items()})
    if type(waarde) is tuple:
        return tuple(map(_model, waarde)) if waarde and type(waarde[0]) is list else waarde
    if type(waarde) is dict:
        return {k: _model(w) for k, w in waarde.items()} if waarde and type(next(iter(waarde.values()))) is list else waarde
    return waarde
