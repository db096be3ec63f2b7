"""Writes plain dicts, lists, texts and numbers as indented JSON: without loading a library, and as fast as the C encoder of texts goes."""

from __future__ import annotations

from json.encoder import encode_basestring
from typing import Any

_VAST = {True: "true", False: "false", None: "null"}


def jsontekst(waarde: Any) -> str:  # noqa: ANN401 - JSON holds anything
    """Return `waarde` as JSON, indented by one space per level; raises TypeError for what is no JSON."""
    uit: list[str] = []
    _schrijf(waarde, "\n", uit)
    return "".join(uit)


def _schrijf(waarde: Any, regel: str, uit: list[str]) -> None:  # noqa: ANN401
    soort = type(waarde)
    if soort is str:
        uit.append(encode_basestring(waarde))
    elif soort is dict:
        _schrijf_dict(waarde, regel, uit)
    elif soort is list:
        _schrijf_lijst(waarde, regel, uit)
    elif waarde is None or soort is bool:
        uit.append(_VAST[waarde])
    elif soort is int or soort is float:
        uit.append(repr(waarde))
    elif isinstance(waarde, str):  # one of a fixed set of words
        uit.append(encode_basestring(str(waarde)))
    else:
        raise TypeError(soort.__name__)


def _schrijf_dict(waarde: dict[str, Any], regel: str, uit: list[str]) -> None:
    if not waarde:
        uit.append("{}")
        return
    dieper = regel + " "
    teken = "{" + dieper
    for sleutel, w in waarde.items():
        soort = type(w)
        if soort is str:
            uit.append(f"{teken}{encode_basestring(sleutel)}: {encode_basestring(w)}")
        elif soort is int:
            uit.append(f"{teken}{encode_basestring(sleutel)}: {w}")
        else:
            uit.append(f"{teken}{encode_basestring(sleutel)}: ")
            _schrijf(w, dieper, uit)
        teken = "," + dieper
    uit.append(regel + "}")


def _schrijf_lijst(waarde: list[Any], regel: str, uit: list[str]) -> None:
    if not waarde:
        uit.append("[]")
        return
    dieper = regel + " "
    if set(map(type, waarde)) == {str}:
        uit.append(f"[{dieper}{f',{dieper}'.join(map(encode_basestring, waarde))}{regel}]")
        return
    teken = "[" + dieper
    for w in waarde:
        uit.append(teken)
        _schrijf(w, dieper, uit)
        teken = "," + dieper
    uit.append(regel + "]")
