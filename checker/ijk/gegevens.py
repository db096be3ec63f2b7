"""The labelled texts that the points are fitted on: whole policies and short fragments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from checker.model.document import Document
from checker.readers.fragment import lees_fragment
from checker.readers.word import lees_document

GRADEN = {"ontbreekt": 0, "deels": 1, "voldoet": 2}


@dataclass(frozen=True, slots=True)
class Leerstuk:
    """A labelled text: per criterium its grade (0, 1, 2) and the passages that a reader pointed at; a fragment keeps its text."""

    naam: str
    groep: str
    document: Document
    graden: dict[str, int]
    bewijs: dict[str, tuple[str, ...]]
    heel: bool
    tekst: str = ""


def lees_leerstukken(map_: Path) -> list[Leerstuk]:
    """Read all labelled texts below `map_`: locaties/<id>/{ouderbeleid.docx,labels.yaml}, beleid/*.md with *.yaml, zinnen*/<criterium>.yaml."""
    return [*_locaties(map_ / "locaties"), *_beleid(map_ / "beleid"), *(s for z in sorted(map_.glob("zinnen*")) for s in _zinnen(z))]


def _labels(pad: Path) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    labels: dict[str, Any] = yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {k: GRADEN[v["oordeel"]] for k, v in labels.items()}, {k: tuple(v.get("bewijs") or ()) for k, v in labels.items()}


def _locaties(map_: Path) -> Iterator[Leerstuk]:
    for pad in sorted(map_.glob("*/labels.yaml")):
        graden, bewijs = _labels(pad)
        document = lees_document(pad.with_name("ouderbeleid.docx"))
        yield Leerstuk(pad.parent.name, pad.parent.name.rstrip("0123456789"), document, graden, bewijs, heel=True)


def _beleid(map_: Path) -> Iterator[Leerstuk]:
    for pad in sorted(map_.glob("*.yaml")):
        graden, bewijs = _labels(pad)
        document = lees_fragment(pad.with_suffix(".md").read_text(encoding="utf-8"))
        yield Leerstuk(pad.stem, pad.stem.rstrip("0123456789"), document, graden, bewijs, heel=True)


def _zinnen(map_: Path) -> Iterator[Leerstuk]:
    for pad in sorted(map_.glob("*.yaml")):
        gelezen: dict[str, list[str]] = yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for graad, fragmenten in gelezen.items():
            for nummer, tekst in enumerate(fragmenten):
                groep = f"{map_.name}-{nummer % 2}"
                yield Leerstuk(
                    f"{pad.stem}/{graad}/{nummer}", groep, lees_fragment(tekst), {pad.stem: GRADEN[graad]}, {}, heel=False, tekst=tekst
                )
