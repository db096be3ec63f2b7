"""The console script `ouderbeleid`: its commands, and one clear Dutch sentence for everything that goes wrong."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from checker.cli import hulp
from checker.errors import CheckerError
from checker.versie import __version__

# Each command is loaded when it is used: a cold start pays for one command, not for all.
_OPDRACHTEN: dict[str, tuple[str, str]] = {
    "toets": ("checker.cli.toets", "Toets een locatie: een map met het ouderbeleid en de registraties, of een Word-document."),
    "batch": ("checker.cli.batch", "Toets alle locaties onder een map en maak een overzicht."),
    "regels": ("checker.cli.regels", "Toon, controleer, meet of begin regels."),
    "oordeel": ("checker.cli.oordeel", "Leg een eigen oordeel over een criterium vast in oordelen.yaml."),
    "vergelijk": ("checker.cli.vergelijk", "Vergelijk twee controles van een locatie, of twee batches."),
    "leguit": ("checker.cli.leguit", "Leg stap voor stap uit hoe een oordeel tot stand kwam."),
    "voorbeeld": ("checker.cli.toets", "Toets de meegeleverde voorbeeldlocatie."),
    "verloop": ("checker.cli.verloop", "Toon hoe locaties zich over eerdere batches ontwikkelden."),
    "privacy": ("checker.cli.privacy", "Vertel wat het programma leest, bewaart en schrijft."),
}


class _Groep(click.Group):
    """A group that knows its commands by name and loads them when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of the table."""
        return list(_OPDRACHTEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load one command."""
        if cmd_name not in _OPDRACHTEN:
            return None
        opdracht: click.Command = getattr(importlib.import_module(_OPDRACHTEN[cmd_name][0]), cmd_name)
        return opdracht

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands without loading them."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, tekst) for naam, (_, tekst) in _OPDRACHTEN.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is named in Dutch."""
        if args and not args[0].startswith("-") and args[0] not in _OPDRACHTEN:
            raise click.UsageError(f"de opdracht '{args[0]}' bestaat niet; kies uit: {', '.join(_OPDRACHTEN)}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Groep, help="Controleer het ouderbeleid en de registraties van een VVE-locatie tegen de zeven indicatoren van de inspectie."
)
@click.version_option(__version__, "--versie", prog_name="ouderbeleid", message="%(prog)s %(version)s", help="Toon de versie.")
@click.help_option("--help", "-h", help="Toon deze hulp.")
def ouderbeleid() -> None:
    """Group of all commands."""


def main(argumenten: list[str] | None = None) -> None:
    """Run the command line and exit with the codes of contract.md."""
    hulp.gebruik()
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="replace")
    try:
        uitkomst: Any = ouderbeleid.main(args=argumenten, prog_name="ouderbeleid", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        _stop("Afgebroken.", 130)
    except click.ClickException as fout:
        _stop(vertaal(fout), 2)
    except CheckerError as fout:
        _stop(str(fout), 2)
    except KeyboardInterrupt:
        _stop("Afgebroken.", 130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except MemoryError:
        _stop("Er is niet genoeg geheugen om dit te controleren; sluit andere programma's of splits de invoer.", 2)
    except OSError as fout:
        waar = f" ({fout.filename})" if fout.filename else ""
        _stop(f"Een bestand kon niet worden gelezen of geschreven{waar}: {fout.strerror or type(fout).__name__}.", 2)
    sys.exit(uitkomst if isinstance(uitkomst, int) else 0)


def _stop(zin: str, code: int) -> None:
    click.echo(zin, err=True)
    sys.exit(code)


def vertaal(fout: click.ClickException) -> str:
    """Put click's own messages in Dutch."""
    match fout:
        case click.NoSuchOption():
            return f"De optie {fout.option_name} bestaat niet; zie `ouderbeleid --help`."
        case click.MissingParameter():
            naam = fout.param.human_readable_name if fout.param else "een waarde"
            return f"Er ontbreekt iets: {naam}; zie `ouderbeleid --help`."
        case click.BadOptionUsage():
            return f"De optie {fout.option_name} is niet goed gebruikt; zie `ouderbeleid --help`."
        case click.BadParameter():
            naam = fout.param.human_readable_name if fout.param else ""
            return f"De waarde voor {naam} klopt niet: {fout.message}"
        case _:
            return _nederlands(fout.format_message())


def _nederlands(bericht: str) -> str:
    vervang = {
        "Got unexpected extra argument": "Er staat een woord te veel op de opdrachtregel:",
        "Missing command.": "Geef een opdracht; zie `ouderbeleid --help`.",
    }
    for engels, nederlands in vervang.items():
        if bericht.startswith(engels):
            return bericht.replace(engels, nederlands, 1)
    return bericht[:1].upper() + bericht[1:]
