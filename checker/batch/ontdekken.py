"""Finds the locations below a folder: every folder that directly holds a policy, and what looks like a location but is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from checker.batch.deelregisters import Verdeling, verdeel
from checker.batch.locatielijst import LIJST, Vermelding, lees_lijst
from checker.batch.opdracht import Plek
from checker.errors import InvoerError
from checker.model.melding import Melding, Niveau
from checker.readers.dossiers import BELEID_EXTENSIES
from checker.readers.locatiebestanden import LOCATIE, lees_locatie
from checker.readers.registers.lexicon import Lexicon

_ANDER_BELEID = (".pdf", ".odt", ".rtf", ".pages")
_REGISTERS = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Vondst:
    """What discovery found: locations sorted by id (those with a `fout` cannot be audited), and remarks on the whole."""

    plekken: tuple[Plek, ...]
    meldingen: tuple[Melding, ...]


@dataclass(slots=True)
class _Map:
    pad: str
    id: str
    beleid: bool
    lijkt_op: str
    registers: list[str]
    diep: bool = False
    onleesbaar: str = ""


def ontdek(wortel: Path, *, overslaan: Path | None = None, lexicon: Lexicon) -> Vondst:
    """Find the locations below `wortel`, which may be one itself; the output folder `overslaan` is left out.

    Raises InvoerError when the folder cannot be read or locaties.csv cannot be used.
    """
    if not wortel.is_dir():
        raise InvoerError(f"{wortel} is geen map; geef de map op waar de mappen van de locaties in staan.")
    lijst, meldingen = lees_lijst(wortel / LIJST)
    mappen = {m.id: m for m in _loop(wortel, overslaan.resolve() if overslaan else None)}
    _markeer_tussenmappen(mappen)
    plekken = {m.id: _plek(m, lijst.get(m.id)) for m in mappen.values() if m.beleid or m.onleesbaar or (m.lijkt_op and not m.diep)}
    for id_, vermelding in lijst.items():
        if id_ not in plekken:
            fout = f"deze map staat in {LIJST} maar " + ("bestaat niet" if id_ not in mappen else "bevat geen Word-document")
            plekken[id_] = _met_namen(Plek(id_, str(wortel / id_), fout=vermelding.fout or fout), vermelding)
    gedeeld = [(m.id, pad) for m in mappen.values() if m.diep and not m.beleid for pad in m.registers]
    verdeling = _verdeel(gedeeld, plekken, lexicon)
    meldingen = (*meldingen, *verdeling.meldingen, *_niet_vermeld(lijst, plekken))
    met_delen = (replace(p, delen=verdeling.delen.get(p.id, ())) for p in plekken.values())
    return Vondst(tuple(sorted(met_delen, key=lambda p: p.id)), meldingen)


def _loop(wortel: Path, overslaan: Path | None) -> Iterator[_Map]:
    onleesbaar: dict[str, str] = {}

    def noteer(fout: OSError) -> None:
        onleesbaar[str(fout.filename)] = fout.strerror or type(fout).__name__

    begin = str(wortel)
    for pad, mappen, bestanden in os.walk(begin, onerror=noteer):
        mappen[:] = sorted(m for m in mappen if not m.startswith(".") and not (overslaan and Path(pad, m).resolve() == overslaan))
        yield _bekijk(pad, _id(begin, pad, wortel), sorted(bestanden))
    for pad, reden in onleesbaar.items():
        if pad == begin:
            raise InvoerError(f"De map {wortel} kan niet worden gelezen: {reden}.")
        yield _Map(pad, _id(begin, pad, wortel), beleid=False, lijkt_op="", registers=[], onleesbaar=reden)


def _id(begin: str, pad: str, wortel: Path) -> str:
    return Path(os.path.relpath(pad, begin)).as_posix() if pad != begin else wortel.resolve().name or "locatie"


def _bekijk(pad: str, id_: str, bestanden: list[str]) -> _Map:
    zichtbaar = [b for b in bestanden if not b.startswith(("~$", "."))]
    beleid = any(b.lower().endswith(BELEID_EXTENSIES) for b in zichtbaar)
    registers = [str(Path(pad, b)) for b in zichtbaar if b.lower().endswith(_REGISTERS) and b != LIJST]
    ander = next((b for b in zichtbaar if b.lower().endswith(_ANDER_BELEID)), "")
    lijkt_op = f"er staat geen Word-document, wel {ander}" if ander else ""
    if not lijkt_op and (registers or LOCATIE in zichtbaar):
        lijkt_op = "er staan registers of een locatie.yaml, maar geen Word-document met het ouderbeleid"
    return _Map(pad, id_, beleid, lijkt_op, registers)


def _markeer_tussenmappen(mappen: dict[str, _Map]) -> None:
    """A folder with locations below it is a layer of the organisation; its CSV files are shared registers, not a location's."""
    per_pad = {m.pad: m for m in mappen.values()}
    for m in list(mappen.values()):
        boven = os.path.dirname(m.pad) if m.beleid else ""  # noqa: PTH120 - strings all the way, for thousands of folders
        while boven in per_pad and not per_pad[boven].diep:
            per_pad[boven].diep = True
            boven = os.path.dirname(boven)  # noqa: PTH120


def _plek(m: _Map, vermelding: Vermelding | None) -> Plek:
    fout = f"de map kan niet worden gelezen: {m.onleesbaar}" if m.onleesbaar else "" if m.beleid else m.lijkt_op
    plek = Plek(m.id, m.pad, fout=fout)
    return _met_namen(plek, vermelding) if vermelding else plek


def _met_namen(plek: Plek, v: Vermelding) -> Plek:
    return replace(plek, naam=v.naam, gemeente=v.gemeente, regio=v.regio, cluster=v.cluster, fout=plek.fout or v.fout)


def _verdeel(gedeeld: list[tuple[str, str]], plekken: dict[str, Plek], lexicon: Lexicon) -> Verdeling:
    if not gedeeld:
        return Verdeling({}, ())
    namen = {p.id: (p.naam, p.id, p.id.rsplit("/", 1)[-1], _eigen_naam(p)) for p in plekken.values()}
    return verdeel([pad for _, pad in gedeeld], namen, lexicon)


def _eigen_naam(plek: Plek) -> str:
    bestand = Path(plek.pad) / LOCATIE
    try:
        return lees_locatie(bestand).naam if bestand.is_file() else ""
    except (InvoerError, OSError):
        return ""  # the audit of that location reports it


def _niet_vermeld(lijst: dict[str, Vermelding], plekken: dict[str, Plek]) -> list[Melding]:
    zonder = [p.id for p in plekken.values() if p.id not in lijst and not p.fout] if lijst else []
    if not zonder:
        return []
    tekst = f"{len(zonder)} locaties staan niet in {LIJST} en horen daarom bij geen regio of cluster, bijvoorbeeld {min(zonder)}"
    return [Melding(Niveau.INFO, LIJST, "niet-in-lijst", tekst)]
