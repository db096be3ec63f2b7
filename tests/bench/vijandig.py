"""`python -m tests.bench.vijandig`: time and memory of a whole audit (read, judge, JSON) of the largest and the nastiest input that is accepted.

Every measurement is a process of its own. Promised: 2 s plus 1 s per MB of processor time, and 500 MB of memory.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from checker.readers import grenzen
from tests.readers.bouw_docx import docx, instructie, p, r, tabel, veld
from tests.readers.test_word_vijandig import GRENSGEVALLEN

MB = 1024 * 1024
BELEID = docx(p("Wij evalueren het beleid elk jaar in mei."))
KOP = "datum;activiteit;gezin_id;aanwezig;reden\n"
RIJEN = 1_000_000
_KIND = """
import sys, time
from datetime import date
from pathlib import Path
from checker.engine import Motor
from checker.errors import InvoerError
from checker.readers.dossiers import Opties, lees_dossier
from checker.readers.regels import laad_regelpakket
from checker.reports.json_v1 import schrijf_json
motor = Motor.van(laad_regelpakket())
begin = time.process_time()
try:
    dossier = lees_dossier(Path(sys.argv[1]), Opties(peildatum=date(2025, 9, 1)))
    schrijf_json(motor.beoordeel(dossier))
    terug = sum(1 for m in dossier.meldingen if m.code in ("te-groot", "niet-herkend"))
    uit = f"getoetst, {terug} register geweigerd" if terug else "getoetst"
except InvoerError as fout:
    uit = "geweigerd"
hoogste = next(int(r.split()[1]) for r in open("/proc/self/status") if r.startswith("VmHWM"))
print(time.process_time() - begin, hoogste / 1024, uit)
"""


def _met_foto(lichaam: str, foto: int) -> bytes:
    doos = io.BytesIO(docx(lichaam))
    with zipfile.ZipFile(doos, "a", zipfile.ZIP_STORED) as z:
        z.writestr("word/media/foto.jpg", bytes(foto))
    return doos.getvalue()


def word() -> Iterator[tuple[str, dict[str, bytes | Iterable[str]]]]:
    """Word files at the bounds."""
    for naam, (lichaam, foto) in GRENSGEVALLEN.items():
        yield f"Word: {naam}", {"beleid.docx": _met_foto(lichaam(), foto)}
    meer: dict[str, Callable[[], str]] = {
        "tabellen": lambda: tabel(["ouders", "taal en kind", "intake met ouders"]) * 3_990,
        "velden": lambda: p(veld("begin") + instructie("X") + veld("separate") + r("u") + veld("end")) * 10_500,
        "verborgen tekst": lambda: p(r("weg", "<w:vanish/>") + r("Kop", "<w:b/>")) * 11_990,
        "koppen": lambda: "".join(p("Ouders", f"Kop{i % 9 + 1}") + p(r("wij doen iets met ouders")) for i in range(5_990)),
        "anderhalf miljoen tekens en 20 MB foto's": lambda: p(r("Bij de intake vragen wij naar de thuistaal. " * 34_000)),
    }
    for naam, lichaam in meer.items():
        yield f"Word: {naam}", {"beleid.docx": _met_foto(lichaam(), 20 * MB if "foto" in naam else 0)}


def _kinderen(aantal: int) -> Iterator[str]:
    yield "kind_id;gezin_id;startdatum\n"
    yield from (f"K{i};G{i};01-08-2024\n" for i in range(aantal))


def _deelname(aantal: int, gezinnen: int = 5_000, activiteiten: int = 200, einde: str = "") -> Iterator[str]:
    yield KOP
    antwoord = ("nee", "ja", "ja")
    yield from (f"{1 + i % 28:02d}-11-2024;Koffie {i % activiteiten};G{i % gezinnen};{antwoord[i % 3]};{einde}\n" for i in range(aantal))


def registers() -> Iterator[tuple[str, dict[str, bytes | Iterable[str]]]]:
    """Registers at the bounds, with 5,000 children unless told."""
    kind = {"kinderen.csv": _kinderen(5_000)}
    thuis = ("datum;activiteit;gezin_id;uitgevoerd\n", *(f"{1 + i % 28}-11-2024;Boek;G{i % 5_000};ja\n" for i in range(RIJEN)))
    gesprek = ("kind_id;datum;observatie_besproken;afspraken\n", *(f"K{i % 5_000};{1 + i % 28}-11-2024;ja;nee\n" for i in range(RIJEN)))
    intake = ("kind_id;datum;samen_met_ouders;thuistaal\n", *(f"K{i % 5_000};{1 + i % 28}-11-2024;ja;Taal{i}\n" for i in range(RIJEN)))
    breed = ";".join(f"{1 + i % 28}-11-2024 Koffie {i}" for i in range(1_850))
    yield "CSV: een miljoen rijen", {**kind, "d.csv": _deelname(RIJEN)}
    yield "CSV: twee registers van een miljoen rijen", {"kinderen.csv": _kinderen(5_000), "d.csv": _deelname(RIJEN), "thuis.csv": thuis}
    yield (
        "CSV: twee registers van een half miljoen",
        {"kinderen.csv": _kinderen(5_000), "d.csv": _deelname(RIJEN // 2), "thuis.csv": thuis[: RIJEN // 2]},
    )
    yield "CSV: 20.000 gezinnen bij 420 activiteiten", {"kinderen.csv": _kinderen(19_990), "d.csv": _deelname(RIJEN, 19_990, 210)}
    yield "CSV: een miljoen gesprekken", {"kinderen.csv": _kinderen(5_000), "g.csv": gesprek}
    yield "CSV: een miljoen intakes, elk een andere taal", {"kinderen.csv": _kinderen(5_000), "i.csv": intake}
    yield "CSV: een miljoen kinderen", {"kinderen.csv": _kinderen(RIJEN)}
    yield "CSV: 64 MB, gemengde codering", {"kinderen.csv": _kinderen(5_000), "d.csv": _gemengd()}
    yield "CSV: nultekens", {"kinderen.csv": _kinderen(5_000), "d.csv": _deelname(RIJEN, einde="x" * 20 + "\0")}
    yield (
        "CSV: aanhalingsteken nooit gesloten, 50 MB",
        {"kinderen.csv": _kinderen(5_000), "d.csv": (KOP, '12-11-2024;"Koffie;G1;ja;\n', *("12-11-2024;Koffie;G2;ja;\n",) * 2_000_000)},
    )
    yield (
        "CSV: op elke regel een open aanhalingsteken",
        {"kinderen.csv": _kinderen(5_000), "d.csv": (KOP, *('12-11-2024;"Koffie;G1;ja;\n',) * RIJEN)},
    )
    yield (
        "CSV: 1.850 kolommen, een miljoen cellen",
        {
            "kinderen.csv": _kinderen(5_000),
            "deelname.csv": (f"gezin_id;{breed}\n", *(f"G{i};{';'.join(['ja'] * 1_850)}\n" for i in range(590))),
        },
    )
    yield "CSV: zestig bestanden", {"kinderen.csv": _kinderen(5_000), **{f"d{k}.csv": _deelname(18_000) for k in range(58)}}


def _gemengd() -> bytes:
    half = "".join(_deelname(RIJEN // 2, einde="é" * 25)).encode("cp1252")
    return half + "".join(f"12-11-2024;Koffie;G{i % 5_000};ja;{'é' * 12}\n" for i in range(RIJEN // 2)).encode()


def meet(bestanden: dict[str, bytes | Iterable[str]]) -> tuple[float, float, float, str]:
    """Write the files as one location and audit it in a process; return MB of input, seconds, MB of memory and what became of it."""
    with tempfile.TemporaryDirectory() as map_:
        for naam, inhoud in {"beleid.docx": BELEID, **bestanden}.items():
            with (Path(map_) / naam).open("wb") as bestand:
                bestand.writelines([inhoud] if isinstance(inhoud, bytes) else (regel.encode() for regel in inhoud))
        omvang = sum(f.stat().st_size for f in Path(map_).iterdir()) / MB
        klaar = subprocess.run([sys.executable, "-c", _KIND, map_], capture_output=True, text=True, check=True)
    seconden, geheugen, wat = klaar.stdout.strip().split(" ", 2)
    return omvang, float(seconden), float(geheugen), wat


def main() -> int:
    """Measure everything and print a table; return 1 when a promise is broken."""
    buiten = 0
    print(f"grenzen: {grenzen.CSV_RIJEN} rijen, {grenzen.CSV_BYTES // MB} MB aan registers; per MB een seconde, 500 MB geheugen")  # noqa: T201
    for bron in (word, registers):
        for naam, bestanden in bron():
            omvang, seconden, geheugen, wat = meet(bestanden)
            mis = seconden > 2 + omvang or geheugen > 500
            buiten += mis
            regel = f"{omvang:7.2f} MB  {seconden:6.2f} s  {geheugen:5.0f} MB  {naam}: {wat}{'  BUITEN DE BELOFTE' if mis else ''}"
            print(regel, flush=True)  # noqa: T201
    return 1 if buiten else 0


if __name__ == "__main__":
    sys.exit(main())
