"""The progress bar of a batch: on a terminal only, on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from checker.batch.opdracht import Afloop, Uitslag
from checker.batch.uitvoering import Stil, Voortgang


@contextlib.contextmanager
def voortgang(*, stil: bool) -> Iterator[Voortgang]:
    """Give what shows the progress: a bar with rate, time left and failures so far, or nothing in a pipe."""
    if stil or not sys.stderr.isatty():
        yield Stil()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    kolommen = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[tempo]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[mislukt]}"),
    )
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as balk:
        yield _Balk(balk)


class _Balk:
    def __init__(self, balk: object) -> None:
        from rich.progress import Progress

        assert isinstance(balk, Progress)  # noqa: S101 - tells mypy what the import above knows
        self._balk = balk
        self._taak = balk.add_task("Locaties zoeken", total=None, tempo="", mislukt="")
        self._mislukt = 0

    def begin(self, totaal: int) -> None:
        """Show how many there are."""
        self._balk.reset(self._taak, total=totaal, description="Toetsen", tempo="", mislukt="")

    def stap(self, uitslag: Uitslag) -> None:
        """Move one on."""
        self._mislukt += uitslag.afloop is not Afloop.GETOETST
        snelheid = self._balk.tasks[0].speed
        tempo = f"{snelheid:.1f} per seconde".replace(".", ",") if snelheid else ""
        self._balk.update(self._taak, advance=1, tempo=tempo, mislukt=f"{self._mislukt} niet te toetsen" if self._mislukt else "")

    def fase(self, wat: str) -> None:
        """Show what is being done."""
        self._balk.update(self._taak, description=wat, tempo="")
