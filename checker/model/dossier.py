"""All that is known of one location before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.model.bevinding import Oordeel
from checker.model.document import Document
from checker.model.melding import Melding
from checker.model.rapport import InvoerBestand, Periode
from checker.model.registratie import Registratie


@dataclass(frozen=True, slots=True)
class HandmatigOordeel:
    """One entry of oordelen.yaml, checked."""

    criterium: str
    oordeel: Oordeel
    reden: str
    door: str
    datum: date
    geldig_tot: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A location's policy and registers, read; `document` is None when there is no policy to judge.

    `peildatum` is the day of the audit; `meldingen` are the readers' remarks.
    """

    id: str
    naam: str
    document: Document | None
    registratie: Registratie
    periode: Periode | None
    peildatum: date
    invoer: tuple[InvoerBestand, ...]
    meldingen: tuple[Melding, ...] = ()
    oordelen: tuple[HandmatigOordeel, ...] = ()
