"""Locations full of planted names, every command run on them in a process that is watched, and what came of it."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker.bewaarplaats import OMGEVING
from checker.readers.regels import meegeleverd_pakket
from tests.readers.bouw_docx import NAAMRUIMTEN, docx, p, r, relaties
from tests.readers.klein_pakket import REGEL

WORTEL = Path(__file__).resolve().parents[2]
KIND = ("Qwirina Zwaanshoektje", "Bjorntje Vlimmerenaar")
GEZIN = ("Familie Zwaanshoektje", "Familie Vlimmerenaar")
OUDER, MEDEWERKER, AUTEUR, LAATSTE, COLLEGA = (
    "Ottelien Krabbendamme",
    "Juf Wiebrechtje",
    "Auteurke Propstra",
    "Lastinaqwa Bewerkema",
    "Kommentina Collegastra",
)
GEBOREN, BSN, KINDNUMMER, GEZINSNUMMER = "13-02-2021", "999990019", "KND-77123", "GZN-88456"
REGISTERS = (*KIND, *GEZIN, OUDER, MEDEWERKER)
WOORDEN_UIT_REGISTERS = tuple(d for naam in REGISTERS for d in naam.split() if d not in ("Familie", "Juf"))
GEHEIM_UIT_REGISTERS = (*WOORDEN_UIT_REGISTERS, BSN, KINDNUMMER, GEZINSNUMMER, GEBOREN, "2021-02-13", "13 februari 2021", "44240")
GEHEIM_UIT_WORD = tuple(d for naam in (AUTEUR, LAATSTE, COLLEGA) for d in naam.split())

# Watches a process and its children: no connection, no program started, and a list of every file that is opened to write.
_WACHT = """
import os, sys
_log = os.open(os.environ["WACHT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_NET = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}
_START = {"os.system", "os.exec", "os.posix_spawn", "os.startfile", "subprocess.Popen", "pty.spawn", "webbrowser.open"}

def _wacht(naam, args):
    if naam in _NET and not (naam in ("socket.connect", "socket.bind") and args[0].family == 1):
        os.write(_log, f"net {naam} {args[1:]}\\n".encode())
        raise RuntimeError("geen netwerk")
    if naam in _START:
        os.write(_log, f"start {naam} {args}\\n".encode())
    if naam == "open" and (set(args[1] or "") & set("wax+") or (args[1] is None and args[2] & (os.O_WRONLY | os.O_RDWR))):
        os.write(_log, f"schrijf {args[0]}\\n".encode("utf-8", "replace"))
    if naam == "sqlite3.connect":
        os.write(_log, f"schrijf {os.fsdecode(args[0])}\\n".encode())

sys.addaudithook(_wacht)
"""
_KIND = """
import json, sys
from checker.cli import main
if __name__ == "__main__":
    codes = []
    for opdracht in json.load(open(sys.argv[1], encoding="utf-8")):
        print("#", opdracht[0], flush=True)
        try:
            main(opdracht)
        except SystemExit as stop:
            codes.append([opdracht[0], stop.code])
    json.dump(codes, open(sys.argv[2], "w", encoding="utf-8"))
"""


def beleid() -> bytes:
    """Return a policy with names in every place where Word keeps them, none in the text."""
    kern = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{AUTEUR}</dc:creator><cp:lastModifiedBy>{LAATSTE}</cp:lastModifiedBy></cp:coreProperties>'
    )
    app = f'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Manager>{AUTEUR}</Manager></Properties>'
    opmerking = f'<w:comment w:id="4" w:author="{COLLEGA}" w:initials="KC">{p(f"Vraag dit na bij {COLLEGA}")}</w:comment>'
    wijziging = f'<w:ins w:id="7" w:author="{COLLEGA}">{r(" Wij evalueren het ouderbeleid elk jaar in mei met de oudercommissie.")}</w:ins>'
    wijziging += f'<w:del w:id="8" w:author="{COLLEGA}"><w:r><w:delText>{COLLEGA} doet dit</w:delText></w:r></w:del>'
    lichaam = p("Ouderbeleid", "Title") + p("Evaluatie", "Kop1") + p(r("Dit is ons beleid.") + wijziging)
    lichaam += p(
        '<w:commentRangeStart w:id="4"/>'
        + r("Van onze ouders is 40% laag opgeleid.")
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    )
    lichaam += p(
        r(
            "Twee keer per jaar is er een oudergesprek. Wij spreken Turks. Per jaar zijn er vier ouderactiviteiten; 80% van de ouders doet mee."
        )
    )
    extra: dict[str, str | bytes] = {
        "docProps/core.xml": kern,
        "docProps/app.xml": app,
        "word/comments.xml": f"<w:comments {NAAMRUIMTEN}>{opmerking}</w:comments>",
        "word/people.xml": f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{COLLEGA}"/></w15:people>',
        "_rels/.rels": relaties(("rId1", "officeDocument", "word/document.xml"), ("rId2", "metadata/core-properties", "docProps/core.xml")),
    }
    return docx(lichaam, extra, (("rId8", "comments", "comments.xml"),))


def registers() -> dict[str, str]:
    """Return registers with names and numbers in the columns for them, in remarks, and where they do not belong."""
    k1, k2 = KIND
    return {
        "kinderen.csv": f"Naam kind;Gezinsnaam;Geb. datum;Startdatum;Einddatum;BSN;Thuistaal\n{k1};{GEZIN[0]};{GEBOREN};01-08-2024;;{BSN};Turks\n"
        f"{k2};{GEZIN[1]};13 februari 2021;01-08-2024;01-07-2024;{BSN};{OUDER}\n{KINDNUMMER};{GEZINSNUMMER};44240;{k1};;;Pools\n",
        "deelname.csv": f"Datum;Activiteit;Naam kind;Aanwezig;Reden\n12-11-2024;Koffie;{k1};ja;\n12-11-2024;Koffie;{k2};nee;{OUDER} is ziek\n"
        f"12-11-2024;Koffie;{KINDNUMMER};{OUDER};\n12-11-2024;Koffie;{MEDEWERKER};ja;\n{k1};Koffie;{k1};ja;\n",
        "thuis.csv": f"Naam;12-11-2024 Spel;Opmerking\n{k1};{k2};bel {OUDER}\n{KINDNUMMER};ja;{MEDEWERKER}\n",
        "gesprekken.csv": f"Naam;Datum;Afspraken;Verslag;Medewerker\n{k1};1-10-2024;{OUDER} oefent thuis met opa;{OUDER};{MEDEWERKER}\n{k2};{k2};nee;x;{MEDEWERKER}\n",
        "intake.csv": f"Kind;Datum;Samen ingevuld;Thuistaal\n{k1};{k1};{OUDER};{k2}\n{OUDER};1-8-2024;ja;Turks\n",
    }


@dataclass(frozen=True, slots=True)
class Wereld:
    """What the commands left: the folder with everything written, what the terminal showed, exit codes, what the watch saw."""

    map_: Path
    scherm: str
    codes: list[tuple[str, int]]
    gezien: list[str]


def regelpakket(doel: Path) -> Path:
    """Return the shipped pack with all its rules on registers and only two on text: what takes time to load says nothing here."""
    bron = meegeleverd_pakket()
    pakket = yaml.safe_load((bron / "pakket.yaml").read_text(encoding="utf-8"))
    tekst = REGEL.replace('["<ouders>"]', "[ouder*]")
    houd = []
    for id_ in pakket["regels"]:
        inhoud = (bron / f"{id_.replace('.', '/')}.yaml").read_text(encoding="utf-8")
        pad = doel / f"{id_.replace('.', '/')}.yaml"
        pad.parent.mkdir(parents=True, exist_ok=True)
        if id_ in ("gericht-ouderbeleid.evaluatie", "visie.vormen") or "soort: tekst" not in inhoud:
            pad.write_text(tekst if "soort: tekst" in inhoud else inhoud, encoding="utf-8")
            houd.append(id_)
    kort = {"naam": "deel", "versie": "1", "indicatoren": pakket["indicatoren"], "regels": houd}
    (doel / "pakket.yaml").write_text(yaml.safe_dump(kort), encoding="utf-8")
    for naam in ("registers.yaml", "talen.yaml"):
        shutil.copy(bron / naam, doel / naam)
    return doel


def bouw(map_: Path) -> Wereld:
    """Run every command on planted input in a watched process."""
    regels = ["--regels", str(regelpakket(map_ / "regels"))]
    for naam in ("a", "b", "stuk"):
        plek = map_ / "in" / naam
        plek.mkdir(parents=True)
        (plek / "ouderbeleid.docx").write_bytes(b"geen word" if naam == "stuk" else beleid())
        for bestand, tekst in registers().items():
            (plek / bestand).write_text(tekst.replace("Koffie", f"Koffie {naam}"), encoding="utf-8")
    invoer, uit = map_ / "in", map_ / "uit"
    een = str(invoer / "a")
    opdrachten = [
        ["toets", een, "--uit", str(uit / "een"), "--json", str(uit / "een.json"), "--opmerkingen", str(uit / "opmerkingen.docx")],
        [
            "batch",
            str(invoer),
            "--uit",
            str(uit / "batch"),
            "--rapporten",
            "json,html,word,excel",
            "--processen",
            "2",
            "--json",
            str(uit / "regels.jsonl"),
        ],
        ["leguit", een, "gericht-ouderbeleid.evaluatie"],
        ["leguit", een, "participatie.drempel"],
        ["leguit", een, "thuistaal.talen-in-beleid"],
        ["oordeel", een, "visie.vormen", "voldoet", "--reden", "gezien", "--door", "Iemand"],
        ["batch", str(invoer), "--uit", str(uit / "batch"), "--processen", "2", "--rapporten", "json,html,word,excel"],
        [
            "vergelijk",
            str(uit / "een.json"),
            str(uit / "batch/locaties/a/rapport.json"),
            "--html",
            str(uit / "v.html"),
            "--json",
            str(uit / "v.json"),
        ],
        ["vergelijk", str(uit / "batch")],
        ["verloop", str(uit / "batch"), "--alle"],
        ["toets", str(invoer / "stuk")],
        ["privacy"],
    ]
    return _draai(map_, [o + regels if o[0] in ("toets", "batch", "leguit", "oordeel") else o for o in opdrachten])


def _draai(map_: Path, opdrachten: list[list[str]]) -> Wereld:
    wacht = map_ / "wacht"
    for naam in ("tmp", "thuis"):
        (wacht / naam).mkdir(parents=True)
    (wacht / "sitecustomize.py").write_text(_WACHT, encoding="utf-8")
    (wacht / "draai.py").write_text(_KIND, encoding="utf-8")
    (wacht / "opdrachten.json").write_text(json.dumps(opdrachten), encoding="utf-8")
    thuis = {"HOME": str(wacht / "thuis"), "XDG_CACHE_HOME": str(wacht / "thuis/.cache"), "TMPDIR": str(wacht / "tmp"), "COLUMNS": "200"}
    bewaard = {OMGEVING: str(wacht / "bewaard")}
    omgeving = {
        **os.environ,
        **thuis,
        **bewaard,
        "PYTHONPATH": os.pathsep.join([str(wacht), str(WORTEL)]),
        "WACHT_LOG": str(wacht / "log"),
        OMGEVING: str(map_ / "bewaard"),
    }
    klaar = subprocess.run(
        [sys.executable, str(wacht / "draai.py"), str(wacht / "opdrachten.json"), str(wacht / "codes.json")],
        cwd=map_,
        env=omgeving,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert klaar.returncode == 0, klaar.stdout
    codes = [(naam, code) for naam, code in json.loads((wacht / "codes.json").read_text(encoding="utf-8"))]
    return Wereld(map_, klaar.stdout, codes, (wacht / "log").read_text(encoding="utf-8").splitlines())


def alle_inhoud(map_: Path) -> Iterator[tuple[str, bytes]]:
    """Give everything that stands below a folder, what is packed in zip files too."""
    for pad in sorted(q for q in map_.rglob("*") if q.is_file()):
        yield from _uitgepakt(pad.relative_to(map_).as_posix(), pad.read_bytes())


def _uitgepakt(naam: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield naam, data
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            for lid in z.namelist():
                yield from _uitgepakt(f"{naam}!{lid}", z.read(lid))
