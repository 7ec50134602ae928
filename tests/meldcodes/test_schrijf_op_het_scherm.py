"""From nothing to a public meldcode along the screens, without JavaScript, and what each page keeps."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.meldcodes import schrijven
from nietpluis.meldcodes.huidig import geldende, ingevuld_van, model_van
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie
from nietpluis.meldcodes.vaststellen import over_jaren
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes import gereed
from tests.personages import als

pytestmark = pytest.mark.django_db


def adres(naam: str, *delen: object) -> str:
    return reverse(naam, args=["de-linde", *delen])


def concept_van(lid: Lidmaatschap) -> Meldcodeconcept:
    with met_lid(lid):
        concept = schrijven.huidig_concept(lid)
    assert concept
    return concept


def geldend_van(lid: Lidmaatschap) -> Meldcodeversie | None:
    with met_lid(lid):
        return geldende(lid.organisatie_id)


def velden(antwoord: Any, **anders: str) -> dict[str, Any]:
    """What the form on this page would send as it stands, with these fields otherwise."""
    form = antwoord.context["form"]
    waarden = {veld.html_name: veld.value() for veld in form}
    return {naam: w for naam, w in waarden.items() if w not in (None, False)} | anders


def test_zonder_meldcode_staan_er_twee_wegen(client: Client, anna: Lidmaatschap) -> None:
    tekst = als(client, anna).get(adres("meldcode")).content.decode()
    assert "Uw organisatie heeft hier nog geen meldcode" in tekst
    assert adres("meldcode_begin") in tekst


def test_een_medewerker_leest_alleen(
    client: Client, anna: Lidmaatschap, fatima: Lidmaatschap
) -> None:
    gereed.gepubliceerd(anna)
    als(client, fatima)
    tekst = client.get(adres("meldcode")).content.decode()
    assert "Dit geldt nu: versie 1" in tekst
    assert adres("meldcode_begin") not in tekst
    assert client.get(adres("meldcode_versie", 1)).status_code == 200
    assert client.get(adres("meldcode_begin")).status_code == 404


def test_van_begin_tot_openbaar_langs_het_scherm(
    client: Client, anna: Lidmaatschap, gerda: Lidmaatschap
) -> None:
    als(client, anna)
    kies = client.get(adres("meldcode_begin"))
    assert "nog niet nagekeken door een deskundige" in kies.content.decode()
    antwoord = client.post(adres("meldcode_begin"), {"model": "hulp_bij_het_huishouden"})
    assert antwoord.url == adres("meldcode_schrijven")  # type: ignore[attr-defined]  # a redirect
    assert client.get(adres("meldcode_schrijven")).status_code == 200
    _loop_het_pad(client)
    assert "U bent klaar" in client.get(adres("meldcode_nakijken")).content.decode()
    client.post(adres("meldcode_voorleggen"))
    client.post(adres("meldcode_beoordelen"), {"doe": "goed", "naam": "Anna de Wit"})
    als(client, gerda)
    stel = client.get(adres("meldcode_vaststellen"))
    assert "Anna de Wit" in stel.content.decode()
    vast = client.post(adres("meldcode_vaststellen"), velden(stel, doe="goed"))
    assert vast.url == adres("meldcode_publiceren", 1)  # type: ignore[attr-defined]  # a redirect
    assert "Iedereen kan de meldcode dan lezen" in client.get(vast.url).content.decode()  # type: ignore[attr-defined]  # a redirect
    client.post(adres("meldcode_publiceren", 1))
    versie = geldend_van(gerda)
    assert versie
    assert (versie.beoordeeld_door, versie.vastgesteld_op) == ("Anna de Wit", timezone.localdate())
    assert versie.herzien_voor == over_jaren(timezone.localdate(), 2)


def _loop_het_pad(client: Client) -> None:
    """Every part as it stands, with each slot answered by its own example."""
    for deel in ("gegevens", "functies", "taken", "vormen"):
        pagina = client.get(adres(f"meldcode_{deel}"))
        gevuld = velden(pagina)
        if deel == "gegevens":
            model = pagina.context["werk"].model
            vol = gereed.ingevuld(model).invulpunten
            gevuld = {**{code: vol.get(code, "") for code in gevuld}, **vol, "gezien": 0}
        antwoord = client.post(adres(f"meldcode_{deel}"), gevuld)
        assert antwoord.status_code == 302, (deel, antwoord.context["form"].errors)


def test_wat_bekend_is_staat_er_al(client: Client, anna: Lidmaatschap) -> None:
    als(client, anna).post(adres("meldcode_begin"), {"model": "hulp_bij_het_huishouden"})
    ingevuld = ingevuld_van(concept_van(anna)).invulpunten
    assert ingevuld["organisatie"] == "De Linde"
    assert ingevuld["algemeen_telefoonnummer"] == "088 000 01 00"
    assert ingevuld["aandachtsfunctionaris_naam"] == "Anna de Wit"


def test_een_half_ingevulde_pagina_blijft_staan(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna).post(
        adres("meldcode_gegevens"), {"gezien": 0, "organisatie": "De Nieuwe Linde"}
    )
    assert ingevuld_van(concept_van(anna)).invulpunten == {"organisatie": "De Nieuwe Linde"}
    tekst = client.get(adres("meldcode_nakijken")).content.decode()
    assert "Dit is nog niet ingevuld" in tekst
    assert "#id_veilig_thuis_regio" in tekst


def test_een_nummer_dat_geen_nummer_is_staat_er_nog(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    antwoord = als(client, anna).post(
        adres("meldcode_gegevens"), {"algemeen_telefoonnummer": "bel maar", "gezien": 0}
    )
    assert antwoord.status_code == 422
    assert 'value="bel maar"' in antwoord.content.decode()


def test_een_functie_erbij_en_een_weg(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    pagina = client.get(adres("meldcode_functies"))
    erbij = velden(pagina, nieuw_naam="Zorgcoördinator", doe="blijf", weg_leidinggevende="on")
    antwoord = client.post(adres("meldcode_functies"), erbij)
    assert antwoord.url == adres("meldcode_functies")  # type: ignore[attr-defined]  # a redirect
    ingevuld = ingevuld_van(concept_van(anna))
    codes = [functie.code for functie in ingevuld.functies]
    assert "zorgcoordinator" in codes
    assert "leidinggevende" not in codes
    assert "leidinggevende" not in {
        f for taak in ingevuld.verdeling for f in (*taak.doet, taak.vervangt)
    }


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"naam_medewerker": ""}, "Vul een naam in"),
        ({"naam_medewerker": "teamleider"}, "staat er twee keer"),
        ({"nieuw_naam": "Teamleider"}, "staat er al"),
        ({"rol_medewerker": "koning"}, "Kies een rol uit de lijst"),
    ],
    ids=["leeg", "dubbel", "al-daar", "geen-rol"],
)
def test_een_functie_die_niet_kan(
    client: Client, anna: Lidmaatschap, anders: dict[str, str], fout: str
) -> None:
    gereed.begonnen(anna, "hulp_bij_het_huishouden")
    als(client, anna)
    gestuurd = velden(client.get(adres("meldcode_functies")), **anders)
    antwoord = client.post(adres("meldcode_functies"), gestuurd)
    assert (antwoord.status_code, fout in antwoord.content.decode()) == (422, True)


def test_zonder_functies_kan_het_niet(client: Client, anna: Lidmaatschap) -> None:
    concept = gereed.begonnen(anna)
    codes = [functie.code for functie in ingevuld_van(concept).functies]
    weg = {"gezien": 0, "nieuw_rol": "medewerker"} | {f"weg_{code}": "on" for code in codes}
    weg |= {f"rol_{code}": "medewerker" for code in codes}
    antwoord = als(client, anna).post(adres("meldcode_functies"), weg)
    assert "minstens één functie" in antwoord.content.decode()


def test_een_stap_zonder_iemand_valt_op(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    gestuurd = velden(client.get(adres("meldcode_taken")))
    client.post(adres("meldcode_taken"), {n: w for n, w in gestuurd.items() if n != "doet_gesprek"})
    assert ingevuld_van(concept_van(anna)).taak("gesprek").doet == ()
    assert "Een stap heeft nog niemand" in client.get(adres("meldcode_taken")).content.decode()
    assert "Deze stap heeft niemand" in client.get(adres("meldcode_nakijken")).content.decode()


def test_wie_beslist_vervangt_zichzelf_niet(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    gestuurd = velden(client.get(adres("meldcode_taken")), beslist_vervangt="aandachtsfunctionaris")
    antwoord = client.post(adres("meldcode_taken"), gestuurd)
    assert "Kies hier iemand anders" in antwoord.content.decode()


def test_eigen_tekst_en_terug_naar_de_modeltekst(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    url = adres("meldcode_tekst", "kindcheck")
    client.post(url, {"doe": "eigen", "tekst": "Wij vragen altijd naar kinderen.", "gezien": 0})
    assert ingevuld_van(concept_van(anna)).eigen == {
        "kindcheck": "Wij vragen altijd naar kinderen."
    }
    client.post(url, {"doe": "zo", "gezien": 1})
    assert "kindcheck" in ingevuld_van(concept_van(anna)).eigen
    vraag = client.get(url + "?modeltekst=ja").content.decode()
    assert "Uw eigen tekst gaat dan weg" in vraag
    client.post(url, {"doe": "zo", "terug": "ja", "gezien": 2})
    assert ingevuld_van(concept_van(anna)).eigen == {}


def test_wat_er_voor_de_wet_mist_staat_erbij(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    url = adres("meldcode_tekst", "afwegingskader")
    assert "Alles is gevonden" in client.get(url).content.decode()
    client.post(url, {"doe": "eigen", "tekst": "Hier staat niets over.", "gezien": 0})
    assert "Er mist nog iets" in client.get(adres("meldcode_gegevens")).content.decode()
    nakijken = client.get(adres("meldcode_nakijken")).content.decode()
    assert "Dit mist nog voor de wet" in nakijken
    assert url in nakijken


def test_wie_later_bewaart_houdt_wat_er_getypt_was(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    concept = gereed.begonnen(anna)
    als(client, anna)
    gezien = velden(client.get(adres("meldcode_gegevens")), organisatie="Mijn naam")
    with met_lid(bram, schrijven=True):
        anders = gereed.ingevuld(model_van(concept))
        anders.invulpunten["organisatie"] = "Naam van Bram"  # type: ignore[index]  # a dict underneath
        schrijven.bewaar(bram, "gegevens", anders, gezien=0)
    antwoord = client.post(adres("meldcode_gegevens"), gezien)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Bram Hendriks bewaarde dit onderdeel net voor u" in tekst
    assert 'value="Mijn naam"' in tekst
    assert "Naam van Bram" in tekst
    client.post(adres("meldcode_gegevens"), velden(antwoord))
    assert ingevuld_van(concept_van(anna)).invulpunten["organisatie"] == "Mijn naam"


def test_wat_voorligt_wordt_niet_geschreven(client: Client, anna: Lidmaatschap) -> None:
    gereed.voorgelegd(anna)
    als(client, anna)
    for naam in ("schrijven", "gegevens", "nakijken", "voorleggen", "vaststellen"):
        antwoord = client.get(adres(f"meldcode_{naam}"))
        assert antwoord.status_code in (302, 404)
    client.post(adres("meldcode_terugnemen"), {"vanaf": "voorgelegd"})
    assert concept_van(anna).stand == "schrijven"


def test_het_concept_wegdoen(client: Client, anna: Lidmaatschap) -> None:
    gereed.begonnen(anna)
    als(client, anna)
    assert "Dat kan niet terug" in client.get(adres("meldcode_weg")).content.decode()
    client.post(adres("meldcode_weg"))
    with met_lid(anna):
        assert schrijven.huidig_concept(anna) is None
    assert client.get(adres("meldcode_weg")).status_code == 302
