"""The walk over a part: every visible paragraph in reading order, with where it stands; nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.stijlen import Stijlen, aan, getal

TEKST, RUN, OVERSLAAN, BLOK, VELD, INSTRUCTIE, EENVOUDIG_VELD, SDT, KEUZE, VAK, NOOT, TEKEN, DIAGRAM, INVOEG = range(1, 15)
_TEKENS = {n.BR: "\n", n.CR: "\n", n.TAB: "\t", n.PTAB: "\t", n.NOBREAKHYPHEN: "-"}
_CODES: dict[str, int] = {
    n.T: TEKST, n.M_T: TEKST, n.R: RUN, n.P: BLOK, n.TBL: BLOK, n.FLDCHAR: VELD, n.INSTRTEXT: INSTRUCTIE, n.FLDSIMPLE: EENVOUDIG_VELD,
    n.SDT: SDT, n.ALTERNATECONTENT: KEUZE, n.TXBXCONTENT: VAK, n.FOOTNOTEREFERENCE: NOOT, n.ENDNOTEREFERENCE: NOOT,
    n.DGM_RELIDS: DIAGRAM, n.ALTCHUNK: INVOEG, n.SUBDOC: INVOEG,
    **dict.fromkeys(_TEKENS, TEKEN),
    **dict.fromkeys((n.PPR, n.RPR, n.TBLPR, n.TRPR, n.TCPR, n.TBLGRID, n.SECTPR, n.SDTPR, n.SDTENDPR, n.DEL, n.MOVEFROM, n.DELTEXT,
                     n.DELINSTRTEXT, n.SOFTHYPHEN, n.RT), OVERSLAAN),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plek:
    """Where paragraphs stand: in the body, a text box or a note, and in which cell."""

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
class _Veld:
    begin: etree._Element
    instructie: list[str] = field(default_factory=list)
    resultaat: bool = False
    inhoud: bool = False


@dataclass(slots=True)
class _Opmaak:
    stijl: str = ""
    nummer: tuple[str, int | None] | None = None
    omtrek: int | None = None
    plakt: bool = False


def is_inhoudsopgave(instructie: str) -> bool:
    """Tell whether a field instruction makes a table of contents."""
    return instructie.strip().upper().startswith("TOC")


def is_inhoud_sdt(sdt: etree._Element) -> bool:
    """Tell whether a content control holds a table of contents."""
    galerij = sdt.find(f"{n.SDTPR}/{n.DOCPARTOBJ}/{n.DOCPARTGALLERY}")
    return galerij is not None and "table of contents" in galerij.get(n.VAL, "").lower()


class Wandelaar:
    """Walks one part; `aanhang` is asked for what a note or diagram reference stands for."""

    def __init__(self, deel: str, wortel: etree._Element, stijlen: Stijlen, aanhang: Callable[[str, str], list[RuweAlinea]]) -> None:
        self.deel = deel
        self.stijlen = stijlen
        self.uit: list[RuweAlinea] = []
        self.invoegingen: list[etree._Element] = []
        self.verborgen_tekens = 0
        self.tabellen = 0
        self._aanhang = aanhang
        # The proxies in this index stay alive, so that elements can be compared by identity.
        self._index = {p: i for i, p in enumerate(wortel.iter(n.P))}
        self._let_op_verborgen = stijlen.iets_verborgen or next(wortel.iter(n.VANISH), None) is not None
        self._velden: list[_Veld] = []
        self._negeer: set[etree._Element] = set()
        self._open: list[etree._Element] = []
        self._dicht = 0
        self._zichtbaar = True
        self._later: list[RuweAlinea] = []
        self._verwijzingen: list[tuple[str, str]] = []
        self._geplakt: RuweAlinea | None = None
        self._voor: list[str] = []

    def loop(self, verhaal: etree._Element, plek: Plek) -> list[RuweAlinea]:
        """Return the visible paragraphs of a body or note; a field that never ends counts as no field, so that it hides nothing."""
        begin, tabellen, invoegingen = len(self.uit), self.tabellen, len(self.invoegingen)
        for _ in range(2):
            self._velden, self._open, self._zichtbaar, self.verborgen_tekens = [], [], True, 0
            self._blokken(verhaal, plek, top=True)
            self._los_geplakt()
            self._spoel()
            self._open += [v.begin for v in self._velden]
            if not self._open:
                break
            self._negeer.update(self._open)
            if _ == 0:
                del self.uit[begin:], self.invoegingen[invoegingen:]
                self.tabellen = tabellen
        return self.uit[begin:]

    def _blokken(self, houder: etree._Element, plek: Plek, top: bool = False) -> None:
        for kind in houder:
            tag = kind.tag
            if tag == n.P:
                self._alinea(kind, plek)
            elif tag == n.TBL:
                self._tabel(kind, plek)
            else:
                self._overig(kind, plek, top)
                continue
            if top:
                self._spoel()

    def _overig(self, kind: etree._Element, plek: Plek, top: bool) -> None:
        code = _CODES.get(kind.tag, 0)
        if code == INVOEG:
            self.invoegingen.append(kind)
        elif code == KEUZE:
            self._keuze(kind, lambda tak: self._blokken(tak, plek, top))
        elif code == VELD:
            self._veld(kind)
        elif code == 0 or (code == SDT and not is_inhoud_sdt(kind)) or code in (RUN, VAK):
            self._blokken(kind, plek, top)

    def _spoel(self) -> None:
        """Put text boxes, notes and diagrams after the paragraph or table they belong to."""
        while self._later or self._verwijzingen:
            self.uit += self._later
            self._later = []
            verwijzingen, self._verwijzingen = self._verwijzingen, []
            for soort, sleutel in verwijzingen:
                self.uit += self._aanhang(soort, sleutel)

    def _keuze(self, element: etree._Element, loop: Callable[[etree._Element], None]) -> None:
        """Walk the first alternative that holds anything: the same text stands in the choice and in the fallback."""
        for tak in (*element.iterchildren(n.CHOICE), *element.iterchildren(n.FALLBACK)):
            voor = (len(self.uit), len(self._later), self._gelezen)
            loop(tak)
            if voor != (len(self.uit), len(self._later), self._gelezen):
                return

    _gelezen = 0

    def _tabel(self, tabel: etree._Element, plek: Plek) -> None:
        self._los_geplakt()
        self.tabellen += 1
        nummer, rij, kop = self.tabellen, 0, True
        for tr in self._kinderen(tabel, n.TR):
            eigen = tr.find(n.TRPR)
            voor = 0
            if eigen is not None:
                if eigen.find(n.DEL) is not None or aan(eigen.find(n.HIDDEN)):
                    continue
                kop = kop and bool(aan(eigen.find(n.TBLHEADER)))
                breed = eigen.find(n.GRIDBEFORE)
                voor = min(getal(breed.get(n.VAL)), 100) if breed is not None else 0
            else:
                kop = False
            rij += 1
            cel = 1 + voor
            for tc in self._kinderen(tr, n.TC):
                breed = tc.find(f"{n.TCPR}/{n.GRIDSPAN}")
                if tc.find(f"{n.TCPR}/{n.CELLDEL}") is None:
                    self._blokken(tc, Plek(plek.waar, nummer, rij, cel, kop))
                    self._los_geplakt()
                cel += max(1, min(getal(breed.get(n.VAL), 1), 100)) if breed is not None else 1

    def _kinderen(self, houder: etree._Element, gezocht: str) -> list[etree._Element]:
        """Return the rows or cells, also those inside content controls, insertions and custom XML."""
        gevonden: list[etree._Element] = []
        for kind in houder:
            if kind.tag == gezocht:
                gevonden.append(kind)
            elif _CODES.get(kind.tag, 0) in (0, SDT):
                gevonden += self._kinderen(kind, gezocht)
        return gevonden

    def _alinea(self, p: etree._Element, plek: Plek) -> None:
        ppr = p.find(n.PPR)
        opmaak = _Opmaak() if ppr is None else _opmaak(ppr)
        if not opmaak.stijl:
            opmaak.stijl = self.stijlen.standaard
        stukken: list[str] = []
        self._inline(p, stukken, plek, opmaak.stijl)
        if self.stijlen.is_inhoud(opmaak.stijl):
            return
        if self._geplakt is not None and self._geplakt.plek != plek:
            self._los_geplakt()
        tekst = "".join(self._voor + stukken)
        alinea = RuweAlinea(tekst, p, self.deel, self._index.get(p, -1), plek, opmaak.stijl, opmaak.nummer, opmaak.omtrek)
        if opmaak.plakt:
            self._voor += stukken
            self._geplakt = alinea
            return
        self._voor, self._geplakt = [], None
        (self._later if plek.waar == "tekstvak" else self.uit).append(alinea)

    def _los_geplakt(self) -> None:
        """Hand over a paragraph that waited for a next one to merge with."""
        if self._geplakt is not None:
            self._geplakt.tekst = "".join(self._voor)
            (self._later if self._geplakt.plek.waar == "tekstvak" else self.uit).append(self._geplakt)
        self._voor, self._geplakt = [], None

    def _inline(self, houder: etree._Element, stukken: list[str], plek: Plek, stijl: str) -> None:
        for kind in houder:
            code = _CODES.get(kind.tag, 0)
            if code == RUN:
                if self._let_op_verborgen and self._run_verborgen(kind, stijl):
                    self._verborgen(kind, plek, stijl)
                else:
                    self._inline(kind, stukken, plek, stijl)
            elif code == TEKST:
                tekst = kind.text
                if tekst and self._zichtbaar:
                    self._gelezen += 1
                    stukken.append(tekst.replace("\n", " ") if "\n" in tekst else tekst)
            elif code == 0:
                self._inline(kind, stukken, plek, stijl)
            elif code == TEKEN:
                if self._zichtbaar:
                    stukken.append(_TEKENS[kind.tag])
            elif code != OVERSLAAN:
                self._bijzonder(code, kind, stukken, plek, stijl)

    def _bijzonder(self, code: int, kind: etree._Element, stukken: list[str], plek: Plek, stijl: str) -> None:
        if code == VELD:
            self._veld(kind)
        elif code == INSTRUCTIE:
            if self._velden and not self._velden[-1].resultaat:
                self._velden[-1].instructie.append(kind.text or "")
        elif code == KEUZE:
            self._keuze(kind, lambda tak: self._inline(tak, stukken, plek, stijl))
        elif not self._zichtbaar or self._dicht:
            return
        elif code == EENVOUDIG_VELD:
            if not is_inhoudsopgave(kind.get(n.INSTR, "")):
                self._inline(kind, stukken, plek, stijl)
        elif code == SDT:
            if not is_inhoud_sdt(kind):
                self._inline(kind, stukken, plek, stijl)
        elif code == NOOT:
            self._verwijzingen.append(("footnotes" if kind.tag == n.FOOTNOTEREFERENCE else "endnotes", kind.get(n.ID, "")))
        elif code == DIAGRAM:
            self._verwijzingen.append(("diagram", kind.get(n.R_DM, "")))
        elif code == INVOEG:
            self.invoegingen.append(kind)
        else:
            self._apart(kind, plek, als_vak=code == VAK)

    def _apart(self, kind: etree._Element, plek: Plek, als_vak: bool) -> None:
        """Read a text box (or a stray block inside a paragraph) as a story of its own."""
        velden, zichtbaar, geplakt, voor = self._velden, self._zichtbaar, self._geplakt, self._voor
        self._velden, self._zichtbaar, self._geplakt, self._voor = [], True, None, []
        self._blokken(kind if als_vak else (kind,), Plek("tekstvak"))  # type: ignore[arg-type]
        self._los_geplakt()
        self._open += [v.begin for v in self._velden]
        self._velden, self._zichtbaar, self._geplakt, self._voor = velden, zichtbaar, geplakt, voor

    def _veld(self, element: etree._Element) -> None:
        soort = element.get(n.FLDCHARTYPE)
        if soort == "begin" and element not in self._negeer:
            self._velden.append(_Veld(element))
        elif soort == "separate" and self._velden:
            self._velden[-1].resultaat = True
            self._velden[-1].inhoud = is_inhoudsopgave("".join(self._velden[-1].instructie))
        elif soort == "end" and self._velden:
            self._velden.pop()
        self._zichtbaar = all(v.resultaat and not v.inhoud for v in self._velden)

    def _run_verborgen(self, run: etree._Element, stijl: str) -> bool:
        rpr = run.find(n.RPR)
        letter = False
        if rpr is not None:
            eigen = aan(rpr.find(n.VANISH))
            if eigen is not None:
                return eigen
            letterstijl = rpr.find(n.RSTYLE)
            letter = letterstijl is not None and self.stijlen.verborgen(letterstijl.get(n.VAL, ""))
        # A toggle in the paragraph style and in the character style cancel each other out (ECMA-376 17.7.3).
        return bool(self.stijlen.basis.verborgen) or self.stijlen.verborgen(stijl) != letter

    def _verborgen(self, run: etree._Element, plek: Plek, stijl: str) -> None:
        """Walk a hidden run for its field marks only."""
        afval: list[str] = []
        self._dicht += 1
        self._inline(run, afval, plek, stijl)
        self._dicht -= 1
        self.verborgen_tekens += sum(map(len, afval))


def _opmaak(ppr: etree._Element) -> _Opmaak:
    opmaak = _Opmaak()
    for kind in ppr:
        tag = kind.tag
        if tag == n.PSTYLE:
            opmaak.stijl = kind.get(n.VAL, "")
        elif tag == n.NUMPR:
            nummer, diepte = kind.find(n.NUMID), kind.find(n.ILVL)
            if nummer is not None:
                opmaak.nummer = (nummer.get(n.VAL, "0"), None if diepte is None else getal(diepte.get(n.VAL)))
        elif tag == n.OUTLINELVL:
            opmaak.omtrek = getal(kind.get(n.VAL), 9)
        elif tag == n.FRAMEPR:
            # A drop cap is a paragraph of one letter: it belongs to the word that follows.
            opmaak.plakt = opmaak.plakt or kind.get(n.DROPCAP, "none") not in n.UIT
        elif tag == n.RPR and kind.find(n.DEL) is not None:
            opmaak.plakt = True
    return opmaak
