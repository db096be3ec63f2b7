"""`ouderbeleid leguit`: tells step by step how one verdict came about."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.tonen import breedte
from checker.engine import Motor
from checker.errors import InvoerError
from checker.readers.dossiers import Opties, lees_dossier
from checker.reports.uitleg import uitleg_tekst


@click.command(help="Leg stap voor stap uit hoe het oordeel over CRITERIUM tot stand kwam.")
@click.argument("pad", type=click.Path(path_type=Path), metavar="PAD")
@click.argument("criterium", metavar="CRITERIUM")
@click.option("--regels", "regelmap", type=click.Path(path_type=Path), metavar="MAP", help="Gebruik een ander regelpakket.")
@click.help_option("--help", "-h", help="Toon deze hulp.")
def leguit(pad: Path, criterium: str, regelmap: Path | None) -> int:
    """Explain one verdict."""
    motor = Motor.laad(regelmap)
    regel = next((r for r in motor.pakket.regels if r.id == criterium), None)
    if regel is None:
        raise InvoerError(f"Het criterium '{criterium}' bestaat niet; `ouderbeleid regels toon` noemt ze alle.")
    dossier = lees_dossier(pad, Opties(regelmap=regelmap))
    bevinding = next(b for b in motor.beoordeel(dossier).bevindingen if b.criterium == criterium)
    gemerkt = motor.tekst.leg_uit(dossier.document, criterium) if dossier.document and regel.toets.soort == "tekst" else ()
    sporen = motor.sporen(dossier, criterium) if bevinding.meting else ()
    click.echo(uitleg_tekst(bevinding, gemerkt, sporen, breedte=breedte()), nl=False)
    return 0
