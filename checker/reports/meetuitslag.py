"""How well a rule pack does on labelled locations, as text and as a page."""

from __future__ import annotations

from jinja2 import Environment

from checker.model.meetuitslag import Meetuitslag
from checker.reports.woorden import veilig

MAX_FOUT = 400


_KOPPEN = ("goed", "precisie", "volledigheid", "f1", "kappa", "vals_gerust", "vals_alarm")
_UITLEG = (
    "goed: aandeel oordelen gelijk aan het label. precisie en volledigheid: van de overtredingen (alles wat niet voldoet). "
    "kappa: kwadratisch gewogen. vals_gerust: aandeel van wat ontbreekt dat voldoet heet. vals_alarm: aandeel van wat voldoet dat niet gevonden heet."
)


def _getal(x: float | None) -> str:
    return "-" if x is None else f"{x:.2f}".replace(".", ",")


def meet_tekst(uitslag: Meetuitslag, *, detail: bool = False) -> str:
    """Return the measurement as text for a terminal."""
    regels = [f"{'criterium':<42}{'n':>5}" + "".join(f"{k[:8]:>9}" for k in _KOPPEN)]
    rijen = [*uitslag.per_criterium().items(), ("totaal", uitslag.totaal())]
    regels += [f"{naam:<42}{m.aantal:>5}" + "".join(f"{_getal(getattr(m, k)):>9}" for k in _KOPPEN) for naam, m in rijen]
    raak, vergeleken = uitslag.bewijs()
    deel, goed = uitslag.zeker()
    regels += [
        "",
        _UITLEG,
        f"bewijs raak: {raak} van {vergeleken}; zekerheid hoog: {_getal(deel)} van de oordelen, daarvan goed {_getal(goed)}",
    ]
    regels += [f"niet te toetsen: {naam}: {reden}" for naam, reden in uitslag.mislukt]
    fout = uitslag.fout()
    regels.append(f"verkeerd: {len(fout)} gevallen" + ("" if detail else "; --detail noemt ze"))
    if detail:
        for g in fout[:MAX_FOUT]:
            regels += ["", f"{g.locatie} {g.criterium}: label {g.label}, oordeel {g.oordeel}"]
            regels += [f"  verwacht: {veilig(v)}" for v in g.verwacht] + [f"  gevonden: {veilig(c)}" for c in g.citaten]
    return "\n".join(regels) + "\n"


_PAGINA = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Meting van het regelpakket</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1c2430}table{border-collapse:collapse;width:100%}
th,td{padding:.3rem .6rem;border-bottom:1px solid #d5dae2;text-align:right}th:first-child,td:first-child{text-align:left}
tr:last-child td{font-weight:600}blockquote{margin:.2rem 0;padding-left:.8rem;border-left:3px solid #9aa5b5}</style></head><body>
<h1>Meting van het regelpakket</h1><p>{{ uitleg }}</p><table><thead><tr><th scope="col">criterium</th><th scope="col">n</th>
{% for k in koppen %}<th scope="col">{{ k.replace("_", " ") }}</th>{% endfor %}</tr></thead><tbody>
{% for naam, m in rijen %}<tr><td>{{ naam }}</td><td>{{ m.aantal }}</td>{% for k in koppen %}<td>{{ m[k] | getal }}</td>{% endfor %}</tr>{% endfor %}
</tbody></table><p>Bewijs raak: {{ bewijs[0] }} van {{ bewijs[1] }}. Zekerheid hoog: {{ zeker[0] | getal }} van de oordelen, daarvan goed
{{ zeker[1] | getal }}.</p>{% if mislukt %}<h2>Niet te toetsen</h2><ul>{% for naam, reden in mislukt %}<li>{{ naam }}: {{ reden }}</li>{% endfor %}</ul>{% endif %}
<h2>Verkeerd beoordeeld ({{ fout | length }})</h2>{% for g in fout %}<h3>{{ g.locatie }}: {{ g.criterium }}</h3>
<p>Label {{ g.label }}, oordeel {{ g.oordeel }}.</p>{% for v in g.verwacht %}<p>Verwacht:</p><blockquote>{{ v | veilig }}</blockquote>{% endfor %}
{% for c in g.citaten %}<p>Gevonden:</p><blockquote>{{ c | veilig }}</blockquote>{% endfor %}{% endfor %}</body></html>
"""


def meet_html(uitslag: Meetuitslag) -> str:
    """Return the measurement as one self-contained page."""
    omgeving = Environment(autoescape=True)
    omgeving.filters.update(getal=_getal, veilig=veilig)
    return omgeving.from_string(_PAGINA).render(
        uitleg=_UITLEG,
        koppen=_KOPPEN,
        rijen=[*uitslag.per_criterium().items(), ("totaal", uitslag.totaal())],
        bewijs=uitslag.bewijs(),
        zeker=uitslag.zeker(),
        mislukt=uitslag.mislukt,
        fout=uitslag.fout()[:MAX_FOUT],
    )
