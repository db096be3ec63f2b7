"""Where a batch writes: one folder per location below UIT, with names that cannot leave it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

LOCATIES = "locaties"
STAND = ".stand.json"
GRENDEL = ".bezig"
LOPEND = ".lopend.json"
ARCHIEF = "archief.db"
OVERZICHT = ("overzicht.html", "overzicht.csv", "overzicht.xlsx")
_GEWOON = re.compile(r"[\w ,.'()&+-]{1,100}")


def uitmap(uit: Path, id_: str) -> Path:
    """Return the folder for one location; a part of its name that is unusual is replaced by a tame one with a hash."""
    return uit.joinpath(LOCATIES, *(_tam(deel) for deel in id_.split("/")))


def link(id_: str, bestand: str) -> str:
    """Return the path from the overview to a report of a location, with forward slashes."""
    return "/".join([LOCATIES, *(_tam(deel) for deel in id_.split("/")), bestand])


def _tam(deel: str) -> str:
    if _GEWOON.fullmatch(deel) and not deel.startswith(".") and not deel.endswith((".", " ")):
        return deel
    kaal = re.sub(r"[^\w-]+", "-", deel).strip("-")[:60]
    return f"{kaal}-{hashlib.sha256(deel.encode('utf-8', 'surrogateescape')).hexdigest()[:10]}"
