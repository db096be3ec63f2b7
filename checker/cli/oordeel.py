"""`ouderbeleid oordeel`: a person's own judgement, written to oordelen.yaml with reason, name and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from checker.cli.toets import Datum
from checker.errors import InvoerError
from checker.model.bevinding import Oordeel
from checker.readers.locatiebestanden import OORDELEN, lees_oordelen
from checker.readers.regels import laad_regelpakket
from checker.reports.schrijven import schrijf_veilig


@click.command(help="Leg een eigen oordeel vast: PAD is de map van de locatie, CRITERIUM het id, OORDEEL bijvoorbeeld voldoet of deels.")
@click.argument("pad", type=click.Path(path_type=Path), metavar="PAD")
@click.argument("criterium", metavar="CRITERIUM")
@click.argument("oordeel_", metavar="OORDEEL")
@click.option("--reden", required=True, metavar="TEKST", help="Waarom u anders oordeelt.")
@click.option("--door", required=True, metavar="NAAM", help="Wie oordeelt.")
@click.option("--geldig-tot", type=Datum(), metavar="DATUM", help="Tot en met welke dag het oordeel geldt.")
@click.option("--regels", "regelmap", type=click.Path(path_type=Path), metavar="MAP", help="Gebruik een ander regelpakket.")
@click.help_option("--help", "-h", help="Toon deze hulp.")
def oordeel(pad: Path, criterium: str, oordeel_: str, reden: str, door: str, geldig_tot: date | None, regelmap: Path | None) -> int:
    """Write one judgement; an earlier one on the same criterium is replaced."""
    if not pad.is_dir():
        raise InvoerError(f"{pad} is geen map; geef de map van de locatie op.")
    bekend = [r.id for r in laad_regelpakket(regelmap).regels]
    if criterium not in bekend:
        raise InvoerError(f"Het criterium '{criterium}' bestaat niet; `ouderbeleid regels toon` noemt ze alle.")
    if oordeel_ not in {o.value for o in Oordeel}:
        raise InvoerError(f"'{oordeel_}' is geen oordeel; kies uit: {', '.join(o.value for o in Oordeel)}.")
    if not reden.strip() or not door.strip():
        raise InvoerError("Een eigen oordeel heeft een reden (--reden) en een naam (--door) nodig.")
    vandaag = date.today()  # noqa: DTZ011 - the day the user judges
    if geldig_tot is not None and geldig_tot < vandaag:
        raise InvoerError(f"--geldig-tot {geldig_tot:%d-%m-%Y} ligt in het verleden.")
    nieuw: dict[str, Any] = {"criterium": criterium, "oordeel": oordeel_, "reden": reden.strip(), "door": door.strip(), "datum": vandaag}
    if geldig_tot is not None:
        nieuw["geldig_tot"] = geldig_tot
    bestand = pad / OORDELEN
    bestaand = [o for o in _bestaand(bestand) if o["criterium"] != criterium]
    schrijf_veilig(bestand, yaml.safe_dump([*bestaand, nieuw], allow_unicode=True, sort_keys=False, width=100))
    click.echo(f"Vastgelegd in {bestand}: {criterium} is {oordeel_}.")
    return 0


def _bestaand(bestand: Path) -> list[dict[str, Any]]:
    if not bestand.is_file():
        return []
    uit = []
    for o in lees_oordelen(bestand):
        een: dict[str, Any] = {"criterium": o.criterium, "oordeel": o.oordeel.value, "reden": o.reden, "door": o.door, "datum": o.datum}
        if o.geldig_tot:
            een["geldig_tot"] = o.geldig_tot
        uit.append(een)
    return uit
