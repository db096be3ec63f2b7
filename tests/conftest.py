"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# Seconds are measured in the benchmark, never asserted in a test: a first example may load a dictionary or a template.
settings.register_profile("zonder-tijd", deadline=None)
settings.load_profile("zonder-tijd")
