"""The words that all reports share, and text made safe to show."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.bevinding import Bevinding, Bron, Deelmeting, Meting, Oordeel
from checker.model.document import Vindplaats
from checker.model.rapport import InvoerBestand, Periode
from checker.reports import woorden as w


@pytest.mark.parametrize(
    ("in_", "uit"),
    [
        ("gewoon", "gewoon"),
        ("  twee\n\tregels\u2028drie ", "twee regels drie"),
        ("nul\x00bel\x07esc\x1b[31mrood", "nulbelesc[31mrood"),
        ("\u202eneerev\u202c \u2066x\u2069", "neerev x"),
        ("\ufefftekst\u200b", "tekst"),
        ("los \ud800 deel", "los deel"),
        ("😀 𝕆uders \u0633\u0644\u0627\u0645", "😀 𝕆uders \u0633\u0644\u0627\u0645"),
        ("vlag\U000e0067\U000e007f", "vlag"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_veilig(in_: str, uit: str) -> None:
    """What cannot be seen goes, what can be read stays, and escaping is left to who writes the format."""
    assert w.veilig(in_) == uit


@given(st.text())
def test_veilig_laat_niets_onzichtbaars_door(tekst: str) -> None:
    """No control, direction or surrogate character survives, and cleaning twice changes nothing."""
    schoon = w.veilig(tekst)
    assert not any(
        unicodedata.category(t) in {"Cc", "Cs"}
        or unicodedata.bidirectional(t) in {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"}
        for t in schoon
    )
    assert w.veilig(schoon) == schoon
    schoon.encode()


@pytest.mark.parametrize(
    ("teller", "noemer", "uit"),
    [(1, 2, "50%"), (4999, 10000, "49,9%"), (2, 3, "66,6%"), (0, 7, "0%"), (7, 7, "100%"), (999_999, 1_000_000, "99,9%"), (0, 0, "-")],
)
def test_procent_rondt_nooit_over_een_grens(teller: int, noemer: int, uit: str) -> None:
    """A share just below a threshold does not read as the threshold, and there is none over nothing."""
    assert w.procent(teller, noemer) == uit


@given(st.integers(0, 500), st.integers(1, 500))
def test_procent_is_nooit_hoger_dan_het_deel(teller: int, noemer: int) -> None:
    """What is printed never exceeds the share itself, and lacks less than a tenth."""
    getoond = Fraction(w.procent(teller, noemer).rstrip("%").replace(",", "."))
    assert 0 <= Fraction(100 * teller, noemer) - getoond < Fraction(1, 10)


def test_elk_oordeel_heeft_een_eigen_woord_teken_en_vorm() -> None:
    """Verdicts differ by word and by shape, not by colour alone."""
    vormen = [w.vorm(o) for o in Oordeel] + [w.WEEGT_NIET_MEE]
    for veld in ("naam", "woord", "teken"):
        assert len({getattr(v, veld) for v in vormen}) == len(vormen)


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineair = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


@pytest.mark.parametrize("vorm", [*w.VORMEN.values(), w.WEEGT_NIET_MEE], ids=lambda v: v.naam)
def test_kleuren_zijn_leesbaar(vorm: w.Vorm) -> None:
    """A verdict in its colour has the contrast of WCAG AA (4.5) on white and on its tint."""
    for grond in ("#ffffff", vorm.tint):
        assert (_helderheid(grond) + 0.05) / (_helderheid(vorm.kleur) + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("plaats", "uit"),
    [
        (Vindplaats((), 3), "zonder kop, alinea 3"),
        (Vindplaats(("2 Doelen", "2.1 Thuis"), 17), "2 Doelen › 2.1 Thuis, alinea 17"),
        (Vindplaats(("5 Planning",), 40, tabel=2, rij=4, cel=3), "5 Planning, tabel 2, rij 4, cel 3"),
    ],
)
def test_plaats(plaats: Vindplaats, uit: str) -> None:
    """A reader finds a passage back by its headings and its place."""
    assert w.plaats_tekst(plaats) == uit


def test_meting_zegt_teller_noemer_onbekend_norm_en_bereik() -> None:
    """No figure without what it was divided by and what is unknown."""
    m = Meting(132, 322, 60, Fraction(1, 2), Deelmeting(22, 46, 5))
    assert w.meting_tekst(m) == "gemiddeld 132 van 322 (40,9%), 60 onbekend; bereik 22 van 46 (47,8%), 5 onbekend; norm 50%"
    assert w.meting_kort(m) == "40,9% (norm 50%)"
    assert w.meting_tekst(Meting(41, 48, 0, Fraction(1), minimum=3)) == "41 van 48 (85,4%); minimum 3 per jaar; norm 100%"
    assert w.meting_kort(Meting(1, 2, 0, talen=(("Turks", 3, True), ("Pools", 2, False)))) == "1 van 2 talen"


@pytest.mark.parametrize(
    ("bestand", "uit"),
    [
        (InvoerBestand("a", "beleid", "", woorden=3182, leesdekking=0.9949), "3.182 woorden, 99,4% van de zichtbare tekst gelezen"),
        (InvoerBestand("a", "beleid", "", woorden=12, leesdekking=1.0), "12 woorden, 100% van de zichtbare tekst gelezen"),
        (InvoerBestand("a", "deelname", "", rijen=412, terzijde=3), "412 rijen, 3 terzijde gelegd"),
        (InvoerBestand("a", "onbekend", ""), "niet gelezen"),
    ],
)
def test_invoer(bestand: InvoerBestand, uit: str) -> None:
    """Of each file it is told what was read and what was set aside."""
    assert w.invoer_tekst(bestand) == uit


def test_bron_noemt_de_inspectiecode() -> None:
    """The source has the document, the place and the code; the document can be named elsewhere."""
    b = Bevinding("a.b", "a", "tekst", True, "t", "n", Bron("Kader", "1.3"), Oordeel.VOLDOET, "")
    assert w.bron_tekst(b, "B1") == "Kader, 1.3, inspectiecode B1"
    assert w.bron_tekst(b, met_document=False) == "1.3"


def test_periode() -> None:
    """A period is written in words, and an unknown one is said to be so."""
    assert w.periode_tekst(Periode(date(2024, 8, 1), date(2025, 7, 31))) == "1 augustus 2024 tot en met 31 juli 2025"
    assert w.periode_tekst(None) == "onbekend"
