"""The figures of a Word report: tables with a bar beside each count."""

from __future__ import annotations

from fractions import Fraction

from checker.model.bevinding import Bevinding, Deelmeting, Groepsmeting, Meting
from checker.reports.woorden import datum_kort, deel_tekst, getal, grens, meting_kort, procent, veilig, vorm
from checker.reports.word_balk import balk_png
from checker.reports.word_xml import Kolom, Vak, alinea, beeld, cel, kop, oordeelcel, run, tabel

Telling = Meting | Deelmeting | Groepsmeting
_BALK_MM, _BALK_HOOG_MM = 44, 4
_BALKKOLOM = Kolom("0% tot 100%", 26)


class Cijfers:
    """Writes figures; `beelden` are the pictures used so far, each once, with the key by which the document refers to them."""

    def __init__(self) -> None:
        self.beelden: dict[bytes, str] = {}
        self._gezet = 0

    def overzicht(self, bevindingen: tuple[Bevinding, ...]) -> str:
        """Return one table of all shares, each with its own norm line; nothing where nothing was measured."""
        metingen = [(b, b.meting) for b in bevindingen if b.meting is not None]
        if not metingen:
            return ""
        rijen = [[cel(b.titel), oordeelcel(vorm(b.oordeel)), cel(meting_kort(m)), self._balk(m, m.drempel)] for b, m in metingen]
        kolommen = (Kolom("Criterium", 38), Kolom("Oordeel", 18), Kolom("Cijfer", 18), _BALKKOLOM)
        sleutel = alinea(run("Gevuld: aangetoond. Gearceerd: onbekend. Streep: norm."), stijl="Vindplaats")
        titel = "Cijfers in een oogopslag"
        return kop(2, titel) + tabel(kolommen, rijen, titel) + sleutel

    def meting(self, m: Meting) -> str:
        """Return the figures of one finding: the whole, the reach, each activity or language, and what would help."""
        hulp = "".join(alinea(run(h), stijl="ListBullet") for h in m.hulp)
        if m.talen is not None:
            return _talen(m) + hulp
        minimum = f", minimum {m.minimum} per jaar" if m.minimum is not None else ""
        rijen = [self._rij("Gemiddeld" if m.bereik is not None else "Totaal", m, m.drempel)]
        if m.bereik is not None:
            rijen.append(self._rij("Bereik (ten minste een keer)", m.bereik, m.drempel))
        delen = [kop(3, f"Cijfers{f', {veilig(m.eenheid)}' if m.eenheid else ''}{minimum}"), _cijfertabel("Wat", rijen)]
        if m.groepen:
            per = [self._rij(_groepsnaam(g), g, m.drempel) for g in m.groepen]
            delen += [kop(3, "Per activiteit"), _cijfertabel("Activiteit", per)]
        norm = f"; de streep is de norm van {grens(m.drempel)}" if m.drempel is not None else ""
        return "".join((*delen, alinea(run(f"Gevuld: aangetoond. Gearceerd: onbekend{norm}."), stijl="Vindplaats"), hulp))

    def _rij(self, naam: str, m: Telling, drempel: Fraction | None) -> list[Vak]:
        cijfers = (getal(m.teller), getal(m.noemer), getal(m.onbekend), procent(m.teller, m.noemer))
        return [cel(naam), *map(cel, cijfers), self._balk(m, drempel)]

    def _balk(self, m: Telling, drempel: Fraction | None) -> Vak:
        sleutel = self.beelden.setdefault(balk_png(m.teller, m.noemer, m.onbekend, drempel), f"balk{len(self.beelden) + 1}")
        self._gezet += 1
        norm = f", norm {grens(drempel)}" if drempel is not None else ""
        return Vak(alinea(beeld(sleutel, self._gezet, _BALK_MM, _BALK_HOOG_MM, f"Balk: {deel_tekst(m)}{norm}"), stijl="Tabeltekst"))


def _talen(m: Meting) -> str:
    rijen = [[cel(taal), cel(getal(aantal)), cel("genoemd" if ja else "niet genoemd")] for taal, aantal, ja in m.talen or ()]
    titel = f"Thuistalen van de gezinnen en of het beleid ze noemt: {meting_kort(m)}"
    kolommen = (Kolom("Taal", 50), Kolom("Gezinnen", 20, cijfers=True), Kolom("In het beleid", 30))
    return kop(3, titel) + tabel(kolommen, rijen, titel)


def _cijfertabel(eerste: str, rijen: list[list[Vak]]) -> str:
    cijfers = (
        Kolom("ja", 9, cijfers=True),
        Kolom("van", 9, cijfers=True),
        Kolom("onbekend", 12, cijfers=True),
        Kolom("deel", 10, cijfers=True),
    )
    return tabel((Kolom(eerste, 34), *cijfers, _BALKKOLOM), rijen, f"Cijfers: {eerste}")


def _groepsnaam(g: Groepsmeting) -> str:
    naam = veilig(g.naam) or "activiteit"
    return f"{naam}, {datum_kort(g.datum)}" if g.datum is not None else naam
