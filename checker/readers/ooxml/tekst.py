"""What a reader sees of the characters in a run: invisible ones dropped, look-alike spaces and hyphens made ordinary."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphen, zero-width space and joiner, byte order mark, direction marks: nothing on paper, but they cut words.
_ONZICHTBAAR = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_VERVANG: dict[int, str | int | None] = {**_ONZICHTBAAR, 0xA0: " ", 0x2007: " ", 0x202F: " ", 0x2011: "-", 0x2028: "\n", 0x2029: "\n"}
_BIJZONDER = re.compile("[\xad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\xa0\u2007\u202f\u2011\u2028\u2029]")
_WIT_OM_REGEL = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")


def schoon(tekst: str) -> str:
    """Return the text as it is seen, in composed characters (NFC), white space inside kept."""
    if tekst.isascii():
        return tekst
    if _BIJZONDER.search(tekst):
        tekst = tekst.translate(_VERVANG)
    return tekst if unicodedata.is_normalized("NFC", tekst) else unicodedata.normalize("NFC", tekst)


def regels(tekst: str) -> str:
    """Return the text of a paragraph with tabs as spaces, no white space around line ends or at its ends."""
    if "\n" in tekst or "\r" in tekst:
        tekst = _WIT_OM_REGEL.sub("\n", tekst)
    return tekst.replace("\t", " ").strip()


def zonder_wit(tekst: str) -> str:
    """Return the text without any white space, as the measure of how much there is."""
    return "".join(tekst.split())
