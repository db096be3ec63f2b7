"""Where a comment goes: the paragraph of a passage, or the heading under which what is absent would fit best."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from lxml import etree

from checker.model.bevinding import Bevinding
from checker.model.document import Vindplaats
from checker.model.rapport import Rapport
from checker.reports.woorden import veilig

_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_KOPSTIJL = re.compile(r"^(heading|kop|titre|überschrift) ?[1-9]$", re.IGNORECASE)
_WOORD = re.compile(r"[a-z]{4,}")
# Words that say nothing about where a subject belongs in a parent policy.
_ALGEMEEN = frozenset(
    {
        *(
            "aan",
            "alle",
            "andere",
            "bijvoorbeeld",
            "daar",
            "deze",
            "door",
            "elke",
            "hoe",
            "hun",
            "ieder",
            "iedere",
            "maar",
            "meer",
            "naar",
            "niet",
        ),
        *(
            "ons",
            "onze",
            "onder",
            "over",
            "staat",
            "tegen",
            "tussen",
            "voor",
            "waar",
            "waaruit",
            "wanneer",
            "wat",
            "welke",
            "wordt",
            "worden",
        ),
        *("zijn", "zoals", "blijkt", "beleid", "locatie", "ouder", "ouders", "kind", "kinderen", "zelf", "dezelfde", "hetzelfde"),
    }
)
_UITGANG = re.compile(r"(heden|ingen|eren|ende|ing|end|en|es|er|st|de|te|e|s|t|d)$")


class Plaatsen:
    """The paragraphs of one policy that may carry a comment. `ns` is the main namespace of the document (transitional or strict)."""

    def __init__(
        self, wortel: etree._Element, hoofddeel: str, stijlen: etree._Element | None, verwijzing: Mapping[str, Mapping[int, etree._Element]]
    ) -> None:
        self.ns = etree.QName(wortel).namespace or ""
        self._p, self._t, self._vak = self._w("p"), self._w("t"), self._w("txbxContent")
        self._alineas = list(wortel.iter(self._p))
        self._hoofddeel = hoofddeel.lower()
        self._verwijzing = verwijzing
        self._kopstijlen = _kopstijlen(stijlen)
        lijf = wortel.find(self._w("body"))
        binnen = [p for p in self._alineas if self._is_gast(p)] if lijf is not None else []
        self.eerste = next((p for p in binnen if self.tekst(p)), binnen[0] if binnen else None)

    def _w(self, naam: str) -> str:
        return f"{{{self.ns}}}{naam}"

    def van(self, plaats: Vindplaats) -> etree._Element | None:
        """Return the paragraph in the body for a passage: its own, or the one that holds the text box or the reference to the note."""
        if plaats.deel.lower() == self._hoofddeel and 0 <= plaats.volgnummer < len(self._alineas):
            return self._gastheer(self._alineas[plaats.volgnummer])
        bij = self._verwijzing.get(plaats.deel.lower(), {})
        element = bij.get(plaats.volgnummer, bij.get(-1))
        if element is not None:
            return self._gastheer(element)
        return self.kop_met(plaats.kop[-1]) if plaats.kop else None

    def _gastheer(self, element: etree._Element) -> etree._Element | None:
        """Return the outermost paragraph around an element: Word allows no comment inside a text box."""
        gevonden = element if element.tag == self._p else None
        for ouder in element.iterancestors(self._p):
            gevonden = ouder
        return gevonden

    def _is_gast(self, p: etree._Element) -> bool:
        return next(p.iterancestors(self._p, self._vak, _MC_FALLBACK), None) is None

    def tekst(self, p: etree._Element) -> str:
        """Return the text of a paragraph on one line."""
        return veilig("".join(t.text or "" for t in p.iter(self._t)))

    def koppen(self, bekend: Iterable[str]) -> list[tuple[etree._Element, str]]:
        """Return the headings with their text: those with a heading style and those in `bekend`, the heading paths of the passages."""
        namen = {_kaal(k) for k in bekend}
        uit, gezien = [], set()
        for p in self._alineas:
            if not self._is_gast(p):
                continue
            met_stijl = self._kopniveau(p)
            if not met_stijl and not namen:
                continue
            tekst = self.tekst(p)
            kaal = _kaal(tekst)
            if tekst and len(tekst) < 200 and (met_stijl or (kaal in namen and kaal not in gezien and not _in_inhoudsopgave(tekst))):
                gezien.add(kaal)
                uit.append((p, tekst))
        return uit

    def kop_met(self, tekst: str) -> etree._Element | None:
        """Return the first heading with this text."""
        return next((p for p, t in self.koppen((tekst,)) if _kaal(t) == _kaal(tekst)), None)

    def _kopniveau(self, p: etree._Element) -> bool:
        opmaak = p.find(self._w("pPr"))
        if opmaak is None:
            return False
        omtrek = opmaak.find(self._w("outlineLvl"))
        if omtrek is not None:
            return (omtrek.get(self._w("val")) or "9") < "9"
        stijl = opmaak.find(self._w("pStyle"))
        return stijl is not None and stijl.get(self._w("val")) in self._kopstijlen


def _kopstijlen(stijlen: etree._Element | None) -> frozenset[str]:
    """Return the ids of the styles that are a heading: by name, by outline level or by what they build on."""
    if stijlen is None:
        return frozenset()
    w = f"{{{etree.QName(stijlen).namespace}}}"
    kop, basis = set(), {}
    for stijl in stijlen.iterchildren(f"{w}style"):
        sleutel, naam = stijl.get(f"{w}styleId", ""), stijl.find(f"{w}name")
        omtrek, op = stijl.find(f"{w}pPr/{w}outlineLvl"), stijl.find(f"{w}basedOn")
        if op is not None:
            basis[sleutel] = op.get(f"{w}val", "")
        if omtrek is not None:
            if (omtrek.get(f"{w}val") or "9") < "9":
                kop.add(sleutel)
        elif naam is not None and _KOPSTIJL.match(naam.get(f"{w}val", "")):
            kop.add(sleutel)
    kop |= {s for s, op in basis.items() if op in kop}
    return frozenset(kop)


class Kopkeuze:
    """Chooses for a criterium the heading it fits best: shared words, and where the passages of its indicator stand."""

    def __init__(self, rapport: Rapport, koppen: list[tuple[etree._Element, str]]) -> None:
        self._koppen = [(p, _stammen(t)) for p, t in koppen]
        self._titels = {i.id: i.titel for i in rapport.indicatoren}
        alle = [_stammen(f"{b.titel} {b.gezocht}") for b in rapport.bevindingen]
        self._aantal, self._keer = len(alle), Counter(s for stammen in alle for s in stammen)
        plek = {_kaal(t): n for n, (_, t) in enumerate(koppen)}
        self._bewijs: dict[str, Counter[int]] = {}
        for b in rapport.bevindingen:
            for x in b.bewijs:
                n = next((plek[_kaal(k)] for k in reversed(x.plaats.kop) if _kaal(k) in plek), None)
                if n is not None:
                    self._bewijs.setdefault(b.indicator, Counter())[n] += 1 if x.bijna else 3

    def beste(self, b: Bevinding) -> etree._Element | None:
        """Return the heading, the first when none fits, None when the document has no headings."""
        if not self._koppen:
            return None
        delen = ((_stammen(b.titel), 2.0), (_stammen(b.gezocht), 1.0), (_stammen(self._titels.get(b.indicator, "")), 1.0))
        staat = self._bewijs.get(b.indicator, Counter())
        totaal = staat.total() or 1
        punten = [
            sum(zwaar * self._gedeeld(stammen, kop) for stammen, zwaar in delen) + 3 * staat[n] / totaal
            for n, (_, kop) in enumerate(self._koppen)
        ]
        return self._koppen[max(range(len(punten)), key=punten.__getitem__)][0]

    def _gedeeld(self, stammen: frozenset[str], kop: frozenset[str]) -> float:
        """Add up how rare the shared words are; a word inside a compound counts for half."""
        som = 0.0
        for s in stammen:
            if s in kop:
                som += self._zeldzaam(s)
            elif any(_deelt(s, k) or _deelt(k, s) for k in kop):
                som += self._zeldzaam(s) / 2
        return som

    def _zeldzaam(self, stam: str) -> float:
        return math.log1p((1 + self._aantal) / (1 + self._keer[stam]))


def _deelt(kort: str, lang: str) -> bool:
    """Whether a compound begins or ends with this word."""
    return len(kort) < len(lang) and (lang.startswith(kort) or lang.endswith(kort))


@lru_cache(maxsize=4096)
def _stammen(tekst: str) -> frozenset[str]:
    vlak = unicodedata.normalize("NFD", veilig(tekst).lower()).encode("ascii", "ignore").decode()
    return frozenset(_stam(w) for w in _WOORD.findall(vlak) if w not in _ALGEMEEN)


def _stam(woord: str) -> str:
    kort = _UITGANG.sub("", woord)
    return kort if len(kort) >= 4 else woord


def _kaal(tekst: str) -> str:
    """Return a heading as it is compared: without number, case, spaces and punctuation."""
    return re.sub(r"[\W\d_]+", "", re.sub(r"^[\W\d_]*", "", veilig(tekst))).lower()


def _in_inhoudsopgave(tekst: str) -> bool:
    return bool(re.search(r"(\t|\.{3,}|\s)\d{1,3}$", tekst))
