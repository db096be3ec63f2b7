"""Charts as inline SVG: bars that keep their text in the page, so that they read on a phone, on paper and aloud.

A bar has no drawing size of its own: positions are percentages of the cell it stands in, so nothing is squeezed when it scales.
"""

from __future__ import annotations

from fractions import Fraction

from markupsafe import Markup

from checker.model.bevinding import Oordeel
from checker.reports.woorden import VORMEN, WEEGT_NIET_MEE, grens

HOOGTE = 20
_DIKTE = 10


def balk(teller: int, noemer: int, onbekend: int, drempel: Fraction | None = None) -> Markup:
    """Return a bar of 0 to 100%: what is shown filled, the band of unknowns hatched, the threshold as a line; hidden from screen readers.

    The figures stand in the table beside it, so the bar repeats and never is the only bearer.
    """
    boven = (HOOGTE - _DIKTE) // 2
    delen = [_rect("balk-baan", Fraction(0), Fraction(1), boven)]
    if noemer > 0:
        ja = _binnen(Fraction(teller, noemer))
        delen.append(_rect("balk-ja", Fraction(0), ja, boven))
        if onbekend:
            delen.append(_rect("balk-onbekend", ja, _binnen(Fraction(teller + onbekend, noemer)) - ja, boven))
    if drempel is not None:
        x = _deel(drempel)
        delen.append(Markup('<line class="balk-norm" x1="{}" x2="{}" y1="0" y2="{}"/>').format(x, x, HOOGTE))
    return Markup('<svg class="balk" width="100%" height="{}" aria-hidden="true" focusable="false">{}</svg>').format(
        HOOGTE, Markup("").join(delen)
    )


def aantalbalk(aantal: int, hoogste: int, *, vol: bool) -> Markup:
    """Return a bar for a count beside the highest count; an outline where `vol` is false."""
    boven = (HOOGTE - _DIKTE) // 2
    deel = _binnen(Fraction(aantal, hoogste)) if hoogste > 0 else Fraction(0)
    rect = _rect("balk-ja" if vol else "balk-leeg", Fraction(0), deel, boven)
    return Markup('<svg class="balk" width="100%" height="{}" aria-hidden="true" focusable="false">{}</svg>').format(HOOGTE, rect)


def schaal(drempel: Fraction | None) -> Markup:
    """Return the scale above a column of bars: 0%, the threshold and 100%."""
    punten = [(Fraction(0), "start"), (Fraction(1), "end")]
    if drempel is not None and drempel not in (0, 1):
        punten.insert(1, (drempel, "middle"))
    teksten = [Markup('<text x="{}" y="11" text-anchor="{}">{}</text>').format(_deel(p), anker, grens(p)) for p, anker in punten]
    return Markup('<svg class="schaal" width="100%" height="14" aria-hidden="true" focusable="false">{}</svg>').format(
        Markup("").join(teksten)
    )


_TEKENING = {
    "voldoet": '<circle cx="12" cy="12" r="11" fill="currentColor"/><path d="M6.8 12.4l3.6 3.6 6.8-7.4" fill="none" stroke="#fff" stroke-width="2.6"/>',
    "deels": '<circle cx="12" cy="12" r="9.8" fill="none" stroke="currentColor" stroke-width="2.4"/><path d="M12 2.2a9.8 9.8 0 0 0 0 19.6z" fill="currentColor"/>',
    "voldoet-niet": '<circle cx="12" cy="12" r="9.8" fill="none" stroke="currentColor" stroke-width="2.4"/>'
    '<path d="M8 8l8 8M16 8l-8 8" fill="none" stroke="currentColor" stroke-width="2.6"/>',
    "niet-aantoonbaar": '<circle cx="12" cy="12" r="9.8" fill="none" stroke="currentColor" stroke-width="2.4" stroke-dasharray="3.4 2.75"/>'
    '<path d="M9 9.6a3 3 0 1 1 4.4 2.7c-1 .55-1.4 1-1.4 2" fill="none" stroke="currentColor" stroke-width="2.2"/><circle cx="12" cy="17" r="1.4" fill="currentColor"/>',
    "niet-beoordeeld": '<circle cx="12" cy="12" r="9.8" fill="none" stroke="currentColor" stroke-width="2.4"/><path d="M7.4 12h9.2" stroke="currentColor" stroke-width="2.6"/>',
    "niet-van-toepassing": '<circle cx="12" cy="12" r="3.4" fill="currentColor"/>',
    "weegt-niet-mee": '<path d="M12 2.4l9.6 9.6-9.6 9.6L2.4 12z" fill="none" stroke="currentColor" stroke-width="2.4"/>',
}


def tekeningen() -> Markup:
    """Return the shapes of the verdicts and the hatching, once per page; a page refers to them by name."""
    namen = [VORMEN[o].naam for o in Oordeel] + [WEEGT_NIET_MEE.naam]
    symbolen = "".join(f'<symbol id="v-{naam}" viewBox="0 0 24 24">{_TEKENING[naam]}</symbol>' for naam in namen)
    arcering = (
        '<pattern id="arcering" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="5" height="5" class="arcering-vlak"/><rect width="1.8" height="5" class="arcering-lijn"/></pattern>'
    )
    begin = '<svg width="0" height="0" class="verborgen" aria-hidden="true" focusable="false">'
    return Markup(begin + "<defs>" + arcering + "</defs>" + symbolen + "</svg>")  # noqa: S704 - made of the constants above alone


def teken(naam: str) -> Markup:
    """Return one verdict's shape, which takes the colour of the text around it."""
    return Markup('<svg class="teken" aria-hidden="true" focusable="false"><use href="#v-{}"/></svg>').format(naam)


def _binnen(deel: Fraction) -> Fraction:
    return min(Fraction(1), max(Fraction(0), deel))


def _deel(deel: Fraction) -> str:
    return f"{float(deel) * 100:.6g}%"


def _rect(klasse: str, van: Fraction, breed: Fraction, boven: int) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(klasse, _deel(van), boven, _deel(breed), _DIKTE)
