"""One view of a Rapport for all reports: which criteria belong together, in what order, what to mend first, what to look at oneself.

Every report takes its words, order and figures from here (and from `woorden`), so that web page, Word, Excel and terminal never differ.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from checker.model.bevinding import Bevinding, Bewijs, Handmatig, Oordeel, Zekerheid
from checker.model.melding import Melding, Niveau
from checker.model.rapport import IndicatorOordeel, Rapport
from checker.reports.woorden import WEEGT_NIET_MEE, Vorm, meting_kort, veilig, vorm

BUITEN_BESCHOUWING = (Oordeel.VOLDOET, Oordeel.NIET_VAN_TOEPASSING)
_ERNST = {Oordeel.VOLDOET_NIET: 0, Oordeel.NIET_AANTOONBAAR: 1, Oordeel.NIET_BEOORDEELD: 2, Oordeel.DEELS: 3}

KAN_NIET_ZIEN = (
    "Of het beleid ook zo wordt uitgevoerd. De controle leest wat er staat en telt wat er is geregistreerd; zij kijkt niet op de groep mee.",
    "Of een registratie waar is. Een ingevulde kolom telt als ingevuld.",
    "Wat in afbeeldingen, gescande pagina's, opmerkingen, kop- en voetteksten of andere documenten staat waarnaar het beleid verwijst.",
    "Hoe ouders het contact ervaren, en of de gekozen activiteiten passen bij deze ouders.",
    "Een beschrijving in heel andere woorden dan de regels kennen. Kijk daarom bij 'voldoet niet' naar wat gezocht is en wat er het dichtst bij kwam.",
    "Het oordeel van de inspectie. Dit is een hulpmiddel voor de eigen kwaliteitszorg; een vakbekwame lezer heeft het laatste woord.",
)


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing to mend: the finding it is about, what to do, why, and what it brings.

    `ook` are further findings that the same thing mends (a register that is missing lets several criteria down).
    """

    bevinding: Bevinding
    indicator: IndicatorOordeel
    doe: str
    waarom: str
    levert_op: str = ""
    ook: tuple[Bevinding, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorBeeld:
    """One indicator with its criteria in the order of the pack; `weegt_mee` is false where no criterium is a core one.

    `telling` counts the criteria that weigh (all, where none is core) per verdict; `mist` are those that are not met, worst first.
    `gehaald` is the brief "3 van 5" of which `samenvatting` is the sentence; `cijfers` are pairs (criterium title, brief figure).
    """

    oordeel: IndicatorOordeel
    vorm: Vorm
    weegt_mee: bool
    bevindingen: tuple[Bevinding, ...]
    telling: tuple[tuple[Oordeel, int], ...]
    samenvatting: str
    gehaald: str
    mist: tuple[Bevinding, ...]
    cijfers: tuple[tuple[str, str], ...]
    eerst: Actie | None

    @property
    def naam(self) -> str:
        """The indicator's number and title, without the remark between brackets that the report makes in its own words."""
        titel = veilig(self.oordeel.titel)
        return f"{self.oordeel.nummer} {titel if self.weegt_mee else titel.partition(' (')[0]}"


@dataclass(frozen=True, slots=True)
class Beeld:
    """All that a report shows beside the Rapport itself, made once.

    `acties` are all things to mend in order, `eerst` the (at most) three to begin with. `nakijken` are the findings of which the program
    is unsure. `meldingen` are the remarks, most serious first. `slotzin` says in one sentence how it stands.
    """

    rapport: Rapport
    indicatoren: tuple[IndicatorBeeld, ...]
    acties: tuple[Actie, ...]
    eerst: tuple[Actie, ...]
    nakijken: tuple[Bevinding, ...]
    handmatig: tuple[tuple[Bevinding, Handmatig], ...]
    meldingen: tuple[Melding, ...]
    slotzin: str

    @property
    def gemeten(self) -> tuple[Bevinding, ...]:
        """The findings with a share, for one overview of the figures."""
        return tuple(b for b in self.rapport.bevindingen if b.meting is not None and b.meting.talen is None)

    @property
    def meewegend(self) -> tuple[IndicatorBeeld, ...]:
        """The indicators that the inspection judges."""
        return tuple(i for i in self.indicatoren if i.weegt_mee)


def maak_beeld(rapport: Rapport) -> Beeld:
    """Return the view of a report; costs a millisecond, so every report makes its own."""
    per: dict[str, list[Bevinding]] = {i.id: [] for i in rapport.indicatoren}
    for bevinding in rapport.bevindingen:
        per.setdefault(bevinding.indicator, []).append(bevinding)
    acties = alle_acties(rapport)
    indicatoren = tuple(_indicator(i, tuple(per[i.id]), acties) for i in rapport.indicatoren)
    ernst = {Niveau.FOUT: 0, Niveau.WAARSCHUWING: 1, Niveau.INFO: 2}
    return Beeld(
        rapport=rapport,
        indicatoren=indicatoren,
        acties=acties,
        eerst=_eerste(acties),
        nakijken=tuple(b for b in rapport.bevindingen if moet_nakijken(b)),
        handmatig=tuple((b, b.handmatig) for b in rapport.bevindingen if b.handmatig is not None),
        meldingen=tuple(sorted(rapport.meldingen, key=lambda m: (ernst[m.niveau], m.bestand, m.regel or 0))),
        slotzin=_slotzin(indicatoren),
    )


def moet_beter(bevinding: Bevinding) -> bool:
    """Whether there is something to do about this finding."""
    return bevinding.oordeel not in BUITEN_BESCHOUWING


def moet_nakijken(bevinding: Bevinding) -> bool:
    """Whether the program is unsure of this finding and no person has judged it yet."""
    return bevinding.zekerheid is Zekerheid.LAAG and bevinding.handmatig is None


def alle_acties(rapport: Rapport) -> tuple[Actie, ...]:
    """Return what to mend, in order: core criteria first, then by verdict, what is sure before what is not, the weakest indicator first.

    Findings that lack the same thing (the same `reden`, such as a missing register) are one action.
    """
    indicatoren = {i.id: i for i in rapport.indicatoren}
    volgorde = {b.criterium: n for n, b in enumerate(rapport.bevindingen)}
    tekort = Counter(b.indicator for b in rapport.bevindingen if b.kern and moet_beter(b))
    te_doen = sorted(
        (b for b in rapport.bevindingen if moet_beter(b) and b.indicator in indicatoren),
        key=lambda b: (not b.kern, _ERNST[b.oordeel], b.zekerheid is Zekerheid.LAAG, -tekort[b.indicator], volgorde[b.criterium]),
    )
    per_reden: dict[str, list[Bevinding]] = {}
    for b in te_doen:
        per_reden.setdefault(b.reden or b.criterium, []).append(b)
    return tuple(_actie(groep, indicatoren[groep[0].indicator], tekort) for groep in per_reden.values())


def _actie(groep: list[Bevinding], indicator: IndicatorOordeel, tekort: Counter[str]) -> Actie:
    eerste, ook = groep[0], tuple(groep[1:])
    doe, waarom = veilig(eerste.advies), veilig(eerste.toelichting)
    if eerste.oordeel is Oordeel.NIET_BEOORDEELD and eerste.reden:
        doe = _zin(veilig(eerste.reden))
        waarom = f"Zolang dit er niet is, {'kan dit criterium' if not ook else f'kunnen {len(groep)} criteria'} niet beoordeeld worden."
    levert_op = ""
    if eerste.kern and tekort[eerste.indicator] == sum(1 for b in groep if b.kern and b.indicator == eerste.indicator):
        levert_op = f"Dit is het laatste dat ontbreekt aan indicator {indicator.nummer}."
    return Actie(eerste, indicator, doe or waarom, waarom, levert_op, ook)


def _eerste(acties: tuple[Actie, ...], aantal: int = 3) -> tuple[Actie, ...]:
    """The first actions, of different indicators as long as there are, so that three things are three subjects."""
    gekozen: list[Actie] = []
    for actie in acties:
        if actie.bevinding.kern and all(g.indicator.id != actie.indicator.id for g in gekozen):
            gekozen.append(actie)
    gekozen += [a for a in acties if a not in gekozen]
    return tuple(gekozen[:aantal])


def _indicator(indicator: IndicatorOordeel, bevindingen: tuple[Bevinding, ...], acties: tuple[Actie, ...]) -> IndicatorBeeld:
    weegt_mee = any(b.kern for b in bevindingen)
    wegend = [b for b in bevindingen if b.kern or not weegt_mee]
    aantallen = Counter(b.oordeel for b in wegend)
    mist = sorted((b for b in bevindingen if moet_beter(b)), key=lambda b: (not b.kern, _ERNST[b.oordeel]))
    return IndicatorBeeld(
        oordeel=indicator,
        vorm=vorm(indicator.oordeel) if weegt_mee else WEEGT_NIET_MEE,
        weegt_mee=weegt_mee,
        bevindingen=bevindingen,
        telling=tuple((o, aantallen[o]) for o in Oordeel if aantallen[o]),
        samenvatting=_samenvatting(aantallen, "kerncriteria" if weegt_mee else "criteria"),
        gehaald=f"{aantallen[Oordeel.VOLDOET]} van {len(wegend)}",
        mist=tuple(mist),
        cijfers=tuple((veilig(b.titel), meting_kort(b.meting)) for b in bevindingen if b.meting is not None),
        eerst=next((a for a in acties if a.indicator.id == indicator.id), None),
    )


def _samenvatting(aantallen: Counter[Oordeel], soort: str) -> str:
    totaal = sum(aantallen.values())
    buiten = [f"{aantallen[o]} {vorm(o).woord}" for o in (Oordeel.NIET_BEOORDEELD, Oordeel.NIET_VAN_TOEPASSING) if aantallen[o]]
    return ", ".join([f"{aantallen[Oordeel.VOLDOET]} van {totaal} {soort} voldoen", *buiten])


def _slotzin(indicatoren: tuple[IndicatorBeeld, ...]) -> str:
    wegend = [i for i in indicatoren if i.weegt_mee]
    aantallen = Counter(i.oordeel.oordeel for i in wegend)
    delen = [f"{aantallen[o]} {vorm(o).woord}" for o in Oordeel if aantallen[o]]
    return f"Van de {len(wegend)} indicatoren: {', '.join(delen)}." if wegend else "Er zijn geen indicatoren die meewegen."


def toelichting_tekst(bevinding: Bevinding) -> str:
    """Return the explanation without the quotation at its end, which a report shows as evidence right below it."""
    tekst = veilig(bevinding.toelichting)
    begin, _, rest = tekst.partition(": ")
    if rest and any(veilig(b.citaat).startswith(rest.removesuffix(" ...")) for b in bevinding.bewijs):
        return _zin(begin)
    return tekst


def bron_document(bevindingen: tuple[Bevinding, ...]) -> str:
    """Return the document that all these norms come from, so that a report names it once; empty when they differ."""
    documenten = {veilig(b.bron.document) for b in bevindingen}
    return documenten.pop() if len(documenten) == 1 else ""


def bewijs_van(bevinding: Bevinding) -> tuple[tuple[Bewijs, ...], tuple[Bewijs, ...]]:
    """Return the passages that count and those that nearly do."""
    return tuple(b for b in bevinding.bewijs if not b.bijna), tuple(b for b in bevinding.bewijs if b.bijna)


def _zin(tekst: str) -> str:
    """Return the text as a sentence: a capital and a full stop."""
    return tekst[:1].upper() + tekst[1:] + ("" if tekst.endswith((".", "!", "?")) else ".")
