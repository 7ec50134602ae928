"""Somebody asks for the dossier: the law is shown, a person decides and chooses, and a copy is handed over."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.afschrift import keuzes
from nietpluis.casussen.afschrift.opslag import open_afschrift
from nietpluis.casussen.models import Afschrift, Casus, Raadpleging
from nietpluis.kern.afschrift import REDENEN
from nietpluis.kern.feiten.clientrechten import (
    AfschriftGegeven,
    AfschriftGemaakt,
    Inzagebesluit,
    Inzageverzoek,
)
from nietpluis.kluis.zegel import ZegelVerbroken
from nietpluis.organisaties.models import Lidmaatschap, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.afschriften import tekst_van_odt, tekst_van_pdf
from tests.casussen.casus import feit, lees, leg
from tests.casussen.vernietigd import vernietig, voorbij
from tests.casussen.werk_schermen import aan_het_werk, aantal_queries, pad
from tests.databases import zonder_triggers
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")

VERZOEK = {
    "ontvangen_op": timezone.localdate().isoformat(),
    "vrager": "client",
    "leeftijd": "34",
    "beslist_zelf": "ja",
    "vermoeden": "nee",
    "wat": "alles",
    "identiteit": "gezien",
}
BESLUIT = {"besluit": "deels", "gronden": ["van_de_client"], "toelichting": "Niet over anderen."}
GAF = {
    "gegeven_op": timezone.localdate().isoformat(),
    "aan": "De cliënt zelf",
    "waar": "Onze spreekkamer",
    "veilig": "ja",
}


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    """A casus of Anna about a client with a safe way to be reached, and about another."""
    casus = aan_het_werk(anna, fatima, bron="verteld", bron_wie="de buurvrouw Kwikbuur")
    wie: dict[str, Any] = {"naam": "Kwikclient", "client": "ja", "contact_hoe": "Bel op het werk"}
    leg(casus, anna, feit(anna, "betrokkene", code="persoon_1", **wie))
    leg(casus, anna, feit(anna, "betrokkene", code="persoon_2", naam="Kwikbroer", relatie="broer"))
    gesprek = feit(anna, "gesprek", met=("client",), besproken="Anna de Wit sprak over thuis.")
    leg(casus, anna, gesprek)
    return casus


@pytest.fixture
def zij(client: Client, anna: Lidmaatschap) -> Client:
    return als(client, anna)


def vraag(zij: Client, casus: Casus, **anders: str) -> int:
    """A request recorded; its number."""
    antwoord = zij.post(pad(casus, "inzage", "nieuw"), VERZOEK | anders)
    assert antwoord.status_code == 302, antwoord.content.decode()
    gevonden = re.search(r"/inzage/(\d+)/$", antwoord["Location"])
    assert gevonden
    return int(gevonden[1])


def kies(zij: Client, casus: Casus, nummer: int, **anders: dict[str, str]) -> Any:
    """Every page of facts, sent as it is proposed but for what is named otherwise (by heading number)."""
    adres: str = pad(casus, "inzage", nummer, "kiezen")
    while True:
        form = zij.get(adres).context["form"]
        velden = {naam: form[naam].value() or "" for naam in form.fields}
        velden |= {f"tekst_{naam[5:]}": "Een deel." for naam in velden if velden[naam] == "deels"}
        for sleutel, keuze in anders.items():
            velden |= {f"{veld}_{sleutel[1:]}": waarde for veld, waarde in keuze.items()}
        antwoord = zij.post(adres, {naam: w for naam, w in velden.items() if naam in form.fields})
        assert antwoord.status_code == 302, antwoord.context["form"].errors
        if "blad=" not in antwoord["Location"]:
            return antwoord
        adres = antwoord["Location"]


def maak(zij: Client, casus: Casus, anna: Lidmaatschap, **verzoek: str) -> UUID:
    """The whole way, with the choices as proposed; the id of the copy."""
    nummer = vraag(zij, casus, **verzoek)
    assert zij.post(pad(casus, "inzage", nummer), BESLUIT).status_code == 302
    kies(zij, casus, nummer)
    assert zij.post(pad(casus, "inzage", nummer, "maken")).status_code == 302
    gemaakt = lees(casus, anna).dossier.laatste(AfschriftGemaakt)
    assert gemaakt
    return UUID(gemaakt.afschrift)


def bestand(zij: Client, casus: Casus, id_: UUID, vorm: str) -> bytes:
    antwoord = zij.get(pad(casus, "afschrift", str(id_), vorm))
    assert antwoord.status_code == 200
    return bytes(antwoord.content)


def test_the_client_gets_what_is_the_clients(zij: Client, casus: Casus, anna: Lidmaatschap) -> None:
    id_ = maak(zij, casus, anna)
    for tekst in (
        tekst_van_pdf(bestand(zij, casus, id_, "pdf")),
        tekst_van_odt(bestand(zij, casus, id_, "odt")),
    ):
        assert "Dit afschrift is alleen voor: Kwikclient" in tekst
        assert "sprak over thuis" in tekst
        assert "Wie las uw dossier?" in tekst
        for weg in ("Kwikbuur", "Kwikbroer", "Anna de Wit", "Fatima", "Nietpluis", "blauwe plek"):
            assert weg not in tekst


def test_both_versions_are_kept_and_their_digests_fit(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    id_ = maak(zij, casus, anna)
    with met_lid(anna):
        geopend = lees(casus, anna)
        bewaard = open_afschrift(geopend, id_)
        assert open_afschrift(geopend, uuid4()) is None
        rij = Afschrift.objects.get()
    assert bewaard
    assert {deel.reden for deel in bewaard.weggelaten} >= {"over_ander", "wie_vertelde", "werk"}
    assert any("Kwikbroer" in deel.onderdeel.tekst for deel in bewaard.weggelaten)
    for plek in (rij.gegeven, rij.weggelaten):
        assert b"Kwik" not in bytes(plek)
    pagina = zij.get(pad(casus, "afschrift", str(id_))).content.decode()
    assert REDENEN["wie_vertelde"] in pagina


def test_a_copy_that_was_changed_in_the_database_is_not_shown(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    een, ander = maak(zij, casus, anna), maak(zij, casus, anna, wat="leeslijst")
    weigert = pytest.raises(IntegrityError)
    verwissel = "UPDATE casussen_afschrift SET gegeven = weggelaten"
    with met_lid(anna), weigert, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verwissel)
    with zonder_triggers(), met_lid(anna, schrijven=True), connection.cursor() as cursor:
        cursor.execute(verwissel)
    for id_ in (een, ander):
        with pytest.raises(ZegelVerbroken):
            zij.get(pad(casus, "afschrift", str(id_), "pdf"))


def test_what_is_given_in_part_is_given_in_other_words(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    nummer = vraag(zij, casus)
    zij.post(pad(casus, "inzage", nummer), BESLUIT)
    signaal = {"keus": "deels", "reden": "wie_vertelde", "tekst": "Iemand maakt zich zorgen."}
    kies(zij, casus, nummer, n2=signaal)
    zij.post(pad(casus, "inzage", nummer, "maken"))
    gemaakt = lees(casus, anna).dossier.laatste(AfschriftGemaakt)
    assert gemaakt
    tekst = tekst_van_pdf(bestand(zij, casus, UUID(gemaakt.afschrift), "pdf"))
    assert "Iemand maakt zich zorgen." in tekst
    assert "blauwe plek" not in tekst


def test_who_may_do_harm_gets_the_own_data_only(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    nummer = vraag(zij, casus, vrager="ouder_met_gezag", vermoeden="ja", over="persoon_2")
    pagina = zij.get(pad(casus, "inzage", nummer)).content.decode()
    assert "alleen lezen wat over deze persoon zelf gaat" in pagina
    zij.post(pad(casus, "inzage", nummer), BESLUIT | {"gronden": ["eigen_gegevens"]})
    kies(zij, casus, nummer)
    zij.post(pad(casus, "inzage", nummer, "maken"))
    gemaakt = lees(casus, anna).dossier.laatste(AfschriftGemaakt)
    assert gemaakt
    tekst = tekst_van_pdf(bestand(zij, casus, UUID(gemaakt.afschrift), "pdf"))
    assert "Kwikbroer" in tekst
    for weg in ("Kwikclient", "sprak over thuis", "blauwe plek", "Kwikbuur"):
        assert weg not in tekst


def test_a_refusal_gives_no_copy(zij: Client, casus: Casus) -> None:
    nummer = vraag(zij, casus, vrager="ander")
    weigert = {"besluit": "weigeren", "gronden": ["geen_recht"], "toelichting": "Geen recht."}
    assert zij.post(pad(casus, "inzage", nummer), weigert)["Location"].endswith("/inzage/")
    for deel in ("kiezen", "maken"):
        assert zij.get(pad(casus, "inzage", nummer, deel)).status_code == 302
    assert "Niet gegeven." in zij.get(pad(casus, "inzage")).content.decode()


@pytest.mark.parametrize("mist", ["besluit", "gronden", "toelichting"])
def test_a_decision_has_a_reason(zij: Client, casus: Casus, mist: str) -> None:
    nummer = vraag(zij, casus)
    velden = {naam: waarde for naam, waarde in BESLUIT.items() if naam != mist}
    antwoord = zij.post(pad(casus, "inzage", nummer), velden)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors


def test_facts_keep_who_asked_what_was_decided_and_when_it_must_be_answered(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    nummer = vraag(zij, casus)
    zij.post(pad(casus, "inzage", nummer), BESLUIT)
    dossier = lees(casus, anna).dossier
    verzoek, besluit = dossier.laatste(Inzageverzoek), dossier.laatste(Inzagebesluit)
    assert verzoek
    assert verzoek.uiterlijk
    assert timedelta(27) < verzoek.uiterlijk - timezone.localdate() < timedelta(32)
    assert besluit
    assert (besluit.verzoek, besluit.voorstel, besluit.besluit) == (nummer, "alles", "deels")


def test_a_request_cannot_come_from_tomorrow(zij: Client, casus: Casus) -> None:
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    antwoord = zij.post(pad(casus, "inzage", "nieuw"), VERZOEK | {"ontvangen_op": morgen})
    assert "moet nog komen" in antwoord.content.decode()


def test_nothing_is_made_before_each_fact_was_chosen(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    nummer = vraag(zij, casus)
    zij.post(pad(casus, "inzage", nummer), BESLUIT)
    assert "/kiezen/" in zij.post(pad(casus, "inzage", nummer, "maken"))["Location"]
    kies(zij, casus, nummer)
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Nieuw."))
    assert "/kiezen/" in zij.post(pad(casus, "inzage", nummer, "maken"))["Location"]
    with met_lid(anna):
        assert not Afschrift.objects.exists()


def test_who_only_asks_who_read_it_chooses_nothing(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    tekst = tekst_van_pdf(bestand(zij, casus, maak(zij, casus, anna, wat="leeslijst"), "pdf"))
    assert "Gelezen door: aandachtsfunctionaris" in tekst
    assert "sprak over thuis" not in tekst


def test_it_is_handed_over_at_a_safe_moment(zij: Client, casus: Casus, anna: Lidmaatschap) -> None:
    id_ = maak(zij, casus, anna)
    adres = pad(casus, "afschrift", str(id_))
    pagina = zij.get(adres)
    assert "Bel op het werk" in pagina.content.decode()
    assert not {"adres", "email", "postcode"} & set(pagina.context["form"].fields)
    onveilig = zij.post(adres, GAF | {"veilig": "nee"})
    assert "op een veilig moment" in onveilig.content.decode()
    assert zij.post(adres, GAF).status_code == 302
    gegeven = lees(casus, anna).dossier.laatste(AfschriftGegeven)
    assert gegeven
    assert (gegeven.aan, gegeven.waar) == ("De cliënt zelf", "Onze spreekkamer")
    assert gegeven.door.naam == anna.naam
    assert "Gegeven op" in zij.get(pad(casus, "inzage")).content.decode()


def test_taking_the_file_is_recorded_as_such(zij: Client, casus: Casus, anna: Lidmaatschap) -> None:
    id_ = maak(zij, casus, anna)
    bestand(zij, casus, id_, "pdf")
    with met_lid(anna):
        rij = Raadpleging.objects.get(wat="afschrift_bestand")
    assert (rij.soort, rij.casus) == ("uitvoer", casus.id)


def test_the_file_says_nothing_by_its_name(zij: Client, casus: Casus, anna: Lidmaatschap) -> None:
    id_ = maak(zij, casus, anna)
    for vorm in ("pdf", "odt"):
        antwoord = zij.get(pad(casus, "afschrift", str(id_), vorm))
        assert antwoord["Content-Disposition"] == f'attachment; filename="afschrift.{vorm}"'
        assert "no-store" in antwoord["Cache-Control"]
    assert zij.get(pad(casus, "afschrift", str(id_), "docx")).status_code == 404
    assert zij.get(pad(casus, "afschrift", str(uuid4()), "pdf")).status_code == 302


def test_without_such_a_role_working_on_it_is_not_enough(
    casus: Casus, anna: Lidmaatschap, zij: Client
) -> None:
    with met_lid(anna, schrijven=True):
        Rolvervulling.objects.filter(lid=anna).delete()
        Rolvervulling.objects.create(lid=anna, rol="medewerker")
    assert zij.get(pad(casus)).status_code == 200
    pagina = zij.get(pad(casus, "inzage")).content.decode()
    assert "privacyfunctionaris beslist hierover" in pagina
    assert "Nieuw verzoek" not in pagina
    for deel in (["inzage", "nieuw"], ["vernietigingsverzoek"]):
        assert zij.get(pad(casus, *deel)).status_code == 404


def test_after_closing_a_request_can_still_come(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "afsluiting", reden="verkeerd_geopend", toelichting="Anders."))
    assert bestand(zij, casus, maak(zij, casus, anna), "pdf")


def test_a_destroyed_dossier_takes_its_copies_along(
    zij: Client, casus: Casus, anna: Lidmaatschap, peter: Lidmaatschap
) -> None:
    id_ = maak(zij, casus, anna)
    leg(casus, anna, feit(anna, "afsluiting", reden="verkeerd_geopend", toelichting="Anders."))
    vernietig(voorbij(casus, anna), anna, peter)
    assert zij.get(pad(casus, "afschrift", str(id_), "pdf")).status_code == 404


def test_choices_wait_sealed_and_go_when_the_copy_is_made(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    nummer = vraag(zij, casus)
    zij.post(pad(casus, "inzage", nummer), BESLUIT)
    kies(zij, casus, nummer)
    with met_lid(anna):
        assert keuzes.lees(anna, casus.id, nummer)
    zij.post(pad(casus, "inzage", nummer, "maken"))
    with met_lid(anna):
        assert not keuzes.lees(anna, casus.id, nummer)


def test_pages_ask_the_same_number_of_queries_however_long_the_dossier(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    nummer = vraag(zij, casus)
    zij.post(pad(casus, "inzage", nummer), BESLUIT)
    adressen = [pad(casus, "inzage"), pad(casus, "inzage", nummer, "kiezen")]
    zij.get(adressen[0])  # says what was recorded, once
    eerst = [aantal_queries(zij, adres) for adres in adressen]
    for _ in range(12):
        leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Nog eens."))
    assert [aantal_queries(zij, adres) for adres in adressen] == eerst


def test_a_second_person_asking_is_another_request(zij: Client, casus: Casus) -> None:
    een, ander = vraag(zij, casus), vraag(zij, casus, vrager="ouder_met_gezag")
    assert een != ander
    pagina = zij.get(pad(casus, "inzage")).content.decode()
    assert pagina.count("Hierover is nog niet besloten.") == 2


def test_a_request_waits_on_the_work_list_until_it_is_answered(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "afsluiting", reden="verkeerd_geopend", toelichting="Anders."))
    zin = "Beantwoord een verzoek om het dossier te lezen"
    id_ = maak(zij, casus, anna)
    assert zin in zij.get("/o/de-linde/werklijst/").content.decode()
    pagina = zij.get(pad(casus)).content.decode()
    assert zin in pagina
    assert "Naar het verzoek" in pagina
    zij.post(pad(casus, "afschrift", str(id_)), GAF)
    assert zin not in zij.get("/o/de-linde/werklijst/").content.decode()
    assert zin not in zij.get(pad(casus)).content.decode()


def test_a_long_dossier_is_chosen_a_page_at_a_time(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    for nummer in range(12):
        leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst=f"Kwik{nummer}staart"))
    id_ = maak(zij, casus, anna)
    tekst = tekst_van_pdf(bestand(zij, casus, id_, "pdf"))
    assert all(f"Kwik{nummer}staart" in tekst for nummer in range(12))


def test_who_was_second_looks_again_before_anything_is_made(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    nummer = vraag(zij, casus)
    zij.post(pad(casus, "inzage", nummer), BESLUIT)
    kies(zij, casus, nummer)
    antwoord = zij.post(pad(casus, "inzage", nummer, "maken"), {"na": "3"})
    assert "/kiezen/" in antwoord["Location"]
    with met_lid(anna):
        assert not Afschrift.objects.exists()


def test_it_cannot_have_been_handed_over_tomorrow(
    zij: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    adres = pad(casus, "afschrift", str(maak(zij, casus, anna)))
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "moet nog komen" in zij.post(adres, GAF | {"gegeven_op": morgen}).content.decode()
    assert zij.get(pad(casus, "afschrift", str(uuid4()))).status_code == 302
    assert zij.get(pad(casus, "inzage", 2)).status_code == 302
