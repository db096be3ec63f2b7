"""`ouderbeleid vergelijk`: two audits of one location, two batches, or two runs of one batch."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from checker.cli.tonen import breedte, kleur
from checker.errors import InvoerError

_PAD = click.Path(path_type=Path)
MAX_REGELS = 60


@click.command(
    help="Vergelijk A (toen) met B (nu). A en B zijn rapporten (JSON) of mappen van een locatie, of mappen met de rapporten van een batch. "
    "Met alleen A, een batch, worden de laatste twee lopen vergeleken."
)
@click.argument("a", type=_PAD, metavar="A")
@click.argument("b", type=_PAD, metavar="[B]", required=False)
@click.option("--loop-a", type=int, metavar="NUMMER", help="Welke loop van batch A (anders de laatste; bij een batch de een na laatste).")
@click.option("--loop-b", type=int, metavar="NUMMER", help="Welke loop van batch B (anders de laatste).")
@click.option("--regels", "regelmap", type=_PAD, metavar="MAP", help="Toets mappen met een ander regelpakket.")
@click.option("--json", "json_", type=_PAD, metavar="BESTAND", help="Schrijf de vergelijking als JSON (- is standaarduitvoer).")
@click.option("--html", type=_PAD, metavar="BESTAND", help="Schrijf de vergelijking van twee toetsen als webpagina.")
@click.option("--kort", is_flag=True, help="Toon alleen de indicatoren, of bij batches alleen de aantallen.")
@click.help_option("--help", "-h", help="Toon deze hulp.")
def vergelijk(a: Path, b: Path | None, loop_a: int | None, loop_b: int | None, **opties: Any) -> int:  # noqa: ANN401
    """Compare; the exit code is 0 whatever the differences are."""
    if _is_batch(a) and (b is None or _is_batch(b)):
        if opties["html"] is not None:
            raise InvoerError("--html is er alleen voor de vergelijking van twee toetsen van een locatie.")
        return _batches(a, b or a, loop_a, loop_b, opties["json_"], kort=opties["kort"])
    if b is None:
        raise InvoerError("Geef twee rapporten of mappen op, of een map met de rapporten van een batch.")
    if loop_a is not None or loop_b is not None or _is_batch(a) or _is_batch(b):
        raise InvoerError("Een batch is alleen met een batch te vergelijken, en een toets alleen met een toets.")
    return _toetsen(a, b, **opties)


def _is_batch(pad: Path) -> bool:
    from checker.batch.plaatsen import ARCHIEF

    return (pad / ARCHIEF).is_file() or pad.name == ARCHIEF


def _toetsen(a: Path, b: Path, *, regelmap: Path | None, json_: Path | None, html: Path | None, kort: bool) -> int:
    from checker.reports.schrijven import schrijf_veilig
    from checker.reports.vergelijking import vergelijk as vergelijk_toetsen
    from checker.reports.vergelijking_beeld import schrijf_html, schrijf_json, terminal_tekst

    v = vergelijk_toetsen(_lees(a, regelmap), _lees(b, regelmap))
    if html is not None:
        schrijf_veilig(html, schrijf_html(v))
    if json_ == Path("-"):
        click.echo(schrijf_json(v), nl=False)
        return 0
    if json_ is not None:
        schrijf_veilig(json_, schrijf_json(v))
    click.echo(terminal_tekst(v, breedte=breedte(), kleur=kleur(), kort=kort), nl=False, color=kleur())
    return 0


def _lees(pad: Path, regelmap: Path | None) -> dict[str, Any]:
    from checker.reports.vergelijking import lees_json

    if pad.is_dir() and (pad / "rapport.json").is_file():
        pad = pad / "rapport.json"
    if not pad.exists():
        raise InvoerError(f"{pad} bestaat niet; geef een rapport (JSON) of de map van een locatie op.")
    if pad.is_file() and pad.suffix.lower() == ".json":
        return lees_json(pad.read_bytes(), str(pad))
    from checker.engine import Motor
    from checker.readers.dossiers import Opties, lees_dossier
    from checker.reports.json_v1 import als_dict

    return als_dict(Motor.laad(regelmap).beoordeel(lees_dossier(pad, Opties(regelmap=regelmap))))


def _batches(a: Path, b: Path, loop_a: int | None, loop_b: int | None, json_: Path | None, *, kort: bool) -> int:
    from checker.batch.archief import archief, lopen
    from checker.batch.plaatsen import ARCHIEF
    from checker.batch.verloop import lees_loop, vergelijk_lopen

    paden = [p / ARCHIEF if p.is_dir() else p for p in (a, b)]
    if a.resolve() == b.resolve() and loop_a is None:
        with archief(paden[0]) as con:
            eerder = [loop.nummer for loop in lopen(con) if loop_b is None or loop.nummer < loop_b]
        if loop_b is None:
            eerder = eerder[:-1]
        if not eerder:
            raise InvoerError(f"In {a} is nog maar een loop bewaard; er is niets om mee te vergelijken.")
        loop_a = eerder[-1]
    with archief(paden[0]) as con:
        toen = lees_loop(con, loop_a)
    with archief(paden[1]) as con:
        nu = lees_loop(con, loop_b)
    veranderd = vergelijk_lopen(toen, nu)
    if json_ is not None:
        _schrijf(json_, toen, nu, veranderd)
    if json_ != Path("-"):
        _toon(toen, nu, veranderd, kort=kort)
    return 0


def _schrijf(doel: Path, toen: Any, nu: Any, veranderd: list[Any]) -> None:  # noqa: ANN401 - loaded when used
    import json

    from checker.reports.schrijven import schrijf_veilig

    uit = {
        "schema_versie": 1,
        "toen": {"loop": toen.loop.nummer, "datum": toen.loop.datum, "regels_sha256": toen.loop.regels_sha256},
        "nu": {"loop": nu.loop.nummer, "datum": nu.loop.datum, "regels_sha256": nu.loop.regels_sha256},
        "veranderd": [
            {
                "locatie": v.locatie,
                "naam": v.naam,
                "criterium": v.criterium,
                "kern": v.kern,
                "richting": v.richting.value,
                "toen": v.toen.value if v.toen else None,
                "nu": v.nu.value if v.nu else None,
            }
            for v in veranderd
        ],
    }
    tekst = json.dumps(uit, ensure_ascii=False, indent=1) + "\n"
    if doel == Path("-"):
        click.echo(tekst, nl=False)
        return
    schrijf_veilig(doel, tekst)


def _toon(toen: Any, nu: Any, veranderd: list[Any], *, kort: bool) -> None:  # noqa: ANN401
    from checker.reports.vergelijking_beeld import RICHTINGEN
    from checker.reports.verschil import Richting
    from checker.reports.woorden import getal, veilig, vorm

    click.echo(f"Toen: loop {toen.loop.nummer} van {toen.loop.datum}; nu: loop {nu.loop.nummer} van {nu.loop.datum}")
    if toen.loop.regels_sha256 != nu.loop.regels_sha256:
        click.echo("Let op: er is met verschillende regels getoetst; een verschil kan daardoor komen.")
    plekken_toen, plekken_nu = set(toen.namen), set(nu.namen)
    for wat, plekken in (("Nieuw", plekken_nu - plekken_toen), ("Niet meer in de batch", plekken_toen - plekken_nu)):
        if plekken:
            click.echo(f"{wat}: {getal(len(plekken))} locaties, waaronder {veilig(min(plekken))}")
    aantallen = Counter(v.richting for v in veranderd)
    delen = [f"{getal(aantallen[r])} {RICHTINGEN[r].woord}" for r in Richting if aantallen[r]]
    click.echo(f"Veranderde oordelen: {', '.join(delen) or 'geen'}")
    if kort:
        return
    for v in veranderd[:MAX_REGELS]:
        oud, nieuw = (vorm(o).woord if o else "niet getoetst" for o in (v.toen, v.nu))
        click.echo(f"  {RICHTINGEN[v.richting].teken} {veilig(v.naam)}: {veilig(v.titel)}: {oud} → {nieuw}")
    if len(veranderd) > MAX_REGELS:
        click.echo(f"  en nog {getal(len(veranderd) - MAX_REGELS)}; schrijf ze alle met --json")
