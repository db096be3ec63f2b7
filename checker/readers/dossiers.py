"""Gathers one location: finds the policy and the registers in a folder, reads locatie.yaml and oordelen.yaml, and makes a Dossier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from checker.errors import InvoerError
from checker.model.document import Document
from checker.model.dossier import Dossier, HandmatigOordeel
from checker.model.melding import Melding, Niveau
from checker.model.rapport import InvoerBestand, Periode
from checker.model.registratie import Registersoort
from checker.readers.meegeleverd import meegeleverd_pakket
from checker.readers.registers.geheugen import Registerbron
from checker.readers.registers.join import lees_registers
from checker.readers.registers.lexicon import Lexicon, laad_lexicon
from checker.readers.word import lees_document

LOCATIE, OORDELEN = "locatie.yaml", "oordelen.yaml"
BELEID_EXTENSIES = (".docx", ".docm", ".dotx", ".dotm", ".doc")
MAX_REGISTERS = 60


@dataclass(frozen=True, slots=True)
class Opties:
    """What a user sets for one audit; `registers` are extra files, `vastgelegd` maps a register to the file that it is in."""

    periode: Periode | None = None
    registers: tuple[Registerbron, ...] = ()
    vastgelegd: Mapping[Registersoort, Path] = field(default_factory=dict)
    peildatum: date | None = None
    regelmap: Path | None = None


@lru_cache(maxsize=4)
def lexicon_voor(regelmap: Path | None) -> Lexicon:
    """Return the lexicon of registers of a rule pack; a pack without one uses the shipped lexicon."""
    eigen = regelmap is not None and (regelmap / "registers.yaml").is_file() and (regelmap / "talen.yaml").is_file()
    return laad_lexicon(regelmap if eigen and regelmap else meegeleverd_pakket())


def zoek_beleid(map_: Path) -> Path:
    """Return the one policy document in a folder; raises InvoerError when there is none or more than one."""
    gevonden = kandidaten(map_)
    if not gevonden:
        raise InvoerError(f"In {map_} staat geen Word-document; zet het ouderbeleid als .docx in deze map.")
    if len(gevonden) > 1:
        namen = ", ".join(p.name for p in gevonden)
        raise InvoerError(f"In {map_} staan {len(gevonden)} Word-documenten ({namen}); laat er een staan of geef het bestand zelf op.")
    return gevonden[0]


def kandidaten(map_: Path) -> list[Path]:
    """Return the Word documents directly in a folder, Word's lock files left out; a .doc only counts when there is nothing newer."""
    try:
        bestanden = sorted(
            p for p in map_.iterdir() if p.suffix.lower() in BELEID_EXTENSIES and not p.name.startswith(("~$", ".")) and p.is_file()
        )
    except OSError as fout:
        raise InvoerError(f"De map {map_} kan niet worden gelezen: {fout.strerror}.") from fout
    nieuw = [p for p in bestanden if p.suffix.lower() != ".doc"]
    return nieuw or bestanden


def lees_dossier(pad: Path, opties: Opties | None = None) -> Dossier:
    """Read a location: a folder with one policy and its registers, or a policy alone. Raises InvoerError when it cannot be audited."""
    opties = opties or Opties()
    if not pad.exists():
        raise InvoerError(f"{pad} bestaat niet; geef de map van een locatie of een Word-document op.")
    map_ = pad if pad.is_dir() else None
    document = lees_document(zoek_beleid(pad) if map_ else pad)
    locatie, oordelen = _ernaast(map_) if map_ else (_Ernaast(), ())
    return _maak(pad, map_, document, locatie, opties, oordelen)


@dataclass(frozen=True, slots=True)
class _Ernaast:
    """What locatie.yaml says, or nothing."""

    naam: str = ""
    tijdvak: Periode | None = None
    registers: Mapping[str, str] = field(default_factory=dict)
    kolommen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def _ernaast(map_: Path) -> tuple[_Ernaast, tuple[HandmatigOordeel, ...]]:
    """Read locatie.yaml and oordelen.yaml; most locations have neither, and reading YAML is only paid for those that do."""
    heeft_locatie, heeft_oordelen = (map_ / LOCATIE).is_file(), (map_ / OORDELEN).is_file()
    if not heeft_locatie and not heeft_oordelen:
        return _Ernaast(), ()
    from checker.readers.locatiebestanden import lees_locatie, lees_oordelen

    locatie = _Ernaast()
    if heeft_locatie:
        gelezen = lees_locatie(map_ / LOCATIE)
        locatie = _Ernaast(gelezen.naam, gelezen.tijdvak(), {str(s): n for s, n in gelezen.registers.items()}, gelezen.kolommen)
    return locatie, lees_oordelen(map_ / OORDELEN) if heeft_oordelen else ()


def _maak(
    pad: Path, map_: Path | None, document: Document, locatie: _Ernaast, opties: Opties, oordelen: tuple[HandmatigOordeel, ...]
) -> Dossier:
    peildatum = opties.peildatum or date.today()  # noqa: DTZ011 - the day of the audit is the user's own day
    bestanden: list[Registerbron] = [*_csvs(map_), *opties.registers]
    vastgelegd = {**_vastgelegd(map_, locatie), **opties.vastgelegd}
    bestanden.extend(p for p in vastgelegd.values() if p not in bestanden)
    lezing = lees_registers(
        _uniek(bestanden),
        lexicon=lexicon_voor(opties.regelmap),
        vastgelegd=vastgelegd,
        kolommen=locatie.kolommen,
        periode=opties.periode or locatie.tijdvak,
        peildatum=peildatum,
    )
    beleid = InvoerBestand(document.bestand, "beleid", document.sha256, woorden=document.woorden, leesdekking=document.leesdekking)
    return Dossier(
        id=pad.resolve().name if map_ else pad.stem,
        naam=locatie.naam or (pad.resolve().name if map_ else pad.stem),
        document=document,
        registratie=lezing.registratie,
        periode=lezing.periode,
        peildatum=peildatum,
        invoer=(beleid, *lezing.invoer),
        meldingen=(*document.meldingen, *lezing.meldingen, *_te_veel(bestanden)),
        oordelen=oordelen,
    )


def _csvs(map_: Path | None) -> list[Path]:
    if map_ is None:
        return []
    return sorted(
        p for p in map_.iterdir() if p.suffix.lower() in (".csv", ".tsv", ".txt") and not p.name.startswith(("~$", ".")) and p.is_file()
    )


def _uniek(paden: Sequence[Registerbron]) -> list[Registerbron]:
    return list(dict.fromkeys(paden))[:MAX_REGISTERS]


def _te_veel(paden: Sequence[Registerbron]) -> tuple[Melding, ...]:
    if len(set(paden)) <= MAX_REGISTERS:
        return ()
    tekst = f"er staan {len(set(paden))} registerbestanden; alleen de eerste {MAX_REGISTERS} zijn gelezen"
    return (Melding(Niveau.WAARSCHUWING, "", "te-veel-bestanden", tekst),)


def _vastgelegd(map_: Path | None, locatie: _Ernaast) -> dict[Registersoort, Path]:
    if map_ is None:
        return {}
    uit: dict[Registersoort, Path] = {}
    for soort, naam in locatie.registers.items():
        bestand = map_ / naam
        if not bestand.resolve().is_relative_to(map_.resolve()):
            raise InvoerError(
                f"{LOCATIE}: het register '{soort}' wijst naar een bestand buiten de map; zet het bestand in de map van de locatie."
            )
        if not bestand.is_file():
            raise InvoerError(f"{LOCATIE}: het register '{soort}' wijst naar {naam}, maar dat bestand staat niet in de map.")
        uit[Registersoort(soort)] = bestand
    return uit
