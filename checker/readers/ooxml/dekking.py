"""How much of the visible text reached the blocks, counted independently of the walk: by pruning instead of walking."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.stijlen import Stijlen, aan
from checker.readers.ooxml.tekst import schoon, zonder_wit

_TEKST = (n.T, n.M_T, n.NOBREAKHYPHEN)
_WEG = (n.DEL, n.MOVEFROM, n.RT, n.SDTPR, n.PPR)


def zichtbare_tekst(verhaal: etree._Element, stijlen: Stijlen) -> str:
    """Return all visible characters below a body or note, without white space.

    The tree is pruned for it and is of no use afterwards.
    """
    _snoei_markeringen(verhaal)
    _snoei_verborgen(verhaal, stijlen)
    _snoei_velden(verhaal)
    stukken = ["-" if element.tag == n.NOBREAKHYPHEN else element.text or "" for element in verhaal.iter(*_TEKST)]
    return zonder_wit(schoon("".join(stukken)))


def overlap(zichtbaar: str, gelezen: str) -> int:
    """Return how many of the visible characters are among those read."""
    if zichtbaar == gelezen:
        return len(zichtbaar)
    return sum((Counter(zichtbaar) & Counter(gelezen)).values())


def _verwijder(element: etree._Element) -> None:
    ouder = element.getparent()
    if ouder is not None:
        ouder.remove(element)


def _snoei_markeringen(verhaal: etree._Element) -> None:
    for p in list(verhaal.iter(n.PPR)):
        stijl = p.find(n.PSTYLE)
        if stijl is not None:
            # Remembered on the paragraph, since the properties are pruned.
            ouder = p.getparent()
            if ouder is not None:
                ouder.set("stijl", stijl.get(n.VAL, ""))
    for rij in list(verhaal.iter(n.TR)):
        eigen = rij.find(n.TRPR)
        if eigen is not None and (eigen.find(n.DEL) is not None or aan(eigen.find(n.HIDDEN))):
            _verwijder(rij)
    for cel in list(verhaal.iter(n.CELLDEL)):
        weg = cel.getparent()
        if weg is not None and (tc := weg.getparent()) is not None:
            _verwijder(tc)
    for sdt in list(verhaal.iter(n.DOCPARTGALLERY)):
        if "table of contents" in sdt.get(n.VAL, "").lower():
            omhulsel = next(sdt.iterancestors(n.SDT), None)
            if omhulsel is not None:
                _verwijder(omhulsel)
    for veld in list(verhaal.iter(n.FLDSIMPLE)):
        if veld.get(n.INSTR, "").strip().upper().startswith("TOC"):
            _verwijder(veld)
    etree.strip_elements(verhaal, *_WEG, with_tail=False)
    for keuze in list(verhaal.iter(n.ALTERNATECONTENT)):
        takken = [t for t in keuze if next(t.iter(n.T), None) is not None]
        for tak in takken[1:]:
            keuze.remove(tak)


def _snoei_verborgen(verhaal: etree._Element, stijlen: Stijlen) -> None:
    for p in list(verhaal.iter(n.P)):
        if stijlen.aard(p.get("stijl", stijlen.standaard)).inhoud:
            for run in p.iter(*_TEKST):
                run.tag = "weg"
    if not stijlen.iets_verborgen and next(verhaal.iter(n.VANISH), None) is None:
        return
    for run in list(verhaal.iter(n.R)):
        eigen = aan(run.find(f"{n.RPR}/{n.VANISH}"))
        if eigen is None:
            p_ = next(run.iterancestors(n.P), None)
            alinea = stijlen.aard(p_.get("stijl", stijlen.standaard)).verborgen if p_ is not None else False
            letterstijl = run.find(f"{n.RPR}/{n.RSTYLE}")
            letter = letterstijl is not None and stijlen.aard(letterstijl.get(n.VAL, "")).verborgen
            eigen = bool(stijlen.basis.verborgen) or alinea != letter
        if eigen:
            for t in run.iter(*_TEKST):
                t.tag = "weg"


def _snoei_velden(verhaal: etree._Element) -> None:
    """Blank instructions and tables of contents: first pair the marks, then blank what lies between them."""
    if next(verhaal.iter(n.FLDCHAR), None) is None:
        return
    reeks = list(verhaal.iter(n.FLDCHAR, *_TEKST, n.INSTRTEXT))
    stapel: list[list[int]] = []
    for i, element in enumerate(reeks):
        soort = element.get(n.FLDCHARTYPE) if element.tag == n.FLDCHAR else None
        if soort == "begin":
            stapel.append([i, i])
        elif soort == "separate" and stapel:
            stapel[-1][1] = i
        elif soort == "end" and stapel:
            begin, midden = stapel.pop()
            instructie = "".join(e.text or "" for e in reeks[begin : midden or i] if e.tag == n.INSTRTEXT)
            einde = i if midden == begin or instructie.strip().upper().startswith("TOC") else midden
            for tussen in reeks[begin:einde]:
                if tussen.tag in _TEKST:
                    tussen.tag = "weg"
