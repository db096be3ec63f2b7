"""Fuzzes one target in this process: `python -m tests.fuzz.kind word <options of libFuzzer>`."""

from __future__ import annotations

import random
import sys

import atheris

with atheris.instrument_imports(include=["checker"]):
    from tests.fuzz.doelen import DOELEN
    from tests.fuzz.mutaties import VORMVAST


def mutator(doel: str) -> dict[str, object]:
    """Return the custom mutator of a target: three times in four as a tree, else (and on what is no tree) as bytes."""
    if doel not in VORMVAST:
        return {}

    def muteer(data: bytes, hoogste: int, zaad: int) -> bytes:
        keus = random.Random(zaad)  # noqa: S311
        if data[:1] not in (b"", b"\xff") and keus.random() < 0.75:
            try:
                uit = data[:1] + VORMVAST[doel](data[1:], keus)
            except Exception:  # noqa: BLE001, S110 - whatever a damaged tree raises, it is mutated as bytes
                pass
            else:
                if len(uit) <= hoogste:
                    return uit
        gemuteerd: bytes = atheris.Mutate(data, hoogste)
        return gemuteerd

    return {"custom_mutator": muteer}


if __name__ == "__main__":
    naam = sys.argv.pop(1)
    atheris.Setup(sys.argv, DOELEN[naam], **mutator(naam))
    atheris.Fuzz()
