"""The bill of materials of a wheel, as CycloneDX 1.5: the program and everything it needs when it runs, with versions and licences."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
import zipfile
from datetime import UTC, datetime
from email import message_from_bytes
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement


def maak_sbom(wheel: Path, tijd: int) -> str:
    """Return the JSON for a wheel, with what it needs as installed here; `tijd` is in seconds since 1970. The same input gives the same bytes."""
    som = hashlib.sha256(wheel.read_bytes()).hexdigest()
    eigen = _gegevens(wheel)
    zelf = _onderdeel(eigen, "application") | {"hashes": [{"alg": "SHA-256", "content": som}]}
    direct = _eisen(eigen.get_all("Requires-Dist"))
    nodig = _nodig(direct)
    onderdelen = [_onderdeel(metadata.metadata(naam), "library") for naam in sorted(nodig)]
    refs = {zelf["bom-ref"]: direct} | {_purl(metadata.metadata(n)): nodig[n] for n in sorted(nodig)}
    uit = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{wheel.name}#{som}')}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(tijd, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "component": zelf},
        "components": onderdelen,
        "dependencies": [{"ref": r, "dependsOn": sorted(_purl(metadata.metadata(d)) for d in refs[r])} for r in refs],
    }
    return json.dumps(uit, ensure_ascii=False, indent=2) + "\n"


def _gegevens(wheel: Path) -> Any:
    """The metadata in the wheel itself: what is installed here may be of an earlier day."""
    with zipfile.ZipFile(wheel) as z:
        naam = next(n for n in z.namelist() if n.endswith(".dist-info/METADATA"))
        return message_from_bytes(z.read(naam))


def _eisen(regels: list[str] | None) -> set[str]:
    """The names of the packages that are needed when it runs (extras left out)."""
    eisen = (Requirement(r) for r in regels or ())
    return {_kaal(e.name) for e in eisen if e.marker is None or e.marker.evaluate({"extra": ""})}


def _nodig(direct: set[str]) -> dict[str, set[str]]:
    """Per package, from these down, the packages that it needs."""
    nodig: dict[str, set[str]] = {}
    rij = sorted(direct)
    while rij:
        naam = rij.pop()
        if naam not in nodig:
            nodig[naam] = _eisen(metadata.requires(naam))
            rij += nodig[naam]
    return nodig


def _onderdeel(gegevens: Any, soort: str) -> dict[str, Any]:
    purl = _purl(gegevens)
    uit: dict[str, Any] = {"type": soort, "bom-ref": purl, "name": _kaal(gegevens["Name"]), "version": gegevens["Version"], "purl": purl}
    if licentie := _licentie(gegevens):
        uit["licenses"] = [{"license": {"name": licentie}}]
    return uit


def _licentie(gegevens: Any) -> str:
    """The licence expression, else the last part of the classifier, else a short free text."""
    if expressie := gegevens.get("License-Expression"):
        return str(expressie)
    rubriek = [str(c).rsplit(" :: ", 1)[-1] for c in gegevens.get_all("Classifier") or () if str(c).startswith("License :: ")]
    vrij = str(gegevens.get("License") or "")
    return rubriek[-1] if rubriek else vrij if len(vrij) < 60 else ""


def _kaal(naam: str) -> str:
    return re.sub(r"[-_.]+", "-", naam).lower()


def _purl(gegevens: Any) -> str:
    return f"pkg:pypi/{_kaal(gegevens['Name'])}@{gegevens['Version']}"
