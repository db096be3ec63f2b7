"""The policy itself with the findings as Word comments: a copy in which only comments were added."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from checker.errors import RapportError
from checker.model.bevinding import Bevinding
from checker.model.rapport import Rapport
from checker.reports.opmerkingen_plaats import Kopkeuze, Plaatsen
from checker.reports.opmerkingen_tekst import Aard, Notitie, Stuk, alle_notities, met_citaat
from checker.reports.woorden import veilig
from checker.reports.zipdelen import CT_NS, REL_NS, Doos, Relatie, als_bytes, pad_relaties, relaties

AUTEUR = "ouderbeleid-checker"
INITIALEN = "oc"
_STRIKT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIESOORT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATIESOORT_STRIKT = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_INHOUD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DIAGRAM_DM = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}dm",
)
_HOOGSTE_ID = 2_000_000_000
_ALINEAS = tuple[tuple[Stuk, ...], ...]
Opmerking = tuple[etree._Element, _ALINEAS]


def maak_opmerkingen(rapport: Rapport, beleid: Path) -> bytes:
    """Return a copy of the policy with the findings as Word comments; every part but the main text and the comments stays byte for byte.

    Existing comments and tracked changes stay. The copy of a template or a file with macros is a plain document without macros.
    Raises RapportError when the policy cannot be read or is not the one that was judged.
    """
    try:
        return _Kopie(_lees(rapport, beleid)).maak(rapport)
    except RapportError as fout:
        raise RapportError(f"Opmerkingen bij {veilig(beleid.name)}: {fout}") from fout
    except ValueError as fout:  # the parser lets names through that lxml refuses to work with
        zin = "een onderdeel van het document is beschadigd; open het in Word en sla het opnieuw op."
        raise RapportError(f"Opmerkingen bij {veilig(beleid.name)}: {zin}") from fout


def _lees(rapport: Rapport, beleid: Path) -> bytes:
    getoetst = [i.sha256 for i in rapport.invoer if i.soort == "beleid"]
    if not getoetst:
        raise RapportError("er is geen beleid getoetst, dus er is niets om opmerkingen bij te zetten.")
    try:
        data = beleid.read_bytes()
    except OSError as fout:
        raise RapportError("het bestand kan niet worden geopend; sluit het in andere programma's en toets opnieuw.") from fout
    # Places are numbers of paragraphs: in another version of the text they would point at the wrong ones.
    if hashlib.sha256(data).hexdigest() not in getoetst:
        raise RapportError("het bestand is veranderd sinds de toets; toets het opnieuw.")
    return data


class _Kopie:
    """One policy being copied: its main part, relationships and content types as trees, all else as it is."""

    def __init__(self, data: bytes) -> None:
        self.doos = Doos(data)
        self.hoofd = self._hoofddeel()
        self.document = self.doos.boom(self.hoofd)
        self.ns = etree.QName(self.document).namespace or ""
        self.soorten = self.doos.boom("[Content_Types].xml")
        self.pad_rels = pad_relaties(self.hoofd)
        leeg = f'<Relationships xmlns="{REL_NS}"/>'.encode()
        self.rels = self.doos.boom(self.pad_rels) if self.doos.bevat(self.pad_rels) else etree.fromstring(leeg)
        self.relaties = relaties(self.rels, self.hoofd)
        self.weg: set[str] = set()

    def _hoofddeel(self) -> str:
        gevonden: list[Relatie] = relaties(self.doos.boom("_rels/.rels"), "") if self.doos.bevat("_rels/.rels") else []
        doel = next((r.doel for r in gevonden if r.soort == "officeDocument" and self.doos.bevat(r.doel)), "word/document.xml")
        if not self.doos.bevat(doel):
            raise RapportError("het is geen Word-document.")
        return doel

    def maak(self, rapport: Rapport) -> bytes:
        opmerkingen = self._plaats(rapport)
        deel, comments = self._opmerkingendeel()
        eerste_id = self._vrij_id(comments)
        datum, ns = rapport.datum.isoformat(), etree.QName(comments).namespace or self.ns
        for nummer, (alinea, alineas) in enumerate(opmerkingen, eerste_id):
            comments.append(etree.fromstring(_opmerking(ns, nummer, datum, alineas)))
            _veranker(alinea, self.ns, nummer)
        self._als_gewoon_document()
        nieuw = {self.hoofd: als_bytes(self.document), deel: als_bytes(comments)}
        return self.doos.met({**nieuw, self.pad_rels: als_bytes(self.rels), "[Content_Types].xml": als_bytes(self.soorten)}, self.weg)

    def _plaats(self, rapport: Rapport) -> list[Opmerking]:
        plaatsen = Plaatsen(self.document, self.hoofd, self._boom_van("styles"), self._verwijzingen())
        if plaatsen.eerste is None:
            raise RapportError("er staat geen alinea in waar een opmerking bij kan.")
        bekend = {k for b in rapport.bevindingen for x in b.bewijs for k in x.plaats.kop}
        keuze = Kopkeuze(rapport, plaatsen.koppen(bekend))
        per_plek: dict[tuple[etree._Element, str], list[Notitie]] = {}
        for notitie in alle_notities(rapport):
            if notitie.bewijs is not None:
                plek = plaatsen.van(notitie.bewijs.plaats)
            else:
                plek = keuze.beste(notitie.bevinding) if notitie.bevinding else None
            plek = plaatsen.eerste if plek is None else plek
            per_plek.setdefault((plek, _soort(notitie)), []).append(met_citaat(notitie, plaatsen.tekst(plek)))
        volgorde = {p: n for n, p in enumerate(self.document.iter(f"{{{self.ns}}}p"))}
        groepen = sorted(per_plek.items(), key=lambda g: (volgorde[g[0][0]], g[1][0].aard))
        return [(plek, _samen(notities)) for (plek, _), notities in groepen]

    def _boom_van(self, soort: str) -> etree._Element | None:
        doel = next((r.doel for r in self.relaties if r.soort == soort and r.doel and self.doos.bevat(r.doel)), None)
        try:
            return self.doos.boom(doel) if doel else None
        except RapportError:
            return None  # without styles headings are still known from the passages

    def _verwijzingen(self) -> Mapping[str, Mapping[int, etree._Element]]:
        """Return per part beside the main one where the document refers to its paragraphs: by index, -1 for the part as a whole."""
        w = f"{{{self.ns}}}"
        uit: dict[str, dict[int, etree._Element]] = {}
        for soort, noot, verwijzing in (("footnotes", "footnote", "footnoteReference"), ("endnotes", "endnote", "endnoteReference")):
            doel = next((r.doel for r in self.relaties if r.soort == soort and r.doel), "")
            plekken = {v.get(f"{w}id"): v for v in self.document.iter(f"{w}{verwijzing}")}
            boom = self._boom_van(soort) if plekken else None
            if boom is None:
                continue
            noten = [next(p.iterancestors(f"{w}{noot}"), None) for p in boom.iter(f"{w}p")]
            uit[doel.lower()] = {n: plekken[e.get(f"{w}id")] for n, e in enumerate(noten) if e is not None and e.get(f"{w}id") in plekken}
        for diagram in self.document.iter("{*}relIds"):
            sleutel = next((diagram.get(a) for a in _DIAGRAM_DM if diagram.get(a)), "")
            for r in self.relaties:
                if r.sleutel == sleutel:
                    uit[r.doel.lower()] = {-1: diagram}
        return uit

    def _opmerkingendeel(self) -> tuple[str, etree._Element]:
        """Return the comments part, an existing one with all that is in it, else a new one that is announced."""
        bestaand = next((r.doel for r in self.relaties if r.soort == "comments" and r.doel), "")
        if bestaand and self.doos.bevat(bestaand):
            return bestaand, self.doos.boom(bestaand)
        deel = bestaand or self._vrije_naam()
        if not bestaand:
            soort = _RELATIESOORT_STRIKT if self.ns == _STRIKT else _RELATIESOORT
            gebruikt = {r.sleutel for r in self.relaties}
            sleutel = next(s for n in range(1, len(gebruikt) + 2) if (s := f"rIdOpmerkingen{n}") not in gebruikt)
            etree.SubElement(self.rels, f"{{{REL_NS}}}Relationship", Id=sleutel, Type=soort, Target=posixpath.basename(deel))
        self._kondig_aan(deel, f"{_INHOUD}comments+xml")
        return deel, etree.fromstring(f'<w:comments xmlns:w="{self.ns}"/>'.encode())

    def _vrije_naam(self) -> str:
        map_ = posixpath.dirname(self.hoofd)
        return next(n for k in range(1000) if not self.doos.bevat(n := posixpath.join(map_, f"comments{k or ''}.xml")))

    def _kondig_aan(self, deel: str, inhoud: str) -> None:
        naam = f"/{deel}"
        for element in self.soorten.iter(f"{{{CT_NS}}}Override"):
            if element.get("PartName", "").lower() == naam.lower():
                element.set("ContentType", inhoud)
                return
        etree.SubElement(self.soorten, f"{{{CT_NS}}}Override", PartName=naam, ContentType=inhoud)

    def _vrij_id(self, comments: etree._Element) -> int:
        """Return a number from which on no comment in the document has one."""
        namen = [f"{{{self.ns}}}{n}" for n in ("commentRangeStart", "commentRangeEnd", "commentReference")]
        sleutel = f"{{{self.ns}}}id"
        ids = [e.get(sleutel, "") for e in (*self.document.iter(*namen), *comments.iter(f"{{{self.ns}}}comment"))]
        return max((int(i) for i in ids if i.isascii() and i.isdigit() and int(i) < _HOOGSTE_ID), default=-1) + 1

    def _als_gewoon_document(self) -> None:
        """Make the copy a plain .docx: Word refuses a template or a file with macros under that name."""
        gewoon = f"{_INHOUD}document.main+xml"
        for element in self.soorten.iter(f"{{{CT_NS}}}Override"):
            if element.get("PartName", "").lower() == f"/{self.hoofd}".lower() and element.get("ContentType") != gewoon:
                element.set("ContentType", gewoon)
        macros = {r.doel for r in self.relaties if r.soort in ("vbaProject", "wordVbaData") and r.doel}
        if not macros:
            return
        bij = {r.doel for m in macros if self.doos.bevat(pad_relaties(m)) for r in relaties(self.doos.boom(pad_relaties(m)), m) if r.doel}
        self.weg = macros | bij | {pad_relaties(m) for m in macros}
        for rel in list(self.rels):
            if rel.get("Type", "").rsplit("/", 1)[-1] in ("vbaProject", "wordVbaData"):
                self.rels.remove(rel)
        weg = {f"/{m}".lower() for m in self.weg}
        for element in list(self.soorten.iter(f"{{{CT_NS}}}Override")):
            if element.get("PartName", "").lower() in weg:
                self.soorten.remove(element)


def _soort(notitie: Notitie) -> str:
    """Say which notes on one paragraph are one comment: those on the passage, and per indicator what is absent."""
    if notitie.aard is Aard.ONTBREEKT and notitie.bevinding is not None:
        return notitie.bevinding.indicator
    return "begin" if notitie.aard is Aard.BEGIN else ""


def _samen(notities: list[Notitie]) -> _ALINEAS:
    """Return the paragraphs of one comment; criteria that simply count share a line, and each passage of a criterium is told once."""
    uit: list[tuple[Stuk, ...]] = []
    telt: list[Bevinding] = []
    for n in sorted(notities, key=lambda n: n.aard):
        kort = n.aard is Aard.TELT and len(n.alineas[0]) == 2
        if kort and n.bevinding is not None:
            if n.bevinding not in telt:
                telt.append(n.bevinding)
            continue
        uit += [a for a in n.alineas if a not in uit]
    if telt:
        titels = "; ".join(t.titel.rstrip(". ") for t in telt)
        uit.insert(0, (("Telt voor: ", False), (f"{titels}.", True)))
    return tuple(uit)


def _opmerking(ns: str, nummer: int, datum: str, alineas: _ALINEAS) -> bytes:
    tekst = "".join(f"<w:p>{''.join(_run(s, vet) for s, vet in stukken)}</w:p>" for stukken in alineas)
    kop = f'<w:comment xmlns:w="{ns}" w:id="{nummer}" w:author="{AUTEUR}" w:date="{datum}T00:00:00Z" w:initials="{INITIALEN}">'
    return f"{kop}{tekst}</w:comment>".encode()


def _run(tekst: str, vet: bool) -> str:
    opmaak = "<w:rPr><w:b/></w:rPr>" if vet else ""
    return f'<w:r>{opmaak}<w:t xml:space="preserve">{escape(tekst)}</w:t></w:r>'


def _veranker(p: etree._Element, ns: str, nummer: int) -> None:
    """Put the comment around the whole paragraph; the mark has a small letter, so that no line grows higher."""
    w = f"{{{ns}}}"
    begin, einde = etree.Element(f"{w}commentRangeStart"), etree.Element(f"{w}commentRangeEnd")
    begin.set(f"{w}id", str(nummer))
    einde.set(f"{w}id", str(nummer))
    run = etree.Element(f"{w}r")
    etree.SubElement(etree.SubElement(run, f"{w}rPr"), f"{w}sz").set(f"{w}val", "16")
    etree.SubElement(run, f"{w}commentReference").set(f"{w}id", str(nummer))
    p.insert(1 if len(p) and p[0].tag == f"{w}pPr" else 0, begin)
    p.append(einde)
    p.append(run)
