"""Sheets of one workbook in the house style: a header that stays, filters, widths, and text that no spreadsheet runs as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from checker.model.bevinding import Oordeel
from checker.reports.woorden import Vorm, veilig, vorm

MAX_TEKENS = 32_000
MAX_HOOGTE, PUNTEN_PER_REGEL = 405, 15
BREED = 400
_A4, _A3 = 9, 8
_FORMULETEKENS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its header, its width in characters, and how its cells look ("tekst", "getal", "deel" or "datum")."""

    kop: str
    breedte: int
    soort: str = "tekst"


@dataclass(frozen=True, slots=True)
class Deel:
    """A share of `teller` in `noemer`, written as a number and cut after a tenth of a percent as everywhere else."""

    teller: int
    noemer: int


Cel = str | int | date | Deel | Oordeel | Vorm | None


class Stijl:
    """The cell formats of one workbook, made once each."""

    def __init__(self, boek: Workbook) -> None:
        self._boek = boek
        self._gemaakt: dict[tuple[str, bool], Format] = {}

    def geef(self, naam: str, *, aanhalen: bool = False) -> Format:
        """Return a format by name; with `aanhalen` text stays text when somebody edits the cell."""
        sleutel = (naam, aanhalen)
        if sleutel not in self._gemaakt:
            eigenschappen = {"valign": "top", "font_name": "Calibri", "font_size": 11, **self._soorten.get(naam, {})}
            if aanhalen:
                eigenschappen["quote_prefix"] = True
            self._gemaakt[sleutel] = self._boek.add_format(eigenschappen)
        return self._gemaakt[sleutel]

    @cached_property
    def _soorten(self) -> dict[str, dict[str, object]]:
        return {
            "tekst": {"text_wrap": True},
            "regels": {"text_wrap": True},
            "getal": {"num_format": "#,##0"},
            "nummer": {"num_format": "0", "align": "left"},
            "deel": {"num_format": "0.0%"},
            "datum": {"num_format": "d-m-yyyy", "align": "left"},
            "kop": {
                "bold": True,
                "text_wrap": True,
                "bg_color": "#1F3A5F",
                "font_color": "#FFFFFF",
                "border": 1,
                "border_color": "#1F3A5F",
            },
            "titel": {"bold": True, "font_size": 16, "font_color": "#1F3A5F"},
            "label": {"bold": True},
            "invul": {"text_wrap": True, "bg_color": "#FFF9E5", "border": 1, "border_color": "#D9CFA8"},
            "invuldatum": {"num_format": "d-m-yyyy", "align": "left", "bg_color": "#FFF9E5", "border": 1, "border_color": "#D9CFA8"},
        }

    def oordeel(self, v: Vorm) -> Format:
        """Return the format of a verdict: its tint and colour, beside the word."""
        self._soorten[f"v-{v.naam}"] = {"bg_color": v.tint, "font_color": v.kleur, "bold": True, "text_wrap": True}
        return self.geef(f"v-{v.naam}")


class Blad:
    """One sheet: rows below a header that stays in view, as do the first `vast` columns, with a filter on every column."""

    def __init__(self, boek: Workbook, stijl: Stijl, naam: str, kolommen: Sequence[Kolom], *, eerste_rij: int = 0, vast: int = 0) -> None:
        self.blad: Worksheet = boek.add_worksheet(naam)
        self._stijl, self._kolommen = stijl, kolommen
        self._begin = self.rij = eerste_rij
        for nummer, kolom in enumerate(kolommen):
            self.blad.set_column(nummer, nummer, kolom.breedte)
            self.blad.write_string(eerste_rij, nummer, kolom.kop, stijl.geef("kop"))
        self.blad.freeze_panes(eerste_rij + 1, vast)
        self.blad.set_landscape()
        breed = sum(k.breedte for k in kolommen) > BREED
        self.blad.set_paper(_A3 if breed else _A4)
        self.blad.fit_to_pages(2 if breed else 1, 0)
        self.blad.repeat_rows(eerste_rij)
        if breed and vast:
            self.blad.repeat_columns(0, vast - 1)
        self.blad.set_footer("&L&A&RPagina &P van &N")

    def rijen(self, rijen: Iterable[Sequence[Cel]]) -> None:
        """Write the rows and put a filter on them."""
        for rij in rijen:
            self.rij += 1
            self.blad.set_row(self.rij, self._hoogte(rij))
            for nummer, (waarde, kolom) in enumerate(zip(rij, self._kolommen, strict=True)):
                self._cel(self.rij, nummer, waarde, kolom.soort)
        self.blad.autofilter(self._begin, 0, max(self.rij, self._begin), len(self._kolommen) - 1)

    def _hoogte(self, rij: Sequence[Cel]) -> float:
        """Return the height for the longest text: not every program fits rows to wrapped text when it opens a file."""
        regels = 1
        for waarde, kolom in zip(rij, self._kolommen, strict=True):
            if isinstance(waarde, str) and not isinstance(waarde, Oordeel):
                regels = max(regels, sum(1 + len(deel) * 11 // (kolom.breedte * 10) for deel in waarde.split("\n")))
        return min(MAX_HOOGTE, PUNTEN_PER_REGEL * regels + 2)

    def tekst(self, rij: int, kolom: int, tekst: str, stijl: str = "tekst") -> None:
        """Write text, whatever it looks like; only in the style "regels" line breaks stay."""
        delen = tekst.split("\n") if stijl == "regels" else [tekst]
        schoon = "\n".join(d for d in map(veilig, delen) if d)[:MAX_TEKENS]
        # A cell with this mark stays text also when somebody opens it and presses Enter.
        self.blad.write_string(rij, kolom, schoon, self._stijl.geef(stijl, aanhalen=schoon.startswith(_FORMULETEKENS)))

    def _cel(self, rij: int, kolom: int, waarde: Cel, soort: str) -> None:
        if waarde is None or waarde == "":
            if soort.startswith("invul"):
                self.blad.write_blank(rij, kolom, None, self._stijl.geef(soort))
        elif isinstance(waarde, Oordeel):
            self._cel(rij, kolom, vorm(waarde), soort)
        elif isinstance(waarde, Vorm):
            self.blad.write_string(rij, kolom, f"{waarde.teken} {waarde.woord}", self._stijl.oordeel(waarde))
        elif isinstance(waarde, Deel):
            deel = waarde.teller * 1000 // waarde.noemer / 1000 if waarde.noemer > 0 else None
            self.blad.write_blank(rij, kolom, None) if deel is None else self.blad.write_number(rij, kolom, deel, self._stijl.geef("deel"))
        elif isinstance(waarde, date):
            self.blad.write_number(rij, kolom, (waarde - date(1899, 12, 30)).days, self._stijl.geef("datum"))
        elif isinstance(waarde, int):
            self.blad.write_number(rij, kolom, waarde, self._stijl.geef(soort))
        else:
            self.tekst(rij, kolom, waarde, soort)
