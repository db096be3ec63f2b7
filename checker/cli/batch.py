"""`ouderbeleid batch`: audit every location below a folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from checker.cli.toets import Datum, periode_van

_PAD = click.Path(path_type=Path)


@click.command(help="Toets alle locaties onder MAP (elke map met een Word-document erin) en maak een overzicht.")
@click.argument("map_", type=_PAD, metavar="MAP")
@click.option("--uit", type=_PAD, metavar="MAP", required=True, help="Waar de rapporten en het overzicht komen.")
@click.option("--van", type=Datum(), metavar="DATUM", help="Eerste dag van de periode.")
@click.option("--tot", type=Datum(), metavar="DATUM", help="Laatste dag van de periode.")
@click.option("--peildatum", type=Datum(), metavar="DATUM", help="De dag waarop getoetst wordt (anders vandaag).")
@click.option("--regels", "regelmap", type=_PAD, metavar="MAP", help="Gebruik een ander regelpakket.")
@click.option(
    "--rapporten", default="json,html", metavar="SOORTEN", help="Per locatie: json,html,word,excel,opmerkingen (standaard json,html)."
)
@click.option("--processen", type=click.IntRange(1, 256), metavar="AANTAL", help="Hoeveel locaties tegelijk (anders het aantal kernen).")
@click.option(
    "--tijd-per-locatie", type=click.FloatRange(1), default=120.0, metavar="SECONDEN", help="Langer mag een locatie niet duren (120)."
)
@click.option("--cluster", metavar="ADRES", help="Verdeel het werk over een bestaand Dask-cluster, bijvoorbeeld tcp://server:8786.")
@click.option(
    "--json", "json_", type=_PAD, metavar="BESTAND", help="Schrijf de JSON van elke locatie op een regel (- is standaarduitvoer)."
)
@click.option("--stil", is_flag=True, help="Toon geen voortgang en geen samenvatting.")
@click.help_option("--help", "-h", help="Toon deze hulp.")
def batch(map_: Path, uit: Path, van: date | None, tot: date | None, rapporten: str, json_: Path | None, stil: bool, **opties: Any) -> int:  # noqa: ANN401
    """Audit a batch; return the exit code of contract.md."""
    from checker.batch import toets_batch
    from checker.cli.voortgang import voortgang

    gekozen = tuple(dict.fromkeys(r.strip() for r in rapporten.split(",") if r.strip()))
    naar_stdout = json_ == Path("-")
    if json_ is not None and "json" not in gekozen:
        gekozen = ("json", *gekozen)
    cluster = opties.pop("cluster")
    loper = _clusterloper(cluster) if cluster else None
    with voortgang(stil=stil) as melder:
        uitkomst = toets_batch(map_, uit, periode=periode_van(van, tot), rapporten=gekozen, voortgang=melder, loper=loper, **opties)
    if json_ is not None:
        _schrijf_regels(json_, uitkomst)
    if not stil and not naar_stdout:
        from checker.cli.batchtekst import toon_uitkomst

        toon_uitkomst(uitkomst)
    return uitkomst.code


def _schrijf_regels(doel: Path, uitkomst: Any) -> None:  # noqa: ANN401 - loaded when used
    from checker.batch.jsonregels import json_regels
    from checker.reports.schrijven import schrijf_stroom

    regels = json_regels(uitkomst.uit, uitkomst.ids)
    if doel == Path("-"):
        for regel in regels:
            click.echo(regel, nl=False)
        return
    schrijf_stroom(doel, lambda bestand: bestand.writelines(r.encode("utf-8", "replace") for r in regels))


def _clusterloper(adres: str) -> Any:  # noqa: ANN401
    from checker.batch.cluster import cluster_loper

    return cluster_loper(adres)
