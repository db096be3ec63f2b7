"""Audits labelled locations (a folder with a policy and labels.yaml) and sets the verdicts beside the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from checker.engine import Motor
from checker.errors import CheckerError, InvoerError
from checker.model.bevinding import Bevinding, Zekerheid
from checker.model.maten import RANG
from checker.model.meetuitslag import Geval, Meetuitslag
from checker.readers.dossiers import Opties, lees_dossier

LABELS = "labels.yaml"


def meet_locaties(map_: Path, motor: Motor, opties: Opties | None = None) -> Meetuitslag:
    """Audit every labelled location directly below `map_`. Raises InvoerError when there is none."""
    locaties = sorted(p.parent for p in map_.glob(f"*/{LABELS}"))
    if not locaties:
        raise InvoerError(f"Onder {map_} staat geen map met een {LABELS}; zonder labels valt er niets te meten.")
    gevallen: list[Geval] = []
    mislukt: list[tuple[str, str]] = []
    for locatie in locaties:
        try:
            labels = _lees_labels(locatie / LABELS)
            rapport = motor.beoordeel(lees_dossier(locatie, opties))
        except CheckerError as fout:
            mislukt.append((locatie.name, str(fout)))
            continue
        gevallen.extend(_gevallen(locatie.name, labels, {b.criterium: b for b in rapport.bevindingen}))
    return Meetuitslag(tuple(gevallen), tuple(mislukt))


def _lees_labels(pad: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    try:
        gelezen = yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return {str(k): (str(v["oordeel"]), tuple(map(str, v.get("bewijs") or ()))) for k, v in gelezen.items()}
    except (OSError, ValueError, yaml.YAMLError, AttributeError, KeyError, TypeError) as fout:
        raise InvoerError(f"{pad} kan niet worden gelezen; per criterium hoort er een 'oordeel' en een lijst 'bewijs' te staan.") from fout


def _gevallen(naam: str, labels: dict[str, tuple[str, tuple[str, ...]]], bevindingen: dict[str, Bevinding]) -> Iterator[Geval]:
    for criterium, (label, verwacht) in labels.items():
        bevinding = bevindingen.get(criterium)
        if label not in RANG or bevinding is None:
            continue
        citaten = tuple(b.citaat for b in bevinding.bewijs)
        raak = raakt(verwacht, citaten) if label == bevinding.oordeel.value == "voldoet" else None
        yield Geval(naam, criterium, label, bevinding.oordeel.value, bevinding.zekerheid is Zekerheid.HOOG, raak, citaten, verwacht)


def raakt(verwacht: Sequence[str], citaten: Sequence[str]) -> bool:
    """Whether any quotation is, holds, lies in or shares 60% of its words with a labelled passage."""
    return any(_raakt(_kaal(v), _kaal(c)) for v in verwacht for c in citaten)


def _raakt(v: str, c: str) -> bool:
    if not v or not c:
        return False
    a, b = set(v.split()), set(c.split())
    return v in c or c in v or len(a & b) * 10 >= 6 * min(len(a), len(b))


def _kaal(tekst: str) -> str:
    return re.sub(r"\W+", " ", tekst.lower()).strip()
