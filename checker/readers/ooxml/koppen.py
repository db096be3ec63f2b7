"""Headings and header rows that are only layout: short lines in bold, capitals, larger letters or underlined."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.alinea import RuweAlinea
from checker.readers.ooxml.stijlen import Stijlen, aan, getal

_MAX_TEKENS, _MAX_WOORDEN = 90, 12
_NUMMER_VOORAAN = re.compile(r"((?:\d{1,2}\.){0,4}\d{1,2}|[A-Z]|[IVX]{1,4})[.)]?\s+\S")
# A line that opens as a statement is a sentence without its full stop, however bold.
_ZIN = re.compile(r"(?:wij|we|ik|zij|ze|hij|u|je|jij|er|dit|dat|deze|hierbij|let op|nb|n\.b\.)\s", re.IGNORECASE)
# In half points: letters that are two points larger than the text.
_MERKBAAR_GROTER = 4
Kopniveau = Callable[[RuweAlinea], int]
Genummerd = Callable[[RuweAlinea], int | None]


def zoek_opgemaakte_koppen(ruw: list[RuweAlinea], stijlen: Stijlen, kop_van: Kopniveau, genummerd: Genummerd) -> dict[int, int]:
    """Return the heading level per paragraph number of the main part for the lines that layout makes a heading.

    Such a line stands under the styled heading before it; among themselves, larger letters, capitals and shallower numbers come first.
    """
    lijnen = [a for a in ruw if a.plek.waar == "tekst" and a.tekst and not a.tekst.isspace()]
    kandidaten: list[tuple[RuweAlinea, int, tuple[int, int, int, int]]] = []
    basis = 0
    for i, alinea in enumerate(lijnen):
        if alinea.plek.tabel is not None:
            continue
        niveau = kop_van(alinea)
        if niveau:
            basis = niveau
            continue
        tekst = alinea.tekst.strip()
        if i + 1 == len(lijnen) or not _kan_kop_zijn(tekst) or stijlen.aard(alinea.stijl).titel or genummerd(alinea) == -1:
            continue
        opmaak = _opmaak(alinea, stijlen, tekst)
        if opmaak is not None:
            kandidaten.append((alinea, basis, (-opmaak[0], _diepte(tekst, genummerd(alinea)), opmaak[1], opmaak[2])))
    if _alles_opgemaakt(lijnen, len(kandidaten)):
        return {}
    rangen = {sleutel: i + 1 for i, sleutel in enumerate(sorted({k for _, _, k in kandidaten}))}
    return {alinea.volgnummer: min(onder + rangen[sleutel], 9) for alinea, onder, sleutel in kandidaten}


def _alles_opgemaakt(lijnen: list[RuweAlinea], koppen: int) -> bool:
    # Where most lines are bold, bold says nothing.
    return koppen > 4 and koppen * 3 > len(lijnen) * 2


def _kan_kop_zijn(tekst: str) -> bool:
    """Tell whether the wording could be a heading: short, starts with a capital or number, does not end as a sentence."""
    if not 3 <= len(tekst) <= _MAX_TEKENS or "\n" in tekst or tekst[-1] in ".!;,…":
        return False
    woorden = tekst.split()
    if len(woorden) > _MAX_WOORDEN or (tekst[-1] == ":" and len(woorden) > 5):
        return False
    if not any(c.isalpha() for c in tekst) or _ZIN.match(tekst):
        return False
    return tekst[0].isupper() or tekst[0].isdigit() or tekst[0] in "'\"‘’“"


def _diepte(tekst: str, automatisch: int | None) -> int:
    if automatisch is not None and automatisch >= 0:
        return automatisch + 1
    treffer = _NUMMER_VOORAAN.match(tekst)
    return treffer[1].count(".") + 1 if treffer else 1


def _opmaak(alinea: RuweAlinea, stijlen: Stijlen, tekst: str) -> tuple[int, int, int] | None:
    """Return (size in half points, 0 when in capitals else 1, 0 when bold else 1) of a line formatted as a whole, else None."""
    letters = [c for c in tekst if c.isalpha()]
    # Three capitals are an abbreviation.
    kapitaal = len(letters) >= 5 and all(c.isupper() for c in letters)
    vet = onderstreept = kleinkapitaal = groot = True
    grootte = 0
    for run in alinea.element.iter(n.R):
        if not any(t.text and not t.text.isspace() for t in run.iterchildren(n.T)):
            continue
        rpr = run.find(n.RPR)
        vet = vet and bool(_waarde(rpr, n.BOLD, "vet", alinea.stijl, stijlen))
        onderstreept = onderstreept and bool(_waarde(rpr, n.UNDERLINE, "onderstreept", alinea.stijl, stijlen))
        kleinkapitaal = kleinkapitaal and bool(_waarde(rpr, n.CAPS, "kapitaal", alinea.stijl, stijlen))
        eigen = _grootte(rpr, alinea.stijl, stijlen)
        groot = groot and eigen >= _grootte(None, stijlen.standaard, stijlen) + _MERKBAAR_GROTER
        if not (vet or onderstreept or kleinkapitaal or kapitaal or groot):
            return None
        grootte = max(grootte, eigen)
    return grootte, 0 if kapitaal or kleinkapitaal else 1, 0 if vet else 1


def _waarde(rpr: etree._Element | None, tag: str, naam: str, stijl: str, stijlen: Stijlen) -> bool | None:
    """Return a letter property of a run: its own, else its character style's, else its paragraph style's, else the default."""
    namen = [stijl]
    if rpr is not None:
        eigen = aan(rpr.find(tag))
        if eigen is not None:
            return eigen
        letterstijl = rpr.find(n.RSTYLE)
        if letterstijl is not None:
            namen.insert(0, letterstijl.get(n.VAL, ""))
    for sleutel in namen:
        for schakel in stijlen.keten(sleutel):
            waarde: bool | None = getattr(schakel, naam)
            if waarde is not None:
                return waarde
    standaard: bool | None = getattr(stijlen.basis, naam)
    return standaard


def _grootte(rpr: etree._Element | None, stijl: str, stijlen: Stijlen) -> int:
    eigen = rpr.find(n.SZ) if rpr is not None else None
    if eigen is not None:
        return getal(eigen.get(n.VAL))
    return next((s.grootte for s in stijlen.keten(stijl) if s.grootte), stijlen.basis.grootte or 20)


def is_koprij(cellen: list[RuweAlinea], stijlen: Stijlen) -> bool:
    """Tell whether the first row of a table (its paragraphs with text are given) holds the names of the columns."""
    eerste = [a for a in cellen if a.plek.rij == 1]
    rest = [a for a in cellen if a.plek.rij != 1]
    kolommen = {a.plek.cel for a in eerste}
    if not rest or len(kolommen) < 2 or len(eerste) > len(kolommen):
        return False
    teksten = [a.tekst.strip() for a in eerste]
    if any(len(t) > 60 or t[-1] in ".!;" for t in teksten):
        return False
    if all((o := _opmaak(a, stijlen, t)) is not None and o[2] == 0 for a, t in zip(eerste, teksten, strict=True)):
        return True
    if any(len(t) > 40 or len(t.split()) > 6 or t[0].isdigit() for t in teksten):
        return False
    gemiddeld = sum(len(a.tekst) for a in rest) / len(rest)
    return len(kolommen) > 2 or gemiddeld > 1.3 * sum(map(len, teksten)) / len(teksten)
