"""Writes fitted points and examples into rule files, leaving everything else that an author wrote as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.ijk.ijken import Vraagpunten

_BREED = 150


def zet_punten(pad: Path, aanwezig: Vraagpunten, voldoende: Vraagpunten) -> None:
    """Replace the two questions in a rule file."""
    regels = pad.read_text(encoding="utf-8").splitlines()
    for naam, vraag in (("aanwezig", aanwezig), ("voldoende", voldoende)):
        regels = _vervang(regels, naam, _vraag(naam, vraag))
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")


def zet_voorbeelden(pad: Path, voorbeelden: Sequence[tuple[str, str]]) -> None:
    """Replace the examples at the end of a rule file by pairs (verdict, text)."""
    tekst = pad.read_text(encoding="utf-8").partition("\nvoorbeelden:")[0].rstrip()
    regels = [tekst, "voorbeelden:"]
    for oordeel, fragment in voorbeelden:
        regels.append(f"  - oordeel: {oordeel}")
        if "\n" in fragment:
            regels.append("    tekst: |-")
            regels.extend(f"      {r}".rstrip() for r in fragment.splitlines())
        else:
            regels.append(f"    tekst: {json.dumps(fragment, ensure_ascii=False)}")
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")


def _vervang(regels: list[str], naam: str, nieuw: list[str]) -> list[str]:
    begin = next((i for i, r in enumerate(regels) if r == f"  {naam}:"), None)
    if begin is None:
        plek = next(i for i, r in enumerate(regels) if r.startswith("advies:"))
        return [*regels[:plek], *nieuw, *regels[plek:]]
    einde = next((i for i in range(begin + 1, len(regels)) if regels[i].strip() and not regels[i].startswith("    ")), len(regels))
    return [*regels[:begin], *nieuw, *regels[einde:]]


def _vraag(naam: str, vraag: Vraagpunten) -> list[str]:
    per: dict[int, list[str]] = {}
    for kenmerk, punten in vraag.punten.items():
        per.setdefault(punten, []).append(kenmerk)
    uit = [f"  {naam}:", f"    genoeg: {vraag.genoeg}", "    punten:"]
    for punten in sorted(per, reverse=True):
        uit.extend(_rij(punten, sorted(per[punten])))
    return uit


def _rij(punten: int, kenmerken: Sequence[str]) -> list[str]:
    """Write one line of points, wrapped so that it can be read."""
    stukken = [json.dumps(k, ensure_ascii=False) for k in kenmerken]
    kop = f"      {punten}: ["
    regels, huidig = [], kop
    for i, stuk in enumerate(stukken):
        komma = ", " if i < len(stukken) - 1 else "]"
        if len(huidig) + len(stuk) > _BREED and huidig.strip():
            regels.append(huidig.rstrip())
            huidig = " " * len(kop)
        huidig += stuk + komma
    return [*regels, huidig]


def kies_voorbeelden(kandidaten: Mapping[str, Sequence[str]], hoeveel: int) -> list[tuple[str, str]]:
    """Return `hoeveel` texts per grade, spread evenly over the candidates so that they differ."""
    uit: list[tuple[str, str]] = []
    for oordeel, teksten in kandidaten.items():
        stap = max(1, len(teksten) // hoeveel)
        uit.extend((oordeel, t) for t in list(teksten)[::stap][:hoeveel])
    return uit
