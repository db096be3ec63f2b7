"""The bounds of a rule pack: a pack of another organisation is data to be looked at, and looking at it must end.

What a pack may say is guarded by the models; here it is counted how much it says, before anything is worked out from it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from checker.language.koppelen import kenmerken
from checker.model.basis import Begrip
from checker.model.regel import Regel
from checker.model.toets_register import KruisToets
from checker.model.toets_tekst import TekstToets
from checker.readers import grenzen

_VERWIJZING = re.compile(r"<([^<>]+)>")


def controleer_bestanden(wortel: Path) -> list[str]:
    """Return what is wrong with the number and the size of the YAML files in a pack, before one of them is read."""
    aantal = omvang = 0
    try:
        for pad in _yaml(wortel):
            aantal += 1
            omvang += pad.stat().st_size
            if aantal > grenzen.REGELS_BESTANDEN:
                return [f"er staan meer dan {grenzen.REGELS_BESTANDEN} YAML-bestanden in; zo'n pakket wordt niet gelezen"]
    except OSError as fout:
        return [f"de map kan niet worden gelezen ({fout.strerror})"]
    if omvang > grenzen.REGELS_TOTAAL_BYTES:
        return [f"de bestanden zijn samen groter dan {grenzen.REGELS_TOTAAL_BYTES // grenzen.MIB} MB; zo'n pakket wordt niet gelezen"]
    return []


def _yaml(wortel: Path) -> Iterator[os.DirEntry[str]]:
    """The YAML files in a pack: beside pakket.yaml and one folder down, where rules and begrippen are."""
    with os.scandir(wortel) as inhoud:
        for eerste in inhoud:
            if eerste.name.endswith(".yaml"):
                yield eerste
            elif eerste.is_dir():
                with os.scandir(eerste) as dieper:
                    yield from (e for e in dieper if e.name.endswith(".yaml"))


def controleer_omvang(begrippen: Mapping[str, Begrip], regels: Sequence[Regel]) -> list[str]:
    """Return what in begrippen and rules goes beyond the bounds; nothing may be worked out from a pack that has such a mistake."""
    toetsen = [(r.id, r.toets) for r in regels]
    los = [k for _, t in toetsen if isinstance(t, TekstToets) for k in kenmerken(t)]
    fouten = list(_aantallen(begrippen, los))
    fouten.extend(_uitgeschreven(begrippen, los))
    for id_, toets in toetsen:
        if isinstance(toets, KruisToets):
            fouten.extend(_kruiswoorden(id_, toets))
    return fouten


def _aantallen(begrippen: Mapping[str, Begrip], los: Sequence[str]) -> Iterator[str]:
    if sum(len(b.termen) for b in begrippen.values()) > grenzen.REGELS_TERMEN:
        yield f"begrippen: meer dan {grenzen.REGELS_TERMEN} termen worden niet gelezen"
    if len(los) > grenzen.REGELS_TERMEN:
        yield f"de regels samen: meer dan {grenzen.REGELS_TERMEN} kenmerken worden niet gelezen"
    for naam, begrip in begrippen.items():
        if waarom := _te_lang(begrip.termen):
            yield f"begrip '{naam}': {waarom}"
    if waarom := _te_lang(los):
        yield f"de regels: {waarom}"
    midden = sum(1 for t in _alle(begrippen, los) for w in t.replace("|", " ").split() if len(w) > 1 and w[0] == w[-1] == "*")
    if midden > grenzen.REGELS_MIDDEN:
        yield f"meer dan {grenzen.REGELS_MIDDEN} woorden met een '*' aan beide kanten worden niet gelezen"


def _alle(begrippen: Mapping[str, Begrip], los: Sequence[str]) -> Iterator[str]:
    for begrip in begrippen.values():
        yield from begrip.termen
    yield from los


def _te_lang(termen: Iterable[str]) -> str:
    for term in termen:
        if len(term) > grenzen.REGELS_TERM_TEKENS:
            return f"de term '{term[:40]}...' is langer dan {grenzen.REGELS_TERM_TEKENS} tekens"
        if len(term.split()) > grenzen.REGELS_TERM_WOORDEN:
            return f"de term '{term[:40]}...' heeft meer dan {grenzen.REGELS_TERM_WOORDEN} woorden"
    return ""


def _uitgeschreven(begrippen: Mapping[str, Begrip], los: Sequence[str]) -> list[str]:
    """Whether begrippen that name each other grow beyond the bound when every reference is written out.

    `<a>` twice in b, `<b>` twice in c and so on doubles with each step: a few hundred bytes would become more words than there is memory.
    """
    groot: dict[str, int] = {}
    te_veel = [f"de begrippen verwijzen zo naar elkaar dat er meer dan {grenzen.REGELS_UITGESCHREVEN} woorden ontstaan"]

    def omvang(naam: str, diepte: int) -> int:
        if naam not in groot:
            groot[naam] = 0  # a begrip that names itself is reported as a circle elsewhere
            termen = begrippen[naam].termen if naam in begrippen and diepte < grenzen.REGELS_DIEPTE else ()
            groot[naam] = min(sum(van(t, diepte) for t in termen), grenzen.REGELS_UITGESCHREVEN + 1)
        return groot[naam]

    def van(term: str, diepte: int) -> int:
        return 1 + sum(omvang(n, diepte + 1) for n in _VERWIJZING.findall(term))

    totaal = 0
    for naam in begrippen:
        totaal += omvang(naam, 0)
        if totaal > grenzen.REGELS_UITGESCHREVEN:
            return te_veel
    totaal += sum(van(k, 0) for k in los if k.strip("<>") not in begrippen)
    return te_veel if totaal > grenzen.REGELS_UITGESCHREVEN else []


def _kruiswoorden(id_: str, toets: KruisToets) -> Iterator[str]:
    """The terms of a cross-check become one pattern: wild cards and gaps in it are tried in every combination, so they are few."""
    bestand = f"{id_.replace('.', '/')}.yaml"
    lijsten = [getattr(toets.woorden, naam) for naam in (veld.name for veld in fields(toets.woorden))]
    lijsten += [toets.buiten_beschouwing, *(o.woorden for o in toets.onderwerpen)]
    if sum(map(len, lijsten)) > grenzen.REGELS_KRUISWOORDEN:
        yield f"{bestand}, toets: meer dan {grenzen.REGELS_KRUISWOORDEN} woorden worden niet gelezen"
        return
    for term in (t for lijst in lijsten for t in lijst):
        if len(term) > grenzen.REGELS_TERM_TEKENS:
            yield f"{bestand}, toets: de term '{term[:40]}...' is langer dan {grenzen.REGELS_TERM_TEKENS} tekens"
        elif term.count(" .. ") > 2 or any(w.count("*") > 2 for w in term.split()) or term.count("*") > 4:
            yield f"{bestand}, toets, '{term[:40]}': een term heeft hoogstens twee keer ' .. ' en twee keer '*' in een woord"
