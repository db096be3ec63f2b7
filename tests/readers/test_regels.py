"""A rule author's mistakes: all at once, with file, line, key and what is allowed; nothing is executed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.errors import RegelError
from checker.readers.regels import laad_regelpakket, meegeleverd_pakket


@pytest.fixture
def pakket(tmp_path: Path) -> Path:
    """A copy of the shipped pack to spoil."""
    doel = tmp_path / "regels"
    shutil.copytree(meegeleverd_pakket(), doel)
    return doel


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("kern: true", "kern: true\nkleur: rood", ("intake/samen.yaml", "regel", "kleur", "onbekende sleutel")),
        ("  soort: tekst", "  soort: toverij", ("onbekende soort", "drempel")),
        ("titel:", "titel: no #", ("hier hoort tekst",)),
        ("kern: true", "kern: !!python/object/apply:os.system ['echo hoi']", ("geen geldige YAML",)),
        ("titel:", "titel: [", ("regel", "geen geldige YAML")),
    ],
)
def test_fouten_van_een_auteur(pakket: Path, oud: str, nieuw: str, verwacht: tuple[str, ...]) -> None:
    """Each mistake is named so that its author can find it."""
    bestand = pakket / "intake" / "samen.yaml"
    bestand.write_text(bestand.read_text(encoding="utf-8").replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(RegelError) as fout:
        laad_regelpakket(pakket)
    assert all(stuk in str(fout.value) for stuk in verwacht), str(fout.value)


def test_kring_tussen_begrippen(pakket: Path) -> None:
    """Begrippen that refer to each other in a circle are refused."""
    tekst = "kring-a:\n  omschrijving: a\n  termen: ['<kring-b>']\nkring-b:\n  omschrijving: b\n  termen: ['<kring-a>']\n"
    (pakket / "begrippen" / "kring.yaml").write_text(tekst, encoding="utf-8")
    with pytest.raises(RegelError, match="kring"):
        laad_regelpakket(pakket)


def test_zonder_pakket(tmp_path: Path) -> None:
    """A folder without a pack is said so."""
    with pytest.raises(RegelError, match=r"pakket\.yaml"):
        laad_regelpakket(tmp_path)
