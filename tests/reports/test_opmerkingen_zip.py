"""The box of a Word file with a few parts replaced, and copies of policies put together at random."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import RapportError
from checker.reports import zipdelen
from checker.reports.zipdelen import Doos, pad_relaties
from tests.readers.bouw_docx import docx, p
from tests.reports.opmerkingenhulp import delen, lees_opmerkingen, maak, zelfde_tekst
from tests.reports.test_opmerkingen import LICHAMEN, ZIN


class _Stroom(io.RawIOBase):
    """A stream that cannot go back: a zip file written to it has its sizes after the data."""

    def __init__(self) -> None:
        self.inhoud = bytearray()

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: object) -> int:
        """Add the bytes."""
        ruw = bytes(data)  # type: ignore[call-overload]
        self.inhoud += ruw
        return len(ruw)


def _zip(inhoud: dict[str, bytes], *, methode: int = zipfile.ZIP_DEFLATED, stroom: bool = False) -> bytes:
    doos = _Stroom() if stroom else io.BytesIO()
    with zipfile.ZipFile(doos, "w", methode) as z:
        for naam, deel in inhoud.items():
            z.writestr(naam, deel)
    return bytes(doos.inhoud) if isinstance(doos, _Stroom) else doos.getvalue()


DELEN = {
    "[Content_Types].xml": b"<a/>",
    "word/document.xml": b"<b/>" * 50,
    "Map/\u00e9\u20ac.bin": bytes(range(256)),
    "leeg": b"",
    "map/": b"",
}


@pytest.mark.parametrize("stroom", [False, True])
@pytest.mark.parametrize("methode", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("voor", [b"", b"iets ervoor"])
def test_parts_are_replaced_added_and_left_out(methode: int, stroom: bool, voor: bytes) -> None:
    """All others are the same, in the same order, however the box was packed."""
    uit = Doos(voor + _zip(DELEN, methode=methode, stroom=stroom)).met({"WORD/Document.xml": b"nieuw", "erbij.xml": b"x" * 999}, {"LEEG"})
    verwacht = {**DELEN, "word/document.xml": b"nieuw", "erbij.xml": b"x" * 999}
    del verwacht["leeg"]
    assert delen(uit) == verwacht
    assert list(delen(uit)) == list(verwacht)


def test_a_part_too_large_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that is not there is told in the same way."""
    doos = Doos(_zip({"groot": b"0" * 5000}))
    monkeypatch.setattr(zipdelen, "MAX_DEEL", 4000)
    with pytest.raises(RapportError, match="groot"):
        doos.lees("groot")
    with pytest.raises(RapportError, match="niet te lezen"):
        doos.lees("er niet")


@pytest.mark.parametrize(
    ("deel", "verwacht"), [("word/document.xml", "word/_rels/document.xml.rels"), ("", "_rels/.rels"), ("a.xml", "_rels/a.xml.rels")]
)
def test_the_name_of_a_relationships_part(deel: str, verwacht: str) -> None:
    """As the packaging standard says."""
    assert pad_relaties(deel) == verwacht


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(sorted(LICHAMEN)), min_size=1, max_size=6), st.data())
def test_any_mix_of_paragraphs_gets_each_comment_at_its_own(soorten: list[str], data: st.DataObject) -> None:
    """Of the passages that count each has its comment, the others have none, and the text stays."""
    zinnen = [ZIN.replace("week", f"termijn van {n + 2} weken") for n in range(len(soorten))]
    lichaam = "".join(LICHAMEN[s].replace(ZIN, zin) for s, zin in zip(soorten, zinnen, strict=True))
    telt = data.draw(st.lists(st.sampled_from(zinnen), unique=True))
    with TemporaryDirectory() as map_:
        pad, uit = maak(Path(map_), docx(p("Ouderbeleid", "Title") + lichaam), *telt)
        gelezen = lees_opmerkingen(uit)
        zelfde_tekst(pad, uit)
    assert {(g.bij, g.tekst) for g in gelezen[1:]} == {(zin, f"Telt voor: Criterium {n}.") for n, zin in enumerate(telt)}
