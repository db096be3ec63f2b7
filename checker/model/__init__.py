"""Frozen data that travels one way through the program; no I/O in here."""
