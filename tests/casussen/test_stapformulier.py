from datetime import time, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.models import Casus
from nietpluis.kern import protocollen
from nietpluis.kern.feiten.gesprekken import Gesprek, Overleg
from nietpluis.kern.feiten.mensen import Betrokkene
from nietpluis.kern.feiten.signalen import Signaal, Uitwerking
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, lees, leg
from tests.casussen.werk_schermen import aan_het_werk, pad, tekst
from tests.personages import als

VANDAAG = {"gebeurd_op": str(timezone.localdate())}


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap, client: Client) -> Casus:
    als(client, anna)
    return aan_het_werk(anna, fatima)


def stuur(client: Client, casus: Casus, soort: str, /, **velden: Any) -> HttpResponse:
    return client.post(pad(casus, "leg-vast", soort), {"na": casus.aantal, **VANDAAG, **velden})  # type: ignore[return-value]  # the test client's own kind of response


OVERLEG = {"met": "collega", "uitkomst": "Wij bellen morgen."}


def test_what_was_done_is_recorded(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    antwoord = stuur(client, casus, "overleg", **OVERLEG, gebeurd_om="9.30")
    assert antwoord["Location"] == pad(casus)
    gedaan = lees(casus, anna).dossier.laatste(Overleg)
    assert gedaan is not None
    assert (gedaan.uitkomst, gedaan.door.naam) == ("Wij bellen morgen.", "Anna de Wit")
    assert gedaan.gebeurd_om == time(9, 30)
    assert "Vastgelegd: overleg." in tekst(client, pad(casus))


def test_every_kind_of_the_protocol_opens(client: Client, casus: Casus) -> None:
    for handeling in protocollen.protocol_op(
        "maatschappelijke_ondersteuning", timezone.localdate()
    ).handelingen:
        if handeling.vragen and handeling.soort != "heropening":
            antwoord = client.get(pad(casus, "leg-vast", handeling.soort))
            assert antwoord.status_code in (200, 302), handeling.soort


@pytest.mark.parametrize("soort", ["onzin", "opening", "correctie", "nog_wachten"])
def test_what_has_no_form_here_is_not_found(client: Client, casus: Casus, soort: str) -> None:
    assert client.get(pad(casus, "leg-vast", soort)).status_code == 404


def test_an_empty_form_names_what_is_missing_and_keeps_the_rest(
    client: Client, casus: Casus
) -> None:
    antwoord = stuur(client, casus, "overleg", uitkomst="Dit blijft staan.")
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Er mist nog één ding" in pagina
    assert "Dit blijft staan." in pagina


def test_what_must_still_happen_has_not_happened(client: Client, casus: Casus) -> None:
    morgen = timezone.localdate() + timedelta(days=1)
    antwoord = stuur(client, casus, "overleg", **OVERLEG, gebeurd_op=str(morgen))
    assert "Deze dag moet nog komen." in antwoord.content.decode()


def test_what_is_agreed_lies_ahead(client: Client, casus: Casus) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    antwoord = stuur(client, casus, "overleg", **OVERLEG, wacht_tot=str(gisteren))
    assert "Deze dag is al voorbij." in antwoord.content.decode()


def test_somebody_was_first_and_nothing_typed_is_lost(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "kindcheck", kinderen="nee"))
    antwoord = stuur(client, casus, "overleg", **OVERLEG)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "U legde net zelf al iets vast" in pagina
    assert "Lees wat er nieuw is" in pagina
    assert "Wij bellen morgen." in pagina
    assert f'name="na" value="{casus.aantal + 1}"' in pagina
    opnieuw = client.post(
        pad(casus, "leg-vast", "overleg"), {**VANDAAG, **OVERLEG, "na": casus.aantal + 1}
    )
    assert opnieuw.status_code == 302


def test_a_second_press_records_once(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    for _ in range(2):
        assert stuur(client, casus, "overleg", **OVERLEG).status_code == 302
    assert len(list(lees(casus, anna).dossier.van(Overleg))) == 1


def test_a_talk_against_the_route_asks_why(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    leg(casus, anna, feit(anna, "uitwerking", signaal=2, vormen=("huwelijksdwang",)))
    velden = {"met": ["familie"], "besproken": "De bruiloft.", "na": casus.aantal + 1}
    antwoord = stuur(client, casus, "gesprek", **velden)
    assert "Schrijf dan hoe dat kwam" in antwoord.content.decode()
    assert "Praat nog niet met de familie" in tekst(client, pad(casus, "leg-vast", "gesprek"))
    assert (
        stuur(client, casus, "gesprek", **velden, ondanks="Zij stonden aan de deur.").status_code
        == 302
    )
    assert lees(casus, anna).dossier.laatste(Gesprek) is not None


def test_a_person_gets_a_code_and_later_only_what_changed(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    stuur(client, casus, "betrokkene", client="ja", naam="Truus", leeftijd="81")
    eerste = lees(casus, anna).dossier.betrokkenen[0]
    adres = pad(casus, "leg-vast", "betrokkene") + f"?persoon={eerste.code}"
    assert 'value="Truus"' in tekst(client, adres)
    velden = {
        "client": "ja",
        "naam": "Truus",
        "leeftijd": "82",
        "persoon": eerste.code,
        "na": casus.aantal + 1,
    }
    assert stuur(client, casus, "betrokkene", **velden).status_code == 302
    dossier = lees(casus, anna).dossier
    laatste = dossier.feiten[-1]
    assert isinstance(laatste, Betrokkene)
    assert (laatste.naam, laatste.client, laatste.leeftijd) == ("", "", 82)
    assert len(dossier.betrokkenen) == 1


def test_two_people_get_two_codes(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    stuur(client, casus, "betrokkene", client="ja")
    stuur(client, casus, "betrokkene", client="nee", relatie="zoon", na=casus.aantal + 1)
    assert len({mens.code for mens in lees(casus, anna).dossier.betrokkenen}) == 2


def test_a_signal_is_worked_out_beside_its_words(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    pagina = tekst(client, pad(casus, "leg-vast", "uitwerking"))
    assert pagina.count("Een blauwe plek op haar arm.") == 2
    stuur(
        client, casus, "uitwerking", signaal=2, gezien="Een blauwe plek.", vormen=["partnergeweld"]
    )
    gedaan = lees(casus, anna).dossier.laatste(Uitwerking)
    assert gedaan is not None
    assert (gedaan.signaal, gedaan.vormen) == (2, ("partnergeweld",))


def test_a_draft_comes_back_and_goes_when_recorded(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    waarvoor = f"casus/{casus.id}/overleg"
    with met_lid(anna, schrijven=True):
        concepten.bewaar(anna, waarvoor, {"uitkomst": "Half getypt", "met": "collega"})
    assert "Half getypt" in tekst(client, pad(casus, "leg-vast", "overleg"))
    stuur(client, casus, "overleg", **OVERLEG)
    with met_lid(anna):
        assert concepten.lees(anna, waarvoor) == {}


def test_closing_says_how_long_it_is_kept(client: Client, casus: Casus) -> None:
    assert "Wij bewaren deze casus tot" in tekst(client, pad(casus, "leg-vast", "afsluiting"))


def test_closing_too_early_says_what_to_do_first(client: Client, casus: Casus) -> None:
    antwoord = stuur(client, casus, "afsluiting", reden="veilig_door_hulp", toelichting="Klaar.")
    assert "Neem eerst een besluit." in antwoord.content.decode()


def test_a_closed_casus_opens_again(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    stuur(client, casus, "afsluiting", reden="dubbel", toelichting="Staat al ergens anders.")
    assert client.get(pad(casus, "leg-vast", "overleg"))["Location"] == pad(casus)
    assert (
        stuur(client, casus, "heropening", reden="Toch niet.", na=casus.aantal + 1).status_code
        == 302
    )
    assert lees(casus, anna).dossier.status == "open"


def test_the_danger_passes_when_somebody_says_so(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    als(client, anna)
    casus = aan_het_werk(anna, fatima, nu_onveilig="ja")
    stuur(client, casus, "gevaar_voorbij", wie="De politie", waaruit="Hij is weg.")
    assert not lees(casus, anna).dossier.acuut


def test_acts_with_a_page_of_their_own_go_there(client: Client, casus: Casus) -> None:
    assert client.get(pad(casus, "leg-vast", "toewijzing"))["Location"] == pad(
        casus, "wie-werkt-eraan"
    )


def test_a_client_number_of_only_signs_is_none(client: Client, casus: Casus) -> None:
    antwoord = stuur(client, casus, "betrokkene", client="ja", kenmerk="--")
    assert "ten minste één cijfer of letter" in antwoord.content.decode()


def test_who_works_on_the_casus_adds_a_signal_and_works_it_out(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    stuur(
        client,
        casus,
        "signaal",
        over_wie="Mevrouw",
        zag_of_hoorde="De buurvrouw hoorde geschreeuw.",
    )
    nieuw = lees(casus, anna).dossier.nummer_van(Signaal)
    pagina = tekst(client, pad(casus))
    link = f"{pad(casus, 'leg-vast', 'uitwerking')}?signaal={nieuw}"
    assert link in pagina
    assert "De buurvrouw hoorde geschreeuw." in tekst(client, link)
    vers = lees(casus, anna).casus
    stuur(
        client,
        vers,
        "uitwerking",
        signaal=nieuw,
        gehoord="Geschreeuw.",
        bron="verteld",
        bron_wie="de buurvrouw",
    )
    assert link not in tekst(client, pad(casus))


def test_a_signal_in_the_casus_asks_no_call_back(client: Client, casus: Casus) -> None:
    pagina = tekst(client, pad(casus, "leg-vast", "signaal"))
    assert "zag_of_hoorde" in pagina
    assert "bel_nummer" not in pagina
