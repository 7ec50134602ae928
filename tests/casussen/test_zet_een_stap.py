from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.verloop import Afwijking, Overgenomen
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, lees, leg
from tests.casussen.werk_schermen import aan_het_werk, pad, tekst
from tests.personages import als


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap, client: Client) -> Casus:
    als(client, anna)
    return aan_het_werk(anna, fatima)


def test_a_step_says_what_it_asks_and_where_to_do_it(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus, "stap", "overleg"))
    assert "Nog open" in pagina
    assert pad(casus, "leg-vast", "overleg") in pagina
    assert pad(casus, "leg-vast", "advies") in pagina


def test_a_step_left_out_has_its_reason(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    adres = pad(casus, "stap", "overleg")
    assert "Leg de reden vast" in tekst(client, f"{adres}?reden=overleg")
    assert (
        client.post(adres, {"eis": "overleg", "reden": "", "na": casus.aantal}).status_code == 422
    )
    assert (
        client.post(
            adres, {"eis": "overleg", "reden": "Ik werk alleen.", "na": casus.aantal}
        ).status_code
        == 302
    )
    assert lees(casus, anna).dossier.laatste(Afwijking) is not None
    pagina = tekst(client, adres)
    assert "Niet gedaan, met reden" in pagina
    assert "Ik werk alleen." in pagina


def test_a_step_that_does_not_exist_is_not_found(client: Client, casus: Casus) -> None:
    assert client.get(pad(casus, "stap", "onzin")).status_code == 404
    assert (
        client.post(pad(casus, "stap", "overleg"), {"eis": "onzin", "reden": "x"}).status_code
        == 200
    )


def test_the_text_tells_steps_and_never_who_or_what(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(
        casus,
        anna,
        feit(anna, "overleg", met="collega", naam="Bram", uitkomst="Misschien partnergeweld."),
    )
    pagina = tekst(client, pad(casus, "tekst"))
    assert "wij vroegen een ander om mee te denken." in pagina
    for geheim in ("Fatima", "partnergeweld", "Bram", "blauwe plek", "Veilig Thuis wil"):
        assert geheim not in pagina


def test_that_it_was_taken_over_is_recorded(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    assert (
        client.post(pad(casus, "tekst"), {"waarheen": "ECD", "na": casus.aantal}).status_code == 302
    )
    overgenomen = lees(casus, anna).dossier.laatste(Overgenomen)
    assert overgenomen is not None
    assert overgenomen.waarheen == "ECD"


def test_a_half_typed_reason_comes_back_and_goes_with_the_recording(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    waarvoor = f"casus/{casus.id}/reden-overleg"
    typt = {"waarvoor": waarvoor, "reden": "Omdat ik al"}
    assert (
        client.post(reverse("concept", args=[anna.organisatie.slug]), typt).status_code
        == HTTPStatus.NO_CONTENT
    )
    adres = pad(casus, "stap", "overleg")
    assert "Omdat ik al" in tekst(client, f"{adres}?reden=overleg")
    client.post(adres, {"eis": "overleg", "reden": "Ik werk alleen.", "na": casus.aantal})
    with met_lid(anna):
        assert concepten.lees(anna, waarvoor) == {}
