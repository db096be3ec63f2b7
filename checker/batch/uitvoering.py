"""Runs a batch: discover, audit what changed, write the overview, keep the history."""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from checker.batch import plaatsen
from checker.batch.grendel import vergrendeld
from checker.batch.ontdekken import Vondst, ontdek
from checker.batch.opdracht import SOORTEN, STANDAARD, Afloop, Instelling, Plek, Uitslag
from checker.batch.poel import Ongeluk, Poel
from checker.batch.sluiten import sluit_af
from checker.batch.stand import bruikbaar, lees_stand
from checker.batch.vingerafdruk import kenmerk, vingerafdruk
from checker.batch.werk import Werker, leg_mislukking_vast
from checker.engine import Motor
from checker.errors import InvoerError, RapportError
from checker.model.melding import Melding
from checker.model.rapport import Periode
from checker.model.regel import Regelpakket
from checker.readers.dossiers import lexicon_voor
from checker.readers.meegeleverd import meegeleverd_pakket
from checker.reports.schrijven import schrijf_veilig
from checker.versie import __version__

TIJD_PER_LOCATIE = 120.0


class Voortgang(Protocol):
    """Hears how far the batch is."""

    def begin(self, totaal: int) -> None:
        """So many locations were found."""

    def stap(self, uitslag: Uitslag) -> None:
        """One location is done."""

    def fase(self, wat: str) -> None:
        """What is being done after the locations."""


class Stil:
    """Says nothing."""

    def begin(self, totaal: int) -> None:
        """Say nothing."""

    def stap(self, uitslag: Uitslag) -> None:
        """Say nothing."""

    def fase(self, wat: str) -> None:
        """Say nothing."""


@dataclass(slots=True)
class BatchUitkomst:
    """How a batch ended: counts of locations per outcome, how many were reused unchanged, and remarks on the whole.

    `ids` are all locations, in order. `mislukt` names the first of those that could not be audited: (id, reason).
    """

    uit: Path
    peildatum: date
    totaal: int = 0
    aantallen: Counter[Afloop] = field(default_factory=Counter)
    hergebruikt: int = 0
    alles_goed: int = 0
    mislukt: list[tuple[str, str]] = field(default_factory=list)
    meldingen: tuple[Melding, ...] = ()
    ids: tuple[str, ...] = ()
    loopnummer: int = 0
    nieuwe_loop: bool = False

    @property
    def code(self) -> int:
        """The exit code of contract.md."""
        if self.aantallen[Afloop.GETOETST] < self.totaal:
            return 3
        return 0 if self.alles_goed == self.totaal else 1


Loper = Callable[[Instelling, Iterator[Plek]], Iterator[tuple[Plek, "Uitslag | Ongeluk"]]]
MAX_GENOEMD = 20


def toets_batch(
    map_: str | Path,
    uit: str | Path,
    *,
    regelmap: Path | None = None,
    periode: Periode | None = None,
    peildatum: date | None = None,
    rapporten: tuple[str, ...] = STANDAARD,
    processen: int | None = None,
    tijd_per_locatie: float = TIJD_PER_LOCATIE,
    voortgang: Voortgang | None = None,
    loper: Loper | None = None,
) -> BatchUitkomst:
    """Audit every location below `map_` and write reports, overview and archive in `uit`; what did not change is not audited again.

    `processen` defaults to the number of cores (0 runs within this process, without protection against crashes and hangs).
    Raises InvoerError when there is nothing to audit, RegelError for unusable rules, RapportError when `uit` cannot be written.
    """
    wortel, uit_ = Path(map_), Path(uit)
    _controleer(wortel, uit_, rapporten)
    pakket = Motor.laad(regelmap).pakket
    lexicon = lexicon_voor(regelmap)
    melder = voortgang or Stil()
    with _schrijfbaar(uit_), vergrendeld(uit_ / plaatsen.GRENDEL):
        instelling = _instelling(uit_, regelmap, periode, peildatum, rapporten, pakket)
        vondst = ontdek(wortel, overslaan=uit_, lexicon=lexicon)
        if not vondst.plekken:
            raise InvoerError(f"Onder {wortel} is geen locatie gevonden; een locatie is een map met een Word-document (.docx) erin.")
        uitkomst = BatchUitkomst(uit_, instelling.peildatum, len(vondst.plekken), meldingen=vondst.meldingen)
        uitkomst.ids = tuple(p.id for p in vondst.plekken)
        melder.begin(len(vondst.plekken))
        voer = loper or _loper(processen, tijd_per_locatie)
        for uitslag in _alle(vondst, instelling, voer):
            _tel(uitkomst, uitslag)
            melder.stap(uitslag)
            if uitslag.stop:
                raise RapportError(f"{uitslag.reden} De batch is gestopt; wat klaar is blijft staan en een volgende keer gaat hij verder.")
        melder.fase("Overzicht maken")
        uitkomst.loopnummer, uitkomst.nieuwe_loop = sluit_af(wortel, vondst, instelling, pakket)
        uitkomst.mislukt.sort()
        (uit_ / plaatsen.LOPEND).unlink(missing_ok=True)
    return uitkomst


def _controleer(wortel: Path, uit: Path, rapporten: tuple[str, ...]) -> None:
    if not wortel.is_dir():
        raise InvoerError(f"{wortel} is geen map; geef de map op waar de mappen van de locaties in staan.")
    if uit.exists() and uit.resolve() == wortel.resolve():
        raise InvoerError("De map voor de rapporten (--uit) is dezelfde als die van de locaties; kies een andere map.")
    if onbekend := [r for r in rapporten if r not in SOORTEN]:
        raise InvoerError(f"'{onbekend[0]}' is geen soort rapport; kies uit: {', '.join(SOORTEN)}.")


@contextlib.contextmanager
def _schrijfbaar(uit: Path) -> Iterator[None]:
    try:
        uit.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise RapportError(f"De map {uit} kan niet worden gemaakt: {fout.strerror or type(fout).__name__}.") from fout
    yield


def _instelling(
    uit: Path, regelmap: Path | None, periode: Periode | None, peildatum: date | None, rapporten: tuple[str, ...], pakket: Regelpakket
) -> Instelling:
    wortel = regelmap or meegeleverd_pakket()
    extra = tuple(wortel / n for n in ("registers.yaml", "talen.yaml"))
    opties = (f"{periode.van}..{periode.tot}" if periode else "", ",".join(rapporten))
    som = kenmerk(__version__, pakket.sha256, extra, opties)
    dag = peildatum or _lopende_dag(uit / plaatsen.LOPEND, som) or date.today()  # noqa: DTZ011 - the day of the audit is the user's own day
    schrijf_veilig(uit / plaatsen.LOPEND, json.dumps({"kenmerk": som, "peildatum": dag.isoformat()}) + "\n")
    return Instelling(str(uit.resolve()), str(regelmap.resolve()) if regelmap else None, periode, dag, rapporten, som)


def _lopende_dag(pad: Path, som: str) -> date | None:
    """The day of a batch with the same rules and options that was broken off: the rest belongs to the same day."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        gelezen: dict[str, Any] = json.loads(pad.read_bytes())
        if gelezen["kenmerk"] == som:
            return date.fromisoformat(gelezen["peildatum"])
    return None


def _alle(vondst: Vondst, instelling: Instelling, voer: Loper) -> Iterator[Uitslag]:
    """The outcome of every location: those that need no audit as they pass by, the others as they are done."""
    gereed: list[Uitslag] = []

    def te_doen() -> Iterator[Plek]:
        for plek in vondst.plekken:
            if (uitslag := _hergebruik(plek, instelling)) is not None:
                gereed.append(uitslag)
            else:
                yield plek

    for plek, antwoord in voer(instelling, te_doen()):
        yield from gereed
        gereed.clear()
        yield antwoord if isinstance(antwoord, Uitslag) else _ongeluk(plek, antwoord, instelling)
    yield from gereed


def _hergebruik(plek: Plek, instelling: Instelling) -> Uitslag | None:
    map_ = plaatsen.uitmap(Path(instelling.uit), plek.id)
    stand = lees_stand(map_)
    try:
        if stand is None or not bruikbaar(stand, map_, vingerafdruk(plek, instelling), instelling.peildatum.isoformat()):
            return None
    except OSError:
        return None  # the worker finds out what is wrong and says so
    return Uitslag(plek.id, stand.afloop, stand.alles_goed, stand.reden, hergebruikt=True)


def _ongeluk(plek: Plek, ongeluk: Ongeluk, instelling: Instelling) -> Uitslag:
    map_ = plaatsen.uitmap(Path(instelling.uit), plek.id)
    with contextlib.suppress(RapportError):
        leg_mislukking_vast(plek, map_, ongeluk.reden, instelling)
    return Uitslag(plek.id, Afloop.MISLUKT, reden=ongeluk.reden)


def _loper(processen: int | None, tijd: float) -> Loper:
    aantal = processen if processen is not None else os.cpu_count() or 1

    def in_processen(instelling: Instelling, plekken: Iterator[Plek]) -> Iterator[tuple[Plek, Uitslag | Ongeluk]]:
        with Poel[Plek, Uitslag](Werker.van, instelling, processen=aantal, tijd=tijd) as poel:
            yield from poel.verwerk(plekken)

    def hier(instelling: Instelling, plekken: Iterator[Plek]) -> Iterator[tuple[Plek, Uitslag | Ongeluk]]:
        werker = Werker.van(instelling)
        for plek in plekken:
            yield plek, werker(plek)

    return in_processen if aantal else hier


def _tel(uitkomst: BatchUitkomst, uitslag: Uitslag) -> None:
    uitkomst.aantallen[uitslag.afloop] += 1
    uitkomst.hergebruikt += uitslag.hergebruikt
    uitkomst.alles_goed += uitslag.alles_goed
    if uitslag.afloop is not Afloop.GETOETST and len(uitkomst.mislukt) < MAX_GENOEMD:
        uitkomst.mislukt.append((uitslag.id, uitslag.reden))
