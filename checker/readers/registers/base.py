"""What all registers share while they are read: the file in hand, the rows below its header, who a row is about, an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from checker.model.melding import Niveau
from checker.readers import grenzen
from checker.readers.registers.header import Kop
from checker.readers.registers.keys import Nummers, TeVeel
from checker.readers.registers.lexicon import Lexicon
from checker.readers.registers.quality import Meldingen
from checker.readers.registers.values import ONLEESBAAR, Waarden

__all__ = ["Bron", "Lezing", "Rijen", "TeVeel", "antwoord", "bekend_kind", "datarijen", "gezin_van_rij"]
Rijen = Iterable[tuple[int, list[str]]]


@dataclass(slots=True)
class Bron:
    """One file being read: where the columns are, how many rows it may have, and how many were read and set aside."""

    naam: str
    kop: Kop
    ruimte: int = grenzen.CSV_RIJEN
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
    bytes: int = 0
    rijen: int = 0

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
        if bron.rijen > bron.ruimte:
            raise TeVeel(f"{bron.ruimte} rijen")
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


def bekend_kind(bron: Bron, regel: int, cel: str, lezing: Lezing) -> int:
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


def gezin_van_rij(bron: Bron, regel: int, kindcel: str, gezincel: str, lezing: Lezing) -> int:
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


def antwoord(bron: Bron, regel: int, rij: list[str], i: int, kolom: str, lezing: Lezing) -> bool | None:
    """The answer in a cell; None (unknown) for an absent column, a blank, or an unreadable cell, which is reported."""
    if i < 0:
        return None
    waarde = lezing.waarden.antwoord(rij[i])
    if waarde is True or waarde is False or waarde is None:
        return waarde
    lezing.onleesbaar(bron, regel, kolom, "het antwoord telt als onbekend")
    return None
