"""Helps the register tests: write bytes or text to a folder and read it as one location."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from checker.model.rapport import Periode
from checker.model.registratie import Registersoort
from checker.readers.registers import RegisterLezing, lees_registers

VAK = Periode(date(2024, 8, 1), date(2025, 7, 31))
PEILDATUM = date(2025, 9, 1)
KINDEREN = "kind_id;gezin_id;startdatum;einddatum\nK1;G1;01-08-2024;\nK2;G2;01-08-2024;\nK3;G3;01-08-2024;\n"


def lees(map_: Path, bestanden: Mapping[str, str | bytes], **opties: object) -> RegisterLezing:
    """Read files given by name; text is written as UTF-8."""
    paden = []
    for naam, inhoud in bestanden.items():
        pad = map_ / naam
        pad.write_bytes(inhoud.encode("utf-8") if isinstance(inhoud, str) else inhoud)
        paden.append(pad)
    opties.setdefault("periode", VAK)
    opties.setdefault("peildatum", PEILDATUM)
    return lees_registers(paden, **opties)  # type: ignore[arg-type]


def soorten(lezing: RegisterLezing) -> dict[str, str]:
    """File name -> register as which it was recognised."""
    return {i.bestand: str(i.soort) for i in lezing.invoer}


def codes(lezing: RegisterLezing) -> list[tuple[str, int | None]]:
    """(code, line) of every remark."""
    return [(m.code, m.regel) for m in lezing.meldingen]


def antwoorden(lezing: RegisterLezing, soort: Registersoort = Registersoort.DEELNAME) -> list[tuple[str, str, bool | None]]:
    """(day, name, answer) of every activity row."""
    rijen = lezing.registratie.deelname if soort is Registersoort.DEELNAME else lezing.registratie.thuisactiviteiten
    return [(str(r.datum or r.periode), r.naam, r.antwoord) for r in rijen or ()]
