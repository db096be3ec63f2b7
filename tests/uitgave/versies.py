"""`python -m tests.uitgave.versies [laagste|nieuwste]`: the quick tests in an environment of its own with other versions of the libraries."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
PAKKETTEN = ("click", "jinja2", "lxml", "pydantic", "python-docx", "pyyaml", "rapidfuzz", "rich", "simplemma", "xlsxwriter")
GEREEDSCHAP = ("pytest", "hypothesis", "jsonschema", "openpyxl", "packaging")
TOETSEN = (
    "tests/readers",
    "tests/evaluators",
    "tests/language",
    "tests/reports",
    "tests/cli",
    "tests/fuzz",
    "tests/regels",
    "tests/test_engine.py",
)


def main() -> int:
    """Make the environments, run the tests in each; return 1 when one fails."""
    return max(_toets(naam) for naam in (sys.argv[1:] or ["laagste", "nieuwste"]))


def _toets(naam: str) -> int:
    omgeving = WORTEL / "build" / "versies" / naam
    python = omgeving / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(omgeving)], check=True)
    # The tools of the tests keep their own versions: only what the program itself uses is varied.
    eigen = {p.lower() for p in PAKKETTEN} | {
        "pydantic_core",
        "markupsafe",
        "markdown-it-py",
        "mdurl",
        "pygments",
        "typing-inspection",
        "typing_extensions",
        "annotated-types",
    }
    vast = [r for r in (WORTEL / "constraints.txt").read_text(encoding="utf-8").splitlines() if r.split("==")[0].lower() not in eigen]
    grens = omgeving / "grens.txt"
    laagste = (WORTEL / "constraints-laagste.txt").read_text(encoding="utf-8").splitlines() if naam == "laagste" else []
    grens.write_text("\n".join([*vast, *laagste]) + "\n", encoding="utf-8")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", str(grens)]
    subprocess.run([*pip, "--upgrade", str(WORTEL), *GEREEDSCHAP], check=True)
    subprocess.run([*pip[:3], "uninstall", "--quiet", "--yes", "ouderbeleid-checker"], check=True)
    print(f"{naam}: {_versies(python)}", flush=True)  # noqa: T201
    toets = [str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not traag and not browser", *TOETSEN]
    klaar = subprocess.run(toets, cwd=WORTEL, env={**os.environ, "PYTHONPATH": str(WORTEL), "PYTHONDONTWRITEBYTECODE": "1"}, check=False)
    return 1 if klaar.returncode else 0


def _versies(python: Path) -> str:
    vraag = f"from importlib.metadata import version as v; print(', '.join(f'{{p}} {{v(p)}}' for p in {PAKKETTEN!r}))"
    return subprocess.run([str(python), "-c", vraag], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
