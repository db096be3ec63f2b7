"""The report as a Word document that a quality officer can edit and send."""

from __future__ import annotations

import zlib

from checker.model.bevinding import Bevinding, Bewijs, Oordeel, Zekerheid
from checker.model.rapport import Rapport
from checker.reports.view import KAN_NIET_ZIEN, Beeld, IndicatorBeeld, bewijs_van, bron_document, maak_beeld, toelichting_tekst
from checker.reports.woorden import (
    VORMEN,
    WEEGT_NIET_MEE,
    bron_tekst,
    datum_tekst,
    getal,
    invoer_tekst,
    periode_tekst,
    plaats_tekst,
    soort_tekst,
    titel_tekst,
    veilig,
    vorm,
)
from checker.reports.word_cijfers import Cijfers
from checker.reports.word_pakket import pak_in
from checker.reports.word_xml import Kolom, Vak, alinea, cel, kop, met_label, naar, oordeel, oordeelcel, run, tabel

_SAMENVATTING, _MELDINGEN = "Samenvatting", "Meldingen over de invoer"
_NIET_ZIEN, _HERKOMST = "Bijlage: wat deze controle niet kan zien", "Bijlage: hoe dit rapport tot stand kwam"


def maak_word(rapport: Rapport) -> bytes:
    """Return the report as a .docx: title page, summary, a chapter per indicator, appendices."""
    return _Verslag(maak_beeld(rapport)).maak()


class _Verslag:
    """One report being written; keeps the images and bookmarks that it has used."""

    def __init__(self, beeld_: Beeld) -> None:
        self._beeld, self._rapport = beeld_, beeld_.rapport
        self._cijfers = Cijfers()
        self._nummer = 0

    def maak(self) -> bytes:
        lijf = "".join(
            (self._voorblad(), self._samenvatting(), *map(self._hoofdstuk, self._beeld.indicatoren), self._meldingen(), self._bijlagen())
        )
        beelden = [(sleutel, png) for png, sleutel in self._cijfers.beelden.items()]
        return pak_in(lijf, titel_tekst(self._rapport), self._rapport.datum, beelden)

    def _volgende(self) -> int:
        self._nummer += 1
        return self._nummer

    def _kop(self, niveau: int, tekst: str) -> str:
        if niveau > 1:
            return kop(niveau, tekst)
        return kop(niveau, tekst, _anker(tekst), self._volgende())

    def _hoofdstukken(self) -> list[str]:
        meldingen = [_MELDINGEN] if self._beeld.meldingen else []
        return [_SAMENVATTING, *(i.naam for i in self._beeld.indicatoren), *meldingen, _NIET_ZIEN, _HERKOMST]

    def _voorblad(self) -> str:
        r = self._rapport
        rijen = [[cel(b.bestand), cel(b.soort), cel(invoer_tekst(b))] for b in r.invoer] or [[cel("niets"), cel(""), cel("")]]
        inhoud = [alinea(naar(_anker(naam), run(naam)), stijl="TOC1") for naam in self._hoofdstukken()]
        return "".join(
            (
                alinea(run("Toets van het ouderbeleid"), stijl="Subtitle", extra='<w:spacing w:before="1200" w:after="0"/>'),
                alinea(run(r.locatie_naam or r.locatie_id), stijl="Title"),
                alinea(run(f"Periode {periode_tekst(r.periode)}"), stijl="Subtitle"),
                alinea(run(f"Getoetst op {datum_tekst(r.datum)}"), stijl="Subtitle"),
                alinea(run(self._beeld.slotzin), stijl="Slotzin"),
                alinea(run("Wat er gelezen is"), stijl="Caption"),
                tabel((Kolom("Bestand", 38), Kolom("Soort", 18), Kolom("Omvang", 44)), rijen, "Wat er gelezen is"),
                alinea(run("Inhoud"), stijl="Caption"),
                *inhoud,
            )
        )

    def _samenvatting(self) -> str:
        rijen = [
            [
                Vak(alinea(naar(_anker(i.naam), run(i.naam)), stijl="Tabeltekst")),
                oordeelcel(i.vorm),
                cel(i.gehaald),
                cel(i.eerst.doe if i.eerst else ""),
            ]
            for i in self._beeld.indicatoren
        ]
        kolommen = (Kolom("Indicator", 34), Kolom("Oordeel", 18), Kolom("Voldoet", 10), Kolom("Begin met", 38))
        delen = [self._kop(1, _SAMENVATTING), alinea(run(self._beeld.slotzin))]
        delen += [tabel(kolommen, rijen, "Oordeel per indicator")] if rijen else []
        return "".join((*delen, self._eerst(), self._cijfers.overzicht(self._beeld.gemeten), self._nakijken(), self._met_de_hand()))

    def _eerst(self) -> str:
        if not self._beeld.eerst:
            return ""
        delen = [self._kop(2, "Begin hiermee")]
        for a in self._beeld.eerst:
            ook = f" Raakt ook {len(a.ook)} {'ander criterium' if len(a.ook) == 1 else 'andere criteria'}." if a.ook else ""
            staat = f" Indicator {a.indicator.nummer}, nu {vorm(a.bevinding.oordeel).woord}. {a.levert_op}{ook}"
            delen.append(
                alinea(run(f"{veilig(a.bevinding.titel)}. ", vet=True), run(a.doe), run(staat, kleur="#4b535d"), stijl="ListNumber")
            )
        return "".join(delen)

    def _nakijken(self) -> str:
        if not self._beeld.nakijken:
            return ""
        rijen = [
            [cel(b.titel), oordeelcel(vorm(b.oordeel)), cel(b.zekerheid_reden or "de zekerheid is laag")] for b in self._beeld.nakijken
        ]
        uitleg = "Van deze oordelen is het programma minder zeker. Lees de passage en beslis zelf; een eigen oordeel legt u vast in oordelen.yaml."
        kolommen = (Kolom("Criterium", 40), Kolom("Oordeel", 18), Kolom("Waarom", 42))
        return self._kop(2, "Zelf nakijken") + alinea(run(uitleg)) + tabel(kolommen, rijen, "Zelf nakijken")

    def _met_de_hand(self) -> str:
        if not self._beeld.handmatig:
            return ""
        rijen = [
            [cel(b.titel), oordeelcel(vorm(b.oordeel)), oordeelcel(vorm(h.was)), cel(f"{h.door}, {datum_tekst(h.datum)}: {h.reden}")]
            for b, h in self._beeld.handmatig
        ]
        kolommen = (Kolom("Criterium", 28), Kolom("Oordeel", 16), Kolom("Het programma vond", 18), Kolom("Door, wanneer en waarom", 38))
        return self._kop(2, "Met de hand beoordeeld") + tabel(kolommen, rijen, "Met de hand beoordeeld")

    def _hoofdstuk(self, i: IndicatorBeeld) -> str:
        document = bron_document(i.bevindingen)
        code = f"; inspectiecode {i.oordeel.inspectiecode}" if i.oordeel.inspectiecode else ""
        mee = "" if i.weegt_mee else " Dit is de grondslag van het beleid en telt niet mee in de zeven indicatoren."
        delen = [
            self._kop(1, i.naam),
            alinea(oordeel(i.vorm), run(f" {i.samenvatting}{code}.{mee}")),
            alinea(run(f"Bron van de normen: {document}."), stijl="Norm") if document else "",
        ]
        return "".join(delen) + "".join(self._criterium(b, i.oordeel.inspectiecode, document) for b in i.bevindingen)

    def _criterium(self, b: Bevinding, code: str | None, document: str) -> str:
        telt, bijna = bewijs_van(b)
        soort = f" {'kerncriterium' if b.kern else 'aanbeveling'}, {soort_tekst(b.soort)}, zekerheid {b.zekerheid.value}"
        twijfel = (b.zekerheid_reden or "de zekerheid is laag") + "." if b.zekerheid is Zekerheid.LAAG else ""
        bron = run(f" Bron: {bron_tekst(b, code, met_document=not document)}.")
        return "".join(
            (
                self._kop(2, b.titel),
                alinea(oordeel(vorm(b.oordeel)), run(soort, kleur="#4b535d"), extra="<w:keepNext/>"),
                alinea(run(b.norm), bron, stijl="Norm"),
                _hand(b),
                alinea(run(toelichting_tekst(b))),
                met_label("Kijk dit zelf na:", twijfel),
                self._cijfers.meting(b.meting) if b.meting is not None else "",
                *map(_passage, telt),
                met_label("Gezocht:", b.gezocht),
                alinea(run("Dit kwam het dichtst bij:", vet=True), extra="<w:keepNext/>") if bijna else "",
                *map(_passage, bijna),
                met_label("Advies:", b.advies),
                met_label("Zo kan het er staan:", b.voorbeeldtekst, schuin=True),
            )
        )

    def _meldingen(self) -> str:
        if not self._beeld.meldingen:
            return ""
        rijen = [
            [cel(m.bestand), cel("" if m.regel is None else getal(m.regel)), cel(m.niveau.value), cel(m.tekst)]
            for m in self._beeld.meldingen
        ]
        kolommen = (Kolom("Bestand", 26), Kolom("Regel", 9, cijfers=True), Kolom("Niveau", 17), Kolom("Melding", 48))
        return self._kop(1, _MELDINGEN) + tabel(kolommen, rijen, _MELDINGEN)

    def _bijlagen(self) -> str:
        r = self._rapport
        pakket = f"{veilig(r.regelpakket.naam)}, versie {veilig(r.regelpakket.versie)}, sha256 {r.regelpakket.sha256}"
        bestanden = [(b.bestand, f"{b.soort}, sha256 {b.sha256}{_kolommen(b.herkend)}") for b in r.invoer]
        herkomst = [("Programma", f"ouderbeleid-checker {r.programma_versie}"), ("Regelpakket", pakket), *bestanden]
        vormen = [[oordeelcel(v), cel(v.uitleg)] for v in (*(VORMEN[o] for o in Oordeel), WEEGT_NIET_MEE)]
        return "".join(
            (
                self._kop(1, _NIET_ZIEN),
                *(alinea(run(zin), stijl="ListBullet") for zin in KAN_NIET_ZIEN),
                self._kop(1, _HERKOMST),
                tabel((Kolom("Wat", 30), Kolom("Welk", 70)), [[cel(a, vet=True), cel(b)] for a, b in herkomst], "Herkomst"),
                self._kop(2, "Wat de oordelen betekenen"),
                tabel((Kolom("Oordeel", 28), Kolom("Betekenis", 72)), vormen, "Wat de oordelen betekenen"),
            )
        )


def _passage(x: Bewijs) -> str:
    onder = plaats_tekst(x.plaats)
    if x.waarom:
        onder += f". {'Niet genoeg: ' if x.bijna else ''}{veilig(x.waarom)}"
    if x.telling:
        onder += f". Punten: {veilig(x.telling)}"
    return alinea(run(x.citaat), stijl="Quote") + alinea(run(onder), stijl="Vindplaats")


def _hand(b: Bevinding) -> str:
    if b.handmatig is None:
        return ""
    h = b.handmatig
    tekst = f"op {datum_tekst(h.datum)}: {vorm(b.oordeel).woord}. {veilig(h.reden)} Het programma vond: {vorm(h.was).woord}."
    return met_label(f"Beoordeeld door {veilig(h.door)}", tekst)


def _kolommen(herkend: tuple[tuple[str, str], ...]) -> str:
    return "; kolommen: " + "; ".join(f"{veilig(gelezen)} als {veilig(eigen)}" for eigen, gelezen in herkend) if herkend else ""


def _anker(hoofdstuk: str) -> str:
    """Return the bookmark of a chapter; Word allows forty letters and digits that do not follow the title's changes."""
    return f"hoofdstuk_{zlib.crc32(hoofdstuk.encode()):08x}"
