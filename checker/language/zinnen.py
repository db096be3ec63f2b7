"""Splits Dutch running text into sentences, without breaking at abbreviations, times and initials."""

from __future__ import annotations

import re

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
_GRENS = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'‘“„(]?[A-ZÀ-Þ0-9*•–-])|\s*\n+\s*|(?<=;)\s+|(?<=:)\s+(?=[\"'‘“„]?[A-ZÀ-Þ])")
_LAATSTE = re.compile(r"([\w./]+)\.[\"'”’)\]]*\s*$")


def splits_zinnen(tekst: str) -> list[str]:
    """Return the sentences of `tekst` in order, stripped, none empty; every character but white space is in exactly one of them."""
    delen: list[str] = []
    begin = 0
    for grens in _GRENS.finditer(tekst):
        kop = tekst[begin : grens.start()]
        if _is_afkorting(kop) and "\n" not in grens.group():
            continue
        einde = grens.start() + len(grens.group().rstrip()) if grens.group().strip() else grens.start()
        zin = tekst[begin:einde].strip()
        if zin:
            delen.append(zin)
        begin = grens.end()
    rest = tekst[begin:].strip()
    if rest:
        delen.append(rest)
    return delen


def _is_afkorting(kop: str) -> bool:
    laatste = _LAATSTE.search(kop)
    if laatste is None:
        return False
    woord = laatste.group(1)
    return woord.lower() in _AFKORTINGEN or (len(woord) == 1 and woord.isalpha())
