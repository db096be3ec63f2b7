"""Words and lemmas: the smallest pieces the rules reason over."""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

# A word has an end: looking one up costs its length squared.
_WOORD = re.compile(r"[^\W\d_]{1,60}(?:[-'’][^\W\d_]{1,60}){0,8}|\d+(?:[.,:]\d+)*\s?%?|%")
_WOORDENBOEK = DefaultDictionaryFactory(cache_max_size=2)
_lemmatizer = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_WOORDENBOEK))

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
    return [_vorm(w) for w in _WOORD.findall(tekst)]


def _vorm(woord: str) -> str:
    if woord[0].isdigit():
        return PROCENT if woord[-1] == "%" else GETAL
    return woord.lower().replace("’", "'")


@lru_cache(maxsize=200_000)
def lemma(woord: str) -> str:
    """Return the dictionary form of one lower-case word; a word the dictionary lacks loses a plural ending."""
    if woord[0] in "#%":
        return woord
    gevonden: str = _lemmatizer.lemmatize(woord, lang="nl").lower()
    if gevonden != woord or len(woord) < 7:
        return gevonden
    for uitgang, nieuw in _UITGANGEN:
        if woord.endswith(uitgang) and len(woord) - len(uitgang) >= 5:
            return woord[: -len(uitgang)] + nieuw
    return gevonden


def is_bekend(woord: str) -> bool:
    """Whether the dictionary holds this word form."""
    return woord in _WOORDENBOEK.get_dictionary("nl")
