"""From one Rapport to the counts that the overview, the archive and the comparison between locations need."""

from __future__ import annotations

import hashlib
import re

from checker.batch.gelijkenis import normaal, schets
from checker.batch.opdracht import Afloop
from checker.batch.stand import Stand
from checker.evaluators.metingen import gezinnen_per_taal
from checker.model.bevinding import Bevinding, Oordeel
from checker.model.dossier import Dossier
from checker.model.rapport import Periode, Rapport
from checker.model.registratie import Registersoort, Registratie

MAX_BEWIJS = 8
_EIGEN = re.compile(r"\w+")


def vat_samen(rapport: Rapport, dossier: Dossier, vingerafdruk: str, bestanden: dict[str, int]) -> Stand:
    """Return the state of a location that was audited."""
    namen = (rapport.locatie_naam, rapport.locatie_id.rsplit("/", 1)[-1], dossier.naam)
    ins, periode = dossier.registratie.inschrijvingen, rapport.periode
    talen = _talen(dossier.registratie, periode) if periode else {}
    return Stand(
        vingerafdruk=vingerafdruk,
        afloop=Afloop.GETOETST,
        reden="",
        datum=rapport.datum.isoformat(),
        datumgevoelig=_datumgevoelig(dossier),
        bestanden=bestanden,
        naam=rapport.locatie_naam,
        periode=(periode.van.isoformat(), periode.tot.isoformat()) if periode else None,
        woorden=dossier.document.woorden if dossier.document else 0,
        leesdekking=dossier.document.leesdekking if dossier.document else 0.0,
        gezinnen=len(ins.gezinnen_in(periode.van, periode.tot)) if ins and periode else None,
        kinderen=len(ins.kinderen_in(periode.van, periode.tot)) if ins and periode else None,
        talen=talen,
        registers=_registers(rapport, dossier.registratie),
        indicatoren=tuple(_indicator(i.id, i.oordeel, rapport) for i in rapport.indicatoren),
        bevindingen=tuple(_bevinding(b, namen) for b in rapport.bevindingen),
        schets=schets((b.tekst for b in dossier.document.blokken), namen) if dossier.document else "",
        alles_goed=all(b.oordeel is Oordeel.VOLDOET for b in rapport.bevindingen if b.kern),
    )


def _talen(reg: Registratie, periode: Periode) -> dict[str, int]:
    """Families per language; what is not in the list of languages may be a name in the wrong column and is kept without it."""
    lijst = {naam for naam, _ in reg.taalvormen}
    uit: dict[str, int] = {}
    for taal, aantal in gezinnen_per_taal(reg, periode)[0].items():
        naam = taal if taal in lijst else "andere taal"
        uit[naam] = uit.get(naam, 0) + aantal
    return uit


def _datumgevoelig(dossier: Dossier) -> bool:
    """Whether the same input may give another outcome on another day: judgements that expire, registers that run into the future."""
    if any(o.geldig_tot for o in dossier.oordelen):
        return True
    if len(dossier.invoer) > 1 and (dossier.periode is None or dossier.periode.tot >= dossier.peildatum):
        return True
    return any(m.code == "datum-in-toekomst" for m in dossier.meldingen)


def _indicator(id_: str, oordeel: Oordeel, rapport: Rapport) -> tuple[str, int, int]:
    kern = [b.oordeel for b in rapport.bevindingen if b.indicator == id_ and b.kern]
    return oordeel.value, kern.count(Oordeel.VOLDOET), len(kern)


def _bevinding(b: Bevinding, namen: tuple[str, ...]) -> tuple[object, ...]:
    m = b.meting
    bewijs = sorted({_hash(normaal(x.citaat, namen)) for x in b.bewijs if not x.bijna}) if b.soort == "tekst" else []
    return (
        b.oordeel.value,
        b.zekerheid.value,
        int(b.handmatig is not None),
        m.teller if m else None,
        m.noemer if m else None,
        m.onbekend if m else None,
        m.bereik.teller if m and m.bereik else None,
        b.reden,
        bewijs[:MAX_BEWIJS],
    )


def _hash(tekst: str) -> str:
    return hashlib.blake2b(tekst.encode("utf-8", "replace"), digest_size=7).hexdigest()


def _registers(rapport: Rapport, reg: Registratie) -> tuple[tuple[str, str, str, int], ...]:
    """Per register file its kind, sha256, hash of the typed rows of that kind (equal after renumbering the ids) and number of rows."""
    sommen: dict[str, str] = {}
    for soort in Registersoort:
        rijen = getattr(reg, soort.value)
        if rijen:
            som = hashlib.blake2b(digest_size=12)
            for rij in rijen:
                som.update(repr(rij[:-2]).encode())  # without file and line
            sommen[soort.value] = som.hexdigest()
    return tuple((i.soort, i.sha256, sommen.get(i.soort, ""), i.rijen or 0) for i in rapport.invoer if i.soort in sommen)
