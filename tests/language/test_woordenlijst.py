"""Looking without a pattern finds what the pattern finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.language.getallen import effen
from checker.language.woordenlijst import Woordvoorraad, patroon, woordenlijst

STUK = st.sampled_from(["ab", "b", "a-b", "ba", "..."])
TERM = st.builds(lambda a, b, c: f"{a}{b}{c}", st.sampled_from(["", "*"]), STUK, st.sampled_from(["", "*", " b", " .. ba", "*b", " b*"]))
ZIN = st.lists(st.sampled_from(["ab", "abab", "b", "a-b", "xab", "ba", "ba_", "...", "é", ","]), max_size=9).map(" ".join).map(effen)


@given(st.lists(TERM, max_size=4).map(tuple), ZIN, ZIN)
def test_als_het_patroon(termen: tuple[str, ...], zin: str, rest: str) -> None:
    """Every way of writing a term, alone and in a list, also after leaving out what cannot stand in the text."""
    raak = patroon(termen).search(zin) is not None
    assert woordenlijst(termen).komt_voor(zin) is raak
    assert woordenlijst(termen).voor(Woordvoorraad(f"{rest}\n{zin}")).komt_voor(zin) is raak
