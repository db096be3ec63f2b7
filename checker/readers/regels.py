"""Loads and checks a rule pack: pakket.yaml, begrippen/*.yaml, signalen.yaml and one file per rule."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from pydantic import RootModel

from checker.errors import RegelError
from checker.language.koppelen import TermFout, controleer_punten
from checker.model.basis import Begrip, Signaal
from checker.model.regel import Regel, Regelpakket
from checker.model.toets_tekst import MAX_KENMERKEN, MAX_PUNTEN, TekstToets
from checker.readers import regelmodellen
from checker.readers.meegeleverd import meegeleverd_pakket, meegeleverde_locatie
from checker.readers.regelgrenzen import controleer_bestanden, controleer_omvang
from checker.readers.regelmodellen import maak
from checker.readers.yamlbestand import AuteursFout, lees_model, lees_tekst, verzamel, zonder_voorbeelden

__all__ = ["laad_regelpakket", "lees_begrippen", "meegeleverd_pakket", "meegeleverde_locatie"]

MAX_REGELS = 500


class _Begrippen(RootModel[dict[str, regelmodellen.Begrip]]):
    pass


class _Signalen(RootModel[dict[str, regelmodellen.Signaal]]):
    pass


def laad_regelpakket(map_: Path | None = None, *, voorbeelden: bool = False) -> Regelpakket:
    """Load the rule pack in `map_` (the shipped one when None); the rules' examples only when asked.

    Raises RegelError that lists every mistake with file, line, key and what is allowed.
    """
    wortel = map_ or meegeleverd_pakket()
    if not (wortel / "pakket.yaml").is_file():
        raise RegelError(f"In {wortel} staat geen pakket.yaml; wijs met --regels een map met een regelpakket aan.")
    verzamel(controleer_bestanden(wortel))
    fouten: list[str] = []
    som = hashlib.sha256()
    pakket = _model(regelmodellen.PakketBestand, wortel, "pakket.yaml", som, fouten)
    if pakket and len(pakket.regels) > MAX_REGELS:
        verzamel([f"pakket.yaml, regels: meer dan {MAX_REGELS} regels worden niet gelezen"])
    begrippen, signalen = _lees_begrippen(wortel, som, fouten)
    regels: list[Regel] = []
    for id_ in pakket.regels if pakket else ():
        regel = _lees_regel(id_, wortel, som, fouten, voorbeelden=voorbeelden)
        if regel:
            regels.append(regel)
    if pakket:
        fouten.extend(_controleer_geheel(pakket, regels, begrippen, signalen))
    verzamel(fouten)
    assert pakket is not None  # noqa: S101 - verzamel raised otherwise
    return Regelpakket(
        naam=pakket.naam,
        versie=pakket.versie,
        sha256=som.hexdigest(),
        kort_stuk=maak(pakket.kort_stuk),
        document=maak(pakket.document),
        zeker_vanaf=maak(pakket.zeker_vanaf),
        indicatoren=maak(pakket.indicatoren),
        regels=tuple(regels),
        begrippen=begrippen,
        signalen=signalen,
    )


def lees_begrippen(wortel: Path) -> tuple[dict[str, Begrip], dict[str, Signaal]]:
    """Read only the begrippen and signals of a pack, for fitting its points. Raises RegelError."""
    fouten: list[str] = []
    gelezen = _lees_begrippen(wortel, hashlib.sha256(), fouten)
    verzamel(fouten)
    return gelezen


def _lees_begrippen(wortel: Path, som: Any, fouten: list[str]) -> tuple[dict[str, Begrip], dict[str, Signaal]]:  # noqa: ANN401
    begrippen: dict[str, Begrip] = {}
    for pad in sorted((wortel / "begrippen").glob("*.yaml")):
        _voeg_begrippen(begrippen, pad.relative_to(wortel), wortel, som, fouten)
    if not (wortel / "signalen.yaml").is_file():
        return begrippen, {}
    gelezen = _model(_Signalen, wortel, "signalen.yaml", som, fouten)
    return begrippen, maak(gelezen.root) if gelezen else {}


def _model(
    model: Any,  # noqa: ANN401 - any pydantic model
    wortel: Path,
    naam: str,
    som: Any,  # noqa: ANN401 - hashlib names no public type
    fouten: list[str],
    *,
    knip: bool = False,
    extra: dict[str, object] | None = None,
) -> Any:  # noqa: ANN401
    try:
        tekst = lees_tekst(wortel / naam)
        som.update(naam.encode() + b"\0" + tekst.encode())
        return lees_model(model, zonder_voorbeelden(tekst) if knip else tekst, naam, extra)
    except AuteursFout as fout:
        fouten.extend(fout.regels)
        return None


def _voeg_begrippen(begrippen: dict[str, Begrip], naam: Path, wortel: Path, som: Any, fouten: list[str]) -> None:  # noqa: ANN401
    gelezen = _model(_Begrippen, wortel, naam.as_posix(), som, fouten)
    for sleutel, begrip in (gelezen.root if gelezen else {}).items():
        if sleutel in begrippen:
            fouten.append(f"{naam.as_posix()}: het begrip '{sleutel}' staat ook in een ander bestand")
        begrippen[sleutel] = maak(begrip)


def _lees_regel(id_: str, wortel: Path, som: Any, fouten: list[str], *, voorbeelden: bool) -> Regel | None:  # noqa: ANN401
    naam = _bestand(id_)
    if not (wortel / naam).is_file():
        fouten.append(f"pakket.yaml, regels: het bestand {naam} ontbreekt")
        return None
    regel: Regel | None = maak(_model(regelmodellen.Regel, wortel, naam, som, fouten, knip=not voorbeelden, extra={"id": id_}))
    return regel


def _controleer_geheel(
    pakket: regelmodellen.PakketBestand, regels: list[Regel], begrippen: dict[str, Begrip], signalen: dict[str, Signaal]
) -> list[str]:
    fouten: list[str] = []
    bekend = {i.id for i in pakket.indicatoren}
    dubbel = {r for r in pakket.regels if pakket.regels.count(r) > 1}
    fouten.extend(f"pakket.yaml, regels: '{r}' staat er meer dan een keer" for r in sorted(dubbel))
    if te_veel := controleer_omvang({**begrippen, **signalen}, regels):
        return [*fouten, *te_veel]
    fouten.extend(f"begrippen en signalen: '{n}' staat in beide" for n in begrippen.keys() & signalen.keys())
    genoemd = {b for eis in pakket.document for b in eis.begrippen}
    fouten.extend(f"pakket.yaml, document: het begrip '{b}' bestaat niet" for b in sorted(genoemd - begrippen.keys() - signalen.keys()))
    for regel in regels:
        if regel.indicator not in bekend:
            fouten.append(
                f"{_bestand(regel.id)}: de indicator '{regel.indicator}' staat niet in pakket.yaml; bekend: {', '.join(sorted(bekend)[:20])}"
            )
        if isinstance(regel.toets, TekstToets):
            fouten.extend(_controleer_vragen(regel.id, regel.toets))
    toetsen = {_bestand(r.id): r.toets for r in regels if isinstance(r.toets, TekstToets)}
    try:
        fouten.extend(controleer_punten({**begrippen, **signalen}, toetsen))
    except TermFout as fout:
        fouten.append(str(fout))
    return fouten


def _bestand(id_: str) -> str:
    return f"{id_.replace('.', '/')}.yaml"


def _controleer_vragen(id_: str, toets: TekstToets) -> list[str]:
    fouten = []
    for naam, vraag in (("aanwezig", toets.aanwezig), ("voldoende", toets.voldoende)):
        if any(abs(p) > MAX_PUNTEN for p in vraag.punten):
            fouten.append(f"{_bestand(id_)}, toets.{naam}.punten: meer dan {MAX_PUNTEN} punten is niet toegestaan")
        if sum(len(k) for k in vraag.punten.values()) > MAX_KENMERKEN:
            fouten.append(f"{_bestand(id_)}, toets.{naam}.punten: meer dan {MAX_KENMERKEN} kenmerken is niet toegestaan")
    return fouten
