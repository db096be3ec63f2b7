"""No id, name or birth date of a person survives the reader: not in rows, remarks, input descriptions, findings or caches."""

from __future__ import annotations

import gc
from pathlib import Path

from checker.model.dossier import Dossier
from checker.readers.fragment import lees_fragment
from tests.evaluators.registerhulp import lees_regel
from tests.evaluators.test_kruis_voorbeelden import IDS, beoordeel
from tests.readers.registers.hulp import PEILDATUM, VAK, lees

NAMEN = ["Fatima el Idrissi", "Jan-Willem van der Zwaluwenberg", "Zoë Çelik", "Ngozi Okonkwo", "Bram Q. Uiterwijk"]
GEBOREN = ["14-05-2021", "2021-11-08", "3 februari 2022", "44466", "01-01-1981"]
BSN = "999990019"


def bestanden() -> dict[str, str]:
    """Registers with names as keys, birth dates, and faults in every one of them."""
    kinderen = "Naam kind;Gezinsnaam;Geb. datum;Startdatum;Einddatum;BSN;Thuistaal\n" + "".join(
        f"{naam};Familie {naam.split()[-1]};{geboren};01-08-2024;{'01-07-2024' if i == 4 else ''};{BSN};Turks\n"
        for i, (naam, geboren) in enumerate(zip(NAMEN, GEBOREN, strict=True))
    )
    deelname = "Datum;Activiteit;Naam kind;Aanwezig;Reden\n" + "".join(
        f"12-11-2024;Koffie;{n};{a};{n} is ziek\n" for n in NAMEN for a in ("ja", "nee", f"{n}?")
    )
    breed = "Naam;12-11-2024 Spel;Opmerking\n" + "".join(f"{n};{n};bel {n}\n" for n in [*NAMEN, "Sjoerd Onbekendema"])
    gesprekken = "Naam;Datum;Afspraken;Verslag\n" + "".join(
        f"{n};{d};{n} oefent thuis met opa;{n}\n" for n in NAMEN for d in ("1-10-2024", n)
    )
    intake = "Kind;Datum;Samen ingevuld\n" + "".join(f"{n};{n};{n}\n" for n in [*NAMEN, "Onbekende Overbuurman"])
    return {"kinderen.csv": kinderen, "deelname.csv": deelname, "thuis.csv": breed, "gesprekken.csv": gesprekken, "intake.csv": intake}


def test_niets_persoonlijks_in_de_uitkomst(tmp_path: Path) -> None:
    """Everything the reader and the evaluators hand on, searched for every part of every name, birth date and number."""
    lezing = lees(tmp_path, bestanden())
    document = lees_fragment("Twee keer per jaar is er een oudergesprek. We spreken Turks.")
    d = Dossier("l", "L", document, lezing.registratie, lezing.periode, PEILDATUM, lezing.invoer, lezing.meldingen)
    tekst = repr(
        [
            lezing.registratie.__class__,
            [getattr(lezing.registratie, s) for s in lezing.registratie.__slots__],
            lezing.invoer,
            lezing.meldingen,
        ]
    )
    tekst += repr([beoordeel(lees_regel(i), d) for i in IDS])
    stukken = [deel for naam in [*NAMEN, "Onbekendema", "Overbuurman"] for deel in naam.split() if len(deel) > 3] + [
        BSN,
        "14-05-2021",
        "2021, 5, 14",
        "2021, 11, 8",
        "44466",
    ]
    assert [s for s in stukken if s.casefold() in tekst.casefold()] == []
    assert len(lezing.registratie.kinderen or ()) == 5
    assert len(lezing.meldingen) > 10
    assert lezing.periode == VAK


def test_namen_blijven_niet_in_het_geheugen_van_de_lezer(tmp_path: Path) -> None:
    """After reading, no dict or list of the package still holds a name."""
    lezing = lees(tmp_path, bestanden())
    gc.collect()
    naam = NAMEN[1]
    houders = [
        o
        for o in gc.get_objects()
        if isinstance(o, dict)
        and any(isinstance(k, str) and naam in k for k in list(o)[:100_000])
        and not any(k in o for k in ("NAMEN", "__name__"))
    ]
    assert houders == []
    assert lezing.invoer
