"""`ouderbeleid privacy`: what is read, kept and written."""

from __future__ import annotations

import click

TEKST = """\
Wat dit programma leest
  Het ouderbeleid (Word), de registraties (CSV), locatie.yaml, oordelen.yaml en de regels. Alleen de bestanden die u aanwijst.
Wat het bewaart
  Kind- en gezinsnummers of namen in de registraties worden bij het lezen vervangen door een volgnummer en daarna vergeten.
  Geboortedata worden gelezen om onmogelijke leeftijden te melden en daarna vergeten. Er blijft geen kopie van uw bestanden achter.
  Om snel te starten bewaart het de regels en het woordenboek in bewerkte vorm in uw eigen cachemap, niets uit uw bestanden.
  Met OUDERBELEID_CACHE wijst u een andere map aan; met OUDERBELEID_CACHE=nee bewaart het niets.
Wat het schrijft
  Alleen de rapporten die u vraagt, op de plek die u noemt. Een rapport bevat citaten uit het beleid, tellingen, bestandsnamen en
  regelnummers; nooit de inhoud van een persoonsveld. Staat er een naam in het beleid zelf, dan kan die in een citaat voorkomen.
  Een batch bewaart in de uitvoermap de uitkomsten per locatie en een archief (archief.db) met oordelen en tellingen.
  oordelen.yaml bevat de naam van wie een eigen oordeel gaf; die staat bij dat oordeel in het rapport.
Wat het niet doet
  Het maakt geen verbinding met internet, stuurt niets op, voert geen macro's uit en past uw invoer niet aan.
"""


@click.command(help="Vertel wat het programma leest, bewaart en schrijft.")
@click.help_option("--help", "-h", help="Toon deze hulp.")
def privacy() -> int:
    """Print the privacy statement."""
    click.echo(TEKST, nl=False)
    return 0
