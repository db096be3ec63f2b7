"""After the locations: the overview and the archive, both only when something differs from the last run, and what is no longer there removed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from datetime import date
from pathlib import Path

from checker.batch import plaatsen
from checker.batch.archief import Loop, archief, begin_loop, lopen
from checker.batch.ontdekken import Vondst
from checker.batch.opdracht import Instelling
from checker.batch.overzicht import maak_overzicht, noemt
from checker.batch.stand import lees_stand
from checker.batch.werkbank import vul
from checker.model.regel import Regelpakket
from checker.reports.overzicht import schrijf_overzicht
from checker.versie import __version__


def sluit_af(wortel: Path, vondst: Vondst, instelling: Instelling, pakket: Regelpakket) -> tuple[int, bool]:
    """Write overview and archive; return the number of the run and whether it is a new one. Raises RapportError, InvoerError."""
    uit = Path(instelling.uit)
    _ruim_verdwenen_op(uit, vondst)
    inhoud = _inhoud(uit, vondst, instelling)
    with archief(uit / plaatsen.ARCHIEF, schrijven=True) as con:
        eerder = lopen(con)
        laatste = eerder[-1] if eerder else None
        zelfde = laatste is not None and laatste.inhoud == inhoud
        if laatste and zelfde and _staat_er(uit, laatste.bestanden):
            return laatste.nummer, False
        nummer = laatste.nummer if laatste and zelfde else (laatste.nummer + 1 if laatste else 1)
        for tabel in ("loop", "loop_locatie", "bevinding"):
            con.execute(f"DELETE FROM {tabel} WHERE {'nummer' if tabel == 'loop' else 'loop'} = ?", (nummer,))  # noqa: S608 - constants
        vul(con, vondst.plekken, uit, pakket, nummer)
        overzicht = maak_overzicht(con, wortel, pakket, instelling.peildatum, vondst.meldingen)
        paden = schrijf_overzicht(overzicht, uit)
        bestanden = json.dumps({p.name: p.stat().st_size for p in paden})
        begin_loop(con, _loop(nummer, instelling.peildatum, pakket, inhoud, bestanden))
    return nummer, not zelfde


def _loop(nummer: int, datum: date, pakket: Regelpakket, inhoud: str, bestanden: str) -> Loop:
    return Loop(nummer, datum.isoformat(), __version__, f"{pakket.naam} {pakket.versie}", pakket.sha256, inhoud, bestanden)


def _inhoud(uit: Path, vondst: Vondst, instelling: Instelling) -> str:
    """The hash of all that goes into the overview, in the order of the locations."""
    som = hashlib.sha256(f"{instelling.kenmerk}\0{instelling.peildatum}\0{vondst.meldingen!r}\0".encode("utf-8", "replace"))
    som.update(noemt(vondst.plekken))
    for plek in vondst.plekken:
        with contextlib.suppress(OSError):
            som.update((plaatsen.uitmap(uit, plek.id) / plaatsen.STAND).read_bytes())
        som.update(b"\0")
    return som.hexdigest()


def _staat_er(uit: Path, bestanden: str) -> bool:
    try:
        return all((uit / naam).stat().st_size == grootte for naam, grootte in json.loads(bestanden).items())
    except (OSError, ValueError, AttributeError):
        return False


def _ruim_verdwenen_op(uit: Path, vondst: Vondst) -> None:
    """Remove the reports of locations that are no longer there, only the files that this program wrote."""
    wortel = uit / plaatsen.LOCATIES
    blijft = {str(plaatsen.uitmap(uit, p.id)) for p in vondst.plekken}
    for pad, _, bestanden in os.walk(wortel, topdown=False):
        map_ = Path(pad)
        if pad not in blijft and plaatsen.STAND in bestanden:
            stand = lees_stand(map_)
            for naam in (*(stand.bestanden if stand else ()), plaatsen.STAND):
                (map_ / Path(naam).name).unlink(missing_ok=True)
        if pad not in blijft and map_ != wortel:
            with contextlib.suppress(OSError):
                map_.rmdir()  # only when it is empty
    for rest in uit.glob(".~*.tmp"):
        rest.unlink(missing_ok=True)
