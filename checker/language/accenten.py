"""Letters without their accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NIET_ASCII = re.compile(r"[^\x00-\x7f]")


def zonder_accenten(tekst: str) -> str:
    """Return the text with compatible forms made one (NFKD) and without accents and other combining marks."""
    return tekst if tekst.isascii() else _NIET_ASCII.sub(_kaal, tekst)


def _kaal(teken: re.Match[str]) -> str:
    return _kaal_teken(teken[0])


@lru_cache(maxsize=4096)
def _kaal_teken(teken: str) -> str:
    return "".join(t for t in unicodedata.normalize("NFKD", teken) if not unicodedata.combining(t))
