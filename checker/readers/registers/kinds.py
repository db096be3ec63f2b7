"""Which of the six registers a file is: by its columns, then by its name and title; a tie is said and not decided."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.registratie import Registersoort
from checker.readers.registers.header import Kop, kaal_naamdeel, vul_aan_op_inhoud
from checker.readers.registers.lexicon import Lexicon, Registervorm, kale_kop
from checker.readers.registers.values import Waarden

_BREED = (Registersoort.DEELNAME, Registersoort.THUISACTIVITEITEN)
_VERVANGER = {"kind_id": "nummer", "gezin_id": "nummer", "aanwezig": "antwoord", "uitgevoerd": "antwoord"}
GELIJK = 1.0


@dataclass(frozen=True, slots=True)
class Keuze:
    """The register chosen (None: none), whether the file is wide, what decided, and otherwise why not."""

    soort: Registersoort | None
    breed: bool = False
    op: str = ""
    waarom_niet: str = ""


def kies_soort(kop: Kop, bestand: str, lexicon: Lexicon, waarden: Waarden, opgegeven: Registersoort | None) -> Keuze:
    """Choose the register that the header fits best; `opgegeven` decides when it can be read as that."""
    if opgegeven is not None:
        return _opgegeven(kop, lexicon, waarden, opgegeven)
    hints = {soort: _hint(bestand, kop.titel, vorm) for soort, vorm in lexicon.registers.items()}
    if _is_breed(kop):
        return _kies_breed(kop, hints)
    beste_hint = max(hints, key=lambda s: hints[s])
    for soort, vorm in lexicon.registers.items():
        if (hints[soort] and soort is beste_hint) or vorm.kenmerk & kop.kolommen.keys():
            vul_aan_op_inhoud(kop, _ontbrekend(kop, vorm), lexicon, waarden)
    punten = sorted(
        ((_punten(kop, vorm, hints[s]), s) for s, vorm in lexicon.registers.items() if not _ontbrekend(kop, vorm)),
        reverse=True,
        key=lambda p: p[0],
    )
    if not punten:
        return Keuze(None, waarom_niet=_mist(kop, lexicon, hints))
    if len(punten) > 1 and punten[0][0] - punten[1][0] < GELIJK:
        return Keuze(None, waarom_niet=f"past even goed bij {punten[0][1]} als bij {punten[1][1]}; geef op welk register het is")
    return Keuze(punten[0][1], op="kolommen" if punten[0][0] - 2.5 * bool(hints[punten[0][1]]) > 3 else "kolommen en bestandsnaam")


def _opgegeven(kop: Kop, lexicon: Lexicon, waarden: Waarden, soort: Registersoort) -> Keuze:
    if soort in _BREED and _is_breed(kop):
        return Keuze(soort, True, "opgegeven")
    vorm = lexicon.registers[soort]
    vul_aan_op_inhoud(kop, _ontbrekend(kop, vorm), lexicon, waarden)
    if mist := _ontbrekend(kop, vorm):
        return Keuze(None, waarom_niet=f"is opgegeven als {soort}, maar de kolom '{mist[0]}' is niet gevonden")
    return Keuze(soort, op="opgegeven")


def _is_breed(kop: Kop) -> bool:
    heeft_id = any(k in kop.kolommen for k in ("kind_id", "gezin_id", "nummer"))
    return bool(kop.activiteiten) and heeft_id and not kop.kolommen.keys() & {"aanwezig", "uitgevoerd", "datum", "startdatum"}


def _kies_breed(kop: Kop, hints: dict[Registersoort, int]) -> Keuze:
    deelname, thuis = (hints[s] for s in _BREED)
    if deelname == thuis == 0 and all(a.periode for a in kop.activiteiten):
        return Keuze(Registersoort.THUISACTIVITEITEN, True, "kolommen per thema of periode")
    if deelname == thuis:
        return Keuze(
            None,
            waarom_niet="heeft een kolom per activiteit, maar zegt niet of het deelname of thuisactiviteiten is; geef op welk register het is",
        )
    return Keuze(_BREED[0] if deelname > thuis else _BREED[1], True, "kolommen per activiteit en bestandsnaam of titel")


def _hint(bestand: str, titel: str, vorm: Registervorm) -> int:
    """The length of the longest hint word in the file name or title (the name weighs one more)."""
    naam, kop = kaal_naamdeel(bestand), kale_kop(titel)
    beste = 0
    for hint in vorm.hints:
        kaal = kale_kop(hint)
        beste = max(beste, len(kaal) + 1 if kaal in naam else 0, len(kaal) if kaal in kop else 0)
    return beste


def _ontbrekend(kop: Kop, vorm: Registervorm) -> list[str]:
    return [groep[0] for groep in vorm.vereist if not any(k in kop.kolommen or _VERVANGER.get(k, "") in kop.kolommen for k in groep)]


def _punten(kop: Kop, vorm: Registervorm, hint: int) -> float:
    punten = 2.5 + hint / 100 if hint else 0.0
    for kolom in kop.kolommen:
        if kolom in vorm.kenmerk:
            punten += 3
        elif kolom in vorm.kolommen:
            punten += 1
        elif kolom not in ("nummer", "antwoord"):
            punten -= 0.5
    return punten


def _mist(kop: Kop, lexicon: Lexicon, hints: dict[Registersoort, int]) -> str:
    """Which register it comes nearest to, and what it lacks."""
    soort = max(lexicon.registers, key=lambda s: (_punten(kop, lexicon.registers[s], hints[s]), hints[s]))
    mist = " en ".join(f"'{k}'" for k in _ontbrekend(kop, lexicon.registers[soort]))
    return f"lijkt het meest op {soort}, maar de kolom {mist} is niet gevonden"
