"""Reads the lexicon of registers as people write it (registers.yaml and talen.yaml) and checks it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from checker.errors import RegelError
from checker.model.registratie import Registersoort
from checker.readers.registers.lexicon import Lexicon, Registervorm, kale_kop
from checker.readers.yamlbestand import AuteursFout, lees_model, lees_tekst, verzamel

_Woord = Annotated[str, StringConstraints(min_length=1, max_length=100)]
_Woorden = Annotated[list[_Woord], Field(max_length=2_000)]
_Cellen = Annotated[list[Annotated[str, StringConstraints(max_length=100)]], Field(max_length=2_000)]
"""Cells that mean unknown: an empty one may be among them."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class _Kolom(_Model):
    waarden: Literal["id", "datum", "antwoord", "taal", "tekst"]
    namen: _Woorden


class _Register(_Model):
    vereist: Annotated[list[_Woorden], Field(max_length=50)]
    ook: _Woorden
    kenmerk: _Woorden
    hints: _Woorden


class _Waarden(_Model):
    ja: _Woorden
    nee: _Woorden
    onbekend: _Cellen
    nee_met_reden: _Woorden
    geen_reden: _Cellen
    taal_onbekend: _Cellen


class _Bestand(_Model):
    kolommen: Annotated[dict[_Woord, _Kolom], Field(max_length=200)]
    registers: dict[Registersoort, _Register]
    waarden: _Waarden
    maanden: Annotated[list[_Woorden], Field(min_length=12, max_length=12)]
    weekdagen: _Woorden
    voetregels: _Woorden
    geen_activiteit: _Woorden
    periodewoorden: _Woorden


class _Talen(_Model):
    nederlands: _Woorden
    talen: Annotated[dict[_Woord, _Woorden], Field(max_length=1_000)]


_M = TypeVar("_M", bound=_Model)


def _controleer(model: type[_M], pad: Path) -> _M:
    try:
        return lees_model(model, lees_tekst(pad), pad.name)
    except AuteursFout as fout:
        verzamel(fout.regels)
        raise


def lees_lexicon(map_: Path) -> Lexicon:
    """The lexicon in a rules folder. Raises RegelError with every mistake in a file."""
    return maak_lexicon(_controleer(_Bestand, map_ / "registers.yaml"), _controleer(_Talen, map_ / "talen.yaml"))


def maak_lexicon(b: _Bestand, t: _Talen) -> Lexicon:
    """The lookup tables for a checked file."""
    kolom_van: dict[str, str] = {}
    rang: dict[str, int] = {}
    for kolom, vorm in b.kolommen.items():
        for plaats, naam in enumerate(vorm.namen):
            sleutel = kale_kop(naam)
            if kolom_van.setdefault(sleutel, kolom) != kolom:
                raise RegelError(f"registers.yaml: de naam '{naam}' staat bij twee kolommen, '{kolom_van[sleutel]}' en '{kolom}'")
            rang.setdefault(sleutel, plaats)
    onbekend = {k for r in b.registers.values() for k in [*r.ook, *r.kenmerk, *(n for groep in r.vereist for n in groep)]} - set(b.kolommen)
    if onbekend:
        raise RegelError(f"registers.yaml: onbekende kolom {', '.join(sorted(onbekend))} bij de registers")
    antwoorden: dict[str, bool | None] = {w.casefold(): None for w in b.waarden.onbekend}
    antwoorden.update({w.casefold(): True for w in b.waarden.ja})
    antwoorden.update({w.casefold(): False for w in b.waarden.nee})
    return Lexicon(
        kolom_van=kolom_van,
        rang=rang,
        waarden_van={k: v.waarden for k, v in b.kolommen.items()},
        registers={s: _registervorm(r) for s, r in b.registers.items()},
        antwoorden=antwoorden,
        nee_met_reden=frozenset(w.casefold() for w in b.waarden.nee_met_reden),
        geen_reden=frozenset(w.casefold() for w in b.waarden.geen_reden),
        taal_onbekend=tuple(b.waarden.taal_onbekend),
        taalvormen=tuple((naam, tuple(vormen)) for naam, vormen in t.talen.items()),
        maanden={naam.rstrip("."): nr for nr, namen in enumerate(b.maanden, 1) for naam in namen},
        weekdagen=frozenset(b.weekdagen),
        voetregels=tuple(b.voetregels),
        geen_activiteit=frozenset(kale_kop(w) for w in b.geen_activiteit),
        periodewoorden=tuple(b.periodewoorden),
    )


def _registervorm(r: _Register) -> Registervorm:
    alle = {n for groep in r.vereist for n in groep} | set(r.ook)
    return Registervorm(tuple(tuple(g) for g in r.vereist), frozenset(alle), frozenset(r.kenmerk), tuple(r.hints))
