from typing import Any

import pytest

from nietpluis.kern import regels, stand
from nietpluis.kern.feiten import Feit
from tests.kern.feiten_maken import (
    ANNA,
    BRAM,
    FATIMA,
    TOEGEWEZEN,
    aangenomen,
    alle_stappen,
    feit,
    weging,
)

BESLUIT: dict[str, Any] = {"melden": "nee", "hulp": "ja", "grond": "x"}


def bezwaar(d: object, f: Feit) -> str:
    uit = regels.mag_volgen(d, f, TOEGEWEZEN)  # type: ignore[arg-type]
    return uit.tekst if uit else ""


def test_a_decision_waits_for_all_steps() -> None:
    assert "nog niet gedaan" in bezwaar(aangenomen(), feit("besluit", **BESLUIT))
    assert not bezwaar(aangenomen(*alle_stappen()), feit("besluit", **BESLUIT))


def test_a_recorded_reason_stands_for_a_step() -> None:
    open_ = [s.eis.code for s in stand.openstaand(aangenomen())]
    redenen = [feit("afwijking", eis=code, reden="Kan niet.") for code in open_]
    assert not bezwaar(aangenomen(*redenen), feit("besluit", **BESLUIT))


def test_in_acute_danger_nobody_is_asked_for_reasons() -> None:
    assert not bezwaar(aangenomen(nu_onveilig="ja"), feit("besluit", melden="ja", hulp="nee"))


def test_advice_and_melding_are_always_open() -> None:
    for soort in ("advies", "melding"):
        assert regels.kan_volgen(aangenomen(), soort, TOEGEWEZEN) is None
        assert regels.kan_volgen(aangenomen(), soort, frozenset({"melder"})) is None


def test_not_reporting_against_the_kader_asks_why() -> None:
    stappen = [*alle_stappen()[:3], weging(vermoeden="ja", onveiligheid="ja")]
    d = aangenomen(*stappen)
    assert d.uitkomst is not None
    assert d.uitkomst.vraagt_melding
    assert regels.mag_volgen(d, feit("besluit", **BESLUIT), TOEGEWEZEN) == regels.Bezwaar(
        tekst="Het afwegingskader vraagt om een melding. Schrijf waarom u dat nu niet doet.",
        veld="waarom_niet",
    )
    assert not bezwaar(d, feit("besluit", **BESLUIT, waarom_niet="Er is al gemeld."))


@pytest.mark.parametrize("reden", ["veilig_door_hulp", "overgedragen", "vermoeden_weggenomen"])
def test_closing_asks_a_decision_or_that_the_suspicion_is_gone(reden: str) -> None:
    assert "besluit" in bezwaar(aangenomen(), feit("afsluiting", reden=reden))
    klaar = aangenomen(*alle_stappen(), feit("besluit", **BESLUIT))
    assert not bezwaar(klaar, feit("afsluiting", reden=reden))


def test_the_suspicion_may_be_gone_after_the_talk() -> None:
    d = aangenomen(feit("gesprek", met=("client",), besproken="Het klopte niet."))
    assert not bezwaar(d, feit("afsluiting", reden="vermoeden_weggenomen"))


def test_a_lost_client_asks_a_new_weighing_before_closing() -> None:
    d = aangenomen(*alle_stappen(), feit("besluit", **BESLUIT), feit("uit_beeld", reden="verhuisd"))
    assert "Weeg opnieuw" in bezwaar(d, feit("afsluiting", reden="client_uit_beeld"))


def test_acute_danger_is_not_closed_away() -> None:
    d = aangenomen(nu_onveilig="ja")
    assert "gevaar" in bezwaar(d, feit("afsluiting", reden="dubbel"))


def test_a_closed_casus_takes_little_more() -> None:
    d = aangenomen(feit("afsluiting", reden="dubbel"))
    assert "gesloten" in bezwaar(d, feit("overleg", met="collega"))
    assert not bezwaar(d, feit("terugkoppeling", moment="onderzoek"))
    assert not bezwaar(d, feit("heropening", reden="x"))
    assert "al open" in bezwaar(aangenomen(), feit("heropening", reden="x"))


def test_under_the_special_route_no_talk_with_the_family_first() -> None:
    d = aangenomen(vormen=("huwelijksdwang",))
    assert "deskundige" in bezwaar(d, feit("gesprek", met=("ouder",)))
    assert not bezwaar(d, feit("gesprek", met=("ouder",), ondanks="Zij belden zelf."))


def test_a_casus_is_always_of_somebody() -> None:
    assert "altijd van iemand" in bezwaar(aangenomen(), feit("toewijzing", aan=ANNA, einde="ja"))
    assert "deze persoon" in bezwaar(
        aangenomen(werkt_hier="ja", over_lid="bram"), feit("toewijzing", aan=BRAM)
    )


def test_a_correction_names_a_fact_keeps_its_kind_and_says_why() -> None:
    d = aangenomen(feit("overleg", met="collega"))
    goed = feit("overleg", met="deskundige")
    assert not bezwaar(d, feit("correctie", vervangt=5, reden="x", nieuw=goed))
    assert "niet worden verbeterd" in bezwaar(
        d, feit("correctie", vervangt=1, reden="x", nieuw=goed)
    )
    assert "dezelfde soort" in bezwaar(d, feit("correctie", vervangt=2, reden="x", nieuw=goed))
    assert "waarom" in bezwaar(d, feit("correctie", vervangt=5, nieuw=goed))


def test_who_is_not_assigned_records_nothing() -> None:
    uit = regels.mag_volgen(
        aangenomen(), feit("overleg", met="collega"), frozenset({"leidinggevende"})
    )
    assert uit is not None
    assert "toegewezen" in uit.tekst


def test_a_decision_to_report_is_carried_out_before_closing() -> None:
    besloten = [*alle_stappen(), feit("besluit", melden="ja", hulp="nee", grond="x")]
    assert "besloot om te melden" in bezwaar(
        aangenomen(*besloten), feit("afsluiting", reden="overgedragen")
    )
    assert not bezwaar(
        aangenomen(*besloten, feit("melding")), feit("afsluiting", reden="overgedragen")
    )


def test_closing_waits_for_the_second_view() -> None:
    gewogen = [*alle_stappen()[:3], weging(vermoeden="ja", onveiligheid="ja")]
    tegen = feit("besluit", melden="nee", hulp="ja", grond="x", waarom_niet="x")
    d = aangenomen(*gewogen, tegen)
    assert "kijkt nog mee" in bezwaar(d, feit("afsluiting", reden="veilig_door_hulp"))


def test_who_gave_a_signal_corrects_that_and_nothing_else() -> None:
    d = aangenomen(feit("overleg", met="collega"))
    eigen = feit(
        "correctie", door=FATIMA, vervangt=2, reden="x", nieuw=feit("signaal", door=FATIMA)
    )
    ander = feit(
        "correctie", door=FATIMA, vervangt=5, reden="x", nieuw=feit("overleg", door=FATIMA)
    )
    assert regels.mag_volgen(d, eigen, frozenset({"melder"})) is None
    uit = regels.mag_volgen(d, ander, frozenset({"melder"}))
    assert uit is not None
    assert "zelf schreef" in uit.tekst


def test_a_client_number_has_a_letter_or_a_digit() -> None:
    assert "nummer" in bezwaar(aangenomen(), feit("betrokkene", code="a", kenmerk="--"))
    assert not bezwaar(aangenomen(), feit("betrokkene", code="a", kenmerk="C-12"))


BIJLAGE: dict[str, Any] = {
    "bijlage": "een",
    "digest": "ab",
    "bestand": "jpeg",
    "te_zien": "Een blauwe plek.",
}


def test_a_photo_says_what_there_is_to_see() -> None:
    leeg = feit("bijlage", **{**BIJLAGE, "te_zien": " "})
    assert "te zien" in bezwaar(aangenomen(), leeg)
    assert not bezwaar(aangenomen(), feit("bijlage", **BIJLAGE))


@pytest.mark.parametrize("anders", [{"bijlage": "ander"}, {"digest": "cd"}, {"bestand": "pdf"}])
def test_a_correction_never_puts_another_photo_in_its_place(anders: dict[str, Any]) -> None:
    nieuw = feit("bijlage", **{**BIJLAGE, "te_zien": "Een snee.", **anders})
    assert "opnieuw toe" in _verbeterd(nieuw)


def test_the_words_beside_a_photo_can_be_put_right() -> None:
    assert not _verbeterd(feit("bijlage", **{**BIJLAGE, "te_zien": "Een snee."}))


def _verbeterd(nieuw: Feit) -> str:
    dossier = aangenomen(feit("bijlage", **BIJLAGE))
    return bezwaar(dossier, feit("correctie", vervangt=5, reden="Verkeerd.", nieuw=nieuw))
