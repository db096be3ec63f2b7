"""From cells to values: yes/no/unknown, dates in any notation, reasons. Each value is worked out once per distinct cell."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TypeVar

from checker.language.talen import Taallezer
from checker.readers.registers.lexicon import Lexicon

_W = TypeVar("_W")
_EXCEL_NUL = date(1899, 12, 30).toordinal()
_EERSTE_SERIENUMMER, _LAATSTE_SERIENUMMER = 18_264, 73_415  # 1950 to 2100
_EERSTE_JAAR, _LAATSTE_JAAR = 1950, 2100
_OPEN_EINDE = 2900
_CACHE = 50_000

_CIJFERS = re.compile(r"^'?(\d{1,4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*'?(\d{1,4})$")
_MET_NAAM = re.compile(r"^(\d{1,2})(?:e|ste|de)?[\s./-]*([a-z]+)\.?[\s./-]*'?(\d{4}|\d{2})$")
_NAAM_EERST = re.compile(r"^([a-z]+)\.?[\s./-]+(\d{1,2})(?:e|ste|de)?,?[\s./-]+'?(\d{4}|\d{2})$")
_GEWOON = re.compile(r"[0-9]{2}-[0-9]{2}-[0-9]{4}")
_TIJD = re.compile(r"(?:[t\s,]+(?:om\s+)?\d{1,2}[:.]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*uur|\s*u|z|[+-]\d\d:?\d\d)?)$")
_SERIE = re.compile(r"^(\d{5})(?:[.,]\d+)?$")
_ACHT = re.compile(r"^(?:19|20)\d{6}$")


def schoon(cel: str) -> str:
    """The cell without surrounding space, invisible and direction-changing characters; compatible forms made one."""
    if cel.isascii():
        return cel.strip()
    tekst = unicodedata.normalize("NFKC", cel)
    return "".join(t for t in tekst if unicodedata.category(t) not in ("Cf", "Cc") or t in "\t\n").strip()


class Onleesbaar:
    """Stands for a cell that holds something that cannot be read."""


ONLEESBAAR = Onleesbaar()


class Waarden:
    """Reads cells with the words of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._antwoord: dict[str, bool | Onleesbaar | None] = dict(lexicon.antwoorden)
        self._datum: dict[str, date | Onleesbaar | None] = {"": None}
        self._reden: dict[str, bool] = {}
        self.taal = Taallezer(lexicon.taalvormen, lexicon.taal_onbekend)
        self.maand_eerst = False

    def antwoord(self, cel: str) -> bool | Onleesbaar | None:
        """True for yes, False for no, None for unknown (blank, ?), ONLEESBAAR for anything else."""
        try:
            return self._antwoord[cel]
        except KeyError:
            waarde = self._lexicon.antwoorden.get(schoon(cel).casefold(), ONLEESBAAR)
            return _onthoud(self._antwoord, cel, waarde)

    def woordreden(self, cel: str) -> bool:
        """Whether the presence cell is itself a reason ("afgemeld", "ziek")."""
        return schoon(cel).casefold() in self._lexicon.nee_met_reden

    def reden(self, cel: str) -> bool:
        """Whether the cell holds a reason; -, ?, onbekend and nvt are none."""
        try:
            return self._reden[cel]
        except KeyError:
            kern = schoon(cel).casefold()
            return _onthoud(self._reden, cel, kern not in self._lexicon.geen_reden and any(map(str.isalnum, kern)))

    def datum(self, cel: str) -> date | Onleesbaar | None:
        """The day (day before month when both can be; a two-digit year is this century), None for blank or unknown."""
        try:
            return self._datum[cel]
        except KeyError:
            return _onthoud(self._datum, cel, self._lees_datum(cel))

    def maand(self, woord: str) -> int | None:
        """The number of the month with that name or abbreviation."""
        return self._lexicon.maanden.get(woord.rstrip("."))

    def _lees_datum(self, cel: str) -> date | Onleesbaar | None:
        if len(cel) == 10 and _GEWOON.fullmatch(cel) and cel[3:5] <= "12":  # as nearly all dates are written
            return _maak(cel[6:], int(cel[3:5]), cel[:2])
        tekst = schoon(cel).casefold()
        if len(tekst) > 60:
            return ONLEESBAAR
        if tekst in self._lexicon.antwoorden and not tekst.isdigit():
            return None if self._lexicon.antwoorden[tekst] is None or tekst in "-–—" else ONLEESBAAR
        tekst = self._zonder_weekdag(_TIJD.sub("", tekst).strip())
        if m := _SERIE.match(tekst):
            getal = int(m.group(1))
            return date.fromordinal(_EXCEL_NUL + getal) if _EERSTE_SERIENUMMER <= getal <= _LAATSTE_SERIENUMMER else ONLEESBAAR
        if m := _CIJFERS.match(tekst):
            return self._uit_cijfers(*m.groups())
        return self._uit_woorden(tekst)

    def _uit_woorden(self, tekst: str) -> date | Onleesbaar | None:
        """1 september 2024, september 1 2024 and 20240901."""
        if m := _MET_NAAM.match(tekst):
            return _maak(m.group(3), self.maand(m.group(2)), m.group(1))
        if m := _NAAM_EERST.match(tekst):
            return _maak(m.group(3), self.maand(m.group(1)), m.group(2))
        return _maak(tekst[:4], int(tekst[4:6]), tekst[6:]) if _ACHT.match(tekst) else ONLEESBAAR

    def _zonder_weekdag(self, tekst: str) -> str:
        eerste, _, rest = tekst.partition(" ")
        return rest.strip() if rest and eerste.strip(".,") in self._lexicon.weekdagen else tekst

    def _uit_cijfers(self, a: str, b: str, c: str) -> date | Onleesbaar | None:
        if len(a) >= 3:
            return _maak(a, int(b), c) if len(a) == 4 and len(c) <= 2 else ONLEESBAAR
        if len(c) not in (2, 4):
            return ONLEESBAAR
        dag, maand = int(a), int(b)
        if maand > 12 >= dag:
            self.maand_eerst = True
            dag, maand = maand, dag
        return _maak(c, maand, str(dag))


def _maak(jaar_tekst: str, maand: int | None, dag: str) -> date | Onleesbaar | None:
    jaar = int(jaar_tekst) + (2000 if len(jaar_tekst) == 2 else 0)
    if maand is None:
        return ONLEESBAAR
    if jaar >= _OPEN_EINDE:
        return None  # 31-12-9999: how systems write "no end"
    if not _EERSTE_JAAR <= jaar <= _LAATSTE_JAAR:
        return ONLEESBAAR
    try:
        return date(jaar, maand, int(dag))
    except ValueError:
        return ONLEESBAAR


def _onthoud(cache: dict[str, _W], sleutel: str, waarde: _W) -> _W:
    """Keep a value for its cell; the cache is emptied before it grows without bound."""
    if len(cache) > _CACHE:
        cache.clear()
    cache[sleutel] = waarde
    return waarde
