"""A signal about somebody who works here: that person reads it nowhere."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Casus, Toegang
from nietpluis.organisaties.demo import DEMO, maak_organisatie
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import lees
from tests.casussen.signaal_schermen import (
    COLLEGA,
    SCHERM_1,
    VERHAAL,
    Antwoord,
    scherm_1,
    scherm_2,
    tekst,
)
from tests.personages import als, lid_van


@pytest.fixture
def telefoon(client: Client, fatima: Lidmaatschap) -> Client:
    return als(client, fatima)


def tot_collega(telefoon: Client) -> str:
    sleutel, _ = scherm_1(telefoon)
    assert scherm_2(telefoon, sleutel, werkt_hier="ja")["Location"] == COLLEGA
    return sleutel


def kies(telefoon: Client, sleutel: str, over: str, aan: Lidmaatschap) -> Antwoord:
    return telefoon.post(COLLEGA, {"sleutel": sleutel, "over_lid": over, "aan": str(aan.id)})


def test_the_giver_chooses_who_reads_it(
    telefoon: Client, fatima: Lidmaatschap, romy: Lidmaatschap, bram: Lidmaatschap
) -> None:
    sleutel = tot_collega(telefoon)
    pagina = telefoon.get(kies(telefoon, sleutel, str(romy.id), bram)["Location"])
    assert "Bram Hendriks heeft uw signaal" in tekst(pagina)
    with met_lid(fatima):
        assert set(Toegang.objects.values_list("lid", flat=True)) == {bram.id}
        assert lees(Casus.objects.get(), fatima).dossier.uitgesloten == {str(romy.id)}


def test_whom_it_is_about_cannot_be_chosen(telefoon: Client, anna: Lidmaatschap) -> None:
    antwoord = kies(telefoon, tot_collega(telefoon), str(anna.id), anna)
    assert antwoord.status_code == 422
    assert "Deze persoon kan dit signaal niet krijgen" in tekst(antwoord)


def test_not_knowing_who_is_an_answer(
    telefoon: Client, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    assert kies(telefoon, tot_collega(telefoon), "onbekend", anna).status_code == 302
    with met_lid(fatima):
        assert lees(Casus.objects.get(), fatima).dossier.uitgesloten == frozenset()


def test_with_nobody_left_the_outside_numbers_stand_there_and_the_text_stays(
    telefoon: Client, fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    with met_lid(bram, schrijven=True):
        Lidmaatschap.objects.filter(id=bram.id).update(actief_tot=timezone.localdate())
    pagina = tekst(kies(telefoon, tot_collega(telefoon), str(anna.id), anna))
    assert "Bel iemand buiten uw organisatie" in pagina
    assert "0800-2000" in pagina
    with met_lid(fatima):
        assert not Casus.objects.exists()
        assert concepten.lees(fatima, "signaal")["zag_of_hoorde"] == VERHAAL


def test_a_member_of_another_organisation_cannot_be_named(
    telefoon: Client, chris: Lidmaatschap, anna: Lidmaatschap
) -> None:
    assert kies(telefoon, tot_collega(telefoon), str(chris.id), anna).status_code == 422
    assert kies(telefoon, tot_collega(telefoon), "onbekend", chris).status_code == 422


def test_the_page_by_itself_leads_to_the_beginning(telefoon: Client) -> None:
    assert telefoon.get(COLLEGA)["Location"] == SCHERM_1


def test_childcare_names_the_vertrouwensinspecteur(db: None) -> None:
    klimboom = next(demo for demo in DEMO if demo.slug == "de-klimboom")
    tim = lid_van(maak_organisatie(klimboom, make_password("x")), "Tim")
    telefoon = als(Client(), tim)
    gevuld = {"over_wie": "Kind van de groep", "zag_of_hoorde": VERHAAL}
    telefoon.post("/o/de-klimboom/signalen/nieuw/", gevuld)
    telefoon.post("/o/de-klimboom/signalen/nieuw/2/", {"werkt_hier": "ja"})
    assert "0900-1113111" in tekst(telefoon.get("/o/de-klimboom/signalen/nieuw/3/"))
