from datetime import date

import pytest

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.taak import Taak
from nietpluis.kern.taken import eerste_taak, taken
from nietpluis.kern.termijnen import dag_van
from tests.kern.feiten_maken import ANNA, BEGIN, aangenomen, alle_stappen, dossier, feit, weging

BESLUIT = feit("besluit", melden="nee", hulp="nee", grond="x")
MELDEN = feit("besluit", melden="ja", hulp="nee", grond="x")


def taak(d: Dossier) -> Taak:
    uit = eerste_taak(d)
    assert uit is not None
    return uit


@pytest.mark.parametrize(
    ("d", "code", "aan"),
    [
        (dossier(feit("doorgegeven", aan=ANNA, uiterlijk=BEGIN)), "lees_signaal", "mij"),
        (aangenomen(nu_onveilig="ja"), "bel_nu", "mij"),
        (aangenomen(vormen=("huwelijksdwang",)), "vraag_deskundige", "mij"),
        (aangenomen(feit("aangenomen", terugbellen_voor=BEGIN)), "bel_terug", "mij"),
        (aangenomen(*alle_stappen()), "besluit", "mij"),
        (aangenomen(*alle_stappen(), MELDEN), "meld", "mij"),
        (aangenomen(*alle_stappen(), MELDEN, feit("melding")), "wacht_vt_besluit", "ander"),
        (
            aangenomen(
                *alle_stappen(),
                MELDEN,
                feit("melding"),
                feit("terugkoppeling", moment="veiligheidsbeoordeling", vervolg="onderzoek"),
            ),
            "wacht_vt_onderzoek",
            "ander",
        ),
        (aangenomen(*alle_stappen(), BESLUIT), "sluit_af", "mij"),
        (
            aangenomen(
                *alle_stappen(), BESLUIT, feit("hulpafspraak", doel="x", uiterlijk=date(2026, 5, 1))
            ),
            "evalueer",
            "opnieuw",
        ),
        (
            aangenomen(*alle_stappen(), BESLUIT, feit("evaluatie", veiliger="nee", bevinding="x")),
            "weeg_opnieuw",
            "mij",
        ),
        (
            aangenomen(*alle_stappen(), BESLUIT, feit("uit_beeld", reden="verhuisd")),
            "weeg_opnieuw",
            "mij",
        ),
        (
            aangenomen(feit("volgsignaal", kijk_opnieuw_op=date(2026, 4, 13))),
            "kijk_volgsignaal",
            "opnieuw",
        ),
        (
            aangenomen(feit("afsluiting", reden="dubbel", monitor_op=date(2026, 6, 1))),
            "monitor",
            "opnieuw",
        ),
    ],
)
def test_what_is_asked_first(d: Dossier, code: str, aan: str) -> None:
    assert (taak(d).code, taak(d).aan) == (code, aan)


def test_danger_goes_before_everything() -> None:
    d = aangenomen(*alle_stappen(), feit("gevaar", wat="x"), vormen=("huwelijksdwang",))
    assert taak(d).code == "bel_nu"


def test_an_answer_of_veilig_thuis_is_due_after_five_working_days() -> None:
    d = aangenomen(*alle_stappen(), MELDEN, feit("melding"))
    assert dag_van(taak(d).uiterlijk) == date(2026, 3, 9)


def test_still_waiting_moves_the_day_and_nothing_else() -> None:
    basis = (*alle_stappen(), MELDEN, feit("melding"))
    later = aangenomen(*basis, feit("nog_wachten", tot=date(2026, 3, 20)))
    assert dag_van(taak(later).uiterlijk) == date(2026, 3, 20)
    assert {t.code for t in taken(later)} == {t.code for t in taken(aangenomen(*basis))}


def test_a_decision_against_the_kader_is_looked_at_by_another() -> None:
    tegen = feit("besluit", melden="nee", hulp="nee", grond="x", waarom_niet="x", meekijker="Bram")
    d = aangenomen(*alle_stappen()[:3], weging(vermoeden="ja", onveiligheid="ja"), tegen)
    assert "meekijken" in {t.code for t in taken(d)}
    na = (*d.feiten, feit("meegekeken", bron="collega", eens="ja"))
    assert "meekijken" not in {t.code for t in taken(Dossier(d.protocol, na))}


def test_small_signals_add_up() -> None:
    twee = aangenomen(
        feit("signaal", zag_of_hoorde="Nog iets."),
        feit("volgsignaal", kijk_opnieuw_op=BEGIN.date()),
    )
    assert taak(twee).tekst == "Lees 2 kleine signalen samen"


def test_a_closed_casus_asks_nothing() -> None:
    assert taken(aangenomen(feit("afsluiting", reden="dubbel"))) == ()
    assert taken(aangenomen(feit("verplaatsing", naar="ander"))) == ()


@pytest.mark.parametrize(
    ("d", "code"),
    [
        (aangenomen(feit("gevaar", wat="x", gebeld=("112",))), "is_het_voorbij"),
        (aangenomen(feit("melding"), nu_onveilig="ja"), "is_het_voorbij"),
        (
            aangenomen(
                feit("aangenomen", terugbellen_voor=BEGIN), feit("teruggebeld", bereikt="nee")
            ),
            "bel_terug",
        ),
        (
            aangenomen(*alle_stappen(), BESLUIT, feit("signaal", zag_of_hoorde="Weer.")),
            "weeg_opnieuw",
        ),
        (aangenomen(*alle_stappen(), BESLUIT, feit("advies", raadt_melding="ja")), "weeg_opnieuw"),
        (aangenomen(*alle_stappen(), BESLUIT, feit("hulpafspraak", doel="x")), "evalueer"),
        (
            aangenomen(
                *alle_stappen()[:3],
                weging(vermoeden="ja", onveiligheid="nee", hulp_mogelijk="weet_niet"),
            ),
            "eis_advies_bij_twijfel",
        ),
    ],
)
def test_what_happened_since_changes_what_is_asked(d: Dossier, code: str) -> None:
    assert taak(d).code == code


def test_told_not_yet_is_not_told() -> None:
    later = feit("gesprek_niet_gevoerd", reden="veiligheid_betrokkenen", later_op=date(2026, 4, 1))
    for waarover, vraagt in (("nog_niet", True), ("melding", False)):
        d = aangenomen(later, feit("geinformeerd", waarover=waarover))
        assert ("informeer_later" in {t.code for t in taken(d)}) is vraagt
        assert "{" not in "".join(t.tekst for t in taken(d))


def test_after_the_advice_that_the_weighing_asked_for_one_weighs_again() -> None:
    twijfel = weging(vermoeden="ja", onveiligheid="nee", hulp_mogelijk="weet_niet")
    d = aangenomen(*alle_stappen()[:3], twijfel, feit("advies", advies="Weeg het zo."))
    assert d.opnieuw_wegen_want == "U hebt nu overlegd."


def test_the_second_view_that_disagrees_asks_to_weigh_again() -> None:
    tegen = feit("besluit", melden="nee", hulp="nee", grond="x", waarom_niet="x", meekijker="Bram")
    gewogen = [*alle_stappen()[:3], weging(vermoeden="ja", onveiligheid="ja"), tegen]
    d = aangenomen(*gewogen, feit("meegekeken", bron="collega", eens="nee"))
    assert d.moet_opnieuw_wegen
