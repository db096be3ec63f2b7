"""What is kept per location beside its reports: the fingerprint and the counts of which the overview is made.

No citation, id, name of a person or birth date goes in; sentences only as hashes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from checker.batch.opdracht import Afloop
from checker.batch.plaatsen import STAND
from checker.reports.schrijven import schrijf_veilig

VERSIE = 1


@dataclass(frozen=True, slots=True)
class Stand:
    """The outcome of one location. `bestanden` maps a report's file name to its size in bytes; `datum` is the day of the audit (ISO).

    `indicatoren` holds per indicator [verdict, core criteria met, core criteria]; `bevindingen` per criterium of the pack [verdict,
    zekerheid, by hand (0/1), teller, noemer, onbekend, bereik teller, reden, hashes of the evidence]; counts are null without a measurement.
    `registers` are [kind, sha256, hash of the typed rows, rows]; `schets` is the sketch of the policy's text; `talen` families per language.
    """

    vingerafdruk: str
    afloop: Afloop
    reden: str
    datum: str
    datumgevoelig: bool
    bestanden: dict[str, int]
    naam: str
    periode: tuple[str, str] | None = None
    woorden: int = 0
    leesdekking: float = 0.0
    gezinnen: int | None = None
    kinderen: int | None = None
    talen: dict[str, int] | None = None
    registers: tuple[tuple[str, str, str, int], ...] = ()
    indicatoren: tuple[tuple[str, int, int], ...] = ()
    bevindingen: tuple[tuple[Any, ...], ...] = ()
    schets: str = ""
    alles_goed: bool = False


_VELDEN = {f.name for f in fields(Stand)}


def schrijf_stand(map_: Path, stand: Stand) -> None:
    """Write the state of a location; it is written last, so that it vouches for the reports beside it. Raises RapportError."""
    schrijf_veilig(map_ / STAND, json.dumps({"versie": VERSIE, **asdict(stand)}, ensure_ascii=False, separators=(",", ":")) + "\n")


def lees_stand(map_: Path) -> Stand | None:
    """Return the state of a location, or None when there is none that this version can use."""
    try:
        gelezen = json.loads((map_ / STAND).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(gelezen, dict) or gelezen.pop("versie", None) != VERSIE or gelezen.keys() != _VELDEN:
        return None
    try:
        return Stand(**{**gelezen, "afloop": Afloop(gelezen["afloop"])})
    except ValueError:
        return None


def bruikbaar(stand: Stand | None, map_: Path, vingerafdruk: str, datum: str) -> bool:
    """Whether the location need not be audited again: nothing changed, its reports are there in full, and the day makes no difference."""
    if stand is None or stand.vingerafdruk != vingerafdruk or stand.afloop is Afloop.MISLUKT:
        return False
    if stand.datumgevoelig and stand.datum != datum:
        return False
    try:
        return all((map_ / naam).stat().st_size == grootte for naam, grootte in stand.bestanden.items())
    except OSError:
        return False
