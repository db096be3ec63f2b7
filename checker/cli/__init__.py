"""The command line: the only part that prints, colours and exits."""

from __future__ import annotations

from checker.cli.hoofd import main

__all__ = ["main"]
