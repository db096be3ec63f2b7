"""Readers turn bytes into the frozen model and are the only ones that know a file format."""
