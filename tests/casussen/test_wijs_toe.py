import pytest
from django.test import Client

from nietpluis.casussen.models import Casus
from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.casus import feit, lees, leg
from tests.casussen.werk_schermen import LIJST, aan_het_werk, pad, tekst, ververst
from tests.personages import als


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap, client: Client) -> Casus:
    als(client, anna)
    return aan_het_werk(anna, fatima)


def test_a_colleague_comes_along(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, casus: Casus
) -> None:
    velden = {"aan": str(bram.id), "hoe": "mee", "na": casus.aantal}
    assert client.post(pad(casus, "wie-werkt-eraan"), velden)["Location"] == pad(casus)
    assert set(lees(casus, anna).dossier.toegewezen) == {str(anna.id), str(bram.id)}


def test_handing_over_takes_the_casus_from_sight(
    client: Client, bram: Lidmaatschap, casus: Casus
) -> None:
    velden = {"aan": str(bram.id), "hoe": "over", "waarom": "Vakantie.", "na": casus.aantal}
    assert client.post(pad(casus, "wie-werkt-eraan"), velden)["Location"] == LIJST
    assert client.get(pad(casus)).status_code == 404
    assert als(client, bram).get(pad(casus)).status_code == 200


def test_one_of_two_stops_and_the_last_stays(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, casus: Casus
) -> None:
    client.post(
        pad(casus, "wie-werkt-eraan"), {"aan": str(bram.id), "hoe": "mee", "na": casus.aantal}
    )
    client.post(pad(casus, "wie-werkt-eraan"), {"stop": str(bram.id), "na": casus.aantal + 1})
    assert list(lees(casus, anna).dossier.toegewezen) == [str(anna.id)]
    antwoord = client.post(
        pad(casus, "wie-werkt-eraan"), {"stop": str(anna.id), "na": casus.aantal + 2}, follow=True
    )
    assert "Een casus is altijd van iemand." in antwoord.content.decode()


def test_only_who_may_be_assigned_is_offered(
    client: Client, casus: Casus, gerda: Lidmaatschap, bram: Lidmaatschap
) -> None:
    pagina = tekst(client, pad(casus, "wie-werkt-eraan"))
    assert "Bram Hendriks" in pagina
    assert str(gerda.id) not in pagina
    velden = {"aan": str(gerda.id), "hoe": "mee", "na": casus.aantal}
    assert client.post(pad(casus, "wie-werkt-eraan"), velden).status_code == 422


def test_whom_it_concerns_is_never_offered(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, bram: Lidmaatschap
) -> None:
    casus = aan_het_werk(anna, fatima, werkt_hier="ja", over_lid=str(bram.id))
    als(client, anna)
    assert str(bram.id) not in tekst(client, pad(casus, "wie-werkt-eraan"))
    velden = {"aan": str(bram.id), "hoe": "mee", "na": casus.aantal}
    assert client.post(pad(casus, "wie-werkt-eraan"), velden).status_code == 422


def test_a_name_finds_a_colleague(
    client: Client, casus: Casus, romy: Lidmaatschap, bram: Lidmaatschap
) -> None:
    pagina = client.post(pad(casus, "wie-werkt-eraan"), {"zoek": "bakker"}).content.decode()
    assert str(romy.id) in pagina
    assert str(bram.id) not in pagina


def test_an_id_that_is_none_is_refused(client: Client, casus: Casus) -> None:
    velden = {"aan": "niemand", "hoe": "mee", "na": casus.aantal}
    assert client.post(pad(casus, "wie-werkt-eraan"), velden).status_code == 422
    assert client.post(pad(casus, "wie-werkt-eraan"), {"stop": "niemand"}).status_code == 404


def test_the_receiver_of_a_signal_takes_it_on_first(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "afsluiting", reden="dubbel", toelichting="Elders."))
    assert ververst(casus, anna).status == "gesloten"
    assert client.get(pad(casus, "wie-werkt-eraan")).status_code == 200
