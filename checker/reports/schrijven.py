"""Writes a report so that a reader never finds half a file: beside its place first, then moved there in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from checker.errors import RapportError

_WAAROM = {
    errno.EACCES: "er mag hier niet worden geschreven, of het bestand is nog open in Word of Excel",
    errno.EPERM: "er mag hier niet worden geschreven, of het bestand is nog open in Word of Excel",
    errno.EROFS: "deze schijf is alleen-lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijfruimte van deze gebruiker is op",
    errno.EISDIR: "dit is een map; geef een bestandsnaam op",
    errno.ENOTDIR: "een deel van dit pad is een bestand en geen map",
    errno.EEXIST: "een deel van dit pad is een bestand en geen map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ELOOP: "de verwijzing wijst naar zichzelf",
}


def schrijf_veilig(pad: Path, inhoud: bytes | str) -> None:
    """Write text (as UTF-8) or bytes to `pad`, making its folder where needed; an existing file stays whole until the new one is.

    Raises RapportError, with what to do, when it cannot be written.
    """
    gegevens = inhoud.encode("utf-8", "replace") if isinstance(inhoud, str) else inhoud
    schrijf_stroom(pad, lambda bestand: bestand.write(gegevens))


def schrijf_stroom(pad: Path, schrijf: Callable[[BinaryIO], object]) -> None:
    """Let `schrijf` write what is too much to hold in memory to `pad`, with the promises of `schrijf_veilig`."""
    try:
        doel = pad.resolve() if pad.is_symlink() else pad
        if doel.is_dir():
            raise IsADirectoryError(errno.EISDIR, "map")
        if doel.exists() and not doel.is_file():
            with doel.open("wb") as bestand:
                schrijf(bestand)  # a pipe or device has no place beside it to write first
            return
        doel.parent.mkdir(parents=True, exist_ok=True)
        _schrijf_ernaast(doel, schrijf)
    except (OSError, ValueError) as fout:
        raise RapportError(f"{pad} kan niet worden geschreven: {_waarom(fout)}.") from fout


def _schrijf_ernaast(doel: Path, schrijf: Callable[[BinaryIO], object]) -> None:
    rechten = doel.stat().st_mode & 0o777 if doel.exists() else 0o666 & ~_umask()
    if doel.exists() and not os.access(doel, os.W_OK):
        raise PermissionError(errno.EACCES, "alleen-lezen")  # moving over it would succeed, and undo what the owner set
    nummer, tijdelijk = tempfile.mkstemp(prefix=".~", suffix=".tmp", dir=doel.parent)
    try:
        with os.fdopen(nummer, "wb") as bestand:
            schrijf(bestand)
        Path(tijdelijk).chmod(rechten)
        Path(tijdelijk).replace(doel)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(tijdelijk).unlink()
        raise


def _umask() -> int:
    masker = os.umask(0o022)
    os.umask(masker)
    return masker


def _waarom(fout: OSError | ValueError) -> str:
    nummer = fout.errno if isinstance(fout, OSError) else None
    return _WAAROM.get(nummer or 0, "de naam of de plaats is niet bruikbaar; kies een andere")
