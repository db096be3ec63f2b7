"""What may become of any file at all: a document or one sentence, in time."""

from __future__ import annotations

import time
from pathlib import Path

from checker.errors import InvoerError
from checker.model.document import Document
from checker.readers.word import lees_document

MB = 1024 * 1024


def uitkomst(pad: Path) -> Document | str:
    """Return the document, or the sentence of the refusal; anything else raised is a failure of the test."""
    begin = time.process_time()
    try:
        resultaat: Document | str = lees_document(pad)
    except InvoerError as fout:
        resultaat = str(fout)
        assert resultaat.startswith(pad.name)
        assert resultaat.endswith(".")
        assert "\n" not in resultaat
    assert time.process_time() - begin < 2 + pad.stat().st_size / MB
    return resultaat


def probeer(tmp_path: Path, inhoud: bytes) -> Document | str:
    """Write the bytes as a Word file and return what becomes of them."""
    pad = tmp_path / "beleid.docx"
    pad.write_bytes(inhoud)
    return uitkomst(pad)
