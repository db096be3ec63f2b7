"""Read all files of a location: recognise each, read the children first, then the rest, and join files of one kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from checker.model.melding import Melding, Niveau
from checker.model.rapport import InvoerBestand, Periode
from checker.model.registratie import (
    ActiviteitRij,
    GesprekRij,
    Inschrijvingen,
    IntakeRij,
    KindRij,
    Registersoort,
    Registratie,
    TaalRij,
    Tijdvak,
)
from checker.readers import grenzen
from checker.readers.registers import activities, rows
from checker.readers.registers.base import Bron, Lezing, TeVeel
from checker.readers.registers.dialect import Rijenlezer
from checker.readers.registers.geheugen import Registerbron
from checker.readers.registers.header import Kop
from checker.readers.registers.kinds import Keuze
from checker.readers.registers.lexicon import Lexicon, standaard_lexicon
from checker.readers.registers.quality import Meldingen, controleer
from checker.readers.registers.recognise import Bestand, herken, verdeel_nummer
from checker.readers.registers.values import Waarden
from checker.readers.registers.wide import Activiteitkolom, jaar_erbij

_EINDE = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class RegisterLezing:
    """What the CSV files of a location hold; `periode` is the one given, else the school year of the latest date, else None."""

    registratie: Registratie
    invoer: tuple[InvoerBestand, ...]
    meldingen: tuple[Melding, ...]
    periode: Periode | None


@dataclass(slots=True)
class _Oogst:
    kinderen: list[tuple[KindRij, int]] = field(default_factory=list)
    intake: list[IntakeRij] = field(default_factory=list)
    deelname: list[ActiviteitRij] = field(default_factory=list)
    thuisactiviteiten: list[ActiviteitRij] = field(default_factory=list)
    gesprekken: list[GesprekRij] = field(default_factory=list)
    thuistaal: list[TaalRij] = field(default_factory=list)


def lees_registers(
    bestanden: Sequence[Registerbron],
    *,
    lexicon: Lexicon | None = None,
    vastgelegd: Mapping[Registersoort, Path | str] | None = None,
    kolommen: Mapping[str, Mapping[str, str]] | None = None,
    periode: Periode | None,
    peildatum: date,
) -> RegisterLezing:
    """Read the CSV files in any dialect; a file that cannot be read is a Melding, never an exception.

    `vastgelegd` says which file is which register (path or file name), `kolommen` per
    file name which header is which canonical column.
    """
    lexicon = lexicon or standaard_lexicon()
    lezing = Lezing(lexicon, Waarden(lexicon), Meldingen(), peildatum)
    vast = {Path(str(pad)).name: Registersoort(soort) for soort, pad in (vastgelegd or {}).items()}
    stukken = [herken(pad, lezing, vast.get(pad.name), (kolommen or {}).get(pad.name, {})) for pad in bestanden]
    oogst = _Oogst()
    for stuk in (s for s in stukken if s.keuze.soort is Registersoort.KINDEREN):
        _lees(stuk, lezing, oogst, periode)
    heeft_kinderen = any(s.keuze.soort is Registersoort.KINDEREN for s in stukken)
    inschrijvingen, kinderen = _schrijf_in(oogst.kinderen, lezing) if heeft_kinderen else (None, ())
    uitgesteld = []
    for stuk in (s for s in stukken if s.keuze.soort not in (None, Registersoort.KINDEREN)):
        if stuk.kop and any(a.dagmaand for a in stuk.kop.activiteiten):
            uitgesteld.append(stuk)
        else:
            _lees(stuk, lezing, oogst, periode)
    for stuk in uitgesteld:
        _lees(stuk, lezing, oogst, periode)
    gevonden = periode or (schooljaar(lezing.laatste) if lezing.laatste else None)
    registratie = _bouw(stukken, oogst, kinderen, inschrijvingen, lezing, heeft_kinderen=heeft_kinderen)
    extra = controleer(registratie, gevonden, peildatum, lezing.meldingen)
    invoer = tuple(_invoer(stuk, extra.get(stuk.naam, 0)) for stuk in stukken)
    return RegisterLezing(registratie, invoer, lezing.meldingen.alle(), gevonden)


def schooljaar(dag: date) -> Periode:
    """The school year (1 August to 31 July) that holds the day."""
    jaar = dag.year if dag.month >= 8 else dag.year - 1
    return Periode(date(jaar, 8, 1), date(jaar + 1, 7, 31))


def _lees(stuk: Bestand, lezing: Lezing, oogst: _Oogst, periode: Periode | None) -> None:
    """Read one recognised file; one that is too long is refused whole, for part of a register gives wrong figures."""
    eerder = len(lezing.kind), len(lezing.gezin)
    try:
        _lees_rijen(stuk, lezing, oogst, periode)
    except TeVeel as fout:
        tekst = f"dit register heeft meer dan {fout}, of de registers samen, en is niet gebruikt; lever een schooljaar van een locatie aan"
        lezing.meldingen.meld(stuk.naam, "te-groot", tekst, niveau=Niveau.FOUT)
        stuk.keuze, stuk.bron = Keuze(None), None
        lezing.kind.terug(eerder[0])
        lezing.gezin.terug(eerder[1])
    stuk.tekst = None
    if stuk.kop is not None:
        stuk.kop.proefrijen = []


def _lees_rijen(stuk: Bestand, lezing: Lezing, oogst: _Oogst, periode: Periode | None) -> None:
    """Read one recognised file into the harvest, and release its bytes."""
    kop, soort, tekst = stuk.kop, stuk.keuze.soort, stuk.tekst
    if kop is None or soort is None or tekst is None:
        return
    ruimte = grenzen.CSV_RIJEN - lezing.rijen
    bron = stuk.bron = Bron(stuk.naam, kop, min(ruimte, grenzen.CSV_KINDEREN) if soort is Registersoort.KINDEREN else ruimte)
    verdeel_nummer(kop, soort, lezing)
    fouten: list[tuple[int, str, str]] = []
    rijen = Rijenlezer(tekst, kop.scheiding, fouten)
    if soort is Registersoort.KINDEREN:
        oogst.kinderen += rows.lees_kinderen(bron, rijen, lezing)
    elif soort is Registersoort.INTAKE:
        oogst.intake += rows.lees_intake(bron, rijen, lezing)
    elif soort is Registersoort.GESPREKKEN:
        oogst.gesprekken += rows.lees_gesprekken(bron, rijen, lezing)
    elif soort is Registersoort.THUISTAAL:
        oogst.thuistaal += rows.lees_thuistaal(bron, rijen, lezing)
    else:
        kolom = "aanwezig" if soort is Registersoort.DEELNAME else "uitgevoerd"
        doel = oogst.deelname if soort is Registersoort.DEELNAME else oogst.thuisactiviteiten
        nieuw = _activiteiten(bron, rijen, lezing, periode, kolom, breed=stuk.keuze.breed)
        _controleer_aantallen(nieuw)
        doel += nieuw
        lezing.rijen += len(nieuw) * stuk.keuze.breed
    lezing.rijen += bron.rijen * (not stuk.keuze.breed)
    for regel, code, zin in fouten:
        bron.terzijde += code == "cel-te-groot"
        lezing.meldingen.meld(stuk.naam, code, zin, regel)
    if bron.rijen == 0:
        lezing.meldingen.meld(stuk.naam, "geen-rijen", "het bestand heeft wel kolomnamen, maar geen rijen")
    if lezing.waarden.maand_eerst:
        lezing.waarden.maand_eerst = False
        lezing.meldingen.meld(stuk.naam, "maand-eerst", "minstens een datum heeft de maand voorop; bij twijfel is de dag eerst gelezen")


def _controleer_aantallen(rijen: list[ActiviteitRij]) -> None:
    """Every activity is held against every family: many of both is more work than there is time for."""
    if len({(r.datum, r.periode, r.sleutel) for r in rijen}) > grenzen.CSV_ACTIVITEITEN:
        raise TeVeel(f"{grenzen.CSV_ACTIVITEITEN} verschillende activiteiten")


def _activiteiten(
    bron: Bron, rijen: Rijenlezer, lezing: Lezing, periode: Periode | None, kolom: str, *, breed: bool
) -> list[ActiviteitRij]:
    if not breed:
        return activities.lees_activiteiten(bron, rijen, lezing, kolom)
    kop = bron.kop
    if any(a.dagmaand for a in kop.activiteiten):
        vak = periode or _vak_zonder_jaar(kop, lezing)
        kop.activiteiten = [replace(a, datum=jaar_erbij(a.dagmaand, vak.van, vak.tot)) if a.dagmaand else a for a in kop.activiteiten]
    goed: list[Activiteitkolom] = []
    for a in kop.activiteiten:
        if a.datum is None and (kolom == "aanwezig" or not a.periode):
            lezing.meldingen.meld(
                bron.naam, "kolom-zonder-datum", f"kolom {a.index + 1} heeft geen datum in de kop en is niet gebruikt", kop.regel
            )
        else:
            goed.append(a)
    return activities.lees_breed(bron, rijen, lezing, goed, kolom)


def _vak_zonder_jaar(kop: Kop, lezing: Lezing) -> Periode:
    """The school year for headers without a year: that of the other registers, else the latest in which no header is still to come."""
    if lezing.laatste is not None:
        return schooljaar(lezing.laatste)
    vak = schooljaar(lezing.peildatum)
    dagen = [jaar_erbij(a.dagmaand, vak.van, vak.tot) for a in kop.activiteiten if a.dagmaand]
    if any(dag is not None and dag > lezing.peildatum for dag in dagen):
        return Periode(vak.van.replace(year=vak.van.year - 1), vak.tot.replace(year=vak.tot.year - 1))
    return vak


def _schrijf_in(paren: list[tuple[KindRij, int]], lezing: Lezing) -> tuple[Inschrijvingen, tuple[KindRij, ...]]:
    """Give every child its family and collect the enrolments; from here on an id that is not known is unknown."""
    gezin_van: dict[int, int] = {}
    for rij, gezin in paren:
        eerder = gezin_van.setdefault(rij.kind, gezin)
        if not eerder:
            gezin_van[rij.kind] = gezin
        elif gezin and gezin != eerder:
            lezing.meldingen.meld(rij.bestand, "twee-gezinnen", "dit kind staat bij twee gezinnen; het eerste gezin telt", rij.regel)
    van = {kind: gezin or -kind for kind, gezin in gezin_van.items()}
    per_kind: dict[int, dict[Tijdvak, None]] = {}
    per_gezin: dict[int, dict[Tijdvak, None]] = {}
    for rij, _ in paren:
        if rij.start is None:
            continue
        vak = (rij.start, rij.eind or _EINDE)
        if vak in per_kind.setdefault(rij.kind, {}):
            lezing.meldingen.meld(
                rij.bestand,
                "dubbele-rij",
                "dezelfde inschrijving van hetzelfde kind staat er nog een keer; die telt een keer",
                rij.regel,
                Niveau.INFO,
            )
        per_kind[rij.kind][vak] = None
        per_gezin.setdefault(van[rij.kind], {})[vak] = None
    lezing.gezin_van, lezing.gezinnen = van, frozenset(van.values())
    lezing.kind.onthoud_vormen()
    lezing.gezin.onthoud_vormen()
    inschrijvingen = Inschrijvingen(van, {k: tuple(v) for k, v in per_kind.items()}, {g: tuple(v) for g, v in per_gezin.items()})
    return inschrijvingen, tuple(rij._replace(gezin=van[rij.kind]) for rij, _ in paren)


def _bouw(
    stukken: list[Bestand],
    oogst: _Oogst,
    kinderen: tuple[KindRij, ...],
    ins: Inschrijvingen | None,
    lezing: Lezing,
    *,
    heeft_kinderen: bool,
) -> Registratie:
    kolommen: dict[Registersoort, frozenset[str]] = {}
    for stuk in stukken:
        if stuk.keuze.soort is not None and stuk.kop is not None:
            gevonden = set(stuk.kop.kolommen)
            if stuk.keuze.breed:
                gevonden |= {"datum", "activiteit", "aanwezig", "uitgevoerd"}
            kolommen[stuk.keuze.soort] = kolommen.get(stuk.keuze.soort, frozenset()) | gevonden
    soorten = kolommen.keys()
    return Registratie(
        laatste_datum=lezing.laatste,
        kinderen=kinderen if heeft_kinderen else None,
        intake=tuple(oogst.intake) if Registersoort.INTAKE in soorten else None,
        deelname=tuple(oogst.deelname) if Registersoort.DEELNAME in soorten else None,
        thuisactiviteiten=tuple(oogst.thuisactiviteiten) if Registersoort.THUISACTIVITEITEN in soorten else None,
        gesprekken=tuple(oogst.gesprekken) if Registersoort.GESPREKKEN in soorten else None,
        thuistaal=tuple(oogst.thuistaal) if Registersoort.THUISTAAL in soorten else None,
        kolommen=kolommen,
        inschrijvingen=ins,
        redenwoord=lezing.redenwoord,
        taalvormen=lezing.lexicon.taalvormen,
    )


def _invoer(stuk: Bestand, extra: int) -> InvoerBestand:
    if stuk.bron is None or stuk.keuze.soort is None:
        return InvoerBestand(stuk.naam, "onbekend", stuk.sha256)
    kop = stuk.bron.kop
    herkend = [(kolom, kop.cellen[i]) for kolom, (i, _) in kop.kolommen.items()]
    if stuk.keuze.breed:
        herkend.append(("activiteiten", f"{len(kop.activiteiten)} kolommen"))
    return InvoerBestand(
        stuk.naam,
        stuk.keuze.soort,
        stuk.sha256,
        rijen=stuk.bron.rijen,
        terzijde=stuk.bron.terzijde + extra,
        herkend=tuple(herkend),
        herkend_op=stuk.keuze.op,
    )
