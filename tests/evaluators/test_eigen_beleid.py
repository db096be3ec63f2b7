"""What a document as a whole must be before anything in it may reassure."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from checker.evaluators.eigen_beleid import begrens, tekorten
from checker.evaluators.uitkomst import Uitkomst
from checker.language.koppelen import maak_leesplan
from checker.language.lezen import Lezing
from checker.model.bevinding import Oordeel, Zekerheid
from checker.model.regel import Documenteis
from checker.readers import regelmodellen

EIS = Documenteis(zeg="dit zegt over te weinig iets", regels=15)


def _uitkomsten(gevonden: int, totaal: int) -> list[Uitkomst]:
    wel = [Uitkomst(Oordeel.VOLDOET if k % 2 else Oordeel.DEELS, "Gevonden.") for k in range(gevonden)]
    return [*wel, *[Uitkomst(Oordeel.VOLDOET_NIET, "Niet gevonden.")] * (totaal - gevonden)]


@pytest.mark.parametrize(("gevonden", "totaal", "tekort"), [(0, 40, True), (5, 40, True), (6, 40, False), (40, 40, False), (1, 1, False)])
def test_zo_veel_van_de_regels_moet_iets_vinden(gevonden: int, totaal: int, tekort: bool) -> None:
    """A share, not a number: a pack with one rule that finds something asks no more."""
    uit = tekorten(Lezing([], []), [EIS], maak_leesplan({}, []), _uitkomsten(gevonden, totaal))

    assert uit == ((EIS.zeg,) if tekort else ())


def test_een_tekort_stelt_niet_gerust() -> None:
    """What would have been enough becomes `deels`, uncertain, with the reason."""
    uit = begrens(Uitkomst(Oordeel.VOLDOET, "Het staat er.", zekerheid=Zekerheid.HOOG), [EIS.zeg])

    assert (uit.oordeel, uit.zekerheid) == (Oordeel.DEELS, Zekerheid.LAAG)
    assert EIS.zeg in uit.toelichting
    assert EIS.zeg in uit.zekerheid_reden


def test_een_eis_zonder_inhoud_wordt_geweigerd() -> None:
    """A requirement that asks for nothing is a slip of the pen."""
    with pytest.raises(ValidationError, match="eist dit niets"):
        regelmodellen.Documenteis(zeg="niets")
