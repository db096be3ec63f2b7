"""From visible paragraphs to blocks: titles, headings with their path, list items, cells, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.model.document import Blok, Bloksoort, Vindplaats
from checker.readers import grenzen
from checker.readers.ooxml.alinea import RuweAlinea
from checker.readers.ooxml.koppen import is_koprij, zoek_opgemaakte_koppen
from checker.readers.ooxml.nummering import OPSOMTEKEN, Nummering
from checker.readers.ooxml.stijlen import Stijlen
from checker.readers.ooxml.tekst import regels, schoon

_GETYPT = re.compile(r"([-–—•·▪●○◦‣►▶➢➤✓✔□☐*]|\d{1,2}[.)]|[a-z][.)]|o(?=\t))[ \t]+(?=\S)")
_INHOUDSREGEL = re.compile(r".*?(?:\t|\.{4,}|…{2,})[ \t.]*\d{1,3}\s*$", re.DOTALL)


@dataclass(slots=True)
class _Pad:
    """The headings above the current place; within a table headings hold for the rest of that table only."""

    koppen: list[tuple[int, str]] = field(default_factory=list)
    pad: tuple[str, ...] = ()

    def zet(self, niveau: int, tekst: str) -> None:
        while self.koppen and self.koppen[-1][0] >= niveau:
            self.koppen.pop()
        self.koppen.append((niveau, tekst))
        self.pad = tuple(t for _, t in self.koppen)


@dataclass(slots=True)
class Bouwer:
    """Turns raw paragraphs into blocks; `terzijde` collects the text of a table of contents that was typed by hand."""

    stijlen: Stijlen
    nummering: Nummering
    terzijde: list[RuweAlinea] = field(default_factory=list)
    markeringen: str = ""
    _uit: list[Blok] = field(default_factory=list)
    _hoofd: _Pad = field(default_factory=_Pad)
    _zij: _Pad = field(default_factory=_Pad)
    _zij_van: object = None
    _titel_voorbij: bool = False

    def bouw(self, ruw: list[RuweAlinea]) -> tuple[Blok, ...]:
        """Return the blocks in reading order."""
        for alinea in ruw:
            alinea.tekst = schoon(alinea.tekst)
        ruw = self._zonder_getypte_inhoud(ruw)
        opgemaakt = zoek_opgemaakte_koppen(ruw, self.stijlen, self._kop_van, self._genummerd)
        koprijen = {t for t, cellen in _eerste_rijen(ruw).items() if is_koprij(cellen, self.stijlen)}
        for alinea in ruw:
            tekst = regels(alinea.tekst)
            nummer, diepte = self._nummer(alinea)
            if tekst:
                self._blok(
                    alinea, tekst, nummer, diepte, opgemaakt.get(alinea.volgnummer, 0) if alinea.plek.waar == "tekst" else 0, koprijen
                )
        return tuple(self._uit)

    def _zonder_getypte_inhoud(self, ruw: list[RuweAlinea]) -> list[RuweAlinea]:
        """Leave out three or more lines in a row that end in a page number: a table of contents without a field."""
        uit: list[RuweAlinea] = []
        reeks: list[RuweAlinea] = []
        for alinea in [*ruw, None]:
            if alinea is not None and alinea.plek.tabel is None and alinea.plek.waar == "tekst":
                kaal = alinea.tekst.strip()
                if kaal[-1:].isdigit() and len(kaal) < 200 and _INHOUDSREGEL.fullmatch(kaal):
                    reeks.append(alinea)
                    continue
                if not kaal and reeks:
                    reeks.append(alinea)
                    continue
            if sum(bool(a.tekst.strip()) for a in reeks) >= 3:
                self.terzijde += reeks
            else:
                uit += reeks
            reeks = []
            if alinea is not None:
                uit.append(alinea)
        return uit

    def _lijst(self, alinea: RuweAlinea) -> tuple[str, int] | None:
        """Return (numbering id, depth) of a paragraph that takes part in a list."""
        eigen = alinea.nummer
        van_stijl = self.stijlen.aard(alinea.stijl).nummer
        if eigen is None:
            if van_stijl is None:
                return None
            diepte = self.nummering.diepte_van_stijl(van_stijl[0], alinea.stijl)
            gekozen = (van_stijl[0], van_stijl[1] if diepte is None else diepte)
        else:
            gekozen = (eigen[0], eigen[1] if eigen[1] is not None else (van_stijl[1] if van_stijl else 0))
        return None if gekozen[0] in ("0", "") else gekozen

    def _genummerd(self, alinea: RuweAlinea) -> int | None:
        """Return None for a paragraph outside lists, -1 for a bullet and else the depth of its number."""
        lijst = self._lijst(alinea)
        if lijst is None:
            return None
        return -1 if self.nummering.is_opsomming(*lijst) else lijst[1]

    def _nummer(self, alinea: RuweAlinea) -> tuple[str, int]:
        lijst = self._lijst(alinea)
        if lijst is None:
            return "", -1
        nummer = self.nummering.volgende(*lijst)
        return nummer or ("" if self.nummering.lijst(lijst[0]) else OPSOMTEKEN), lijst[1]

    def _kop_van(self, alinea: RuweAlinea) -> int:
        """Return the heading level that style or outline give, 0 for none; long text in a heading style is no heading."""
        aard = self.stijlen.aard(alinea.stijl)
        niveau = aard.kop
        if alinea.omtrek is not None and alinea.omtrek < 9 and not aard.inhoud:
            niveau = alinea.omtrek + 1
        if not niveau and self._titel_voorbij and aard.titel:
            niveau = 1
        return niveau if len(alinea.tekst) <= grenzen.WORD_KOP_TEKENS else 0

    def _blok(self, alinea: RuweAlinea, tekst: str, nummer: str, diepte: int, opgemaakt: int, koprijen: set[int]) -> None:
        plek = alinea.plek
        pad = self._pad_voor(alinea)
        kop = self._kop_van(alinea) if plek.waar != "noot" else 0
        soort, niveau, getypt = Bloksoort.ALINEA, 0, ""
        if plek.waar == "tekst" and plek.tabel is None and not self._titel_voorbij and self._is_titel(alinea, tekst):
            soort, kop = Bloksoort.TITEL, 0
        elif kop or opgemaakt:
            soort, niveau = Bloksoort.KOP, kop or opgemaakt
        else:
            getypt, tekst = _getypt(tekst, alinea.tekst)
            soort, niveau = _soort(plek.waar, plek.tabel, diepte, bool(getypt)), max(diepte, 0)
        if soort is not Bloksoort.TITEL:
            self._titel_voorbij = True
        if soort is Bloksoort.KOP:
            nummer = "" if nummer == OPSOMTEKEN else nummer
            pad.zet(niveau, f"{nummer} {tekst}".strip().replace("\n", " "))
        self.markeringen += getypt
        plaats = Vindplaats(pad.pad, len(self._uit) + 1, plek.tabel, plek.rij, plek.cel, alinea.deel, alinea.volgnummer)
        koprij = plek.koprij or (plek.rij == 1 and plek.tabel in koprijen)
        self._uit.append(Blok(soort, tekst, plaats, niveau, nummer or getypt, koprij))

    def _is_titel(self, alinea: RuweAlinea, tekst: str) -> bool:
        aard = self.stijlen.aard(alinea.stijl)
        passend = aard.titel or (aard.ondertitel and bool(self._uit))
        return passend and len(tekst) <= grenzen.WORD_KOP_TEKENS

    def _pad_voor(self, alinea: RuweAlinea) -> _Pad:
        plek = alinea.plek
        if plek.waar == "noot" or (plek.tabel is None and plek.waar == "tekst"):
            self._zij_van = None
            return self._hoofd
        bij = ("tabel" if plek.tabel is not None else "", plek.waar)
        if self._zij_van != bij:
            self._zij_van, self._zij = bij, _Pad(list(self._hoofd.koppen), self._hoofd.pad)
        return self._zij


def _soort(waar: str, tabel: int | None, diepte: int, getypt: bool) -> Bloksoort:
    if waar == "noot":
        return Bloksoort.NOOT
    if tabel is not None:
        return Bloksoort.CEL
    if waar == "tekstvak":
        return Bloksoort.TEKSTVAK
    return Bloksoort.LIJST if diepte >= 0 or getypt else Bloksoort.ALINEA


def _getypt(tekst: str, ruw: str) -> tuple[str, str]:
    """Split a typed bullet or number from the text: (marker, rest), the marker empty when there is none."""
    treffer = _GETYPT.match(ruw.lstrip())
    if treffer is None:
        return "", tekst
    teken = treffer[1]
    return teken, tekst[len(teken) :].lstrip()


def _eerste_rijen(ruw: list[RuweAlinea]) -> dict[int, list[RuweAlinea]]:
    """Return for each table its paragraphs with text."""
    tabellen: dict[int, list[RuweAlinea]] = {}
    for alinea in ruw:
        if alinea.plek.tabel is not None and alinea.tekst and not alinea.tekst.isspace():
            tabellen.setdefault(alinea.plek.tabel, []).append(alinea)
    return tabellen
