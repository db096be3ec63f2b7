"""The policy's sentences for cross-checks: plain text with heading and previous sentence, and terms compiled to one pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.language.getallen import effen
from checker.language.zinnen import splits_zinnen
from checker.model.document import Blok, Bloksoort, Document, Vindplaats


@dataclass(frozen=True, slots=True)
class Zin:
    """A sentence (or a table row) as it stands and in plain form, with the plain heading path and the sentence before it."""

    tekst: str
    plat: str
    kop: str
    vorige: str
    plaats: Vindplaats


_laatste: list[tuple[tuple[Blok, ...], tuple[Zin, ...]]] = []


def beleidszinnen(document: Document) -> tuple[Zin, ...]:
    """All sentences of the policy in reading order; worked out once for the document in hand."""
    if _laatste and _laatste[0][0] is document.blokken:
        return _laatste[0][1]
    zinnen = tuple(_lees(document.blokken))
    _laatste[:] = [(document.blokken, zinnen)]
    return zinnen


def _lees(blokken: tuple[Blok, ...]) -> list[Zin]:
    uit: list[Zin] = []
    vorige, kop = "", ""
    kop_pad: tuple[str, ...] = ()
    i = 0
    while i < len(blokken):
        blok = blokken[i]
        if blok.plaats.kop != kop_pad:
            kop_pad, vorige = blok.plaats.kop, ""
            kop = effen(" / ".join(kop_pad[-2:]))
        stukken, i = _stukken(blokken, i)
        if blok.soort in (Bloksoort.KOP, Bloksoort.TITEL):
            continue
        for tekst in stukken:
            plat = effen(tekst)
            if plat:
                uit.append(Zin(tekst, plat, kop, vorige, blok.plaats))
                vorige = plat
    return uit


def _stukken(blokken: tuple[Blok, ...], i: int) -> tuple[list[str], int]:
    """The sentences of a block, or a table row as one sentence; and the index after it."""
    blok = blokken[i]
    if blok.soort is not Bloksoort.CEL:
        return splits_zinnen(blok.tekst), i + 1
    einde = i
    plek = (blok.plaats.tabel, blok.plaats.rij)
    while (
        einde < len(blokken) and blokken[einde].soort is Bloksoort.CEL and (blokken[einde].plaats.tabel, blokken[einde].plaats.rij) == plek
    ):
        einde += 1
    cellen = [b.tekst for b in blokken[i:einde] if b.tekst.strip()]
    if sum(map(len, cellen)) > 400:
        return [zin for cel in cellen for zin in splits_zinnen(cel)], einde
    return [" | ".join(cellen)], einde


@lru_cache(maxsize=256)
def patroon(termen: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for a list of terms; an empty list never matches."""
    if not termen:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(_term(t) for t in sorted(termen, key=len, reverse=True)) + r")(?!\w)")


def _term(term: str) -> str:
    stukken = [re.escape(effen(stuk)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for stuk in term.split(" .. ")]
    return r"(?:[\s,]+[\w'-]+){0,5}?[\s,]+".join(stukken)


VER = 1_000_000


def afstand(patroon_: re.Pattern[str], tekst: str, begin: int, eind: int) -> int:
    """How many characters the nearest match is from begin..eind; VER when there is none."""
    beste = VER
    for m in patroon_.finditer(tekst):
        beste = min(beste, max(0, m.start() - eind, begin - m.end()))
    return beste
