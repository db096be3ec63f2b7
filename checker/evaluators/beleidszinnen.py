"""The policy's sentences for cross-checks: plain text with heading and previous sentence, and which terms can stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.language.getallen import effen
from checker.language.woordenlijst import Woordenlijst, Woordvoorraad, woordenlijst
from checker.language.zinnen import splits_zinnen
from checker.model.document import Blok, Bloksoort, Document, Vindplaats


@dataclass(frozen=True, slots=True)
class Zin:
    """A sentence (or a table row) as it stands and in plain form, with the plain heading path and the sentence before it."""

    tekst: str
    plat: str
    kop: str
    vorige: str
    plaats: Vindplaats


@dataclass(frozen=True, slots=True)
class Beleidstekst:
    """The sentences of a policy, and the different words in their plain text and that of the headings."""

    zinnen: tuple[Zin, ...]
    woorden: Woordvoorraad
    _lijsten: dict[tuple[str, ...], Woordenlijst] = field(default_factory=dict)

    def lijst(self, termen: tuple[str, ...]) -> Woordenlijst:
        """Return the list with only those terms that can stand somewhere in this policy: for most of a long list that is none."""
        gevonden = self._lijsten.get(termen)
        if gevonden is None:
            gevonden = self._lijsten[termen] = woordenlijst(termen).voor(self.woorden)
        return gevonden


_laatste: list[tuple[tuple[Blok, ...], Beleidstekst]] = []


def beleidstekst(document: Document) -> Beleidstekst:
    """All sentences of the policy in reading order; worked out once for the document in hand."""
    if _laatste and _laatste[0][0] is document.blokken:
        return _laatste[0][1]
    zinnen = tuple(_lees(document.blokken))
    alles = " ".join([*{z.kop for z in zinnen}, *[z.plat for z in zinnen]])
    _laatste[:] = [(document.blokken, Beleidstekst(zinnen, Woordvoorraad(alles)))]
    return _laatste[0][1]


def _lees(blokken: tuple[Blok, ...]) -> list[Zin]:
    uit: list[Zin] = []
    vorige, kop = "", ""
    kop_pad: tuple[str, ...] = ()
    i = 0
    while i < len(blokken):
        blok = blokken[i]
        if blok.plaats.kop != kop_pad:
            kop_pad, vorige = blok.plaats.kop, ""
            kop = effen(" / ".join(kop_pad[-2:]))
        stukken, i = _stukken(blokken, i)
        if blok.soort in (Bloksoort.KOP, Bloksoort.TITEL):
            continue
        for tekst in stukken:
            plat = effen(tekst)
            if plat:
                uit.append(Zin(tekst, plat, kop, vorige, blok.plaats))
                vorige = plat
    return uit


def _stukken(blokken: tuple[Blok, ...], i: int) -> tuple[list[str], int]:
    """The sentences of a block, or a table row as one sentence; and the index after it."""
    blok = blokken[i]
    if blok.soort is not Bloksoort.CEL:
        return splits_zinnen(blok.tekst), i + 1
    einde = i
    plek = (blok.plaats.tabel, blok.plaats.rij)
    while (
        einde < len(blokken) and blokken[einde].soort is Bloksoort.CEL and (blokken[einde].plaats.tabel, blokken[einde].plaats.rij) == plek
    ):
        einde += 1
    cellen = [b.tekst for b in blokken[i:einde] if b.tekst.strip()]
    if sum(map(len, cellen)) > 400:
        return [zin for cel in cellen for zin in splits_zinnen(cel)], einde
    return [" | ".join(cellen)], einde
