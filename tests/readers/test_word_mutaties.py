"""Word files cut off anywhere or with bytes flipped, cut, doubled: a document or one sentence, never more.

Set OUDERBELEID_MUTATIES to a few thousand for a longer run.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from checker.model.document import Document
from tests.readers.bouw_docx import delen, instructie, noten, nummer, p, pak, r, tabel, veld
from tests.readers.proef_word import probeer

MUTATIES = int(os.environ.get("OUDERBELEID_MUTATIES", "300"))


def beleid(zaad: int) -> dict[str, str | bytes]:
    """Return the parts of a real-looking policy."""
    keus = random.Random(zaad)  # noqa: S311
    zinnen = [f"Wij spreken ouders {i} keer per jaar over de ontwikkeling van hun kind." for i in range(2, 30)]
    lichaam = p("Ouderbeleid De Kikkersprong", "Title")
    for i in range(12):
        lichaam += p(f"Hoofdstuk {i}", keus.choice(["Kop1", "Kop2", "Eigenkop"]), nummer(2) if zaad % 2 else "")
        lichaam += "".join(p(keus.choice(zinnen)) for _ in range(3)) + p(r("Thuis oefenen", "<w:b/>")) + p(keus.choice(zinnen), "Lijst")
        lichaam += p(
            f"<w:ins>{r('nieuw')}</w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del>"
            + '<w:r><w:footnoteReference w:id="1"/></w:r>'
        )
        lichaam += tabel(["Activiteit", "Wie", "Wanneer"], [keus.choice(zinnen), "mentor", "maandelijks"])
        lichaam += p(veld("begin") + instructie("REF a") + veld("separate") + r("zie boven") + veld("end"))
    return delen(lichaam, {"word/footnotes.xml": noten("footnotes", "Een voetnoot")}, (("rId9", "footnotes", "footnotes.xml"),))


@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_afgekapt(tmp_path: Path, zaad: int) -> None:
    """A file cut off anywhere is refused as damaged."""
    inhoud = pak(beleid(zaad))
    assert isinstance(probeer(tmp_path, inhoud), Document)
    for einde in range(1, len(inhoud), 1000):
        assert isinstance(probeer(tmp_path, inhoud[:einde]), str)


def muteer(inhoud: bytes, keus: random.Random) -> bytes:
    """Return the bytes with a few flipped, cut, doubled or swapped."""
    bytes_ = bytearray(inhoud)
    for _ in range(keus.choice([1, 1, 2, 5, 20])):
        plek = keus.randrange(len(bytes_))
        soort = keus.randrange(4)
        if soort == 0:
            bytes_[plek] = keus.randrange(256)
        elif soort == 1:
            del bytes_[plek : plek + keus.randrange(1, 40)]
        elif soort == 2:
            bytes_[plek:plek] = bytes_[keus.randrange(len(bytes_)) :][: keus.randrange(1, 60)]
        else:
            bytes_[plek] ^= 1 << keus.randrange(8)
    return bytes(bytes_)


@pytest.mark.parametrize("zaad", [1, 2, 3])
@pytest.mark.parametrize("laag", ["zip", "xml"])
def test_mutaties(tmp_path: Path, zaad: int, laag: str) -> None:
    """Damaged bytes, in the box or in the XML inside it, never do more than give a result or a sentence."""
    keus = random.Random(zaad * 1000 + len(laag))  # noqa: S311
    basis = beleid(zaad)
    heel = pak(basis)
    namen = [
        "word/document.xml",
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        "word/footnotes.xml",
    ]
    gelezen = 0
    for _ in range(MUTATIES // 6):
        if laag == "zip":
            inhoud = muteer(heel, keus)
        else:
            naam = keus.choice(namen)
            inhoud = pak({**basis, naam: muteer(str(basis[naam]).encode(), keus)})
        resultaat = probeer(tmp_path, inhoud)
        if isinstance(resultaat, Document):
            gelezen += 1
            assert 0 <= resultaat.leesdekking <= 1
            assert resultaat.woorden
    assert gelezen, "no mutation was readable: the test shows nothing"
