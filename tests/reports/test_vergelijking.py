"""What changed between two audits, and what may not be compared."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.errors import InvoerError
from checker.model.bevinding import Oordeel
from checker.reports import vergelijking_beeld as beeld
from checker.reports.json_v1 import als_dict
from checker.reports.vergelijking import lees_json, vergelijk
from checker.reports.verschil import Richting, Vergelijking, richting_van
from tests.reports.golden import vergelijk_met_golden
from tests.reports.test_html import Pagina
from tests.reports.voorbeeldrapport import later_rapport, leeg_rapport, maak_rapport, vijandig_rapport

V, D, N, A, B, T = (
    Oordeel.VOLDOET,
    Oordeel.DEELS,
    Oordeel.VOLDOET_NIET,
    Oordeel.NIET_AANTOONBAAR,
    Oordeel.NIET_BEOORDEELD,
    Oordeel.NIET_VAN_TOEPASSING,
)


def _jaar_later() -> Vergelijking:
    return vergelijk(als_dict(maak_rapport()), als_dict(later_rapport()))


@pytest.mark.parametrize(
    ("toen", "nu", "richting"),
    [
        (N, D, Richting.BETER),
        (D, V, Richting.BETER),
        (N, V, Richting.BETER),
        (V, D, Richting.SLECHTER),
        (V, N, Richting.SLECHTER),
        (A, V, Richting.BETER),
        (V, A, Richting.SLECHTER),
        (A, D, Richting.NIET_VERGELIJKBAAR),
        (N, A, Richting.NIET_VERGELIJKBAAR),
        (V, B, Richting.NIET_VERGELIJKBAAR),
        (B, V, Richting.NIET_VERGELIJKBAAR),
        (T, V, Richting.NIET_VERGELIJKBAAR),
        (None, V, Richting.NIET_VERGELIJKBAAR),
        (None, None, Richting.NIET_VERGELIJKBAAR),
        *((o, o, Richting.GELIJK) for o in Oordeel),
    ],
)
def test_richting(toen: Oordeel | None, nu: Oordeel | None, richting: Richting) -> None:
    """Better and worse only where both verdicts say something about the same scale."""
    assert richting_van(toen, nu) is richting


@pytest.mark.parametrize("toen", Oordeel)
@pytest.mark.parametrize("nu", Oordeel)
def test_omgekeerd_is_omgekeerd(toen: Oordeel, nu: Oordeel) -> None:
    """What is better one way is worse the other way."""
    om = {Richting.BETER: Richting.SLECHTER, Richting.SLECHTER: Richting.BETER}
    heen = richting_van(toen, nu)
    assert richting_van(nu, toen) is om.get(heen, heen)


def test_alle_verschillen_van_het_jaar() -> None:
    """The complete list of what is not the same, with its reason."""
    v = _jaar_later()
    anders = {x.criterium: (x.richting.value, x.waarom) for x in v.verschillen if x.richting is not Richting.GELIJK}
    assert anders == {
        "gericht-ouderbeleid.populatieanalyse": ("slechter", ""),
        "gericht-ouderbeleid.evaluatie": ("beter", ""),
        "intake.dekking": ("niet_vergelijkbaar", "nu niet beoordeeld: het register intake ontbreekt; lever het aan als CSV-bestand"),
        "participatie.stimuleren": ("nieuw_bewijs", ""),
        "participatie.drempel": ("beter", ""),
        "thuistaal.dekking": (
            "niet_vergelijkbaar",
            "toen niet beoordeeld: het register thuistaal ontbreekt; lever het aan als CSV-bestand",
        ),
    }
    assert len(v.verschillen) == 50
    assert sum(v.aantal(r) for r in Richting) == 50
    assert not v.kanttekeningen


def test_cijfers_toen_en_nu() -> None:
    """Figures of both years, with a change that a reader can redo from what is shown."""
    per = {x.criterium: beeld.cijfer_tekst(x) for x in _jaar_later().verschillen}
    assert per["participatie.drempel"] == "toen 40,9% (132 van 322, 60 onbekend), nu 59% (190 van 322, 10 onbekend) (+18,1 procentpunt)"
    assert per["intake.dekking"] == "toen 86,5% (45 van 52), nu geen cijfer"
    assert per["intake.samen-ingevuld"] == "toen en nu 100% (45 van 45)"
    assert per["intake.samen"] == ""


def _aangepast(**anders: Any) -> dict[str, Any]:
    rapport: dict[str, Any] = json.loads(json.dumps(als_dict(later_rapport())))
    for pad, waarde in anders.items():
        doel = rapport
        *kop, staart = pad.split("__")
        for deel in kop:
            doel = doel[deel]
        doel[staart] = waarde
    return rapport


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"locatie__id": "elders"}, "verschillende locaties"),
        ({"regelpakket__sha256": "0" * 64}, "verschillende regels"),
        ({"datum": "2020-01-01"}, "van later datum"),
        ({"periode": {"van": "2025-01-01", "tot": "2025-12-31"}}, "overlappen"),
    ],
)
def test_kanttekeningen(anders: dict[str, Any], zin: str) -> None:
    """What makes a comparison doubtful is said in it."""
    (kanttekening,) = vergelijk(als_dict(maak_rapport()), _aangepast(**anders)).kanttekeningen
    assert zin in kanttekening


def test_gewijzigde_norm_drempel_en_criterium() -> None:
    """Another norm or threshold, or a criterium that one of the two lacks, is not compared."""
    oud, nieuw = als_dict(maak_rapport()), _aangepast()
    b = {x["criterium"]: x for x in nieuw["bevindingen"]}
    b["intake.samen"]["norm"] = "Een heel andere norm."
    b["participatie.drempel"]["meting"]["drempel"] = 0.6
    nieuw["bevindingen"] = [x for x in nieuw["bevindingen"] if x["criterium"] != "intake.elk-kind"]
    per = {x.criterium: x for x in vergelijk(oud, nieuw).verschillen}
    assert "norm" in per["intake.samen"].waarom
    assert "drempel" in per["participatie.drempel"].waarom
    assert per["intake.elk-kind"].nu is None
    assert {per[c].richting for c in ("intake.samen", "participatie.drempel", "intake.elk-kind")} == {Richting.NIET_VERGELIJKBAAR}


def test_zelfde_rapport_is_gelijk() -> None:
    """A report beside itself differs in nothing."""
    v = vergelijk(als_dict(maak_rapport()), als_dict(maak_rapport()))
    assert v.aantal(Richting.GELIJK) == 50
    assert not v.kanttekeningen


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("{", "geen leesbare JSON"),
        ("[" * 100_000, "geen leesbare JSON"),
        ("[]", "geen rapport"),
        ('{"schema_versie": 1}', "geen rapport"),
        ('{"schema_versie": 2, "bevindingen": []}', "andere schema_versie"),
    ],
)
def test_geen_rapport(tekst: str, zin: str) -> None:
    """A file that is no report of this version is refused by name."""
    with pytest.raises(InvoerError, match=zin) as fout:
        lees_json(tekst, "a.json")
    assert "a.json" in str(fout.value)


@pytest.mark.parametrize(
    "kapot",
    [{"locatie": None}, {"indicatoren": 3}, {"periode": {"van": "x"}}, {"bevindingen": [{"criterium": "a.b"}]}, {"bevindingen": [3]}],
)
def test_onvolledig_rapport(kapot: dict[str, Any]) -> None:
    """A report that lacks what the schema promises gives one sentence, no traceback."""
    for a, b in ((als_dict(maak_rapport()), _aangepast(**kapot)), (_aangepast(**kapot), als_dict(maak_rapport()))):
        with pytest.raises(InvoerError, match="onvolledig of met de hand gewijzigd"):
            vergelijk(a, b)


def test_vijandige_tekst_blijft_tekst() -> None:
    """Hostile text in a report is text in the comparison too."""
    v = vergelijk(als_dict(leeg_rapport()), als_dict(vijandig_rapport()))
    html = beeld.schrijf_html(v)
    assert {tag for tag, _ in Pagina(html).elementen} <= {tag for tag, _ in Pagina(beeld.schrijf_html(_jaar_later())).elementen}
    assert "<script>alert(1)</script>" in Pagina(html).tekst
    for tekst in (html, beeld.terminal_tekst(v)):
        assert not any(t in tekst for t in "\x00\x07\x1b\u202e\u202c")


def test_html_is_goed_gevormd() -> None:
    """Everything closes and nothing is fetched."""
    p = Pagina(beeld.schrijf_html(_jaar_later()))
    assert not p.fout
    assert not p.open
    assert not [a for _, a in p.elementen if "src" in a or ("href" in a and not str(a["href"]).startswith("#"))]


def test_json_is_json_en_volledig() -> None:
    """The JSON holds every criterium with its direction and figures."""
    gelezen = json.loads(beeld.schrijf_json(_jaar_later()))
    assert gelezen["schema_versie"] == 1
    assert len(gelezen["criteria"]) == 50
    assert gelezen["aantallen"]["beter"] == 2
    drempel = next(c for c in gelezen["criteria"] if c["criterium"] == "participatie.drempel")
    assert (drempel["cijfer_toen"], drempel["toen"], drempel["nu"]) == (
        {"teller": 132, "noemer": 322, "onbekend": 60},
        "niet_aantoonbaar",
        "voldoet",
    )


def test_golden() -> None:
    """The whole text, as accepted."""
    vergelijk_met_golden("vergelijking.txt", beeld.terminal_tekst(_jaar_later()))
