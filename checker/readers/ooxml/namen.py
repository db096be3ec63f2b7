"""The qualified names of WordprocessingML that the reader looks for (transitional; strict is mapped onto it in xml.py)."""

from __future__ import annotations

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M_NS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DGM_NS = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"


def w(naam: str) -> str:
    """Return the qualified name in the main namespace."""
    return f"{{{W_NS}}}{naam}"


DOCUMENT, BODY, P, R, T, TBL, TR, TC = (w(n) for n in ("document", "body", "p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, TBLPR, TRPR, TCPR, TBLGRID, SECTPR = (w(n) for n in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid", "sectPr"))
SDT, SDTPR, SDTENDPR, SDTCONTENT = (w(n) for n in ("sdt", "sdtPr", "sdtEndPr", "sdtContent"))
DOCPARTOBJ, DOCPARTGALLERY = w("docPartObj"), w("docPartGallery")
INS, DEL, MOVEFROM, MOVETO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
BR, CR, TAB, PTAB = w("br"), w("cr"), w("tab"), w("ptab")
NOBREAKHYPHEN, SOFTHYPHEN = w("noBreakHyphen"), w("softHyphen")
FLDSIMPLE, FLDCHAR, INSTRTEXT, DELTEXT, DELINSTRTEXT = (w(n) for n in ("fldSimple", "fldChar", "instrText", "delText", "delInstrText"))
INSTR, FLDCHARTYPE = w("instr"), w("fldCharType")
TXBXCONTENT, DRAWING, PICT, OBJECT = w("txbxContent"), w("drawing"), w("pict"), w("object")
FOOTNOTEREFERENCE, ENDNOTEREFERENCE, FOOTNOTE, ENDNOTE = (w(n) for n in ("footnoteReference", "endnoteReference", "footnote", "endnote"))
ALTCHUNK, SUBDOC = w("altChunk"), w("subDoc")
RT = w("rt")
VANISH, BOLD, CAPS, SMALLCAPS, UNDERLINE, SZ = w("vanish"), w("b"), w("caps"), w("smallCaps"), w("u"), w("sz")
PSTYLE, RSTYLE, NUMPR, NUMID, ILVL, OUTLINELVL, FRAMEPR = (
    w(n) for n in ("pStyle", "rStyle", "numPr", "numId", "ilvl", "outlineLvl", "framePr")
)
DROPCAP, GRIDSPAN, GRIDBEFORE, TBLHEADER, HIDDEN, CELLDEL = (
    w(n) for n in ("dropCap", "gridSpan", "gridBefore", "tblHeader", "hidden", "cellDel")
)
VAL, ID, TYPE = w("val"), w("id"), w("type")
R_ID = f"{{{R_NS}}}id"
R_DM = f"{{{R_NS}}}dm"
ALTERNATECONTENT, CHOICE, FALLBACK = (f"{{{MC_NS}}}{n}" for n in ("AlternateContent", "Choice", "Fallback"))
M_T = f"{{{M_NS}}}t"
DGM_RELIDS = f"{{{DGM_NS}}}relIds"
A_P, A_T = f"{{{A_NS}}}p", f"{{{A_NS}}}t"

UIT = frozenset({"0", "false", "off", "none"})
"""Values that switch a toggle property off."""
