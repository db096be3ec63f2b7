"""Random locations and random dialects: a truth, and the many ways in which people write it down."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

VAN = date(2024, 8, 1)
MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
KORT = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()  # noqa: SIM905
Antwoord = bool | None


@dataclass(frozen=True)
class Waarheid:
    """What happened: children (family, start, end, language), answers per activity per family, intakes, talks."""

    kinderen: tuple[tuple[int, date, date | None, str], ...]
    activiteiten: tuple[tuple[date, str, tuple[Antwoord, ...]], ...]
    intakes: tuple[tuple[int, date, Antwoord], ...]
    gesprekken: tuple[tuple[int, date, Antwoord, Antwoord], ...]


@dataclass(frozen=True)
class Dialect:
    """One way to write a file."""

    scheiding: str
    codering: str
    regeleinde: str
    datum: int
    ja: str
    nee: str
    leeg: str
    kop: int
    titel: bool
    totaal: bool
    sep: bool
    aanhalen: bool
    rommelige_id: bool
    breed: bool
    per_kind: bool
    zaad: int


_DAG = st.integers(0, 364).map(lambda n: VAN + timedelta(days=n))
_ANTWOORD = st.sampled_from([True, False, None])


@st.composite
def waarheden(draw: st.DrawFn) -> Waarheid:
    """A small location: 1-6 children in 1-4 families."""
    gezinnen = draw(st.integers(1, 4))
    kinderen: list[tuple[int, date, date | None, str]] = []
    for _ in range(draw(st.integers(gezinnen, gezinnen + 2))):
        start = VAN + timedelta(days=draw(st.integers(-300, 300)))
        eind = start + timedelta(days=draw(st.integers(0, 500))) if draw(st.booleans()) else None
        kinderen.append((len(kinderen) % gezinnen, start, eind, draw(st.sampled_from(["Turks", "Nederlands", "Pools", ""]))))
    namen = draw(
        st.lists(
            st.tuples(_DAG, st.sampled_from(["Koffieochtend", "Thema-avond", "Café; koek", "Uk & Puk"])),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    activiteiten = tuple((d, n, tuple(draw(_ANTWOORD) for _ in range(gezinnen))) for d, n in namen)
    intakes = tuple((k, kinderen[k][1], draw(_ANTWOORD)) for k in range(len(kinderen)) if draw(st.booleans()))
    gesprekken = draw(
        st.lists(st.tuples(st.integers(0, len(kinderen) - 1), _DAG, _ANTWOORD, _ANTWOORD), max_size=6, unique_by=lambda g: (g[0], g[1]))
    )
    return Waarheid(tuple(kinderen), activiteiten, intakes, tuple(gesprekken))


dialecten = st.builds(
    Dialect,
    scheiding=st.sampled_from(";,\t|"),
    codering=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    regeleinde=st.sampled_from(["\n", "\r\n", "\r"]),
    datum=st.integers(0, 8),
    ja=st.sampled_from(["ja", "J", "x", "1", "WAAR", "aanwezig", "ok", "v"]),
    nee=st.sampled_from(["nee", "N", "0", "ONWAAR", "afwezig", "niet", "-"]),
    leeg=st.sampled_from(["", "?", "onbekend", "nb"]),
    kop=st.integers(0, 2),
    titel=st.booleans(),
    totaal=st.booleans(),
    sep=st.booleans(),
    aanhalen=st.booleans(),
    rommelige_id=st.booleans(),
    breed=st.booleans(),
    per_kind=st.booleans(),
    zaad=st.integers(0, 2**16),
)
GEWOON = Dialect(
    ";",
    "utf-8",
    "\n",
    0,
    "ja",
    "nee",
    "",
    0,
    titel=False,
    totaal=False,
    sep=False,
    aanhalen=False,
    rommelige_id=False,
    breed=False,
    per_kind=False,
    zaad=0,
)

_KOPPEN = {
    "kinderen": (["kind_id", "gezin_id", "startdatum", "einddatum", "thuistaal"], ["Kindnr.", "Gezinsnr", "Begindatum plaatsing", "Einddatum plaatsing", "Moedertaal"], ["LEERLINGNR", "Gezn_ID", "start datum", "Eind-datum", "Taal thuis"]),
    "deelname": (["datum", "activiteit", "ID", "aanwezig"], ["Dag", "Omschrijving activiteit", "ID", "Was aanwezig"], ["DATUM", "Naam_activiteit", "ID", "Aanwezg?"]),
    "intake": (["kind_id", "datum", "samen_met_ouders"], ["Kindnummer", "Datum", "Samen met ouders ingevuld"], ["kind-id", "Dag", "Samen ingevuld?"]),
    "gesprekken": (["kind_id", "datum", "observatie_besproken", "afspraken"], ["Kindnr.", "Dag", "KIJK besproken", "Afspraak gemaakt?"], ["Kind ID", "Datum gesprek", "Observatie besprokn", "Afspraken gemaakt"]),
}  # fmt: skip


def schrijf_datum(dag: date | None, notatie: int) -> str:
    """The day in one of nine notations."""
    if dag is None:
        return ""
    return [
        f"{dag.day}-{dag.month}-{dag.year}", f"{dag:%d-%m-%Y}", f"{dag:%d/%m/%y}", f"{dag:%Y-%m-%d}", f"{dag.day} {KORT[dag.month - 1]} {dag.year}", f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}",
        str(dag.toordinal() - date(1899, 12, 30).toordinal()), f"{dag:%d.%m.%Y}", f"{dag:%Y-%m-%d} 00:00:00",
    ][notatie]  # fmt: skip


def _tabel(soort: str, kop: Sequence[str], rijen: list[list[str]], d: Dialect) -> bytes:
    uit = io.StringIO()
    if d.sep:
        uit.write(f"sep={d.scheiding}{d.regeleinde}")
    if d.titel:
        uit.write(f"Overzicht {soort}{d.regeleinde}{d.regeleinde}")
    schrijver = csv.writer(
        uit, delimiter=d.scheiding, lineterminator=d.regeleinde, quoting=csv.QUOTE_ALL if d.aanhalen else csv.QUOTE_MINIMAL
    )
    schrijver.writerow(kop)
    schrijver.writerows(rijen)
    if d.totaal:
        schrijver.writerow(["Totaal", *[""] * (len(kop) - 2), str(len(rijen))])
    return uit.getvalue().encode(d.codering)


def _id(letter: str, nummer: int, d: Dialect, rij: int) -> str:
    kaal = f"{letter}{nummer + 1:03d}"
    return [kaal, kaal.lower(), f" {kaal} ", f"{letter} {nummer + 1:03d}"][(rij + d.zaad) % 4] if d.rommelige_id else kaal


def schrijf(w: Waarheid, d: Dialect, volgorde: Sequence[int] = ()) -> dict[str, bytes]:
    """The registers of a truth as files; `volgorde` shuffles the rows of deelname."""
    a = {True: d.ja, False: d.nee, None: d.leeg}
    kinderen = [
        [_id("K", k, d, k), _id("G", g, d, k), schrijf_datum(s, d.datum), schrijf_datum(e, d.datum), t]
        for k, (g, s, e, t) in enumerate(w.kinderen)
    ]
    intake = [[_id("K", k, d, i), schrijf_datum(dag, d.datum), a[x]] for i, (k, dag, x) in enumerate(w.intakes)]
    gesprekken = [[_id("K", k, d, i), schrijf_datum(dag, d.datum), a[x], a[y]] for i, (k, dag, x, y) in enumerate(w.gesprekken)]
    bestanden = {
        "kinderen.csv": _tabel("kinderen", _KOPPEN["kinderen"][d.kop], kinderen, d),
        "intake.csv": _tabel("intake", _KOPPEN["intake"][d.kop], intake, d),
        "oudergesprekken.csv": _tabel("gesprekken", _KOPPEN["gesprekken"][d.kop], gesprekken, d),
    }
    kop, rijen = _deelname(w, d, a)
    rijen = [rijen[i] for i in volgorde if i < len(rijen)] + [r for i, r in enumerate(rijen) if i not in set(volgorde)]
    bestanden["deelname.csv"] = _tabel("deelname", kop, rijen, d)
    return bestanden


def _deelname(w: Waarheid, d: Dialect, a: dict[Antwoord, str]) -> tuple[list[str], list[list[str]]]:
    gezinnen = sorted({g for g, *_ in w.kinderen})
    letter = "K" if d.per_kind else "G"
    eerste = {g: next(k for k, (gg, *_) in enumerate(w.kinderen) if gg == g) if d.per_kind else g for g in gezinnen}
    if d.breed:
        kop = [
            "Kindnr" if d.per_kind else "Gezinsnr",
            *[f"{schrijf_datum(dag, d.datum if d.datum not in (6, 8) else 0)} {naam}" for dag, naam, _ in w.activiteiten],
        ]
        return kop, [[_id(letter, eerste[g], d, g), *[a[antw[g]] for _, _, antw in w.activiteiten]] for g in gezinnen]
    kop = list(_KOPPEN["deelname"][d.kop])
    kop[2] = "Kindnr" if d.per_kind else "Gezinsnr"
    rijen: list[list[str]] = []
    for i, (dag, naam, antw) in enumerate(w.activiteiten):
        variant = [naam, naam.upper(), f" {naam}", naam.replace("-", " ")]
        rijen += [
            [
                schrijf_datum(dag, d.datum),
                variant[(i + g + d.zaad) % 4] if d.rommelige_id else naam,
                _id(letter, eerste[g], d, i + g),
                a[antw[g]],
            ]
            for g in gezinnen
        ]
    return kop, rijen
