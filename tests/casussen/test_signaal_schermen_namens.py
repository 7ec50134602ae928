"""Anna writes down what Fatima tells on the phone; Fatima puts it right."""

from uuid import uuid4

import pytest
from django.test import Client

from nietpluis.casussen.models import Casus, EigenSignaal
from nietpluis.kern.feiten.signalen import Doorgegeven, Signaal
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import lees
from tests.casussen.signaal_schermen import ORG, SIGNALEN, VERHAAL, Antwoord, tekst
from tests.personages import als

NAMENS = f"{SIGNALEN}namens/"


def schrijf_op(client: Client, verteller: Lidmaatschap, **velden: str) -> Antwoord:
    ingevuld = {"sleutel": str(uuid4()), "over_wie": "Mevrouw", "zag_of_hoorde": VERHAAL, **velden}
    return client.post(NAMENS, {"namens": str(verteller.id), **ingevuld}, follow=True)


@pytest.fixture
def opgeschreven(client: Client, anna: Lidmaatschap, fatima: Lidmaatschap) -> Antwoord:
    return schrijf_op(als(client, anna), fatima)


def test_it_counts_as_told_by_the_colleague(opgeschreven: Antwoord, fatima: Lidmaatschap) -> None:
    assert "Fatima ziet het bij" in tekst(opgeschreven)
    with met_lid(fatima):
        signaal = lees(Casus.objects.get(), fatima).dossier.laatste(Signaal)
        assert EigenSignaal.objects.get().lid_id == fatima.id
    assert signaal is not None
    assert (signaal.door.naam, signaal.auteur.naam) == ("Anna de Wit", "Fatima El Amrani")


def test_who_writes_it_down_may_well_receive_it(opgeschreven: Antwoord, anna: Lidmaatschap) -> None:
    with met_lid(anna):
        doorgegeven = lees(Casus.objects.get(), anna).dossier.laatste(Doorgegeven)
    assert doorgegeven is not None
    assert doorgegeven.aan.lid == str(anna.id)


def test_the_colleague_sees_who_wrote_it_and_corrects_it(
    opgeschreven: Antwoord, fatima: Lidmaatschap
) -> None:
    telefoon = als(Client(), fatima)
    assert "Anna de Wit schreef dit voor u op." in tekst(telefoon.get(ORG))
    with met_lid(fatima):
        eigen = EigenSignaal.objects.select_related("casus").get()
    adres = f"{SIGNALEN}{eigen.id}/verbeteren/"
    assert VERHAAL in tekst(telefoon.get(adres))
    beter = {
        "over_wie": "Mevrouw",
        "zag_of_hoorde": "Het was haar rechterpols.",
        "reden": "Andere arm.",
    }
    assert "Het is verbeterd." in tekst(telefoon.post(adres, beter, follow=True))
    dossier = lees(eigen.casus, fatima).dossier
    signaal = dossier.laatste(Signaal)
    assert signaal is not None
    assert signaal.zag_of_hoorde == "Het was haar rechterpols."
    assert dossier.regels[1].is_gecorrigeerd


def test_a_correction_without_a_reason_keeps_the_text(
    opgeschreven: Antwoord, fatima: Lidmaatschap
) -> None:
    with met_lid(fatima):
        adres = f"{SIGNALEN}{EigenSignaal.objects.get().id}/verbeteren/"
    antwoord = als(Client(), fatima).post(adres, {"zag_of_hoorde": "Iets anders."})
    assert antwoord.status_code == 422
    assert "Iets anders." in tekst(antwoord)


def test_about_a_colleague_the_teller_tells_it_without_a_hand_between(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    antwoord = schrijf_op(als(client, anna), fatima, werkt_hier="ja")
    assert antwoord.status_code == 422
    assert VERHAAL in tekst(antwoord)


def test_someone_of_elsewhere_tells_nothing_here(
    client: Client, anna: Lidmaatschap, sanne: Lidmaatschap
) -> None:
    assert schrijf_op(als(client, anna), sanne).status_code == 422
