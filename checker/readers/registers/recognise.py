"""Decides what each file is: text or not, its header, its register, and which column holds whose number."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from checker.model.melding import Niveau
from checker.model.registratie import (
    Registersoort,
)
from checker.readers import grenzen
from checker.readers.registers.base import Bron, Lezing
from checker.readers.registers.dialect import Tekst, lees_tekst, vreemd_bestand
from checker.readers.registers.geheugen import Registerbron
from checker.readers.registers.header import Kop, kolomwaarden, vind_kop
from checker.readers.registers.kinds import Keuze, kies_soort
from checker.readers.registers.lexicon import Lexicon

_HOE = {"tikfout": " (herkend ondanks een tikfout)", "inhoud": " (herkend aan de inhoud)"}


@dataclass(slots=True)
class Bestand:
    """One file on its way: its text and header until it is read, what it was recognised as, and what was read."""

    naam: str
    sha256: str
    tekst: Tekst | None = None
    kop: Kop | None = None
    keuze: Keuze = field(default_factory=lambda: Keuze(None))
    bron: Bron | None = None


def herken(pad: Registerbron, lezing: Lezing, soort: Registersoort | None, opgegeven: Mapping[str, str]) -> Bestand:
    """Decide what a file is; everything that stands in the way is a remark."""
    fout = Niveau.FOUT
    try:
        if pad.stat().st_size > grenzen.CSV_BYTES - lezing.bytes:
            tekst = f"de registers zijn samen groter dan {grenzen.CSV_BYTES // grenzen.MIB} MB; dit bestand is niet gelezen"
            lezing.meldingen.meld(pad.name, "te-groot", tekst, niveau=fout)
            return Bestand(pad.name, "")
        data = pad.read_bytes()
        lezing.bytes += len(data)
    except OSError as reden:
        lezing.meldingen.meld(pad.name, "niet-te-openen", f"het bestand kan niet geopend worden ({reden.strerror})", niveau=fout)
        return Bestand(pad.name, "")
    stuk = Bestand(pad.name, hashlib.sha256(data).hexdigest())
    if vreemd := vreemd_bestand(data):
        lezing.meldingen.meld(
            pad.name, "geen-csv", f"dit is {vreemd}, geen CSV; sla het register op als CSV (door puntkomma's gescheiden)", niveau=fout
        )
        return stuk
    stuk.tekst = replace(lees_tekst(data), regelnummers=getattr(pad, "regels", ()))
    if not stuk.tekst.data.strip(b"\xff\xfe\0 \r\n\t;,|"):
        lezing.meldingen.meld(pad.name, "leeg-bestand", "het bestand is leeg", niveau=fout)
        return stuk
    if stuk.tekst.opmerking:
        lezing.meldingen.meld(pad.name, "codering", stuk.tekst.opmerking)
    stuk.kop = vind_kop(stuk.tekst, lezing.lexicon, lezing.waarden, opgegeven)
    if stuk.kop is None or len(stuk.kop.cellen) > grenzen.CSV_KOLOMMEN:
        tekst = (
            f"heeft meer dan {grenzen.CSV_KOLOMMEN} kolommen" if stuk.kop else "heeft geen regel met kolomnamen die bij een register horen"
        )
        lezing.meldingen.meld(pad.name, "niet-herkend", f"het bestand {tekst} en is niet gebruikt", niveau=fout)
        return stuk
    _kies(stuk, stuk.kop, lezing, soort)
    return stuk


def _kies(stuk: Bestand, kop: Kop, lezing: Lezing, soort: Registersoort | None) -> None:
    stuk.keuze = kies_soort(kop, stuk.naam, lezing.lexicon, lezing.waarden, soort)
    meld = lezing.meldingen.meld
    for i, naam in kop.onbekend:
        if naam:
            meld(
                stuk.naam,
                "kolom-onbekend",
                f"kolom '{_kort(kop.cellen[i])}' niet herkend; bedoelt u '{_gangbaar(naam, lezing.lexicon)}'?",
                kop.regel,
            )
    if zonder := sum(1 for _, naam in kop.onbekend if not naam):
        meld(stuk.naam, "kolom-overig", f"{zonder} andere kolom{'men' if zonder > 1 else ''} niet gebruikt", kop.regel, Niveau.INFO)
    for cel, kolom in kop.twijfel:
        meld(
            stuk.naam,
            "kolom-twijfel",
            f"kolom '{_kort(cel)}' kan '{kolom}' zijn, maar een andere ook; geen van beide is gebruikt",
            kop.regel,
        )
    if stuk.keuze.soort is None:
        meld(stuk.naam, "niet-herkend", f"het bestand {stuk.keuze.waarom_niet}; het is niet gebruikt", niveau=Niveau.FOUT)
        return
    for kolom, (i, hoe) in kop.kolommen.items():
        if hoe in _HOE:
            meld(stuk.naam, "kolom-herkend", f"kolom '{_kort(kop.cellen[i])}' is gelezen als '{kolom}'{_HOE[hoe]}", kop.regel, Niveau.INFO)


def _kort(cel: str) -> str:
    """A header as a remark quotes it: on one line, and not endless."""
    return " ".join(cel[:200].split())[:40]


def _gangbaar(sleutel: str, lexicon: Lexicon) -> str:
    """The canonical column for a bare name (the name itself for one that is no register column)."""
    kolom = lexicon.kolom_van[sleutel]
    return sleutel if kolom in ("overig", "nummer", "antwoord") else kolom


def verdeel_nummer(kop: Kop, soort: Registersoort, lezing: Lezing) -> None:
    """A column that is only called 'nummer' or 'antwoord': decide by the register, and by which ids it holds."""
    for algemeen, kolom in (("antwoord", "aanwezig"), ("antwoord", "uitgevoerd")):
        past = (soort is Registersoort.DEELNAME) == (kolom == "aanwezig")
        if algemeen in kop.kolommen and kolom not in kop.kolommen and past:
            kop.kolommen[kolom] = kop.kolommen[algemeen]
    per_gezin = soort in (Registersoort.DEELNAME, Registersoort.THUISACTIVITEITEN, Registersoort.THUISTAAL)
    nummer = kop.kolommen.pop("nummer", None)
    if nummer is not None and "kind_id" not in kop.kolommen:
        if not (per_gezin and "gezin_id" in kop.kolommen):
            kop.kolommen["gezin_id" if per_gezin and _is_gezin(kop, nummer[0], lezing) else "kind_id"] = nummer
        elif "activiteit" not in kop.kolommen:
            kop.kolommen["activiteit"] = nummer
    if per_gezin and lezing.gezin_van is not None and "kind_id" not in kop.kolommen and (i := kop.index("gezin_id")) >= 0:
        cellen = kolomwaarden(kop, i)
        if (
            cellen
            and not any(lezing.gezin.zoek(c) for c in cellen)
            and sum(lezing.kind.zoek(c) in lezing.gezin_van for c in cellen) * 2 > len(cellen)
        ):
            kop.kolommen["kind_id"] = kop.kolommen.pop("gezin_id")


def _is_gezin(kop: Kop, i: int, lezing: Lezing) -> bool:
    cellen = kolomwaarden(kop, i)
    return sum(lezing.gezin.zoek(c) > 0 for c in cellen) > sum(lezing.kind.zoek(c) > 0 for c in cellen)
