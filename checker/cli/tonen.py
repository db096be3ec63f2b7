"""Puts reports on the terminal: in colour for a person, plain in a pipe."""

from __future__ import annotations

import shutil
import sys

import click

from checker.model.rapport import Rapport
from checker.reports.terminal import terminal_tekst

BREEDTE = 80
MAX_BREEDTE = 110


def breedte() -> int:
    """Return the width to write for: the terminal's within bounds, 80 in a pipe."""
    return min(MAX_BREEDTE, max(BREEDTE, shutil.get_terminal_size((BREEDTE, 24)).columns)) if sys.stdout.isatty() else BREEDTE


def kleur() -> bool:
    """Whether colour is wanted: on a terminal, unless the user asked for none."""
    import os

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def toon_rapport(rapport: Rapport, *, kort: bool = False) -> None:
    """Print the summary of one audit."""
    click.echo(terminal_tekst(rapport, breedte=breedte(), kleur=kleur(), kort=kort), nl=False, color=kleur())
