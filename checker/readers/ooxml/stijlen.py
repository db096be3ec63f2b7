"""The styles of a Word file: which are headings, lists, hidden, bold; inheritance followed without running in circles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from checker.readers.ooxml import namen as n
from checker.readers.ooxml.xml import ontleed

_KOPNAAM = re.compile(
    r"(?:heading|kop|koptekst_niveau|überschrift|berschrift|titre|título|ttulo|titolo|rubrik|overskrift|otsikko|nagłówek|nagwek)[ _-]?([1-9])(?!\d)",
    re.IGNORECASE,
)
_KOPWOORDEN = {
    1: "hoofdstukkop hoofdstuktitel",
    2: "kop kopje heading paragraafkop paragraaftitel",
    3: "tussenkop tussenkopje subkop subkopje alineakop",
}
_KOPWOORD = {woord: niveau for niveau, woorden in _KOPWOORDEN.items() for woord in woorden.split()}
_INHOUD = re.compile(
    r"(?:toc|inhopg|inhoudsopgave) ?[1-9]|toc ?heading|kop ?van ?inhoudsopgave|table of figures|lijst ?met ?afbeeldingen", re.IGNORECASE
)
_DIEPSTE_KETEN = 12
_NAME, _BASEDON, _STYLE, _STYLEID, _DOCDEFAULTS, _DEFAULT = (
    n.w(x) for x in ("name", "basedOn", "style", "styleId", "docDefaults", "default")
)
_BASISLETTERS = f"{n.w('rPrDefault')}/{n.RPR}"
_TITEL = frozenset({"title", "titel"})
_ONDERTITEL = frozenset({"subtitle", "ondertitel"})


@dataclass(slots=True)
class Stijl:
    """One paragraph or character style; None means that it says nothing and its parent decides."""

    sleutel: str
    naam: str = ""
    ouder: str = ""
    niveau: int | None = None
    nummer_id: str | None = None
    nummer_niveau: int = 0
    verborgen: bool | None = None
    vet: bool | None = None
    kapitaal: bool | None = None
    onderstreept: bool | None = None
    grootte: int | None = None


@dataclass(frozen=True, slots=True)
class Stijlaard:
    """What a paragraph style makes of its text: `kop` is the heading level (1 to 9, 0 for none), `nummer` its (numbering id, level)."""

    kop: int
    inhoud: bool
    titel: bool
    ondertitel: bool
    verborgen: bool
    nummer: tuple[str, int] | None


class Stijlen:
    """All styles; `basis` are the document defaults, `standaard` is the default paragraph style, `iets_verborgen` when any hides text.

    A style is taken apart when a paragraph first uses it: a file defines some hundred and uses ten.
    """

    def __init__(self) -> None:
        self.basis = Stijl("")
        self.standaard = ""
        self.iets_verborgen = False
        self.elementen: dict[str, etree._Element] = {}
        self._stijlen: dict[str, Stijl | None] = {}
        self._keten: dict[str, tuple[Stijl, ...]] = {}
        self._aard: dict[str, Stijlaard] = {}

    def _stijl(self, sleutel: str) -> Stijl | None:
        if sleutel not in self._stijlen:
            element = self.elementen.get(sleutel)
            self._stijlen[sleutel] = None if element is None else _stijl(element)
        return self._stijlen[sleutel]

    def keten(self, sleutel: str) -> tuple[Stijl, ...]:
        """Return the style and those it is based on, nearest first; a circle ends at the deepest that Word makes."""
        gevonden = self._keten.get(sleutel)
        if gevonden is None:
            stappen: list[Stijl] = []
            volgende = self._stijl(sleutel)
            while volgende is not None and len(stappen) < _DIEPSTE_KETEN:
                stappen.append(volgende)
                volgende = self._stijl(volgende.ouder)
            gevonden = self._keten[sleutel] = tuple(stappen) or (Stijl(sleutel, naam=sleutel),)
        return gevonden

    def aard(self, sleutel: str) -> Stijlaard:
        """Return what the paragraph style with this id makes of its text; an unknown id is judged by its name."""
        aard = self._aard.get(sleutel)
        if aard is None:
            aard = self._aard[sleutel] = _aard(self.keten(sleutel))
        return aard


def _aard(keten: tuple[Stijl, ...]) -> Stijlaard:
    namen = [(s.naam.lower(), s.sleutel.lower()) for s in keten]
    inhoud = any(_INHOUD.fullmatch(naam) or _INHOUD.fullmatch(sleutel) for naam, sleutel in namen[:2])
    return Stijlaard(
        kop=0 if inhoud else _kopniveau(keten),
        inhoud=inhoud,
        titel=any(_TITEL.intersection(beide) for beide in namen),
        ondertitel=any(_ONDERTITEL.intersection(beide) for beide in namen),
        verborgen=next((s.verborgen for s in keten if s.verborgen is not None), False),
        nummer=next(((s.nummer_id, s.nummer_niveau) for s in keten if s.nummer_id is not None), None),
    )


def _kopniveau(keten: tuple[Stijl, ...]) -> int:
    for stijl in keten:
        treffer = _KOPNAAM.match(stijl.naam) or _KOPNAAM.match(stijl.sleutel)
        if treffer:
            return int(treffer[1])
        # Outline level 9 is Word's "body text", also set on headings that stay out of the table of contents.
        if stijl.niveau is not None and stijl.niveau < 9:
            return stijl.niveau + 1
        # Names that house styles use without a level.
        eigen = _KOPWOORD.get(stijl.naam.lower()) or _KOPWOORD.get(stijl.sleutel.lower())
        if eigen:
            return eigen
    return 0


def aan(element: etree._Element | None) -> bool | None:
    """Return the value of a toggle property, None when it is absent."""
    return None if element is None else element.get(n.VAL, "1") not in n.UIT


def getal(tekst: str | None, anders: int = 0) -> int:
    """Return the whole number a part states, or `anders` when it is none or senselessly long."""
    if tekst is None or len(tekst) > 9:
        return anders
    try:
        return int(tekst)
    except ValueError:
        return anders


def _letters(stijl: Stijl, rpr: etree._Element | None) -> None:
    if rpr is None:
        return
    for kind in rpr:
        tag = kind.tag
        if tag == n.VANISH:
            stijl.verborgen = aan(kind)
        elif tag == n.BOLD:
            stijl.vet = aan(kind)
        elif tag == n.CAPS:
            stijl.kapitaal = aan(kind)
        elif tag == n.UNDERLINE:
            stijl.onderstreept = aan(kind)
        elif tag == n.SZ:
            stijl.grootte = getal(kind.get(n.VAL)) or None


def _alinea(stijl: Stijl, ppr: etree._Element | None) -> None:
    if ppr is None:
        return
    niveau = ppr.find(n.OUTLINELVL)
    if niveau is not None:
        stijl.niveau = getal(niveau.get(n.VAL), 9)
    nummering = ppr.find(n.NUMPR)
    if nummering is not None:
        nummer, diepte = nummering.find(n.NUMID), nummering.find(n.ILVL)
        stijl.nummer_id = nummer.get(n.VAL, "0") if nummer is not None else None
        stijl.nummer_niveau = getal(diepte.get(n.VAL)) if diepte is not None else 0


def _stijl(element: etree._Element) -> Stijl:
    stijl = Stijl(element.get(_STYLEID, ""))
    for kind in element:
        tag = kind.tag
        if tag == _NAME:
            stijl.naam = kind.get(n.VAL, "")[:200]
        elif tag == _BASEDON:
            stijl.ouder = kind.get(n.VAL, "")
        elif tag == n.PPR:
            _alinea(stijl, kind)
        elif tag == n.RPR:
            _letters(stijl, kind)
    return stijl


def zonder_tabelstijlen(data: bytes) -> bytes:
    """Return the part without table styles, which are most of its bytes and say nothing on text; unchanged when in doubt.

    Without comments and CDATA every "<w:style " is a start tag, so cutting there is exact; it halves the time of a whole reading.
    """
    if b"<!" in data or not data[-64:].rstrip().endswith(b"</w:style></w:styles>"):
        return data
    kop, *stukken = data.split(b"<w:style ")
    begin, einde = kop.find(b"<w:latentStyles"), kop.find(b"</w:latentStyles>")
    if 0 <= begin < einde:
        kop = kop[:begin] + kop[einde + 17 :]
    houd = [s for s in stukken[:-1] if s.find(b'w:type="table"', 0, s.find(b">")) < 0 or not s.endswith(b"</w:style>")]
    return b"<w:style ".join([kop, *houd, stukken[-1]])


def lees_stijlen(data: bytes) -> Stijlen:
    """Return the styles of a styles part (see `zonder_tabelstijlen`); raises XmlFout when it is not readable."""
    stijlen = Stijlen()
    wortel = ontleed(data)
    for kind in wortel:
        if kind.tag == _DOCDEFAULTS:
            _letters(stijlen.basis, kind.find(_BASISLETTERS))
        elif kind.tag == _STYLE and kind.get(n.TYPE) != "table":
            sleutel = kind.get(_STYLEID, "")
            stijlen.elementen.setdefault(sleutel, kind)
            if kind.get(n.TYPE, "paragraph") == "paragraph" and kind.get(_DEFAULT, "0") not in n.UIT:
                stijlen.standaard = sleutel
    stijlen.iets_verborgen = b"vanish" in data
    return stijlen
