"""Hardened XML parsing: no entities, no document type, no network, bounded depth and size; strict OOXML becomes transitional."""

from __future__ import annotations

import re

from lxml import etree

_DECLARATIE = re.compile(rb"^\s*<\?xml[^>]*?\?>")
_CODERING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
# All are supersets of ASCII, so that looking for "<!DOCTYPE" in the bytes cannot be evaded.
_ASCII_ACHTIG = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "latin1"})
_STRIKT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


class XmlFout(Exception):
    """A part that is not parsed: `reden` is "doctype", "diep", "codering" or "ongeldig"."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


def _parser() -> etree.XMLParser:
    # huge_tree stays off: libxml2 then refuses nesting beyond 256 and text nodes beyond 10 MB.
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False)


def naar_utf8(data: bytes) -> bytes:
    """Return the XML as ASCII-compatible bytes in the transitional namespaces; raises XmlFout for an encoding that is not allowed."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        codec = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-16-le" if data[:1] != b"\0" else "utf-16-be")
        try:
            data = data.decode(codec).encode("utf-8")
        except UnicodeError as fout:
            raise XmlFout("codering") from fout
        data = _DECLARATIE.sub(b"", data)
    kop = _DECLARATIE.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
    codering = _CODERING.search(kop[0]) if kop else None
    if codering and codering[1].decode("ascii").lower() not in _ASCII_ACHTIG:
        raise XmlFout("codering")
    if b"purl.oclc.org/ooxml" in data:
        for strikt, gewoon in _STRIKT:
            data = data.replace(strikt, gewoon)
    return data


def ontleed(data: bytes) -> etree._Element:
    """Parse one XML part and return its root; raises XmlFout when it is not well-formed, too deep or has a document type."""
    data = naar_utf8(data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise XmlFout("doctype")
    try:
        wortel = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as fout:
        raise XmlFout("diep" if "depth" in str(fout) else "ongeldig") from fout
    if wortel is None:
        raise XmlFout("ongeldig")
    return wortel
