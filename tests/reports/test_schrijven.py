"""A report is there whole or not at all, and a refusal says what to do."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from checker.errors import RapportError
from checker.reports.schrijven import schrijf_veilig


@pytest.mark.parametrize(("inhoud", "verwacht"), [("é😀", "é😀".encode()), (b"\x00\xff", b"\x00\xff"), ("los \ud800", b"los ?")])
def test_schrijft_tekst_en_bytes_en_maakt_de_map(tmp_path: Path, inhoud: str | bytes, verwacht: bytes) -> None:
    """Text is UTF-8 whatever it holds, the folder is made, and nothing else is left behind."""
    pad = tmp_path / "nieuw" / "map" / "rapport.html"
    schrijf_veilig(pad, inhoud)
    assert pad.read_bytes() == verwacht
    assert [p.name for p in pad.parent.iterdir()] == ["rapport.html"]


def test_vervangt_een_bestand_en_houdt_zijn_rechten(tmp_path: Path) -> None:
    """What stood there is replaced in one step, with the rights it had."""
    pad = tmp_path / "r.json"
    pad.write_text("oud")
    pad.chmod(0o640)
    schrijf_veilig(pad, "nieuw")
    assert pad.read_text() == "nieuw"
    assert pad.stat().st_mode & 0o777 == 0o640


def test_een_verwijzing_blijft_een_verwijzing(tmp_path: Path) -> None:
    """Writing through a link writes the file it points at."""
    echt, link = tmp_path / "echt.txt", tmp_path / "link.txt"
    echt.write_text("oud")
    link.symlink_to(echt)
    schrijf_veilig(link, "nieuw")
    assert link.is_symlink()
    assert echt.read_text() == "nieuw"


@pytest.mark.parametrize(
    ("nummer", "zin"), [(errno.ENOSPC, "de schijf is vol"), (errno.EROFS, "alleen-lezen"), (errno.EIO, "kies een andere")]
)
def test_mislukt_schrijven_laat_het_oude_staan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, zin: str) -> None:
    """A full or read-only disk is said in words; the old file is untouched and no half file stays."""
    pad = tmp_path / "r.html"
    pad.write_text("oud")

    class Vol:
        def __enter__(self) -> Vol:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def write(self, _: bytes) -> int:
            raise OSError(nummer, "x")

    def open_vol(beschrijving: int, _: str) -> Vol:
        os.close(beschrijving)
        return Vol()

    monkeypatch.setattr(os, "fdopen", open_vol)
    with pytest.raises(RapportError, match=zin) as fout:
        schrijf_veilig(pad, "nieuw")
    assert str(pad) in str(fout.value)
    assert pad.read_text() == "oud"
    assert [p.name for p in tmp_path.iterdir()] == ["r.html"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is er niet")
def test_een_echt_volle_schijf() -> None:
    """A device that is really full gives the sentence and no traceback."""
    with pytest.raises(RapportError, match="de schijf is vol"):
        schrijf_veilig(Path("/dev/full"), "x" * 100_000)


def test_map_bestand_en_rare_naam(tmp_path: Path) -> None:
    """A folder as name, a file as folder, a name that is too long or holds NUL: each a sentence."""
    (tmp_path / "f").write_text("x")
    for pad, zin in (
        (tmp_path, "dit is een map"),
        (tmp_path / "f" / "r.html", "is een bestand en geen map"),
        (tmp_path / ("n" * 300), "de naam is te lang"),
        (tmp_path / "nul\x00", "kies een andere"),
    ):
        with pytest.raises(RapportError, match=zin):
            schrijf_veilig(pad, "x")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="de beheerder mag overal schrijven")
def test_alleen_lezen_wordt_geweigerd(tmp_path: Path) -> None:
    """A file that its owner made read-only is not replaced behind his back."""
    pad = tmp_path / "r.html"
    pad.write_text("oud")
    pad.chmod(0o444)
    with pytest.raises(RapportError, match="mag hier niet worden geschreven"):
        schrijf_veilig(pad, "nieuw")
