"""The measures: precision and recall on violations, kappa, false reassurance and false alarm, all over (label, verdict) pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

RANG = {"ontbreekt": 0, "voldoet_niet": 0, "niet_beoordeeld": 0, "niet_aantoonbaar": 0, "deels": 1, "voldoet": 2}
Paar = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Maten:
    """Shares from 0 to 1 over `aantal` pairs; a share over nothing is None.

    A violation is a label other than voldoet. `vals_gerust` is the share of the missing that was judged voldoet, `vals_alarm` the share of
    what is there that was judged missing. `kappa` is weighted quadratically.
    """

    aantal: int
    goed: float | None
    precisie: float | None
    volledigheid: float | None
    f1: float | None
    kappa: float | None
    vals_gerust: float | None
    vals_alarm: float | None


def deel(teller: int, noemer: int) -> float | None:
    """Return teller / noemer, or None over nothing."""
    return teller / noemer if noemer else None


def meet(paren: Sequence[Paar]) -> Maten:
    """Return the measures over pairs of (label, verdict), each 0 (missing), 1 (partly) or 2 (there)."""
    raak = sum(a < 2 and b < 2 for a, b in paren)
    p = deel(raak, sum(b < 2 for _, b in paren))
    r = deel(raak, sum(a < 2 for a, _ in paren))
    return Maten(
        aantal=len(paren),
        goed=deel(sum(a == b for a, b in paren), len(paren)),
        precisie=p,
        volledigheid=r,
        f1=2 * p * r / (p + r) if p and r else None,
        kappa=kappa(paren),
        vals_gerust=deel(sum(b == 2 for a, b in paren if a == 0), sum(a == 0 for a, _ in paren)),
        vals_alarm=deel(sum(b == 0 for a, b in paren if a == 2), sum(a == 2 for a, _ in paren)),
    )


def kappa(paren: Sequence[Paar]) -> float | None:
    """Return Cohen's kappa with quadratic weights over three grades; None when there is nothing to agree on."""
    if not paren:
        return None
    gezien, a, b = Counter(paren), Counter(x for x, _ in paren), Counter(y for _, y in paren)
    n = len(paren)
    oneens = sum((i - j) ** 2 * aantal for (i, j), aantal in gezien.items())
    toeval = sum((i - j) ** 2 * a[i] * b[j] / n for i in range(3) for j in range(3))
    return 1 - oneens / toeval if toeval else None
