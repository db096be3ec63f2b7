"""`ouderbeleid regels`: show, check, measure and start rules."""

from __future__ import annotations

from pathlib import Path

import click

from checker.errors import InvoerError, RegelError

_MAP = click.Path(path_type=Path)
_REGELS = click.option("--regels", "regelmap", type=_MAP, metavar="MAP", help="Een ander regelpakket dan het meegeleverde.")
_HULP = click.help_option("--help", "-h", help="Toon deze hulp.")


@click.group(help="Toon, controleer, meet of begin regels.")
@_HULP
def regels() -> None:
    """Group of the commands on rules."""


@regels.command(help="Toon alle regels, of een regel met norm, bron, voorbeelden en punten.")
@click.argument("criterium", required=False)
@_REGELS
@_HULP
def toon(criterium: str | None, regelmap: Path | None) -> int:
    """Print the catalogue or one rule."""
    from checker.readers.regels import laad_regelpakket
    from checker.reports.regels import regel_tekst, regels_tekst

    pakket = laad_regelpakket(regelmap, voorbeelden=criterium is not None)
    if criterium is None:
        click.echo(regels_tekst(pakket), nl=False)
        return 0
    gevonden = next((r for r in pakket.regels if r.id == criterium), None)
    if gevonden is None:
        raise InvoerError(f"Het criterium '{criterium}' staat niet in het regelpakket; `ouderbeleid regels toon` noemt ze alle.")
    click.echo(regel_tekst(gevonden), nl=False)
    return 0


@regels.command(help="Controleer een regelpakket: de vorm van elk bestand en de voorbeelden in elke regel.")
@click.argument("map_", metavar="[MAP]", required=False, type=_MAP)
@_HULP
def controleer(map_: Path | None) -> int:
    """Load the pack, run every rule's examples, and list what is wrong."""
    from checker.meten.voorbeelden import controleer_voorbeelden
    from checker.readers.regels import laad_regelpakket

    pakket = laad_regelpakket(map_, voorbeelden=True)
    fouten = controleer_voorbeelden(pakket)
    if fouten:
        raise RegelError("\n".join([f"Het regelpakket heeft {len(fouten)} fouten in de voorbeelden:", *(f"  {f}" for f in fouten)]))
    aantal = sum(len(r.voorbeelden) for r in pakket.regels)
    click.echo(f"Regelpakket {pakket.naam} {pakket.versie}: {len(pakket.regels)} regels en {aantal} voorbeelden kloppen.")
    return 0


@regels.command(help="Begin een eigen regelpakket: een kopie van het meegeleverde (of van --regels) in MAP, om aan te passen.")
@click.argument("map_", metavar="MAP", type=_MAP)
@click.option("--criterium", metavar="ID", help="Voeg aan het pakket in MAP een nieuwe regel met dit id toe.")
@_REGELS
@_HULP
def nieuw(map_: Path, criterium: str | None, regelmap: Path | None) -> int:
    """Start a rule pack or a rule."""
    from checker.readers.regels import meegeleverd_pakket
    from checker.reports.nieuwe_regel import begin_pakket, begin_regel

    if criterium is None:
        begin_pakket(regelmap or meegeleverd_pakket(), map_)
        click.echo(
            f"In {map_} staat nu een kopie van het regelpakket. Pas het aan en controleer het met: ouderbeleid regels controleer {map_}"
        )
        return 0
    pad = begin_regel(map_, criterium)
    click.echo(f"{pad} is begonnen. Vul het in en controleer het met: ouderbeleid regels controleer {map_}")
    return 0


@regels.command(help="Meet het regelpakket op gelabelde locaties: mappen onder MAP met een beleid en labels.yaml.")
@click.argument("map_", metavar="MAP", type=_MAP)
@click.option("--html", type=_MAP, metavar="BESTAND", help="Schrijf de uitslag als webpagina.")
@click.option("--detail", is_flag=True, help="Noem ook elk geval dat verkeerd ging, met zijn zinnen.")
@_REGELS
@_HULP
def meet(map_: Path, html: Path | None, detail: bool, regelmap: Path | None) -> int:
    """Audit labelled locations and print how well the rules do."""
    from checker.engine import Motor
    from checker.meten.gelabeld import meet_locaties
    from checker.readers.dossiers import Opties
    from checker.reports.meetuitslag import meet_html, meet_tekst
    from checker.reports.schrijven import schrijf_veilig

    if not map_.is_dir():
        raise InvoerError(f"{map_} is geen map; geef een map met gelabelde locaties op.")
    uitslag = meet_locaties(map_, Motor.laad(regelmap), Opties(regelmap=regelmap))
    click.echo(meet_tekst(uitslag, detail=detail), nl=False)
    if html is not None:
        schrijf_veilig(html, meet_html(uitslag))
        click.echo(f"Geschreven: {html}")
    return 0 if not uitslag.mislukt else 3
