"""The rule catalogue and one rule, as plain text."""

from __future__ import annotations

import textwrap

from checker.model.regel import Regel, Regelpakket
from checker.model.toets_tekst import TekstToets, Vraag

_BREEDTE = 80


def regels_tekst(pakket: Regelpakket) -> str:
    """Return all rules by indicator: id, whether it is core, kind and title."""
    regels = [
        f"Regelpakket {pakket.naam} {pakket.versie}, {len(pakket.regels)} regels, {len(pakket.begrippen)} begrippen, {len(pakket.signalen)} signalen"
    ]
    for indicator in pakket.indicatoren:
        code = f" ({indicator.inspectiecode})" if indicator.inspectiecode else ""
        regels += ["", f"{indicator.nummer} {indicator.titel}{code}"]
        regels += [
            f"  {r.id:<44} {r.toets.soort:<8} {'kern' if r.kern else ''}".rstrip() for r in pakket.regels if r.indicator == indicator.id
        ]
    return "\n".join(regels) + "\n"


def regel_tekst(regel: Regel) -> str:
    """Return one rule: norm, source, advice, points and examples."""
    regels = [f"{regel.id}: {regel.titel}", ""]
    for kop, tekst in (
        ("Norm", regel.norm),
        ("Bron", f"{regel.bron.document}, {regel.bron.plaats}"),
        ("Telt mee", "ja, een kerncriterium" if regel.kern else "nee, een aanbeveling"),
        ("Advies", regel.advies),
        ("Voorbeeldtekst", regel.voorbeeldtekst),
    ):
        regels += textwrap.wrap(f"{kop}: {tekst}", _BREEDTE, subsequent_indent="  ")
    if isinstance(regel.toets, TekstToets):
        regels += ["", *textwrap.wrap(f"Gezocht: {regel.toets.gezocht}", _BREEDTE, subsequent_indent="  ")]
        regels += _vraag("Staat het er?", regel.toets.aanwezig) + _vraag("Is het concreet en eigen praktijk?", regel.toets.voldoende)
    regels += ["", f"Voorbeelden ({len(regel.voorbeelden)})"]
    for v in regel.voorbeelden:
        regels += textwrap.wrap(
            f"{v.oordeel}: {(v.tekst or v.naam).replace(chr(10), ' / ')}", _BREEDTE, initial_indent="  ", subsequent_indent="    "
        )
    return "\n".join(regels) + "\n"


def _vraag(titel: str, vraag: Vraag) -> list[str]:
    regels = ["", f"{titel} (genoeg is {vraag.genoeg} punten)"]
    for punten, kenmerken in sorted(vraag.punten.items(), reverse=True):
        regels += textwrap.wrap(f"{punten:+d}: {'; '.join(kenmerken)}", _BREEDTE, initial_indent="  ", subsequent_indent="      ")
    return regels
