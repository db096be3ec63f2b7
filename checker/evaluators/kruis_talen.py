"""The home languages of the register against the languages that the policy names."""

from __future__ import annotations

from collections.abc import Collection

from checker.evaluators.metingen import gezinnen_per_taal
from checker.evaluators.uitkomst import Uitkomst
from checker.evaluators.zinsbouw import GEEN_PERIODE, grens, is_leeg, mist_kolom, niet_beoordeeld, ontbreekt, procent
from checker.language.talen import genoemde_talen, kaal
from checker.model.bevinding import Bewijs, Meting, Oordeel
from checker.model.document import Bloksoort, Document
from checker.model.dossier import Dossier
from checker.model.registratie import Registersoort, Registratie
from checker.model.toets_register import KruisToets


def beoordeel_talen(toets: KruisToets, dossier: Dossier) -> Uitkomst:
    """Judge whether every home language of at least `vanaf_aandeel` of the families is named in the policy."""
    reg = dossier.registratie
    if mist := _wat_ontbreekt(reg):
        return mist
    if dossier.periode is None:
        return niet_beoordeeld(GEEN_PERIODE)
    if dossier.document is None:
        return niet_beoordeeld("er is geen leesbaar beleidsdocument om de talen in te zoeken")
    aantallen, bekend = gezinnen_per_taal(reg, dossier.periode)
    if not bekend:
        return niet_beoordeeld("van geen enkel ingeschreven gezin is de thuistaal bekend")
    deel = toets.vanaf_aandeel
    groot = [(t, n) for t, n in aantallen.items() if t not in toets.buiten_beschouwing and n * deel.denominator >= bekend * deel.numerator]
    return _uitkomst(groot, bekend, dossier.document, reg, toets)


def _wat_ontbreekt(reg: Registratie) -> Uitkomst | None:
    if reg.kinderen is None:
        return ontbreekt(Registersoort.KINDEREN)
    if not any(reg.heeft(s, "thuistaal") for s in (Registersoort.KINDEREN, Registersoort.INTAKE, Registersoort.THUISTAAL)):
        return mist_kolom(Registersoort.KINDEREN, "thuistaal")
    return None if reg.kinderen else is_leeg(Registersoort.KINDEREN)


def _uitkomst(groot: list[tuple[str, int]], bekend: int, document: Document, reg: Registratie, toets: KruisToets) -> Uitkomst:
    bewijs = _waar_genoemd(document, reg, [t for t, _ in groot])
    talen = _toonbaar(groot, bewijs.keys(), {naam for naam, _ in reg.taalvormen})
    genoemd = sum(1 for *_, wel in talen if wel)
    meting = Meting(genoemd, len(talen), 0, talen=talen, eenheid="talen", hulp=_hulp(talen))
    norm = f"ten minste {grens(toets.vanaf_aandeel)} van de {bekend} gezinnen met een bekende thuistaal"
    if not talen:
        zin = f"Geen andere thuistaal dan het Nederlands wordt door {norm} gesproken; er hoeft dus geen taal in het beleid te staan."
        return Uitkomst(Oordeel.VOLDOET, zin, meting=meting)
    lijst = ", ".join(f"{t} ({n} gezinnen, {procent(n, bekend)}{'' if wel else ', niet genoemd'})" for t, n, wel in talen)
    oordeel = Oordeel.VOLDOET if genoemd == len(talen) else Oordeel.DEELS if genoemd else Oordeel.VOLDOET_NIET
    zin = f"Van de talen die {norm} thuis spreken, noemt het beleid er {genoemd} van {len(talen)}: {lijst}."
    return Uitkomst(
        oordeel,
        zin,
        meting=meting,
        bewijs=tuple(bewijs.values()),
        gezocht=", ".join(t for t, _, wel in talen if not wel),
        stappen=(f"Geteld per gezin met een kind dat in de periode is ingeschreven; {bekend} gezinnen met een bekende taal.",),
    )


def _toonbaar(groot: list[tuple[str, int]], genoemd: Collection[str], lijst: set[str]) -> tuple[tuple[str, int, bool], ...]:
    """The languages as a report may show them: what is neither in the list nor in the policy may be a name in the wrong column."""
    onbekend = iter(range(1, len(groot) + 1))
    return tuple((t if t in lijst or t in genoemd else f"andere taal {next(onbekend)}", n, t in genoemd) for t, n in groot)


def _hulp(talen: tuple[tuple[str, int, bool], ...]) -> tuple[str, ...]:
    mist = [t for t, _, wel in talen if not wel]
    return (f"Beschrijf in het beleid wat er voor ouders met deze thuistaal is: {', '.join(mist)}.",) if mist else ()


def _waar_genoemd(document: Document, reg: Registratie, gezocht: list[str]) -> dict[str, Bewijs]:
    """The first passage that names each language; text before headings."""
    vormen = reg.taalvormen + tuple((t, ()) for t in gezocht if t not in {naam for naam, _ in reg.taalvormen})
    uit: dict[str, Bewijs] = {}
    # The pattern over all languages is slow: it is only tried where a language that is looked for can begin.
    begin = {naam: {kaal(w)[:4] for w in (naam, *namen)} for naam, namen in vormen if naam in gezocht}
    kaal_blok = [(b, kaal(b.tekst)) for b in document.blokken]
    alles = "\n".join([plat for _, plat in kaal_blok])
    over = {naam for naam, stukken in begin.items() if any(s in alles for s in stukken)}
    woorden = {s for naam in over for s in begin[naam] if s in alles}
    bevat = [blok for blok, plat in kaal_blok if any(w in plat for w in woorden)] if over else []
    for blok in sorted(bevat, key=lambda b: b.soort in (Bloksoort.KOP, Bloksoort.TITEL)):
        if not over:
            break
        for taal in over & genoemde_talen(blok.tekst, vormen):
            uit[taal] = Bewijs(blok.tekst[:400], blok.plaats, waarom=f"noemt {taal}")
            over = over - {taal}
    return {t: uit[t] for t in gezocht if t in uit}
