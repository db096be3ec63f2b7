"""The web page: whole, self-contained, complete, and deaf to hostile text."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.rapport import Rapport
from checker.reports import svg
from checker.reports.html import schrijf_html
from checker.reports.view import KAN_NIET_ZIEN, bewijs_van, maak_beeld, moet_beter, toelichting_tekst
from checker.reports.woorden import plaats_tekst, veilig, vorm
from tests.reports.golden import vergelijk_met_golden
from tests.reports.voorbeeldrapport import goed_rapport, leeg_rapport, maak_rapport, vijandig_rapport

RAPPORTEN = {"rijk": maak_rapport(), "goed": goed_rapport(), "leeg": leeg_rapport(), "vijandig": vijandig_rapport()}
LEEG = {"meta", "input", "br", "link", "img", "path", "circle", "rect", "line", "use"}


class Pagina(HTMLParser):
    """Takes a page apart: elements with their attributes, the visible text, and whether all that opens closes."""

    def __init__(self, tekst: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elementen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.fout: list[str] = []
        self.stukken: list[str] = []
        self.feed(tekst)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elementen.append((tag, dict(attrs)))
        if tag not in LEEG:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elementen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that what closes is what was opened last."""
        if tag not in LEEG and (not self.open or self.open.pop() != tag):
            self.fout.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep text that a reader sees."""
        if not self.open or self.open[-1] != "style":
            self.stukken.append(data)

    @property
    def tekst(self) -> str:
        """All visible text on one line."""
        return " ".join("".join(self.stukken).split())


@pytest.mark.parametrize("rapport", RAPPORTEN.values(), ids=RAPPORTEN)
def test_is_goed_gevormd_en_op_zichzelf(rapport: Rapport) -> None:
    """Everything closes, ids are unique, references exist, and nothing is fetched or run."""
    html = schrijf_html(rapport)
    p = Pagina(html)
    assert not p.fout
    assert not p.open
    ids = Counter(a["id"] for _, a in p.elementen if "id" in a)
    assert not [i for i, n in ids.items() if n > 1]
    for tag, attrs in p.elementen:
        assert tag not in {"script", "img", "link", "iframe", "object", "embed", "base", "form", "foreignobject"}
        assert not [a for a in attrs if a.startswith("on") or a in {"src", "style", "action"}]
        if doel := attrs.get("href"):
            assert doel.startswith("#")
            assert doel[1:] in ids
        if naam := attrs.get("aria-labelledby"):
            assert naam in ids
    assert "http" not in re.sub(r"http-equiv", "", html)
    assert "url(" not in html.replace("url(#arcering)", "")


@pytest.mark.parametrize("rapport", RAPPORTEN.values(), ids=RAPPORTEN)
def test_alles_uit_het_rapport_staat_erin(rapport: Rapport) -> None:
    """Every finding with its verdict, norm, evidence, figures and advice; every remark, every file, and what cannot be seen."""
    tekst = Pagina(schrijf_html(rapport)).tekst
    for b in rapport.bevindingen:
        delen = [
            b.titel,
            b.norm,
            toelichting_tekst(b),
            vorm(b.oordeel).woord,
            b.advies,
            b.voorbeeldtekst,
            b.gezocht,
            b.bron.plaats,
            b.bron.document,
        ]
        for x in b.bewijs:
            delen += [x.citaat, plaats_tekst(x.plaats), x.waarom, x.telling]
        if b.meting:
            delen += [
                f"ja{b.meting.teller}van{b.meting.noemer}" if not b.meting.groepen else "",
                *b.meting.hulp,
                *(g.naam for g in b.meting.groepen),
            ]
            delen = [d for d in delen if not d.startswith("ja")]
        if b.handmatig:
            delen += [b.handmatig.door, b.handmatig.reden]
        for deel in delen:
            assert veilig(deel) in tekst
    for deel in (*(m.tekst for m in rapport.meldingen), *(i.bestand for i in rapport.invoer), *KAN_NIET_ZIEN, rapport.locatie_naam):
        assert veilig(deel) in tekst
    assert rapport.regelpakket.sha256 in tekst


def test_vijandige_tekst_blijft_tekst() -> None:
    """A script, a broken attribute, direction marks and control characters are shown as text, everywhere, and change no element."""
    html = schrijf_html(vijandig_rapport())
    gewoon, vijandig = Pagina(schrijf_html(maak_rapport())), Pagina(html)
    soorten = {tag for tag, _ in gewoon.elementen}
    assert {tag for tag, _ in vijandig.elementen} == soorten
    assert "<script>alert(1)</script>" in vijandig.tekst
    assert "{{ 7*7 }}" in vijandig.tekst
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", html)


def test_filter_klassen_kloppen_met_de_oordelen() -> None:
    """What the filters show are the findings to mend and those to check oneself."""
    r = maak_rapport()
    klassen = {a["id"]: str(a["class"]).split() for tag, a in Pagina(schrijf_html(r)).elementen if tag == "article"}
    nakijken = {b.criterium for b in maak_beeld(r).nakijken}
    assert len(klassen) == len(r.bevindingen)
    for b in r.bevindingen:
        assert ("niet" in klassen[f"c-{b.criterium}"]) == moet_beter(b)
        assert ("nakijken" in klassen[f"c-{b.criterium}"]) == (b.criterium in nakijken)


def test_visie_weegt_niet_mee() -> None:
    """The indicator without core criteria is shown as such, with its counts, and is not in the strip of seven."""
    html = schrijf_html(maak_rapport())
    strook = html[html.index('<ol class="strook">') : html.index("</ol>")]
    assert strook.count("<li>") == 7
    assert "8 Visie" not in strook
    assert "weegt niet mee 8 Visie en planmatigheid: 7 van 10 criteria voldoen" in Pagina(html).tekst.replace("\u2002", " ")


def test_bewijs_is_gesplitst_in_wat_telt_en_wat_bijna_telt() -> None:
    """Passages that do not suffice are never among those that count."""
    for b in maak_rapport().bevindingen:
        telt, bijna = bewijs_van(b)
        assert sorted((*telt, *bijna), key=id) == sorted(b.bewijs, key=id)
        assert not any(x.bijna for x in telt)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.sampled_from([None, Fraction(1, 2), Fraction(1)]))
def test_balk_loopt_nooit_uit_de_baan(teller: int, rest: int, onbekend: int, drempel: Fraction | None) -> None:
    """What is filled and hatched together never exceeds the whole, and is in proportion."""
    noemer = teller + rest + onbekend
    breed = {
        k: float(b)
        for k, b in re.findall(
            r'class="(balk-\w+)" x="[^"]*" y="\d+" width="([\d.e+-]+)%"', str(svg.balk(teller, noemer, onbekend, drempel))
        )
    }
    assert breed.get("balk-ja", 0) + breed.get("balk-onbekend", 0) <= 100.001
    if noemer:
        assert breed["balk-ja"] == pytest.approx(100 * teller / noemer, abs=0.001)


def test_golden() -> None:
    """The whole page without its style, as accepted."""
    html = schrijf_html(maak_rapport())
    vergelijk_met_golden("rapport.html", re.sub(r"<style>.*?</style>", "<style></style>", html, flags=re.DOTALL))
