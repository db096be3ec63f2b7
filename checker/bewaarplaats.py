"""Keeps what was worked out once for the next run, in a folder of the user's own: rules and dictionary, never anything of a location.

Everything here may fail without harm: what cannot be read, is stale or was written by somebody else is worked out again, and what
cannot be written is not kept. Only bytes are kept; what they mean is for who asks, and nothing in them is ever executed.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

OMGEVING = "OUDERBELEID_CACHE"
"""Environment variable: another folder, or `nee` to keep nothing."""
_MERK = b"ouderbeleid 1\n"
_SLEUTEL, _AFDRUK = 32, 16
_KOP = len(_MERK) + _SLEUTEL + _AFDRUK
_HOOGSTENS = 6
"""So many files of one kind are kept: rule packs come and go."""


def map_() -> Path | None:
    """Return the folder, which need not exist yet; None when nothing is to be kept."""
    eigen = os.environ.get(OMGEVING)
    if eigen is not None:
        return None if eigen.strip().lower() in ("", "nee", "0") else Path(eigen)
    thuis = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if thuis and Path(thuis).is_absolute():
        return Path(thuis, "ouderbeleid-checker")
    try:
        basis = Path.home()
    except RuntimeError:
        return None
    return Path(basis, "Library/Caches" if sys.platform == "darwin" else ".cache", "ouderbeleid-checker")


def sleutel(delen: Iterable[str | bytes]) -> bytes:
    """Return the key (32 bytes) for what was worked out from these parts."""
    som = hashlib.sha256()
    for deel in delen:
        kaal = deel.encode() if isinstance(deel, str) else deel
        som.update(b"%d\0" % len(kaal))
        som.update(kaal)
    return som.digest()


def inhoud(pad: Path, hoogstens: int) -> bytes | None:
    """Return a source of what is kept; None for what is no ordinary file (a pipe would be waited for) or too large to be one."""
    try:
        st = pad.stat()
        return pad.read_bytes() if stat.S_ISREG(st.st_mode) and st.st_size <= hoogstens else None
    except OSError:
        return None


def bestandsmerk(paden: Iterable[Path]) -> str:
    """Return what changes when one of these files of the program changes: name, size and time of each."""
    delen = []
    for pad in paden:
        try:
            st = pad.stat()
        except OSError:
            delen.append(f"{pad.name}:-")
        else:
            delen.append(f"{pad.name}:{st.st_size}:{st.st_mtime_ns}")
    return " ".join(delen)


def lees(soort: str, sleutel_: bytes) -> bytes | None:
    """Return what was kept under this key, whole and unchanged; None when there is nothing of that kind."""
    bestand = _open(soort, sleutel_)
    if bestand is None:
        return None
    with bestand:
        inhoud = bytes(memoryview(bestand)[_KOP:])
        afdruk = bestand[_KOP - _AFDRUK : _KOP]
    return inhoud if hashlib.blake2b(inhoud, digest_size=_AFDRUK).digest() == afdruk else None


def kaart(soort: str, sleutel_: bytes) -> tuple[mmap.mmap, int] | None:
    """Return a kept file as mapped memory and where its content begins, without reading it whole; None when there is none."""
    bestand = _open(soort, sleutel_)
    return None if bestand is None else (bestand, _KOP)


def _open(soort: str, sleutel_: bytes) -> mmap.mmap | None:
    plek = map_()
    if plek is None:
        return None
    try:
        if not _van_mij(plek.stat()):
            return None
        nummer = os.open(_pad(plek, soort, sleutel_), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        try:
            st = os.fstat(nummer)
            if not stat.S_ISREG(st.st_mode) or not _van_mij(st) or st.st_size < _KOP:
                return None
            bestand = mmap.mmap(nummer, 0, access=mmap.ACCESS_READ)
        finally:
            os.close(nummer)
    except (OSError, ValueError):
        return None
    if bestand[: _KOP - _AFDRUK] == _MERK + sleutel_:
        return bestand
    bestand.close()
    return None


def _van_mij(st: os.stat_result) -> bool:
    """Whether nobody but the user can have written it (where the system tells)."""
    return not hasattr(os, "geteuid") or (st.st_uid == os.geteuid() and not st.st_mode & 0o022)


def _pad(plek: Path, soort: str, sleutel_: bytes) -> Path:
    return plek / f"{soort}-{sleutel_.hex()[:20]}"


def schrijf(soort: str, sleutel_: bytes, inhoud: bytes) -> None:
    """Keep `inhoud` under this key for the next run; does nothing when it cannot be written."""
    plek = map_()
    if plek is None:
        return
    import tempfile  # only the first run on a machine writes

    with contextlib.suppress(OSError):
        plek.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _van_mij(plek.stat()):
            return
        nummer, tijdelijk = tempfile.mkstemp(dir=plek, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(nummer, "wb") as bestand:
                bestand.write(_MERK + sleutel_ + hashlib.blake2b(inhoud, digest_size=_AFDRUK).digest())
                bestand.write(inhoud)
            Path(tijdelijk).replace(_pad(plek, soort, sleutel_))
        except OSError:
            Path(tijdelijk).unlink()
            return
        _ruim_op(plek, soort)


def _ruim_op(plek: Path, soort: str) -> None:
    """Drop the oldest of a kind, and what a killed run left half-written."""
    van_soort = sorted(plek.glob(f"{soort}-*"), key=lambda p: p.stat().st_mtime, reverse=True)
    oud = [p for p in plek.glob(".*.tmp") if p.stat().st_mtime < plek.stat().st_mtime - 3_600]
    for pad in (*van_soort[_HOOGSTENS:], *oud):
        with contextlib.suppress(OSError):
            pad.unlink()
