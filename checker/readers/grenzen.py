"""The limits within which files are read, all in one place; beyond them a file is refused with a clear sentence.

Promised bounds for a Word file: 2 s plus 1 s per MB of file, and 500 MB of memory. Honest policies stay far below every limit here.
"""

from __future__ import annotations

MIB = 1024 * 1024

WORD_BESTAND_BYTES = 150 * MIB
"""Largest Word file that is read into memory (photos included)."""

WORD_ZIP_ONDERDELEN = 20_000
"""Most entries in the zip directory."""

WORD_DEEL_BYTES = 24 * MIB
"""Largest unpacked size of one XML part with text."""

WORD_TOTAAL_BYTES = 48 * MIB
"""Largest unpacked size of all parts that are read together."""

WORD_BIJDEEL_BYTES = 12 * MIB
"""Largest unpacked size of the styles, the numbering or a relationships part."""

WORD_MARKERINGEN = 260_000
"""Most tags ("<") in all parts of a small file: some 1,000 pages of text, walked through in about a second."""

WORD_MARKERINGEN_PER_MIB = 100_000
"""Tags allowed on top of that for each MB of file."""

WORD_MARKERINGEN_HOOGSTENS = 600_000
"""Most tags in any file, however large: what fits in the memory that is promised."""

WORD_KOP_TEKENS = 200
"""A heading style on a longer text is a mistake of layout; the text is read as an ordinary paragraph."""


def toegestane_markeringen(bestandsgrootte: int) -> int:
    """Return how many tags the parts may hold together in a file of this many bytes."""
    return min(WORD_MARKERINGEN + WORD_MARKERINGEN_PER_MIB * bestandsgrootte // MIB, WORD_MARKERINGEN_HOOGSTENS)
