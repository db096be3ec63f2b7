"""One batch at a time in one output folder: a lock that the system releases by itself when the process is gone."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from checker.errors import RapportError

if sys.platform == "win32":
    import msvcrt

    def _sluit(bestand: IO[bytes]) -> None:
        bestand.seek(0x7FFFFFFF)  # beside the text, which another process may then still read
        msvcrt.locking(bestand.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _sluit(bestand: IO[bytes]) -> None:
        fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def vergrendeld(pad: Path) -> Iterator[None]:
    """Hold the lock file `pad`; raises RapportError when another batch holds it. A file left behind by a killed batch is no obstacle."""
    bestand = _neem(pad)
    try:
        bestand.truncate(0)
        bestand.write(f"proces {os.getpid()} op {socket.gethostname()}".encode())
        bestand.flush()
        yield
    finally:
        with contextlib.suppress(OSError):
            pad.unlink()
        bestand.close()


def _neem(pad: Path) -> IO[bytes]:
    while True:
        try:
            bestand = pad.open("a+b")
        except OSError as fout:
            raise RapportError(f"In {pad.parent} kan niet worden geschreven: {fout.strerror}.") from fout
        try:
            _sluit(bestand)
        except OSError as fout:
            bestand.seek(0)
            wie = bestand.read(200).decode("utf-8", "replace")
            bestand.close()
            zin = f"In {pad.parent} is al een batch bezig ({wie or 'een ander proces'}); wacht tot die klaar is of kies een andere map."
            raise RapportError(zin) from fout
        with contextlib.suppress(OSError):
            if sys.platform == "win32" or os.fstat(bestand.fileno()).st_ino == pad.stat().st_ino:
                return bestand
        bestand.close()  # the holder before us removed the file between our opening and locking it
