"""Shared registers: one export for several locations, with a column `locatie`, split in memory and never written anywhere."""

from __future__ import annotations

import csv
import hashlib
import io
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from checker.batch.opdracht import Deel
from checker.errors import InvoerError
from checker.model.melding import Melding, Niveau
from checker.readers.dossiers import lexicon_voor
from checker.readers.registers.dialect import Rijenlezer, lees_tekst, vreemd_bestand
from checker.readers.registers.geheugen import Geheugenregister
from checker.readers.registers.header import vind_kop
from checker.readers.registers.lexicon import Lexicon, kale_kop
from checker.readers.registers.values import Waarden

MAX_BYTES = 400_000_000
KOLOM = ("locatie", "locatienaam", "naamlocatie", "vestiging")


@dataclass(frozen=True, slots=True)
class Verdeling:
    """Per location its parts of the shared registers, and remarks on rows that belong to no location."""

    delen: Mapping[str, tuple[Deel, ...]]
    meldingen: tuple[Melding, ...]


@dataclass(frozen=True, slots=True)
class _Rijen:
    kop: list[list[str]]
    scheiding: str
    rijen: Iterator[tuple[int, str, list[str]]]


def verdeel(bestanden: Iterable[str], namen: Mapping[str, Iterable[str]], lexicon: Lexicon) -> Verdeling:
    """Find out which rows of the shared registers belong to which location; `namen` are the names a location goes by.

    Only hashes of the rows are kept here; the workers read the rows themselves.
    """
    eigenaar, dubbel = _eigenaars(namen)
    delen: dict[str, list[Deel]] = {}
    meldingen: list[Melding] = []
    for pad in bestanden:
        naam = Path(pad).name
        try:
            sommen = _sommen(pad, lexicon)
        except (InvoerError, OSError) as fout:
            meldingen.append(Melding(Niveau.WAARSCHUWING, naam, "gedeeld-register", str(fout)))
            continue
        for sleutel, (som, regel) in sommen.items():
            id_ = eigenaar.get(sleutel)
            if id_ is not None:
                delen.setdefault(id_, []).append(Deel(pad, sleutel, som))
                continue
            waarom = "past bij meer dan een map" if sleutel in dubbel else "hoort bij geen map met een ouderbeleid"
            wat = "een rij zonder locatie" if not sleutel else f"de locatie op regel {regel}"
            meldingen.append(Melding(Niveau.WAARSCHUWING, naam, "locatie-onbekend", f"{wat} {waarom}; die rijen tellen nergens mee", regel))
    return Verdeling({id_: tuple(d) for id_, d in delen.items()}, tuple(meldingen))


def lees_deel(deel: Deel, regelmap: Path | None) -> Geheugenregister:
    """Return the rows of one location as a register in memory, with the line numbers of the shared file. Raises InvoerError, OSError."""
    kop, per_locatie = _inhoud(deel.bestand, Path(deel.bestand).stat().st_mtime_ns, regelmap)
    rijen, nummers = per_locatie.get(deel.sleutel, (b"", array("Q")))
    return Geheugenregister(Path(deel.bestand).name, kop + rijen, (*range(1, kop.count(b"\n") + 1), *nummers))


def _eigenaars(namen: Mapping[str, Iterable[str]]) -> tuple[dict[str, str], set[str]]:
    eigenaar: dict[str, str] = {}
    dubbel: set[str] = set()
    for id_, alle in namen.items():
        for sleutel in {kale_kop(n) for n in alle if n}:
            if eigenaar.setdefault(sleutel, id_) != id_:
                dubbel.add(sleutel)
    return {s: i for s, i in eigenaar.items() if s and s not in dubbel}, dubbel


def _sommen(pad: str, lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    """Per location key the hash of its rows (header included) and the first line it stands on."""
    gelezen = _open(pad, lexicon)
    begin = hashlib.sha256(repr(gelezen.kop).encode())
    sommen: dict[str, tuple[hashlib._Hash, int]] = {}
    for regel, sleutel, cellen in gelezen.rijen:
        if sleutel not in sommen:
            sommen[sleutel] = (begin.copy(), regel)
        sommen[sleutel][0].update("\0".join([str(regel), *cellen, "\n"]).encode("utf-8", "replace"))
    return {s: (som.hexdigest(), regel) for s, (som, regel) in sommen.items()}


@lru_cache(maxsize=16)
def _inhoud(pad: str, _gewijzigd: int, regelmap: Path | None) -> tuple[bytes, dict[str, tuple[bytearray, array[int]]]]:
    gelezen = _open(pad, lexicon_voor(regelmap))
    per_locatie: dict[str, tuple[bytearray, array[int]]] = {}
    for regel, sleutel, cellen in gelezen.rijen:
        rijen, nummers = per_locatie.setdefault(sleutel, (bytearray(), array("Q")))
        rijen += _regel(cellen, gelezen.scheiding)
        nummers.append(regel)
    return b"".join(_regel(r, gelezen.scheiding) for r in gelezen.kop), per_locatie


def _regel(cellen: list[str], scheiding: str) -> bytes:
    stroom = io.StringIO()
    csv.writer(stroom, delimiter=scheiding, lineterminator="\n").writerow([" ".join(c.splitlines()) for c in cellen])
    return stroom.getvalue().encode("utf-8", "replace")


def _open(pad: str, lexicon: Lexicon) -> _Rijen:
    """Read a shared register up to its header; raises InvoerError when it is none."""
    naam = Path(pad).name
    if Path(pad).stat().st_size > MAX_BYTES:
        raise InvoerError(f"{naam} is groter dan {MAX_BYTES // 1_000_000} MB en is niet gelezen")
    data = Path(pad).read_bytes()
    if vreemd := vreemd_bestand(data):
        raise InvoerError(f"{naam} is {vreemd}, geen CSV; sla het op als CSV")
    tekst = lees_tekst(data)
    kop = vind_kop(tekst, lexicon, Waarden(lexicon), {})
    if kop is None:
        raise InvoerError(
            f"{naam} staat boven de mappen van de locaties en heeft geen kolomnamen die bij een register horen; niet gebruikt"
        )
    plaats = next((i for i, c in enumerate(kop.cellen) if kale_kop(c) in KOLOM), None)
    if plaats is None:
        raise InvoerError(f"{naam} staat boven de mappen van de locaties en heeft geen kolom 'locatie'; het is niet gebruikt")
    alle = iter(Rijenlezer(tekst, kop.scheiding, []))
    boven: list[list[str]] = []
    for regel, cellen in alle:
        boven.append(cellen)
        if regel >= kop.regel:
            break
    return _Rijen(boven, kop.scheiding, _rijen(alle, plaats, lexicon))


def _rijen(alle: Iterator[tuple[int, list[str]]], plaats: int, lexicon: Lexicon) -> Iterator[tuple[int, str, list[str]]]:
    for regel, cellen in alle:
        eerste = next((c.strip() for c in cellen if c.strip()), "")
        if eerste and not eerste.casefold().startswith(lexicon.voetregels):
            yield regel, kale_kop(cellen[plaats]) if plaats < len(cellen) else "", cellen
