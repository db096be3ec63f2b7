"""The pages in a real browser: axe-core finds nothing, nothing is fetched, nothing sticks out, the filters and the print work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.reports.html import schrijf_html
from checker.reports.json_v1 import als_dict
from checker.reports.vergelijking import vergelijk
from checker.reports.vergelijking_beeld import schrijf_html as schrijf_vergelijking
from tests.reports.voorbeeldrapport import goed_rapport, later_rapport, leeg_rapport, maak_rapport, vijandig_rapport

SCRIPT = Path(__file__).parents[1] / "browser"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
_MIST = [
    naam
    for naam, er in {
        "chromium (apt-get install chromium)": CHROMIUM,
        "node": shutil.which("node"),
        "axe-core en playwright-core (npm ci in tests/browser)": (SCRIPT / "node_modules" / "axe-core").is_dir()
        and (SCRIPT / "node_modules" / "playwright-core").is_dir(),
    }.items()
    if not er
]
pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(_MIST), reason=f"niet in een browser bekeken; er ontbreekt: {', '.join(_MIST)}")]

PAGINAS: dict[str, Callable[[], str]] = {
    "rijk": lambda: schrijf_html(maak_rapport()),
    "goed": lambda: schrijf_html(goed_rapport()),
    "leeg": lambda: schrijf_html(leeg_rapport()),
    "vijandig": lambda: schrijf_html(vijandig_rapport()),
    "vergelijking": lambda: schrijf_vergelijking(vergelijk(als_dict(maak_rapport()), als_dict(later_rapport()))),
}


@pytest.fixture(scope="module")
def bekeken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All pages opened once, at phone and desktop size and printed."""
    map_ = tmp_path_factory.mktemp("paginas")
    for naam, maak in PAGINAS.items():
        (map_ / f"{naam}.html").write_text(maak(), encoding="utf-8")
    opdracht = ["node", str(SCRIPT / "bekijk.mjs"), str(map_), *(str(map_ / f"{n}.html") for n in PAGINAS)]
    klaar = subprocess.run(
        opdracht, capture_output=True, text=True, timeout=240, env={**os.environ, "CHROMIUM": str(CHROMIUM)}, check=False
    )
    assert klaar.returncode == 0, klaar.stderr
    verslag: dict[str, Any] = json.loads(klaar.stdout)
    return verslag


@pytest.mark.parametrize("naam", PAGINAS)
def test_axe_vindt_niets(bekeken: dict[str, Any], naam: str) -> None:
    """No violation of any axe rule, at either size."""
    assert bekeken[naam]["schendingen"] == []
    assert bekeken[naam]["regels"] > 15


@pytest.mark.parametrize("naam", PAGINAS)
def test_niets_van_buiten_niets_uitgevoerd_niets_te_breed(bekeken: dict[str, Any], naam: str) -> None:
    """No request, no dialog or error, and no sideways scrolling."""
    assert (bekeken[naam]["buiten"], bekeken[naam]["fouten"]) == ([], [])
    assert all(over <= 0 for over in bekeken[naam]["te_breed"].values())


def test_filters_werken_zonder_script(bekeken: dict[str, Any]) -> None:
    """The radio buttons show all, what is to be mended, and what is to be checked; on paper everything is there whatever is chosen."""
    assert bekeken["rijk"]["filter"] == {"alle": 50, "niet": 22, "nakijken": 2}
    assert bekeken["goed"]["filter"] == {"alle": 50, "niet": 0, "nakijken": 0}
    assert bekeken["rijk"]["op_papier"] == 50
