import pytest

from nietpluis.kern.dossier import Dossier
from tests.kern.feiten_maken import ANNA, BEGIN, BRAM, aangenomen, dossier, feit


def wacht() -> Dossier:
    return dossier(
        feit("signaal", zag_of_hoorde="x"), feit("doorgegeven", aan=ANNA, uiterlijk=BEGIN)
    )


@pytest.mark.parametrize(
    ("d", "status"),
    [
        (wacht(), "signaal"),
        (aangenomen(), "open"),
        (aangenomen(feit("volgsignaal", kijk_opnieuw_op=BEGIN.date())), "volgsignaal"),
        (
            aangenomen(
                feit("volgsignaal", kijk_opnieuw_op=BEGIN.date()), feit("overleg", met="collega")
            ),
            "open",
        ),
        (aangenomen(feit("afsluiting", reden="dubbel")), "gesloten"),
        (aangenomen(feit("afsluiting", reden="dubbel"), feit("heropening", reden="toch")), "open"),
        (aangenomen(feit("verplaatsing", naar="ander")), "verplaatst"),
    ],
)
def test_the_status_follows_from_the_facts(d: Dossier, status: str) -> None:
    assert d.status == status


def test_an_own_advice_of_the_worker_takes_nothing_on() -> None:
    d = dossier(
        feit("signaal", zag_of_hoorde="x"),
        feit("doorgegeven", aan=ANNA, uiterlijk=BEGIN),
        feit("advies", advies="Praat erover."),
    )
    assert d.status == "signaal"
    assert d.ontvanger is not None


def test_danger_holds_until_somebody_establishes_that_it_passed() -> None:
    assert aangenomen(nu_onveilig="ja").acuut
    assert aangenomen(feit("gevaar", wat="x")).acuut
    assert not aangenomen(feit("gevaar", wat="x"), feit("gevaar_voorbij", wie="politie")).acuut
    assert aangenomen(feit("gevaar_voorbij", wie="politie"), feit("gevaar", wat="weer")).acuut


def test_a_special_form_waits_for_an_expert() -> None:
    d = aangenomen(vormen=("eergerelateerd_geweld",))
    assert d.wacht_op_deskundige
    assert not aangenomen(
        feit("advies", advies="x"), vormen=("eergerelateerd_geweld",)
    ).wacht_op_deskundige
    assert aangenomen(
        feit("overleg", met="collega"), vormen=("eergerelateerd_geweld",)
    ).wacht_op_deskundige
    assert not aangenomen(vormen=("psychisch_geweld",)).wacht_op_deskundige


def test_whom_it_is_about_is_never_assigned() -> None:
    d = aangenomen(feit("toewijzing", aan=BRAM), werkt_hier="ja", over_lid="bram")
    assert list(d.toegewezen) == ["anna"]


def test_an_assignment_ends() -> None:
    d = aangenomen(feit("toewijzing", aan=BRAM), feit("toewijzing", aan=ANNA, einde="ja"))
    assert list(d.toegewezen) == ["bram"]
