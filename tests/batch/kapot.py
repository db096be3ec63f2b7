"""Work for the pool that goes wrong in every way; in a module of its own, because processes start by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from checker.errors import CheckerError


def maak(map_: str) -> Callable[[str], str]:
    """Return work that does what its task says; `map_` is where it counts how often it was asked."""

    def doe(taak: str) -> str:
        with (Path(map_) / taak.replace(":", "_")).open("a", encoding="utf-8") as stroom:
            stroom.write("x")
        wat = taak.partition(":")[0]
        if wat == "crash":
            os.abort()
        if wat == "stop":
            os._exit(3)
        if wat == "hang":
            time.sleep(60)
        if wat == "gedood" or (wat == "eens-gedood" and (Path(map_) / taak.replace(":", "_")).stat().st_size == 1):
            os.kill(os.getpid(), signal.SIGKILL)
        return f"klaar {taak}"

    return doe


def maak_niets(_: object) -> Callable[[str], str]:
    """Raise what a rule pack that cannot be used raises."""
    raise CheckerError("De regels kloppen niet.")


def sterf(_: object) -> Callable[[str], str]:
    """End the process before it is ready."""
    os._exit(7)
