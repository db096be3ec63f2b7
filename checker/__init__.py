"""Audits a location's parent policy and registers against the seven VVE inspection indicators."""

__version__ = "0.1.0"
