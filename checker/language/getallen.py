"""Dutch numbers and frequencies: "twee à drie keer per jaar", "elk half jaar", "om de vier maanden", "in november en mei".

Numerals, units of time and the calendar are grammar; what the number is about is for the rule that asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import cache

from checker.language.accenten import zonder_accenten

_EENHEDEN = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_TIENTALLEN = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
    "honderd": 100,
}
TELWOORDEN: dict[str, int] = {woord: n for n, woord in enumerate(_EENHEDEN) if n} | _TIENTALLEN
TELWOORDEN |= {
    f"{een}en{tien}": waarde + n for tien, waarde in _TIENTALLEN.items() if waarde < 100 for n, een in enumerate(_EENHEDEN[:10]) if n
}
MAANDEN = {
    naam: nr
    for nr, namen in enumerate(
        (
            "januari jan", "februari februarie feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sept sep",
            "oktober okt", "november nov", "december dec",
        ),
        1,
    )
    for naam in namen.split()
}  # fmt: skip
_VER_UITEEN = 40
_SEIZOENEN = ("voorjaar", "najaar", "herfst", "lente", "winter", "zomer")

_KLEIN = "|".join(sorted((w for w in _EENHEDEN[1:]), key=len, reverse=True))
_TELWOORD = rf"(?:(?:{'|'.join(_EENHEDEN[1:10])})en)?(?:{'|'.join(t for t, n in _TIENTALLEN.items() if n < 100)})|honderd|{_KLEIN}"
_GETAL = rf"(?:\d{{1,3}}|{_TELWOORD})"
_BEREIK = rf"(?P<n>{_GETAL})(?:\s*(?:a|tot|-|–|of|/)\s*{_GETAL})?"
_KEER = r"(?:keer|maal|malen|x|×|keren)"
_JAARWOORD = r"(?:(?:school|kalender|speel|peuter|cursus|opvang|leer|werk|groeps)?jaar)"
_PER_JAAR = rf"(?:(?:per|in het|in een|elk|ieder|gedurende het|in ieder|in elk|binnen een)\s+(?:vol\s+|heel\s+)?{_JAARWOORD}|p\.?\s?/?\s?j(?:r|\.)?(?!\w)|/\s?j(?:aa)?r|jaarlijks)"
_TUSSEN = r"(?:[\w'-]+\s+){0,5}?"
_PATRONEN: tuple[tuple[str, Fraction], ...] = (
    (rf"(?<!\w){_BEREIK}\s*{_KEER}[\s,]+{_TUSSEN}{_PER_JAAR}", Fraction(1)),
    (rf"(?<!\w){_PER_JAAR}[\s,:(]+{_TUSSEN}{_BEREIK}\s*{_KEER}(?!\w)(?!\s+per)", Fraction(1)),
    (rf"(?<!\w){_BEREIK}\s+(?:keer\s+)?per\s+{_JAARWOORD}", Fraction(1)),
    (rf"(?<!\w){_BEREIK}\s*{_KEER}?\s*(?:per|in (?:elk|ieder)|in het|elk|ieder)\s+(?:half\s?jaar|halfjaar|semester)", Fraction(2)),
    (rf"(?<!\w){_BEREIK}\s*{_KEER}\s*(?:per|in (?:de|elke)|elke|iedere)\s+maand", Fraction(12)),
)
_TALRIJK = rf"(?<!\w){_BEREIK}\s+(?P<wat>(?:[\w'-]+\s+){{0,3}}?[\w'-]+)\s+(?:per\s+kind\s+)?{_PER_JAAR}"
_JAAR_DAN_GETAL = rf"(?<!\w){_PER_JAAR}[\s,:]+(?:[\w'-]+\s+){{0,10}}?{_BEREIK}\s+(?P<wat>[\w'-]+(?:\s+[\w'-]+)?)"
_INTERVAL = rf"(?<!\w)(?:(?P<k>{_GETAL})\s*(?:{_KEER})?\s*(?:per|in de)|eens\s+(?:per|in de)|om de|elke|iedere|per|telkens na)\s+(?P<n>{_GETAL})\s+(?P<e>maanden|maand|mnd|weken|wk)(?!\w)"
_HALFJAAR = r"(?<!\w)(?:halfjaarlijks\w*|(?:elk|ieder|per|om het|eens per|eens in het)\s+half\s?jaar|half\s?jaarlijks\w*|elk semester|ieder semester)"
_KWARTAAL = r"(?<!\w)(?:(?:elk|ieder|per)\s+kwartaal|(?:elk|ieder|per)\s+seizoen|driemaandelijks\w*)"
_TRIMESTER = r"(?<!\w)(?:(?:elk|ieder|per)\s+trimester|viermaandelijks\w*)"
_MAANDELIJKS = r"(?<!\w)(?:maandelijks\w*|(?:elke|iedere)\s+maand)(?!\w)"
_TWEEMAANDELIJKS = r"(?<!\w)(?:tweemaandelijks\w*)"
_JAARLIJKS = rf"(?<!\w)(?:jaarlijks\w*|(?:elk|ieder|eens per|een keer per)\s+{_JAARWOORD})(?!\w)"
_AANEEN = rf"(?<!\w)({_TELWOORD})(maal)(?!\w)"
_CIJFER_X = r"(\d)x(?!\w)"
_MAAND = rf"(?<!\w)({'|'.join(sorted(MAANDEN, key=len, reverse=True))})(?!\w)"
_SEIZOEN = rf"(?<!\w)(?:{'|'.join(_SEIZOENEN)})(?!\w)"


_MOGELIJK = ("jaar", "maand", "mnd", "wek", "wk", "kwartaal", "semester", "seizoen", "/jr", "/ jr", *MAANDEN, *_SEIZOENEN)
# Of "januari" and "jan" only the second needs to be looked for.
_KORTSTE = tuple(w for w in dict.fromkeys(_MOGELIJK) if not any(v in w for v in _MOGELIJK if v != w))
_PER_J = re.compile(r"p\.?\s?/?\s?j")


@cache
def _p(patroon: str) -> re.Pattern[str]:
    """The patterns are compiled when a sentence first needs them: together they cost more than a start can bear."""
    return re.compile(patroon)


class Wijze(IntEnum):
    """How a frequency is stated, the firmest first."""

    AANTAL = 1
    INTERVAL = 2
    MAANDEN = 3


@dataclass(frozen=True, slots=True)
class Frequentie:
    """A number of times per year, how it was stated, where in the (plain) sentence, and the words that are counted, if any."""

    per_jaar: int
    wijze: Wijze
    begin: int
    eind: int
    wat: str = ""


def effen(tekst: str) -> str:
    """Lower case without accents, "éénmaal" and "2x" taken apart, single spaces: the form that the patterns read."""
    plat = zonder_accenten(tekst.lower())
    if "maal" in plat:
        plat = _p(_AANEEN).sub(r"\1 \2", plat)
    return " ".join((_p(_CIJFER_X).sub(r"\1 x", plat) if "x" in plat else plat).split())


def getal(woord: str) -> int | None:
    """The number that a numeral or digits stand for, or None."""
    return int(woord) if woord.isdigit() else TELWOORDEN.get(woord)


def frequentiewoorden(woorden: str) -> tuple[str, ...]:
    """Of the words without which there is no frequency those that can stand in a text of which these are the words."""
    return tuple(w for w in _KORTSTE if w.strip("/ ") in woorden)


def kan_frequentie_zijn(zin: str, gezocht: tuple[str, ...] = _KORTSTE) -> bool:
    """Whether the sentence holds one of the words (see `frequentiewoorden`) without which there is no frequency in it; quick."""
    for woord in gezocht:  # asked about every sentence, and a generator doubles it
        if woord in zin:
            return True
    return _PER_J.search(zin) is not None


def frequenties(zin: str) -> list[Frequentie]:
    """All frequencies per year in a sentence that went through `effen`; what lies inside another one is left out."""
    uit: list[Frequentie] = []
    if not kan_frequentie_zijn(zin):
        return uit
    for patroon, factor in _PATRONEN:
        for m in _p(patroon).finditer(zin):
            _voeg(uit, m, Fraction(getal(m["n"]) or 0) * factor, Wijze.AANTAL)
    for patroon in (_TALRIJK, _JAAR_DAN_GETAL):
        for m in _p(patroon).finditer(zin):
            _voeg(uit, m, Fraction(getal(m["n"]) or 0), Wijze.AANTAL, m["wat"])
    for m in _p(_INTERVAL).finditer(zin):
        eenheid = 12 if m["e"].startswith("m") else 52
        keer = getal(m["k"]) if m["k"] else 1
        _voeg(uit, m, Fraction(eenheid * (keer or 1), getal(m["n"]) or 1), Wijze.INTERVAL)
    for patroon, aantal in ((_HALFJAAR, 2), (_KWARTAAL, 4), (_TRIMESTER, 3), (_TWEEMAANDELIJKS, 6), (_MAANDELIJKS, 12), (_JAARLIJKS, 1)):
        for m in _p(patroon).finditer(zin):
            _voeg(uit, m, Fraction(aantal), Wijze.INTERVAL)
    return uit + _vaste_maanden(zin)


def _voeg(uit: list[Frequentie], m: re.Match[str], per_jaar: Fraction, wijze: Wijze, wat: str = "") -> None:
    aantal = int(per_jaar)
    if aantal >= 1 and not any(f.begin < m.end() and m.start() < f.eind for f in uit):
        uit.append(Frequentie(aantal, wijze, m.start(), m.end(), wat))


def _vaste_maanden(zin: str) -> list[Frequentie]:
    """Fixed months ("in november en in mei" is 2), or fixed seasons when no month is named."""
    maanden = [
        (MAANDEN[m[1]], m)
        for m in _p(_MAAND).finditer(zin)
        if not re.match(r"\s*'?\d{4}", zin[m.end() :]) and not re.search(r"\d\s$", zin[: m.start()])
    ]
    if maanden:
        return [_grootste_reeks([(str(nr), m) for nr, m in maanden])]
    seizoenen = [(m[0], m) for m in _p(_SEIZOEN).finditer(zin)]
    reeks = _grootste_reeks(seizoenen) if seizoenen else None
    return [reeks] if reeks and reeks.per_jaar > 1 else []


def _grootste_reeks(lijst: list[tuple[str, re.Match[str]]]) -> Frequentie:
    """The longest run of names that stand close together ("in oktober, in februari en in juni")."""
    reeksen = [[lijst[0]]]
    for naam, m in lijst[1:]:
        if m.start() - reeksen[-1][-1][1].end() > _VER_UITEEN:
            reeksen.append([])
        reeksen[-1].append((naam, m))
    beste = max(reeksen, key=lambda r: len({naam for naam, _ in r}))
    return Frequentie(len({naam for naam, _ in beste}), Wijze.MAANDEN, beste[0][1].start(), beste[-1][1].end())
