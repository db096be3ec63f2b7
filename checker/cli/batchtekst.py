"""What a person reads on the terminal when a batch is done."""

from __future__ import annotations

import click

from checker.batch.opdracht import Afloop
from checker.batch.plaatsen import OVERZICHT
from checker.batch.uitvoering import MAX_GENOEMD, BatchUitkomst
from checker.reports.woorden import getal, veilig


def toon_uitkomst(uitkomst: BatchUitkomst) -> None:
    """Print the counts, what could not be audited and why, and where the overview is."""
    n = uitkomst.aantallen
    niet = uitkomst.totaal - n[Afloop.GETOETST]
    click.echo(f"{getal(uitkomst.totaal)} locaties: {getal(n[Afloop.GETOETST])} getoetst, {getal(niet)} niet te toetsen.")
    if uitkomst.hergebruikt:
        click.echo(f"Van {getal(uitkomst.hergebruikt)} locaties was niets veranderd; die zijn niet opnieuw getoetst.")
    click.echo(f"Bij {getal(uitkomst.alles_goed)} locaties voldoen alle kerncriteria.")
    for id_, reden in uitkomst.mislukt:
        click.echo(f"  Niet getoetst: {veilig(id_)}: {veilig(reden)}")
    if niet > MAX_GENOEMD:
        click.echo(f"  En nog {getal(niet - MAX_GENOEMD)}; ze staan alle in het overzicht.")
    for melding in uitkomst.meldingen[:MAX_GENOEMD]:
        regel = f" regel {melding.regel}" if melding.regel else ""
        click.echo(f"  Let op: {veilig(melding.bestand)}{regel}: {veilig(melding.tekst)}.")
    if len(uitkomst.meldingen) > MAX_GENOEMD:
        click.echo(f"  En nog {getal(len(uitkomst.meldingen) - MAX_GENOEMD)} opmerkingen; ze staan in het overzicht.")
    click.echo(f"Overzicht: {uitkomst.uit / OVERZICHT[0]}")
