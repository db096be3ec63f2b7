"""Runs the examples that stand in the rules: documentation for the reader, tests for the pack."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checker.engine import Motor
from checker.model.bevinding import Oordeel
from checker.model.dossier import Dossier
from checker.model.rapport import Periode
from checker.model.regel import Regel, Regelpakket, Voorbeeld
from checker.model.registratie import Registersoort
from checker.model.toets_tekst import TekstToets
from checker.readers.dossiers import lexicon_voor
from checker.readers.fragment import lees_fragment
from checker.readers.registers.join import lees_registers

_VER_WEG = date(2099, 12, 31)


def controleer_voorbeelden(pakket: Regelpakket) -> list[str]:
    """Return a Dutch sentence for every example that gets another verdict than it states, and for every rule without a passing or failing one."""
    motor = Motor.van(pakket)
    fouten = [fout for regel in pakket.regels for fout in _volledig(regel)]
    for regel in pakket.regels:
        for nummer, (voorbeeld, oordeel) in enumerate(oordelen(motor, regel), 1):
            if oordeel is not voorbeeld.oordeel:
                bestand = f"{regel.id.replace('.', '/')}.yaml"
                fouten.append(
                    f"{bestand}, voorbeelden, {nummer}: verwacht {voorbeeld.oordeel}, de regel zegt {oordeel} ({_noem(voorbeeld)})"
                )
    return fouten


def oordelen(motor: Motor, regel: Regel) -> Iterator[tuple[Voorbeeld, Oordeel]]:
    """Yield each example of a rule with the verdict that the rule gives."""
    if isinstance(regel.toets, TekstToets):
        for voorbeeld in regel.voorbeelden:
            yield voorbeeld, motor.tekst.beoordeel(lees_fragment(voorbeeld.tekst))[regel.id].oordeel
        return
    for voorbeeld in regel.voorbeelden:
        rapport = motor.beoordeel(_dossier(voorbeeld))
        yield voorbeeld, next(b.oordeel for b in rapport.bevindingen if b.criterium == regel.id)


def _volledig(regel: Regel) -> Iterator[str]:
    gegeven = {v.oordeel for v in regel.voorbeelden}
    bestand = f"{regel.id.replace('.', '/')}.yaml"
    if Oordeel.VOLDOET not in gegeven:
        yield f"{bestand}, voorbeelden: er is geen voorbeeld dat voldoet"
    if not gegeven - {Oordeel.VOLDOET}:
        yield f"{bestand}, voorbeelden: er is geen voorbeeld dat niet voldoet"


def _dossier(voorbeeld: Voorbeeld) -> Dossier:
    periode = Periode(date.fromisoformat(voorbeeld.van), date.fromisoformat(voorbeeld.tot)) if voorbeeld.van and voorbeeld.tot else None
    with tempfile.TemporaryDirectory() as tijdelijk:
        paden = []
        for naam, tekst in voorbeeld.registers.items():
            pad = Path(tijdelijk) / f"{naam}.csv"
            pad.write_text(tekst, encoding="utf-8")
            paden.append(pad)
        vast = {Registersoort(p.stem): p for p in paden}
        lezing = lees_registers(paden, lexicon=lexicon_voor(None), vastgelegd=vast, periode=periode, peildatum=_VER_WEG)
    document = lees_fragment(voorbeeld.beleid or voorbeeld.tekst) if voorbeeld.beleid or voorbeeld.tekst else None
    return Dossier("voorbeeld", "voorbeeld", document, lezing.registratie, lezing.periode, _VER_WEG, lezing.invoer, lezing.meldingen)


def _noem(voorbeeld: Voorbeeld) -> str:
    tekst = voorbeeld.naam or voorbeeld.tekst.replace("\n", " / ")
    return tekst if len(tekst) <= 110 else tekst[:107] + "..."
