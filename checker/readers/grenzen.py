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

WORD_TEKENS = 500_000
"""Most characters of text in a small file: some 80,000 words, of which each sentence is held against every rule."""

WORD_TEKENS_PER_MIB = 250_000
"""Characters allowed on top of that for each MB of file."""

WORD_TEKENS_HOOGSTENS = 1_500_000
"""Most characters in any file, however large."""

WORD_BLOKKEN = 12_000
"""Most paragraphs, headings, list items and table cells."""

WORD_KOP_TEKENS = 200
"""A heading style on a longer text is a mistake of layout; the text is read as an ordinary paragraph."""

CSV_BYTES = 64 * MIB
"""Most bytes of all registers of a location together: they are in memory until each is read."""

CSV_RIJEN = 1_100_000
"""Most rows (in a wide register: cells) of all registers of a location together. A register that does not fit is refused whole, never
counted in part."""

CSV_KINDEREN = 20_000
"""Most rows in the register of children, and most different children or families in any other: a location has some hundreds."""

CSV_ACTIVITEITEN = 6_000
"""Most different activities (name and day) in one register; they are held against every family."""

CSV_KOLOMMEN = 2_000
"""Most columns in the header of a register."""

CSV_REGELS_IN_VELD = 60
"""Most lines in one quoted cell; beyond it the quote was never closed."""

CSV_FOUTEN = 1_000
"""Most faults of form that are kept per file."""

YAML_BESTAND_BYTES = 1_000_000
"""Largest YAML file that a person wrote: a rule, begrippen, locatie.yaml, oordelen.yaml."""

YAML_DIEPTE = 100
"""Most brackets, or dashes on one line, within each other: some versions of PyYAML crash the whole process on a great many."""

YAML_GETAL_TEKENS = 40
"""Longest number in YAML; 1:1:1:1 is one too (base sixty), and grows without end."""

YAML_FOUTEN = 50
"""Most mistakes that are listed of one file; as many of a whole pack."""

YAML_MELDING_TEKENS = 400
"""Longest sentence about a mistake: it quotes what stands in the file."""

REGELS_BESTANDEN = 1_000
"""Most YAML files in a rule pack."""

REGELS_TOTAAL_BYTES = 8 * MIB
"""Largest rule pack, all files together (the shipped one is 1.2 MB)."""

REGELS_TERMEN = 60_000
"""Most terms in all begrippen, and most kenmerken in all rules (the shipped pack has some 24,000 of each)."""

REGELS_TERM_TEKENS = 500
"""Longest term or kenmerk."""

REGELS_TERM_WOORDEN = 20
"""Most words in one term or kenmerk."""

REGELS_MIDDEN = 500
"""Most words that may stand in the middle of another (*ouder*): each is tried on every distinct word of a policy."""

REGELS_UITGESCHREVEN = 500_000
"""Most terms when every reference between begrippen is written out."""

REGELS_DIEPTE = 40
"""How deep references between begrippen are followed to count them."""

REGELS_KRUISWOORDEN = 600
"""Most terms in one cross-check of policy and registers."""


def toegestane_tekens(bestandsgrootte: int) -> int:
    """Return how many characters of text a file of this many bytes may hold."""
    return min(WORD_TEKENS + WORD_TEKENS_PER_MIB * bestandsgrootte // MIB, WORD_TEKENS_HOOGSTENS)


def toegestane_markeringen(bestandsgrootte: int) -> int:
    """Return how many tags the parts may hold together in a file of this many bytes."""
    return min(WORD_MARKERINGEN + WORD_MARKERINGEN_PER_MIB * bestandsgrootte // MIB, WORD_MARKERINGEN_HOOGSTENS)
