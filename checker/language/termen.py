"""The term language of the rule pack: words, compounds, word groups with gaps, and references to other begrippen.

A term is written as a reader would say it:

- `evalueren`            every form of the word (evalueert, geëvalueerd)
- `ouder*`, `*avond`     every word that begins or ends so; `*ouder*` every word that holds it
- `nodigen|vragen`       either word
- `in eigen woorden`     these words next to each other
- `nodigen .. uit`       the second at most five words after the first; `...` at most ten
- `komen & niet`         both in one sentence, in any order
- `<ouders>`             any single word of another begrip
- `#`, `#%`              a number, a percentage
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from checker.language.woorden import lemma

GATEN = {"..": 5, "...": 10}
_MIN_STAM = 3
_MIN_HERSTEL = 7


@dataclass(frozen=True, slots=True)
class Woordmaat:
    """One place in a term: exact forms and lemmas, word beginnings, word endings and infixes that fit there."""

    vormen: frozenset[str]
    begin: tuple[str, ...] = ()
    eind: tuple[str, ...] = ()
    midden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reeks:
    """Places that follow each other; `gaten[i]` words at most may stand between place i and place i+1."""

    maten: tuple[Woordmaat, ...]
    gaten: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its groups must all occur in a sentence, in any order (one group unless `&` is used)."""

    tekst: str
    reeksen: tuple[Reeks, ...]


class TermFout(ValueError):
    """A term that cannot be read; the message is Dutch."""


def lees_term(tekst: str, verwijzing: Callable[[str], Iterable[Woordmaat]]) -> Term:
    """Parse one term; `verwijzing` gives the single-word places of another begrip. Raises TermFout."""
    groepen = [g.strip() for g in tekst.split("&")]
    if not tekst.strip() or any(not g for g in groepen):
        raise TermFout("een term mag niet leeg zijn en '&' staat tussen twee woordgroepen")
    return Term(tekst, tuple(_lees_reeks(g, verwijzing) for g in groepen))


def _lees_reeks(tekst: str, verwijzing: Callable[[str], Iterable[Woordmaat]]) -> Reeks:
    maten: list[Woordmaat] = []
    gaten: list[int] = []
    gat = 0
    for stuk in tekst.split():
        if stuk in GATEN:
            if not maten:
                raise TermFout(f"'{stuk}' staat tussen twee woorden")
            gat = GATEN[stuk]
            continue
        if maten:
            gaten.append(gat)
        maten.append(_lees_maat(stuk, verwijzing))
        gat = 0
    if gat or not maten:
        raise TermFout("een term eindigt met een woord")
    return Reeks(tuple(maten), tuple(gaten))


def _lees_maat(stuk: str, verwijzing: Callable[[str], Iterable[Woordmaat]]) -> Woordmaat:
    vormen: set[str] = set()
    begin: list[str] = []
    eind: list[str] = []
    midden: list[str] = []
    for keuze in stuk.split("|"):
        if keuze.startswith("<") and keuze.endswith(">"):
            for maat in verwijzing(keuze[1:-1]):
                vormen |= maat.vormen
                begin.extend(maat.begin)
                eind.extend(maat.eind)
                midden.extend(maat.midden)
            continue
        kaal = keuze.strip("*").lower()
        if not kaal or "*" in kaal or ("*" in keuze and len(kaal) < _MIN_STAM):
            raise TermFout(f"'{keuze}' is geen woord; een '*' staat voor of achter ten minste {_MIN_STAM} letters")
        if keuze.startswith("*") and keuze.endswith("*"):
            midden.append(kaal)
        elif keuze.endswith("*"):
            begin.append(kaal)
        elif keuze.startswith("*"):
            eind.append(kaal)
        else:
            vormen |= {kaal, lemma(kaal)}
    return Woordmaat(frozenset(vormen), tuple(begin), tuple(eind), tuple(midden))


_Reeks = tuple[frozenset[int], tuple[int, ...], tuple[int, ...], int]
_Woord = tuple[frozenset[int], tuple[int, ...], tuple[int, ...]]
# Words so common that a longer term is better looked up by another of its words.
_GEWOON = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "in",
        "op",
        "aan",
        "van",
        "voor",
        "met",
        "te",
        "is",
        "zijn",
        "er",
        "ze",
        "zij",
        "we",
        "wij",
        "die",
        "dat",
        "dit",
        "deze",
        "als",
        "om",
        "ook",
        "bij",
        "tot",
        "naar",
        "uit",
        "door",
        "over",
        "maar",
        "dan",
        "nog",
        "wel",
        "zo",
        "niet",
        "geen",
        "kunnen",
        "hebben",
        "worden",
        "zullen",
        "willen",
        "moeten",
        "mogen",
        "#",
        "je",
        "u",
        "hij",
        "hun",
        "haar",
        "ons",
        "onze",
        "wat",
        "wie",
        "hoe",
        "waar",
        "wanneer",
        "elk",
        "alle",
        "ieder",
        "iedere",
    ]
)


@dataclass(slots=True)
class Herkenner:
    """Marks sentences with the begrippen they hold: one look per word, whatever the number of terms.

    Distinct words are looked up once and remembered. A term of several words is tried only where its least common word stands and all
    its other words are in the sentence.
    """

    _vormen: dict[str, list[int]] = field(default_factory=dict)
    _begin: dict[str, list[int]] = field(default_factory=dict)
    _eind: dict[str, list[int]] = field(default_factory=dict)
    _midden: list[tuple[str, int]] = field(default_factory=list)
    _maten: dict[Woordmaat, int] = field(default_factory=dict)
    _direct: dict[int, list[int]] = field(default_factory=dict)
    _ankers: dict[int, list[_Reeks]] = field(default_factory=dict)
    _paren_bij: dict[int, list[tuple[tuple[int, ...], int]]] = field(default_factory=dict)
    _woorden: dict[str, _Woord] = field(default_factory=dict)
    _reeksnummer: dict[Reeks, int] = field(default_factory=dict)
    _volgend: int = 0
    _hersteld: dict[str, str] = field(default_factory=dict)
    _lang: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def bouw(cls, begrippen: Mapping[int, Sequence[Term]]) -> Herkenner:
        """Build a recogniser for numbered begrippen; numbers from the highest + 1 on are used internally for parts of `&` terms."""
        zelf = cls()
        zelf._volgend = max(begrippen, default=-1) + 1
        for nummer, termen in begrippen.items():
            for term in termen:
                if len(term.reeksen) == 1:
                    zelf._voeg_reeks(term.reeksen[0], nummer)
                else:
                    zelf._voeg_paar(term, nummer)
        return zelf

    def _voeg_paar(self, term: Term, nummer: int) -> None:
        leden = []
        for reeks in term.reeksen:
            if reeks not in self._reeksnummer:
                self._reeksnummer[reeks] = self._volgend
                self._voeg_reeks(reeks, self._volgend)
                self._volgend += 1
            leden.append(self._reeksnummer[reeks])
        self._paren_bij.setdefault(leden[0], []).append((tuple(leden[1:]), nummer))

    def _voeg_reeks(self, reeks: Reeks, nummer: int) -> None:
        nummers = tuple(self._voeg_maat(m) for m in reeks.maten)
        if len(nummers) == 1:
            doelen = self._direct.setdefault(nummers[0], [])
            if nummer not in doelen:
                doelen.append(nummer)
            return
        anker = nummers[min(range(len(nummers)), key=lambda i: _gewoonheid(reeks.maten[i]))]
        self._ankers.setdefault(anker, []).append((frozenset(nummers), nummers, reeks.gaten, nummer))

    def _voeg_maat(self, maat: Woordmaat) -> int:
        if maat in self._maten:
            return self._maten[maat]
        nummer = len(self._maten)
        self._maten[maat] = nummer
        for vorm in maat.vormen:
            self._vormen.setdefault(vorm, []).append(nummer)
        for stuk in maat.begin:
            self._begin.setdefault(stuk, []).append(nummer)
        for stuk in maat.eind:
            self._eind.setdefault(stuk, []).append(nummer)
        self._midden.extend((stuk, nummer) for stuk in maat.midden)
        return nummer

    def _zoek_op(self, woord: str) -> _Woord:
        """Return (places the word fits, begrippen it shows by itself, places by which a longer term is looked up)."""
        basis = lemma(woord)
        maten: set[int] = set()
        for vorm in {woord, basis}:
            maten.update(self._vormen.get(vorm, ()))
            for lengte in range(_MIN_STAM, len(vorm) + 1):
                maten.update(self._begin.get(vorm[:lengte], ()))
                maten.update(self._eind.get(vorm[-lengte:], ()))
            maten.update(nummer for stuk, nummer in self._midden if stuk in vorm)
        direct = tuple(sorted({b for m in maten for b in self._direct.get(m, ())}))
        uitkomst = (frozenset(maten), direct, tuple(sorted(m for m in maten if m in self._ankers)))
        self._woorden[woord] = uitkomst
        return uitkomst

    def kent(self, woord: str) -> bool:
        """Whether any term holds a place that this word fits as it is written."""
        return not self._hersteld.get(woord) and bool((self._woorden.get(woord) or self._zoek_op(woord))[0])

    def herstel(self, woord: str, zoek: Callable[[str, list[str]], str]) -> str:
        """Return the term word that `woord` is a typing error of, or an empty string; from then on the word counts as that one.

        `zoek(word, candidates)` chooses; it is asked once per distinct word that no term knows. Candidates begin with the same letter:
        people rarely mistype the first, and "daarover" is not "waarover".
        """
        if woord not in self._hersteld:
            goed = "" if self.kent(woord) else zoek(woord, self._kandidaten(woord[:1]))
            if goed:
                self._woorden[woord] = self._zoek_op(goed)
            self._hersteld[woord] = goed
        return self._hersteld[woord]

    def _kandidaten(self, letter: str) -> list[str]:
        """The longer words of all terms by first letter, in alphabetical order: of equally near ones every run chooses the same."""
        if not self._lang:
            for vorm in sorted(v for v in self._vormen if len(v) >= _MIN_HERSTEL):
                self._lang.setdefault(vorm[0], []).append(vorm)
        return self._lang.get(letter, [])

    def markeer(self, zin: Sequence[str]) -> set[int]:
        """Return the numbers of the begrippen that the words of one sentence hold."""
        bekend = self._woorden
        opgezocht = [bekend.get(w) or self._zoek_op(w) for w in zin]
        gevonden: set[int] = set()
        ankers: set[int] = set()
        for _, direct, van_hier in opgezocht:
            gevonden.update(direct)
            ankers.update(van_hier)
        if ankers:
            self._langere(opgezocht, ankers, gevonden)
        if self._paren_bij:
            for lid in tuple(gevonden & self._paren_bij.keys()):
                gevonden.update(nummer for leden, nummer in self._paren_bij[lid] if gevonden.issuperset(leden))
        return gevonden

    def _langere(self, zin: Sequence[_Woord], ankers: set[int], gevonden: set[int]) -> None:
        plekken: dict[int, list[int]] = {}
        for i, (past_op, _, _) in enumerate(zin):
            for maat in past_op:
                plekken.setdefault(maat, []).append(i)
        aanwezig = plekken.keys()
        for anker in ankers:
            for nodig, maten, gaten, nummer in self._ankers[anker]:
                if nodig <= aanwezig and nummer not in gevonden and _past(plekken, maten, gaten):
                    gevonden.add(nummer)


def _gewoonheid(maat: Woordmaat) -> tuple[bool, int]:
    """Order places by how common they are likely to be: function words last, then by how many words fit."""
    return bool(maat.vormen & _GEWOON), len(maat.vormen) + 4 * (len(maat.begin) + len(maat.eind) + len(maat.midden))


def _past(plekken: Mapping[int, Sequence[int]], maten: Sequence[int], gaten: Sequence[int]) -> bool:
    """Whether the places of a term follow each other within their gaps."""
    mogelijk = plekken[maten[0]]
    for maat, gat in zip(maten[1:], gaten, strict=True):
        mogelijk = [j for j in plekken[maat] if any(0 < j - i <= gat + 1 for i in mogelijk)]
        if not mogelijk:
            return False
    return True
