"""Dossier + rule pack -> Rapport: applies every rule once, rolls up the indicators, and lets no crash read as a verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import assert_never

from checker.evaluators.aandeel import beoordeel_aandeel
from checker.evaluators.drempel import beoordeel_drempel
from checker.evaluators.kruis import beoordeel_kruis
from checker.evaluators.sporen import Spoor, sporen_van
from checker.evaluators.tekst import Tekstbeoordelaar
from checker.evaluators.uitkomst import Uitkomst
from checker.model.bevinding import Bevinding, Bron, Handmatig, Oordeel, Zekerheid
from checker.model.dossier import Dossier, HandmatigOordeel
from checker.model.melding import Melding, Niveau
from checker.model.rapport import IndicatorOordeel, Rapport, RegelpakketInfo
from checker.model.regel import Regel, Regelpakket
from checker.model.toets_register import AandeelToets, DrempelToets, KruisToets
from checker.model.toets_tekst import TekstToets
from checker.readers import klaarpakket
from checker.readers.meegeleverd import meegeleverd_pakket
from checker.versie import __version__

MIN_LEESDEKKING = 0.98
GEEN_BELEID = "er is geen leesbaar beleidsdocument"


@dataclass(frozen=True, slots=True)
class Motor:
    """A rule pack made ready for use; build it once, use it for any number of dossiers.

    With `laat_crashen` a rule that fails raises instead of becoming `niet_beoordeeld` (for whoever writes a new kind of rule).
    """

    pakket: Regelpakket
    tekst: Tekstbeoordelaar
    laat_crashen: bool = False

    @classmethod
    def van(cls, pakket: Regelpakket, *, laat_crashen: bool = False) -> Motor:
        """Make a rule pack ready for use."""
        return cls(pakket, Tekstbeoordelaar.van(pakket), laat_crashen)

    @classmethod
    def laad(cls, regelmap: Path | None = None) -> Motor:
        """Load the rule pack in `regelmap` (the shipped one when None) and make it ready; quick when that was done before.

        Raises RegelError as `laad_regelpakket` does.
        """
        wortel = regelmap or meegeleverd_pakket()
        sleutel = klaarpakket.sleutel_van(wortel)
        bewaard = klaarpakket.lees(sleutel) if sleutel else None
        if bewaard is not None:
            return cls(bewaard[0], Tekstbeoordelaar.uit(*bewaard))
        from checker.readers.regels import laad_regelpakket  # reading and checking YAML is only paid when the pack changed

        motor = cls.van(laad_regelpakket(wortel))
        if sleutel and sleutel == klaarpakket.sleutel_van(wortel):  # nothing changed while it was read
            klaarpakket.bewaar(sleutel, motor.pakket, motor.tekst.tabellen())
        return motor

    def beoordeel(self, dossier: Dossier) -> Rapport:
        """Apply every rule of the pack to the dossier and return the frozen result."""
        uitkomsten: dict[str, Uitkomst] = {}
        if dossier.document is not None:
            document = dossier.document
            uitkomsten = self._veilig_alle(lambda: self.tekst.beoordeel(document))
        bevindingen = tuple(_bevinding(regel, self._uitkomst(regel, dossier, uitkomsten)) for regel in self.pakket.regels)
        bevindingen, meldingen = _pas_oordelen_toe(bevindingen, dossier.oordelen, dossier.peildatum)
        return Rapport(
            programma_versie=__version__,
            regelpakket=RegelpakketInfo(self.pakket.naam, self.pakket.versie, self.pakket.sha256),
            locatie_id=dossier.id,
            locatie_naam=dossier.naam,
            periode=dossier.periode,
            datum=dossier.peildatum,
            invoer=dossier.invoer,
            indicatoren=rol_op(self.pakket, bevindingen),
            bevindingen=bevindingen,
            meldingen=(*dossier.meldingen, *meldingen),
        )

    def sporen(self, dossier: Dossier, criterium: str) -> tuple[Spoor, ...]:
        """Return the register rows behind one finding's figure: (file, 1-based line, how it was counted). Raises KeyError for an unknown rule."""
        return sporen_van({r.id: r for r in self.pakket.regels}[criterium], dossier)

    def _veilig_alle(self, lees: Callable[[], dict[str, Uitkomst]]) -> dict[str, Uitkomst]:
        try:
            return lees()
        except Exception as fout:
            if self.laat_crashen:
                raise
            mislukt = _mislukt(fout)
            return {r.id: mislukt for r in self.pakket.regels if isinstance(r.toets, TekstToets)}

    def _uitkomst(self, regel: Regel, dossier: Dossier, tekst: dict[str, Uitkomst]) -> Uitkomst:
        try:
            return _beoordeel_een(regel, dossier, tekst)
        except Exception as fout:
            if self.laat_crashen:
                raise
            return _mislukt(fout)


def _beoordeel_een(regel: Regel, dossier: Dossier, tekst: dict[str, Uitkomst]) -> Uitkomst:
    toets = regel.toets
    match toets:
        case TekstToets():
            if dossier.document is None:
                return Uitkomst(Oordeel.NIET_BEOORDEELD, f"Niet beoordeeld: {GEEN_BELEID}.", reden=GEEN_BELEID)
            return _weeg_leesdekking(tekst[regel.id], dossier.document.leesdekking)
        case DrempelToets():
            return beoordeel_drempel(regel, dossier)
        case AandeelToets():
            return beoordeel_aandeel(regel, dossier)
        case KruisToets():
            return beoordeel_kruis(regel, dossier)
        case _:
            assert_never(toets)


def _mislukt(fout: Exception) -> Uitkomst:
    """A fault in the program is named as such and never shown as a judgement on the policy; its text may hold input, so only its kind is told."""
    reden = f"de regel kon niet worden toegepast door een fout in het programma ({type(fout).__name__})"
    return Uitkomst(Oordeel.NIET_BEOORDEELD, f"Niet beoordeeld: {reden}.", reden=reden)


def _weeg_leesdekking(uitkomst: Uitkomst, leesdekking: float) -> Uitkomst:
    if leesdekking >= MIN_LEESDEKKING:
        return uitkomst
    reden = f"van de zichtbare tekst is {leesdekking:.0%} gelezen; wat ontbreekt kan in het ongelezen deel staan"
    return replace(uitkomst, zekerheid=Zekerheid.LAAG, zekerheid_reden="; ".join(filter(None, [uitkomst.zekerheid_reden, reden])))


def _bevinding(regel: Regel, uit: Uitkomst) -> Bevinding:
    goed = uit.oordeel is Oordeel.VOLDOET
    return Bevinding(
        criterium=regel.id,
        indicator=regel.indicator,
        soort=regel.toets.soort if regel.toets.soort in ("tekst", "kruis") else "register",
        kern=regel.kern,
        titel=regel.titel,
        norm=regel.norm,
        bron=Bron(regel.bron.document, regel.bron.plaats),
        oordeel=uit.oordeel,
        toelichting=uit.toelichting,
        zekerheid=uit.zekerheid,
        zekerheid_reden=uit.zekerheid_reden,
        advies="" if goed else regel.advies,
        voorbeeldtekst="" if goed else regel.voorbeeldtekst,
        bewijs=uit.bewijs,
        gezocht="" if goed else uit.gezocht,
        reden=uit.reden,
        meting=uit.meting,
        stappen=uit.stappen,
    )


def _pas_oordelen_toe(
    bevindingen: tuple[Bevinding, ...], oordelen: Iterable[HandmatigOordeel], vandaag: date
) -> tuple[tuple[Bevinding, ...], list[Melding]]:
    per_criterium = {b.criterium: b for b in bevindingen}
    meldingen: list[Melding] = []
    for oordeel in oordelen:
        was = per_criterium.get(oordeel.criterium)
        if was is None:
            tekst = f"het oordeel over '{oordeel.criterium}' telt niet mee: dit criterium staat niet in het regelpakket"
            meldingen.append(Melding(Niveau.FOUT, "oordelen.yaml", "oordeel-onbekend", tekst))
        elif oordeel.geldig_tot is not None and oordeel.geldig_tot < vandaag:
            tekst = f"het oordeel over {oordeel.criterium} gold tot {oordeel.geldig_tot:%d-%m-%Y} en telt niet meer mee"
            meldingen.append(Melding(Niveau.WAARSCHUWING, "oordelen.yaml", "oordeel-verlopen", tekst))
        else:
            if was.oordeel is oordeel.oordeel:
                tekst = f"het oordeel over {oordeel.criterium} verandert niets: het programma komt op hetzelfde uit"
                meldingen.append(Melding(Niveau.INFO, "oordelen.yaml", "oordeel-ongebruikt", tekst))
            hand = Handmatig(oordeel.door, oordeel.datum, oordeel.reden, was.handmatig.was if was.handmatig else was.oordeel)
            per_criterium[oordeel.criterium] = replace(was, oordeel=oordeel.oordeel, handmatig=hand)
    return tuple(per_criterium[b.criterium] for b in bevindingen), meldingen


def rol_op(pakket: Regelpakket, bevindingen: Iterable[Bevinding]) -> tuple[IndicatorOordeel, ...]:
    """Roll the core criteria up to one verdict per indicator, as contract.md has it."""
    per: dict[str, list[Oordeel]] = {i.id: [] for i in pakket.indicatoren}
    for bevinding in bevindingen:
        if bevinding.kern:
            per[bevinding.indicator].append(bevinding.oordeel)
    return tuple(IndicatorOordeel(i.id, i.nummer, i.inspectiecode, i.titel, oordeel_over_indicator(per[i.id])) for i in pakket.indicatoren)


def oordeel_over_indicator(oordelen: Iterable[Oordeel]) -> Oordeel:
    """Return the verdict over the verdicts of the core criteria (contract.md)."""
    tellend = [o for o in oordelen if o not in (Oordeel.NIET_BEOORDEELD, Oordeel.NIET_VAN_TOEPASSING)]
    if not tellend:
        return Oordeel.NIET_BEOORDEELD
    if all(o is Oordeel.VOLDOET for o in tellend):
        return Oordeel.VOLDOET
    if not any(o in (Oordeel.VOLDOET, Oordeel.DEELS) for o in tellend):
        return Oordeel.VOLDOET_NIET
    return Oordeel.DEELS
