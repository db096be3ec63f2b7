"""`ouderbeleid verloop`: how locations and criteria developed over the batches in the archive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from checker.batch import verloop as geschiedenis
from checker.batch.archief import archief
from checker.batch.plaatsen import ARCHIEF
from checker.model.bevinding import Oordeel
from checker.reports.schrijven import schrijf_veilig
from checker.reports.woorden import getal, veilig, vorm

MAX_REGELS = 40


@click.command(help="Toon hoe locaties en criteria zich over eerdere batches ontwikkelden; UIT is de map met de rapporten van de batch.")
@click.argument("uit", type=click.Path(path_type=Path), metavar="UIT")
@click.option("--locatie", metavar="MAP", help="Toon een locatie, criterium voor criterium.")
@click.option("--alle", is_flag=True, help="Toon ook wat gelijk bleef.")
@click.option(
    "--json", "json_", type=click.Path(path_type=Path), metavar="BESTAND", help="Schrijf het verloop als JSON (- is standaarduitvoer)."
)
@click.help_option("--help", "-h", help="Toon deze hulp.")
def verloop(uit: Path, locatie: str | None, alle: bool, json_: Path | None) -> int:
    """Print the history of a batch folder."""
    with archief(uit / ARCHIEF if uit.is_dir() else uit) as con:
        if json_ is not None:
            _als_json(json_, geschiedenis.tellingen(con), geschiedenis.per_criterium(con), geschiedenis.per_locatie(con))
        elif locatie is not None:
            _toon_lopen(geschiedenis.tellingen(con))
            _toon_locatie(geschiedenis.van_locatie(con, locatie), alle=alle)
        else:
            _toon_lopen(geschiedenis.tellingen(con))
            _toon_reeksen("Per criterium: bij hoeveel locaties het voldoet", geschiedenis.per_criterium(con), alle=alle)
            _toon_reeksen("Per locatie: hoeveel kerncriteria voldoen", geschiedenis.per_locatie(con), alle=alle)
    return 0


def _toon_lopen(lopen: list[geschiedenis.LoopTelling]) -> None:
    for t in lopen:
        kern = ", ".join(f"{getal(n)} {vorm(o).woord}" for o, n in t.kern) or "geen kerncriteria"
        loop = t.loop
        click.echo(f"Loop {loop.nummer}, {loop.datum}: {getal(t.getoetst)} van {getal(t.totaal)} locaties getoetst; kerncriteria: {kern}")
        click.echo(f"  regels {veilig(loop.regelpakket)} ({loop.regels_sha256[:12]}), programma {loop.programma}")
    if len({t.loop.regels_sha256 for t in lopen}) > 1:
        click.echo("Let op: niet alle lopen zijn met dezelfde regels getoetst; een verschil kan daardoor komen.")


def _toon_reeksen(kop: str, reeksen: list[geschiedenis.Reeks], *, alle: bool) -> None:
    anders = [r for r in reeksen if alle or len(set(r.per_loop)) > 1]
    click.echo(f"\n{kop}" + ("" if alle else " (alleen wat veranderde)"))
    for r in anders if alle else anders[:MAX_REGELS]:
        click.echo(f"  {veilig(r.naam or r.id)} ({veilig(r.id)}): {' → '.join(_deel(d) for d in r.per_loop)}")
    if not anders:
        click.echo("  niets")
    if len(anders) > MAX_REGELS and not alle:
        click.echo(f"  en nog {getal(len(anders) - MAX_REGELS)}; toon ze met --alle")


def _deel(deel: tuple[int, int] | None) -> str:
    return f"{deel[0]} van {deel[1]}" if deel else "niet getoetst"


def _toon_locatie(reeksen: list[tuple[str, str, tuple[Oordeel | None, ...]]], *, alle: bool) -> None:
    anders = [r for r in reeksen if alle or len(set(r[2])) > 1]
    click.echo("\nPer criterium" + ("" if alle else " (alleen wat veranderde)"))
    for id_, titel, oordelen in anders:
        click.echo(f"  {veilig(titel)} ({id_}): {' → '.join(vorm(o).woord if o else 'niet getoetst' for o in oordelen)}")
    if not anders:
        click.echo("  niets")


def _als_json(doel: Path, lopen: list[geschiedenis.LoopTelling], criteria: list[Any], locaties: list[Any]) -> None:
    uit = {
        "schema_versie": 1,
        "lopen": [
            {
                "nummer": t.loop.nummer,
                "datum": t.loop.datum,
                "getoetst": t.getoetst,
                "totaal": t.totaal,
                "kern": {o.value: n for o, n in t.kern},
            }
            for t in lopen
        ],
        "criteria": [{"id": r.id, "titel": r.naam, "voldoet": r.per_loop} for r in criteria],
        "locaties": [{"id": r.id, "naam": r.naam, "kern_voldoet": r.per_loop} for r in locaties],
    }
    tekst = json.dumps(uit, ensure_ascii=False, indent=1) + "\n"
    if doel == Path("-"):
        click.echo(tekst, nl=False)
        return
    schrijf_veilig(doel, tekst)
