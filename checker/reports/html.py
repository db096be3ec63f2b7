"""The report as one web page: no outside resource, no script, for screen, phone and paper."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.model.rapport import Rapport
from checker.reports import svg, woorden
from checker.reports.view import KAN_NIET_ZIEN, bewijs_van, bron_document, maak_beeld, moet_beter, moet_nakijken, toelichting_tekst

SJABLONEN = Path(__file__).with_name("templates")


def schrijf_html(rapport: Rapport) -> str:
    """Return the report as a whole HTML page."""
    beeld = maak_beeld(rapport)
    return _omgeving().get_template("rapport.html.j2").render(beeld=beeld, rapport=rapport, titel=woorden.titel_tekst(rapport))


def render(sjabloon: str, **gegevens: object) -> str:
    """Return another page of the same house (the comparison) with the same words and style."""
    return _omgeving().get_template(sjabloon).render(**gegevens)


def render_stroom(sjabloon: str, **gegevens: object) -> Iterator[str]:
    """Return such a page piece by piece, for one that is too long to hold in memory."""
    return _omgeving().get_template(sjabloon).generate(**gegevens)


@cache
def _omgeving() -> Environment:
    """The templates, compiled once; every value is stripped of control and direction characters and then escaped, none can be forgotten."""
    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_toon,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for functie in (
        woorden.bron_tekst,
        woorden.datum_kort,
        woorden.datum_tekst,
        woorden.deel_tekst,
        woorden.getal,
        woorden.grens,
        woorden.invoer_tekst,
        woorden.meting_kort,
        woorden.periode_tekst,
        woorden.plaats_tekst,
        woorden.procent,
        woorden.soort_tekst,
        woorden.vorm,
        bewijs_van,
        bron_document,
        toelichting_tekst,
        moet_beter,
        moet_nakijken,
        svg.aantalbalk,
        svg.balk,
        svg.schaal,
        svg.teken,
        svg.tekeningen,
    ):
        omgeving.globals[functie.__name__] = functie
    omgeving.tests["beter"], omgeving.tests["nakijken"] = moet_beter, moet_nakijken
    omgeving.globals["KAN_NIET_ZIEN"] = KAN_NIET_ZIEN
    omgeving.globals["VORMEN"] = (*woorden.VORMEN.values(), woorden.WEEGT_NIET_MEE)
    return omgeving


def _toon(waarde: object) -> object:
    if isinstance(waarde, Markup) or not isinstance(waarde, str):
        return waarde
    return woorden.veilig(waarde)
