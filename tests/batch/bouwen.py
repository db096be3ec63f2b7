"""Builds locations for the tests of the batch."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from tests.readers.bouw_docx import docx, p, r

DAG = date(2025, 9, 1)
ANALYSE = "Van onze gezinnen spreekt 40% thuis Turks en is 30% van de ouders laag opgeleid, blijkt uit onze telling van september."
EVALUATIE = "Wij evalueren het ouderbeleid elk jaar in mei in het team met de oudercommissie."
VULLING = "In de groep staat een kast met boeken over {}. De kinderen spelen buiten op het plein naast {}. "


def beleid(*alineas: str) -> bytes:
    """Return a policy of these paragraphs."""
    return docx("".join([p(r("Ouderbeleid")), *(p(r(a)) for a in alineas)]))


def locatie(map_: Path, naam: str, *alineas: str, gezinnen: int = 4, deelname: float = 0.75) -> Path:
    """Write a location with a policy and two registers and return its folder."""
    plek = map_ / naam
    plek.mkdir(parents=True)
    eigen = [VULLING.format(*(f"{w}{hashlib.sha256(f'{naam}{i}{w}'.encode()).hexdigest()[:6]}" for w in "ab")) for i in range(12)]
    (plek / "ouderbeleid.docx").write_bytes(beleid(*(alineas or (ANALYSE, EVALUATIE)), *eigen))
    (plek / "kinderen.csv").write_text(kinderen(gezinnen, naam), encoding="utf-8")
    (plek / "deelname.csv").write_text(deelnames(gezinnen, deelname), encoding="utf-8")
    return plek


def kinderen(gezinnen: int, sleutel: str = "") -> str:
    """Return a register of children; the key makes it another file with other dates."""
    dag = 1 + int(hashlib.sha256(sleutel.encode()).hexdigest()[:6], 16) % 25
    regels = [f"K{n:03d};G{n:03d};{dag:02d}-{1 + n % 9:02d}-2024;Turks" for n in range(1, gezinnen + 1)]
    return "\n".join(["kind_id;gezin_id;startdatum;thuistaal", *regels]) + "\n"


def deelnames(gezinnen: int, deel: float, activiteiten: int = 4) -> str:
    """Return a register of participation in which this share of the families came to every activity."""
    regels = [
        f"{10 + a}-11-2024;Koffieochtend {a};G{n:03d};{'ja' if n <= gezinnen * deel else 'nee'}"
        for a in range(activiteiten)
        for n in range(1, gezinnen + 1)
    ]
    return "\n".join(["datum;activiteit;gezin_id;aanwezig", *regels]) + "\n"


def inhoud(uit: Path) -> dict[str, bytes]:
    """Return all files of an output folder by path, to compare byte for byte."""
    return {p.relative_to(uit).as_posix(): p.read_bytes() for p in sorted(uit.rglob("*")) if p.is_file()}
