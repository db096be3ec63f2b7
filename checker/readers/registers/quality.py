"""Remarks on the data: file and line, never the content of a personal field, and never an endless list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from checker.model.melding import Melding, Niveau
from checker.model.rapport import Periode
from checker.model.registratie import ActiviteitRij, Inschrijvingen, Registersoort, Registratie

PER_SOORT = 25
"""So many remarks of one kind per file are shown; the rest is counted in one more."""
WEINIG_GEZINNEN = 10
STILTE_DAGEN = 120


class Meldingen:
    """Collects remarks; of each kind per file at most PER_SOORT are kept, the rest is counted."""

    def __init__(self) -> None:
        self._lijst: list[Melding] = []
        self._aantal: dict[tuple[str, str], int] = {}

    def meld(self, bestand: str, code: str, tekst: str, regel: int | None = None, niveau: Niveau = Niveau.WAARSCHUWING) -> None:
        """Add a remark."""
        sleutel = (bestand, code)
        aantal = self._aantal[sleutel] = self._aantal.get(sleutel, 0) + 1
        if aantal <= PER_SOORT:
            self._lijst.append(Melding(niveau, bestand, code, tekst, regel))

    def alle(self) -> tuple[Melding, ...]:
        """All remarks by file and line, with one more per kind that was cut short."""
        rest = [
            Melding(Niveau.INFO, bestand, code, f"nog {aantal - PER_SOORT} keer dezelfde melding ({code}); in totaal {aantal}")
            for (bestand, code), aantal in self._aantal.items()
            if aantal > PER_SOORT
        ]
        return tuple(sorted(self._lijst, key=lambda m: (m.bestand, m.regel or 0))) + tuple(rest)


def controleer(reg: Registratie, periode: Periode | None, peildatum: date, meldingen: Meldingen) -> dict[str, int]:
    """Report what only shows once the period is known; returns per file how many more rows are set aside."""
    terzijde: dict[str, int] = {}
    if periode is None:
        return terzijde
    for soort, rijen in ((Registersoort.DEELNAME, reg.deelname), (Registersoort.THUISACTIVITEITEN, reg.thuisactiviteiten)):
        _activiteiten(rijen or (), reg.inschrijvingen, periode, peildatum, meldingen, terzijde)
        _stilte(soort, (r.datum for r in rijen or ()), periode, peildatum, meldingen, rijen[0].bestand if rijen else "")
    for gesprek in reg.gesprekken or ():
        _buiten(gesprek.datum, gesprek.bestand, gesprek.regel, periode, peildatum, meldingen)
    _stilte(
        Registersoort.GESPREKKEN,
        (g.datum for g in reg.gesprekken or ()),
        periode,
        peildatum,
        meldingen,
        reg.gesprekken[0].bestand if reg.gesprekken else "",
    )
    for intake in reg.intake or ():
        if intake.datum is not None and intake.datum > periode.tot:
            meldingen.meld(
                intake.bestand,
                "intake-na-periode",
                "de datum van deze intake ligt na de periode; de intake telt wel",
                intake.regel,
                Niveau.INFO,
            )
    if reg.inschrijvingen is not None:
        aantal = len(reg.inschrijvingen.gezinnen_in(periode.van, periode.tot))
        if 0 < aantal < WEINIG_GEZINNEN and reg.kinderen:
            tekst = f"in de periode zijn {aantal} gezinnen ingeschreven; een percentage over zo weinig gezinnen zegt weinig"
            meldingen.meld(reg.kinderen[0].bestand, "weinig-gezinnen", tekst, niveau=Niveau.INFO)
    return terzijde


def _activiteiten(
    rijen: Iterable[ActiviteitRij],
    ins: Inschrijvingen | None,
    periode: Periode,
    peildatum: date,
    meldingen: Meldingen,
    terzijde: dict[str, int],
) -> None:
    verwacht = _verwacht_op(ins) if ins is not None else None
    buiten: set[tuple[str, date]] = set()
    for rij in rijen:
        dag = rij.datum
        if dag is None:
            continue
        if not periode.van <= dag <= periode.tot or dag > peildatum:
            if (rij.bestand, dag) not in buiten:
                buiten.add((rij.bestand, dag))
                _buiten(dag, rij.bestand, rij.regel, periode, peildatum, meldingen)
            continue
        if verwacht is not None and rij.antwoord is not None and rij.gezin not in verwacht(dag):
            terzijde[rij.bestand] = terzijde.get(rij.bestand, 0) + 1
            meldingen.meld(
                rij.bestand,
                "niet-verwacht",
                "een antwoord van een gezin zonder kind dat die dag is ingeschreven; het telt niet mee",
                rij.regel,
            )


def _verwacht_op(ins: Inschrijvingen) -> Callable[[date], frozenset[int]]:
    bewaard: dict[date, frozenset[int]] = {}

    def op(dag: date) -> frozenset[int]:
        if dag not in bewaard:
            bewaard[dag] = ins.gezinnen_op(dag)
        return bewaard[dag]

    return op


def _buiten(dag: date, bestand: str, regel: int, periode: Periode, peildatum: date, meldingen: Meldingen) -> None:
    if dag > peildatum:
        meldingen.meld(bestand, "datum-in-toekomst", "de datum ligt na de dag van deze controle en bepaalt de periode niet", regel)
    if not periode.bevat(dag):
        meldingen.meld(bestand, "buiten-periode", "de datum valt buiten de periode; de rij telt niet mee", regel, Niveau.INFO)


def _stilte(
    soort: Registersoort, dagen: Iterable[date | None], periode: Periode, peildatum: date, meldingen: Meldingen, bestand: str
) -> None:
    """A register that stops months before the period (or the audit) ends."""
    einde = min(periode.tot, peildatum)
    laatste = max((d for d in dagen if d is not None and periode.van <= d <= einde), default=None)
    if laatste is not None and einde - laatste > timedelta(days=STILTE_DAGEN):
        tekst = (
            f"het register {soort} stopt op {laatste:%d-%m-%Y}, ruim {(einde - laatste).days // 30} maanden voor het einde van de periode"
        )
        meldingen.meld(bestand, "register-stopt", tekst)
