"""Which row is the header, and which column is which: exact names first, then near names, then what the column holds."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from checker.readers import grenzen
from checker.readers.registers.dialect import Tekst, scheidingstekens, voorproef
from checker.readers.registers.lexicon import Lexicon, kale_kop
from checker.readers.registers.values import ONLEESBAAR, Waarden
from checker.readers.registers.wide import Activiteitkolom, lees_activiteitkop

BIJNA = 84.0
"""From this likeness on a header is read as a typing error of a known name; below it the name is only suggested."""
SUGGESTIE = 60.0
MARGE = 5.0
_ID_KOLOMMEN = ("kind_id", "gezin_id", "nummer")


@dataclass(slots=True)
class Kop:
    """A file's header: its separator, its line, its cells, and what was made of them.

    `kolommen` maps a canonical column to (index, how: "naam", "tikfout", "inhoud", "opgegeven"); `activiteiten` are the
    activity columns of a wide register; `twijfel` and `onbekend` are (header, suggestion) pairs, the last "" when none is near.
    """

    scheiding: str
    regel: int
    cellen: list[str]
    kolommen: dict[str, tuple[int, str]] = field(default_factory=dict)
    activiteiten: list[Activiteitkolom] = field(default_factory=list)
    twijfel: list[tuple[str, str]] = field(default_factory=list)
    onbekend: list[tuple[int, str]] = field(default_factory=list)
    titel: str = ""
    proefrijen: list[list[str]] = field(default_factory=list)

    def index(self, kolom: str) -> int:
        """The column's index, or -1."""
        return self.kolommen.get(kolom, (-1, ""))[0]


def vind_kop(tekst: Tekst, lexicon: Lexicon, waarden: Waarden, opgegeven: Mapping[str, str]) -> Kop | None:
    """Find separator and header row among the first lines, and read the header; None when nothing looks like one."""
    proef = voorproef(tekst)
    eigen_namen = {kale_kop(naam): kolom for kolom, naam in opgegeven.items()}
    beste: tuple[float, Kop] | None = None
    for scheiding in scheidingstekens(proef):
        rijen = _rijen(proef, scheiding)
        for plaats, (regel, cellen) in enumerate(rijen[:40]):
            if plaats and (samen := _twee_regels(cellen, rijen[plaats - 1][1], waarden)):
                cellen = samen  # noqa: PLW2901 - a header in two rows reads as one
            punt = _koppunt(cellen, lexicon, eigen_namen, waarden)
            if punt > 1 and (beste is None or punt > beste[0]):
                beste = (punt, _kop(scheiding, regel, cellen, rijen, plaats))
                if punt >= max(3.0, 0.6 * len(cellen)):
                    break  # a row of which most cells are column names is the header
    if beste is None:
        beste = _vind_met_tikfouten(proef, lexicon)
    if beste is None:
        return None
    kop = beste[1]
    _herken_kolommen(kop, lexicon, waarden, eigen_namen)
    return kop


def _kop(scheiding: str, regel: int, cellen: list[str], rijen: list[tuple[int, list[str]]], plaats: int) -> Kop:
    erboven = [r for _, r in rijen[:plaats]]
    titel = " ".join(cel for rij in erboven for cel in rij if cel and not cel.startswith("sep="))[:200]
    return Kop(scheiding, regel, list(cellen), titel=titel, proefrijen=[r for _, r in rijen[plaats + 1 :]])


def _twee_regels(cellen: list[str], boven: list[str], waarden: Waarden) -> list[str] | None:
    """A wide header in two rows, the dates above the names of the activities, as one row; None when it is not that."""
    datums = [i for i, cel in enumerate(boven[: len(cellen)]) if cel[:1].isdigit() and waarden.datum(cel) not in (ONLEESBAAR, None)]
    if not datums or any(not cellen[i] or cellen[i][:1].isdigit() or waarden.antwoord(cellen[i]) is not ONLEESBAAR for i in datums):
        return None
    return [f"{boven[i]} {cel}" if i in datums else cel for i, cel in enumerate(cellen)]


def _rijen(regels: Sequence[str], scheiding: str) -> list[tuple[int, list[str]]]:
    lezer = csv.reader(regels, delimiter=scheiding)
    rijen: list[tuple[int, list[str]]] = []
    vorige = 0
    try:
        for rij in lezer:
            rijen.append((vorige + 1, [cel.strip() for cel in rij[: grenzen.CSV_KOLOMMEN + 1]]))
            vorige = lezer.line_num
    except csv.Error:
        pass
    return rijen


def _koppunt(cellen: list[str], lexicon: Lexicon, eigen: Mapping[str, str], waarden: Waarden) -> float:
    """How many different columns the row's cells name; activity headers count a little each."""
    if len(cellen) < 2:
        return 0.0
    kolommen: set[str] = set()
    rest: list[str] = []
    for cel in cellen:
        sleutel = kale_kop(cel)
        if kolom := eigen.get(sleutel) or lexicon.kolom_van.get(sleutel):
            kolommen.add(kolom)
        elif cel:
            rest.append(cel)
    punt = float(len(kolommen - {"overig"})) + 0.2 * ("overig" in kolommen)
    if punt > 3 or not any(k in kolommen for k in _ID_KOLOMMEN):
        return punt
    activiteiten = sum(1 for cel in rest[:10] if lees_activiteitkop(cel, waarden, lexicon) is not None)
    return punt + min(activiteiten, 5) * 0.5


def _vind_met_tikfouten(proef: list[str], lexicon: Lexicon) -> tuple[float, Kop] | None:
    beste: tuple[float, Kop] | None = None
    for scheiding in scheidingstekens(proef):
        rijen = _rijen(proef, scheiding)
        for plaats, (regel, cellen) in enumerate(rijen[:15]):
            if not 2 <= len(cellen) <= 40:
                continue
            kolommen = {k for cel in cellen if (k := _zoek_bijna(kale_kop(cel), lexicon)[0])}
            if len(kolommen) > 1 and (beste is None or len(kolommen) > beste[0]):
                beste = (float(len(kolommen)), _kop(scheiding, regel, cellen, rijen, plaats))
    return beste


_bijna_cache: dict[tuple[int, str], tuple[str, str, float]] = {}


def _bijna(sleutel: str, lexicon: Lexicon) -> tuple[str, str, float]:
    """(column or "", name that looks like it, likeness): the column only when it is near enough and nothing else is as near."""
    bewaard = _bijna_cache.get((id(lexicon), sleutel))
    if bewaard is None:
        bewaard = _zoek_bijna(sleutel, lexicon)
        if len(_bijna_cache) > 5_000:
            _bijna_cache.clear()
        _bijna_cache[(id(lexicon), sleutel)] = bewaard
    return bewaard


def _zoek_bijna(sleutel: str, lexicon: Lexicon) -> tuple[str, str, float]:
    if sleutel in lexicon.kolom_van:
        return lexicon.kolom_van[sleutel], sleutel, 100.0
    if len(sleutel) < 4:
        return "", "", 0.0
    lijst = process.extract(sleutel, _lange_namen(lexicon), scorer=fuzz.ratio, limit=12, score_cutoff=SUGGESTIE)
    if not lijst:
        return "", "", 0.0
    naam, score, _ = lijst[0]
    kolom = lexicon.kolom_van[naam]
    ander = next((s for n, s, _ in lijst if lexicon.kolom_van[n] != kolom), 0.0)
    return (kolom if score >= BIJNA and score - ander >= MARGE else "", naam, score)


_lange: dict[int, tuple[str, ...]] = {}


def _lange_namen(lexicon: Lexicon) -> tuple[str, ...]:
    namen = _lange.get(id(lexicon))
    if namen is None:
        namen = _lange[id(lexicon)] = tuple(n for n in lexicon.kolom_van if len(n) >= 4)
    return namen


def _herken_kolommen(kop: Kop, lexicon: Lexicon, waarden: Waarden, eigen: Mapping[str, str]) -> None:
    """Fill the header's columns: given by hand, exact, near (if the cells fit), and activities."""
    gevonden: dict[str, list[tuple[int, int, int, str]]] = {}
    rest: list[int] = []
    kop.proefrijen = [r for r in kop.proefrijen if not next((c for c in r if c), "").casefold().startswith(lexicon.voetregels)]
    for i, cel in enumerate(kop.cellen):
        sleutel = kale_kop(cel)
        if kolom := eigen.get(sleutel):
            gevonden.setdefault(kolom, []).append((0, 0, i, "opgegeven"))
        elif not cel:
            continue
        elif kolom := _exact(cel, sleutel, lexicon):
            gevonden.setdefault(kolom, []).append((1, lexicon.rang.get(sleutel, 0), i, "naam"))
        elif activiteit := lees_activiteitkop(cel, waarden, lexicon):
            kop.activiteiten.append(Activiteitkolom(i, *activiteit))
        else:
            rest.append(i)
    for i in rest:
        _herken_bijna(kop, i, lexicon, waarden, gevonden)
    for kolom, kandidaten in gevonden.items():
        kandidaten.sort()
        if len(kandidaten) > 1 and kandidaten[0][0] == 2 and kandidaten[0][1] == kandidaten[1][1]:
            kop.twijfel.extend((kop.cellen[i], kolom) for _, _, i, _ in kandidaten)
            continue
        kop.kolommen[kolom] = (kandidaten[0][2], kandidaten[0][3])
    kop.kolommen.pop("overig", None)


def _exact(cel: str, sleutel: str, lexicon: Lexicon) -> str | None:
    if kolom := lexicon.kolom_van.get(sleutel):
        return kolom
    if "(" in cel or "/" in cel:
        return lexicon.kolom_van.get(kale_kop(cel.split("(", maxsplit=1)[0])) or lexicon.kolom_van.get(
            kale_kop(cel.split("/", maxsplit=1)[0]) if "(" not in cel else ""
        )
    return None


def _herken_bijna(kop: Kop, i: int, lexicon: Lexicon, waarden: Waarden, gevonden: dict[str, list[tuple[int, int, int, str]]]) -> None:
    kolom, naam, score = _bijna(kale_kop(kop.cellen[i]), lexicon)
    if kolom and past(kop, i, lexicon.waarden_van[kolom], waarden):
        gevonden.setdefault(kolom, []).append((2, -round(score), i, "tikfout"))
        return
    kop.onbekend.append((i, naam if score >= SUGGESTIE else ""))


def kolomwaarden(kop: Kop, i: int) -> list[str]:
    """The non-blank cells of the column in the first rows."""
    return [rij[i] for rij in kop.proefrijen if i < len(rij) and rij[i]]


def past(kop: Kop, i: int, soort: str, waarden: Waarden) -> bool:
    """Whether the column's first cells look like that kind of value; an empty column fits anything but an id."""
    cellen = kolomwaarden(kop, i)
    if not cellen:
        return soort != "id"
    if soort == "datum":
        return _deel(cellen, lambda c: waarden.datum(c) is not ONLEESBAAR) >= 0.5
    if soort == "antwoord":
        return _deel(cellen, lambda c: waarden.antwoord(c) is not ONLEESBAAR or waarden.datum(c) is not ONLEESBAAR) >= 0.5
    if soort == "taal":
        return _deel(cellen, lambda c: all(map(waarden.taal.herkend, waarden.taal.lees(c)))) >= 0.5
    return True


def _deel(cellen: list[str], goed) -> float:  # type: ignore[no-untyped-def]  # noqa: ANN001
    return sum(1 for c in cellen if goed(c)) / len(cellen)


def vul_aan_op_inhoud(kop: Kop, kolommen: Iterable[str], lexicon: Lexicon, waarden: Waarden) -> None:
    """Find missing columns by what they hold, when exactly one unrecognised column fits."""
    for kolom in kolommen:
        soort = lexicon.waarden_van[kolom]
        if kolom in kop.kolommen or soort not in ("datum", "antwoord", "taal"):
            continue
        passend = [(i, n) for i, n in kop.onbekend if kolomwaarden(kop, i) and _deel_streng(kop, i, soort, waarden)]
        if len(passend) == 1:
            kop.kolommen[kolom] = (passend[0][0], "inhoud")
            kop.onbekend.remove(passend[0])


def _deel_streng(kop: Kop, i: int, soort: str, waarden: Waarden) -> bool:
    cellen = kolomwaarden(kop, i)
    if soort == "datum":
        return _deel(cellen, lambda c: waarden.datum(c) not in (ONLEESBAAR, None)) >= 0.9
    if soort == "antwoord":
        return _deel(cellen, lambda c: waarden.antwoord(c) is not ONLEESBAAR) >= 0.9 and any(
            waarden.antwoord(c) in (True, False) for c in cellen
        )
    return _deel(cellen, lambda c: bool(t := waarden.taal.lees(c)) and all(map(waarden.taal.herkend, t))) >= 0.7


@lru_cache(maxsize=256)
def kaal_naamdeel(naam: str) -> str:
    """A file name or title for comparing with hints: bare, without extension."""
    return kale_kop(naam.rsplit(".", 1)[0])
