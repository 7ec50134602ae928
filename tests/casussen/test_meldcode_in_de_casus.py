"""A casus names the meldcode it began under, shows its passages, and asks whoever it names for a step."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from nietpluis.casussen.models import Casus, Toegang
from nietpluis.casussen.stempel import persoon
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kluis.sleutels import open_sleutel, telling_id
from nietpluis.meldcodes.huidig import ingevuld_van
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Rol, Rolvervulling
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from nietpluis.tellingen.models import Telling
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.werk_schermen import LIJST, aan_het_werk, aantal_queries, pad, tekst, ververst
from tests.meldcodes.gereed import gepubliceerd
from tests.personages import als

MODEL = "individuele_ondersteuning"
"""Here overleg and gesprek are the begeleider's, and the aandachtsfunctionaris stands in."""
KINDCHECK: dict[str, Any] = {"kinderen": "nee"}


@pytest.fixture
def versie(anna: Lidmaatschap, gerda: Lidmaatschap) -> Meldcodeversie:
    return gepubliceerd(anna, MODEL)


@pytest.fixture
def casus(
    versie: Meldcodeversie, anna: Lidmaatschap, fatima: Lidmaatschap, client: Client
) -> Casus:
    """Anna took it on, and the step at hand is overleg."""
    als(client, anna)
    casus = aan_het_werk(anna, fatima)
    leg(casus, anna, feit(anna, "kindcheck", **KINDCHECK))
    return ververst(casus, anna)


def vraag(
    client: Client, casus: Casus, wie: Lidmaatschap, stap: str = "overleg", **velden: Any
) -> str:
    velden = {"aan": str(wie.id), "na": casus.aantal, **velden}
    antwoord = client.post(pad(casus, "stap", stap, "vraag"), velden, follow=True)
    return antwoord.content.decode()


# The version


def test_the_opening_names_the_version_and_its_division(
    versie: Meldcodeversie, casus: Casus, anna: Lidmaatschap
) -> None:
    opening = lees(casus, anna).dossier.opening
    assert opening
    assert (opening.meldcode, opening.meldcode_digest) == (versie.nummer, versie.afdruk)
    assert opening.meldcode_van == versie.vastgesteld_op
    ingevuld = ingevuld_van(versie)
    assert opening.doet == {taak.stap: taak.doet for taak in ingevuld.verdeling}
    assert opening.functies == {f.code: (f.naam, f.rol) for f in ingevuld.functies}


def test_a_casus_from_before_opens_as_ever(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = aan_het_werk(anna, fatima)
    gepubliceerd(anna, MODEL)
    pagina = tekst(als(client, anna), pad(casus))
    assert "Meldcode van De Linde" not in pagina
    assert "onze meldcode" not in pagina
    assert "Wat onze meldcode hierover zegt" not in tekst(client, pad(casus, "stap", "overleg"))


def test_the_page_names_the_version_with_a_link(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus))
    assert "Meldcode van De Linde, versie 1, vastgesteld" in pagina
    assert 'href="/o/de-linde/meldcode/versies/1/"' in pagina
    assert "blijft daarbij" not in pagina


def test_a_newer_version_is_mentioned_and_changes_nothing(
    client: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    gepubliceerd(anna, "hulp_bij_het_huishouden")
    pagina = tekst(client, pad(casus))
    assert "Er is nu ook versie 2. Deze casus begon onder versie 1 en blijft daarbij." in pagina
    assert "Volgens onze meldcode is deze stap voor: begeleider." in pagina


def test_a_signal_never_waits_for_a_meldcode_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch,
    versie: Meldcodeversie,
    anna: Lidmaatschap,
    fatima: Lidmaatschap,
) -> None:
    onleesbaar = Meldcodeversie(inhoud={"wat": "anders"})
    monkeypatch.setattr(
        "nietpluis.casussen.meldcode.ingevuld_van", lambda _versie: ingevuld_van(onleesbaar)
    )
    opening = lees(geef(fatima), anna).dossier.opening
    assert opening
    assert (opening.meldcode, opening.doet) == (1, {})


# Each step


def test_each_step_shows_its_own_passage_folded(client: Client, casus: Casus) -> None:
    for stap in ("signalen", "overleg", "gesprek", "wegen", "besluit"):
        pagina = tekst(client, pad(casus, "stap", stap))
        assert pagina.count("Wat onze meldcode hierover zegt") == 1
        assert "<details" in pagina
        assert "Wie doet dit volgens onze meldcode?" in pagina


def test_a_passage_whose_text_is_not_that_of_the_day_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, client: Client, casus: Casus, versie: Meldcodeversie
) -> None:
    anders = Meldcodeversie(nummer=1, afdruk="anders", model=versie.model, inhoud=versie.inhoud)
    monkeypatch.setattr("nietpluis.casussen.meldcode.versie", lambda *_: anders)
    assert "Wat onze meldcode hierover zegt" not in tekst(client, pad(casus, "stap", "overleg"))


def test_a_model_text_that_is_gone_stops_no_step(
    monkeypatch: pytest.MonkeyPatch, client: Client, casus: Casus, versie: Meldcodeversie
) -> None:
    weg = Meldcodeversie(
        nummer=1, afdruk=versie.afdruk, model="weg/2019-01-01", inhoud=versie.inhoud
    )
    monkeypatch.setattr("nietpluis.casussen.meldcode.versie", lambda *_: weg)
    assert "Wat onze meldcode hierover zegt" not in tekst(client, pad(casus, "stap", "overleg"))


def test_the_rail_says_who_does_each_step(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus))
    assert "Nu aan u: begeleider" in pagina
    assert "Nog open: begeleider of aandachtsfunctionaris" in pagina


# Asking for a step


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
    leg(casus, anna, feit(anna, "kindcheck", **KINDCHECK))
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
    assert "Volgens onze meldcode is deze stap voor: begeleider." in pagina
    assert "voor deze stap</h3>" not in pagina


def test_who_may_not_be_assigned_is_talked_with(
    client: Client,
    anna: Lidmaatschap,
    gerda: Lidmaatschap,
    fatima: Lidmaatschap,
    linda: Lidmaatschap,
) -> None:
    gepubliceerd(anna, "peuteropvang")  # there the leidinggevende holds the talk
    casus = aan_het_werk(anna, fatima)
    leg(casus, anna, feit(anna, "kindcheck", **KINDCHECK))
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


def test_a_signal_that_nobody_took_on_asks_nobody(
    versie: Meldcodeversie, client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = geef(fatima)
    assert "Volgens onze meldcode" not in tekst(als(client, anna), pad(casus))
    neem(casus, anna)
    assert "Volgens onze meldcode is deze stap voor" in tekst(client, pad(casus))


# The cost


def test_more_colleagues_and_steps_take_no_more_queries(
    client: Client, casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap, bram: Lidmaatschap
) -> None:
    eerst = aantal_queries(client, pad(casus)), aantal_queries(client, pad(casus, "stap", "wegen"))
    with met_lid(anna, schrijven=True):
        Lidmaatschap.objects.get_queryset().update(functie="begeleider")
    daarna = (
        aantal_queries(client, pad(casus)),
        aantal_queries(client, pad(casus, "stap", "overleg")),
    )
    assert daarna == eerst


# The figures


def telling(casus: Casus, lid: Lidmaatschap) -> tuple[str, str]:
    with met_lid(lid):
        rij = Telling.objects.get(id=telling_id(open_sleutel(lid.organisatie_id, casus.id)))
    return rij.volgens_meldcode, rij.anders_dan_meldcode


def test_who_did_a_step_is_counted_by_function(
    client: Client, casus: Casus, anna: Lidmaatschap, fatima: Lidmaatschap, peter: Lidmaatschap
) -> None:
    assert telling(casus, anna) == (",signalen,", "")
    leg(casus, anna, feit(anna, "toewijzing", aan=persoon(peter)))
    leg(casus, peter, feit(peter, "overleg", met="collega", uitkomst="x"))
    leg(casus, anna, feit(anna, "gesprek", met=("client",), besproken="x"))
    assert telling(casus, anna) == (",signalen,gesprek,", ",overleg,")


def test_rebuilding_gives_the_same_and_the_check_finds_nothing(
    casus: Casus, anna: Lidmaatschap, romy: Lidmaatschap, client: Client
) -> None:
    vraag(client, casus, romy)
    eerst = telling(casus, anna)
    with met_lid(anna, schrijven=True):
        Telling.objects.get_queryset().update(volgens_meldcode="", anders_dan_meldcode=",gesprek,")
        Toegang.objects.get_queryset().update(aan="mij")
        Casus.objects.get_queryset().update(vouwversie=1)
    call_command("herbereken", verbosity=0)
    assert telling(casus, anna) == eerst
    with met_lid(anna):
        aan = dict(Toegang.objects.filter(casus=casus).values_list("lid_id", "aan"))
    assert aan == {anna.id: "ander", romy.id: "mij"}
    call_command("controleer", verbosity=0)
