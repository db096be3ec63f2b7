"""How much of the visible text reached the blocks, counted independently of the walk: by pruning instead of walking."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.stijlen import Stijlen, aan
from checker.readers.ooxml.tekst import schoon, zonder_wit

_TEKST = (n.T, n.M_T, n.NOBREAKHYPHEN)
_LANGSTE_INSTRUCTIE = 50
_BIJZONDER = (n.DEL, n.MOVEFROM, n.RT, n.VANISH, n.HIDDEN, n.CELLDEL, n.DOCPARTGALLERY, n.FLDSIMPLE, n.FLDCHAR, n.ALTERNATECONTENT)
_WEG = (n.DEL, n.MOVEFROM, n.RT, n.SDTPR, n.PPR)


def zichtbare_tekst(verhaal: etree._Element, stijlen: Stijlen) -> str:
    """Return all visible characters below a body or note, without white space.

    The tree is pruned for it and is of no use afterwards.
    """
    if _iets_te_snoeien(verhaal, stijlen):
        _snoei_markeringen(verhaal)
        _snoei_verborgen(verhaal, stijlen)
        _snoei_velden(verhaal)
    stukken = ["-" if element.tag == n.NOBREAKHYPHEN else element.text or "" for element in verhaal.iter(*_TEKST)]
    return zonder_wit(schoon("".join(stukken)))


def _iets_te_snoeien(verhaal: etree._Element, stijlen: Stijlen) -> bool:
    if stijlen.iets_verborgen or next(verhaal.iter(*_BIJZONDER), None) is not None:
        return True
    return any(stijlen.aard(stijl.get(n.VAL, "")).inhoud for stijl in verhaal.iter(n.PSTYLE))


def overlap(zichtbaar: str, gelezen: str) -> int:
    """Return how many of the visible characters are among those read."""
    if zichtbaar == gelezen:
        return len(zichtbaar)
    return sum((Counter(zichtbaar) & Counter(gelezen)).values())


def _snoei_markeringen(verhaal: etree._Element) -> None:
    # The style is remembered on the paragraph, since the properties are pruned.
    for eigen in verhaal.iter(n.PPR):
        stijl, ouder = eigen.find(n.PSTYLE), eigen.getparent()
        if stijl is not None and ouder is not None:
            ouder.set("stijl", stijl.get(n.VAL, ""))
    galerijen = (g for g in verhaal.iter(n.DOCPARTGALLERY) if "table of contents" in g.get(n.VAL, "").lower())
    weg = [next(g.iterancestors(n.SDT), None) for g in galerijen]
    weg += [next(e.iterancestors(n.TR), None) for e in verhaal.iter(n.HIDDEN) if aan(e)]
    weg += [next(e.iterancestors(n.TR), None) for e in verhaal.iter(n.DEL) if _in(e, n.TRPR)]
    weg += [next(e.iterancestors(n.TC), None) for e in verhaal.iter(n.CELLDEL)]
    weg += [veld for veld in verhaal.iter(n.FLDSIMPLE) if veld.get(n.INSTR, "").strip().upper().startswith("TOC")]
    for element in weg:
        ouder = element.getparent() if element is not None else None
        if ouder is not None and element is not None:
            ouder.remove(element)
    etree.strip_elements(verhaal, *_WEG, with_tail=False)
    for keuze in list(verhaal.iter(n.ALTERNATECONTENT)):
        takken = [tak for tak in keuze if next(tak.iter(n.T), None) is not None]
        for tak in takken[1:]:
            keuze.remove(tak)


def _in(element: etree._Element, tag: str) -> bool:
    ouder = element.getparent()
    return ouder is not None and ouder.tag == tag


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
    # Steps up and down at the ends of what is hidden: nested ranges cost no more than loose ones.
    stappen = [0] * (len(reeks) + 1)
    for i, element in enumerate(reeks):
        soort = element.get(n.FLDCHARTYPE) if element.tag == n.FLDCHAR else None
        if soort == "begin":
            stapel.append([i, i])
        elif soort == "separate" and stapel and stapel[-1][0] == stapel[-1][1]:
            stapel[-1][1] = i
        elif soort == "end" and stapel:
            begin, midden = stapel.pop()
            eerste = reeks[begin : min(midden, begin + _LANGSTE_INSTRUCTIE)]
            instructie = "".join(e.text or "" for e in eerste if e.tag == n.INSTRTEXT)
            stappen[begin] += 1
            stappen[i if midden == begin or instructie.strip().upper().startswith("TOC") else midden] -= 1
    diepte = 0
    for element, stap in zip(reeks, stappen, strict=False):
        diepte += stap
        if diepte and element.tag in _TEKST:
            element.tag = "weg"
