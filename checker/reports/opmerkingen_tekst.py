"""What the comments beside a policy say: per finding which passage counts, which nearly does, and what is absent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from checker.model.bevinding import Bevinding, Bewijs, Oordeel
from checker.model.rapport import Rapport
from checker.reports.view import maak_beeld, moet_beter, moet_nakijken
from checker.reports.woorden import datum_tekst, titel_tekst, veilig, vorm

Stuk = tuple[str, bool]
"""A piece of text and whether it is bold."""
_NIET_GEVONDEN = "er staat niet bij: "
_MAX_CITAAT, _MERKBAAR_MEER = 120, 20
_VAAG = "niet specifiek genoeg over dit onderwerp"


class Aard(IntEnum):
    """What a note is about, in the order in which notes on one paragraph are read."""

    BEGIN = 0
    TELT = 1
    GELEZEN = 2
    BIJNA = 3
    BUURT = 4
    ONTBREEKT = 5


@dataclass(frozen=True, slots=True)
class Notitie:
    """One thing to say: on the passage of `bewijs`, or (when that is None) at the heading that fits `bevinding` best."""

    aard: Aard
    bevinding: Bevinding | None
    bewijs: Bewijs | None
    alineas: tuple[tuple[Stuk, ...], ...]


def alle_notities(rapport: Rapport) -> list[Notitie]:
    """Return the notes of all findings about the policy, in the order of the rule pack, after one that explains them."""
    notities = [_begin(rapport)]
    for b in rapport.bevindingen:
        notities += _van(b)
    return notities


def met_citaat(notitie: Notitie, alinea: str) -> Notitie:
    """Return the note with its passage quoted where the paragraph says more than that; not where it merely counts."""
    if notitie.bewijs is None or notitie.aard is Aard.TELT:
        return notitie
    citaat = veilig(notitie.bewijs.citaat)
    if len(citaat) + _MERKBAAR_MEER > len(alinea) or citaat not in alinea:
        return notitie
    kort = citaat if len(citaat) <= _MAX_CITAAT else citaat[:_MAX_CITAAT].rsplit(" ", 1)[0] + " …"
    eerste = notitie.alineas[0]
    return replace(notitie, alineas=((*eerste[:2], (f" „{kort}”", False), *eerste[2:]), *notitie.alineas[1:]))


def _begin(rapport: Rapport) -> Notitie:
    zinnen = (
        (f"{titel_tekst(rapport)}, getoetst op {datum_tekst(rapport.datum)}. ", True),
        (maak_beeld(rapport).slotzin, False),
    )
    uitleg = (
        "Bij elke passage die meetelt staat 'Telt voor', bij een passage die net niet genoeg zegt 'Telt bijna voor', en bij de kop waar het "
        "past staat wat ontbreekt, met een voorbeeld. Aan de tekst zelf is niets veranderd. Wat uit de registraties blijkt, staat in het rapport."
    )
    return Notitie(Aard.BEGIN, None, None, (zinnen, ((uitleg, False),)))


def _van(b: Bevinding) -> list[Notitie]:
    if b.oordeel in (Oordeel.NIET_BEOORDEELD, Oordeel.NIET_VAN_TOEPASSING) and not b.bewijs:
        return []
    slot = _slot(b)
    telt = [x for x in b.bewijs if not x.bijna]
    bijna = [x for x in b.bewijs if x.bijna] if moet_beter(b) else []
    uit = [_telt(b, x, slot, eerste=k == 0) for k, x in enumerate(telt)]
    uit += [_bijna(b, x, slot, eerste=k == 0) if b.oordeel is not Oordeel.VOLDOET_NIET else _in_de_buurt(b, x) for k, x in enumerate(bijna)]
    if moet_beter(b) and b.soort != "register" and (b.oordeel is Oordeel.VOLDOET_NIET or not b.bewijs):
        uit.append(_ontbreekt(b, slot))
    return uit


def _telt(b: Bevinding, x: Bewijs, slot: tuple[Stuk, ...], *, eerste: bool) -> Notitie:
    """A passage that counts; when the verdict is another (policy beside registers) it was read for it, which is no praise."""
    if b.oordeel is Oordeel.VOLDOET:
        rest: tuple[Stuk, ...] = ((f" {_zin(x.waarom)}", False),) if x.waarom else ()
        return Notitie(Aard.TELT, b, x, ((("Telt voor: ", False), (_zin(b.titel), True), *rest, *slot),))
    zin = _zin(x.waarom or b.toelichting)
    if eerste:
        return Notitie(Aard.GELEZEN, b, x, ((*_kop("Gelezen voor: ", b, met_oordeel=True), (f" {zin}{_advies(b)}", False), *slot),))
    return Notitie(Aard.GELEZEN, b, x, ((*_kop("Gelezen voor: ", b, met_oordeel=True), (f" {zin}", False)),))


def _bijna(b: Bevinding, x: Bewijs, slot: tuple[Stuk, ...], *, eerste: bool) -> Notitie:
    """A passage that nearly counts; what to do stands at the best one, at the others only why they do not suffice."""
    maar, mist = _maar(x)
    wel = f"maar {_zin(maar, hoofdletter=False)}" if maar else f"maar niet {'alles' if mist else 'specifiek genoeg'}."
    toe = f" Voeg toe: {_zin(mist, hoofdletter=False)}" if mist else ""
    zin = f" Hier staat wel iets over, {wel}{toe}"
    if not eerste:
        return Notitie(Aard.BIJNA, b, x, ((*_kop("Telt bijna voor: ", b), (zin, False)),))
    alineas: list[tuple[Stuk, ...]] = [(*_kop("Telt bijna voor: ", b), (f"{zin}{_advies(b)}", False), *slot)]
    if b.voorbeeldtekst:
        alineas.append(_voorbeeld(b))
    return Notitie(Aard.BIJNA, b, x, tuple(alineas))


def _in_de_buurt(b: Bevinding, x: Bewijs) -> Notitie:
    """A passage that came nearest to what is absent; what was sought and what to do stand at the heading where it would fit."""
    maar, mist = _maar(x)
    reden = "; ".join(d for d in (maar, f"het noemt niet: {mist}" if mist else "") if d) or "het gaat hier niet duidelijk genoeg over"
    return Notitie(Aard.BUURT, b, x, ((*_kop("Kwam in de buurt van: ", b), (f" Maar telt niet: {_zin(reden, hoofdletter=False)}", False)),))


def _maar(x: Bewijs) -> tuple[str, str]:
    """Take apart why a passage does not suffice: what is against it, and what it lacks."""
    maar, _, mist = veilig(x.waarom).partition(_NIET_GEVONDEN)
    maar = maar.strip("; ")
    return ("" if maar == _VAAG else maar), mist


def _ontbreekt(b: Bevinding, slot: tuple[Stuk, ...]) -> Notitie:
    gezocht = f" Gezocht: {_zin(b.gezocht, hoofdletter=False)}" if b.gezocht else f" {_zin(b.toelichting)}"
    kop = "Ontbreekt: " if b.oordeel is Oordeel.VOLDOET_NIET and b.soort == "tekst" else f"{vorm(b.oordeel).woord.capitalize()}: "
    alineas: list[tuple[Stuk, ...]] = [(*_kop(kop, b), (f"{gezocht}{_advies(b)}", False), *slot)]
    if b.voorbeeldtekst:
        alineas.append(_voorbeeld(b))
    return Notitie(Aard.ONTBREEKT, b, None, tuple(alineas))


def _slot(b: Bevinding) -> tuple[Stuk, ...]:
    """What a person judged, or that a person should look."""
    if b.handmatig is not None:
        h = b.handmatig
        return ((f" Beoordeeld door {veilig(h.door)} op {datum_tekst(h.datum)}: {vorm(b.oordeel).woord}. {_zin(h.reden)}", False),)
    if moet_nakijken(b):
        return ((f" Kijk dit zelf na: {_zin(b.zekerheid_reden or 'de zekerheid is laag', hoofdletter=False)}", False),)
    return ()


def _voorbeeld(b: Bevinding) -> tuple[Stuk, ...]:
    return (("Zo kan het er staan: ", False), (f"„{veilig(b.voorbeeldtekst)}”", False))


def _advies(b: Bevinding) -> str:
    return f" {_zin(b.advies)}" if b.advies and moet_beter(b) else ""


def _kop(woord: str, b: Bevinding, *, met_oordeel: bool = False) -> tuple[Stuk, Stuk]:
    """Return the first words of a note, with the criterium in bold."""
    titel = veilig(b.titel).rstrip(".")
    return (woord, False), (f"{titel} ({vorm(b.oordeel).woord})." if met_oordeel else f"{titel}.", True)


def _zin(tekst: str, *, hoofdletter: bool = True) -> str:
    """Return the text as a sentence, with a full stop."""
    tekst = veilig(tekst)
    begin = tekst[:1].upper() if hoofdletter else tekst[:1]
    return begin + tekst[1:] + ("" if tekst.endswith((".", "!", "?", "…")) else ".")
