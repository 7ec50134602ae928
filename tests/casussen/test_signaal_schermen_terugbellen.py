"""A name and a number are a complete signal."""

from uuid import uuid4

from django.test import Client

from nietpluis.casussen.models import Casus
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import lees
from tests.casussen.signaal_schermen import SIGNALEN, tekst
from tests.personages import als

TERUGBELLEN = f"{SIGNALEN}terugbellen/"
INGEVULD = {"bel_naam": "Fatima", "bel_nummer": "06 00 00 01 23", "bel_wanneer": "Na 14.00 uur"}


def test_the_name_and_number_stand_there_already(client: Client, romy: Lidmaatschap) -> None:
    pagina = tekst(als(client, romy).get(TERUGBELLEN))
    assert "Romy Bakker" in pagina
    assert "088 000 01 31" in pagina


def test_a_number_is_enough(client: Client, fatima: Lidmaatschap) -> None:
    pagina = als(client, fatima).post(
        TERUGBELLEN, {"sleutel": str(uuid4()), **INGEVULD}, follow=True
    )
    assert "belt u op" in tekst(pagina)
    with met_lid(fatima):
        signaal = lees(Casus.objects.get(), fatima).dossier.laatste(Signaal)
    assert signaal is not None
    assert signaal.is_terugbelverzoek
    assert signaal.bel_wanneer == "Na 14.00 uur"


def test_pressing_twice_asks_once(client: Client, fatima: Lidmaatschap) -> None:
    ingevuld = {"sleutel": str(uuid4()), **INGEVULD}
    als(client, fatima).post(TERUGBELLEN, ingevuld)
    client.post(TERUGBELLEN, ingevuld)
    with met_lid(fatima):
        assert Casus.objects.count() == 1


def test_a_number_that_is_none_keeps_the_rest(client: Client, fatima: Lidmaatschap) -> None:
    antwoord = als(client, fatima).post(TERUGBELLEN, {**INGEVULD, "bel_nummer": "bel maar"})
    assert antwoord.status_code == 422
    assert "Na 14.00 uur" in tekst(antwoord)
