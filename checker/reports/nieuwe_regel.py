"""Starts a rule pack of one's own, or a new rule in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from checker.errors import RapportError
from checker.reports.schrijven import schrijf_veilig

_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")
_SJABLOON = """\
titel: "VUL IN: korte titel"
norm: "VUL IN: wat er moet staan, in eigen woorden."
bron:
  document: "VUL IN: naam van het kader"
  plaats: "VUL IN: artikel of bladzijde"
kern: false
toets:
  soort: tekst
  gezocht: "VUL IN: wat er in het beleid gezocht wordt"
  # Een zin krijgt de punten van alle kenmerken die erin staan. <naam> is een begrip uit begrippen/ of signalen.yaml.
  aanwezig:
    genoeg: 6
    punten:
      4: ["<ouders>"]
      3: ["VUL-IN"]
      -4: ["<ontkenning>"]
  voldoende:
    genoeg: 10
    punten:
      4: ["<ouders>", "<frequentie>"]
      3: ["VUL-IN"]
      -4: ["<ontkenning>", "<voornemen>"]
advies: "VUL IN: wat de locatie kan doen."
voorbeeldtekst: "VUL IN: hoe een goed beleid het zegt."
voorbeelden:
  - oordeel: voldoet
    tekst: "VUL IN: een zin die voldoet"
  - oordeel: voldoet_niet
    tekst: "VUL IN: een zin die erop lijkt en niet voldoet"
"""


def begin_pakket(bron: Path, doel: Path) -> None:
    """Copy the rule pack in `bron` to the new folder `doel`. Raises RapportError when it exists or cannot be written."""
    if doel.exists():
        raise RapportError(f"{doel} bestaat al; kies een nieuwe map.")
    try:
        shutil.copytree(bron, doel)
    except OSError as fout:
        raise RapportError(f"{doel} kan niet worden geschreven: {fout.strerror}.") from fout


def begin_regel(map_: Path, criterium: str) -> Path:
    """Write a rule file to fill in and add it to pakket.yaml; returns its path. Raises RapportError."""
    if not _ID.match(criterium):
        raise RapportError(f"'{criterium}' is geen id; schrijf indicator.criterium met kleine letters en streepjes.")
    pakket = map_ / "pakket.yaml"
    if not pakket.is_file():
        raise RapportError(f"In {map_} staat geen pakket.yaml; begin eerst een pakket met: ouderbeleid regels nieuw {map_}")
    pad = map_ / f"{criterium.replace('.', '/')}.yaml"
    if pad.exists():
        raise RapportError(f"{pad} bestaat al.")
    pad.parent.mkdir(parents=True, exist_ok=True)
    schrijf_veilig(pad, _SJABLOON)
    schrijf_veilig(pakket, pakket.read_text(encoding="utf-8").rstrip() + f"\n  - {criterium}\n")
    return pad
