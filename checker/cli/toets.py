"""`ouderbeleid toets` and `ouderbeleid voorbeeld`: audit one location and write what was asked for."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from checker.errors import InvoerError
from checker.model.bevinding import Oordeel
from checker.model.rapport import Periode, Rapport
from checker.model.registratie import Registersoort

_PAD = click.Path(path_type=Path)
_STDOUT = Path("-")


class Datum(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on, not before
    """A day as 2024-08-01 or 1-8-2024."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """Read the day, or say how to write it."""
        for vorm in ("%Y-%m-%d", "%d-%m-%Y"):
            try:
                return datetime.strptime(str(value), vorm).date()  # noqa: DTZ007 - a day has no time zone
            except ValueError:
                continue
        return self.fail(f"'{value}' is geen datum; schrijf bijvoorbeeld 2024-08-01.", param, ctx)


def uitvoeropties(opdracht: Any) -> Any:  # noqa: ANN401 - click's own decorators are typed so
    """Add the options that say which reports are written."""
    opties = [
        click.option("--json", "json_", type=_PAD, metavar="BESTAND", help="Schrijf de JSON (- is standaarduitvoer)."),
        click.option("--html", type=_PAD, metavar="BESTAND", help="Schrijf het rapport als webpagina."),
        click.option("--word", type=_PAD, metavar="BESTAND", help="Schrijf het rapport als Word-document."),
        click.option("--opmerkingen", type=_PAD, metavar="BESTAND", help="Schrijf het beleid zelf met de bevindingen als opmerkingen."),
        click.option("--excel", type=_PAD, metavar="BESTAND", help="Schrijf de bevindingen als Excel-werkmap."),
        click.option("--uit", type=_PAD, metavar="MAP", help="Schrijf alle rapporten in deze map."),
        click.option("--kort", is_flag=True, help="Toon een regel per indicator."),
    ]
    for optie in reversed(opties):
        opdracht = optie(opdracht)
    return opdracht


@click.command(help="Toets een locatie: PAD is een map met een ouderbeleid (.docx) en registraties (.csv), of een Word-document.")
@click.argument("pad", type=_PAD, metavar="PAD")
@click.option(
    "--register", "registers", multiple=True, metavar="[SOORT=]BESTAND", help="Lees ook dit register; met SOORT= staat vast wat het is."
)
@click.option("--van", type=Datum(), metavar="DATUM", help="Eerste dag van de periode.")
@click.option("--tot", type=Datum(), metavar="DATUM", help="Laatste dag van de periode.")
@click.option("--regels", "regelmap", type=_PAD, metavar="MAP", help="Gebruik een ander regelpakket.")
@uitvoeropties
@click.help_option("--help", "-h", help="Toon deze hulp.")
def toets(pad: Path, registers: tuple[str, ...], van: date | None, tot: date | None, regelmap: Path | None, **uitvoer: Any) -> int:  # noqa: ANN401
    """Audit one location; return 0 when every core criterium is voldoet, else 1."""
    from checker.readers.dossiers import Opties

    extra, vast = _registers(registers)
    return _voer_uit(pad, Opties(periode_van(van, tot), extra, vast, regelmap=regelmap), regelmap, **uitvoer)


@click.command(help="Toets de voorbeeldlocatie die bij het programma zit.")
@uitvoeropties
@click.help_option("--help", "-h", help="Toon deze hulp.")
def voorbeeld(**uitvoer: Any) -> int:  # noqa: ANN401
    """Audit the shipped example; a report was shown, so the exit code is 0 whatever the verdicts."""
    from checker.readers.regels import meegeleverde_locatie

    _voer_uit(meegeleverde_locatie(), None, None, **uitvoer)
    return 0


def _voer_uit(pad: Path, opties: Any, regelmap: Path | None, **uitvoer: Any) -> int:  # noqa: ANN401
    # One audit makes hardly any garbage: looking for it after every 700 objects costs more than reading the policy.
    gc.set_threshold(100_000, 20, 100)
    from checker.engine import Motor
    from checker.readers.dossiers import lees_dossier

    dossier = lees_dossier(pad, opties)
    rapport = Motor.laad(regelmap).beoordeel(dossier)
    schrijf_alles(rapport, beleidspad(pad), **uitvoer)
    return code(rapport)


def beleidspad(pad: Path) -> Path:
    """Return the policy document of a location."""
    from checker.readers.dossiers import zoek_beleid

    return zoek_beleid(pad) if pad.is_dir() else pad


def code(rapport: Rapport) -> int:
    """Return the exit code: 0 when every core criterium is voldoet, else 1."""
    return 0 if all(b.oordeel is Oordeel.VOLDOET for b in rapport.bevindingen if b.kern) else 1


def periode_van(van: date | None, tot: date | None) -> Periode | None:
    """Return the period of --van and --tot, None without; raises InvoerError when only one is given or they are the wrong way round."""
    if (van is None) != (tot is None):
        raise InvoerError("Geef --van en --tot allebei op, of geen van beide.")
    if van is None or tot is None:
        return None
    if tot < van:
        raise InvoerError("De periode klopt niet: --tot ligt voor --van.")
    return Periode(van, tot)


def _registers(waarden: tuple[str, ...]) -> tuple[tuple[Path, ...], dict[Registersoort, Path]]:
    extra: list[Path] = []
    vast: dict[Registersoort, Path] = {}
    soorten = {s.value for s in Registersoort}
    for waarde in waarden:
        soort, is_, rest = waarde.partition("=")
        pad = Path(rest) if is_ and soort in soorten else Path(waarde)
        if is_ and soort not in soorten and not pad.exists():
            raise InvoerError(f"'{soort}' is geen soort register; kies uit: {', '.join(sorted(soorten))}.")
        if not pad.is_file():
            raise InvoerError(f"Het register {pad} bestaat niet; controleer de naam.")
        if is_ and soort in soorten:
            vast[Registersoort(soort)] = pad
        else:
            extra.append(pad)
    return tuple(extra), vast


def schrijf_alles(rapport: Rapport, beleid: Path, *, kort: bool = False, uit: Path | None = None, **doelen: Path | None) -> None:
    """Write the reports asked for, and the summary for people unless the JSON goes to standard output."""
    gevraagd = {soort.strip("_"): pad for soort, pad in doelen.items() if pad is not None}
    naar_stdout = gevraagd.get("json") == _STDOUT
    if naar_stdout:
        del gevraagd["json"]
    geschreven: Sequence[Path] = ()
    if gevraagd or uit is not None:
        from checker.reports.alle import namen_in_map, schrijf_rapporten

        geschreven = schrijf_rapporten(rapport, beleid, {**(namen_in_map(uit) if uit is not None else {}), **gevraagd})
    if naar_stdout:
        from checker.reports import json_v1

        click.echo(json_v1.schrijf_json(rapport), nl=False)
        return
    from checker.cli.tonen import toon_rapport

    toon_rapport(rapport, kort=kort)
    for pad in geschreven:
        click.echo(f"Geschreven: {pad}")
