"""A comparison as terminal text, JSON and web page."""

from __future__ import annotations

import json
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.model.bevinding import Oordeel
from checker.reports.html import render
from checker.reports.terminal import schrijf
from checker.reports.verschil import Cijfer, IndicatorVerschil, Moment, Richting, Vergelijking, Verschil
from checker.reports.woorden import Vorm, datum_tekst, getal, periode_tekst, procent, veilig, vorm

SCHEMA_VERSIE = 1

RICHTINGEN: dict[Richting, Vorm] = {
    Richting.BETER: Vorm("voldoet", "beter", "▲", "#00664f", "#e3f3ee", "green", "het oordeel is hoger dan toen"),
    Richting.SLECHTER: Vorm("voldoet-niet", "slechter", "▼", "#a3290f", "#fce8e2", "red", "het oordeel is lager dan toen"),
    Richting.NIET_VERGELIJKBAAR: Vorm(
        "niet-aantoonbaar", "niet vergelijkbaar", "?", "#5b3f94", "#efeaf7", "magenta", "een van beide zegt te weinig"
    ),
    Richting.NIEUW_BEWIJS: Vorm(
        "deels", "nieuw bewijs", "+", "#7d5200", "#fdf1d6", "yellow", "zelfde oordeel, met een passage die er toen niet stond"
    ),
    Richting.GELIJK: Vorm("niet-beoordeeld", "gelijk", "=", "#4b535d", "#eceef0", "blue", "zelfde oordeel"),
}


def als_dict(v: Vergelijking) -> dict[str, Any]:
    """Return the comparison as plain dicts and lists; a figure is {teller, noemer, onbekend} or null."""
    return {
        "schema_versie": SCHEMA_VERSIE,
        "toen": _moment(v.toen),
        "nu": _moment(v.nu),
        "kanttekeningen": list(v.kanttekeningen),
        "aantallen": {r.value: v.aantal(r) for r in Richting},
        "indicatoren": [
            {"id": i.id, "nummer": i.nummer, "titel": i.titel, "richting": i.richting.value, "toen": _waarde(i.toen), "nu": _waarde(i.nu)}
            for i in v.indicatoren
        ],
        "criteria": [_verschil(x) for x in v.verschillen],
    }


def schrijf_json(v: Vergelijking) -> str:
    """Return the comparison as JSON text, ending with a line break."""
    return json.dumps(als_dict(v), ensure_ascii=False, indent=1) + "\n"


def schrijf_html(v: Vergelijking) -> str:
    """Return the comparison as a whole HTML page, in the style of the report."""
    return render(
        "vergelijking.html.j2",
        v=v,
        titel=f"Vergelijking {veilig(v.nu.locatie)}",
        slotzin=slotzin(v),
        RICHTINGEN=RICHTINGEN,
        cijfers=cijfer_tekst,
        moment=moment_tekst,
    )


def terminal_tekst(v: Vergelijking, *, breedte: int = 80, kleur: bool = False, kort: bool = False) -> str:
    """Return the comparison as text; with `kort` only the indicators, without it also every criterium that moved or has another figure."""
    delen: list[RenderableType] = [
        Text(f"Vergelijking {veilig(v.nu.locatie)}", style="bold"),
        Text(f"toen: {moment_tekst(v.toen)}"),
        Text(f"nu:   {moment_tekst(v.nu)}"),
        *(Text(f"Let op: {veilig(k)}", style="bold") for k in v.kanttekeningen),
        Text(),
        Text(slotzin(v), style="bold"),
        Text(),
    ]
    for i in v.indicatoren:
        delen += _indicator(i, kort=kort)
    return schrijf(delen, breedte=breedte, kleur=kleur)


def slotzin(v: Vergelijking) -> str:
    """Return in one sentence how the criteria moved."""
    delen = [
        f"{v.aantal(r)} {RICHTINGEN[r].woord}"
        for r in (Richting.BETER, Richting.SLECHTER, Richting.NIEUW_BEWIJS, Richting.GELIJK)
        if v.aantal(r)
    ]
    if aantal := v.aantal(Richting.NIET_VERGELIJKBAAR):
        delen.append(f"{aantal} niet te vergelijken")
    return f"Van de {len(v.verschillen)} criteria: {', '.join(delen)}." if delen else "Er zijn geen criteria om te vergelijken."


def moment_tekst(m: Moment) -> str:
    """Return one of the two audits in words."""
    dag = f"getoetst op {datum_tekst(m.datum)}" if m.datum else "toetsdatum onbekend"
    return f"periode {periode_tekst(m.periode)}, {dag}"


def cijfer_tekst(x: Verschil) -> str:
    """Return the figures then and now, with the change in percentage points where both are there; empty where there are none."""
    if x.cijfer_toen is None and x.cijfer_nu is None:
        return ""
    toen, nu = x.cijfer_toen, x.cijfer_nu
    if toen == nu:
        return f"toen en nu {_cijfer(nu)}"
    zin = f"toen {_cijfer(toen)}, nu {_cijfer(nu)}"
    if toen and nu and toen.noemer and nu.noemer:
        tienden = nu.teller * 1000 // nu.noemer - toen.teller * 1000 // toen.noemer  # of the cut figures, as a reader would redo it
        zin += f" ({'+' if tienden > 0 else '-' if tienden < 0 else ''}{abs(tienden) // 10},{abs(tienden) % 10} procentpunt)"
    return zin


def _cijfer(c: Cijfer | None) -> str:
    if c is None:
        return "geen cijfer"
    onbekend = f", {getal(c.onbekend)} onbekend" if c.onbekend else ""
    return f"{procent(c.teller, c.noemer)} ({getal(c.teller)} van {getal(c.noemer)}{onbekend})"


def _oordelen(toen: Oordeel | None, nu: Oordeel | None) -> str:
    a, b = (vorm(o).woord if o else "niet in dit rapport" for o in (toen, nu))
    return a if a == b else f"{a} → {b}"


def _indicator(i: IndicatorVerschil, *, kort: bool) -> list[RenderableType]:
    r = RICHTINGEN[i.richting]
    kop = Text.assemble((f"{r.teken} ", f"bold {r.stijl}"), (f"{i.nummer} {veilig(i.titel)}", "bold"))
    kop.append(f"  {_oordelen(i.toen, i.nu)}" if i.weegt_mee else "  weegt niet mee")
    if kort:
        return [kop]
    tabel = Table.grid(padding=(0, 1, 0, 0))
    tabel.add_column(no_wrap=True)
    tabel.add_column()
    for x in i.verschillen:
        if x.richting is not Richting.GELIJK or x.cijfer_toen != x.cijfer_nu:
            tabel.add_row(Text(RICHTINGEN[x.richting].teken, style=RICHTINGEN[x.richting].stijl), Text(_regel(x)))
    return [kop, Padding(tabel, (0, 0, 0, 2)), Text()] if tabel.row_count else [kop, Text()]


def _regel(x: Verschil) -> str:
    bewijs = f"nieuw: {veilig(x.nieuw_bewijs[0])}" if x.nieuw_bewijs and x.richting is Richting.NIEUW_BEWIJS else ""
    return "; ".join(filter(None, [f"{veilig(x.titel)}: {_oordelen(x.toen, x.nu)}", cijfer_tekst(x), veilig(x.waarom), bewijs]))


def _moment(m: Moment) -> dict[str, Any]:
    return {
        "locatie": {"id": m.locatie_id, "naam": m.locatie},
        "periode": {"van": m.periode.van.isoformat(), "tot": m.periode.tot.isoformat()} if m.periode else None,
        "datum": m.datum.isoformat() if m.datum else None,
        "regelpakket": {"naam": m.regelpakket, "sha256": m.sha256},
    }


def _waarde(oordeel: Oordeel | None) -> str | None:
    return oordeel.value if oordeel else None


def _verschil(x: Verschil) -> dict[str, Any]:
    return {
        "criterium": x.criterium,
        "indicator": x.indicator,
        "titel": x.titel,
        "kern": x.kern,
        "richting": x.richting.value,
        "toen": _waarde(x.toen),
        "nu": _waarde(x.nu),
        "waarom": x.waarom,
        "cijfer_toen": _getallen(x.cijfer_toen),
        "cijfer_nu": _getallen(x.cijfer_nu),
        "nieuw_bewijs": list(x.nieuw_bewijs),
    }


def _getallen(c: Cijfer | None) -> dict[str, int] | None:
    return {"teller": c.teller, "noemer": c.noemer, "onbekend": c.onbekend} if c else None
