"""The JSON of every location of a batch, one line each, in the order of their ids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from checker.batch import plaatsen
from checker.batch.opdracht import Afloop
from checker.batch.stand import lees_stand
from checker.reports.alle import NAMEN


def json_regels(uit: Path, ids: tuple[str, ...]) -> Iterator[str]:
    """Give a line per location: its report (contract.md), or for one that was not audited its id, `afloop` and `reden`."""
    for id_ in ids:
        map_ = plaatsen.uitmap(uit, id_)
        stand = lees_stand(map_)
        if stand is not None and stand.afloop is Afloop.GETOETST and NAMEN["json"] in stand.bestanden:
            regel = json.loads((map_ / NAMEN["json"]).read_bytes())
        else:
            afloop = stand.afloop if stand else Afloop.MISLUKT
            regel = {"schema_versie": 1, "locatie": {"id": id_, "naam": stand.naam if stand else id_}}
            regel |= {"afloop": afloop.value, "reden": stand.reden if stand else ""}
        yield json.dumps(regel, ensure_ascii=False, separators=(",", ":")) + "\n"
