"""Whether a document is a policy of its own about parents at all, before any of its sentences may reassure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from checker.evaluators.uitkomst import Uitkomst
from checker.language.koppelen import Leesplan
from checker.language.lezen import Lezing
from checker.model.bevinding import Oordeel, Zekerheid
from checker.model.regel import Documenteis


def tekorten(lezing: Lezing, eisen: Sequence[Documenteis], plan: Leesplan, uitkomsten: Collection[Uitkomst]) -> tuple[str, ...]:
    """Return what is against the document as a whole: the `zeg` of every requirement that it does not meet.

    A requirement is about the share of its passages, and about the share of `uitkomsten` (of all text rules) that found something.
    """
    geraakt = 100 * sum(u.oordeel is not Oordeel.VOLDOET_NIET for u in uitkomsten)
    uit = []
    for eis in eisen:
        gezocht = {plan.nummers[b] for b in eis.begrippen}
        aandeel = 100 * sum(not gezocht.isdisjoint(p.eigen) for p in lezing.passages)
        totaal = len(lezing.passages)
        buiten = eis.begrippen and not eis.minstens * totaal <= aandeel <= eis.hoogstens * totaal
        if buiten or geraakt < eis.regels * len(uitkomsten):
            uit.append(eis.zeg)
    return tuple(uit)


def begrens(uitkomst: Uitkomst, tekort: Sequence[str]) -> Uitkomst:
    """Return the outcome with its verdict bounded: a document with a `tekort` reassures about nothing."""
    if not tekort:
        return uitkomst
    reden = "; ".join(filter(None, [uitkomst.zekerheid_reden, *tekort]))
    onzeker = replace(uitkomst, zekerheid=Zekerheid.LAAG, zekerheid_reden=reden)
    if uitkomst.oordeel is not Oordeel.VOLDOET:
        return onzeker
    bewijs = tuple(replace(b, bijna=True, waarom=tekort[0]) for b in uitkomst.bewijs)
    toelichting = f"Er staat een zin die past, maar {tekort[0]}; daarom telt dit niet als eigen praktijk."
    return replace(onzeker, oordeel=Oordeel.DEELS, toelichting=toelichting, bewijs=bewijs)
