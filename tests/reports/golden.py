"""Accepted reports: compared as text; `GOLDEN=neem pytest tests/reports` accepts what is made now, to be reviewed as a diff."""

from __future__ import annotations

import os
from pathlib import Path

MAP = Path(__file__).parents[2] / "fixtures" / "golden"


def vergelijk_met_golden(naam: str, tekst: str) -> None:
    """Compare with the accepted text, or accept it when asked to; the environment says which."""
    pad = MAP / naam
    if os.environ.get("GOLDEN") == "neem":
        MAP.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8")
    assert pad.exists(), f"{pad} is er niet; maak hem met GOLDEN=neem en bekijk hem"
    assert tekst == pad.read_text(encoding="utf-8")
