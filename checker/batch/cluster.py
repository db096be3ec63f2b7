"""The same work on an existing Dask cluster: paths on shared storage go out, small outcomes come back. The scheduling is Dask's."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from checker.batch.opdracht import Instelling, Plek, Uitslag
from checker.batch.poel import Ongeluk
from checker.batch.werk import Werker
from checker.errors import CheckerError, InvoerError

PER_KERN = 4
WACHT = 20
GEEN_DASK = "Voor --cluster is Dask nodig: installeer het programma met de optie [cluster] (pip install 'ouderbeleid-checker[cluster]')."


@lru_cache(maxsize=2)
def _werker(instelling: Instelling) -> Werker:
    return Werker.van(instelling)


def toets_op_afstand(instelling: Instelling, plek: Plek) -> Uitslag:
    """Audit one location on a worker of the cluster, which loads the rules once."""
    return _werker(instelling)(plek)


def cluster_loper(adres: str) -> Callable[[Instelling, Iterator[Plek]], Iterator[tuple[Plek, Uitslag | Ongeluk]]]:
    """Return what runs the locations on the cluster at `adres`; raises InvoerError when Dask is not installed or nobody answers."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as fout:
        raise InvoerError(GEEN_DASK) from fout

    def loop(instelling: Instelling, plekken: Iterator[Plek]) -> Iterator[tuple[Plek, Uitslag | Ongeluk]]:
        try:
            klant = distributed.Client(adres, timeout=WACHT, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as fout:
            raise InvoerError(f"Het cluster op {adres} antwoordt niet; controleer het adres en of de scheduler draait.") from fout
        with klant:
            yield from _verwerk(klant, distributed.as_completed, instelling, plekken)

    return loop


def _verwerk(klant: Any, as_completed: Any, instelling: Instelling, plekken: Iterator[Plek]) -> Iterator[tuple[Plek, Uitslag | Ongeluk]]:  # noqa: ANN401
    """Keep a few tasks per core under way, so that memory does not grow with the batch."""
    klaar = as_completed(loop=klant.loop)
    bezig: dict[str, Plek] = {}

    def geef(aantal: int) -> None:
        for plek in itertools.islice(plekken, aantal):
            taak = klant.submit(toets_op_afstand, instelling, plek, pure=False)
            bezig[taak.key] = plek
            klaar.add(taak)

    geef(max(8, PER_KERN * sum(klant.ncores().values())))
    for taak in klaar:
        plek = bezig.pop(taak.key)
        yield plek, _uitkomst(taak)
        taak.release()
        geef(1)


def _uitkomst(taak: Any) -> Uitslag | Ongeluk:  # noqa: ANN401
    fout = taak.exception() if taak.status != "finished" else None
    if isinstance(fout, CheckerError):
        raise fout  # the rules cannot be used on the worker: so for every location
    if fout is not None or taak.status != "finished":
        soort = type(fout).__name__ if fout else str(taak.status)
        wat = (
            "het proces dat deze locatie toetste is telkens gestopt"
            if soort == "KilledWorker"
            else f"het cluster kon dit niet doen ({soort})"
        )
        return Ongeluk(wat)
    uitslag: Uitslag = taak.result()
    return uitslag
