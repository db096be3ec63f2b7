"""Where the rule pack and the example location that ship with the program are."""

from __future__ import annotations

from pathlib import Path

from checker.errors import InvoerError, RegelError

_CODE = Path(__file__).resolve().parent.parent


def meegeleverd_pakket() -> Path:
    """Return the folder of the rule pack that ships with the program, in a wheel or in a checkout."""
    for map_ in (_CODE / "_meegeleverd" / "regels", _CODE.parent / "regels"):
        if (map_ / "pakket.yaml").is_file():
            return map_
    raise RegelError("Het meegeleverde regelpakket is niet gevonden; installeer het programma opnieuw.")


def meegeleverde_locatie() -> Path:
    """Return the folder of the example location that ships with the program."""
    for map_ in (_CODE / "_meegeleverd" / "voorbeeldlocatie", _CODE.parent / "fixtures" / "voorbeeldlocatie"):
        if map_.is_dir():
            return map_
    raise InvoerError("De meegeleverde voorbeeldlocatie is niet gevonden; installeer het programma opnieuw.")
