"""Cross-checks: the yearly minimum of talks, languages, goals with a percentage, activities and the age of the policy."""

from __future__ import annotations

import pytest

from checker.evaluators.kruis import beoordeel_kruis
from checker.evaluators.kruis_gesprekken import kies_minimum, lees_minima
from checker.language.getallen import effen, frequenties, getal
from checker.language.talen import genoemde_talen
from checker.model.toets_register import KruisToets
from checker.readers.fragment import lees_fragment
from checker.readers.registers import standaard_lexicon
from tests.evaluators.registerhulp import cijfers, dossier, lees_regel

GEVOERD = lees_regel("ontwikkeling-kind.gesprekken-gevoerd")


def minimum(tekst: str) -> int | None:
    """The yearly minimum that a policy text states as practice."""
    assert isinstance(GEVOERD.toets, KruisToets)
    gekozen = kies_minimum(lees_minima(lees_fragment(tekst), GEVOERD.toets.woorden)[0])
    return gekozen.aantal if gekozen else None


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("Minimaal drie keer per jaar is er een oudergesprek.", 3),
        ("Oudergesprekken: 2x per jaar (nov + mei).", 2),
        ("Elk schooljaar drie voortgangsgesprekken met ouders.", 3),
        ("Ieder half jaar nodigen we ouders uit voor een gesprek.", 2),
        ("We voeren halfjaarlijks een voortgangsgesprek met de ouders.", 2),
        ("Om de vier maanden is er een voortgangsgesprek.", 3),
        ("Elk kwartaal spreken we de ouders over de ontwikkeling van hun kind.", 4),
        ("Per kalenderjaar worden ten minste twee gesprekken met de ouders gehouden.", 2),
        ("In november en in mei zijn er tienminutengesprekken.", 2),
        ("In oktober, februari en juni voeren we oudergesprekken.", 3),
        ("Eenmaal per jaar is er een oudergesprek rond de verjaardag.", 1),
        ("Jaarlijks voeren wij met iedere ouder een gesprek.", 1),
        ("Twee à drie keer per jaar is er een mentorgesprek.", 2),
        ("Drie keer per jaar is er een gesprek: drie maanden na de start, daarna elk half jaar.", 3),
        ("Elk jaar voeren we met de ouders van ieder kind minstens vier oudergesprekken.", 4),
        ("# Oudergesprekken\nDrie per jaar: oktober, februari en juni.", 3),
        ("Oudergesprek | 2x per jaar | mentor", 2),
        ("Er zijn vaste oudergesprekken. Dat doen we drie keer per jaar.", 3),
        ("Voor VVE-kinderen zijn er vier oudergesprekken per jaar. Voor andere kinderen zijn er twee oudergesprekken per jaar.", 2),
        # tied to age or start: no yearly number
        ("Er zijn drie gesprekken: drie maanden na de start, met drie jaar en met drie jaar en negen maanden.", None),
        ("Na zes weken en rond de derde verjaardag is er een gesprek.", None),
        # an aim, the past, a denial or the norm: no practice
        ("We willen naar vier oudergesprekken per jaar.", None),
        ("Ons streven is drie oudergesprekken per jaar.", None),
        ("Vroeger waren er twee oudergesprekken per jaar.", None),
        ("We voeren geen oudergesprekken, ook niet een keer per jaar.", None),
        ("De norm is een minimum aantal van twee gesprekken per jaar.", None),
        # another kind of talk
        ("Twee keer per jaar vergadert de oudercommissie.", None),
        ("Functioneringsgesprekken zijn er twee keer per jaar.", None),
        ("Drie keer per jaar is er een koffieochtend voor ouders.", None),
        ("Twee keer per jaar is er een gesprek met de gemeente.", None),
        ("Er zijn regelmatig gesprekken met ouders.", None),
    ],
)
def test_minimum_uit_het_beleid(tekst: str, aantal: int | None) -> None:
    """Only a yearly number of parent talks that is practice counts."""
    assert minimum(tekst) == aantal


@pytest.mark.parametrize(
    ("start", "gesprekken", "verwacht"),
    [
        ("01-08-2024", 2, (1, 1, 0)), ("01-08-2024", 1, (0, 1, 0)), ("30-01-2025", 1, (1, 1, 0)), ("30-01-2025", 0, (0, 1, 0)), ("01-08-2023", 2, (1, 1, 0)),
    ],
)  # fmt: skip
def test_verwachting_naar_rato(start: str, gesprekken: int, verwacht: tuple[int, int, int]) -> None:
    """A child that was enrolled half the period needs half the talks, cut down."""
    d = dossier(
        {
            "kinderen": f"kind_id;startdatum;einddatum\nK1;{start};\nK2;31-07-2025;\n",
            "gesprekken": "kind_id;datum\nK2;31-07-2025\n" + "".join(f"K1;{i + 1}-3-2025\n" for i in range(gesprekken)),
        },
        "Twee keer per jaar is er een oudergesprek.",
    )
    uit = beoordeel_kruis(GEVOERD, d)
    assert cijfers(uit) == verwacht
    assert uit.meting is not None
    assert uit.meting.minimum == 2
    assert uit.bewijs[0].citaat == "Twee keer per jaar is er een oudergesprek."


def test_voornemen_wordt_getoond_als_bijna() -> None:
    """An aim does not set the minimum, but the reader sees it, and that two was used."""
    d = dossier(
        {"kinderen": "kind_id;startdatum\nK1;01-08-2024\n", "gesprekken": "kind_id;datum\nK1;1-3-2025\nK1;1-5-2025\n"},
        "We willen naar vier oudergesprekken per jaar.",
    )
    uit = beoordeel_kruis(GEVOERD, d)
    assert (uit.oordeel, [b.bijna for b in uit.bewijs]) == ("voldoet", [True])
    assert "noemt geen aantal per jaar; er is gerekend met 2" in uit.toelichting


def test_tegenstrijdige_aantallen_verlagen_de_zekerheid() -> None:
    """Two numbers in one policy: the lowest is the minimum, and a person should look."""
    d = dossier(
        {"kinderen": "kind_id;startdatum\nK1;01-08-2024\n", "gesprekken": "kind_id;datum\nK1;1-3-2025\n"},
        "Drie oudergesprekken per jaar.\nEr zijn twee oudergesprekken per jaar.",
    )
    uit = beoordeel_kruis(GEVOERD, d)
    assert (uit.zekerheid, uit.meting and uit.meting.minimum) == ("laag", 2)


@pytest.mark.parametrize(
    ("tekst", "talen"),
    [
        ("Veel ouders spreken Turks.", {"Turks"}),
        ("Turkse en Poolstalige ouders", {"Turks", "Pools"}),
        ("Marokkaans-Arabisch en Berbers", {"Marokkaans-Arabisch", "Berbers"}),
        ("Ouders spreken Darija of Arabisch", {"Marokkaans-Arabisch", "Arabisch"}),
        ("oekraïense gezinnen", {"Oekraïens"}),
        ("Wij spelen met Turken in de wijk Polen", set()),
        ("Parabisch", set()),
        ("De Friese taal", {"Fries"}),
    ],
)
def test_talen_in_een_tekst(tekst: str, talen: set[str]) -> None:
    """A language is named by its name, its adjective or a synonym; not by a people or a country."""
    assert genoemde_talen(tekst, standaard_lexicon().taalvormen) == talen


def test_drempel_voor_talen_is_exact() -> None:
    """One of ten families is 10%, one of eleven is not; Fries counts as another language."""
    regel = lees_regel("thuistaal.talen-in-beleid")
    for n, oordeel in ((10, "voldoet_niet"), (11, "voldoet")):
        kind = "kind_id;startdatum;thuistaal\n" + "".join(f"K{i};1-8-2024;{'Fries' if i == 0 else 'Nederlands'}\n" for i in range(n))
        uit = beoordeel_kruis(regel, dossier({"kinderen": kind}, "Wij lezen voor."))
        assert uit.oordeel == oordeel
        assert uit.meting is not None
        assert uit.meting.talen == ((("Fries", 1, False),) if n == 10 else ())


def test_zonder_beleid_of_register_geen_oordeel() -> None:
    """Every cross-check without policy or without registers gives a reason and no verdict."""
    for id_ in (
        "ontwikkeling-kind.gesprekken-gevoerd",
        "thuistaal.talen-in-beleid",
        "gericht-ouderbeleid.doelpercentage",
        "participatie.activiteiten-geregistreerd",
        "gericht-ouderbeleid.actueel",
    ):
        regel = lees_regel(id_)
        zonder_beleid = beoordeel_kruis(
            regel, dossier({"kinderen": "kind_id;startdatum;thuistaal\nK1;1-8-2024;Turks\n", "gesprekken": "kind_id;datum\nK1;1-3-2025\n"})
        )
        assert zonder_beleid.oordeel == "niet_beoordeeld", id_
        zonder_register = beoordeel_kruis(
            regel, dossier({}, "Ons doel is dat 75% van de ouders deelneemt aan de koffieochtend.", periode=None)
        )
        assert zonder_register.oordeel == "niet_beoordeeld", id_
        assert zonder_register.reden


@pytest.mark.parametrize(
    ("woord", "waarde"), [("een", 1), ("twaalf", 12), ("vijfentwintig", 25), ("tweeentwintig", 22), ("75", 75), ("veel", None)]
)
def test_getal(woord: str, waarde: int | None) -> None:
    """Numerals and digits."""
    assert getal(effen(woord)) == waarde


def test_frequenties_overlappen_niet() -> None:
    """One expression is read once; two expressions are two."""
    assert [f.per_jaar for f in frequenties(effen("Driemaal per jaar, of één keer per kwartaal."))] == [3, 4]
