"""Audits a location's parent policy and registers against the seven VVE inspection indicators.

The public API: `toets` audits one location, `laad_regelpakket` loads rules, `Motor` serves many locations with one rule pack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.versie import __version__

__all__ = ["__version__", "laad_regelpakket", "toets", "toets_batch"]

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.rapport import Rapport
    from checker.model.regel import Regelpakket


def toets(pad: str | Path, *, regels: Regelpakket | None = None) -> Rapport:
    """Audit one location (a folder with a policy and registers, or a policy alone) and return the frozen Rapport.

    Raises InvoerError when the location cannot be audited and RegelError when the rules cannot be used.
    """
    from pathlib import Path

    from checker.engine import Motor
    from checker.readers.dossiers import lees_dossier

    motor = Motor.laad() if regels is None else Motor.van(regels)
    return motor.beoordeel(lees_dossier(Path(pad)))


def __getattr__(naam: str) -> Any:  # noqa: ANN401 - the public names are loaded when they are used
    if naam == "laad_regelpakket":
        from checker.readers.regels import laad_regelpakket

        return laad_regelpakket
    if naam == "toets_batch":
        from checker.batch import toets_batch

        return toets_batch
    raise AttributeError(naam)
