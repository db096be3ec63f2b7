"""Turns labelled texts into a table of passages by kenmerken, with the project's own reading, so that what is fitted is what is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp  # type: ignore[import-untyped]

from checker.ijk.gegevens import Leerstuk
from checker.language.koppelen import VORMEN, Leesplan
from checker.language.lezen import lees, zonder_inhoud
from checker.language.woorden import lemma, woorden

_MIN_LETTERS = 4
_WOORD = re.compile(r"[^\W\d_]+")
Geheel = npt.NDArray[np.int64]
Getallen = npt.NDArray[np.float32]


@dataclass(slots=True)
class Tabel:
    """Per passage its kenmerken, the text it is of, whether it is a whole, and per criterium whether a reader pointed at it."""

    kenmerken: list[set[str]]
    stuk: Geheel
    geheel: npt.NDArray[np.bool_]
    bewijs: npt.NDArray[np.bool_]
    graden: Geheel


def maak_tabel(stukken: Sequence[Leerstuk], plan: Leesplan, criteria: Sequence[str]) -> Tabel:
    """Read all texts; grades and evidence get one column per criterium (-1: not labelled)."""
    kenmerken: list[set[str]] = []
    stuk: list[int] = []
    geheel: list[bool] = []
    bewijs: list[npt.NDArray[np.bool_]] = []
    namen: dict[int, str] = {}
    for nummer, leerstuk in enumerate(stukken):
        lezing = lees(leerstuk.document, plan)
        doelen = {c: [_kaal(b) for b in leerstuk.bewijs.get(c, ()) if b] for c in criteria}
        per_passage = []
        leeg = zonder_inhoud(lezing, plan)
        for i, passage in enumerate(lezing.passages):
            eigen = set() if i in leeg else {_naam(k, plan, namen) for k in passage.sleutels} | _losse_woorden(passage.tekst)
            per_passage.append(eigen)
            kenmerken.append(eigen)
            bewijs.append(np.array([_aangewezen(_kaal(passage.tekst), doelen[c]) for c in criteria]))
        for whole in lezing.gehelen:
            eigen = {_naam(k, plan, namen) for k in whole.sleutels}
            kenmerken.append(eigen.union(*({w for w in per_passage[d] if _WOORD.fullmatch(w)} for d in whole.delen)))
            bewijs.append(np.zeros(len(criteria), dtype=bool))
        geheel.extend([False] * len(lezing.passages) + [True] * len(lezing.gehelen))
        stuk.extend([nummer] * (len(lezing.passages) + len(lezing.gehelen)))
    graden = np.array([[s.graden.get(c, -1) for c in criteria] for s in stukken])
    return Tabel(kenmerken, np.array(stuk), np.array(geheel), np.array(bewijs), graden)


def _naam(sleutel: int, plan: Leesplan, namen: dict[int, str]) -> str:
    if sleutel not in namen:
        if sleutel >= 3 * plan.aantal:
            namen[sleutel] = f"vorm({VORMEN[sleutel - 3 * plan.aantal]})"
        else:
            laag, k = divmod(sleutel, plan.aantal)
            namen[sleutel] = ("<{}>", "kop(<{}>)", "eerder(<{}>)")[laag].format(plan.namen[k])
    return namen[sleutel]


def _losse_woorden(tekst: str) -> set[str]:
    return {lem for w in woorden(tekst) if len(lem := lemma(w)) >= _MIN_LETTERS and _WOORD.fullmatch(lem)}


def _kaal(tekst: str) -> str:
    return re.sub(r"\W+", " ", tekst.lower()).strip()


def _aangewezen(passage: str, doelen: Iterable[str]) -> bool:
    return any(d in passage or (len(passage) > 12 and passage in d) for d in doelen)


def woordenlijst(kenmerken: Sequence[set[str]], minimum: int) -> list[str]:
    """Return the kenmerken that stand in at least `minimum` passages, sorted."""
    telling: Counter[str] = Counter()
    for rij in kenmerken:
        telling.update(rij)
    return sorted(k for k, n in telling.items() if n >= minimum)


def matrix(kenmerken: Sequence[set[str]], lijst: Sequence[str]) -> sp.csr_matrix:
    """Return the passages by kenmerken as ones and zeros; `a + b` is one where both are."""
    plek = {k: i for i, k in enumerate(lijst) if " + " not in k}
    paren: dict[str, list[tuple[str, int]]] = {}
    for i, k in enumerate(lijst):
        if " + " in k:
            een, twee = k.split(" + ")
            paren.setdefault(een, []).append((twee, i))
    rijen: list[int] = []
    kolommen: list[int] = []
    for r, rij in enumerate(kenmerken):
        for k in rij:
            if k in plek:
                rijen.append(r)
                kolommen.append(plek[k])
            for ander, kolom in paren.get(k, ()):
                if ander in rij:
                    rijen.append(r)
                    kolommen.append(kolom)
    waarden = np.ones(len(rijen), dtype=np.float32)
    return sp.csr_matrix((waarden, (rijen, kolommen)), shape=(len(kenmerken), len(lijst)))
