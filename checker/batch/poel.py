"""A pool of processes in which one task that crashes, hangs or is killed costs that task only.

`concurrent.futures` gives up the whole pool when one of its processes dies, and cannot end a task that hangs. Here every process has a
pipe of its own and one task at a time, so that it is always known which task was in hand; the process is replaced, the task tried once more
when all others are done (a kill may have come from outside), and a task that takes too long is ended and recorded.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from checker.errors import CheckerError

T = TypeVar("T")
R = TypeVar("R")
_KLAAR = "klaar"
MAX_KAPOTTE_STARTS = 3


@dataclass(frozen=True, slots=True)
class Ongeluk:
    """What happened to a task that gave no answer."""

    reden: str


@dataclass(slots=True)
class _Proces(Generic[T]):
    proces: SpawnProcess
    lijn: Connection
    klaar: bool = False
    taak: T | None = None
    einde: float = 0.0
    herkansing: bool = False


class Poel(Generic[T, R]):
    """Runs `maak(argument)` once in each process and the result of that on every task; a context manager that leaves no process behind."""

    def __init__(self, maak: Callable[[Any], Callable[[T], R]], argument: object, *, processen: int, tijd: float) -> None:
        self._maak, self._argument, self._aantal, self._tijd = maak, argument, max(1, processen), tijd
        self._processen: list[_Proces[T]] = []
        self._kapotte_starts = 0

    def __enter__(self) -> Poel[T, R]:
        """Start nothing yet: a process is started when there is a task for it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes, whatever they are doing."""
        for p in self._processen:
            _beeindig(p)
        self._processen.clear()

    def verwerk(self, taken: Iterable[T]) -> Iterator[tuple[T, R | Ongeluk]]:
        """Give every task with its answer, in the order in which they are done. Raises CheckerError when no process can be started."""
        bron, later = iter(taken), list[T]()
        volgende = next(bron, None)
        while True:
            while volgende is not None and (vrij := self._vrij()):
                self._geef(vrij, volgende, herkansing=False)
                volgende = next(bron, None)
            if volgende is None and not self._bezig():
                if not later:
                    return
                if vrij := self._vrij():
                    self._geef(vrij, later.pop(0), herkansing=True)  # one at a time: all memory is for this one
            for taak, antwoord, opnieuw in self._wacht():
                if opnieuw:
                    later.append(taak)
                else:
                    yield taak, antwoord

    def _bezig(self) -> bool:
        return any(p.taak is not None for p in self._processen)

    def _vrij(self) -> _Proces[T] | None:
        """A process that waits for a task; starts one when there may be more."""
        for p in self._processen:
            if p.klaar and p.taak is None:
                return p
        if len(self._processen) < self._aantal:
            self._processen.append(self._start())
        return None

    def _start(self) -> _Proces[T]:
        context = multiprocessing.get_context("spawn")
        hier, daar = context.Pipe()
        proces = context.Process(target=_draai, args=(daar, self._maak, self._argument), daemon=True)
        with _zonder_ctrl_c():
            proces.start()
        daar.close()
        return _Proces(proces, hier)

    def _geef(self, p: _Proces[T], taak: T, *, herkansing: bool) -> None:
        p.taak, p.herkansing, p.einde = taak, herkansing, time.monotonic() + self._tijd
        with contextlib.suppress(OSError):  # it has just died: the wait below finds out
            p.lijn.send(taak)

    def _wacht(self) -> Iterator[tuple[T, R | Ongeluk, bool]]:
        grens = min((p.einde for p in self._processen if p.taak is not None), default=time.monotonic() + 1)
        klaar = wait([p.lijn for p in self._processen], max(0.0, grens - time.monotonic()))
        for p in [p for p in self._processen if p.lijn in klaar]:
            yield from self._hoor(p)
        nu = time.monotonic()
        for p in [p for p in self._processen if p.taak is not None and nu >= p.einde]:
            taak = p.taak
            self._verwijder(p)
            if taak is not None:
                yield taak, Ongeluk(f"de toets duurde langer dan {self._tijd:g} seconden en is afgebroken"), False

    def _hoor(self, p: _Proces[T]) -> Iterator[tuple[T, R | Ongeluk, bool]]:
        try:
            bericht = p.lijn.recv()
        except (EOFError, OSError):
            yield from self._gestorven(p)
            return
        if not p.klaar:
            if bericht != _KLAAR:
                raise CheckerError(str(bericht))
            p.klaar, self._kapotte_starts = True, 0
            return
        taak, p.taak = p.taak, None
        if taak is not None:
            yield taak, bericht, False

    def _gestorven(self, p: _Proces[T]) -> Iterator[tuple[T, R | Ongeluk, bool]]:
        self._verwijder(p)
        if p.taak is not None:
            yield p.taak, Ongeluk(_doodsoorzaak(p.proces.exitcode)), not p.herkansing
            return
        self._kapotte_starts += not p.klaar
        if self._kapotte_starts >= MAX_KAPOTTE_STARTS:
            raise CheckerError(f"De hulpprocessen kunnen niet starten: {_doodsoorzaak(p.proces.exitcode)}. Probeer --processen 1.")

    def _verwijder(self, p: _Proces[T]) -> None:
        self._processen.remove(p)
        _beeindig(p)


def _beeindig(p: _Proces[Any]) -> None:
    p.lijn.close()
    if p.taak is not None or not p.klaar:
        p.proces.kill()
    p.proces.join(5)
    if p.proces.is_alive():
        p.proces.kill()
        p.proces.join()


def _doodsoorzaak(code: int | None) -> str:
    if code == -signal.SIGKILL if hasattr(signal, "SIGKILL") else False:
        return "het proces is door het systeem beëindigd, waarschijnlijk door gebrek aan geheugen"
    if code is not None and code < 0:
        return f"het proces is gecrasht (signaal {-code})"
    return f"het proces stopte onverwacht (code {code})"


@contextlib.contextmanager
def _zonder_ctrl_c() -> Iterator[None]:
    """Start a process that never hears Ctrl-C, not even while it is still importing: that is the parent's to handle."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    eerder = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, eerder)


def _draai(lijn: Connection, maak: Callable[[Any], Callable[[Any], Any]], argument: object) -> None:
    """The life of one process: load once, then one task at a time until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_sterf_met_ouder, daemon=True).start()
    try:
        doe = maak(argument)
    except CheckerError as fout:
        lijn.send(str(fout))
        return
    lijn.send(_KLAAR)
    while True:
        try:
            taak = lijn.recv()
        except (EOFError, OSError):
            return
        lijn.send(doe(taak))


def _sterf_met_ouder() -> None:
    """A process whose parent was killed must not go on writing, nor hang for ever."""
    ouder = multiprocessing.parent_process()
    if ouder is not None:
        wait([ouder.sentinel])
        os._exit(1)
