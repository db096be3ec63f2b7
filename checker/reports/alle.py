"""Which reports there are, what each file is called, and how each is made from one Rapport."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path

from checker.errors import RapportError
from checker.model.rapport import Rapport
from checker.reports.schrijven import schrijf_veilig

NAMEN = {
    "json": "rapport.json",
    "html": "rapport.html",
    "word": "rapport.docx",
    "opmerkingen": "ouderbeleid met opmerkingen.docx",
    "excel": "rapport.xlsx",
}


def namen_in_map(uit: Path) -> dict[str, Path]:
    """Return per kind of report the file it gets in the folder `uit`."""
    return {soort: uit / naam for soort, naam in NAMEN.items()}


def schrijf_rapporten(rapport: Rapport, beleid: Path, doelen: Mapping[str, Path]) -> list[Path]:
    """Write the reports named in `doelen` and return their paths; raises RapportError for the first that cannot be written.

    Nothing is written over the policy itself.
    """
    geschreven = []
    for soort, pad in doelen.items():
        if pad.exists() and beleid.exists() and pad.samefile(beleid):
            raise RapportError(f"{pad} is het beleidsdocument zelf; kies voor het rapport een andere naam.")
        schrijf_veilig(pad, _MAKERS[soort](rapport, beleid))
        geschreven.append(pad)
    return geschreven


def _maker(module: str, functie: str, *, met_beleid: bool = False) -> Callable[[Rapport, Path], bytes | str]:
    def maak(rapport: Rapport, beleid: Path) -> bytes | str:
        gevonden = getattr(importlib.import_module(f"checker.reports.{module}"), functie)
        uit: bytes | str = gevonden(rapport, beleid) if met_beleid else gevonden(rapport)
        return uit

    return maak


# Loaded when asked for: an audit that writes only JSON does not pay for templates, Word and Excel.
_MAKERS: Mapping[str, Callable[[Rapport, Path], bytes | str]] = {
    "json": _maker("json_v1", "schrijf_json"),
    "html": _maker("html", "schrijf_html"),
    "word": _maker("word", "maak_word"),
    "opmerkingen": _maker("opmerkingen", "maak_opmerkingen", met_beleid=True),
    "excel": _maker("excel", "maak_excel"),
}
