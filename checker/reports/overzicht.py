"""The overview of a batch as web page, CSV and Excel, each written as a stream: memory does not grow with the number of locations."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import BinaryIO

from markupsafe import Markup

from checker.model.bevinding import Oordeel
from checker.model.overzicht import LocatieRij, Overzicht, Verdeling
from checker.reports import woorden
from checker.reports.html import SJABLONEN, render_stroom
from checker.reports.overzicht_csv import schrijf_csv
from checker.reports.overzicht_excel import schrijf_excel
from checker.reports.schrijven import schrijf_stroom
from checker.reports.woorden import VORMEN, getal, procent, veilig, vorm

# The order in which a reader wants to see verdicts when sorting: what is wrong first.
_VOLGORDE = {
    o: n for n, o in enumerate((Oordeel.VOLDOET_NIET, Oordeel.NIET_AANTOONBAAR, Oordeel.NIET_BEOORDEELD, Oordeel.DEELS, Oordeel.VOLDOET))
}


def schrijf_overzicht(overzicht: Overzicht, uit: Path) -> list[Path]:
    """Write overzicht.html, .csv and .xlsx in `uit` and return their paths; raises RapportError when one cannot be written."""
    paden = [uit / f"overzicht.{soort}" for soort in ("html", "csv", "xlsx")]
    for pad, schrijf in zip(paden, (schrijf_html, schrijf_csv, schrijf_excel), strict=True):
        schrijf_stroom(pad, lambda bestand, doe=schrijf: doe(overzicht, bestand))  # type: ignore[misc]
    return paden


def schrijf_html(overzicht: Overzicht, bestand: BinaryIO) -> None:
    """Write the overview as one self-contained page; its few lines of script sort and filter, without them it reads as well."""
    script = (SJABLONEN / "overzicht.js").read_text(encoding="utf-8")
    gegevens = {
        "o": overzicht,
        "titel": f"Overzicht {veilig(overzicht.titel)}",
        "slotzin": slotzin(overzicht),
        "script": Markup(script),  # noqa: S704 - our own file
        "script_som": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "rijen": _rijen(overzicht),
        "heeft": {veld: veld in _velden(overzicht) for veld in ("gemeente", "regio", "cluster")},
        "histogram": histogram,
        "teller": dict,
        "VERDELING": tuple(o for o in Oordeel if o is not Oordeel.NIET_VAN_TOEPASSING),
        "niet_getoetst": lambda: (r for r in overzicht.locaties() if not r.getoetst),
    }
    bestand.writelines(stuk.encode("utf-8", "replace") for stuk in render_stroom("overzicht.html.j2", **gegevens))


def slotzin(o: Overzicht) -> str:
    """Return in one sentence how many locations there are, and of how many all core criteria are met."""
    niet = o.totaal - o.getoetst
    zin = f"{getal(o.totaal)} {'locatie' if o.totaal == 1 else 'locaties'}: {getal(o.getoetst)} getoetst"
    zin += f", {getal(niet)} niet te toetsen" if niet else ""
    return f"{zin}. Bij {getal(o.alles_goed) if o.alles_goed else 'geen enkele locatie'} voldoen alle kerncriteria."


def _velden(o: Overzicht) -> set[str]:
    return {veld for rij in o.locaties() for veld in ("gemeente", "regio", "cluster") if getattr(rij, veld)}


def _rijen(o: Overzicht) -> Iterator[Markup]:
    """The rows of the heat map. Made here, not in the template: there are thousands, of a hundred values each."""
    velden: list[str] = [v for v in ("gemeente", "regio", "cluster") if v in _velden(o)]
    ids = [i.id if i.weegt_mee else "" for i in o.indicatoren]
    for rij in o.locaties():
        if rij.getoetst:
            yield Markup(_rij(rij, velden, ids))  # noqa: S704 - every value is escaped in _rij


def _rij(rij: LocatieRij, velden: list[str], ids: list[str]) -> str:
    link = escape(rij.plek.link)
    naam = _h(rij.plek.naam or rij.plek.id)
    kop = f'<a href="{link}">{naam}</a>' if link else naam
    klein = ' <abbr title="minder dan 10 gezinnen">klein</abbr>' if rij.klein else ""
    cellen = [f'<tr><th scope="row">{kop}{klein}</th>', *(f"<td>{_h(getattr(rij, v))}</td>" for v in velden)]
    anker = link if link.endswith(".html") else ""
    for id_, (oordeel, gehaald, van) in zip(ids, rij.indicatoren, strict=True):
        if id_:
            cellen.append(_cel(oordeel, gehaald, van, f"{anker}#i-{id_}" if anker else ""))
    cellen += [_aandeel(a) for a in rij.aandelen]
    cellen.append(f'<td class="n">{"-" if rij.gezinnen is None else rij.gezinnen}</td><td class="n">{rij.nakijken}</td></tr>\n')
    return "".join(cellen)


def _aandeel(m: tuple[int, int, int] | None) -> str:
    if m is None:
        return '<td class="n" data-s="-1">-</td>'
    return f'<td class="n" data-s="{m[0] / m[1]:.4f}">{procent(m[0], m[1])}</td>'


@cache
def _vlak(oordeel: Oordeel, gehaald: int, van: int) -> tuple[str, str]:
    v = VORMEN[oordeel]
    # The figure counts core criteria; with verdict and figure as key, sorting puts the worst of a verdict first.
    sorteer = _VOLGORDE.get(oordeel, 9) * 100 + gehaald
    tekst = f'<span aria-hidden="true">{v.teken}</span> {gehaald}/{van}' if van else f'<span aria-hidden="true">{v.teken}</span>'
    return f'<td class="v v-{v.naam}" data-s="{sorteer}">', f'{tekst}<span class="alleen-voorlezen"> {v.woord}</span>'


def _cel(oordeel: Oordeel, gehaald: int, van: int, link: str) -> str:
    begin, inhoud = _vlak(oordeel, gehaald, van)
    return f'{begin}<a href="{link}">{inhoud}</a></td>' if link else f"{begin}{inhoud}</td>"


def _h(tekst: str) -> str:
    return escape(veilig(tekst))


def histogram(v: Verdeling) -> Markup:
    """Return how the locations are spread over ten classes of 10%, with the threshold as a line; the figures stand below the bars."""
    hoogste, breed, hoog = max(*v.vakken, 1), 46, 130
    delen = []
    for n, aantal in enumerate(v.vakken):
        x, h = n * breed, round(aantal * 100 / hoogste)
        klasse = "balk-ja" if n * v.drempel.denominator >= 10 * v.drempel.numerator else "balk-onder"
        delen.append(f'<rect class="{klasse}" x="{x + 2}" y="{hoog - h}" width="{breed - 4}" height="{h}"/>')
        delen.append(f'<text x="{x + breed // 2}" y="{hoog - h - 5}" text-anchor="middle">{aantal or ""}</text>')
        delen.append(f'<text x="{x}" y="{hoog + 16}" text-anchor="middle">{n * 10}%</text>')
    streep = float(v.drempel) * 10 * breed
    delen.append(f'<text x="{10 * breed}" y="{hoog + 16}" text-anchor="middle">100%</text>')
    delen.append(f'<line class="balk-norm" x1="{streep:g}" x2="{streep:g}" y1="4" y2="{hoog}"/>')
    delen.append(f'<text x="{streep + 5:g}" y="13" class="norm-tekst">norm {woorden.grens(v.drempel)}</text>')
    zin = f"{v.gehaald} van {sum(v.vakken)} locaties halen {woorden.grens(v.drempel)}"
    return Markup(  # noqa: S704 - figures only
        f'<svg class="histogram" viewBox="-18 0 {10 * breed + 36} {hoog + 24}" role="img" aria-label="{zin}">{"".join(delen)}</svg>'
    )


__all__ = ["schrijf_csv", "schrijf_excel", "schrijf_html", "schrijf_overzicht", "slotzin", "vorm"]
