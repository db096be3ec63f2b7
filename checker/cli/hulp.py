"""Puts click's own words in the help texts in Dutch."""

from __future__ import annotations

import click

_WOORDEN = {
    "Usage:": "Gebruik:",
    "Options:": "Opties:",
    "Commands:": "Opdrachten:",
    "[OPTIONS]": "[OPTIES]",
    "COMMAND [ARGS]...": "OPDRACHT ...",
    "[required]": "[verplicht]",
}


class NederlandseHulp(click.HelpFormatter):
    """A help text in which the headings are Dutch too."""

    def getvalue(self) -> str:
        """Return the text with click's words replaced."""
        tekst = super().getvalue()
        for engels, nederlands in _WOORDEN.items():
            tekst = tekst.replace(engels, nederlands)
        return tekst


def gebruik() -> None:
    """Use Dutch help for every command."""
    click.Context.formatter_class = NederlandseHulp
