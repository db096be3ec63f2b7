"""One paragraph as it stands in a part, and the properties that say what it is."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.stijlen import getal


@dataclass(frozen=True, slots=True)
class Plek:
    """Where paragraphs stand: in the body ("tekst"), a text box ("tekstvak") or a note ("noot"), and in which cell."""

    waar: str = "tekst"
    tabel: int | None = None
    rij: int | None = None
    cel: int | None = None
    koprij: bool = False


@dataclass(slots=True)
class RuweAlinea:
    """One w:p with its visible text; `omtrek` is its own outline level (0 to 8) and `nummer` its own (numbering id, level)."""

    tekst: str
    element: etree._Element
    deel: str
    volgnummer: int
    plek: Plek
    stijl: str = ""
    nummer: tuple[str, int | None] | None = None
    omtrek: int | None = None


@dataclass(slots=True)
class Opmaak:
    """What the paragraph's own properties say; `plakt` when it runs on into the next paragraph."""

    stijl: str = ""
    nummer: tuple[str, int | None] | None = None
    omtrek: int | None = None
    plakt: bool = False


def lees_opmaak(ppr: etree._Element | None, standaard: str) -> Opmaak:
    """Read the properties of a paragraph; without a style of its own it has the style `standaard`."""
    opmaak = Opmaak(standaard)
    if ppr is None:
        return opmaak
    for kind in ppr:
        tag = kind.tag
        if tag == n.PSTYLE:
            opmaak.stijl = kind.get(n.VAL) or standaard
        elif tag == n.NUMPR:
            nummer, diepte = kind.find(n.NUMID), kind.find(n.ILVL)
            if nummer is not None:
                opmaak.nummer = (nummer.get(n.VAL, "0"), None if diepte is None else getal(diepte.get(n.VAL)))
        elif tag == n.OUTLINELVL:
            opmaak.omtrek = getal(kind.get(n.VAL), 9)
        elif tag == n.FRAMEPR:
            # A drop cap is a paragraph of one letter: it belongs to the word that follows.
            opmaak.plakt = opmaak.plakt or kind.get(n.DROPCAP, "none") not in n.UIT
        elif tag == n.RPR and (kind.find(n.DEL) is not None or kind.find(n.MOVEFROM) is not None):
            # The end of this paragraph was deleted or moved under tracked changes: the next one continues it.
            opmaak.plakt = True
    return opmaak
