"""A bar of 0 to 100% as a small PNG: what is shown filled, what is unknown hatched, the norm as a line. Drawn without a library."""

from __future__ import annotations

import struct
import zlib
from fractions import Fraction
from functools import lru_cache

BREED, HOOG, _RAND, _STREEP = 440, 40, 6, 3
_WIT, _BAAN, _JA, _ARCERING, _NORM = range(5)
_KLEUREN = bytes.fromhex("ffffffe4e9f01f5f8b8fb3cfa3290f")


@lru_cache(maxsize=512)
def balk_png(teller: int, noemer: int, onbekend: int, drempel: Fraction | None) -> bytes:
    """Return the picture of a count; over nothing it is an empty bar."""
    ja, tot = _plek(teller, noemer), _plek(teller + onbekend, noemer)
    rijen = []
    for y in range(HOOG):
        if _RAND <= y < HOOG - _RAND:
            # Diagonal stripes, so that the unknown also differs from the shown without colour.
            band = bytes(_ARCERING if (x + y) // 5 % 2 else _WIT for x in range(ja, tot)) if tot > ja else b""
            rij = bytearray(bytes([_JA]) * ja + band + bytes([_BAAN]) * (BREED - tot))
        else:
            rij = bytearray(bytes([_WIT]) * BREED)
        if drempel is not None:
            x = min(BREED - _STREEP, _plek(drempel.numerator, drempel.denominator))
            rij[x : x + _STREEP] = bytes([_NORM]) * _STREEP
        rijen.append(b"\0" + bytes(rij))
    kop = struct.pack(">2L5B", BREED, HOOG, 8, 3, 0, 0, 0)
    stukken = ((b"IHDR", kop), (b"PLTE", _KLEUREN), (b"IDAT", zlib.compress(b"".join(rijen), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">L", len(d)) + n + d + struct.pack(">L", zlib.crc32(n + d)) for n, d in stukken)


def _plek(teller: int, noemer: int) -> int:
    return min(BREED, max(0, BREED * teller // noemer)) if noemer > 0 else 0
