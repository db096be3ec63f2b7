"""A policy of which a part is damaged can be read and judged; its copy with remarks is refused with a sentence, not with a crash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.engine import Motor
from checker.errors import RapportError
from checker.readers.dossiers import Opties, lees_dossier
from checker.readers.regels import laad_regelpakket
from checker.reports.opmerkingen import maak_opmerkingen
from tests.readers.bouw_docx import docx, p
from tests.readers.klein_pakket import klein_pakket


@pytest.mark.parametrize("deel", ["word/styles.xml", "word/comments.xml"])
def test_naam_die_geen_naam_is(deel: str, tmp_path: Path) -> None:
    """The parser lets `w:0document` through in some surroundings, other parts of lxml do not (found by fuzzing)."""
    pad = tmp_path / "beleid.docx"
    vondst = next((Path(__file__).parents[1] / "fuzz/vondsten/word").glob("*9523e07e*")).read_bytes()
    extra: dict[str, str | bytes] = {deel: vondst[1:]}
    pad.write_bytes(docx(p("Wij evalueren met ouders in mei."), extra, (("rId8", "comments", "comments.xml"),)))
    rapport = Motor.van(laad_regelpakket(klein_pakket(tmp_path))).beoordeel(lees_dossier(pad, Opties(peildatum=date(2025, 9, 1))))
    with pytest.raises(RapportError, match="beschadigd"):
        maak_opmerkingen(rapport, pad)
