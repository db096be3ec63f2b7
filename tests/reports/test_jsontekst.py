"""The JSON that is written here is what others write and read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reports.jsontekst import jsontekst

LOS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
JSON = st.recursive(LOS, lambda kind: st.lists(kind, max_size=4) | st.dictionaries(st.text(), kind, max_size=4), max_leaves=20)


@given(JSON)
def test_als_de_standaardbibliotheek(waarde: Any) -> None:
    """To the byte, with control characters, quotes and every alphabet."""
    assert jsontekst(waarde) == json.dumps(waarde, indent=1, ensure_ascii=False)


def test_wat_geen_json_is() -> None:
    """An object that slipped into a report is an error, not its name in the report."""
    with pytest.raises(TypeError):
        jsontekst({"pad": object()})
