"""Splits Dutch running text into sentences, without breaking at abbreviations, times and initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Abbreviations after which a full stop does not end a sentence, even before a capital.
_AFKORTINGEN = frozenset(
    [
        "bijv",
        "bv",
        "o.a",
        "d.w.z",
        "m.b.t",
        "m.b.v",
        "i.s.m",
        "i.p.v",
        "t.a.v",
        "n.a.v",
        "a.d.h.v",
        "d.m.v",
        "o.l.v",
        "z.o.z",
        "z.s.m",
        "m.u.v",
        "m.n",
        "o.b.v",
        "t/m",
        "ca",
        "nr",
        "nrs",
        "art",
        "mevr",
        "dhr",
        "mw",
        "drs",
        "dr",
        "ir",
        "mr",
        "prof",
        "st",
        "p.p",
        "resp",
        "evt",
        "incl",
        "excl",
        "blz",
        "pag",
        "tel",
        "afd",
        "hfst",
        "jl",
        "a.s",
        "e.d",
        "e.a",
        "enz",
        "n.v.t",
        "i.v.m",
        "e.e.a",
        "p.j",
        "p.w",
        "min",
        "max",
        "vgl",
        "zgn",
    ]
)
_GRENS = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'‘“„(]?[A-ZÀ-Þ0-9*•–-])|(?<!\s)\s*\n+\s*|(?<=;)\s+|(?<=:)\s+(?=[\"'‘“„]?[A-ZÀ-Þ])")
# The same within one line, led by the character that it always follows: that is found ten times as fast.
_GRENS_IN_REGEL = re.compile(r"[.!?…;:](?:(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'‘“„(]?[A-ZÀ-Þ0-9*•–-])|(?<=;)\s+|(?<=:)\s+(?=[\"'‘“„]?[A-ZÀ-Þ]))")
_MAX_ZIN = 2_000
_MAX_AFKORTING = 1 + max(map(len, _AFKORTINGEN))
_STAART = re.compile(r"[\w./]+$")


def splits_zinnen(tekst: str) -> list[str]:
    """Return the sentences of `tekst` in order, stripped, none empty; every character but white space is in exactly one of them."""
    delen: list[str] = []
    begin = 0
    in_regel = "\n" not in tekst
    for grens in (_GRENS_IN_REGEL if in_regel else _GRENS).finditer(tekst):
        start = grens.start() + in_regel
        wit = tekst[start : grens.end()]
        if (
            start
            and tekst[start - 1] == "."
            and "\n" not in wit
            and _is_afkorting(tekst[max(begin, start - 1 - _MAX_AFKORTING) : start - 1])
        ):
            continue
        zin = tekst[begin : start + len(wit.rstrip())].strip()
        if zin:
            delen.extend(_stukken(zin) if len(zin) > _MAX_ZIN else (zin,))
        begin = grens.end()
    rest = tekst[begin:].strip()
    if rest:
        delen.extend(_stukken(rest) if len(rest) > _MAX_ZIN else (rest,))
    return delen


def _stukken(zin: str) -> Iterator[str]:
    """Cut what nobody writes as one sentence at white space: what is looked up in a sentence costs its length squared."""
    while len(zin) > _MAX_ZIN:
        snede = zin.rfind(" ", 1, _MAX_ZIN)
        snede = snede if snede > 0 else _MAX_ZIN
        yield zin[:snede].rstrip()
        zin = zin[snede:].lstrip()
    if zin:
        yield zin


def _is_afkorting(kop: str) -> bool:
    """Whether what stands just before a full stop is an abbreviation or an initial."""
    laatste = _STAART.search(kop)
    if laatste is None:
        return False
    woord = laatste.group()
    return woord.lower() in _AFKORTINGEN or (len(woord) == 1 and woord.isalpha())
