"""Words and lemmas: the smallest pieces the rules reason over."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from checker.language.woordenboek import woordenboek

# A word has an end: looking one up costs its length squared.
_WOORD = re.compile(r"[^\W\d_]{1,60}(?:[-'’][^\W\d_]{1,60}){0,8}|\d+(?:[.,:]\d+)*\s?%?|%")
_STREEPJE = re.compile(r"([-_])")
_OP_IJEN = ("vrijen", "vlijen", "benedijen", "betijen", "gedijen", "uitdijen", "verdijen", "vermaledijen", "balijen", "librijen")

GETAL = "#"
PROCENT = "#%"
# Plural and verb endings that leave an unknown compound when the dictionary does not hold it.
_UITGANGEN = (
    ("heden", "heid"),
    ("ingen", "ing"),
    ("eren", "er"),
    ("sen", "s"),
    ("ten", "t"),
    ("nen", "n"),
    ("den", "d"),
    ("'s", ""),
    ("en", ""),
    ("s", ""),
)


def woorden(tekst: str) -> list[str]:
    """Return the words of `tekst` in lower case, in order; numbers become `#` and percentages `#%`."""
    if "İ" in tekst or "Σ" in tekst:  # the two letters of which the lower case depends on what stands around them
        return [_vorm(w) for w in _WOORD.findall(tekst)]
    lijst = _WOORD.findall(tekst.lower() if tekst.isascii() else tekst.lower().replace("’", "'"))
    return [w if w[0].isalpha() else _vorm(w) for w in lijst]


def _vorm(woord: str) -> str:
    if woord[0].isdigit():
        return PROCENT if woord[-1] == "%" else GETAL
    return woord.lower().replace("’", "'")


@lru_cache(maxsize=200_000)
def lemma(woord: str) -> str:
    """Return the dictionary form of one lower-case word; a word the dictionary lacks loses a plural ending."""
    if woord[0] in "#%":
        return woord
    gevonden = _grondvorm(woord)
    if gevonden != woord or len(woord) < 7 or woordenboek().zoek(woord) is not None:
        return gevonden
    for uitgang, nieuw in _UITGANGEN:
        if woord.endswith(uitgang) and len(woord) - len(uitgang) >= 5:
            return woord[: -len(uitgang)] + nieuw
    return gevonden


def _grondvorm(woord: str) -> str:
    """The steps that simplemma takes for a Dutch word: the dictionary, without hyphens, its last part, three rules, the word itself."""
    boek = woordenboek()
    woord = woord if woord.isascii() else unicodedata.normalize("NFC", woord)
    vondst = boek.zoek(woord)
    if vondst is not None:
        return vondst[0]
    if "-" in woord and not woord.endswith("-"):
        delen = _STREEPJE.split(woord)
        vondst = boek.zoek("".join(d for d in delen if d != "-"))
        if vondst is not None:
            return vondst[0]
        vondst = boek.zoek(delen[-1])
        if vondst is not None:
            return "".join([*delen[:-1], vondst[0]])
    return _volgens_regel(woord)


def _volgens_regel(woord: str) -> str:
    if len(woord) > 6:
        if woord.endswith("'s"):
            return woord[:-2]
        if woord.endswith("heden") and "scheden" not in woord:
            return woord[:-5] + "heid"
        if woord.endswith("ijen") and not woord.endswith(_OP_IJEN):
            return woord[:-2]
    return woord


def is_bekend(woord: str) -> bool:
    """Whether the dictionary holds this word form, written without a capital."""
    vondst = woordenboek().zoek(woord)
    return vondst is not None and vondst[1]
