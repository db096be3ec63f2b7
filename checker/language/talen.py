"""Names of languages: which languages a register cell names, and which of them a text names. The names are data (regels/talen.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.language.accenten import zonder_accenten

Taalvormen = tuple[tuple[str, tuple[str, ...]], ...]

_SCHEIDER = re.compile(r"\s*(?:[/,;+&|]|\ben\b|\bof\b|\bplus\b|\n)\s*", re.IGNORECASE)
_ROMMEL = re.compile(r"\(.*?\)|[^\w\s-]")
_WIT = re.compile(r"[\s-]+")
_STAARTEN = ("", "e", "en", "talig", "talige", "taligen", "sprekende", "sprekend")


def kaal(tekst: str) -> str:
    """The text in lower case, without accents and with single spaces."""
    return " ".join(zonder_accenten(tekst.casefold()).split())


class Taallezer:
    """Reads a cell of a home language column; `onbekend` are the words that mean that nothing is known."""

    def __init__(self, vormen: Taalvormen, onbekend: Sequence[str]) -> None:
        self._naam = {kaal(vorm).replace("-", " "): naam for naam, woorden in vormen for vorm in (naam, *woorden)}
        self._onbekend = frozenset(kaal(w) for w in onbekend) | {""}
        self._gelezen: dict[str, tuple[str, ...]] = {}

    def lees(self, cel: str) -> tuple[str, ...]:
        """The languages that the cell names, each once and in order; empty when it names none. An unlisted name stands for itself."""
        talen = self._gelezen.get(cel)
        if talen is None:
            talen = self._lees(cel)
            if len(self._gelezen) > 20_000:
                self._gelezen.clear()
            self._gelezen[cel] = talen
        return talen

    def herkend(self, taal: str) -> bool:
        """Whether the name is one of the listed languages."""
        return kaal(taal).replace("-", " ") in self._naam

    def _lees(self, cel: str) -> tuple[str, ...]:
        heel = self._een(cel)
        if heel in self._naam:
            return (self._naam[heel],)
        delen = [self._een(deel) for deel in _SCHEIDER.split(cel)]
        if len(delen) == 1 and "-" in cel and "-" not in (deel := kaal(cel)).replace("-", " "):
            stukken = [self._een(stuk) for stuk in deel.split("-")]
            if all(stuk in self._naam for stuk in stukken):
                delen = stukken
        talen = dict.fromkeys(
            self._naam.get(deel, deel.title()) for deel in delen if deel not in self._onbekend and any(map(str.isalpha, deel))
        )
        return tuple(talen)

    def _een(self, deel: str) -> str:
        if kaal(deel) in self._onbekend:
            return ""
        woorden = kaal(_ROMMEL.sub(" ", deel)).replace("-", " ")
        woorden = " ".join(woorden.split())
        if woorden in self._naam:
            return woorden
        for staart in ("talige", "talig", "e", "taal", " taal"):
            stam = woorden.removesuffix(staart)
            if stam != woorden and stam.strip() in self._naam:
                return stam.strip()
        return "" if woorden in self._onbekend else woorden


@lru_cache(maxsize=8)
def _patroon(vormen: Taalvormen) -> tuple[re.Pattern[str], dict[str, str]]:
    naam_van = {kaal(vorm): naam for naam, woorden in vormen for vorm in (naam, *woorden)}
    lijst = "|".join(
        re.escape(vorm).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?") for vorm in sorted(naam_van, key=len, reverse=True)
    )
    staart = "|".join(s for s in _STAARTEN if s)
    patroon = re.compile(rf"(?<!\w)({lijst})(?:{staart})?(?:[- ]?taal)?(?!\w)")
    return patroon, {_WIT.sub("", vorm): naam for vorm, naam in naam_van.items()}


def genoemde_talen(tekst: str, vormen: Taalvormen) -> frozenset[str]:
    """The listed languages that the text names, the longest name first (Marokkaans-Arabisch is not also Arabisch)."""
    patroon, naam_van = _patroon(vormen)
    return frozenset(naam_van[_WIT.sub("", m.group(1))] for m in patroon.finditer(kaal(tekst)))
