"""The result of measuring a rule pack on labelled locations."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.maten import RANG, Maten, deel, meet


@dataclass(frozen=True, slots=True)
class Geval:
    """One label beside one verdict; `raak` tells whether the evidence is the labelled passage (None where there is none to compare)."""

    locatie: str
    criterium: str
    label: str
    oordeel: str
    hoog: bool
    raak: bool | None
    citaten: tuple[str, ...]
    verwacht: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meetuitslag:
    """All cases and what could not be audited, with the measures over them."""

    gevallen: tuple[Geval, ...]
    mislukt: tuple[tuple[str, str], ...]

    def totaal(self) -> Maten:
        """Return the measures over all cases."""
        return meet([paar(g) for g in self.gevallen])

    def per_criterium(self) -> dict[str, Maten]:
        """Return the measures per criterium, in order of first appearance."""
        namen = list(dict.fromkeys(g.criterium for g in self.gevallen))
        return {n: meet([paar(g) for g in self.gevallen if g.criterium == n]) for n in namen}

    def bewijs(self) -> tuple[int, int]:
        """Return (hits, cases) for the evidence of what is rightly judged voldoet."""
        vergeleken = [g.raak for g in self.gevallen if g.raak is not None]
        return sum(vergeleken), len(vergeleken)

    def zeker(self) -> tuple[float | None, float | None]:
        """Return (share of verdicts at certainty hoog, share of those that are right)."""
        hoog = [g for g in self.gevallen if g.hoog]
        return deel(len(hoog), len(self.gevallen)), deel(sum(paar(g)[0] == paar(g)[1] for g in hoog), len(hoog))

    def fout(self) -> list[Geval]:
        """Return the cases in which label and verdict differ, false reassurance first."""
        return sorted(
            (g for g in self.gevallen if paar(g)[0] != paar(g)[1]), key=lambda g: (paar(g)[0] - paar(g)[1], g.criterium, g.locatie)
        )


def paar(geval: Geval) -> tuple[int, int]:
    """Return (label, verdict) as grades 0, 1, 2."""
    return RANG[geval.label], RANG.get(geval.oordeel, 0)
