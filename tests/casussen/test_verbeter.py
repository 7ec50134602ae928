import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.signalen import Kindcheck, Signaal
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, lees, leg
from tests.casussen.werk_schermen import aan_het_werk, pad, tekst
from tests.personages import als


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap, client: Client) -> Casus:
    als(client, anna)
    return aan_het_werk(anna, fatima, bron="zelf")


VERBETERD = {
    "over_wie": "mevrouw van dinsdag",
    "zag_of_hoorde": "Een rode plek op haar arm.",
    "gebeurd_op": str(timezone.localdate()),
    "verbeterreden": "De kleur klopte niet.",
}


def test_the_form_holds_what_stands_there(client: Client, casus: Casus) -> None:
    assert "Een blauwe plek op haar arm." in tekst(client, pad(casus, "verbeter", 2))


def test_what_is_put_right_stays_the_account_of_who_told_it(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    antwoord = client.post(pad(casus, "verbeter", 2), {**VERBETERD, "na": casus.aantal})
    assert antwoord.status_code == 302
    signaal = lees(casus, anna).dossier.laatste(Signaal)
    assert signaal is not None
    assert signaal.zag_of_hoorde == "Een rode plek op haar arm."
    assert signaal.door.naam == "Fatima El Amrani"
    assert signaal.bron == ""


def test_without_a_reason_nothing_changes(client: Client, casus: Casus) -> None:
    antwoord = client.post(
        pad(casus, "verbeter", 2), {**VERBETERD, "verbeterreden": "", "na": casus.aantal}
    )
    assert antwoord.status_code == 422
    assert "Een rode plek" in antwoord.content.decode()


def test_what_does_not_belong_here_is_taken_away(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "kindcheck", kinderen="nee"))
    adres = pad(casus, "verbeter", casus.aantal + 1, "haal-weg")
    assert (
        client.post(
            adres, {"verbeterreden": "Verkeerde casus.", "na": casus.aantal + 1}
        ).status_code
        == 302
    )
    assert lees(casus, anna).dossier.laatste(Kindcheck) is None
    assert client.get(adres).status_code == 404


def test_a_decision_is_not_changed_afterwards(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "afsluiting", reden="dubbel", toelichting="Staat al elders."))
    adres = pad(casus, "verbeter", casus.aantal + 1)
    assert client.get(adres)["Location"] == f"{adres}haal-weg/"
    assert "U kunt het wel opnieuw vastleggen." in tekst(client, f"{adres}haal-weg/")


@pytest.mark.parametrize("nummer", [0, 1, 3, 4, 5, 99])
def test_what_holds_no_words_is_not_put_right(client: Client, casus: Casus, nummer: int) -> None:
    assert client.get(pad(casus, "verbeter", nummer)).status_code == 404


def test_somebody_was_first(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    leg(casus, anna, feit(anna, "kindcheck", kinderen="nee"))
    antwoord = client.post(pad(casus, "verbeter", 2), {**VERBETERD, "na": casus.aantal})
    assert "U legde net zelf al iets vast" in antwoord.content.decode()


def test_what_was_half_typed_comes_back_and_goes_with_the_recording(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    waarvoor = f"casus/{casus.id}/correctie-2"
    typt = {"waarvoor": waarvoor, "zag_of_hoorde": "Een paarse pl"}
    slug = anna.organisatie.slug
    assert client.post(reverse("concept", args=[slug]), typt).status_code == 204
    assert "Een paarse pl" in tekst(client, pad(casus, "verbeter", 2))
    client.post(pad(casus, "verbeter", 2), {**VERBETERD, "na": casus.aantal})
    with met_lid(anna):
        assert concepten.lees(anna, waarvoor) == {}
