"""Figures in plain Dutch sentences: percentages that never round across a threshold, and counted nouns."""

from __future__ import annotations

from fractions import Fraction

from checker.evaluators.uitkomst import Uitkomst
from checker.model.bevinding import Deelmeting, Oordeel

GEEN_PERIODE = (
    "er staat geen datum in deelname, thuisactiviteiten of gesprekken waaruit de periode blijkt; geef de periode op met --van en --tot"
)


def niet_beoordeeld(reden: str) -> Uitkomst:
    """No verdict, with the reason: what is missing and what to supply."""
    return Uitkomst(Oordeel.NIET_BEOORDEELD, f"Niet beoordeeld: {reden}.", reden=reden)


def ontbreekt(register: str) -> Uitkomst:
    """No verdict because a register is absent."""
    return niet_beoordeeld(f"het register {register} ontbreekt; lever het aan als CSV-bestand")


def is_leeg(register: str) -> Uitkomst:
    """No verdict because a register holds no rows that can be used."""
    return niet_beoordeeld(f"het register {register} bevat geen bruikbare rijen; lever een gevuld bestand aan")


def mist_kolom(register: str, kolom: str) -> Uitkomst:
    """No verdict because a column is absent."""
    return niet_beoordeeld(
        f"in het register {register} ontbreekt de kolom '{kolom}'; neem die op in de export of wijs haar aan in locatie.yaml"
    )


def procent(teller: int, noemer: int) -> str:
    """The share in percent, cut (not rounded) after one decimal, so that 49.96% never reads as 50%."""
    if not noemer:
        return "0%"
    duizendsten = teller * 1000 // noemer
    return f"{duizendsten // 10}%" if duizendsten % 10 == 0 else f"{duizendsten // 10},{duizendsten % 10}%"


def grens(deel: Fraction) -> str:
    """A threshold in percent."""
    return procent(deel.numerator, deel.denominator)


def deel_van(m: Deelmeting) -> str:
    """Numerator, denominator and percentage: "36 van 46 (78,2%)"."""
    return f"{m.teller} van {m.noemer} ({procent(m.teller, m.noemer)})"


def nodig(m: Deelmeting, drempel: Fraction) -> int:
    """How many more the numerator needs to reach the threshold."""
    return max(0, -(-m.noemer * drempel.numerator // drempel.denominator) - m.teller)


def telwoord(aantal: int, enkel: str, meer: str) -> str:
    """A counted noun."""
    return f"{aantal} {enkel if aantal == 1 else meer}"


def hulp_onbekend(m: Deelmeting, drempel: Fraction) -> str:
    """Whether the unknowns decide, and which share of them; empty when there are none or the threshold is reached."""
    tekort = nodig(m, drempel)
    if not m.onbekend or not tekort:
        return ""
    if tekort > m.onbekend:
        return f"Ook als al het onbekende ({m.onbekend}) een ja blijkt, wordt {grens(drempel)} niet gehaald."
    return f"Van de {m.onbekend} onbekende moeten er {tekort} ({procent(tekort, m.onbekend)}) een ja blijken om {grens(drempel)} te halen."
