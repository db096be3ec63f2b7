"""Helps tests of register rules: a Dossier from CSV texts and a policy text, without files that stay behind."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from checker.evaluators.uitkomst import Uitkomst
from checker.model.dossier import Dossier
from checker.model.rapport import Periode
from checker.model.regel import Regel
from checker.readers import regelmodellen
from checker.readers.fragment import lees_fragment
from checker.readers.registers import lees_registers

REGELS = Path(__file__).resolve().parents[2] / "regels"
SCHOOLJAAR = Periode(date(2024, 8, 1), date(2025, 7, 31))
PEILDATUM = date(2025, 9, 1)


def lees_regel(id_: str) -> Regel:
    """One rule file of the shipped pack, with its examples."""
    data = yaml.safe_load((REGELS / f"{id_.replace('.', '/')}.yaml").read_text("utf-8"))
    regel: Regel = regelmodellen.maak(regelmodellen.Regel.model_validate({"id": id_, **data}))
    return regel


def dossier(registers: Mapping[str, str], beleid: str = "", periode: Periode | None = SCHOOLJAAR, peildatum: date = PEILDATUM) -> Dossier:
    """A dossier of registers (name -> CSV text) and a policy text."""
    with tempfile.TemporaryDirectory() as map_:
        paden = []
        for naam, tekst in registers.items():
            pad = Path(map_) / f"{naam}.csv"
            pad.write_text(tekst, "utf-8")
            paden.append(pad)
        lezing = lees_registers(paden, periode=periode, peildatum=peildatum)
    document = lees_fragment(beleid) if beleid else None
    return Dossier("loc", "Locatie", document, lezing.registratie, lezing.periode, peildatum, lezing.invoer, lezing.meldingen)


def cijfers(uit: Uitkomst) -> tuple[int, int, int] | None:
    """(numerator, denominator, unknown) of an outcome."""
    return (uit.meting.teller, uit.meting.noemer, uit.meting.onbekend) if uit.meting else None
