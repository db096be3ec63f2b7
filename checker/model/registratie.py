"""The six registers, read: typed rows with pseudonyms for keys; no personal content survives the reader.

Children and families are running numbers: a family from a gezin_id is positive, a child that is a family of its own is the
negative of the child's number. Rows are named tuples, because a frozen dataclass costs three times as much to make and a
register may have a million of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Registersoort(StrEnum):
    """The six registers (registraties.md)."""

    KINDEREN = "kinderen"
    INTAKE = "intake"
    DEELNAME = "deelname"
    THUISACTIVITEITEN = "thuisactiviteiten"
    GESPREKKEN = "gesprekken"
    THUISTAAL = "thuistaal"


class KindRij(NamedTuple):
    """One enrolment; `start` is None when the row was set aside as enrolment (the child stays known)."""

    kind: int
    gezin: int
    start: date | None
    eind: date | None
    talen: tuple[str, ...]
    bestand: str
    regel: int


class IntakeRij(NamedTuple):
    """One intake form; answers are True, False or None (unknown), and `vooraf` may be the day on which it was done."""

    kind: int
    datum: date | None
    samen: bool | None
    vooraf: bool | date | None
    begrip: bool | None
    talen: tuple[str, ...]
    bestand: str
    regel: int


class ActiviteitRij(NamedTuple):
    """One family (0 is none: the column exists, nobody answered) at one activity or home activity.

    `datum` is None for a home activity that only has a `periode`; `sleutel` is the name without case, spaces and punctuation;
    `reden` tells whether a reason for absence stands there, not which.
    """

    gezin: int
    datum: date | None
    periode: str
    sleutel: str
    naam: str
    antwoord: bool | None
    reden: bool
    bestand: str
    regel: int


class GesprekRij(NamedTuple):
    """One talk about one child; `observatie` and `afspraken` are True, False or None (unknown)."""

    kind: int
    datum: date
    observatie: bool | None
    afspraken: bool | None
    bestand: str
    regel: int


class TaalRij(NamedTuple):
    """The home languages (empty: unknown) of one child (`kind` is not 0) or of all children of one family."""

    kind: int
    gezin: int
    talen: tuple[str, ...]
    bestand: str
    regel: int


Tijdvak = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Inschrijvingen:
    """Who was enrolled when: per child and per family the stretches of days, both ends included; `gezin` maps child to family."""

    gezin: Mapping[int, int]
    kind_tijdvakken: Mapping[int, tuple[Tijdvak, ...]]
    gezin_tijdvakken: Mapping[int, tuple[Tijdvak, ...]]
    _op_dag: dict[date, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    def gezinnen_op(self, dag: date) -> frozenset[int]:
        """The families with a child enrolled on that day."""
        op_dag = self._op_dag.get(dag)
        if op_dag is None:
            # Asked for every activity by several rules; of a register with dates without end only so many are remembered.
            if len(self._op_dag) >= 1_000:
                self._op_dag.clear()
            op_dag = frozenset([g for g, vakken in self.gezin_tijdvakken.items() for van, tot in vakken if van <= dag <= tot])
            self._op_dag[dag] = op_dag
        return op_dag

    def gezinnen_in(self, van: date, tot: date) -> frozenset[int]:
        """The families with a child enrolled on some day of van..tot."""
        return frozenset(g for g, vakken in self.gezin_tijdvakken.items() if any(a <= tot and van <= b for a, b in vakken))

    def kinderen_in(self, van: date, tot: date) -> tuple[int, ...]:
        """The children enrolled on some day of van..tot, in the order of the register."""
        return tuple(k for k, vakken in self.kind_tijdvakken.items() if any(a <= tot and van <= b for a, b in vakken))

    def dagen(self, kind: int, van: date, tot: date) -> int:
        """On how many days of van..tot the child was enrolled; overlapping enrolments count once."""
        totaal, vanaf = 0, van
        for begin, einde in sorted(self.kind_tijdvakken.get(kind, ())):
            eerste, laatste = max(begin, vanaf), min(einde, tot)
            if eerste > laatste:
                continue
            totaal += (laatste - eerste).days + 1
            if laatste == tot:
                break
            vanaf = date.fromordinal(laatste.toordinal() + 1)
        return totaal


@dataclass(frozen=True, slots=True)
class Registratie:
    """All registers of a location. A register that is absent is None; one that is there without rows is an empty tuple.

    `kolommen` are the canonical columns that were found per register. `redenwoord` tells that a word such as "afgemeld" stands
    somewhere in the presence column. `taalvormen` are the known languages with the words that name them. `laatste_datum` is the
    latest date in deelname, thuisactiviteiten or gesprekken that is not after the day of the audit.
    """

    laatste_datum: date | None = None
    kinderen: tuple[KindRij, ...] | None = None
    intake: tuple[IntakeRij, ...] | None = None
    deelname: tuple[ActiviteitRij, ...] | None = None
    thuisactiviteiten: tuple[ActiviteitRij, ...] | None = None
    gesprekken: tuple[GesprekRij, ...] | None = None
    thuistaal: tuple[TaalRij, ...] | None = None
    kolommen: Mapping[Registersoort, frozenset[str]] = field(default_factory=dict)
    inschrijvingen: Inschrijvingen | None = None
    redenwoord: bool = False
    taalvormen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def heeft(self, soort: Registersoort, kolom: str) -> bool:
        """Whether that column was found in that register."""
        return kolom in self.kolommen.get(soort, frozenset())
