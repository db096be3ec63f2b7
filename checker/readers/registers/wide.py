"""Wide registers: one column per activity, with date and name in the header in any order and notation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from checker.readers.registers.lexicon import Lexicon, kale_kop
from checker.readers.registers.values import Waarden, schoon

_CIJFERDATUM = re.compile(r"(?<![\d/-])(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|'?\d{2}))(?![\d/-])")
_NAAMDATUM = re.compile(r"(?<!\w)(\d{1,2})(?:e|ste|de)?[\s./-]*([a-z]{3,9})\.?[\s./-]*(?:'?(\d{4}|\d{2})(?![\d:]))?(?!\w)", re.IGNORECASE)
_KORT = re.compile(r"(?<![\d/.-])(\d{1,2})[-/](\d{1,2})(?![\d/-]|[.]\d)")
_MAAND = re.compile(r"(?<!\w)([a-z]{3,9})\.?(?:\s+'?(\d{4}|\d{2}))?(?!\w)", re.IGNORECASE)
_SERIE = re.compile(r"(?<!\d)(4\d{4})(?!\d)")
_RANDEN = " \t\n-–—:;,.()[]|/'\""


@dataclass(frozen=True, slots=True)
class Activiteitkolom:
    """An activity column: `dagmaand` (day, month) when the year is missing, `periode` when there is no day at all."""

    index: int
    naam: str
    datum: date | None = None
    dagmaand: tuple[int, int] | None = None
    periode: str = ""


Activiteitkop = tuple[str, date | None, tuple[int, int] | None, str]


def lees_activiteitkop(cel: str, waarden: Waarden, lexicon: Lexicon) -> Activiteitkop | None:
    """(name, date, (day, month), period) of an activity header; None when it holds no date, month or word such as thema."""
    tekst = schoon(cel)
    if len(tekst) < 3 or len(tekst) > 200:
        return None
    for m in _CIJFERDATUM.finditer(tekst):
        if isinstance(dag := waarden.datum(m.group(1)), date):
            return _zonder(tekst, m), dag, None, ""
    for m in _NAAMDATUM.finditer(tekst):
        if maand := waarden.maand(m.group(2).casefold()):
            if m.group(3) and isinstance(dag := waarden.datum(f"{m.group(1)} {m.group(2)} {m.group(3)}"), date):
                return _zonder(tekst, m), dag, None, ""
            if not m.group(3) and 1 <= int(m.group(1)) <= 31:
                return _zonder(tekst, m), None, (int(m.group(1)), maand), ""
    return _serie_of_kort(tekst, waarden) or _zonder_dag(tekst, waarden, lexicon)


def _serie_of_kort(tekst: str, waarden: Waarden) -> Activiteitkop | None:
    """An Excel serial, or a day and a month in digits."""
    for m in _SERIE.finditer(tekst):
        if isinstance(dag := waarden.datum(m.group(1)), date):
            return _zonder(tekst, m), dag, None, ""
    for m in _KORT.finditer(tekst):
        if 1 <= int(m.group(1)) <= 31 and 1 <= int(m.group(2)) <= 12:
            return _zonder(tekst, m), None, (int(m.group(1)), int(m.group(2))), ""
    return None


def _zonder_dag(tekst: str, waarden: Waarden, lexicon: Lexicon) -> Activiteitkop | None:
    """A header with only a month or a word such as thema or week: a period."""
    if any(kale_kop(woord) in lexicon.geen_activiteit for woord in tekst.split()):
        return None
    for m in _MAAND.finditer(tekst):
        if waarden.maand(m.group(1).casefold()):
            return tekst, None, None, m.group(0).strip()
    woorden = tekst.casefold().split()
    if len(woorden) > 1 and any(w.startswith(p) for w in woorden for p in lexicon.periodewoorden):
        return tekst, None, None, tekst
    return None


def _zonder(tekst: str, m: re.Match[str]) -> str:
    rest = f"{tekst[: m.start()].rstrip(_RANDEN)} {tekst[m.end() :].lstrip(_RANDEN)}"
    return " ".join(rest.split()).strip(" \t-–—:;,|/")


def jaar_erbij(dagmaand: tuple[int, int], van: date, tot: date) -> date | None:
    """The day with that day and month inside van..tot, or None."""
    for jaar in range(van.year, tot.year + 1):
        try:
            dag = date(jaar, dagmaand[1], dagmaand[0])
        except ValueError:
            continue
        if van <= dag <= tot:
            return dag
    return None
