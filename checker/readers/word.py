"""Reads a Word policy (.docx, .dotx, .docm) into blocks with their places, and tells how much of the visible text that is."""

from __future__ import annotations

import hashlib
import posixpath
import stat
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from checker.errors import InvoerError
from checker.model.document import Blok, Document
from checker.model.melding import Melding, Niveau
from checker.readers import grenzen
from checker.readers.ooxml import namen as n
from checker.readers.ooxml.alinea import Plek, RuweAlinea
from checker.readers.ooxml.blokken import Bouwer
from checker.readers.ooxml.dekking import overlap, zichtbare_tekst
from checker.readers.ooxml.herkenning import geen_zip, ontcijfer
from checker.readers.ooxml.nummering import Nummering, lees_nummering
from checker.readers.ooxml.pakket import DeelFout, Pakket, Relatie
from checker.readers.ooxml.stijlen import Stijlen, lees_stijlen, zonder_tabelstijlen
from checker.readers.ooxml.tekst import schoon, zonder_wit
from checker.readers.ooxml.wandeling import Wandelaar
from checker.readers.ooxml.xml import XmlFout

_STIJLEN: dict[bytes, Stijlen] = {}
_HOOGSTENS_BEWAARD = 8


def lees_document(pad: Path) -> Document:
    """Read a Word file into a Document; raises InvoerError with one Dutch sentence when there is nothing to judge.

    Nothing is executed, fetched or written; memory and time stay within the limits of grenzen.py.
    """
    naam = "".join(c if c.isprintable() else "?" for c in pad.name)
    data = _bytes(pad, naam)
    geen_zip(naam, data)
    try:
        return _Lezing(naam, data).lees()
    except (DeelFout, XmlFout) as fout:
        raise InvoerError(ontcijfer(naam, fout.reden)) from fout
    except (RecursionError, MemoryError) as fout:
        raise InvoerError(ontcijfer(naam, "groot")) from fout


def _bytes(pad: Path, naam: str) -> bytes:
    if naam.startswith("~$"):
        raise InvoerError(f"{naam} is een hulpbestand van een geopend Word-document; sluit Word en kies het document zelf.")
    try:
        soort = pad.stat().st_mode
        if stat.S_ISDIR(soort):
            raise InvoerError(f"{naam} is een map en geen Word-bestand; kies het .docx-bestand zelf.")
        if not stat.S_ISREG(soort):
            # A pipe or device would be waited for without end.
            raise InvoerError(ontcijfer(naam, "onbekend"))
        with pad.open("rb") as bestand:
            data = bestand.read(grenzen.WORD_BESTAND_BYTES + 1)
    except FileNotFoundError as fout:
        raise InvoerError(f"{naam} bestaat niet; controleer de naam en de map.") from fout
    except (OSError, ValueError) as fout:
        raise InvoerError(
            f"{naam} kan niet worden geopend; controleer of u het bestand mag lezen en sluit het in andere programma's."
        ) from fout
    if len(data) > grenzen.WORD_BESTAND_BYTES:
        raise InvoerError(ontcijfer(naam, "groot"))
    return data


@dataclass(slots=True)
class _Lezing:
    """One reading of one file, with what was found on the way."""

    bestand: str
    data: bytes
    meldingen: list[Melding] = field(default_factory=list)
    zichtbaar: list[str] = field(default_factory=list)
    ongelezen: int = 0
    _hoofddeel: str = ""
    _relaties: list[Relatie] = field(default_factory=list)
    _noten: dict[str, tuple[str, dict[str, etree._Element], Wandelaar]] = field(default_factory=dict)
    _gebruikt: dict[tuple[str, str], etree._Element | None] = field(default_factory=dict)

    def lees(self) -> Document:
        pakket = Pakket(self.data)
        wortel = self._open_hoofddeel(pakket)
        stijlen, nummering = self._stijlen(pakket), self._nummering(pakket)
        self._meld_bijzonderheden(pakket, wortel)

        def aanhang(soort: str, sleutel: str) -> list[RuweAlinea]:
            return self._aanhang(pakket, stijlen, soort, sleutel)

        wandelaar = Wandelaar(self._hoofddeel, wortel, stijlen, aanhang)
        lichamen = list(wortel.iterchildren(n.BODY))
        ruw = [alinea for lichaam in lichamen for alinea in wandelaar.loop(lichaam, Plek())]
        self._invoegingen(pakket, wandelaar)
        bouwer = Bouwer(stijlen, nummering)
        blokken = bouwer.bouw(ruw)
        if not blokken:
            raise InvoerError(ontcijfer(self.bestand, "ingevoegd" if wandelaar.invoegingen else "leeg"))
        if len(blokken) > grenzen.WORD_BLOKKEN or sum(len(b.tekst) for b in blokken) > grenzen.toegestane_tekens(len(self.data)):
            raise DeelFout("lang")
        dekking = self._dekking(blokken, bouwer, [*lichamen, *(e for e in self._gebruikt.values() if e is not None)], stijlen)
        woorden = sum(len(blok.tekst.split()) for blok in blokken)
        self._meld_tekst(wandelaar, bouwer, dekking)
        sha = hashlib.sha256(self.data).hexdigest()
        return Document(self.bestand, sha, blokken, woorden, dekking, tuple(self.meldingen))

    def _open_hoofddeel(self, pakket: Pakket) -> etree._Element:
        doelen = {r.doel: r for r in pakket.relaties("") if r.soort == "officeDocument" and not r.extern}
        aanwezig = [d for d in doelen if pakket.bevat(d)]
        if len({d.lower() for d in aanwezig}) > 1:
            raise DeelFout("twee")
        if not aanwezig and pakket.bevat("word/document.xml"):
            aanwezig = ["word/document.xml"]
        if not aanwezig:
            raise DeelFout("odt" if pakket.bevat("mimetype") else "geen-word")
        self._hoofddeel = aanwezig[0]
        wortel = pakket.boom(self._hoofddeel, grenzen.WORD_DEEL_BYTES)
        if wortel.tag != n.DOCUMENT:
            soort = str(wortel.tag).rpartition("}")[2]  # a QName refuses names that the parser lets through
            raise DeelFout({"workbook": "excel", "presentation": "powerpoint"}.get(soort, "geen-word"))
        self._relaties = pakket.relaties(self._hoofddeel)
        return wortel

    def _deel(self, soort: str) -> str | None:
        return next((r.doel for r in self._relaties if r.soort == soort and not r.extern), None)

    def _bijdeel(self, pakket: Pakket, soort: str) -> str | None:
        deel = self._deel(soort)
        return deel if deel is not None and pakket.bevat(deel) else None

    def _stijlen(self, pakket: Pakket) -> Stijlen:
        deel = self._bijdeel(pakket, "styles")
        if deel is None:
            return Stijlen()
        # Locations of one organisation share a template, and its styles are most of a file's bytes.
        afdruk = pakket.afdruk(deel)
        if afdruk is not None and afdruk in _STIJLEN:
            return _STIJLEN[afdruk]
        try:
            data = zonder_tabelstijlen(pakket.lees(deel, grenzen.WORD_BIJDEEL_BYTES))
            pakket.tel_markeringen(data)
            stijlen = lees_stijlen(data)
        except (DeelFout, XmlFout):
            self._meld(
                Niveau.WAARSCHUWING,
                "stijlen-onleesbaar",
                "De stijlen zijn niet te lezen; koppen en verborgen tekst zijn mogelijk niet herkend.",
            )
            return Stijlen()
        if afdruk is not None:
            if len(_STIJLEN) >= _HOOGSTENS_BEWAARD:
                _STIJLEN.clear()
            _STIJLEN[afdruk] = stijlen
        return stijlen

    def _nummering(self, pakket: Pakket) -> Nummering:
        try:
            deel = self._bijdeel(pakket, "numbering")
            return lees_nummering(pakket.boom(deel, grenzen.WORD_BIJDEEL_BYTES)) if deel is not None else Nummering()
        except (DeelFout, XmlFout):
            self._meld(
                Niveau.WAARSCHUWING,
                "nummering-onleesbaar",
                "De nummering is niet te lezen; automatische nummers ontbreken in de vindplaatsen.",
            )
            return Nummering()

    def _aanhang(self, pakket: Pakket, stijlen: Stijlen, soort: str, sleutel: str) -> list[RuweAlinea]:
        """Return the paragraphs of a note or a diagram, the first time it is asked for."""
        if (soort, sleutel) in self._gebruikt:
            return []
        self._gebruikt[soort, sleutel] = None
        if soort == "diagram":
            return self._diagram(pakket, sleutel)
        if soort not in self._noten:
            deel = self._deel(soort)
            if deel is None or not pakket.bevat(deel):
                self._meld(Niveau.WAARSCHUWING, "noten-ontbreken", "Het document verwijst naar noten die niet in het bestand zitten.")
                self._noten[soort] = ("", {}, Wandelaar("", etree.Element("leeg"), stijlen, lambda *_: []))
            else:
                wortel = pakket.boom(deel, grenzen.WORD_DEEL_BYTES)
                noten = {noot.get(n.ID, ""): noot for noot in wortel.iterchildren(n.FOOTNOTE, n.ENDNOTE)}
                self._noten[soort] = (deel, noten, Wandelaar(deel, wortel, stijlen, lambda *_: []))
        _, noten, wandelaar = self._noten[soort]
        noot = noten.get(sleutel)
        if noot is None:
            return []
        self._gebruikt[soort, sleutel] = noot
        return [_als_noot(alinea) for alinea in wandelaar.loop(noot, Plek("noot"))]

    def _diagram(self, pakket: Pakket, sleutel: str) -> list[RuweAlinea]:
        """Return the text of a SmartArt drawing."""
        deel = next((r.doel for r in self._relaties if r.sleutel == sleutel and not r.extern), "")
        if not deel or not pakket.bevat(deel):
            return []
        wortel = pakket.boom(deel, grenzen.WORD_DEEL_BYTES)
        self.zichtbaar.append(zonder_wit(schoon(_tekst(wortel))))
        return [RuweAlinea(_tekst(p), p, deel, -1, Plek("tekstvak")) for p in wortel.iter(n.A_P)]

    def _invoegingen(self, pakket: Pakket, wandelaar: Wandelaar) -> None:
        """Report other documents inside this one: they are not read, and what they hold counts as not read."""
        for element in wandelaar.invoegingen:
            relatie = next((r for r in self._relaties if r.sleutel == element.get(n.R_ID)), None)
            self.ongelezen += 1000 if relatie is None or relatie.extern else pakket.grootte(relatie.doel)
        if wandelaar.invoegingen:
            tekst = "Er is een ander bestand in het document ingevoegd dat niet is gelezen; open het in Word, sla het op als .docx en toets opnieuw."
            self._meld(Niveau.WAARSCHUWING, "ingevoegd-bestand", tekst)

    def _dekking(self, blokken: tuple[Blok, ...], bouwer: Bouwer, verhalen: list[etree._Element], stijlen: Stijlen) -> float:
        # In the order of the part, so that nearly always the two strings are simply equal.
        volgorde = sorted((b.plaats.deel != self._hoofddeel, b.plaats.volgnummer, b.tekst) for b in blokken)
        tekst = zonder_wit("".join([*(t for *_, t in volgorde), *(a.tekst for a in bouwer.terzijde), bouwer.markeringen]))
        zichtbaar = "".join([*(zichtbare_tekst(v, stijlen) for v in verhalen), *self.zichtbaar])
        noemer = len(zichtbaar) + self.ongelezen
        return overlap(zichtbaar, tekst) / noemer if noemer else 1.0

    def _meld_bijzonderheden(self, pakket: Pakket, wortel: etree._Element) -> None:
        if next(wortel.iter(n.INS, n.DEL, n.MOVEFROM, n.MOVETO), None) is not None:
            self._meld(Niveau.INFO, "wijzigingen", "Het document bevat bijgehouden wijzigingen; het is gelezen alsof ze zijn aanvaard.")
        if any(posixpath.basename(d) == "vbaproject.bin" for d in pakket.namen()):
            self._meld(Niveau.INFO, "macros", "Het document bevat macro's; die zijn niet uitgevoerd.")

    def _meld_tekst(self, wandelaar: Wandelaar, bouwer: Bouwer, dekking: float) -> None:
        if wandelaar.verborgen_tekens:
            self._meld(Niveau.INFO, "verborgen-tekst", "Het document bevat verborgen tekst; die telt niet mee.")
        if bouwer.terzijde:
            self._meld(Niveau.INFO, "inhoudsopgave", "Een getypte inhoudsopgave is niet als bewijs gelezen.")
        if dekking < 0.98:
            self._meld(Niveau.WAARSCHUWING, "leesdekking", f"Van de zichtbare tekst is {dekking:.0%} gelezen; kijk de bevindingen na.")

    def _meld(self, niveau: Niveau, code: str, tekst: str) -> None:
        self.meldingen.append(Melding(niveau, self.bestand, code, tekst))


def _tekst(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(n.A_T))


def _als_noot(alinea: RuweAlinea) -> RuweAlinea:
    alinea.plek = Plek("noot")
    return alinea
