"""The zip box of a Word file, opened within limits; nothing is ever unpacked to disk or fetched."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from checker.readers import grenzen
from checker.readers.ooxml.xml import XmlFout, ontleed

_LEESFOUTEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, struct.error, ValueError)


_KLEIN = 64 * 1024


class DeelFout(Exception):
    """A part that cannot be read: `reden` is "beschadigd", "groot", "versleuteld", "dubbel" or one of XmlFout."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Relatie:
    """One relationship of a part: `soort` is the last word of its type, `doel` the part's name in the box (or the outside address)."""

    sleutel: str
    soort: str
    doel: str
    extern: bool


def _sleutel(naam: str) -> str:
    # Part names are case-insensitive, and some writers use backslashes.
    return naam.replace("\\", "/").lstrip("/").lower()


class Pakket:
    """The parts of one zip file in memory; raises DeelFout when it is no readable zip file."""

    def __init__(self, data: bytes) -> None:
        if data.count(b"PK\x01\x02") > grenzen.WORD_ZIP_ONDERDELEN:
            raise DeelFout("groot")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _LEESFOUTEN as fout:
            raise DeelFout("beschadigd") from fout
        self._data = data
        self._markeringen = grenzen.toegestane_markeringen(len(data))
        self._over = grenzen.WORD_TOTAAL_BYTES
        self._delen: dict[str, zipfile.ZipInfo] = {}
        self._dubbel: set[str] = set()
        for info in self._zip.infolist():
            sleutel = _sleutel(info.filename)
            if sleutel in self._delen:
                self._dubbel.add(sleutel)
            self._delen[sleutel] = info

    def namen(self) -> list[str]:
        """Return the names of all parts, in lower case."""
        return list(self._delen)

    def bevat(self, deel: str) -> bool:
        """Tell whether the part is in the box."""
        return _sleutel(deel) in self._delen

    def grootte(self, deel: str) -> int:
        """Return the unpacked size in bytes that the box states for the part, 0 when it is not there."""
        info = self._delen.get(_sleutel(deel))
        return info.file_size if info else 0

    def afdruk(self, deel: str) -> bytes | None:
        """Return what tells the content of a small part apart from any other without unpacking it, None when it is large or not there."""
        info = self._delen.get(_sleutel(deel))
        if info is None or _sleutel(deel) in self._dubbel or info.compress_size > _KLEIN or info.file_size > _KLEIN * 16:
            return None
        if not 0 <= info.header_offset <= len(self._data) - 30:
            return None
        begin = info.header_offset + 30 + sum(struct.unpack_from("<HH", self._data, info.header_offset + 26))
        return struct.pack("<IQH", info.CRC, info.file_size, info.compress_type) + self._data[begin : begin + info.compress_size]

    def boom(self, deel: str, hoogstens: int) -> etree._Element:
        """Return the root of an XML part; raises as `lees`, and XmlFout."""
        data = self.lees(deel, hoogstens)
        self.tel_markeringen(data)
        return ontleed(data)

    def tel_markeringen(self, data: bytes) -> None:
        """Raise DeelFout when the parts so far hold more tags than can be walked through in the time that is promised."""
        self._markeringen -= data.count(b"<")
        if self._markeringen < 0:
            raise DeelFout("groot")

    def lees(self, deel: str, hoogstens: int) -> bytes:
        """Return the bytes of a part of at most `hoogstens` bytes; raises KeyError when it is not there, else DeelFout."""
        sleutel = _sleutel(deel)
        info = self._delen[sleutel]
        if sleutel in self._dubbel:
            raise DeelFout("dubbel")
        if info.flag_bits & 0x1:
            raise DeelFout("versleuteld")
        # bzip2 and lzma do not occur in Office files and can claim memory before the first byte is read.
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DeelFout("beschadigd")
        hoogstens = min(hoogstens, self._over)
        if info.file_size > hoogstens:
            raise DeelFout("groot")
        try:
            with self._zip.open(info) as stroom:
                data = stroom.read(hoogstens + 1)
        except _LEESFOUTEN as fout:
            raise DeelFout("beschadigd") from fout
        if len(data) > hoogstens:
            raise DeelFout("groot")
        self._over -= len(data)
        return data

    def relaties(self, deel: str) -> list[Relatie]:
        """Return the relationships of a part ("" is the box itself); a missing or broken list is an empty one."""
        map_, naam = posixpath.split(deel)
        pad = posixpath.join(map_, "_rels", naam + ".rels")
        try:
            wortel = self.boom(pad, grenzen.WORD_BIJDEEL_BYTES)
        except (KeyError, DeelFout, XmlFout):
            return []
        gevonden = []
        for rel in wortel:
            doel, extern = rel.get("Target", ""), rel.get("TargetMode") == "External"
            if not extern:
                doel = _doel(map_, doel)
            gevonden.append(Relatie(rel.get("Id", ""), rel.get("Type", "").rsplit("/", 1)[-1], doel, extern))
        return gevonden


def _doel(map_: str, doel: str) -> str:
    """Return the name in the box of a relationship's target, seen from the folder of its source."""
    doel = unquote(doel).replace("\\", "/")
    volledig = doel if doel.startswith("/") else posixpath.join("/", map_, doel)
    return posixpath.normpath(volledig).lstrip("/")
