"""The public JSON of one audit, version 1 (contract.md): a model of its own, not a dump of the internals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.model.bevinding import Bevinding, Bewijs, Deelmeting, Meting, Oordeel, Zekerheid
from checker.model.melding import Melding
from checker.model.rapport import InvoerBestand, Rapport
from checker.reports.jsontekst import jsontekst

SCHEMA_VERSIE = 1
SCHEMA_PAD = Path(__file__).with_name("schema_v1.json")


def als_dict(rapport: Rapport) -> dict[str, Any]:
    """Return the report as plain dicts and lists in the order of contract.md; no key is there without a value of its kind."""
    return {
        "schema_versie": SCHEMA_VERSIE,
        "programma": {"naam": "ouderbeleid-checker", "versie": rapport.programma_versie},
        "regelpakket": {"naam": rapport.regelpakket.naam, "versie": rapport.regelpakket.versie, "sha256": rapport.regelpakket.sha256},
        "locatie": {"id": rapport.locatie_id, "naam": rapport.locatie_naam},
        "periode": {"van": rapport.periode.van.isoformat(), "tot": rapport.periode.tot.isoformat()} if rapport.periode else None,
        "datum": rapport.datum.isoformat(),
        "invoer": [_invoer(i) for i in rapport.invoer],
        "indicatoren": [
            {"id": i.id, "nummer": i.nummer, "inspectiecode": i.inspectiecode, "titel": i.titel, "oordeel": i.oordeel.value}
            for i in rapport.indicatoren
        ],
        "bevindingen": [_bevinding(b) for b in rapport.bevindingen],
        "meldingen": [_melding(m) for m in rapport.meldingen],
    }


def schrijf_json(rapport: Rapport) -> str:
    """Return the report as JSON text, ending with a line break."""
    return jsontekst(als_dict(rapport)) + "\n"


def schema() -> dict[str, Any]:
    """Return the published JSON Schema of this version."""
    gelezen: dict[str, Any] = json.loads(SCHEMA_PAD.read_text(encoding="utf-8"))
    return gelezen


def _invoer(bestand: InvoerBestand) -> dict[str, Any]:
    uit: dict[str, Any] = {"bestand": bestand.bestand, "soort": bestand.soort, "sha256": bestand.sha256}
    for sleutel in ("woorden", "leesdekking", "rijen", "terzijde"):
        waarde = getattr(bestand, sleutel)
        if waarde is not None:
            uit[sleutel] = waarde
    if bestand.herkend:
        uit["herkend"] = dict(bestand.herkend)
    if bestand.herkend_op:
        uit["herkend_op"] = bestand.herkend_op
    return uit


def _bevinding(b: Bevinding) -> dict[str, Any]:
    uit: dict[str, Any] = {
        "criterium": b.criterium,
        "indicator": b.indicator,
        "soort": b.soort,
        "kern": b.kern,
        "oordeel": b.oordeel.value,
        "zekerheid": b.zekerheid.value,
        "toelichting": b.toelichting,
        "advies": b.advies,
        "bewijs": [_bewijs(x) for x in b.bewijs],
        "meting": _meting(b.meting) if b.meting else None,
        "titel": b.titel,
        "norm": b.norm,
        "bron": {"document": b.bron.document, "plaats": b.bron.plaats},
    }
    if b.zekerheid is Zekerheid.LAAG:
        uit["zekerheid_reden"] = b.zekerheid_reden
    if b.oordeel is Oordeel.NIET_BEOORDEELD:
        uit["reden"] = b.reden
    if b.gezocht:
        uit["gezocht"] = b.gezocht
    if b.voorbeeldtekst:
        uit["voorbeeldtekst"] = b.voorbeeldtekst
    if b.handmatig:
        h = b.handmatig
        uit["handmatig"] = {"door": h.door, "datum": h.datum.isoformat(), "reden": h.reden, "was": h.was.value}
    return uit


def _bewijs(x: Bewijs) -> dict[str, Any]:
    uit: dict[str, Any] = {"citaat": x.citaat, "kop": list(x.plaats.kop), "alinea": x.plaats.alinea}
    if x.plaats.tabel is not None:
        uit["tabel"] = {"nummer": x.plaats.tabel, "rij": x.plaats.rij, "cel": x.plaats.cel}
    if x.bijna:
        uit["bijna"] = True
    if x.waarom:
        uit["waarom"] = x.waarom
    if x.telling:
        uit["telling"] = x.telling
    return uit


def _deel(d: Deelmeting) -> dict[str, int]:
    return {"teller": d.teller, "noemer": d.noemer, "onbekend": d.onbekend}


def _meting(m: Meting) -> dict[str, Any]:
    uit: dict[str, Any] = {"teller": m.teller, "noemer": m.noemer, "onbekend": m.onbekend}
    if m.drempel is not None:
        uit["drempel"] = float(m.drempel)
    if m.bereik is not None:
        uit["bereik"] = _deel(m.bereik)
    if m.minimum is not None:
        uit["minimum"] = m.minimum
    if m.talen is not None:
        uit["talen"] = {naam: genoemd for naam, _, genoemd in m.talen}
    if m.eenheid:
        uit["eenheid"] = m.eenheid
    if m.groepen:
        uit["groepen"] = [
            {
                "naam": g.naam,
                "datum": g.datum.isoformat() if g.datum else None,
                "teller": g.teller,
                "noemer": g.noemer,
                "onbekend": g.onbekend,
            }
            for g in m.groepen
        ]
    if m.hulp:
        uit["hulp"] = list(m.hulp)
    return uit


def _melding(m: Melding) -> dict[str, Any]:
    return {"niveau": m.niveau.value, "bestand": m.bestand, "regel": m.regel, "code": m.code, "tekst": m.tekst}
