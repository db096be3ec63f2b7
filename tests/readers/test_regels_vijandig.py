"""A hostile rule pack is refused with clear Dutch sentences, in little time and memory, and nothing in it is ever executed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.engine import Motor
from checker.errors import RegelError
from checker.readers import grenzen
from checker.readers.fragment import lees_fragment
from checker.readers.regels import laad_regelpakket
from checker.readers.registers import laad_lexicon
from checker.readers.yamlbestand import AuteursFout, ontleed
from tests.readers.klein_pakket import BEGRIPPEN, PAKKET, REGEL, klein_pakket

SECONDEN, MB = 20.0, 200


def lading(n: int) -> str:
    """Return begrippen that each name the one before twice: n steps are 2**n terms."""
    stappen = "".join(f"b{i}:\n  omschrijving: x\n  termen: ['<b{i - 1}>', '<b{i - 1}>']\n" for i in range(1, n))
    return "b0:\n  omschrijving: x\n  termen: [een, twee]\n" + stappen


def breed(n: int) -> str:
    """Return a begrip of n words, and n terms that each name it: n * n words."""
    return (
        f"groot:\n  omschrijving: x\n  termen: [{', '.join(f'w{i}' for i in range(n))}]\nveel:\n  omschrijving: x\n  termen:\n"
        + "".join(f"    - 'kind{i} <groot>'\n" for i in range(n))
    )


def kruis(term: str, aantal: int = 1) -> str:
    """Return a cross-check with a term as its subject."""
    woorden = ", ".join(f"'{term}'" if aantal == 1 else f"'{term}{i}'" for i in range(aantal))
    toets = f"toets: {{soort: kruis, controle: gesprekken-gevoerd, woorden: {{onderwerp: [{woorden}]}}}}\n"
    return re.sub(r"toets:.*?(?=advies)", toets, REGEL, flags=re.DOTALL)


R, B, P, L, T = "intake/samen.yaml", "begrippen/basis.yaml", "pakket.yaml", "registers.yaml", "talen.yaml"
VIJANDIG: dict[str, tuple[str, str | Callable[[], str], str]] = {
    "objecttag": (R, REGEL + "extra: !!python/object/apply:os.system ['touch GEDAAN']\n", "geen geldige YAML"),
    "objecttag in een sleutel": (R, REGEL + "!!python/object/new:os.system ['touch GEDAAN']: x\n", "geen geldige YAML"),
    "naamtag": (R, REGEL.replace("kern: true", "kern: !!python/name:os.system"), "geen geldige YAML"),
    "moduletag": (B, BEGRIPPEN + "x: !!python/module:os\n", "geen geldige YAML"),
    "objecttag in de woordenlijst": (L, "kolommen: !!python/object/apply:os.system ['touch GEDAAN']\n", "geen geldige YAML"),
    "waarde die niet bij de tag past": (R, REGEL + "extra: !!bool misschien\n", "geen geldige YAML"),
    "datumtag op tekst": (R, REGEL + "extra: !!timestamp straks\n", "geen geldige YAML"),
    "onbekende sleutel": (R, REGEL + "kleur: rood\n", "onbekende sleutel"),
    "honderdduizend onbekende sleutels": (R, lambda: REGEL + "".join(f"k{i}: x\n" for i in range(30_000)), "en nog "),
    "onbekende sleutel met stuurtekens": (R, REGEL + '"\\e[2J\\e]0;weg\\a": x\n', "onbekende sleutel"),
    "sleutel van een halve megabyte": (R, lambda: REGEL + '? "' + "k" * 500_000 + '"\n: x\n', "onbekende sleutel"),
    "kring": (B, BEGRIPPEN + "a:\n  omschrijving: a\n  termen: ['<b>']\nb:\n  omschrijving: b\n  termen: ['<a>']\n", "kring"),
    "kring naar zichzelf": (B, BEGRIPPEN + "a:\n  omschrijving: a\n  termen: ['<a> spelen']\n", "kring"),
    "verdubbelende begrippen": (B, lambda: BEGRIPPEN + lading(60), "verwijzen zo naar elkaar"),
    "groot begrip in veel termen": (B, lambda: BEGRIPPEN + breed(9_000), "verwijzen zo naar elkaar"),
    "verwijzingen die ontploffen": (
        B,
        lambda: BEGRIPPEN + "a: &a [x, x, x, x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{f'*{chr(97 + i)}, ' * 9}]\n" for i in range(20)),
        "niet toegestaan",
    ),
    "anker met een streepje": (B, BEGRIPPEN + "a: &-x [y]\nb: [*-x, *-x]\n", "niet toegestaan"),
    "verwijzingen in de woordenlijst": (L, lambda: "a: &a [x]\nkolommen: [" + "*a," * 100_000 + "]\n", "niet toegestaan"),
    "verwijzingen in de talen": (T, "nederlands: &a [x]\ntalen: {a: *a}\n", "niet toegestaan"),
    "diep genest": (R, lambda: REGEL + "x: " + "[" * 400_000 + "]" * 400_000, "te diep genest"),
    "diep genest met strepen": (R, lambda: REGEL + "x:\n  " + "- " * 300_000 + "a\n", "te diep genest"),
    "diep genest met vraagtekens": (R, lambda: REGEL + "? " * 300_000 + "a\n", "te diep genest"),
    "diep genest door inspringen": (R, lambda: REGEL + "x:\n" + "".join(" " * i + "a:\n" for i in range(1, 1_300)), "intake/samen.yaml, regel "),
    "getal in het zestigtallig stelsel": (R, lambda: REGEL + "x: 1" + ":1" * 400_000 + "\n", "te lang"),
    "breuk in het zestigtallig stelsel": (R, lambda: REGEL + "x: 1" + ":1" * 1_000 + ".5\n", "te lang"),
    "getal van honderdduizend cijfers": (R, lambda: REGEL.replace("genoeg: 1", "genoeg: " + "9" * 100_000, 1), "te lang"),
    "tienduizend regels": (
        P,
        lambda: PAKKET + "".join(f"  - intake.r{i}\n" for i in range(10_000)),
        "meer dan 500 regels worden niet gelezen",
    ),
    "honderdduizend regels van een naam": (P, lambda: PAKKET + "  - intake.samen\n" * 50_000, "meer dan 500 regels worden niet gelezen"),
    "regel buiten de map": (P, PAKKET + "  - ../../etc/passwd\n", "niet de vorm"),
    "regel met een absoluut pad": (P, PAKKET + "  - /etc/passwd\n", "niet de vorm"),
    "tienduizend indicatoren": (
        P,
        lambda: PAKKET.replace("regels:", "".join(f"  - {{id: i{i}, nummer: 1, inspectiecode: null, titel: x}}\n" for i in range(9_000)) + "regels:").replace("intake.samen", "x.y"),
        "ontbreekt",
    ),
    "te groot": (R, lambda: REGEL + "# " + "x" * 1_100_000, "groter dan"),
    "geen UTF-8": (R, REGEL.replace("Samen", "Sam\udcffen"), "geen UTF-8"),
    "lange term": (B, lambda: BEGRIPPEN.replace("moeder", "m" * 600), "langer dan"),
    "term van veel woorden": (B, lambda: BEGRIPPEN.replace("moeder", "ouder " * 30), "meer dan 20 woorden"),
    "duizend woorden met twee sterren": (B, lambda: BEGRIPPEN.replace("moeder", ", ".join(f'"*aa{i}*"' for i in range(1_000))), "beide kanten"),
    "patroon met veel sterren": (R, kruis("*a*a*a*a*a*a*a*a*a*b"), "hoogstens twee keer"),
    "patroon met veel gaten": (R, kruis(" .. ".join("aaaaaaaa")), "hoogstens twee keer"),
    "te veel patronen": (R, lambda: kruis("woord", 5_000), "worden niet gelezen"),
    "reguliere expressie als kenmerk": (R, REGEL.replace("evalueren .. mei", '"(a+)+$"'), ""),
    "lege naam in de woordenlijst": (L, "kolommen: {kind_id: {waarden: id, namen: ['']}}\n", "deze tekst is leeg"),
}  # fmt: skip


def laad(map_: Path) -> Motor:
    """Load everything of a pack that an audit uses."""
    pakket = laad_regelpakket(map_, voorbeelden=True)
    laad_lexicon(map_)
    return Motor.van(pakket)


@pytest.mark.parametrize("naam", VIJANDIG)
def test_vijandig_pakket(naam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused in a short message that can be printed as it is, within a few seconds and little memory; or harmless."""
    bestand, inhoud, zin = VIJANDIG[naam]
    map_ = klein_pakket(tmp_path)
    monkeypatch.chdir(tmp_path)
    tekst = inhoud if isinstance(inhoud, str) else inhoud()
    (map_ / bestand).write_bytes(tekst.encode("utf-8", "surrogateescape"))
    begin = time.process_time()
    if not zin:
        motor = laad(map_)
        assert motor.tekst.beoordeel(lees_fragment("a" * 5_000 + " evalueert in mei."))
    else:
        with pytest.raises(RegelError) as fout:
            laad(map_)
        bericht = str(fout.value)
        assert zin in bericht, bericht[:500]
        assert len(bericht) < 60 * 450
        assert all(c.isprintable() or c == "\n" for c in bericht)
    assert time.process_time() - begin < SECONDEN
    assert not (tmp_path / "GEDAAN").exists()


@pytest.mark.parametrize("naam", ["verdubbelende begrippen", "groot begrip in veel termen", "tienduizend regels"])  # fmt: skip
def test_geheugen(naam: str, tmp_path: Path) -> None:
    """What would grow without end is refused before it has grown."""
    bestand, inhoud, _ = VIJANDIG[naam]
    map_ = klein_pakket(tmp_path)
    (map_ / bestand).write_text(inhoud if isinstance(inhoud, str) else inhoud(), encoding="utf-8")
    tracemalloc.start()
    try:
        with pytest.raises(RegelError):
            laad(map_)
        assert tracemalloc.get_traced_memory()[1] < MB * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_het_kleine_pakket_is_goed(tmp_path: Path) -> None:
    """Without a change the pack loads: what is refused above is refused for the change."""
    assert len(laad(klein_pakket(tmp_path)).pakket.regels) == 1


def test_te_veel_bestanden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder full of YAML is refused before any of it is read."""
    map_ = klein_pakket(tmp_path)
    monkeypatch.setattr(grenzen, "REGELS_BESTANDEN", 20)
    for i in range(20):
        (map_ / "begrippen" / f"b{i}.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(RegelError, match="meer dan 20 YAML-bestanden"):
        laad_regelpakket(map_)


def test_samen_te_groot(tmp_path: Path) -> None:
    """Many files that are each within their bound are not, together."""
    map_ = klein_pakket(tmp_path)
    for i in range(9):
        (map_ / "begrippen" / f"b{i}.yaml").write_text("#" * 990_000, encoding="utf-8")
    with pytest.raises(RegelError, match="samen groter dan 8 MB"):
        laad_regelpakket(map_)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_pijp(tmp_path: Path) -> None:
    """A pipe that never speaks is not waited for."""
    map_ = klein_pakket(tmp_path)
    os.mkfifo(map_ / "begrippen" / "pijp.yaml")
    with pytest.raises(RegelError, match="geen gewoon bestand"):
        laad_regelpakket(map_)


@pytest.mark.parametrize(
    "tekst", ["a: !!int ''", "a: !!float ''", "a: !!binary ü", "a: 0b", "? [a]\n: b", "a: 2024-13-45", "%YAML 9.9\n---\na", "a: \x00"]
)
def test_elke_fout_in_yaml_is_een_zin(tekst: str) -> None:
    """Whatever PyYAML raises becomes a sentence; what it can read it reads."""
    try:
        ontleed(tekst, "regel.yaml")
    except AuteursFout as fout:
        assert fout.regels[0].startswith("regel.yaml")


def test_een_pakket_in_een_eigen_proces(tmp_path: Path) -> None:
    """The command says it in one message with exit code 2, without a traceback."""
    map_ = klein_pakket(tmp_path)
    (map_ / B).write_text(BEGRIPPEN + lading(60), encoding="utf-8")
    klaar = subprocess.run(
        [sys.executable, "-c", "from checker.cli import main; main()", "regels", "controleer", str(map_)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert klaar.returncode == 2
    assert "Traceback" not in klaar.stderr
    assert klaar.stderr.startswith("Het regelpakket kan zo niet worden gebruikt:\n")
    assert len(klaar.stderr.splitlines()) == 2
