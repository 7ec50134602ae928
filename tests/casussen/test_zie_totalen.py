from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.tellingen.models import Telling
from tests.casussen.vragen import aantal_vragen
from tests.personages import als

LEEG = dict.fromkeys(
    ("acuut", "speciaal", "kindcheck", "overleg", "advies", "gesprek", "weging", "besluit"), False
)


def tel(organisatie: Organisatie, aantal: int, **waarden: object) -> None:
    basis = {
        "organisatie": organisatie.id,
        "sector": "x",
        "begonnen": timezone.localdate().replace(day=1),
        "signalen": 1,
    }
    rijen = [
        Telling(id=uuid4(), **{**basis, "status": "open", **LEEG, **waarden}) for _ in range(aantal)
    ]
    with in_organisatie(organisatie.id, schrijven=True):
        Telling.objects.bulk_create(rijen)


@pytest.fixture
def pagina(client: Client, gerda: Lidmaatschap) -> str:
    tel(gerda.organisatie, 9, advies=True)
    tel(gerda.organisatie, 7)
    antwoord = als(client, gerda).get(reverse("totalen", args=["de-linde"]))
    return str(antwoord.content.decode())


def test_the_bestuurder_sees_counts_of_the_whole(pagina: str) -> None:
    assert f"{timezone.localdate().year} tot nu" in pagina
    assert '<th scope="row">Casussen die begonnen</th><td>16</td><td>minder dan 5</td>' in pagina
    assert '<th scope="row">Advies gevraagd</th><td>9</td>' in pagina


def test_another_organisation_adds_nothing(
    client: Client, gerda: Lidmaatschap, chris: Lidmaatschap
) -> None:
    tel(chris.organisatie, 12)
    pagina = als(client, gerda).get(reverse("totalen", args=["de-linde"])).content.decode()
    assert "<td>12</td>" not in pagina


@pytest.mark.parametrize("wie", ["anna", "fatima", "linda", "peter", "bea", "chris"])
def test_nobody_else_sees_them(
    client: Client, gerda: Lidmaatschap, wie: str, request: pytest.FixtureRequest
) -> None:
    antwoord = als(client, request.getfixturevalue(wie)).get(reverse("totalen", args=["de-linde"]))
    assert antwoord.status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, gerda: Lidmaatschap) -> None:
    assert client.get(reverse("totalen", args=["de-linde"])).status_code == 302


def test_more_casussen_take_no_more_queries(client: Client, gerda: Lidmaatschap) -> None:
    als(client, gerda)
    eerst = aantal_vragen(client, reverse("totalen", args=["de-linde"]))
    tel(gerda.organisatie, 60)
    assert aantal_vragen(client, reverse("totalen", args=["de-linde"])) == eerst
