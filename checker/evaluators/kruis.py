"""Judges cross-checks: the policy held against the registers; one function per `controle`."""

from __future__ import annotations

from typing import assert_never

from checker.evaluators.kruis_beleid import beoordeel_activiteiten, beoordeel_actueel, beoordeel_doelen
from checker.evaluators.kruis_gesprekken import beoordeel_gesprekken
from checker.evaluators.kruis_talen import beoordeel_talen
from checker.evaluators.uitkomst import Uitkomst
from checker.model.dossier import Dossier
from checker.model.regel import Regel
from checker.model.toets_register import KruisToets


def beoordeel_kruis(regel: Regel, dossier: Dossier) -> Uitkomst:
    """Judge one cross-check; raises TypeError for a rule of another kind."""
    toets = regel.toets
    if not isinstance(toets, KruisToets):
        raise TypeError(regel.id)
    match toets.controle:
        case "gesprekken-gevoerd":
            return beoordeel_gesprekken(toets, dossier)
        case "talen-in-beleid":
            return beoordeel_talen(toets, dossier)
        case "doelpercentage":
            return beoordeel_doelen(toets, dossier)
        case "activiteiten-geregistreerd":
            return beoordeel_activiteiten(toets, dossier)
        case "beleid-actueel":
            return beoordeel_actueel(toets, dossier)
        case _:
            assert_never(toets.controle)
