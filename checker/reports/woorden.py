"""The words of every report: verdicts with their shape, dates, places, sources and figures, and text made safe to show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.model.bevinding import Bevinding, Deelmeting, Groepsmeting, Meting, Oordeel
from checker.model.document import Vindplaats
from checker.model.rapport import InvoerBestand, Periode, Rapport

# Control characters (XML forbids most), marks that turn the reading direction, invisible tags and non-characters: a name or a sentence
# from a file may hold them, and they would change what a reader believes to see, or make Word refuse the report.
_ONZICHTBAAR = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_WIT = re.compile(r"[\s\x85\u2028\u2029]+")


def veilig(tekst: str) -> str:
    """Return the text without control and direction characters, on one line; it is not escaped for HTML."""
    if tekst.isascii() and tekst.isprintable() and "  " not in tekst:  # nearly all text, and every report asks this of all its text
        return tekst.strip()
    return _WIT.sub(" ", _ONZICHTBAAR.sub("", tekst)).strip()


@dataclass(frozen=True, slots=True)
class Vorm:
    """How a verdict looks: a word and a shape (never colour alone), the colours, and what it means in one sentence.

    `kleur` is dark enough for text on white and on `tint` (hex with #); `stijl` is the style for a terminal; `naam` is fit for a CSS class.
    """

    naam: str
    woord: str
    teken: str
    kleur: str
    tint: str
    stijl: str
    uitleg: str


VORMEN: dict[Oordeel, Vorm] = {
    Oordeel.VOLDOET: Vorm(
        "voldoet",
        "voldoet",
        "●",
        "#00664f",
        "#e3f3ee",
        "green",
        "het staat er, concreet en als eigen praktijk, of de cijfers laten het zien",
    ),
    Oordeel.DEELS: Vorm(
        "deels", "deels", "◐", "#7d5200", "#fdf1d6", "yellow", "het staat er, maar vaag, onvolledig of alleen als voornemen"
    ),
    Oordeel.VOLDOET_NIET: Vorm(
        "voldoet-niet", "voldoet niet", "○", "#a3290f", "#fce8e2", "red", "het is niet gevonden, of de cijfers halen de norm niet"
    ),
    Oordeel.NIET_AANTOONBAAR: Vorm(
        "niet-aantoonbaar",
        "niet aantoonbaar",
        "?",
        "#5b3f94",
        "#efeaf7",
        "magenta",
        "er is te veel onbekend om het aan te tonen of uit te sluiten",
    ),
    Oordeel.NIET_BEOORDEELD: Vorm(
        "niet-beoordeeld", "niet beoordeeld", "–", "#4b535d", "#eceef0", "blue", "de gegevens ontbreken of zijn niet leesbaar"
    ),
    Oordeel.NIET_VAN_TOEPASSING: Vorm(
        "niet-van-toepassing", "niet van toepassing", "·", "#4b535d", "#eceef0", "blue", "dit geldt niet voor deze locatie"
    ),
}
WEEGT_NIET_MEE = Vorm(
    "weegt-niet-mee", "weegt niet mee", "◇", "#4b535d", "#eceef0", "blue", "grondslag van het beleid; telt niet mee in de zeven indicatoren"
)

_MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]
_SOORTEN = {"tekst": "beleid", "register": "registratie", "kruis": "beleid en registratie"}


def vorm(oordeel: Oordeel) -> Vorm:
    """Return how a verdict is shown."""
    return VORMEN[oordeel]


def datum_tekst(dag: date) -> str:
    """Return a day in words: 1 augustus 2024."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(dag: date) -> str:
    """Return a day in figures: 1-8-2024."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def periode_tekst(periode: Periode | None) -> str:
    """Return the period in words, or that it is not known."""
    if periode is None:
        return "onbekend"
    return f"{datum_tekst(periode.van)} tot en met {datum_tekst(periode.tot)}"


def getal(aantal: int) -> str:
    """Return a whole number with dots between thousands: 12.345."""
    return f"{aantal:,}".replace(",", ".")


def procent(teller: int, noemer: int) -> str:
    """Return the share in percent, cut (not rounded) after one decimal, so that 49,96% never reads as 50%; "-" over nothing."""
    if noemer <= 0:
        return "-"
    duizendsten = teller * 1000 // noemer
    return f"{duizendsten // 10}%" if duizendsten % 10 == 0 else f"{duizendsten // 10},{duizendsten % 10}%"


def grens(deel: Fraction) -> str:
    """Return a threshold in percent."""
    return procent(deel.numerator, deel.denominator)


def deel_tekst(m: Deelmeting | Groepsmeting | Meting) -> str:
    """Return a count as "36 van 46 (78,2%), 4 onbekend"."""
    onbekend = f", {getal(m.onbekend)} onbekend" if m.onbekend else ""
    return f"{getal(m.teller)} van {getal(m.noemer)} ({procent(m.teller, m.noemer)}){onbekend}"


def meting_tekst(m: Meting) -> str:
    """Return the figure of a measurement with its norm and, where it has one, its reach."""
    delen = [deel_tekst(m)]
    if m.bereik is not None:
        delen = [f"gemiddeld {delen[0]}", f"bereik {deel_tekst(m.bereik)}"]
    if m.minimum is not None:
        delen.append(f"minimum {m.minimum} per jaar")
    if m.drempel is not None:
        delen.append(f"norm {grens(m.drempel)}")
    return "; ".join(delen)


def meting_kort(m: Meting) -> str:
    """Return the figure as briefly as it can be said: "41,1% (norm 50%)", or how many of the languages are named."""
    if m.talen is not None:
        return f"{sum(1 for _, _, genoemd in m.talen if genoemd)} van {len(m.talen)} talen"
    norm = f" (norm {grens(m.drempel)})" if m.drempel is not None else ""
    return f"{procent(m.teller, m.noemer)}{norm}"


def plaats_tekst(plaats: Vindplaats) -> str:
    """Return where a passage stands: its heading path, and its paragraph or its place in a table."""
    kop = " › ".join(veilig(k) for k in plaats.kop) or "zonder kop"
    if plaats.tabel is None:
        return f"{kop}, alinea {plaats.alinea}"
    delen = [f"tabel {plaats.tabel}"]
    if plaats.rij is not None:
        delen.append(f"rij {plaats.rij}")
    if plaats.cel is not None:
        delen.append(f"cel {plaats.cel}")
    return f"{kop}, {', '.join(delen)}"


def bron_tekst(bevinding: Bevinding, inspectiecode: str | None = None, *, met_document: bool = True) -> str:
    """Return the source of the norm, with the inspection's code where there is one; without the document where that is named elsewhere."""
    bron = bevinding.bron
    code = bron.inspectiecode or inspectiecode
    return ", ".join(veilig(d) for d in (bron.document if met_document else "", bron.plaats, f"inspectiecode {code}" if code else "") if d)


def soort_tekst(soort: str) -> str:
    """Return where a criterium is judged: in the policy, the registers, or one against the other."""
    return _SOORTEN.get(soort, soort)


def invoer_tekst(bestand: InvoerBestand) -> str:
    """Return what was read of a file: words and share read, or rows and rows set aside."""
    delen = []
    if bestand.woorden is not None:
        delen.append(f"{getal(bestand.woorden)} woorden")
    if bestand.leesdekking is not None:
        delen.append(f"{procent(int(bestand.leesdekking * 10_000), 10_000)} van de zichtbare tekst gelezen")
    if bestand.rijen is not None:
        delen.append(f"{getal(bestand.rijen)} rijen")
    if bestand.terzijde:
        delen.append(f"{getal(bestand.terzijde)} terzijde gelegd")
    return ", ".join(delen) or "niet gelezen"


def titel_tekst(rapport: Rapport) -> str:
    """Return the title of a report."""
    return f"Ouderbeleid {veilig(rapport.locatie_naam) or veilig(rapport.locatie_id)}"
