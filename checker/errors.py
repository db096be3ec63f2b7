"""The errors that the program raises on purpose; every message is a Dutch sentence for the user."""

from __future__ import annotations


class CheckerError(Exception):
    """Base of all errors whose message may be shown to a user as it is."""


class RegelError(CheckerError):
    """A rule pack that cannot be used: the message lists every mistake with file, line, key and what is allowed."""


class InvoerError(CheckerError):
    """Input that cannot be audited: the message says what, which file and what to do."""


class RapportError(CheckerError):
    """A report that could not be written: the message says which file and why."""
