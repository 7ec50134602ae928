from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.casussen.models import Casus, EigenSignaal
from nietpluis.casussen.stempel import persoon
from nietpluis.kern.feiten.signalen import Aangenomen, Signaal, VolgendBezoek
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg
from tests.casussen.werk_schermen import LIJST, aan_het_werk, pad, tekst, ververst
from tests.personages import als


@pytest.fixture
def signaal(anna: Lidmaatschap, fatima: Lidmaatschap, client: Client) -> Casus:
    als(client, anna)
    return geef(fatima)


def test_the_form_proposes_a_call_and_a_line(client: Client, signaal: Casus) -> None:
    pagina = tekst(client, pad(signaal, "neem-aan"))
    assert 'value="17:00"' in pagina
    assert "Ga zoals u altijd gaat." in pagina


def test_taking_it_on_tells_the_giver_when_the_call_comes(
    client: Client, anna: Lidmaatschap, signaal: Casus
) -> None:
    morgen = timezone.localdate() + timedelta(days=1)
    velden = {
        "terugbellen_op": str(morgen),
        "terugbellen_om": "12:00",
        "volgend_bezoek": "Ga gewoon.",
        "na": 3,
    }
    assert client.post(pad(signaal, "neem-aan"), velden)["Location"] == pad(signaal)
    dossier = lees(signaal, anna).dossier
    aangenomen, regel = dossier.laatste(Aangenomen), dossier.laatste(VolgendBezoek)
    assert aangenomen is not None
    assert aangenomen.terugbellen_voor is not None
    assert regel is not None
    assert regel.tekst == "Ga gewoon."
    assert dossier.status == "open"


def test_a_call_in_the_past_is_no_promise(client: Client, signaal: Casus) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    antwoord = client.post(pad(signaal, "neem-aan"), {"terugbellen_op": str(gisteren), "na": 3})
    assert "Dit moment is al voorbij." in antwoord.content.decode()


def test_no_call_is_possible_too(client: Client, anna: Lidmaatschap, signaal: Casus) -> None:
    assert client.post(pad(signaal, "neem-aan"), {"na": 3}).status_code == 302
    assert lees(signaal, anna).dossier.status == "open"


def test_what_is_taken_on_is_not_taken_on_again(
    client: Client, anna: Lidmaatschap, signaal: Casus
) -> None:
    client.post(pad(signaal, "neem-aan"), {"na": 3})
    assert client.get(pad(signaal, "neem-aan")).status_code == 302


def test_in_danger_the_line_says_not_to_go(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    casus = geef(fatima, nu_onveilig="ja")
    assert "Ga nu niet langs." in tekst(als(client, anna), pad(casus, "neem-aan"))


def test_handing_it_on_takes_it_from_sight(
    client: Client, bram: Lidmaatschap, signaal: Casus
) -> None:
    velden = {"aan": str(bram.id), "waarom": "Ik ken hen.", "na": 3}
    assert client.post(pad(signaal, "geef-door"), velden)["Location"] == LIJST
    assert client.get(pad(signaal)).status_code == 404
    assert als(client, bram).get(pad(signaal)).status_code == 200


def test_it_is_never_handed_to_whom_it_concerns(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, bram: Lidmaatschap
) -> None:
    casus = geef(fatima, werkt_hier="ja", over_lid=str(bram.id))
    assert "Er is niemand anders" in tekst(als(client, anna), pad(casus, "geef-door"))


def test_it_joins_a_casus_and_the_giver_sees_nothing_of_it(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, signaal: Casus
) -> None:
    doel = aan_het_werk(anna, fatima)
    assert str(doel.id) in tekst(client, pad(signaal, "voeg-samen"))
    assert "Ja, voeg het samen" in tekst(client, f"{pad(signaal, 'voeg-samen')}?casus={doel.id}")
    velden = {"casus": str(doel.id), "na": 3, "na_doel": doel.aantal}
    assert client.post(pad(signaal, "voeg-samen"), velden)["Location"] == pad(doel)
    assert len(list(lees(doel, anna).dossier.van(Signaal))) == 2
    assert "Uit een ander signaal, onderdeel 2" in tekst(client, pad(doel))
    with met_lid(fatima):
        eigen = EigenSignaal.objects.get(dossier_id=signaal.id)
    assert (eigen.dossier_id, eigen.casus_id) == (signaal.id, doel.id)


def test_it_joins_only_what_one_works_on_oneself(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, fatima: Lidmaatschap, signaal: Casus
) -> None:
    van_bram = geef(fatima)
    leg(van_bram, anna, feit(anna, "doorgegeven", **_aan(bram)))
    velden = {"casus": str(van_bram.id), "na": 3, "na_doel": 4}
    assert client.post(pad(signaal, "voeg-samen"), velden).status_code == 404
    assert client.post(pad(signaal, "voeg-samen"), {"casus": "onzin"}).status_code == 404
    assert client.post(pad(signaal, "voeg-samen"), {"casus": str(signaal.id)}).status_code == 404


def _aan(lid: Lidmaatschap) -> dict[str, Any]:
    return {"aan": persoon(lid), "uiterlijk": timezone.now()}


def test_a_client_number_finds_the_casus(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap, signaal: Casus
) -> None:
    doel, ander = aan_het_werk(anna, fatima), aan_het_werk(anna, fatima)
    leg(doel, anna, feit(anna, "betrokkene", code="p1", client="ja", kenmerk="AB-12 34"))
    pagina = client.post(pad(signaal, "voeg-samen"), {"zoek": "ab1234"}).content.decode()
    assert str(doel.id) in pagina
    assert str(ander.id) not in pagina


def test_a_small_signal_is_kept_to_look_at_again(
    client: Client, anna: Lidmaatschap, signaal: Casus
) -> None:
    over_zes_weken = timezone.localdate() + timedelta(weeks=6)
    velden = {"kijk_opnieuw_op": str(over_zes_weken), "waarom": "Eén keer is weinig.", "na": 3}
    assert client.post(pad(signaal, "leg-vast", "volgsignaal"), velden).status_code == 302
    assert ververst(signaal, anna).kenmerk.startswith("V ")
