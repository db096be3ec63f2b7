"""What belongs together, in what order, and what to mend first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.bevinding import Bevinding, Oordeel, Zekerheid
from checker.model.rapport import Rapport
from checker.reports.view import maak_beeld, moet_beter, moet_nakijken, toelichting_tekst
from tests.reports.voorbeeldrapport import goed_rapport, leeg_rapport, maak_rapport


def _met(rapport: Rapport, **oordelen: Oordeel) -> Rapport:
    """The report in which only these criteria (id with _ for . and -) are not met."""
    per = {b.criterium.replace(".", "_").replace("-", "_"): b.criterium for b in rapport.bevindingen}
    anders = {per[k]: v for k, v in oordelen.items()}
    return replace(
        rapport, bevindingen=tuple(replace(b, oordeel=anders.get(b.criterium, b.oordeel), advies="doe iets") for b in rapport.bevindingen)
    )


def test_alle_bevindingen_staan_er_een_keer_in_de_volgorde_van_het_pakket() -> None:
    """No criterium is lost or doubled on the way to a report."""
    r = maak_rapport()
    assert [b for i in maak_beeld(r).indicatoren for b in i.bevindingen] == list(r.bevindingen)


def test_alles_wat_beter_moet_is_een_actie() -> None:
    """Every finding that is not met is in exactly one action."""
    r = maak_rapport()
    acties = maak_beeld(r).acties
    genoemd = [b.criterium for a in acties for b in (a.bevinding, *a.ook)]
    assert sorted(genoemd) == sorted(b.criterium for b in r.bevindingen if moet_beter(b))
    assert all(a.doe for a in acties)


def test_kern_gaat_voor_en_erger_gaat_voor() -> None:
    """First the core criteria, and of those what is absent before what is partly there."""
    r = _met(
        goed_rapport(),
        visie_vormen=Oordeel.VOLDOET_NIET,
        intake_samen=Oordeel.DEELS,
        thuistaal_begrip=Oordeel.VOLDOET_NIET,
        participatie_drempel=Oordeel.NIET_AANTOONBAAR,
    )
    assert [a.bevinding.criterium for a in maak_beeld(r).acties] == [
        "thuistaal.begrip",
        "participatie.drempel",
        "intake.samen",
        "visie.vormen",
    ]


def test_drie_dingen_zijn_drie_onderwerpen() -> None:
    """What to begin with comes from different indicators as long as there are."""
    beeld = maak_beeld(maak_rapport())
    assert len(beeld.eerst) == 3
    assert len({a.indicator.id for a in beeld.eerst}) == 3
    een = maak_beeld(_met(goed_rapport(), intake_samen=Oordeel.DEELS, intake_elk_kind=Oordeel.DEELS))
    assert [a.bevinding.criterium for a in een.eerst] == ["intake.samen", "intake.elk-kind"]


def test_een_ontbrekend_register_is_een_actie() -> None:
    """Criteria that lack the same thing are mended by one thing."""
    r = goed_rapport()
    reden = "het register gesprekken ontbreekt; lever het aan als CSV-bestand"
    ids = ("ontwikkeling-kind.gesprekken-gevoerd", "ontwikkeling-kind.gesprekken-inhoud")
    r = replace(
        r, bevindingen=tuple(replace(b, oordeel=Oordeel.NIET_BEOORDEELD, reden=reden) if b.criterium in ids else b for b in r.bevindingen)
    )
    (actie,) = maak_beeld(r).acties
    assert (actie.bevinding.criterium, [b.criterium for b in actie.ook]) == (ids[0], [ids[1]])
    assert actie.doe == "Het register gesprekken ontbreekt; lever het aan als CSV-bestand."
    assert actie.levert_op == "Dit is het laatste dat ontbreekt aan indicator 6."


def test_twijfel_staat_op_de_nakijklijst_tot_iemand_beslist() -> None:
    """Low certainty asks for a person, unless a person already judged."""
    r = maak_rapport()
    laag = [b for b in r.bevindingen if b.zekerheid is Zekerheid.LAAG]
    assert laag
    assert list(maak_beeld(r).nakijken) == laag
    hand = next(b.handmatig for b in r.bevindingen if b.handmatig)
    assert not moet_nakijken(replace(laag[0], handmatig=hand))


def test_visie_weegt_niet_mee() -> None:
    """An indicator without core criteria shows how many are met and is not among the seven."""
    beeld = maak_beeld(maak_rapport())
    assert [i.oordeel.nummer for i in beeld.meewegend] == [1, 2, 3, 4, 5, 6, 7]
    visie = beeld.indicatoren[-1]
    assert (visie.vorm.woord, visie.samenvatting) == ("weegt niet mee", "7 van 10 criteria voldoen, 1 niet van toepassing")


@pytest.mark.parametrize(
    ("rapport", "zin"), [(goed_rapport(), "Van de 7 indicatoren: 7 voldoet."), (leeg_rapport(), "Er zijn geen indicatoren die meewegen.")]
)
def test_slotzin(rapport: Rapport, zin: str) -> None:
    """How it stands in one sentence, also over nothing; nothing never reads as met."""
    beeld = maak_beeld(rapport)
    assert beeld.slotzin == zin
    assert not beeld.acties


def _bevinding(toelichting: str) -> Bevinding:
    b = next(b for b in maak_rapport().bevindingen if b.bewijs)
    return replace(b, toelichting=toelichting)


def test_toelichting_herhaalt_het_citaat_niet() -> None:
    """A quotation that stands below as evidence is not said twice; any other explanation stays whole."""
    citaat = _bevinding("").bewijs[0].citaat
    assert toelichting_tekst(_bevinding(f"Het staat er, als eigen praktijk: {citaat}")) == "Het staat er, als eigen praktijk."
    assert toelichting_tekst(_bevinding(f"Het staat er: {citaat[:30]} ...")) == "Het staat er."
    assert toelichting_tekst(_bevinding("Er staat iets: een voornemen.")) == "Er staat iets: een voornemen."


def test_elke_actie_heeft_indicator_uit_het_rapport() -> None:
    """A finding of an indicator that the pack does not know breaks nothing."""
    r = maak_rapport()
    vreemd = replace(r, bevindingen=(*r.bevindingen, replace(r.bevindingen[0], criterium="x.y", indicator="x")))
    assert len(maak_beeld(vreemd).acties) == len(maak_beeld(r).acties)
