"""A report about a policy made for the test, and what can be read back from the copy with comments."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from checker.model.bevinding import Bevinding, Bewijs, Bron, Oordeel
from checker.model.rapport import IndicatorOordeel, InvoerBestand, Rapport, RegelpakketInfo
from checker.readers.word import lees_document
from checker.reports.opmerkingen import AUTEUR, maak_opmerkingen

REL = "http://schemas.openxmlformats.org/package/2006/relationships"
INDICATOREN = (
    IndicatorOordeel("intake", 3, "B3", "Intake", Oordeel.DEELS),
    IndicatorOordeel("thuistaal", 7, "B7", "Rekening houden met de thuistaal", Oordeel.VOLDOET_NIET),
)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A comment read back: the text of the paragraph it stands at, its own text, author and paragraphs."""

    id: str
    bij: str
    tekst: str
    auteur: str


def bevinding(
    criterium: str,
    titel: str,
    oordeel: Oordeel,
    *bewijs: Bewijs,
    soort: str = "tekst",
    gezocht: str = "",
    advies: str = "",
    voorbeeld: str = "",
) -> Bevinding:
    """Return a finding."""
    return Bevinding(
        criterium, criterium.partition(".")[0], soort, True, titel, "norm", Bron("bron", "1"), oordeel, "Toelichting.",
        bewijs=bewijs, gezocht=gezocht, advies=advies, voorbeeldtekst=voorbeeld,
    )  # fmt: skip


def rapport(pad: Path, *bevindingen: Bevinding) -> Rapport:
    """Return a report about this policy."""
    sha = hashlib.sha256(pad.read_bytes()).hexdigest()
    invoer = (InvoerBestand(pad.name, "beleid", sha, woorden=100, leesdekking=1.0),)
    pakket = RegelpakketInfo("vve", "1", "0" * 64)
    return Rapport("0.1.0", pakket, "x", "De Kikkersprong", None, date(2025, 9, 15), invoer, INDICATOREN, bevindingen, ())


def bewijs(pad: Path, tekst: str, *, bijna: bool = False, waarom: str = "") -> Bewijs:
    """Return the block that holds this text as evidence."""
    blok = next(b for b in lees_document(pad).blokken if tekst in b.tekst)
    return Bewijs(tekst, blok.plaats, bijna=bijna, waarom=waarom)


def maak(tmp_path: Path, inhoud: bytes, *teksten: str, extra: tuple[Bevinding, ...] = ()) -> tuple[Path, bytes]:
    """Write the policy, count these texts for one criterium each, and return its path and the copy with comments."""
    pad = tmp_path / "ouderbeleid.docx"
    pad.write_bytes(inhoud)
    telt = [bevinding(f"intake.c{n}", f"Criterium {n}", Oordeel.VOLDOET, bewijs(pad, t)) for n, t in enumerate(teksten)]
    return pad, maak_opmerkingen(rapport(pad, *telt, *extra), pad)


def delen(inhoud: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as z:
        assert z.testzip() is None
        assert len(set(z.namelist())) == len(z.namelist())
        return {n: z.read(n) for n in z.namelist()}


def lees_opmerkingen(inhoud: bytes, hoofd: str = "word/document.xml") -> list[Gelezen]:
    """Return all comments after checking all that makes Word refuse or repair a file."""
    per_deel = delen(inhoud)
    document = etree.fromstring(per_deel[hoofd])
    w = f"{{{etree.QName(document).namespace}}}"
    doelen = _controleer_relaties(per_deel, hoofd)
    comments = etree.fromstring(per_deel[doelen["comments"]])
    assert comments.tag == f"{w}comments"
    soorten = etree.fromstring(per_deel["[Content_Types].xml"])
    mijn = [o for o in soorten if o.get("PartName", "").lower() == f"/{doelen['comments']}".lower()]
    assert [o.get("ContentType") for o in mijn] == ["application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"]

    ids = [c.get(f"{w}id", "") for c in comments]
    assert len(set(ids)) == len(ids)
    plekken: dict[str, etree._Element] = {}
    for soort in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        gevonden = [e.get(f"{w}id", "") for e in document.iter(f"{w}{soort}")]
        assert sorted(gevonden) == sorted(ids), soort
    for begin in document.iter(f"{w}commentRangeStart"):
        plekken[begin.get(f"{w}id", "")] = begin
    uit = []
    for c in comments:
        begin = plekken[c.get(f"{w}id", "")]
        p = begin.getparent()
        assert p is not None
        if c.get(f"{w}author") == AUTEUR:
            _controleer_anker(p, begin, w)
        tekst = "\n".join("".join(t.text or "" for t in alinea.iter(f"{w}t")) for alinea in c)
        uit.append(Gelezen(c.get(f"{w}id", ""), "".join(t.text or "" for t in p.iter(f"{w}t")), tekst, c.get(f"{w}author", "")))
    return uit


def _controleer_anker(p: etree._Element, begin: etree._Element, w: str) -> None:
    """A comment of ours goes around a whole paragraph, after its properties, and never inside a text box."""
    assert p.tag == f"{w}p"
    assert next(p.iterancestors(f"{w}txbxContent"), None) is None
    kinderen = [k for k in p if isinstance(k.tag, str)]
    voor = kinderen[: kinderen.index(begin)]
    assert all(k.tag in (f"{w}pPr", f"{w}commentRangeStart") for k in voor)
    assert [k.tag for k in kinderen].count(f"{w}pPr") == (1 if p.find(f"{w}pPr") is not None else 0)
    assert p.find(f"{w}pPr") is None or kinderen[0].tag == f"{w}pPr"


def _controleer_relaties(per_deel: dict[str, bytes], hoofd: str) -> dict[str, str]:
    """Return per kind of relationship of the main part its target; all keys are unique and all inner targets exist."""
    map_, naam = posixpath.split(hoofd)
    rels = etree.fromstring(per_deel[posixpath.join(map_, "_rels", naam + ".rels")])
    sleutels = [r.get("Id") for r in rels]
    assert len(set(sleutels)) == len(sleutels)
    uit = {}
    for r in rels:
        doel = unquote(r.get("Target", ""))
        pad = posixpath.normpath(posixpath.join("/", map_, doel)).lstrip("/")
        if r.get("TargetMode") != "External":
            assert pad in per_deel, pad
        uit[r.get("Type", "").rsplit("/", 1)[-1]] = pad
    return uit


def zelfde_tekst(voor: Path, na: bytes) -> None:
    """The reader reads the same blocks at the same places from both, with the same share read."""
    kopie = voor.with_name("kopie.docx")
    kopie.write_bytes(na)
    a, b = lees_document(voor), lees_document(kopie)
    assert a.blokken == b.blokken
    assert replace(a, bestand="", sha256="", meldingen=()) == replace(b, bestand="", sha256="", meldingen=())


def zonder_opmerkingen(xml: bytes, eigen: set[str]) -> bytes:
    """Return a document part in canonical form after taking out the comments with these ids: what is left must be the original."""
    wortel = etree.fromstring(xml)
    w = f"{{{etree.QName(wortel).namespace}}}"
    for e in list(wortel.iter(f"{w}commentRangeStart", f"{w}commentRangeEnd", f"{w}commentReference")):
        if e.get(f"{w}id") in eigen:
            weg = e.getparent() if e.tag == f"{w}commentReference" else e
            assert weg is not None
            ouder = weg.getparent()
            assert ouder is not None
            ouder.remove(weg)
    return etree.tostring(wortel, method="c14n")
