"""Automatic numbering: the number or bullet that Word shows before a paragraph, counted in document order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.stijlen import aan, getal

OPSOMTEKEN = "•"
_NIVEAUS = 9
_ROMEINS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_PLAATS = re.compile(r"%([1-9])")
_LVL, _START, _NUMFMT, _LVLTEXT, _LVLRESTART, _ISLGL = (n.w(x) for x in ("lvl", "start", "numFmt", "lvlText", "lvlRestart", "isLgl"))
_ABSTRACTNUM, _ABSTRACTNUMID, _NUM, _LVLOVERRIDE, _STARTOVERRIDE = (
    n.w(x) for x in ("abstractNum", "abstractNumId", "num", "lvlOverride", "startOverride")
)
_NUMSTYLELINK, _STYLELINK = n.w("numStyleLink"), n.w("styleLink")


@dataclass(slots=True)
class Niveau:
    """How one level of a list is numbered."""

    start: int = 1
    vorm: str = "decimal"
    tekst: str = ""
    herstart: int | None = None
    arabisch: bool = False
    stijl: str = ""


@dataclass(slots=True)
class Lijst:
    """One list: the levels of its abstract definition with the overrides of this instance; `familie` shares its counters."""

    familie: str
    niveaus: dict[int, Niveau]
    starts: dict[int, int]


class Nummering:
    """All lists and the counters so far; `volgende` must be called once for each numbered paragraph in order.

    A list is taken apart when a paragraph first uses it.
    """

    def __init__(self) -> None:
        self.elementen: dict[str, etree._Element] = {}
        self.soorten: dict[str, etree._Element] = {}
        self._per_stijl: dict[str | None, etree._Element] | None = None
        self._lijsten: dict[str, Lijst | None] = {}
        self._tellers: dict[str, list[int | None]] = {}
        self._begonnen: set[tuple[str, int]] = set()

    def lijst(self, nummer_id: str) -> Lijst | None:
        """Return the list with this id, None when the part does not define it."""
        if nummer_id not in self._lijsten:
            element = self.elementen.get(nummer_id)
            self._lijsten[nummer_id] = None if element is None else self._ontleed(element)
        return self._lijsten[nummer_id]

    def _met_stijl(self) -> dict[str | None, etree._Element]:
        """Return the definitions that a numbering style points to, gathered once."""
        if self._per_stijl is None:
            self._per_stijl = {_waarde(soort, _STYLELINK): soort for soort in self.soorten.values()}
        return self._per_stijl

    def _ontleed(self, num: etree._Element) -> Lijst:
        familie = _waarde(num, _ABSTRACTNUMID) or ""
        soort = self.soorten.get(familie)
        link = None if soort is None else _waarde(soort, _NUMSTYLELINK)
        if link is not None:
            soort = self._met_stijl().get(link, soort)
        eigen, starts = {} if soort is None else _niveaus(soort), {}
        for anders in num.iterchildren(_LVLOVERRIDE):
            diepte = getal(anders.get(n.ILVL), -1)
            start = _waarde(anders, _STARTOVERRIDE)
            if start is not None:
                starts[diepte] = getal(start, 1)
            vervangend = anders.find(_LVL)
            if vervangend is not None:
                eigen[diepte] = _niveau(vervangend)
        return Lijst(familie, eigen, starts)

    def is_opsomming(self, nummer_id: str, diepte: int) -> bool:
        """Tell whether the list shows bullets at this depth, or nothing."""
        lijst = self.lijst(nummer_id)
        niveau = lijst.niveaus.get(diepte) if lijst else None
        return niveau is None or niveau.vorm in ("bullet", "none")

    def diepte_van_stijl(self, nummer_id: str, stijl_id: str) -> int | None:
        """Return the depth that the list ties to a paragraph style, or None."""
        lijst = self.lijst(nummer_id)
        return next((d for d, v in lijst.niveaus.items() if v.stijl == stijl_id), None) if lijst and stijl_id else None

    def volgende(self, nummer_id: str, diepte: int) -> str:
        """Count one paragraph and return its number or bullet as shown; "" for an unknown list."""
        lijst = self.lijst(nummer_id)
        if lijst is None or not 0 <= diepte < _NIVEAUS:
            return ""
        tellers = self._tellers.setdefault(lijst.familie, [None] * _NIVEAUS)
        niveau = lijst.niveaus.get(diepte, Niveau())
        if diepte in lijst.starts and (nummer_id, diepte) not in self._begonnen:
            self._begonnen.add((nummer_id, diepte))
            tellers[diepte] = lijst.starts[diepte]
        else:
            vorig = tellers[diepte]
            tellers[diepte] = niveau.start if vorig is None else vorig + 1
        for dieper in range(diepte + 1, _NIVEAUS):
            herstart = lijst.niveaus.get(dieper, Niveau()).herstart
            if herstart is None or (herstart != 0 and diepte < herstart):
                tellers[dieper] = None
        if niveau.vorm == "bullet":
            return OPSOMTEKEN
        return "" if niveau.vorm == "none" and "%" not in niveau.tekst else self._toon(lijst, tellers, diepte)

    def _toon(self, lijst: Lijst, tellers: list[int | None], diepte: int) -> str:
        eigen = lijst.niveaus.get(diepte, Niveau())

        def vul(treffer: re.Match[str]) -> str:
            plek = int(treffer[1]) - 1
            niveau = lijst.niveaus.get(plek, Niveau())
            stand = tellers[plek]
            return getoond(niveau.start if stand is None else stand, "decimal" if eigen.arabisch else niveau.vorm)

        return _PLAATS.sub(vul, eigen.tekst or f"%{diepte + 1}.").strip()


def getoond(stand: int, vorm: str) -> str:
    """Return a counter as Word shows it in this number format; senseless values fall back to digits."""
    if vorm == "none":
        return ""
    if vorm in ("lowerLetter", "upperLetter") and 0 < stand <= 26 * 5:
        letter = chr(ord("a") + (stand - 1) % 26) * ((stand - 1) // 26 + 1)
        return letter if vorm == "lowerLetter" else letter.upper()
    if vorm in ("lowerRoman", "upperRoman") and 0 < stand < 4000:
        romeins = ""
        for waarde, teken in _ROMEINS:
            romeins += teken * (stand // waarde)
            stand %= waarde
        return romeins if vorm == "lowerRoman" else romeins.upper()
    if vorm == "ordinal":
        return f"{stand}e"
    return f"{stand:02d}" if vorm == "decimalZero" else str(stand)


def _waarde(ouder: etree._Element, tag: str) -> str | None:
    kind = ouder.find(tag)
    return None if kind is None else kind.get(n.VAL)


def _niveau(element: etree._Element) -> Niveau:
    herstart = _waarde(element, _LVLRESTART)
    return Niveau(
        start=getal(_waarde(element, _START), 1),
        vorm=_waarde(element, _NUMFMT) or "decimal",
        tekst=(_waarde(element, _LVLTEXT) or "")[:60],
        herstart=None if herstart is None else getal(herstart),
        arabisch=bool(aan(element.find(_ISLGL))),
        stijl=_waarde(element, n.PSTYLE) or "",
    )


def _niveaus(element: etree._Element) -> dict[int, Niveau]:
    return {getal(lvl.get(n.ILVL), -1): _niveau(lvl) for lvl in element.iterchildren(_LVL)}


def lees_nummering(wortel: etree._Element) -> Nummering:
    """Return the lists that the numbering part defines."""
    nummering = Nummering()
    nummering.soorten = {a.get(_ABSTRACTNUMID, ""): a for a in wortel.iterchildren(_ABSTRACTNUM)}
    nummering.elementen = {num.get(n.NUMID, ""): num for num in wortel.iterchildren(_NUM)}
    return nummering
