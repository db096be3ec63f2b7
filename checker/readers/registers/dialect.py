"""From bytes to rows: encoding, line ends, separator and quoting of a CSV file, within bounds."""

from __future__ import annotations

import csv
import io
import itertools
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.readers import grenzen

SCHEIDINGSTEKENS = ";\t,|"
VOORPROEF = 60
_VREEMD = (
    (b"\xd0\xcf\x11\xe0", "een oud Excel- of Word-bestand"),
    (b"%PDF", "een PDF"),
    (b"{\\rtf", "een RTF-bestand"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"\x1f\x8b", "een ingepakt bestand (gzip)"),
)


@dataclass(frozen=True, slots=True)
class Tekst:
    """A file's bytes with their encoding; `opmerking` says in Dutch what was odd about them.

    `regelnummers` gives for every line its line in the file that it was cut from, where it is a part of a shared register.
    """

    data: bytes
    codering: str
    opmerking: str = ""
    regelnummers: Sequence[int] = ()

    def regels(self) -> Iterator[str]:
        """The lines without end: CRLF, LF and lone CR all end one. Streams, so that a large file is never held twice."""
        return iter(io.TextIOWrapper(io.BytesIO(self.data), encoding=self.codering, errors="replace", newline=None))


def vreemd_bestand(data: bytes) -> str:
    """What the file is when its first bytes say that it is no text ("een PDF"), else an empty string."""
    if data.startswith(b"PK\x03\x04"):
        return "een Excel-bestand" if _is_excel(data) else "een zip- of Office-bestand"
    for begin, naam in _VREEMD:
        if data.startswith(begin):
            return naam
    if data[:200].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        return "een webpagina of XML-bestand"
    return ""


def _is_excel(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipbestand:
            return any(naam.startswith("xl/") for naam in zipbestand.namelist()[:200])
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def lees_tekst(data: bytes) -> Tekst:
    """Find the encoding: a byte order mark, else strict UTF-8, else Windows-1252 (per line when both occur)."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return Tekst(data, "utf-32")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Tekst(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    opmerking = ""
    if b"\0" in data:
        if codering := _utf16_zonder_merk(data):
            return Tekst(data, codering)
        data = data.replace(b"\0", b"")
        opmerking = "bevat nultekens; die zijn overgeslagen"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _enkelbytes(data, opmerking)
    return Tekst(data, "utf-8", opmerking)


def _utf16_zonder_merk(data: bytes) -> str:
    proef = data[:400]
    helft = len(proef) // 2
    if helft and proef[1::2].count(0) > 0.8 * helft and proef[::2].count(0) < 0.2 * helft:
        return "utf-16-le"
    if helft and proef[::2].count(0) > 0.8 * helft and proef[1::2].count(0) < 0.2 * helft:
        return "utf-16-be"
    return ""


def _enkelbytes(data: bytes, opmerking: str) -> Tekst:
    """Windows-1252, unless some lines are proper UTF-8 with accents: then each line is read in its own encoding."""
    if not any(_is_utf8_met_accent(regel) for regel in io.BytesIO(data)):
        return Tekst(data, "cp1252", opmerking)
    goed = bytearray()
    for regel in io.BytesIO(data):  # line by line: a list of all lines would take many times the file
        goed += regel if _is_utf8(regel) else regel.decode("cp1252", "replace").encode("utf-8")
    gemengd = "tekens staan er in twee coderingen door elkaar (UTF-8 en Windows-1252); elke regel is in zijn eigen codering gelezen"
    return Tekst(bytes(goed), "utf-8", f"{opmerking}; {gemengd}" if opmerking else gemengd)


def _is_utf8(regel: bytes) -> bool:
    try:
        regel.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_utf8_met_accent(regel: bytes) -> bool:
    return not regel.isascii() and _is_utf8(regel)


@dataclass(slots=True)
class Rijenlezer:
    """Gives (1-based line, cells) for every row; an unclosed quote or an oversized cell costs that row only.

    `fouten` collects (line, code, sentence in Dutch) as the rows are read.
    """

    tekst: Tekst
    scheiding: str
    fouten: list[tuple[int, str, str]]

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """The rows, one by one."""
        rijen = self._met_aanhalingstekens(self.tekst.regels()) if b'"' in self.tekst.data else self._zonder(self.tekst.regels())
        nummers = self.tekst.regelnummers
        return ((nummers[regel - 1], cellen) for regel, cellen in rijen) if nummers else rijen

    def _zonder(self, regels: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
        lezer = csv.reader(regels, delimiter=self.scheiding, quoting=csv.QUOTE_NONE)
        while True:
            try:
                for rij in lezer:
                    yield lezer.line_num, rij
            except csv.Error:
                self._te_groot(lezer.line_num)
                continue
            return

    def _met_aanhalingstekens(self, regels: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
        begin, voeder = 0, _Voeder(regels)
        while True:
            voeder.gelezen.clear()
            lezer = csv.reader(voeder, delimiter=self.scheiding)
            vorige = 0
            try:
                for rij in lezer:
                    if len(voeder.gelezen) > 1 and _slokt_rijen(rij, self.scheiding):
                        raise _VeldLooptDoor  # noqa: TRY301 - the same signal as from the feeder
                    yield begin + vorige + 1, rij
                    vorige = lezer.line_num
                    voeder.gelezen.clear()
            except (_VeldLooptDoor, csv.Error):
                eerste, rest = voeder.gelezen[0], voeder.gelezen[1:]
                begin += vorige + 1
                if len(eerste) > csv.field_size_limit():
                    self._te_groot(begin)
                else:
                    self._niet_gesloten(begin)
                    yield begin, eerste.rstrip("\n").replace('"', "").split(self.scheiding)
                voeder.terug += reversed(rest)
                continue
            return

    def _niet_gesloten(self, regel: int) -> None:
        if len(self.fouten) < grenzen.CSV_FOUTEN:
            tekst = "een aanhalingsteken wordt niet gesloten; de regel is gelezen alsof het er niet stond"
            self.fouten.append((regel, "aanhalingsteken", tekst))

    def _te_groot(self, regel: int) -> None:
        self.fouten.append((regel, "cel-te-groot", f"een cel is groter dan {csv.field_size_limit() // 1024} kB; de rij is terzijde gelegd"))


def _slokt_rijen(rij: list[str], scheiding: str) -> bool:
    """Whether a cell holds whole rows: two quotes that were never closed have paired up."""
    genoeg = max(3, len(rij) - 2)
    return any("\n" in cel and cel.count(scheiding) >= genoeg for cel in rij)


class _VeldLooptDoor(Exception):
    """A quoted field went on for more lines than any cell has, or to the end of the file."""


class _Voeder:
    """Feeds lines to the csv reader and remembers those of the row in hand; `terug` are lines to be read again, last first."""

    def __init__(self, bron: Iterable[str]) -> None:
        self._bron = iter(bron)
        self.gelezen: list[str] = []
        self.terug: list[str] = []

    def __iter__(self) -> _Voeder:
        return self

    def __next__(self) -> str:
        regel = self.terug.pop() if self.terug else next(self._bron, None)
        gelezen = self.gelezen
        if regel is None:
            if gelezen and sum(r.count('"') for r in gelezen) % 2:
                raise _VeldLooptDoor
            raise StopIteration
        gelezen.append(regel)
        if len(gelezen) > grenzen.CSV_REGELS_IN_VELD:
            raise _VeldLooptDoor
        return regel


def voorproef(tekst: Tekst, aantal: int = VOORPROEF) -> list[str]:
    """The first lines of the file, each cut at 200,000 characters."""
    return [regel[:200_000] for regel in itertools.islice(tekst.regels(), aantal)]


def scheidingstekens(regels: list[str]) -> str:
    """The separators worth trying, the likeliest first; a `sep=` line decides alone."""
    for regel in regels[:3]:
        kern = regel.strip().strip('"').lower()
        if kern.startswith("sep=") and len(regel.strip().strip('"')) == 5:
            return regel.strip().strip('"')[4]
        if kern == "sep=":  # sep=<tab>, stripped
            return "\t"
    punten = [(_regelmaat(regels, teken), teken) for teken in SCHEIDINGSTEKENS]
    return "".join(teken for punt, teken in sorted(punten, key=lambda p: -p[0]) if punt > 0)


def _regelmaat(regels: list[str], teken: str) -> float:
    """How many lines hold the separator the same number of times."""
    aantallen: dict[int, int] = {}
    for regel in regels:
        if aantal := regel.count(teken):
            aantallen[aantal] = aantallen.get(aantal, 0) + 1
    return max((hoe_vaak + min(aantal, 12) / 20 for aantal, hoe_vaak in aantallen.items()), default=0.0)
