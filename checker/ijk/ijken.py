"""From labelled texts to points: choose kenmerken, fit, keep the strongest, round to whole points, set the thresholds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]

from checker.ijk.kenmerken import Getallen, Tabel, matrix, woordenlijst
from checker.ijk.schatten import Gewichten, Instelling, Ja, Teugels, onverklaard, schat

SCHAAL = 10
_BEGRIP = re.compile(r"<([^<>]+)>")


@dataclass(frozen=True, slots=True)
class Keuze:
    """How many kenmerken may be used: `minimum` passages each, `paren` combinations per question, `hoogstens` per question in the end.

    `woordstraf` is how much harder a bare word is pulled to zero than a begrip, `hoogste_woord` how many points it may have: a rare word
    such as "tablet" must not carry a verdict, as it could from the few texts that hold it. `drempel` is how far over the fitted threshold a text must
    be (first for `aanwezig`, then for `voldoende`). Kenmerken that begin with one of `zonder` are left out: headings and the passage
    before made the fit worse on writers it had not seen (tests/bench/README.md).
    """

    minimum: int = 4
    min_paar: int = 8
    paren: int = 0
    hoogstens: int = 300
    woordstraf: float = 1.5
    hoogste_woord: int = 6
    drempel: tuple[float, float] = (0.85, 0.9)
    zonder: tuple[str, ...] = ("kop(", "eerder(")
    inst: Instelling = field(default_factory=Instelling)


@dataclass(frozen=True, slots=True)
class Vraagpunten:
    """The points of one question and what is enough."""

    genoeg: int
    punten: dict[str, int]


def ijk(
    tabel: Tabel, heel: Sequence[bool], criteria: Sequence[str], keuze: Keuze, herkomst: Mapping[str, str]
) -> dict[str, tuple[Vraagpunten, Vraagpunten]]:
    """Fit and round; returns per criterium the points for `aanwezig` and `voldoende`.

    `herkomst` gives for a begrip the indicator that it was made for: only rules of that indicator give points for it, so that a rule
    about the intake does not lean on words about language support. A begrip that it does not name is open to all.
    """
    lijst, gewichten = pas(tabel, heel, keuze, [c.split(".")[0] for c in criteria], herkomst)
    n = len(criteria)
    uit = {}
    for k, criterium in enumerate(criteria):
        uit[criterium] = (_rond(lijst, gewichten, k, keuze.drempel[0]), _rond(lijst, gewichten, n + k, keuze.drempel[1]))
    return uit


def pas(
    tabel: Tabel, heel: Sequence[bool], keuze: Keuze, indicatoren: Sequence[str], herkomst: Mapping[str, str]
) -> tuple[list[str], Gewichten]:
    """Fit in three rounds: begrippen and words; with the combinations that explain most of what is left; with only the strongest.

    `indicatoren` is the indicator of every criterium; see `ijk` for `herkomst`.
    """
    niets = (tabel.graden == 0).all(axis=1)
    zwaar = np.where(niets, keuze.inst.gewicht_ander, keuze.inst.gewicht_beleid)
    gewicht = np.where(np.array(heel), zwaar, 1.0).astype(np.float32)
    lijst = [k for k in woordenlijst(tabel.kenmerken, keuze.minimum) if not k.startswith(keuze.zonder)]
    x = matrix(tabel.kenmerken, lijst)
    paren = _paren(tabel, x, gewicht, lijst, keuze) if keuze.paren else []
    if paren:
        lijst = [*lijst, *paren]
        x = sp.hstack([x, matrix(tabel.kenmerken, paren)]).tocsr()
    open_voor = _open_voor(lijst, indicatoren, herkomst)
    tweede = schat(x, tabel, gewicht, keuze.inst, _teugels(lijst, keuze), open_voor)
    belang = np.abs(tweede.w) * np.sqrt(np.asarray(x.sum(0)).ravel())[:, None]
    grens = np.sort(belang, axis=0)[-keuze.hoogstens] if belang.shape[0] > keuze.hoogstens else np.zeros(belang.shape[1])
    mag = (belang >= grens) & (belang > 0)
    houd = np.flatnonzero(mag.any(1))
    klein = replace(keuze.inst, l1=keuze.inst.l1 / 2)
    derde = schat(x[:, houd].tocsr(), tabel, gewicht, klein, _teugels([lijst[i] for i in houd], keuze), mag[houd])
    return [lijst[i] for i in houd], derde


def _paren(tabel: Tabel, x: sp.csr_matrix, gewicht: Getallen, lijst: Sequence[str], keuze: Keuze) -> list[str]:
    eerste = schat(x, tabel, gewicht, replace(keuze.inst, rondes=keuze.inst.rondes // 2), _teugels(lijst, keuze))
    return kies_paren(tabel, x, gewicht, eerste, keuze)


def _open_voor(lijst: Sequence[str], indicatoren: Sequence[str], herkomst: Mapping[str, str]) -> Ja:
    """Return per kenmerk and question whether the rule may give points for it."""
    eigenaars = [{herkomst.get(naam) for naam in _BEGRIP.findall(k)} - {None} for k in lijst]
    uit = np.array([[eigenaar <= {i} for i in indicatoren] for eigenaar in eigenaars])
    return np.concatenate([uit, uit], axis=1)


def _teugels(lijst: Sequence[str], keuze: Keuze) -> Teugels:
    woord = np.array([k[0] != "<" and "(" not in k for k in lijst])
    straf = np.where(woord, keuze.woordstraf, 1.0).astype(np.float32)
    return Teugels(straf, np.where(woord, keuze.hoogste_woord / SCHAAL, np.inf).astype(np.float32))


def kies_paren(tabel: Tabel, x: sp.csr_matrix, gewicht: Getallen, gewichten: Gewichten, keuze: Keuze) -> list[str]:
    """Return the combinations of two begrippen (one may stand in a heading) that explain most of what single kenmerken do not."""
    telling: Counter[tuple[str, str]] = Counter()
    for rij, geheel in zip(tabel.kenmerken, tabel.geheel, strict=True):
        if not geheel:
            telling.update(combinations(sorted(k for k in rij if k[0] == "<" or k.startswith("kop(")), 2))
    kandidaten = [f"{a} + {b}" for (a, b), n in telling.items() if n >= keuze.min_paar and not (a[0] == "k" and b[0] == "k")]
    if not kandidaten:
        return []
    p = matrix(tabel.kenmerken, kandidaten)
    rest = onverklaard(x, tabel, gewicht, keuze.inst, gewichten)
    kracht = np.abs(p.T.tocsr() @ rest) / np.sqrt(np.asarray(p.sum(0)).ravel() + 1)[:, None]
    gekozen: set[int] = set()
    for kolom in range(kracht.shape[1]):
        gekozen.update(np.argsort(-kracht[:, kolom])[: keuze.paren].tolist())
    return sorted(kandidaten[i] for i in gekozen)


def _rond(lijst: Sequence[str], gewichten: Gewichten, kolom: int, drempel: float) -> Vraagpunten:
    punten = np.rint(gewichten.w[:, kolom] * SCHAAL).astype(int)
    genoeg = max(1, int(np.ceil((drempel - float(gewichten.b[kolom])) * SCHAAL)))
    return Vraagpunten(genoeg, {lijst[i]: int(punten[i]) for i in np.flatnonzero(punten).tolist()})
