"""A Word file as a box of parts of which a few are replaced; all others keep their bytes as they were packed."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from checker.errors import RapportError

MAX_DEEL = 64 * 1024 * 1024
CT_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
REL_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LEESFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, struct.error, ValueError)
_LOKAAL = struct.Struct("<4s5H3L2H")
_CENTRAAL = struct.Struct("<4s6H3L5H2L")
_SLOT = struct.Struct("<4s4H2LH")
_DATUM_1980 = 33  # 1 January 1980 as a zip file writes it: the copy does not depend on the clock


class Doos:
    """The parts of one zip file; a part is found whatever the case of its name. Raises RapportError when it cannot be read."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _LEESFOUTEN as fout:
            raise RapportError("het beleid is geen leesbaar Word-bestand (meer); toets het opnieuw.") from fout
        self._data = data
        self._delen = {_sleutel(i.filename): i for i in self._zip.infolist()}

    def bevat(self, deel: str) -> bool:
        """Tell whether the part is in the box."""
        return _sleutel(deel) in self._delen

    def lees(self, deel: str) -> bytes:
        """Return the bytes of a part; raises RapportError when it is absent, damaged or too large."""
        info = self._delen.get(_sleutel(deel))
        try:
            if info is None or info.file_size > MAX_DEEL:
                raise ValueError(deel)
            with self._zip.open(info) as stroom:
                data = stroom.read(MAX_DEEL + 1)
        except _LEESFOUTEN as fout:
            raise RapportError(
                f"het onderdeel {posixpath.basename(deel)} van het beleid is niet te lezen; sla het opnieuw op in Word."
            ) from fout
        if len(data) > MAX_DEEL:
            raise RapportError(f"het onderdeel {posixpath.basename(deel)} van het beleid is te groot om opmerkingen bij te zetten.")
        return data

    def boom(self, deel: str) -> etree._Element:
        """Return the root of an XML part, nothing in it expanded or fetched; raises as `lees`."""
        data = self.lees(deel)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        fout: Exception | None = None
        try:
            if b"<!DOCTYPE" not in data:
                return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as gevangen:
            fout = gevangen
        raise RapportError(f"het onderdeel {posixpath.basename(deel)} van het beleid is beschadigd; sla het opnieuw op in Word.") from fout

    def met(self, nieuw: Mapping[str, bytes], weg: Collection[str] = ()) -> bytes:
        """Return the box with these parts replaced or added and those in `weg` left out; the packed bytes of all others are copied."""
        vervangen = {_sleutel(naam): inhoud for naam, inhoud in nieuw.items()}
        laat_weg = {_sleutel(naam) for naam in weg}
        uit = _Schrijver()
        for info in self._zip.infolist():
            sleutel = _sleutel(info.filename)
            if sleutel in vervangen:
                uit.nieuw(info.filename, vervangen.pop(sleutel))
            elif sleutel not in laat_weg:
                uit.kopie(info, self._data)
        for naam, inhoud in nieuw.items():
            if _sleutel(naam) in vervangen:
                uit.nieuw(naam, inhoud)
        return uit.slot()


class _Schrijver:
    """Writes a zip file entry by entry; the standard library cannot copy an entry without unpacking it."""

    def __init__(self) -> None:
        self._uit = io.BytesIO()
        self._lijst: list[bytes] = []

    def nieuw(self, naam: str, inhoud: bytes) -> None:
        klein = zlib.compressobj(6, zlib.DEFLATED, -15)
        self._schrijf(naam, klein.compress(inhoud) + klein.flush(), len(inhoud), zlib.crc32(inhoud), zipfile.ZIP_DEFLATED)

    def kopie(self, info: zipfile.ZipInfo, data: bytes) -> None:
        begin = info.header_offset + 30 + sum(struct.unpack_from("<HH", data, info.header_offset + 26))
        self._schrijf(info.filename, data[begin : begin + info.compress_size], info.file_size, info.CRC, info.compress_type)

    def _schrijf(self, naam: str, ingepakt: bytes, grootte: int, crc: int, methode: int) -> None:
        ruw = naam.encode("utf-8")
        vlag = 0 if naam.isascii() else 0x800
        velden = (20, vlag, methode, 0, _DATUM_1980, crc, len(ingepakt), grootte, len(ruw))
        plek = self._uit.tell()
        self._uit.write(_LOKAAL.pack(b"PK\x03\x04", *velden, 0) + ruw + ingepakt)
        self._lijst.append(_CENTRAAL.pack(b"PK\x01\x02", 20, *velden, 0, 0, 0, 0, 0, plek) + ruw)

    def slot(self) -> bytes:
        plek, inhoud = self._uit.tell(), b"".join(self._lijst)
        aantal = len(self._lijst)
        self._uit.write(inhoud + _SLOT.pack(b"PK\x05\x06", 0, 0, aantal, aantal, len(inhoud), plek, 0))
        return self._uit.getvalue()


@dataclass(frozen=True, slots=True)
class Relatie:
    """One relationship: its key, the last word of its type, and the part it leads to ("" for something outside)."""

    sleutel: str
    soort: str
    doel: str


def relaties(wortel: etree._Element, van_deel: str) -> list[Relatie]:
    """Return the relationships in a .rels part of the part `van_deel`."""
    map_ = posixpath.dirname(van_deel)
    uit = []
    for rel in wortel:
        if not isinstance(rel.tag, str):
            continue
        doel = unquote(rel.get("Target", "")).replace("\\", "/")
        volledig = doel if doel.startswith("/") else posixpath.join("/", map_, doel)
        extern = rel.get("TargetMode") == "External"
        uit.append(
            Relatie(rel.get("Id", ""), rel.get("Type", "").rsplit("/", 1)[-1], "" if extern else posixpath.normpath(volledig).lstrip("/"))
        )
    return uit


def pad_relaties(deel: str) -> str:
    """Return the name of the .rels part of a part."""
    map_, naam = posixpath.split(deel)
    return posixpath.join(map_, "_rels", naam + ".rels")


def als_bytes(wortel: etree._Element) -> bytes:
    """Return an XML part as bytes, as Word declares it."""
    return etree.tostring(wortel.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _sleutel(naam: str) -> str:
    return naam.replace("\\", "/").lstrip("/").lower()
