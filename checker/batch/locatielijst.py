"""locaties.csv: names, municipality, region and cluster of the locations (columns naam, map, gemeente, regio, cluster)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from checker.errors import InvoerError
from checker.model.melding import Melding, Niveau
from checker.readers.registers.dialect import Rijenlezer, lees_tekst, scheidingstekens, voorproef, vreemd_bestand
from checker.readers.registers.lexicon import kale_kop

LIJST = "locaties.csv"
MAX_BYTES = 50_000_000
_KOLOMMEN = ("naam", "map", "gemeente", "regio", "cluster")


@dataclass(frozen=True, slots=True)
class Vermelding:
    """One row of locaties.csv; `fout` says why its folder cannot be used."""

    naam: str = ""
    gemeente: str = ""
    regio: str = ""
    cluster: str = ""
    fout: str = ""


def lees_lijst(pad: Path) -> tuple[dict[str, Vermelding], tuple[Melding, ...]]:
    """Return per folder (path below the batch folder, forward slashes) what the list says, and remarks; nothing when there is no list.

    Raises InvoerError when the file is there but cannot be used.
    """
    if not pad.is_file():
        return {}, ()
    if pad.stat().st_size > MAX_BYTES:
        raise InvoerError(f"{pad} is te groot om een lijst van locaties te zijn.")
    data = pad.read_bytes()
    if vreemd := vreemd_bestand(data):
        raise InvoerError(f"{pad} is {vreemd}; sla de lijst op als CSV (door puntkomma's gescheiden).")
    tekst = lees_tekst(data)
    scheiding = (scheidingstekens(voorproef(tekst)) or ";")[0]
    rijen = ((n, [c.strip() for c in cellen]) for n, cellen in Rijenlezer(tekst, scheiding, []) if any(c.strip() for c in cellen))
    kop: dict[str, int] = {}
    for _, cellen in rijen:
        kop = {kale_kop(c): i for i, c in enumerate(cellen)}
        if "map" in kop or "naam" in kop:
            break
    if "map" not in kop:
        raise InvoerError(f"{pad} heeft geen kolom 'map'; nodig is een regel met kolomnamen: {';'.join(_KOLOMMEN)}.")
    gevonden: dict[str, Vermelding] = {}
    meldingen: list[Melding] = []
    for regel, cellen in rijen:
        waarde = {k: cellen[i] if (i := kop.get(k, -1)) >= 0 and i < len(cellen) else "" for k in _KOLOMMEN}
        if not waarde["map"]:
            meldingen.append(Melding(Niveau.WAARSCHUWING, LIJST, "zonder-map", "deze regel noemt geen map en telt niet mee", regel))
            continue
        map_, fout = _map(waarde["map"])
        if map_ in gevonden:
            meldingen.append(
                Melding(Niveau.WAARSCHUWING, LIJST, "dubbele-map", "deze map staat er al een keer; de eerste regel telt", regel)
            )
            continue
        gevonden[map_] = Vermelding(waarde["naam"], waarde["gemeente"], waarde["regio"], waarde["cluster"], fout)
    return gevonden, tuple(meldingen)


def _map(waarde: str) -> tuple[str, str]:
    pad = PurePosixPath(waarde.replace("\\", "/"))
    if pad.is_absolute() or ".." in pad.parts or ":" in pad.parts[0]:
        return pad.as_posix().lstrip("/"), f"deze map ligt volgens {LIJST} buiten de map van de batch en is niet gelezen"
    return pad.as_posix(), ""
