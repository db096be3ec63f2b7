"""From rows of cells to typed rows, one function per register; a bad row is set aside, counted and reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from checker.model.melding import Niveau
from checker.model.registratie import ActiviteitRij, GesprekRij, IntakeRij, KindRij, TaalRij
from checker.readers import grenzen
from checker.readers.registers.header import Kop
from checker.readers.registers.keys import Nummers
from checker.readers.registers.lexicon import Lexicon
from checker.readers.registers.quality import Meldingen
from checker.readers.registers.values import ONLEESBAAR, Waarden
from checker.readers.registers.wide import Activiteitkolom

Rijen = Iterable[tuple[int, list[str]]]
_GROOTSTE_LEEFTIJD = 8
DUBBEL_TOT = 300_000
"""Double rows are reported among the first so many distinct rows of a file: a set of more costs 100 MB, and they count once anyway."""


class TeVeelRijen(Exception):
    """A register has more rows than fit in the memory that is promised."""


@dataclass(slots=True)
class Bron:
    """One file being read: where the columns are, and how many rows were read and set aside."""

    naam: str
    kop: Kop
    rijen: int = 0
    terzijde: int = 0


@dataclass(slots=True)
class Lezing:
    """What all files share while they are read; `gezin_van` is None when there is no register of children."""

    lexicon: Lexicon
    waarden: Waarden
    meldingen: Meldingen
    peildatum: date
    kind: Nummers = field(default_factory=Nummers)
    gezin: Nummers = field(default_factory=Nummers)
    gezin_van: dict[int, int] | None = None
    gezinnen: frozenset[int] = frozenset()
    laatste: date | None = None
    redenwoord: bool = False

    def terzijde(self, bron: Bron, regel: int, code: str, tekst: str) -> None:
        """Set a row aside with a remark."""
        bron.terzijde += 1
        self.meldingen.meld(bron.naam, code, f"{tekst}; de rij is terzijde gelegd", regel)

    def onleesbaar(self, bron: Bron, regel: int, kolom: str, gevolg: str) -> None:
        """Report a cell that cannot be read, without its content."""
        self.meldingen.meld(bron.naam, "onleesbaar", f"de cel in kolom '{kolom}' kan niet gelezen worden; {gevolg}", regel)

    def zie_datum(self, dag: date) -> None:
        """Keep the latest date that is not after the day of the audit."""
        if (self.laatste is None or dag > self.laatste) and dag <= self.peildatum:
            self.laatste = dag


@lru_cache(maxsize=20_000)
def activiteitsleutel(naam: str) -> str:
    """The name without case, spaces and punctuation, for telling activities apart."""
    return "".join(t for t in naam.casefold() if t.isalnum())


def datarijen(bron: Bron, rijen: Rijen, lezing: Lezing, *, breed: bool = False) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header, padded to its width; blank rows, repeated headers and lines below the table are left out."""
    kop = bron.kop
    breedte, kopregel, kopcellen = len(kop.cellen), kop.regel, kop.cellen
    for regel, rij in rijen:
        if regel <= kopregel:
            continue
        if len(rij) < breedte:
            if not any(rij):
                continue
            rij.extend([""] * (breedte - len(rij)))
        eerste = rij[0]
        if not eerste[:1].isdigit():
            if rij[:breedte] == kopcellen or not any(map(str.strip, rij)):
                continue
            if _is_voetregel(rij, bron, lezing, breed=breed):
                lezing.meldingen.meld(
                    bron.naam, "voetregel", "een totaal- of ondertekeningsregel onder de tabel is overgeslagen", regel, Niveau.INFO
                )
                continue
        bron.rijen += 1
        if bron.rijen > grenzen.CSV_RIJEN:
            raise TeVeelRijen
        if len(rij) > breedte and not _nog_leesbaar(bron, regel, rij, lezing):
            continue
        yield regel, rij


def _nog_leesbaar(bron: Bron, regel: int, rij: list[str], lezing: Lezing) -> bool:
    """A row that is wider than the header counts only when its date and answer stand where the header says."""
    for kolom, soort in (("datum", "datum"), ("startdatum", "datum"), ("aanwezig", "antwoord"), ("uitgevoerd", "antwoord")):
        if (i := bron.kop.index(kolom)) >= 0 and getattr(lezing.waarden, soort)(rij[i]) is ONLEESBAAR:
            lezing.terzijde(bron, regel, "te-veel-cellen", "de rij heeft meer cellen dan de kop en de waarden staan niet onder hun kolom")
            return False
    if any(map(str.strip, rij[len(bron.kop.cellen) :])):
        tekst = "de rij heeft meer cellen dan de kop; de cellen voorbij de kop zijn niet gelezen"
        lezing.meldingen.meld(bron.naam, "te-veel-cellen", tekst, regel, Niveau.INFO)
    return True


def _is_voetregel(rij: list[str], bron: Bron, lezing: Lezing, *, breed: bool) -> bool:
    """Whether the row begins with a word such as "totaal" and is not a data row: what it needs is missing or cannot be read."""
    woorden = lezing.lexicon.voetregels
    cel = next((c for c in rij if c.strip()), "").strip().casefold()
    if not (cel.startswith(woorden) and any(cel.startswith(w) and not cel[len(w) : len(w) + 1].isalnum() for w in woorden)):
        return False
    kop = bron.kop
    if breed or not any(rij[i].strip() for k in ("kind_id", "gezin_id") if (i := kop.index(k)) >= 0):
        return True
    verplicht = [i for k in ("startdatum", "datum", "aanwezig", "uitgevoerd", "thuistaal", "periode") if (i := kop.index(k)) >= 0]
    if not all(rij[i].strip() for i in verplicht):
        return True
    return (i := kop.index("datum")) >= 0 and lezing.waarden.datum(rij[i]) is ONLEESBAAR


def lees_kinderen(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[tuple[KindRij, int]]:
    """Enrolments with the number of their family (0: none given); family numbers are filled in when all files are read."""
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_gezin, i_start, i_eind, i_geb, i_taal = (
        kop.index(k) for k in ("kind_id", "gezin_id", "startdatum", "einddatum", "geboortedatum", "thuistaal")
    )
    uit: list[tuple[KindRij, int]] = []
    for regel, rij in datarijen(bron, rijen, lezing):
        kind = lezing.kind[rij[i_kind]]
        if not kind:
            lezing.terzijde(bron, regel, "geen-id", "er staat geen kind in deze rij")
            continue
        start = waarden.datum(rij[i_start]) if i_start >= 0 else None
        eind = waarden.datum(rij[i_eind]) if i_eind >= 0 else None
        if not isinstance(start, date):
            lezing.terzijde(bron, regel, "onleesbaar", "de startdatum ontbreekt of kan niet gelezen worden; het kind blijft bekend")
            start = None
        if eind is not None and not isinstance(eind, date):
            lezing.onleesbaar(bron, regel, "einddatum", "het kind telt als nog ingeschreven")
            eind = None
        if start is not None and eind is not None and eind < start:
            lezing.terzijde(bron, regel, "einde-voor-start", "de einddatum ligt voor de startdatum; het kind blijft bekend")
            start = None
        if i_geb >= 0 and start is not None:
            _controleer_leeftijd(bron, regel, rij[i_geb], start, lezing)
        talen = waarden.taal.lees(rij[i_taal]) if i_taal >= 0 else ()
        gezin = lezing.gezin[rij[i_gezin]] if i_gezin >= 0 else 0
        uit.append((KindRij(kind, 0, start, eind, talen, bron.naam, regel), gezin))
    return uit


def _controleer_leeftijd(bron: Bron, regel: int, cel: str, start: date, lezing: Lezing) -> None:
    geboren = lezing.waarden.datum(cel)
    if geboren is None:
        return
    if not isinstance(geboren, date):
        lezing.onleesbaar(bron, regel, "geboortedatum", "de leeftijd is niet gecontroleerd")
    elif geboren > start or (start - geboren).days > _GROOTSTE_LEEFTIJD * 365 or geboren > lezing.peildatum:
        lezing.meldingen.meld(
            bron.naam, "onmogelijke-leeftijd", "geboortedatum en startdatum passen niet bij een kind op een voorschool", regel
        )


def _bekend_kind(bron: Bron, regel: int, cel: str, lezing: Lezing) -> int:
    """The child's number, or 0 after setting the row aside."""
    kind = lezing.kind[cel]
    if not kind:
        lezing.terzijde(bron, regel, "geen-id", "er staat geen kind in deze rij")
        return 0
    if lezing.gezin_van is not None and kind not in lezing.gezin_van:
        _onbekend(bron, regel, "het kind", lezing, lijkt=lezing.kind.lijkt_op(cel))
        return 0
    return kind


def _onbekend(bron: Bron, regel: int, wie: str, lezing: Lezing, *, lijkt: bool) -> None:
    extra = " (het nummer lijkt op een nummer dat er wel in staat: voorloopnullen, leestekens of een ander teken?)" if lijkt else ""
    lezing.terzijde(bron, regel, "onbekend-id", f"{wie} in deze rij staat niet in het register kinderen{extra}")


def _gezin(bron: Bron, regel: int, kindcel: str, gezincel: str, lezing: Lezing) -> int:
    """The family of a row by kind_id or gezin_id: from `kinderen` when it is there; 0 after setting the row aside."""
    kind = lezing.kind[kindcel]
    gezin = lezing.gezin[gezincel]
    van = lezing.gezin_van
    if van is None:
        if not kind and not gezin:
            lezing.terzijde(bron, regel, "geen-id", "er staat geen kind of gezin in deze rij")
        return gezin or -kind
    if kind in van:
        return van[kind]
    if gezin in lezing.gezinnen:
        return gezin
    if gezin and not kind:
        eigen = -lezing.kind.zoek(gezincel)
        if eigen in lezing.gezinnen:
            return eigen
    if not kind and not gezin:
        lezing.terzijde(bron, regel, "geen-id", "er staat geen kind of gezin in deze rij")
        return 0
    lijkt = lezing.kind.lijkt_op(kindcel) if kind else lezing.gezin.lijkt_op(gezincel)
    _onbekend(bron, regel, "het kind" if kind else "het gezin", lezing, lijkt=lijkt)
    return 0


def lees_intake(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[IntakeRij]:
    """Intake forms; an unreadable date or answer is unknown, the form still counts."""
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_datum, i_samen, i_vooraf, i_begrip, i_taal = (
        kop.index(k) for k in ("kind_id", "datum", "samen_met_ouders", "vooraf_geinformeerd", "begrip_nagegaan", "thuistaal")
    )
    uit: list[IntakeRij] = []
    gezien: set[int] = set()
    for regel, rij in datarijen(bron, rijen, lezing):
        kind = _bekend_kind(bron, regel, rij[i_kind], lezing)
        if not kind:
            continue
        datum = waarden.datum(rij[i_datum]) if i_datum >= 0 else None
        if datum is not None and not isinstance(datum, date):
            lezing.onleesbaar(bron, regel, "datum", "de intake telt wel")
            datum = None
        if kind in gezien:
            lezing.meldingen.meld(bron.naam, "dubbele-intake", "nog een intake van hetzelfde kind; de laatste telt", regel, Niveau.INFO)
        gezien.add(kind)
        vooraf = _antwoord_of_datum(bron, regel, rij, i_vooraf, lezing)
        samen = antwoord(bron, regel, rij, i_samen, "samen_met_ouders", lezing)
        begrip = antwoord(bron, regel, rij, i_begrip, "begrip_nagegaan", lezing)
        talen = waarden.taal.lees(rij[i_taal]) if i_taal >= 0 else ()
        uit.append(IntakeRij(kind, datum, samen, vooraf, begrip, talen, bron.naam, regel))
    return uit


def antwoord(bron: Bron, regel: int, rij: list[str], i: int, kolom: str, lezing: Lezing) -> bool | None:
    """The answer in a cell; None (unknown) for an absent column, a blank, or an unreadable cell, which is reported."""
    if i < 0:
        return None
    waarde = lezing.waarden.antwoord(rij[i])
    if waarde is True or waarde is False or waarde is None:
        return waarde
    lezing.onleesbaar(bron, regel, kolom, "het antwoord telt als onbekend")
    return None


def _antwoord_of_datum(bron: Bron, regel: int, rij: list[str], i: int, lezing: Lezing) -> bool | date | None:
    if i < 0:
        return None
    if lezing.waarden.antwoord(rij[i]) is ONLEESBAAR and isinstance(dag := lezing.waarden.datum(rij[i]), date):
        return dag
    return antwoord(bron, regel, rij, i, "vooraf_geinformeerd", lezing)


def lees_gesprekken(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[GesprekRij]:
    """Parent talks; a row without a readable date is set aside."""
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_datum, i_obs, i_afspraak = (kop.index(k) for k in ("kind_id", "datum", "observatie_besproken", "afspraken"))
    uit: list[GesprekRij] = []
    gezien: set[tuple[int, date]] = set()
    for regel, rij in datarijen(bron, rijen, lezing):
        datum = waarden.datum(rij[i_datum])
        if isinstance(datum, date):
            lezing.zie_datum(datum)
        kind = _bekend_kind(bron, regel, rij[i_kind], lezing)
        if not kind:
            continue
        if not isinstance(datum, date):
            lezing.terzijde(bron, regel, "onleesbaar", "de datum ontbreekt of kan niet gelezen worden")
            continue
        if (kind, datum) in gezien:
            lezing.meldingen.meld(
                bron.naam, "dubbele-rij", "nog een gesprek over hetzelfde kind op dezelfde dag; het telt een keer", regel, Niveau.INFO
            )
        gezien.add((kind, datum))
        obs = antwoord(bron, regel, rij, i_obs, "observatie_besproken", lezing)
        uit.append(GesprekRij(kind, datum, obs, _afspraak(bron, regel, rij, i_afspraak, lezing), bron.naam, regel))
    return uit


def _afspraak(bron: Bron, regel: int, rij: list[str], i: int, lezing: Lezing) -> bool | None:
    """An agreement written out ("thuis elke dag voorlezen") is one that was made."""
    if i < 0:
        return None
    waarde = lezing.waarden.antwoord(rij[i])
    if waarde is ONLEESBAAR and len(rij[i].split()) >= 3:
        return True
    return antwoord(bron, regel, rij, i, "afspraken", lezing)


def lees_thuistaal(bron: Bron, rijen: Rijen, lezing: Lezing) -> list[TaalRij]:
    """Home languages by child or by family."""
    kop = bron.kop
    i_kind, i_gezin, i_taal = (kop.index(k) for k in ("kind_id", "gezin_id", "thuistaal"))
    uit: list[TaalRij] = []
    for regel, rij in datarijen(bron, rijen, lezing):
        kindcel = rij[i_kind] if i_kind >= 0 else ""
        gezin = _gezin(bron, regel, kindcel, rij[i_gezin] if i_gezin >= 0 else "", lezing)
        if gezin:
            uit.append(TaalRij(lezing.kind[kindcel], gezin, lezing.waarden.taal.lees(rij[i_taal]), bron.naam, regel))
    return uit


def lees_activiteiten(bron: Bron, rijen: Rijen, lezing: Lezing, kolom: str) -> list[ActiviteitRij]:
    """Long registers of activities; `kolom` is the answer's column (aanwezig, uitgevoerd)."""
    kop, waarden = bron.kop, lezing.waarden
    i_kind, i_gezin, i_datum, i_periode, i_naam, i_reden = (
        kop.index(k) for k in ("kind_id", "gezin_id", "datum", "periode", "activiteit", "reden")
    )
    i_antwoord = kop.index(kolom)
    naam_vereist = kolom == "aanwezig" and i_naam >= 0
    uit: list[ActiviteitRij] = []
    gezien: set[int] = set()
    for regel, rij in datarijen(bron, rijen, lezing):
        datum = waarden.datum(rij[i_datum]) if i_datum >= 0 else None
        periode = rij[i_periode].strip() if i_periode >= 0 else ""
        if datum is None and periode and isinstance(dag := waarden.datum(periode), date):
            datum, periode = dag, ""
        periode = activiteitsleutel(periode)
        if isinstance(datum, date):
            lezing.zie_datum(datum)
            periode = ""
        kindcel, gezincel = rij[i_kind] if i_kind >= 0 else "", rij[i_gezin] if i_gezin >= 0 else ""
        gezin = _gezin(bron, regel, kindcel, gezincel, lezing)
        if not gezin:
            continue
        if not isinstance(datum, date) and (datum is ONLEESBAAR or (not periode and (i_datum >= 0 or i_periode >= 0))):
            lezing.terzijde(bron, regel, "onleesbaar", "de datum ontbreekt of kan niet gelezen worden")
            continue
        naam = rij[i_naam].strip() if i_naam >= 0 else ""
        sleutel = activiteitsleutel(naam)
        if naam_vereist and not sleutel:
            lezing.terzijde(bron, regel, "onleesbaar", "er staat geen activiteit in deze rij")
            continue
        waarde = antwoord(bron, regel, rij, i_antwoord, kolom, lezing)
        reden = waarde is False and ((i_reden >= 0 and waarden.reden(rij[i_reden])) or _woordreden(rij[i_antwoord], lezing))
        _meld_dubbel(bron, regel, hash((kindcel, gezin, datum, periode, sleutel)), gezien, lezing)
        uit.append(
            ActiviteitRij(gezin, datum if isinstance(datum, date) else None, periode, sleutel, naam, waarde, reden, bron.naam, regel)
        )
    return uit


def _meld_dubbel(bron: Bron, regel: int, merk: int, gezien: set[int], lezing: Lezing) -> None:
    if merk in gezien:
        tekst = "dezelfde activiteit staat er voor dit kind of gezin nog een keer; die telt een keer"
        lezing.meldingen.meld(bron.naam, "dubbele-rij", tekst, regel, Niveau.INFO)
    elif len(gezien) < DUBBEL_TOT:
        gezien.add(merk)


def _woordreden(cel: str, lezing: Lezing) -> bool:
    if len(cel) < 3 or not lezing.waarden.woordreden(cel):
        return False
    lezing.redenwoord = True
    return True


def lees_breed(bron: Bron, rijen: Rijen, lezing: Lezing, kolommen: list[Activiteitkolom], kolom: str) -> list[ActiviteitRij]:
    """Wide registers: every cell under an activity is one row; `kolommen` have their dates complete."""
    kop = bron.kop
    i_kind, i_gezin = kop.index("kind_id"), kop.index("gezin_id")
    uit: list[ActiviteitRij] = []
    vast = [(k.index, k.datum, activiteitsleutel(k.periode), activiteitsleutel(k.naam), k.naam) for k in kolommen]
    for _, datum, _, _, _ in vast:
        if datum is not None:
            lezing.zie_datum(datum)
    waarden, naam_bestand = lezing.waarden, bron.naam
    for regel, rij in datarijen(bron, rijen, lezing, breed=True):
        gezin = _gezin(bron, regel, rij[i_kind] if i_kind >= 0 else "", rij[i_gezin] if i_gezin >= 0 else "", lezing)
        if not gezin:
            continue
        if len(uit) > grenzen.CSV_RIJEN:
            raise TeVeelRijen
        for i, datum, periode, sleutel, naam in vast:
            waarde = waarden.antwoord(rij[i])
            reden = waarde is False and _woordreden(rij[i], lezing)
            if waarde is ONLEESBAAR:
                waarde = antwoord(bron, regel, rij, i, kolom, lezing)
            uit.append(ActiviteitRij(gezin, datum, periode, sleutel, naam, waarde, reden, naam_bestand, regel))  # type: ignore[arg-type]
    return uit
