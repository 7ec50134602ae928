"""The poster of the staff room: one sheet, names and numbers, the steps, a code."""

from dataclasses import replace

import pytest
from django.test import Client

from nietpluis.meldcodes.uitgeven import gegevens
from nietpluis.meldcodes.uitgeven.poster import HOOGSTENS, Poster
from nietpluis.meldcodes.uitgeven.typst_document import maak_pdf
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.gereed import gepubliceerd
from tests.meldcodes.uitgeven import pdf
from tests.meldcodes.uitgeven.voorbeeld import ANNA, poster
from tests.personages import als

pytest_plugins = ["tests.personages"]
ADRES = "/o/de-linde/meldcode/poster/"
LANG = replace(ANNA, naam="Bram van den Hendriks-Oosterhuis", functie="zorgcoördinator")


def maak(deel: Poster) -> bytes:
    return maak_pdf("poster", gegevens.van_poster(deel), deel.gemaakt_op)


@pytest.mark.parametrize("aantal", range(HOOGSTENS + 1))
def test_het_is_altijd_een_vel(aantal: int) -> None:
    (blad,) = pdf.lees(maak(poster(*[LANG] * aantal))).pages
    assert [round(float(maat) / 72 * 25.4) for maat in blad.mediabox[2:]] == [210, 297]


def test_er_staat_op_wat_u_doet_en_wie_u_belt() -> None:
    tekst = pdf.tekst(maak(poster(ANNA)))
    for woorden in (
        *(
            "Iets gezien dat u zorgen baart?",
            "Kijk goed.",
            "Besluit.",
            "Anna de Wit: 088 000 01 23",
        ),
        *("Maandag tot en met donderdag", "112", "0800-2000", "Gemaakt op 2 november 2026"),
        *("Scan de code", "meldcode.example/meldcode/de-linde/"),
    ):
        assert woorden in tekst


def test_de_code_zegt_in_woorden_waar_hij_heen_gaat() -> None:
    figuren = [deel for deel in pdf.bouw(maak(poster(ANNA))) if deel["/S"] == "/Figure"]
    assert [figuur["/Alt"] for figuur in figuren] == [
        "Code om te scannen. Die leidt naar https://meldcode.example/meldcode/de-linde/"
    ]


def test_zonder_iemand_om_te_bellen_staat_er_wie_het_weet() -> None:
    assert "Vraag uw leidinggevende wie u belt." in pdf.tekst(maak(poster()))


@pytest.mark.django_db(databases="__all__")
def test_een_collega_haalt_de_poster_met_namen(fatima: Lidmaatschap, client: Client) -> None:
    gepubliceerd(fatima)
    als(client, fatima)
    pagina = client.get(ADRES).content.decode()
    assert "Anna de Wit" in pagina
    assert "Denk niet alleen." in pagina
    bestand = client.get(f"{ADRES}pdf/")
    assert bestand["Content-Disposition"] == 'attachment; filename="poster-de-linde.pdf"'
    assert "Anna de Wit: 088 000 01 23" in pdf.tekst(bestand.content)


@pytest.mark.django_db(databases="__all__")
def test_wie_geen_nummer_heeft_wordt_genoemd(anna: Lidmaatschap, client: Client) -> None:
    gepubliceerd(anna)
    with met_lid(anna, schrijven=True):
        anna.telefoon = ""
        anna.save(update_fields=["telefoon"])
    pagina = als(client, anna).get(ADRES).content.decode()
    assert "Van Anna de Wit weten wij geen nummer" in pagina
    assert "Van Bram Hendriks weten wij" not in pagina


@pytest.mark.django_db(databases="__all__")
def test_zonder_meldcode_is_er_nog_geen_poster(anna: Lidmaatschap, client: Client) -> None:
    als(client, anna)
    assert "Er is nog geen meldcode" in client.get(ADRES).content.decode()
    assert client.get(f"{ADRES}pdf/").status_code == 404
