"""The hash by which a rerun knows that nothing about a location changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from checker.batch.opdracht import Instelling, Plek
from checker.readers.dossiers import BELEID_EXTENSIES
from checker.readers.locatiebestanden import LOCATIE, OORDELEN

_MEELEZEN = (*BELEID_EXTENSIES, ".csv", ".tsv", ".txt")


def vingerafdruk(plek: Plek, instelling: Instelling) -> str:
    """Return the hash over everything the audit of this location depends on: input, rules, program, options. Raises OSError."""
    som = hashlib.sha256()
    for deel in (instelling.kenmerk, plek.id, plek.naam, plek.fout):
        som.update(deel.encode("utf-8", "surrogateescape") + b"\0")
    for deel_ in plek.delen:
        som.update(f"{os.path.basename(deel_.bestand)}\0{deel_.sha256}\0".encode("utf-8", "surrogateescape"))  # noqa: PTH119 - a million of them
    for bestand in _bestanden(plek.pad):
        som.update(os.path.basename(bestand).encode("utf-8", "surrogateescape") + b"\0")  # noqa: PTH119
        with open(bestand, "rb") as stroom:  # noqa: PTH123
            som.update(hashlib.file_digest(stroom, "sha256").digest())
    return som.hexdigest()


def _bestanden(map_: str) -> list[str]:
    """The files an audit may read, by name; links out of the folder are read as the audit reads them."""
    with os.scandir(map_) as inhoud:
        return sorted(
            e.path
            for e in inhoud
            if (e.name in (LOCATIE, OORDELEN) or os.path.splitext(e.name)[1].lower() in _MEELEZEN)  # noqa: PTH122
            and not e.name.startswith(("~$", "."))
            and e.is_file()
        )


def kenmerk(versie: str, regels_sha: str, extra: tuple[Path, ...], opties: tuple[str, ...]) -> str:
    """Return the hash over what holds for all locations; `extra` are files of the rule pack that its own hash leaves out."""
    som = hashlib.sha256()
    for deel in (versie, regels_sha, *opties):
        som.update(deel.encode("utf-8", "surrogateescape") + b"\0")
    for pad in extra:
        som.update(pad.read_bytes() if pad.is_file() else b"\0")
    return som.hexdigest()
