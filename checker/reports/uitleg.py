"""The step-by-step explanation of one verdict, as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from checker.model.bevinding import Bevinding
from checker.model.gemerkt import Gemerkt

MAX_REGELS = 60
Spoor = tuple[str, int, str]
"""(file, 1-based line, how it was counted)."""


def uitleg_tekst(bevinding: Bevinding, gemerkt: Sequence[Gemerkt], sporen: Sequence[Spoor] = (), *, breedte: int = 80) -> str:
    """Return how the verdict came about: the steps, the marked passages, and for a register rule how the rows (`sporen`) were counted."""
    regels = [f"{bevinding.criterium}: {bevinding.oordeel.value.replace('_', ' ')} (zekerheid {bevinding.zekerheid.value})", ""]
    regels += _vouw(f"Norm: {bevinding.norm} ({bevinding.bron.document}, {bevinding.bron.plaats})", breedte)
    regels += _vouw(bevinding.toelichting, breedte)
    if bevinding.zekerheid_reden:
        regels += _vouw(f"Kijk zelf na, want {bevinding.zekerheid_reden}.", breedte)
    if bevinding.handmatig:
        h = bevinding.handmatig
        regels += _vouw(f"Eigen oordeel van {h.door} op {h.datum:%d-%m-%Y}: {h.reden} (het programma zei {h.was.value})", breedte)
    regels += ["", "Stappen"]
    for nummer, stap in enumerate(bevinding.stappen, 1):
        regels += _vouw(f"{nummer}. {stap}", breedte, 3)
    if gemerkt:
        regels += ["", "Wat er is gemerkt, van veel naar weinig punten"]
    for merk in gemerkt:
        regels += _vouw(f"Alinea {merk.alinea}: {merk.tekst}", breedte, 2)
        regels += _vouw(f"begrippen: {', '.join(merk.begrippen) or 'geen'}", breedte, 4)
        if merk.signalen:
            regels += _vouw(f"signalen: {', '.join(merk.signalen)}", breedte, 4)
        regels += _vouw(f"staat het er: {merk.aanwezig}", breedte, 4)
        regels += _vouw(f"concreet en als eigen praktijk: {merk.voldoende}", breedte, 4)
    regels += _rijen(sporen)
    return "\n".join(regels) + "\n"


def _rijen(sporen: Sequence[Spoor]) -> list[str]:
    if not sporen:
        return []
    regels = ["", f"Zo zijn de rijen geteld ({len(sporen)})"]
    regels += [f"  {bestand}, regel {regel}: {hoe}" for bestand, regel, hoe in sporen[:MAX_REGELS]]
    if len(sporen) > MAX_REGELS:
        regels.append(f"  en nog {len(sporen) - MAX_REGELS} rijen, op dezelfde wijze")
    return regels


def _vouw(tekst: str, breedte: int, inspring: int = 0) -> list[str]:
    schoon = "".join(c if c.isprintable() else " " for c in tekst)
    return textwrap.wrap(schoon, breedte, initial_indent=" " * inspring, subsequent_indent=" " * (inspring + 2)) or [""]
