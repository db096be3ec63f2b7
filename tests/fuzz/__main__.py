"""`python -m tests.fuzz [word|csv|regels ...] [--minuten N]`: fuzz each target in a process of its own; findings land in tests/fuzz/vondsten."""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from tests.fuzz.doelen import DOELEN, zaden

HIER = Path(__file__).parent
GEEN_ATHERIS = (
    "atheris staat niet in deze omgeving; `make fuzz` installeert het. Lukt dat niet (atheris bestaat alleen voor Linux en macOS en niet "
    "voor elke versie van Python), dan blijven de eigenschapstests over: ze draaien mee in `make test`."
)


def main() -> int:
    """Run the targets one after the other; return 1 when something was found."""
    opties = argparse.ArgumentParser(prog="python -m tests.fuzz")
    opties.add_argument("doel", nargs="*", metavar="doel", help="alleen deze doelen")
    opties.add_argument("--minuten", type=float, default=5.0, help="hoe lang per doel (5)")
    opties.add_argument("--werk", type=Path, default=HIER.parents[1] / "uit" / "fuzz", help="waar de invoer blijft die iets nieuws raakte")
    keuze = opties.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print(GEEN_ATHERIS)  # noqa: T201
        return 2
    if onbekend := [d for d in keuze.doel if d not in DOELEN]:
        opties.error(f"onbekend doel '{onbekend[0]}'; kies uit: {', '.join(DOELEN)}")
    return max(_draai(doel, keuze.minuten, keuze.werk) for doel in (keuze.doel or DOELEN))


def _draai(doel: str, minuten: float, werk: Path) -> int:
    corpus, vondsten = werk / doel, HIER / "vondsten" / doel
    corpus.mkdir(parents=True, exist_ok=True)
    vondsten.mkdir(parents=True, exist_ok=True)
    for zaad in zaden(doel):
        (corpus / sha256(zaad).hexdigest()).write_bytes(zaad)
    libfuzzer = [
        f"-max_total_time={int(minuten * 60)}",
        "-max_len=12000",
        "-timeout=10",
        "-rss_limit_mb=1500",
        "-print_final_stats=1",
        "-reduce_inputs=0",
    ]
    libfuzzer += [f"-artifact_prefix={vondsten}/", "-verbosity=1"]
    woorden = corpus.parent / f"{doel}.dict"
    woorden.write_text("".join(f'"{w}"\n' for w in _woorden(doel)), encoding="ascii")
    libfuzzer.append(f"-dict={woorden}")
    klaar = subprocess.run([sys.executable, "-m", "tests.fuzz.kind", doel, *libfuzzer, str(corpus)], check=False)
    return 1 if klaar.returncode else 0


def _woorden(doel: str) -> list[str]:
    """The words of the seeds, for the fuzzer to put together in other ways."""
    tekst = b"\n".join(z for z in zaden(doel) if z[0] != 255).decode("ascii", "ignore")
    tekens = ["\\x0a  - ", "\\x0a    ", ": ", "&a ", "*a", "!!bool ", "<ouders>", " .. ", " & ", "0x", "%", "\\xef\\xbb\\xbf", "sep="]
    return [*tekens, *sorted(set(re.findall(r"[A-Za-z][\w:-]{2,24}", tekst)))[:600]]


if __name__ == "__main__":
    sys.exit(main())
