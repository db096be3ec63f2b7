"""How alike the texts of policies are: a small sketch per policy, made by the worker, compared in groups by the parent.

The sketch is a one-permutation min-hash: of all hashes of four successive words the smallest in each of 64 buckets. The share of
buckets in which two sketches agree estimates the share of word groups that the two texts have in common (standard error about 5%).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from zlib import crc32

VAKKEN = 64
RIJEN_PER_BAND = 4
BIJNA_GELIJK = 0.8
MIN_WOORDGROEPEN = 100
_LEEG = 0xFFFFFFFF
_WOORD = re.compile(r"[^\W_]+")
EIGENNAAM = "eigennaam"


def normaal(tekst: str, namen: Iterable[str]) -> str:
    """Return the text in lower case, words only, the location's own names replaced: the same sentence with another name is the same."""
    return _vervang(" ".join(_WOORD.findall(tekst.casefold())), namen)


def _vervang(kaal: str, namen: Iterable[str]) -> str:
    gerand = f" {kaal} "
    for naam in sorted({" ".join(_WOORD.findall(n.casefold())) for n in namen}, key=len, reverse=True):
        if len(naam) > 2:
            gerand = gerand.replace(f" {naam} ", f" {EIGENNAAM} ")
    return gerand.strip()


def schets(teksten: Iterable[str], namen: Iterable[str]) -> str:
    """Return the sketch of a text as hexadecimal; empty for a text that is too short to compare."""
    woorden = normaal(" ".join(teksten), tuple(namen)).split()
    if len(woorden) < MIN_WOORDGROEPEN + 3:
        return ""
    vakken = array("I", [_LEEG]) * VAKKEN
    for groep in {" ".join(w) for w in zip(woorden, woorden[1:], woorden[2:], woorden[3:], strict=False)}:
        h = crc32(groep.encode("utf-8", "replace"))
        vakken[h % VAKKEN] = min(vakken[h % VAKKEN], h)
    return vakken.tobytes().hex()


def gelijkheid(a: array[int], b: array[int]) -> float:
    """Return the estimated share (0..1) that two sketches have in common."""
    bezet = sum(1 for x, y in zip(a, b, strict=True) if not x == y == _LEEG)
    return sum(1 for x, y in zip(a, b, strict=True) if x == y != _LEEG) / bezet if bezet else 0.0


def groepen(schetsen: Mapping[str, str]) -> list[tuple[float, tuple[str, ...]]]:
    """Return groups of locations whose policies are nearly the same text: (least likeness to the first of the group, ids), largest first.

    Costs time in proportion to the number of locations: each is compared with the first of its bucket, never with all.
    """
    gelezen = {id_: array("I", bytes.fromhex(s)) for id_, s in sorted(schetsen.items()) if s}
    hoofd: dict[str, str] = {id_: id_ for id_ in gelezen}
    for begin in range(0, VAKKEN, RIJEN_PER_BAND):
        eerste: dict[bytes, str] = {}
        for id_, vakken in gelezen.items():
            ander = eerste.setdefault(vakken[begin : begin + RIJEN_PER_BAND].tobytes(), id_)
            a, b = _wortel(hoofd, ander), _wortel(hoofd, id_)
            if a != b and gelijkheid(gelezen[ander], vakken) >= BIJNA_GELIJK:
                hoofd[max(a, b)] = min(a, b)
    per_hoofd: dict[str, list[str]] = {}
    for id_ in gelezen:
        per_hoofd.setdefault(_wortel(hoofd, id_), []).append(id_)
    uit = [(min(gelijkheid(gelezen[h], gelezen[i]) for i in ids if i != h), tuple(ids)) for h, ids in per_hoofd.items() if len(ids) > 1]
    return sorted(uit, key=lambda g: (-len(g[1]), g[1]))


def _wortel(hoofd: dict[str, str], id_: str) -> str:
    while hoofd[id_] != id_:
        hoofd[id_] = hoofd[hoofd[id_]]
        id_ = hoofd[id_]
    return id_
