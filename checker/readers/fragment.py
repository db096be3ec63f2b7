"""Reads the short texts in rule files as if they were a policy: `#` headings, `- ` lists, `a | b` table rows, paragraphs."""

from __future__ import annotations

import hashlib
import re

from checker.model.document import Blok, Bloksoort, Document, Vindplaats

_KOP = re.compile(r"^(#{1,6})\s+(.*)$")
_PUNT = re.compile(r"^(?:[-*•]|\d{1,2}[.)])\s+(.*)$")
_STREEP = re.compile(r"^[\s|:-]+$")


def lees_fragment(tekst: str, bestand: str = "fragment") -> Document:
    """Return `tekst` as a Document; a table's first row is its header row when a line of dashes or further rows follow."""
    bouwer = _Bouwer()
    for regel in tekst.splitlines():
        bouwer.regel(regel.strip())
    blokken = tuple(bouwer.blokken)
    woorden = sum(len(b.tekst.split()) for b in blokken)
    return Document(bestand, hashlib.sha256(tekst.encode()).hexdigest(), blokken, woorden, 1.0)


class _Bouwer:
    def __init__(self) -> None:
        self.blokken: list[Blok] = []
        self._kop: list[tuple[int, str]] = []
        self._tabel = 0
        self._rij = 0

    def regel(self, regel: str) -> None:
        """Add one line of the fragment."""
        if not regel:
            self._rij = 0
            return
        kop = _KOP.match(regel)
        if kop:
            self._zet_kop(len(kop.group(1)), kop.group(2))
        elif " | " in regel or regel.startswith("|"):
            self._zet_rij(regel)
        else:
            punt = _PUNT.match(regel)
            self._rij = 0
            self._blok(Bloksoort.LIJST if punt else Bloksoort.ALINEA, punt.group(1) if punt else regel)

    def _zet_kop(self, niveau: int, tekst: str) -> None:
        self._rij = 0
        self._kop = [(n, t) for n, t in self._kop if n < niveau]
        self._blok(Bloksoort.KOP, tekst, niveau=niveau)
        self._kop.append((niveau, tekst))

    def _zet_rij(self, regel: str) -> None:
        if _STREEP.match(regel):
            return
        if self._rij == 0:
            self._tabel += 1
        self._rij += 1
        cellen = [c.strip() for c in regel.strip("|").split("|")]
        for nummer, cel in enumerate(cellen, 1):
            if cel:
                self._blok(Bloksoort.CEL, cel, cel=nummer)

    def _blok(self, soort: Bloksoort, tekst: str, niveau: int = 0, cel: int | None = None) -> None:
        tabel, rij = (self._tabel, self._rij) if cel else (None, None)
        plaats = Vindplaats(tuple(t for _, t in self._kop), len(self.blokken) + 1, tabel, rij, cel)
        # A row alone is content, not a header; the reader of Word decides by layout, here the words of a header row are short.
        koprij = bool(cel) and rij == 1 and len(tekst) < 30 and not any(c.isdigit() for c in tekst)
        self.blokken.append(Blok(soort, tekst, plaats, niveau=niveau, koprij=koprij))
