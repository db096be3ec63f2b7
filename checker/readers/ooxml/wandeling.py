"""The walk over a part: every visible paragraph in reading order, with where it stands; nothing is judged here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.alinea import Plek, RuweAlinea, lees_opmaak
from checker.readers.ooxml.stijlen import Stijlen, aan, getal
from checker.readers.ooxml.velden import Velden, is_inhoudsopgave

TEKST, RUN, OVERSLAAN, BLOK, VELD, INSTRUCTIE, EENVOUDIG_VELD, SDT, KEUZE, VAK, NOOT, TEKEN, DIAGRAM, INVOEG = range(1, 15)
_TEKENS = {n.BR: "\n", n.CR: "\n", n.TAB: "\t", n.PTAB: "\t", n.NOBREAKHYPHEN: "-"}
# What is not in this table is walked through: unknown wrappers must not swallow text.
_CODES: dict[str, int] = {
    n.T: TEKST, n.M_T: TEKST, n.R: RUN, n.P: BLOK, n.TBL: BLOK, n.FLDCHAR: VELD, n.INSTRTEXT: INSTRUCTIE, n.FLDSIMPLE: EENVOUDIG_VELD,
    n.SDT: SDT, n.ALTERNATECONTENT: KEUZE, n.TXBXCONTENT: VAK, n.FOOTNOTEREFERENCE: NOOT, n.ENDNOTEREFERENCE: NOOT,
    n.DGM_RELIDS: DIAGRAM, n.ALTCHUNK: INVOEG, n.SUBDOC: INVOEG,
    **dict.fromkeys(_TEKENS, TEKEN),
    **dict.fromkeys((n.PPR, n.RPR, n.TBLPR, n.TRPR, n.TCPR, n.TBLGRID, n.SECTPR, n.SDTPR, n.SDTENDPR, n.DEL, n.MOVEFROM, n.DELTEXT,
                     n.DELINSTRTEXT, n.SOFTHYPHEN, n.RT), OVERSLAAN),
}  # fmt: skip
_GALERIJ = f"{n.SDTPR}/{n.DOCPARTOBJ}/{n.DOCPARTGALLERY}"
Aanhang = Callable[[str, str], list[RuweAlinea]]


def is_inhoud_sdt(sdt: etree._Element) -> bool:
    """Tell whether a content control holds a table of contents."""
    galerij = sdt.find(_GALERIJ)
    return galerij is not None and "table of contents" in galerij.get(n.VAL, "").lower()


class Wandelaar:
    """Walks one part; `aanhang` is asked for the paragraphs that a note or diagram reference stands for."""

    def __init__(self, deel: str, wortel: etree._Element, stijlen: Stijlen, aanhang: Aanhang) -> None:
        self.invoegingen: list[etree._Element] = []
        self.verborgen_tekens = 0
        self._deel, self._stijlen, self._aanhang = deel, stijlen, aanhang
        # The proxies in this index stay alive, so that elements can be compared by identity.
        self._index = {p: i for i, p in enumerate(wortel.iter(n.P))}
        self._let_op_verborgen = stijlen.iets_verborgen or next(wortel.iter(n.VANISH), None) is not None
        self._negeer: set[etree._Element] = set()
        self._tabellen = 0
        self._begin()

    def _begin(self) -> None:
        self._uit: list[RuweAlinea] = []
        self._later: list[RuweAlinea] = []
        self._verwijzingen: list[tuple[str, str]] = []
        self._velden = Velden(self._negeer)
        self._open: list[etree._Element] = []
        self._dicht = self._gelezen = 0
        self._geplakt: RuweAlinea | None = None
        self._voor: list[str] = []

    def loop(self, verhaal: etree._Element, plek: Plek) -> list[RuweAlinea]:
        """Return the visible paragraphs of a body or note; a field that never ends counts as no field, so that it hides nothing."""
        stand = (self._tabellen, len(self.invoegingen), self.verborgen_tekens)
        self._verhaal(verhaal, plek)
        if self._open:
            self._negeer.update(self._open)
            self._tabellen, invoegingen, self.verborgen_tekens = stand
            del self.invoegingen[invoegingen:]
            self._verhaal(verhaal, plek)
        uit: list[RuweAlinea] = []
        for alinea in self._uit:
            if alinea.volgnummer == _VERWIJZING:
                uit += self._aanhang(alinea.deel, alinea.stijl)
            else:
                uit.append(alinea)
        return uit

    def _verhaal(self, verhaal: etree._Element, plek: Plek) -> None:
        self._begin()
        self._blokken(verhaal, plek, top=True)
        self._los_geplakt()
        self._spoel()
        self._open += [v.begin for v in self._velden.open]

    def _blokken(self, houder: Iterable[etree._Element], plek: Plek, top: bool = False) -> None:
        for kind in houder:
            tag = kind.tag
            if tag == n.P:
                self._alinea(kind, plek)
            elif tag == n.TBL:
                self._tabel(kind, plek)
            else:
                self._overig(kind, plek, top)
                continue
            if top and (self._later or self._verwijzingen):
                self._spoel()

    def _overig(self, kind: etree._Element, plek: Plek, top: bool) -> None:
        code = _CODES.get(kind.tag, 0)
        if code == INVOEG:
            self.invoegingen.append(kind)
        elif code == KEUZE:
            self._keuze(kind, lambda tak: self._blokken(tak, plek, top))
        elif code == VELD:
            self._velden.markering(kind)
        elif code in (0, RUN, VAK) or (code == SDT and not is_inhoud_sdt(kind)):
            self._blokken(kind, plek, top)

    def _spoel(self) -> None:
        """Put text boxes, notes and diagrams after the paragraph or table they belong to."""
        self._uit += self._later
        self._later = []
        for soort, sleutel in self._verwijzingen:
            self._uit.append(RuweAlinea("", _LEEG, soort, _VERWIJZING, Plek(), sleutel))
        self._verwijzingen = []

    def _keuze(self, element: etree._Element, loop: Callable[[etree._Element], None]) -> None:
        """Walk the first alternative that holds anything: the same text stands in the choice and in the fallback."""
        for tak in (*element.iterchildren(n.CHOICE), *element.iterchildren(n.FALLBACK)):
            gelezen, invoegingen = self._gelezen, len(self.invoegingen)
            loop(tak)
            if gelezen != self._gelezen or invoegingen != len(self.invoegingen):
                return

    def _tabel(self, tabel: etree._Element, plek: Plek) -> None:
        self._los_geplakt()
        self._tabellen += 1
        nummer, rij, kop = self._tabellen, 0, True
        for tr in self._kinderen(tabel, n.TR):
            eigen = tr.find(n.TRPR)
            if eigen is not None and (eigen.find(n.DEL) is not None or aan(eigen.find(n.HIDDEN))):
                continue
            kop = kop and eigen is not None and bool(aan(eigen.find(n.TBLHEADER)))
            rij += 1
            cel = 1 + (_aantal(eigen.find(n.GRIDBEFORE), 0) if eigen is not None else 0)
            for tc in self._kinderen(tr, n.TC):
                celopmaak = tc.find(n.TCPR)
                if celopmaak is None or celopmaak.find(n.CELLDEL) is None:
                    self._blokken(tc, Plek(plek.waar, nummer, rij, cel, kop))
                    self._los_geplakt()
                cel += 1 if celopmaak is None else max(1, _aantal(celopmaak.find(n.GRIDSPAN), 1))

    def _kinderen(self, houder: etree._Element, gezocht: str) -> list[etree._Element]:
        """Return the rows or cells, also those inside content controls, insertions and custom XML."""
        gevonden: list[etree._Element] = []
        for kind in houder:
            if kind.tag == gezocht:
                gevonden.append(kind)
            elif (code := _CODES.get(kind.tag, 0)) == 0 or (code == SDT and not is_inhoud_sdt(kind)):
                gevonden += self._kinderen(kind, gezocht)
        return gevonden

    def _alinea(self, p: etree._Element, plek: Plek) -> None:
        opmaak = lees_opmaak(p.find(n.PPR), self._stijlen.standaard)
        stukken: list[str] = []
        self._inline(p, stukken, opmaak.stijl)
        if self._stijlen.aard(opmaak.stijl).inhoud:
            return
        if self._geplakt is not None:
            if self._geplakt.plek != plek:
                self._los_geplakt()
            stukken = self._voor + stukken if len(self._voor) < 2 else ["".join(self._voor), *stukken]
        alinea = RuweAlinea("".join(stukken), p, self._deel, self._index.get(p, -1), plek, opmaak.stijl, opmaak.nummer, opmaak.omtrek)
        if opmaak.plakt and len(alinea.tekst) < _LANGSTE_PLAKSEL:
            self._geplakt, self._voor = alinea, [alinea.tekst]
            return
        self._geplakt, self._voor = None, []
        self._lever(alinea)

    def _los_geplakt(self) -> None:
        """Hand over a paragraph that waited for a next one to merge with."""
        if self._geplakt is not None:
            self._lever(self._geplakt)
        self._geplakt, self._voor = None, []

    def _lever(self, alinea: RuweAlinea) -> None:
        (self._later if alinea.plek.waar == "tekstvak" else self._uit).append(alinea)

    def _inline(self, houder: etree._Element, stukken: list[str], stijl: str) -> None:
        for kind in houder:
            code = _CODES.get(kind.tag, 0)
            if code == RUN:
                if self._let_op_verborgen and self._run_verborgen(kind, stijl):
                    self._verborgen(kind, stijl)
                else:
                    self._inline(kind, stukken, stijl)
            elif code == TEKST:
                tekst = kind.text
                if tekst and self._velden.zichtbaar:
                    self._gelezen += 1
                    stukken.append(tekst.replace("\n", " ") if "\n" in tekst else tekst)
            elif code == 0:
                self._inline(kind, stukken, stijl)
            elif code == TEKEN:
                if self._velden.zichtbaar:
                    stukken.append(_TEKENS[kind.tag])
            elif code != OVERSLAAN:
                self._bijzonder(code, kind, stukken, stijl)

    def _bijzonder(self, code: int, kind: etree._Element, stukken: list[str], stijl: str) -> None:
        if code == VELD:
            self._velden.markering(kind)
        elif code == INSTRUCTIE:
            self._velden.instructie(kind.text or "")
        elif code == KEUZE:
            self._keuze(kind, lambda tak: self._inline(tak, stukken, stijl))
        elif code == EENVOUDIG_VELD:
            if not is_inhoudsopgave(kind.get(n.INSTR, "")):
                self._inline(kind, stukken, stijl)
        elif code == SDT:
            if not is_inhoud_sdt(kind):
                self._inline(kind, stukken, stijl)
        elif self._velden.zichtbaar and not self._dicht:
            self._apart(code, kind)

    def _apart(self, code: int, kind: etree._Element) -> None:
        """Take what stands beside the paragraph's own text: notes, diagrams, inserted files, text boxes."""
        if code == NOOT:
            self._verwijzingen.append(("footnotes" if kind.tag == n.FOOTNOTEREFERENCE else "endnotes", kind.get(n.ID, "")))
        elif code == DIAGRAM:
            self._gelezen += 1
            self._verwijzingen.append(("diagram", kind.get(n.R_DM, "")))
        elif code == INVOEG:
            self.invoegingen.append(kind)
        else:
            # A text box is a story of its own; a block that strayed into a paragraph is read the same way.
            buiten = (self._velden, self._geplakt, self._voor)
            self._velden, self._geplakt, self._voor = Velden(self._negeer), None, []
            self._blokken(kind if code == VAK else (kind,), Plek("tekstvak"))
            self._los_geplakt()
            self._open += [v.begin for v in self._velden.open]
            self._velden, self._geplakt, self._voor = buiten

    def _run_verborgen(self, run: etree._Element, stijl: str) -> bool:
        rpr = run.find(n.RPR)
        letter = False
        if rpr is not None:
            eigen = aan(rpr.find(n.VANISH))
            if eigen is not None:
                return eigen
            letterstijl = rpr.find(n.RSTYLE)
            letter = letterstijl is not None and self._stijlen.aard(letterstijl.get(n.VAL, "")).verborgen
        # A toggle in the paragraph style and in the character style cancel each other out (ECMA-376 17.7.3).
        return bool(self._stijlen.basis.verborgen) or self._stijlen.aard(stijl).verborgen != letter

    def _verborgen(self, run: etree._Element, stijl: str) -> None:
        """Walk a hidden run for its field marks only."""
        afval: list[str] = []
        self._dicht += 1
        self._inline(run, afval, stijl)
        self._dicht -= 1
        self.verborgen_tekens += sum(map(len, afval))


_VERWIJZING = -2
_LANGSTE_PLAKSEL = 20_000
_LEEG = etree.Element("leeg")


def _aantal(element: etree._Element | None, anders: int) -> int:
    """Return a number of columns, at most Word's own limit of 63."""
    return anders if element is None else min(max(getal(element.get(n.VAL), anders), 0), 63)
