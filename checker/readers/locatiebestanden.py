"""Reads the two small files a person may put beside the input: locatie.yaml and oordelen.yaml (contract.md)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from checker.errors import InvoerError
from checker.model.bevinding import Oordeel
from checker.model.dossier import HandmatigOordeel
from checker.model.rapport import Periode
from checker.readers.yamlbestand import AuteursFout, lees_model, lees_tekst, ontleed

LOCATIE = "locatie.yaml"
OORDELEN = "oordelen.yaml"
_Tekst = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
_Soort = Literal["kinderen", "intake", "deelname", "thuisactiviteiten", "gesprekken", "thuistaal"]
M = TypeVar("M", bound=BaseModel)


class _Vast(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Tijdvak(_Vast):
    """A period as a person writes it, both days included."""

    van: date
    tot: date

    @model_validator(mode="after")
    def _volgorde(self) -> Tijdvak:
        if self.tot < self.van:
            raise ValueError("'tot' ligt voor 'van'")
        return self


class Locatie(_Vast):
    """locatie.yaml: what the location is called, the period, and which file and column is what."""

    naam: _Tekst = ""
    periode: Tijdvak | None = None
    registers: dict[_Soort, _Tekst] = Field(default_factory=dict)
    kolommen: dict[_Tekst, dict[_Tekst, _Tekst]] = Field(default_factory=dict)

    def tijdvak(self) -> Periode | None:
        """Return the period set by hand, if any."""
        return Periode(self.periode.van, self.periode.tot) if self.periode else None


class _Oordeel(_Vast):
    criterium: _Tekst
    oordeel: Oordeel
    reden: _Tekst
    door: _Tekst
    datum: date
    geldig_tot: date | None = None


class _Oordelen(_Vast):
    oordelen: tuple[_Oordeel, ...] = Field(strict=False)


def lees_locatie(pad: Path) -> Locatie:
    """Read locatie.yaml; raises InvoerError that lists every mistake with its line."""
    return _lees(Locatie, pad, lees_tekst)


def lees_oordelen(pad: Path) -> tuple[HandmatigOordeel, ...]:
    """Read oordelen.yaml (a list, or a list under `oordelen`); raises InvoerError that lists every mistake with its line."""
    gelezen = _lees(_Oordelen, pad, _met_kop)
    return tuple(HandmatigOordeel(o.criterium, o.oordeel, o.reden, o.door, o.datum, o.geldig_tot) for o in gelezen.oordelen)


def _met_kop(pad: Path) -> str:
    """A bare list of judgements is read as the list under `oordelen`, on the same lines."""
    tekst = lees_tekst(pad)
    gegevens = ontleed(tekst, pad.name)
    if gegevens is None:
        return "oordelen: []"
    if isinstance(gegevens, list):
        return "oordelen: \n" + tekst if tekst.lstrip().startswith("-") else f"oordelen: {tekst}"
    return tekst


def _lees(model: type[M], pad: Path, lezer: object) -> M:
    try:
        tekst = lezer(pad)  # type: ignore[operator]
        return lees_model(model, tekst if tekst.strip() else "{}", pad.name)
    except AuteursFout as fout:
        raise InvoerError("\n".join(fout.regels)) from fout
