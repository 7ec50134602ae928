"""A casus asks whoever the meldcode names for the step at hand; nothing is locked."""

from datetime import timedelta

import pytest
from django.test import Client

from nietpluis.casussen.models import Casus, Toegang
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.nu import nu_aan_u
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.taken import eerste_taak
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Rol, Rolvervulling
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.papier import MODEL, tot_overleg, vraag
from tests.casussen.werk_schermen import LIJST, aan_het_werk, pad, tekst, ververst
from tests.meldcodes.gereed import gepubliceerd
from tests.personages import als


@pytest.fixture
def versie(anna: Lidmaatschap, gerda: Lidmaatschap) -> Meldcodeversie:
    return gepubliceerd(anna, MODEL)


@pytest.fixture
def casus(
    versie: Meldcodeversie, anna: Lidmaatschap, fatima: Lidmaatschap, client: Client
) -> Casus:
    als(client, anna)
    return tot_overleg(anna, fatima)


def test_who_has_it_is_offered_whom_the_meldcode_names(
    client: Client, casus: Casus, romy: Lidmaatschap, fatima: Lidmaatschap, bram: Lidmaatschap
) -> None:
    pagina = tekst(client, pad(casus))
    assert "Vraag begeleider voor deze stap" in pagina
    assert "Vraag Romy Bakker" in pagina
    assert pagina.index(str(fatima.id)) < pagina.index(str(romy.id))  # who gave the signal first
    assert "Vraag Bram Hendriks" not in pagina


def test_one_press_makes_it_the_turn_of_that_colleague(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    assert "De stap is gevraagd." in vraag(client, casus, romy)
    dossier = lees(casus, anna).dossier
    toewijzing = dossier.laatste(Toewijzing)
    assert toewijzing
    assert (toewijzing.aan.lid, toewijzing.stap, toewijzing.taak) == (
        str(romy.id),
        "overleg",
        "stap",
    )
    assert toewijzing.waarom == "Volgens onze meldcode is deze stap voor: begeleider."
    van_anna = tekst(client, pad(casus))
    assert "Romy Bakker is gevraagd voor deze stap. U kunt de stap ook zelf doen." in van_anna
    assert "Wacht op een ander" in van_anna
    assert "Gevraagd aan Romy Bakker" in van_anna
    assert "Romy Bakker is gevraagd, voor de stap ‘Overleg’" in van_anna
    assert ", voor de stap ‘Overleg’</span>" in tekst(client, pad(casus, "wie-werkt-eraan"))
    assert "Vraag begeleider voor deze stap" not in van_anna
    van_romy = tekst(als(client, romy), pad(casus))
    assert "Anna de Wit vroeg u voor deze stap." in van_romy
    assert "Nu aan u, uiterlijk" in van_romy
    assert "Nu aan u: begeleider" in van_romy


def test_it_stands_in_her_own_list_and_waits_in_the_other(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    vraag(client, casus, romy)
    with met_lid(anna):
        aan = dict(Toegang.objects.filter(casus=casus).values_list("lid_id", "aan"))
    assert aan == {anna.id: "ander", romy.id: "mij"}
    van_anna = tekst(client, LIJST).split('id="wacht"')[1]
    assert "Romy Bakker is gevraagd voor deze stap." in van_anna
    assert "Nog steeds wachten" not in van_anna
    assert casus.kenmerk in tekst(als(client, romy), LIJST).split('id="wacht"')[0]


def test_a_step_that_was_asked_comes_back_to_all_when_its_day_is_over(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    vraag(client, casus, romy)
    dossier = lees(casus, anna).dossier
    taak = eerste_taak(dossier)
    assert taak
    adressen = Adressen("de-linde", casus.id)
    te_laat = nu_aan_u(dossier, adressen, taak.uiterlijk + timedelta(hours=1), str(anna.id))
    assert te_laat.aan_u
    assert te_laat.tekst.startswith("Romy Bakker is gevraagd voor deze stap.")
    assert te_laat.knoppen[0].soort == "hoofd"


def test_whoever_works_on_it_may_still_do_the_step(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    vraag(client, casus, romy)
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Samen besproken."))
    with met_lid(anna):
        aan = set(Toegang.objects.filter(casus=casus).values_list("aan", flat=True))
    assert aan == {"mij"}


def test_pressing_twice_asks_once(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    vraag(client, casus, romy)
    assert "De stap is gevraagd." in vraag(client, casus, romy)
    assert ververst(casus, anna).aantal == casus.aantal + 1


def test_of_two_at_once_the_second_is_told(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "betrokkene", code="p1", naam="Truus"))
    assert "U legde net zelf al iets vast" in vraag(client, casus, romy)


def test_another_step_than_the_one_at_hand_asks_nothing(
    client: Client, casus: Casus, romy: Lidmaatschap
) -> None:
    assert "Deze stap vraagt nu niets meer" in vraag(client, casus, romy, "gesprek")
    weg = client.post(pad(casus, "stap", "bestaat_niet", "vraag"), {"aan": str(romy.id)})
    assert weg.status_code == 404


@pytest.mark.parametrize("wie", ["bram", "gerda", "peter", "chris", "niemand"])
def test_only_who_holds_the_function_and_may_be_assigned_is_asked(
    client: Client, casus: Casus, anna: Lidmaatschap, wie: str, request: pytest.FixtureRequest
) -> None:
    aan = "niemand" if wie == "niemand" else str(request.getfixturevalue(wie).id)
    antwoord = client.post(pad(casus, "stap", "overleg", "vraag"), {"aan": aan}, follow=True)
    assert "Deze collega kan deze stap nu niet doen." in antwoord.content.decode()
    assert set(lees(casus, anna).dossier.toegewezen) == {str(anna.id)}


def test_whom_it_concerns_is_never_asked(
    versie: Meldcodeversie,
    client: Client,
    anna: Lidmaatschap,
    fatima: Lidmaatschap,
    romy: Lidmaatschap,
) -> None:
    casus = aan_het_werk(anna, fatima, werkt_hier="ja", over_lid=str(romy.id))
    leg(casus, anna, feit(anna, "kindcheck", kinderen="nee"))
    als(client, anna)
    assert str(romy.id) not in tekst(client, pad(casus))
    vraag(client, ververst(casus, anna), romy)
    assert str(romy.id) not in lees(casus, anna).dossier.toegewezen


def test_a_stranger_cannot_ask(client: Client, casus: Casus, romy: Lidmaatschap) -> None:
    als(client, romy)
    assert client.post(pad(casus, "stap", "overleg", "vraag")).status_code == 404


def test_somebody_on_the_casus_who_holds_it_is_enough(
    client: Client, casus: Casus, romy: Lidmaatschap
) -> None:
    velden = {"aan": str(romy.id), "hoe": "mee", "na": casus.aantal}
    client.post(pad(casus, "wie-werkt-eraan"), velden)
    pagina = tekst(client, pad(casus))
    assert "deze stap voor: begeleider. In deze casus is dat Romy Bakker." in pagina
    assert "voor deze stap</h3>" not in pagina
    assert "deze stap voor: begeleider. Dat bent u." in tekst(als(client, romy), pad(casus))


def test_who_may_not_be_assigned_is_talked_with(
    client: Client,
    anna: Lidmaatschap,
    gerda: Lidmaatschap,
    fatima: Lidmaatschap,
    linda: Lidmaatschap,
) -> None:
    gepubliceerd(anna, "peuteropvang")  # there the leidinggevende holds the talk
    casus = aan_het_werk(anna, fatima)
    leg(casus, anna, feit(anna, "kindcheck", kinderen="nee"))
    leg(casus, anna, feit(anna, "overleg", met="collega", uitkomst="Let op."))
    pagina = tekst(als(client, anna), pad(casus))
    assert "Deze collega werkt niet zelf in een casus." in pagina
    assert "Linda Smit" in pagina
    assert f'value="{linda.id}"' not in pagina


def test_of_many_five_can_be_asked_at_once_and_a_name_finds_the_others(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap, de_linde: Organisatie
) -> None:
    for nummer in range(6):
        _werkt_erbij(de_linde, f"Kim {nummer}")
    pagina = tekst(client, pad(casus))
    assert pagina.count('name="aan"') == 5
    zoek = f"{pad(casus, 'wie-werkt-eraan')}?stap=overleg"
    assert f'href="{zoek}"' in pagina
    assert "Vraag een collega voor de stap ‘Overleg’" in tekst(client, zoek)
    client.post(zoek, {"aan": str(romy.id), "hoe": "mee", "na": casus.aantal})
    assert lees(casus, anna).dossier.gevraagd["overleg"].aan.lid == str(romy.id)


def test_who_takes_it_over_takes_over_all_of_it(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap
) -> None:
    adres = f"{pad(casus, 'wie-werkt-eraan')}?stap=overleg"
    client.post(adres, {"aan": str(romy.id), "hoe": "over", "na": casus.aantal})
    dossier = lees(casus, anna).dossier
    assert list(dossier.toegewezen) == [str(romy.id)]
    assert dossier.gevraagd == {}


def _werkt_erbij(organisatie: Organisatie, naam: str) -> None:
    gebruiker = Gebruiker.objects.maak(f"{naam.replace(' ', '')}@de-linde.example", naam)
    with in_organisatie(organisatie.id, schrijven=True):
        lid = Lidmaatschap.objects.create(
            gebruiker=gebruiker, organisatie=organisatie, functie="begeleider"
        )
        Rolvervulling.objects.create(lid=lid, rol=Rol.MEDEWERKER)


def test_who_has_only_a_card_is_talked_with_too(
    client: Client, casus: Casus, fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    Gebruiker.objects.filter(id__in=(fatima.gebruiker_id, romy.gebruiker_id)).update(email=None)
    pagina = tekst(client, pad(casus))
    assert "Deze collega werkt niet zelf in een casus." in pagina
    assert 'name="aan"' not in pagina
    assert "Deze collega kan deze stap nu niet doen." in vraag(client, casus, romy)


def test_a_signal_that_nobody_took_on_asks_nobody(
    versie: Meldcodeversie, client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = geef(fatima)
    assert "Volgens onze meldcode" not in tekst(als(client, anna), pad(casus))
    neem(casus, anna)
    assert "Volgens onze meldcode is deze stap voor" in tekst(client, pad(casus))
