"""The term language: each way of writing a term, with what it finds and what it does not."""

from __future__ import annotations

import contextlib
import marshal
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language import zinnen
from checker.language.termen import Herkenner, TermFout, lees_term
from checker.language.woorden import woorden
from checker.language.zinnen import splits_zinnen


@pytest.mark.parametrize(
    ("term", "zin", "raak"),
    [
        ("evalueren", "Wij hebben het beleid geëvalueerd", True),
        ("*avond", "De ouderavond is in mei", True),
        ("ouder*", "De ouderavond is in mei", True),
        ("*avond", "De avonden zijn kort", True),
        ("nodigen .. uit", "Wij nodigen alle ouders persoonlijk uit", True),
        ("nodigen .. uit", "Wij nodigen alle ouders van alle groepen in de wijk uit", False),
        ("nodigen .. uit", "uit nodigen", False),
        ("in eigen woorden", "vertelt in eigen woorden na", True),
        ("in eigen woorden", "in haar eigen woorden", False),
        ("komen & niet", "niet iedereen kan komen", True),
        ("komen & niet", "iedereen kan komen", False),
        ("vader|moeder", "de moeder komt", True),
        ("#%", "75% van de ouders", True),
    ],
)
def test_term(term: str, zin: str, raak: bool) -> None:
    """A term finds what its writer means."""
    herkenner = Herkenner.bouw({0: [lees_term(term, lambda _: [])]})
    assert (0 in herkenner.markeer(woorden(zin))) is raak


@pytest.mark.parametrize("term", ["", "..", "a ..", "& b", "a*b", "*a"])
def test_foute_term(term: str) -> None:
    """A term that cannot be read is refused."""
    with pytest.raises(TermFout):
        lees_term(term, lambda _: [])


@pytest.mark.parametrize(
    ("tekst", "zinnen"),
    [
        ("Een. Twee.", ["Een.", "Twee."]),
        ("Wij doen o.a. Spel. Dan lezen.", ["Wij doen o.a. Spel.", "Dan lezen."]),
        ("Om 8.30 uur. Wat dan? Dan niets", ["Om 8.30 uur.", "Wat dan?", "Dan niets"]),
        ("", []),
    ],
)
def test_zinnen(tekst: str, zinnen: list[str]) -> None:
    """Sentences end where a reader ends them."""
    assert splits_zinnen(tekst) == zinnen


def _eerste(_woord: str, keuzes: list[str]) -> str:
    return keuzes[0] if keuzes else ""


def test_typefout_deelt_de_eerste_letter() -> None:
    """The word "daarover" is no mistyped "waarover", and what was repaired in one text stays an unknown word in the next."""
    herkenner = Herkenner.bouw({0: [lees_term("waarover", lambda _: [])]})
    assert herkenner.herstel("daarover", _eerste) == ""
    assert herkenner.herstel("waarver", _eerste) == "waarover"
    assert herkenner.markeer(["waarver"]) == set()
    assert herkenner.woord("waarver")[-1]
    assert not herkenner.kent("waarver")


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(["ab", "cd", "ef", "..", "...", "#", "&", "abab"]), min_size=1, max_size=5), min_size=1, max_size=8),
    st.text("abcdef 1", max_size=40),
)
def test_bewaarde_tabellen_herkennen_hetzelfde(termen: list[list[str]], zin: str) -> None:
    """A recogniser made again from its tables, through the bytes in which they are kept, finds the same."""
    gelezen = {}
    for nummer, stukken in enumerate(termen):
        with contextlib.suppress(TermFout):
            gelezen[nummer] = [lees_term(" ".join(stukken), lambda _: [])]
    herkenner = Herkenner.bouw(gelezen)
    opnieuw = Herkenner(marshal.loads(marshal.dumps(herkenner.tabellen())))  # noqa: S302 - our own bytes
    gevonden = herkenner.markeer(woorden(zin))
    assert opnieuw.markeer(woorden(zin)) == gevonden
    # Each term by itself finds what all together find.
    assert gevonden == {n for n, t in gelezen.items() if n in Herkenner.bouw({n: t}).markeer(woorden(zin))}


def _zoals_vroeger(tekst: str) -> list[str]:
    """The boundaries as one pattern says them, tried from every character: slow, and what the quick way must equal."""
    laatste = re.compile(r"([\w./]+)\.[\"'”’)\]]*\s*$")
    delen, begin = [], 0
    for grens in zinnen._GRENS.finditer(tekst):
        afkorting = laatste.search(tekst[begin : grens.start()])
        woord = afkorting[1] if afkorting else ""
        if (woord.lower() in zinnen._AFKORTINGEN or (len(woord) == 1 and woord.isalpha())) and "\n" not in grens.group():
            continue
        delen.append(tekst[begin : grens.start() + len(grens.group().rstrip())])
        begin = grens.end()
    return [s for d in [*delen, tekst[begin:]] if (s := d.strip())]


@given(
    st.lists(
        st.sampled_from(["Een", "b", "o.a", "bijv", ".", ". ", "! ", "?", "…", ";", ": ", " ", "”", ")", "(", "\n", "2", "é. É", "J. "]),
        max_size=14,
    )
)
def test_zinnen_zoals_het_patroon(stukken: list[str]) -> None:
    """The quick way to the ends of sentences finds those of the pattern."""
    tekst = "".join(stukken)
    assert splits_zinnen(tekst) == _zoals_vroeger(tekst)
