"""The overview as Excel workbook: locations, findings, criteria."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import BinaryIO

from checker.model.bevinding import Oordeel
from checker.model.overzicht import CriteriumTelling, LocatieRij, Overzicht
from checker.reports.overzicht_csv import velden
from checker.reports.woorden import VORMEN
from checker.reports.xlsx_stroom import Blad, Cel, Gestijld, Link, schrijf_werkmap

_OORDELEN = tuple(Oordeel)
_TINT = {o: i for i, o in enumerate(_OORDELEN)}
_BEVINDING = (
    ("Locatie", 26), ("Naam", 26), ("Gemeente", 16), ("Regio", 14), ("Cluster", 14), ("Indicator", 22), ("Criterium", 34), ("Titel", 44),
    ("Kern", 6), ("Oordeel", 18), ("Zekerheid", 10), ("Handmatig", 10), ("Teller", 8), ("Noemer", 8), ("Onbekend", 9), ("Bereik", 8),
    ("Bewijs bij locaties", 18), ("Reden", 50),
)  # fmt: skip


def schrijf_excel(overzicht: Overzicht, bestand: BinaryIO) -> None:
    """Write the workbook: one row per location (with a link to its report), one per finding, one per criterium."""
    kolommen, weegt = _locatiekolommen(overzicht), [i.weegt_mee for i in overzicht.indicatoren]
    bladen = (
        Blad("Locaties", kolommen, (_locatie(r, len(kolommen), weegt) for r in overzicht.locaties())),
        Blad("Criteria", _criteriumkolommen(), (_criterium(c) for c in overzicht.criteria)),
        Blad("Bevindingen", _BEVINDING, _bevindingen(overzicht)),
    )
    schrijf_werkmap(bestand, bladen, [(VORMEN[o].kleur, VORMEN[o].tint) for o in _OORDELEN])


def _locatiekolommen(o: Overzicht) -> list[tuple[str, int]]:
    kolommen = [("Locatie", 26), ("Naam", 26), ("Gemeente", 16), ("Regio", 14), ("Cluster", 14), ("Getoetst", 10)]
    for i in (i for i in o.indicatoren if i.weegt_mee):
        kolommen += [(f"{i.nummer} {i.titel}", 18), (f"{i.nummer} kern voldoet", 8), (f"{i.nummer} kern", 8)]
    for v in o.verdelingen:
        kolommen += [(f"{v.titel}: teller", 10), ("noemer", 8), ("onbekend", 9)]
    return [*kolommen, ("Gezinnen", 9), ("Kleine groep", 12), ("Kinderen", 9), ("Woorden", 9), ("Nakijken", 9), ("Reden", 60)]


def _locatie(r: LocatieRij, breed: int, weegt: list[bool]) -> list[Cel]:
    cellen: list[Cel] = [Link(r.plek.id, r.plek.link), r.plek.naam, r.gemeente, r.regio, r.cluster, "ja" if r.getoetst else "nee"]
    if not r.getoetst:
        return [*cellen, *([None] * (breed - len(cellen) - 1)), r.reden]
    for oordeel, gehaald, van in itertools.compress(r.indicatoren, weegt):
        cellen += [Gestijld(VORMEN[oordeel].woord, _TINT[oordeel]), gehaald, van]
    for aandeel in r.aandelen:
        cellen += aandeel or (None, None, None)
    return [*cellen, r.gezinnen, "ja" if r.klein else "", r.kinderen, r.woorden, r.nakijken, r.reden]


def _criteriumkolommen() -> list[tuple[str, int]]:
    kop = [("Criterium", 38), ("Titel", 50), ("Kern", 6), *((VORMEN[o].woord.capitalize(), 14) for o in _OORDELEN)]
    return [*kop, ("Eigen bewijs", 12), ("Gedeeld bewijs", 14), ("Grootste groep met hetzelfde bewijs", 20)]


def _criterium(c: CriteriumTelling) -> list[Cel]:
    telling = dict(c.telling)
    return [c.id, c.titel, "ja" if c.kern else "nee", *(telling.get(o, 0) for o in _OORDELEN), c.eigen, c.gedeeld, c.grootste]


def _bevindingen(o: Overzicht) -> Iterator[list[Cel]]:
    for b in o.bevindingen():
        eigen: list[Cel] = velden(b)  # type: ignore[assignment]
        eigen[4] = Gestijld(VORMEN[b.oordeel].woord, _TINT[b.oordeel])
        yield [b.locatie, b.naam, b.gemeente, b.regio, b.cluster, *eigen]
