"""Fuzzes one target in this process: `python -m tests.fuzz.kind word <options of libFuzzer>`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["checker"]):
    from tests.fuzz.doelen import DOELEN

if __name__ == "__main__":
    doel = sys.argv.pop(1)
    atheris.Setup(sys.argv, DOELEN[doel])
    atheris.Fuzz()
