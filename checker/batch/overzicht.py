"""Makes the Overzicht out of the temporary tables: counts by SQL, rows streamed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checker.batch.archief import OORDELEN
from checker.batch.gelijkenis import groepen
from checker.batch.opdracht import Plek
from checker.batch.uitschieters import uitschieters
from checker.model.bevinding import Oordeel
from checker.model.melding import Melding
from checker.model.overzicht import (
    KLEINE_GROEP,
    KLEINE_TAAL,
    BevindingRij,
    CriteriumTelling,
    GelijkeGroep,
    GroepTelling,
    Hulprij,
    IndicatorKop,
    LocatieRij,
    Overzicht,
    Taaltelling,
    Telling,
    Verdeling,
    Verwijzing,
)
from checker.model.rapport import RegelpakketInfo
from checker.model.regel import Regelpakket
from checker.model.toets_register import DrempelToets
from checker.versie import __version__

MAX_NIET, MAX_HULP, MAX_GROEPEN, MAX_IN_GROEP = 12, 25, 25, 12
# About the parents of this location: what other locations say word for word is no analysis of them.
HOORT_EIGEN = ("gericht-ouderbeleid.populatieanalyse", "gericht-ouderbeleid.behoefteanalyse")
_NIET, _DEELS, _NAA, _NB = (
    OORDELEN.index(o) for o in (Oordeel.VOLDOET_NIET, Oordeel.DEELS, Oordeel.NIET_AANTOONBAAR, Oordeel.NIET_BEOORDEELD)
)
_GOED = OORDELEN.index(Oordeel.VOLDOET)


def maak_overzicht(con: sqlite3.Connection, wortel: Path, pakket: Regelpakket, datum: date, meldingen: tuple[Melding, ...]) -> Overzicht:
    """Return the overview of what `werkbank.vul` gathered; the streams in it live as long as the connection."""
    totaal, getoetst, goed = con.execute("SELECT COUNT(*), TOTAL(getoetst), TOTAL(alles_goed) FROM temp.plek").fetchone()
    drempels = [(c, r) for c, r in enumerate(pakket.regels) if isinstance(r.toets, DrempelToets)]
    return Overzicht(
        titel=wortel.resolve().name,
        datum=datum,
        programma_versie=__version__,
        regelpakket=RegelpakketInfo(pakket.naam, pakket.versie, pakket.sha256),
        totaal=totaal,
        getoetst=int(getoetst),
        alles_goed=int(goed),
        indicatoren=_indicatoren(con, pakket),
        criteria=tuple(_criterium(con, pakket, c) for c in range(len(pakket.regels))),
        regios=_groepen(con, pakket, "regio"),
        clusters=_groepen(con, pakket, "cluster"),
        verdelingen=tuple(_verdeling(con, c, r.titel, r.toets) for c, r in drempels if isinstance(r.toets, DrempelToets)),
        hulp=_hulp(con, pakket),
        gelijke_teksten=_gelijke_teksten(con),
        gelijke_registers=_gelijke_registers(con),
        uitschieters=uitschieters(con, [r.titel for r in pakket.regels]),
        talen=_talen(con),
        meldingen=meldingen,
        locaties=lambda: _locaties(con, [c for c, _ in drempels]),
        bevindingen=lambda: _bevindingen(con, pakket),
    )


def _telling(rijen: Iterator[tuple[int, int]] | sqlite3.Cursor) -> Telling:
    aantallen = dict(rijen)
    return tuple((o, aantallen[n]) for n, o in enumerate(OORDELEN) if aantallen.get(n))


def _indicatoren(con: sqlite3.Connection, pakket: Regelpakket) -> tuple[IndicatorKop, ...]:
    uit = []
    for i, ind in enumerate(pakket.indicatoren):
        telling = _telling(con.execute("SELECT oordeel, COUNT(*) FROM temp.ind WHERE i = ? GROUP BY oordeel", (i,)))
        uit.append(IndicatorKop(ind.id, ind.nummer, ind.titel, any(r.kern and r.indicator == ind.id for r in pakket.regels), telling))
    return tuple(uit)


def _criterium(con: sqlite3.Connection, pakket: Regelpakket, c: int) -> CriteriumTelling:
    regel = pakket.regels[c]
    telling = _telling(con.execute("SELECT oordeel, COUNT(*) FROM temp.bev WHERE c = ? GROUP BY oordeel", (c,)))
    niet = con.execute(
        "SELECT p.id, p.naam, p.link FROM temp.bev b JOIN temp.plek p USING (nr) WHERE b.c = ? AND b.oordeel = ? ORDER BY nr LIMIT ?",
        (c, _NIET, MAX_NIET),
    )
    plekken = tuple(Verwijzing(id_, naam, f"{link}#c-{regel.id}" if link.endswith(".html") else link) for id_, naam, link in niet)
    eigen, gedeeld, grootste = con.execute(
        "SELECT TOTAL(n = 1), TOTAL(n > 1), COALESCE(MAX(n), 0) FROM temp.deling WHERE c = ?", (c,)
    ).fetchone()
    return CriteriumTelling(
        id=regel.id,
        titel=regel.titel,
        indicator=regel.indicator,
        kern=regel.kern,
        telling=telling,
        niet=plekken,
        aantal_niet=dict(telling).get(Oordeel.VOLDOET_NIET, 0),
        eigen=int(eigen),
        gedeeld=int(gedeeld),
        grootste=grootste,
        hoort_eigen=regel.id in HOORT_EIGEN,
    )


def _groepen(con: sqlite3.Connection, pakket: Regelpakket, kolom: str) -> tuple[GroepTelling, ...]:
    uit = []
    groepen_ = con.execute(
        f"SELECT {kolom}, COUNT(*), SUM(gezinnen) FROM temp.plek WHERE getoetst GROUP BY {kolom} ORDER BY {kolom} = '', {kolom}"  # noqa: S608 - a constant
    ).fetchall()
    if [g for g, _, _ in groepen_] in ([""], []):
        return ()
    for naam, aantal, gezinnen in groepen_:
        rijen = con.execute(
            f"SELECT i, oordeel, COUNT(*) FROM temp.ind JOIN temp.plek USING (nr) WHERE {kolom} = ? GROUP BY i, oordeel",  # noqa: S608
            (naam,),
        ).fetchall()
        per = tuple(_telling(iter([(o, n) for i2, o, n in rijen if i2 == i])) for i in range(len(pakket.indicatoren)))
        uit.append(GroepTelling(naam or f"zonder {kolom}", aantal, gezinnen, gezinnen is not None and gezinnen < KLEINE_GROEP, per))
    return tuple(uit)


def _verdeling(con: sqlite3.Connection, c: int, titel: str, toets: DrempelToets) -> Verdeling:
    vakken = [0] * 10
    gehaald = zonder = 0
    teller_, noemer_ = toets.drempel.numerator, toets.drempel.denominator
    vragen = "SELECT teller, noemer FROM temp.plek p LEFT JOIN temp.bev b ON b.nr = p.nr AND b.c = ? WHERE p.getoetst"
    for teller, noemer in con.execute(vragen, (c,)):
        if not noemer:
            zonder += 1
            continue
        vakken[min(9, teller * 10 // noemer)] += 1
        gehaald += teller * noemer_ >= teller_ * noemer
    return Verdeling(titel, toets.drempel, tuple(vakken), gehaald, zonder)


def _hulp(con: sqlite3.Connection, pakket: Regelpakket) -> tuple[Hulprij, ...]:
    """Most indicators not met first, then most core criteria not met, not shown, partly met; by id where all is equal."""
    mee = [i for i, ind in enumerate(pakket.indicatoren) if any(r.kern and r.indicator == ind.id for r in pakket.regels)]
    kern = ",".join(str(c) for c, r in enumerate(pakket.regels) if r.kern) or "-1"
    rijen = con.execute(
        f"""SELECT p.id, p.naam, p.link, p.gezinnen,
          (SELECT COUNT(*) FROM temp.ind i WHERE i.nr = p.nr AND i.oordeel = {_NIET} AND i.i IN ({",".join(map(str, mee)) or "-1"})) AS wi,
          t.niet, t.naa, t.deels, t.nb
        FROM temp.plek p JOIN (SELECT nr, SUM(oordeel = {_NIET}) AS niet, SUM(oordeel = {_NAA}) AS naa, SUM(oordeel = {_DEELS}) AS deels,
          SUM(oordeel = {_NB}) AS nb FROM temp.bev WHERE c IN ({kern}) GROUP BY nr) t USING (nr)
        WHERE t.niet + t.naa + t.deels > 0 ORDER BY wi DESC, t.niet DESC, t.naa DESC, t.deels DESC, p.nr LIMIT ?""",  # noqa: S608 - integers
        (MAX_HULP,),
    )
    return tuple(
        Hulprij(Verwijzing(id_, naam, link), wi, niet, naa, deels, nb, gezinnen is not None and gezinnen < KLEINE_GROEP)
        for id_, naam, link, gezinnen, wi, niet, naa, deels, nb in rijen
    )


def _verwijzing(con: sqlite3.Connection, id_: str) -> Verwijzing:
    return Verwijzing(*con.execute("SELECT id, naam, link FROM temp.plek WHERE id = ?", (id_,)).fetchone())


def _gelijke_teksten(con: sqlite3.Connection) -> tuple[GelijkeGroep, ...]:
    con.execute("CREATE INDEX temp.plek_id ON plek (id)")
    gevonden = groepen(dict(con.execute("SELECT id, schets FROM temp.plek WHERE schets != ''")))
    uit = []
    for deel, ids in gevonden[:MAX_GROEPEN]:
        wat = f"naar schatting ten minste {int(deel * 100)}% van de tekst is gelijk, op de naam na"
        uit.append(GelijkeGroep(wat, tuple(_verwijzing(con, i) for i in ids[:MAX_IN_GROEP]), len(ids)))
    return tuple(uit)


def _gelijke_registers(con: sqlite3.Connection) -> tuple[GelijkeGroep, ...]:
    """Registers of at least ten rows that two locations share: the same file, or the same rows under other numbers."""
    uit = []
    for kolom, wat in (("sha", "hetzelfde bestand"), ("rijhash", "dezelfde rijen, op de nummers na")):
        vraag = f"""SELECT soort, {kolom}, COUNT(DISTINCT nr) AS n, MIN(nr) AS eerste FROM temp.register
          WHERE {kolom} != '' AND rijen >= 10 GROUP BY soort, {kolom} HAVING n > 1 ORDER BY n DESC, eerste, soort LIMIT ?"""  # noqa: S608
        for soort, som, aantal, _ in con.execute(vraag, (MAX_GROEPEN,)).fetchall():
            if kolom == "rijhash" and _zelfde_bestand(con, soort, som) == 1:
                continue
            plekken = con.execute(
                f"SELECT DISTINCT p.id, p.naam, p.link FROM temp.register r JOIN temp.plek p USING (nr) WHERE r.{kolom} = ? AND r.soort = ?"  # noqa: S608
                " ORDER BY p.nr LIMIT ?",
                (som, soort, MAX_IN_GROEP),
            )
            uit.append(GelijkeGroep(f"{soort}: {wat}", tuple(Verwijzing(*p) for p in plekken), aantal))
    return tuple(uit)


def _zelfde_bestand(con: sqlite3.Connection, soort: str, rijhash: str) -> int:
    vraag = "SELECT COUNT(DISTINCT sha) FROM temp.register WHERE soort = ? AND rijhash = ?"
    return int(con.execute(vraag, (soort, rijhash)).fetchone()[0])


def _talen(con: sqlite3.Connection) -> tuple[Taaltelling, ...]:
    """Languages of fewer than five families are one row, so that no family can be recognised by its language."""
    rijen = con.execute("SELECT taal, SUM(gezinnen) AS n, COUNT(*) FROM temp.taal GROUP BY taal ORDER BY n DESC, taal").fetchall()
    groot = [Taaltelling(*r) for r in rijen if r[1] >= KLEINE_TAAL]
    klein = [r for r in rijen if r[1] < KLEINE_TAAL]
    if klein:
        namen = {taal for taal, _, _ in klein}
        vraag = f"SELECT COUNT(DISTINCT nr) FROM temp.taal WHERE taal IN ({','.join('?' * len(namen))})"  # noqa: S608
        aantal = con.execute(vraag, tuple(namen)).fetchone()[0] if len(namen) < 500 else 0
        groot.append(Taaltelling(f"andere talen (elk minder dan {KLEINE_TAAL} gezinnen)", sum(n for _, n, _ in klein), aantal))
    return tuple(groot)


def _locaties(con: sqlite3.Connection, drempels: list[int]) -> Iterator[LocatieRij]:
    velden = "nr, id, naam, link, gemeente, regio, cluster, getoetst, reden, woorden, gezinnen, kinderen, nakijken, indicatoren"
    for nr, id_, naam, link, gemeente, regio, cluster, getoetst, reden, woorden, gezinnen, kinderen, nakijken, ind in con.execute(
        f"SELECT {velden} FROM temp.plek ORDER BY nr"  # noqa: S608 - a constant
    ):
        cijfers = {c: (t, n, o) for c, t, n, o in con.execute("SELECT c, teller, noemer, onbekend FROM temp.bev WHERE nr = ?", (nr,))}
        yield LocatieRij(
            plek=Verwijzing(id_, naam, link),
            gemeente=gemeente,
            regio=regio,
            cluster=cluster,
            getoetst=bool(getoetst),
            reden=reden,
            woorden=woorden,
            gezinnen=gezinnen,
            kinderen=kinderen,
            klein=gezinnen is not None and gezinnen < KLEINE_GROEP,
            nakijken=nakijken,
            indicatoren=tuple((Oordeel(o), gehaald, van) for o, gehaald, van in json.loads(ind)),
            aandelen=tuple(m if (m := cijfers.get(c)) and m[1] else None for c in drempels),
        )


def _bevindingen(con: sqlite3.Connection, pakket: Regelpakket) -> Iterator[BevindingRij]:
    velden = "p.id, p.naam, gemeente, regio, cluster, c, oordeel, laag, hand, teller, noemer, onbekend, bereik, gedeeld, b.reden"
    for id_, naam, gemeente, regio, cluster, c, oordeel, laag, hand, *rest in con.execute(
        f"SELECT {velden} FROM temp.plek p JOIN temp.bev b USING (nr) ORDER BY nr, c"  # noqa: S608 - a constant
    ):
        regel = pakket.regels[c]
        kop = (id_, naam, gemeente, regio, cluster, regel.indicator, regel.id, regel.titel, regel.kern)
        yield BevindingRij(*kop, OORDELEN[oordeel], bool(laag), bool(hand), *rest)


def noemt(plekken: tuple[Plek, ...]) -> bytes:
    """Return the bytes over what discovery knows of the locations, for the hash of a run."""
    return json.dumps([(p.id, p.naam, p.gemeente, p.regio, p.cluster) for p in plekken]).encode()
