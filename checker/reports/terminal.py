"""The report for a terminal: readable without colour, in a pipe and at 80 columns."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from checker.model.bevinding import Oordeel
from checker.model.melding import Niveau
from checker.model.rapport import Rapport
from checker.reports.view import Actie, Beeld, IndicatorBeeld, maak_beeld, moet_nakijken
from checker.reports.woorden import Vorm, datum_tekst, invoer_tekst, meting_kort, meting_tekst, periode_tekst, titel_tekst, veilig, vorm

MIN_BREEDTE = 60
MAX_MELDINGEN = 5
MAX_NAKIJKEN = 8


def terminal_tekst(rapport: Rapport, *, breedte: int = 80, kleur: bool = False, kort: bool = False) -> str:
    """Return the summary of one audit as text of at most `breedte` columns, with ANSI colour codes only when `kleur`; ends with a line break.

    With `kort` it is one line per indicator.
    """
    beeld = maak_beeld(rapport)
    return schrijf(_kort(beeld, max(MIN_BREEDTE, breedte)) if kort else _lang(beeld), breedte=breedte, kleur=kleur)


def schrijf(delen: Iterable[RenderableType], *, breedte: int, kleur: bool) -> str:
    """Render what rich can show to text without trailing blanks."""
    uit = io.StringIO()
    console = Console(
        file=uit,
        width=max(MIN_BREEDTE, breedte),
        force_terminal=kleur,
        no_color=not kleur,
        color_system="standard" if kleur else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for deel in delen:
        console.print(deel)
    return "\n".join(regel.rstrip() for regel in uit.getvalue().rstrip("\n").split("\n")) + "\n"


def oordeel_tekst(v: Vorm) -> Text:
    """Return a verdict as shape and word."""
    return Text(f"{v.teken} {v.woord}", style=f"bold {v.stijl}")


def _kort(beeld: Beeld, breedte: int) -> list[RenderableType]:
    """One line per indicator: verdict, name, how many core criteria are met, the first figure; cut to the width, never wrapped."""
    woord = max((len(i.vorm.woord) for i in beeld.meewegend), default=0) + 2
    regels: list[RenderableType] = []
    for i in beeld.meewegend:
        titel = Text(i.naam)
        titel.truncate(max(12, breedte - woord - 31), overflow="ellipsis", pad=True)
        oordeel = oordeel_tekst(i.vorm)
        oordeel.truncate(woord, pad=True)
        regel = Text("  ").join((oordeel, titel, Text(f"{i.gehaald:<9}{_eerste_cijfer(i)}")))
        regel.truncate(breedte, overflow="ellipsis")
        regels.append(regel)
    return regels


def _eerste_cijfer(i: IndicatorBeeld) -> str:
    """The figure that weighs most: of a core criterium that is not met, else the first."""
    met = [b.meting for b in (*i.mist, *i.bevindingen) if b.kern and b.meting is not None]
    return meting_kort(met[0]) if met else ""


def _lang(beeld: Beeld) -> list[RenderableType]:
    rapport = beeld.rapport
    delen: list[RenderableType] = [
        Text(titel_tekst(rapport), style="bold"),
        Text(f"Periode {periode_tekst(rapport.periode)}; getoetst op {datum_tekst(rapport.datum)}"),
        *(_in(Text(f"{veilig(i.bestand)} ({i.soort}): {invoer_tekst(i)}", style="dim")) for i in rapport.invoer),
        Text(),
        Text(beeld.slotzin, style="bold"),
        Text(),
    ]
    if beeld.eerst:
        delen += [_kop("Begin hiermee"), *(_actie(n, a) for n, a in enumerate(beeld.eerst, 1)), Text()]
    for i in beeld.indicatoren:
        delen += _indicator(i)
    return [*delen, *_nakijken(beeld), *_handmatig(beeld), *_meldingen(beeld), *_slot(beeld)]


def _kop(tekst: str) -> Rule:
    return Rule(Text(tekst, style="bold"), align="left", characters="─", style="dim")


def _in(deel: RenderableType, diepte: int = 2) -> Padding:
    return Padding(deel, (0, 0, 0, diepte))


def _actie(nummer: int, actie: Actie) -> RenderableType:
    rij = Table.grid(padding=(0, 1, 0, 0))
    rij.add_column(no_wrap=True)
    rij.add_column()
    tekst = Text(f"{veilig(actie.bevinding.titel)} ", style="bold")
    tekst.append(f"(indicator {actie.indicator.nummer}, {vorm(actie.bevinding.oordeel).woord})\n", style="not bold")
    tekst.append(actie.doe, style="not bold")
    if actie.levert_op:
        tekst.append(f"\n{actie.levert_op}", style="not bold dim")
    rij.add_row(f"{nummer}.", tekst)
    return rij


def _indicator(i: IndicatorBeeld) -> list[RenderableType]:
    kop = Table.grid(padding=(0, 2, 0, 0), expand=True)
    kop.add_column()
    kop.add_column(no_wrap=True, justify="right")
    kop.add_row(oordeel_tekst(i.vorm).append(f"  {i.naam}", style="bold default"), Text(i.gehaald))
    if not i.weegt_mee:
        telling = ", ".join(f"{n} {vorm(o).woord}" for o, n in i.telling)
        return [kop, _in(Text(telling)), Text()]
    regels = Table.grid(padding=(0, 1, 0, 0))
    regels.add_column(no_wrap=True)
    regels.add_column()
    for b in (*i.mist, *(b for b in i.bevindingen if b.meting is not None and b not in i.mist)):
        v = vorm(b.oordeel)
        tekst = Text(f"{veilig(b.titel)}: {v.woord}{'' if b.kern else ' (aanbeveling)'}{' (nakijken)' if moet_nakijken(b) else ''}")
        if b.meting is not None:
            tekst.append(f"\n{meting_kort(b.meting) if b.meting.talen is not None else meting_tekst(b.meting)}")
        regels.add_row(Text(v.teken, style=v.stijl), tekst)
    delen: list[RenderableType] = [kop]
    if regels.row_count:
        delen.append(_in(regels))
    if i.eerst is not None:
        delen.append(_in(Text.assemble(("Eerst: " if i.eerst.bevinding.kern else "Aanbevolen: ", "bold"), i.eerst.doe), 4))
    return [*delen, Text()]


def _nakijken(beeld: Beeld) -> list[RenderableType]:
    if not beeld.nakijken:
        return []
    delen: list[RenderableType] = [_kop(f"Zelf nakijken ({len(beeld.nakijken)})")]
    delen += [
        _in(Text(f"{veilig(b.titel)} ({vorm(b.oordeel).woord}): {veilig(b.zekerheid_reden) or 'zekerheid laag'}"))
        for b in beeld.nakijken[:MAX_NAKIJKEN]
    ]
    return [*delen, *_rest(len(beeld.nakijken) - MAX_NAKIJKEN), Text()]


def _handmatig(beeld: Beeld) -> list[RenderableType]:
    if not beeld.handmatig:
        return []
    delen: list[RenderableType] = [_kop("Met de hand beoordeeld")]
    for b, h in beeld.handmatig:
        zin = f"{veilig(b.titel)}: {vorm(b.oordeel).woord} volgens {veilig(h.door)} ({datum_tekst(h.datum)}); het programma vond {vorm(h.was).woord}. {veilig(h.reden)}"
        delen.append(_in(Text(zin)))
    return [*delen, Text()]


def _meldingen(beeld: Beeld) -> list[RenderableType]:
    ernstig = [m for m in beeld.meldingen if m.niveau is not Niveau.INFO]
    if not ernstig:
        return []
    delen: list[RenderableType] = [_kop(f"Meldingen over de invoer ({len(ernstig)})")]
    for m in ernstig[:MAX_MELDINGEN]:
        regel = f", regel {m.regel}" if m.regel is not None else ""
        delen.append(_in(Text(f"{m.niveau.value}: {veilig(m.bestand)}{regel}: {veilig(m.tekst)}")))
    return [*delen, *_rest(len(ernstig) - MAX_MELDINGEN), Text()]


def _rest(aantal: int) -> list[RenderableType]:
    return [_in(Text(f"en nog {aantal}; zie het HTML-rapport of de JSON", style="dim"))] if aantal > 0 else []


def _slot(beeld: Beeld) -> list[RenderableType]:
    r = beeld.rapport
    tekens = "  ".join(f"{vorm(o).teken} {vorm(o).woord}" for o in Oordeel if o is not Oordeel.NIET_VAN_TOEPASSING)
    herkomst = f"ouderbeleid-checker {r.programma_versie}, regelpakket {veilig(r.regelpakket.naam)} {veilig(r.regelpakket.versie)} ({r.regelpakket.sha256[:12]})"
    return [Text(tekens, style="dim"), Text(herkomst, style="dim")]
