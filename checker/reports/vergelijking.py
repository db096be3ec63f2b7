"""What changed between two audits, from their public JSON: per criterium better, worse, the same, new evidence, or not to be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from checker.errors import InvoerError
from checker.model.bevinding import Oordeel
from checker.model.rapport import Periode
from checker.reports.verschil import RANG, Cijfer, IndicatorVerschil, Moment, Richting, Vergelijking, Verschil, richting_van


def lees_json(tekst: str | bytes, naam: str) -> dict[str, Any]:
    """Return the JSON of an audit as a dict; raises InvoerError, naming the file, when it is not one of schema version 1."""
    try:
        gelezen = json.loads(tekst)
    except (ValueError, RecursionError) as fout:
        raise InvoerError(f"{naam} is geen leesbare JSON; geef het bestand op dat --json heeft geschreven.") from fout
    if not isinstance(gelezen, dict) or not isinstance(gelezen.get("bevindingen"), list):
        raise InvoerError(f"{naam} is geen rapport van een toets; geef het bestand op dat --json heeft geschreven.")
    if gelezen.get("schema_versie") != 1:
        raise InvoerError(f"{naam} heeft een andere schema_versie dan 1; toets de locatie opnieuw met dit programma.")
    return gelezen


def vergelijk(toen: Mapping[str, Any], nu: Mapping[str, Any]) -> Vergelijking:
    """Compare two audits given as the dicts of their JSON (schema version 1), the older first.

    Raises InvoerError when one of them lacks what the schema promises.
    """
    try:
        eerder, later = _moment(toen), _moment(nu)
        oud = {b["criterium"]: b for b in toen["bevindingen"]}
        nieuw = {b["criterium"]: b for b in nu["bevindingen"]}
        verschillen = [_verschil(oud.get(c), nieuw.get(c), nieuw.get(c) or oud[c]) for c in dict.fromkeys([*nieuw, *oud])]
        indicatoren = _indicatoren(toen["indicatoren"], nu["indicatoren"], verschillen)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as fout:
        raise InvoerError("Een van de twee rapporten is onvolledig of met de hand gewijzigd; toets de locatie opnieuw.") from fout
    return Vergelijking(eerder, later, tuple(_kanttekeningen(eerder, later)), indicatoren)


def _moment(rapport: Mapping[str, Any]) -> Moment:
    periode, pakket, locatie = rapport.get("periode"), rapport["regelpakket"], rapport["locatie"]
    return Moment(
        locatie_id=str(locatie["id"]),
        locatie=str(locatie["naam"]),
        periode=Periode(date.fromisoformat(periode["van"]), date.fromisoformat(periode["tot"])) if periode else None,
        datum=date.fromisoformat(rapport["datum"]) if rapport.get("datum") else None,
        regelpakket=f"{pakket['naam']} {pakket['versie']}",
        sha256=str(pakket["sha256"]),
    )


def _kanttekeningen(toen: Moment, nu: Moment) -> list[str]:
    uit = []
    if toen.locatie_id != nu.locatie_id:
        uit.append(f"De rapporten gaan over verschillende locaties: {toen.locatie_id} en {nu.locatie_id}.")
    if toen.sha256 != nu.sha256:
        uit.append(f"Er is met verschillende regels getoetst ({toen.regelpakket} en {nu.regelpakket}); een verschil kan daardoor komen.")
    if toen.datum and nu.datum and toen.datum > nu.datum:
        uit.append("Het eerste rapport is van later datum dan het tweede; beter en slechter zijn zo omgekeerd.")
    if (
        toen.periode
        and nu.periode
        and toen.periode != nu.periode
        and toen.periode.tot >= nu.periode.van
        and nu.periode.tot >= toen.periode.van
    ):
        uit.append("De twee perioden overlappen; een deel van de registraties telt in beide mee.")
    return uit


def _verschil(oud: Mapping[str, Any] | None, nieuw: Mapping[str, Any] | None, b: Mapping[str, Any]) -> Verschil:
    toen, nu = _oordeel(oud), _oordeel(nieuw)
    vers = _nieuw_bewijs(oud, nieuw)
    richting, waarom = _weeg(oud, nieuw, toen, nu)
    if richting is Richting.GELIJK and vers:
        richting = Richting.NIEUW_BEWIJS
    hand = [woord for woord, x in (("toen", oud), ("nu", nieuw)) if x and x.get("handmatig")]
    waarom = "; ".join(filter(None, [waarom, f"{' en '.join(hand)} met de hand beoordeeld" if hand else ""]))
    return Verschil(
        criterium=str(b["criterium"]),
        indicator=str(b["indicator"]),
        titel=str(b.get("titel") or b["criterium"]),
        kern=bool(b["kern"]),
        richting=richting,
        toen=toen,
        nu=nu,
        waarom=waarom,
        cijfer_toen=_cijfer(oud),
        cijfer_nu=_cijfer(nieuw),
        nieuw_bewijs=vers,
    )


def _oordeel(b: Mapping[str, Any] | None) -> Oordeel | None:
    return Oordeel(b["oordeel"]) if b is not None else None


def _cijfer(b: Mapping[str, Any] | None) -> Cijfer | None:
    if b is None or not (m := b.get("meting")):
        return None
    return Cijfer(int(m["teller"]), int(m["noemer"]), int(m["onbekend"]))


def _nieuw_bewijs(oud: Mapping[str, Any] | None, nieuw: Mapping[str, Any] | None) -> tuple[str, ...]:
    if oud is None or nieuw is None:
        return ()
    bekend = {_kaal(x["citaat"]) for x in oud["bewijs"]}
    return tuple(str(x["citaat"]) for x in nieuw["bewijs"] if not x.get("bijna") and _kaal(x["citaat"]) not in bekend)


def _kaal(citaat: str) -> str:
    return "".join(c for c in citaat.casefold() if c.isalnum())


def _weeg(oud: Mapping[str, Any] | None, nieuw: Mapping[str, Any] | None, toen: Oordeel | None, nu: Oordeel | None) -> tuple[Richting, str]:
    if oud is None or nieuw is None:
        return Richting.NIET_VERGELIJKBAAR, f"dit criterium staat niet in het {'eerste' if oud is None else 'tweede'} rapport"
    if oud.get("norm") and nieuw.get("norm") and _kaal(oud["norm"]) != _kaal(nieuw["norm"]):
        return Richting.NIET_VERGELIJKBAAR, "de norm is tussen de twee toetsen gewijzigd"
    drempels = _drempel(oud), _drempel(nieuw)
    if None not in drempels and drempels[0] != drempels[1]:
        return Richting.NIET_VERGELIJKBAAR, "de drempel is tussen de twee toetsen gewijzigd"
    richting = richting_van(toen, nu)
    if richting is not Richting.NIET_VERGELIJKBAAR:
        return richting, ""
    zonder = [(woord, o, b) for woord, o, b in (("toen", toen, oud), ("nu", nu, nieuw)) if o not in RANG]
    return richting, "; ".join(f"{woord} {_woord(o)}{_reden(b)}" for woord, o, b in zonder)


def _drempel(b: Mapping[str, Any]) -> Fraction | None:
    m = b.get("meting")
    return Fraction(str(m["drempel"])) if m and m.get("drempel") is not None else None


def _woord(oordeel: Oordeel | None) -> str:
    return str(oordeel).replace("_", " ")


def _reden(b: Mapping[str, Any]) -> str:
    return f": {b['reden']}" if b.get("reden") else ""


def _indicatoren(
    oud: list[Mapping[str, Any]], nieuw: list[Mapping[str, Any]], verschillen: list[Verschil]
) -> tuple[IndicatorVerschil, ...]:
    toen, nu = {i["id"]: i for i in oud}, {i["id"]: i for i in nieuw}
    uit = []
    for naam in dict.fromkeys([*nu, *toen]):
        i = nu.get(naam) or toen[naam]
        eigen = tuple(v for v in verschillen if v.indicator == naam)
        o, n = _oordeel(toen.get(naam)), _oordeel(nu.get(naam))
        weegt_mee = any(v.kern for v in eigen)
        uit.append(IndicatorVerschil(str(naam), int(i["nummer"]), str(i["titel"]), weegt_mee, richting_van(o, n), o, n, eigen))
    return tuple(uit)
