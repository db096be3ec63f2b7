"""The Dutch dictionary of simplemma as a file that is looked into, not loaded: unpacking it costs more than a whole audit.

The file (see `bewaarplaats`) holds 65,536 buckets by CRC of the word; a bucket is a few lines `word TAB flag lemma`. Words are in
lower case; the flag tells whether the dictionary writes the word so or only with a capital. An empty lemma is the word itself.
"""

from __future__ import annotations

import importlib.util
import mmap
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

from checker import bewaarplaats

_EMMERS = 65_536
_INDEX = 4 * (_EMMERS + 1)
_SOORT = "woordenboek"
Vondst = tuple[str, bool]
"""(lemma in lower case, whether the dictionary writes the word in lower case)."""


class Woordenboek:
    """A dictionary in memory or on disk: `zoek` looks one word up."""

    def __init__(self, data: mmap.mmap | bytes, begin: int) -> None:
        self._data = data
        self._emmers = memoryview(data)[begin : begin + _INDEX].cast("I")
        self._begin = begin + _INDEX

    def zoek(self, woord: str) -> Vondst | None:
        """Return the entry for a word in lower case, or None."""
        kaal = woord.encode()
        emmer = crc32(kaal) & 0xFFFF
        begin, eind = self._begin + self._emmers[emmer], self._begin + self._emmers[emmer + 1]
        data = self._data
        plek = data.find(b"\n%b\t" % kaal, begin, eind)
        if plek < 0:
            return None
        plek += len(kaal) + 2
        lemma = data[plek + 1 : data.find(b"\n", plek, eind)].decode()
        return lemma or woord, data[plek] == 49


@cache
def woordenboek() -> Woordenboek:
    """Return the dictionary; the first time on a machine it is unpacked and kept, which takes a second."""
    sleutel = kenmerk()
    kaart = bewaarplaats.kaart(_SOORT, sleutel)
    if kaart is not None and _is_heel(*kaart):
        return Woordenboek(*kaart)
    data = maak(_uit_simplemma())
    bewaarplaats.schrijf(_SOORT, sleutel, data)
    return Woordenboek(data, 0)


@cache
def kenmerk() -> bytes:
    """Return the key of the dictionary: it changes with the dictionary that is installed and with this program's way of keeping it."""
    gevonden = importlib.util.find_spec("simplemma")
    wortel = Path(gevonden.origin).parent if gevonden and gevonden.origin else Path("simplemma")
    return bewaarplaats.sleutel(
        [bewaarplaats.bestandsmerk([wortel / "strategies" / "dictionaries" / "data" / "nl.plzma", wortel / "__init__.py", Path(__file__)])]
    )


def _is_heel(data: mmap.mmap, begin: int) -> bool:
    """Whether the index ends where the file ends, so that a cut-off file is not used."""
    if len(data) < begin + _INDEX:
        return False
    einde: int = memoryview(data)[begin + _INDEX - 4 : begin + _INDEX].cast("I")[0]
    return begin + _INDEX + einde == len(data)


def _uit_simplemma() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    gelezen: Mapping[str, str] = DefaultDictionaryFactory(cache_max_size=1).get_dictionary("nl")
    return gelezen


def maak(woorden: Mapping[str, str]) -> bytes:
    """Return a dictionary as the bytes of a file."""
    emmers: list[list[bytes]] = [[] for _ in range(_EMMERS)]
    for woord, (_, bekend, lemma) in _een_per_woord(woorden.items()).items():
        kaal = woord.encode()
        emmers[crc32(kaal) & 0xFFFF].append(b"\n%b\t%d%b" % (kaal, bekend, b"" if lemma == woord else lemma.encode()))
    grenzen, delen, plek = array("I", [0]), [], 0
    for emmer in emmers:
        deel = b"".join(emmer) + b"\n" if emmer else b""
        plek += len(deel)
        delen.append(deel)
        grenzen.append(plek)
    return grenzen.tobytes() + b"".join(delen)


def _een_per_woord(paren: Iterable[tuple[str, str]]) -> dict[str, tuple[int, bool, str]]:
    """Fold capitals and apostrophes: a word as written goes before one with a capital, a straight apostrophe before a curly one."""
    uit: dict[str, tuple[int, bool, str]] = {}
    for woord, lemma in paren:
        klein = woord.lower()
        rang = 0 if woord == klein else 1 if woord == klein.capitalize() else -1
        if rang < 0 or not klein or "\n" in klein or "\t" in klein:
            continue
        for nummer, teken in enumerate("’ʼ", 1):
            if teken in klein:
                klein, rang = klein.replace(teken, "'"), rang + 2 * nummer
        if klein not in uit or rang < uit[klein][0]:
            uit[klein] = (rang, rang == 0, lemma.lower())
    return uit
