"""What an evaluator hands to the engine: the verdict and its grounds, without the texts that come from the rule itself."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.bevinding import Bewijs, Meting, Oordeel, Zekerheid


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The outcome of one rule on one dossier; `reden` says why nothing could be judged, `stappen` how the verdict came about."""

    oordeel: Oordeel
    toelichting: str
    reden: str = ""
    zekerheid: Zekerheid = Zekerheid.HOOG
    zekerheid_reden: str = ""
    bewijs: tuple[Bewijs, ...] = ()
    meting: Meting | None = None
    gezocht: str = ""
    stappen: tuple[str, ...] = ()
