"""The overview as CSV: one row per location and per finding, for whoever counts further."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from checker.model.overzicht import BevindingRij, LocatieRij, Overzicht
from checker.reports.woorden import veilig

KOLOMMEN = (
    "locatie", "naam", "gemeente", "regio", "cluster", "indicator", "criterium", "titel", "kern", "oordeel", "zekerheid", "handmatig",
    "teller", "noemer", "onbekend", "bereik", "bewijs_bij_locaties", "reden",
)  # fmt: skip
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def schrijf_csv(overzicht: Overzicht, bestand: BinaryIO) -> None:
    """Write the rows with semicolons and a byte order mark, as a Dutch Excel opens them; a location that was not audited is one row."""
    stroom = io.TextIOWrapper(bestand, encoding="utf-8", errors="replace", newline="", write_through=False)
    stroom.write("\ufeff")
    schrijver = csv.writer(stroom, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows(_niet_getoetst(r) for r in overzicht.locaties() if not r.getoetst)
    schrijver.writerows(_rijen(overzicht))
    stroom.flush()
    stroom.detach()


def _niet_getoetst(rij: LocatieRij) -> list[str]:
    kop = [rij.plek.id, rij.plek.naam, rij.gemeente, rij.regio, rij.cluster]
    return [*(tam(k) for k in kop), "", "", "", "", "niet_getoetst", *([""] * 7), tam(rij.reden)]


def _rijen(overzicht: Overzicht) -> Iterator[list[object]]:
    vorige, kop = "", list[str]()
    for b in overzicht.bevindingen():
        if b.locatie != vorige:
            vorige, kop = b.locatie, [tam(k) for k in (b.locatie, b.naam, b.gemeente, b.regio, b.cluster)]
        yield [*kop, *velden(b)]


def velden(b: BevindingRij) -> list[object]:
    """Return a finding's own cells, after those of the location."""
    ja_nee = ("nee", "ja")
    zekerheid = "laag" if b.laag else "hoog"
    cijfers = (b.teller, b.noemer, b.onbekend, b.bereik, b.gedeeld_met)
    return [b.indicator, b.criterium, b.titel, ja_nee[b.kern], b.oordeel.value, zekerheid, ja_nee[b.handmatig], *cijfers, tam(b.reden)]


def tam(tekst: str) -> str:
    """Return the text such that a spreadsheet does not take it for a formula."""
    kaal = veilig(tekst)
    return f"'{kaal}" if kaal.startswith(_FORMULE) else kaal
