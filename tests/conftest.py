"""What holds for all tests."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import settings

from checker.bewaarplaats import OMGEVING

# What the program keeps for the next run is kept apart from the user's own.
os.environ.setdefault(OMGEVING, str(Path(tempfile.gettempdir()) / f"ouderbeleid-toetsen-{os.getuid() if hasattr(os, 'getuid') else 0}"))

# Seconds are measured in the benchmark, never asserted in a test: a first example may load a dictionary or a template.
settings.register_profile("zonder-tijd", deadline=None)
settings.load_profile("zonder-tijd")
