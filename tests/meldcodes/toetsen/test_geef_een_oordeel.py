"""The judgement of the whole: under a name, after all findings, with a reason where it does not follow from them."""

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.meldcodes import beoordelen
from nietpluis.meldcodes.beoordelen import (
    EerderBeoordeeld,
    Woord,
    geef_bevinding,
    geef_eindoordeel,
)
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.models import Toetsing, Toetsoordeel
from nietpluis.meldcodes.toetsscherm import lijstregel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.toetsen.lezingen import gelezen, stand, wie
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")
REDEN = "Het staat in een bijlage die de computer niet las."
FOLDER = ("Folder voor ouders", "Wij letten op uw kind. Vragen? Bel uw begeleider.")


@pytest.fixture
def toetsing(anna: Lidmaatschap) -> Toetsing:
    return gelezen(anna)


def bevestig_alles(lid: Lidmaatschap, toetsing: Toetsing, zeg: str = "") -> None:
    """A finding on each element of the law: what the machine found, or this."""
    with met_lid(lid, schrijven=True):
        for element in stand(lid, toetsing).open:
            woord = Woord(zeg or element.bevinding, reden=REDEN if zeg else "")
            geef_bevinding(toetsing, wie(lid), element, woord, timezone.now())


def oordeel(
    lid: Lidmaatschap, toetsing: Toetsing, woord: str, *, reden: str = "", na: int | None = None
) -> Toetsoordeel:
    gezien = stand(lid, toetsing).nummer(beoordelen.EIND) if na is None else na
    with met_lid(lid, schrijven=True):
        zegt = Woord(woord, reden, gezien)
        return geef_eindoordeel(toetsing, wie(lid), zegt, timezone.now())


def test_eerst_elk_onderdeel_dan_het_oordeel(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    with pytest.raises(MeldcodeFout, match="eerst elk onderdeel"):
        oordeel(anna, toetsing, "voldoet niet")
    bevestig_alles(anna, toetsing)
    rij = oordeel(anna, toetsing, "voldoet niet")
    assert rij.naam == "Anna de Wit, aandachtsfunctionaris"
    assert stand(anna, toetsing).eind == rij


def test_staat_alles_erin_dan_is_geen_reden_nodig(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    bevestig_alles(anna, toetsing, "aanwezig")
    assert lijstregel(stand(anna, toetsing)).stand.tekst == "Wacht op een oordeel"
    assert oordeel(anna, toetsing, "voldoet").reden == ""


@pytest.mark.parametrize(
    ("bevinding", "woord"),
    [
        ("aanwezig", "voldoet niet"),
        ("ontbreekt", "voldoet"),
        ("onduidelijk", "voldoet"),
        ("onduidelijk", "voldoet niet"),
        ("aanwezig", "geen meldcode"),
    ],
)
def test_wat_niet_past_bij_de_bevindingen_vraagt_een_reden(
    anna: Lidmaatschap, toetsing: Toetsing, bevinding: str, woord: str
) -> None:
    bevestig_alles(anna, toetsing, bevinding)
    with pytest.raises(MeldcodeFout) as fout:
        oordeel(anna, toetsing, woord)
    assert fout.value.veld == "reden"
    assert oordeel(anna, toetsing, woord, reden=REDEN).oordeel == woord


def test_een_bevinding_erna_maakt_het_oordeel_oud(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    bevestig_alles(anna, toetsing, "aanwezig")
    oordeel(anna, toetsing, "voldoet")
    element = stand(anna, toetsing).uitslag.wettelijk()[0]
    with met_lid(anna, schrijven=True):
        zegt = Woord("ontbreekt", REDEN, stand(anna, toetsing).nummer(f"element:{element.code}"))
        geef_bevinding(toetsing, wie(anna), element, zegt, timezone.now())
    na = stand(anna, toetsing)
    assert na.eind is None
    assert na.achterhaald
    assert lijstregel(na).stand.tekst == "Vraagt een nieuw oordeel"
    assert oordeel(anna, toetsing, "voldoet", reden=REDEN) == stand(anna, toetsing).eind


def test_hetzelfde_oordeel_na_een_nieuwe_bevinding_is_een_nieuw_oordeel(
    anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    bevestig_alles(anna, toetsing)
    eerste = oordeel(anna, toetsing, "voldoet niet")
    assert oordeel(anna, toetsing, "voldoet niet", na=0) == eerste
    element = stand(anna, toetsing).uitslag.wettelijk()[-1]
    nummer = stand(anna, toetsing).nummer(f"element:{element.code}")
    with met_lid(anna, schrijven=True):
        zegt = Woord("onduidelijk", REDEN, nummer)
        geef_bevinding(toetsing, wie(anna), element, zegt, timezone.now())
    assert oordeel(anna, toetsing, "voldoet niet") != eerste


def test_wie_een_nieuwe_bevinding_niet_zag_oordeelt_nog_niet(
    anna: Lidmaatschap, bram: Lidmaatschap, toetsing: Toetsing
) -> None:
    bevestig_alles(anna, toetsing)
    with pytest.raises(EerderBeoordeeld):
        oordeel(bram, toetsing, "voldoet niet", na=1)


def test_een_folder_is_geen_meldcode_en_dat_kan_meteen(anna: Lidmaatschap) -> None:
    folder = gelezen(anna, FOLDER)
    assert oordeel(anna, folder, "geen meldcode").oordeel == "geen meldcode"


def test_buiten_de_wet_is_er_alleen_advies(client: Client, anna: Lidmaatschap) -> None:
    toetsing = gelezen(anna, sector="vrijwilligers")
    bevestig_alles(anna, toetsing)
    assert stand(anna, toetsing).keuzes == ("advies", "geen meldcode")
    adres = f"/o/de-linde/meldcode/toetsen/{toetsing.id}/"
    antwoord = als(client, anna).post(f"{adres}oordeel/", {"oordeel": "voldoet niet", "na": "99"})
    assert antwoord.status_code == 422
    client.post(f"{adres}oordeel/", {"oordeel": "advies", "na": "99"})
    pagina = client.get(adres).content.decode()
    assert "Het advies is bekeken." in pagina
    assert "voldoet" not in pagina.lower()


def test_op_het_scherm_staat_het_oordeel_onder_een_naam(
    client: Client, gerda: Lidmaatschap, toetsing: Toetsing
) -> None:
    bevestig_alles(gerda, toetsing, "aanwezig")
    adres = f"/o/de-linde/meldcode/toetsen/{toetsing.id}/"
    velden = {"oordeel": "voldoet", "na": "99"}
    antwoord = als(client, gerda).post(f"{adres}oordeel/", velden)
    assert antwoord["Location"] == f"{adres}#oordeel"
    pagina = client.get(adres).content.decode()
    assert "Deze meldcode voldoet aan de wet." in pagina
    assert "Dit is het oordeel van Gerda Postma, bestuurder" in pagina
    lijst = client.get("/o/de-linde/meldcode/toetsen/").content.decode()
    assert "Deze meldcode voldoet aan de wet" in lijst
    assert "Gerda Postma, bestuurder" in lijst


def test_op_het_scherm_vraagt_het_een_reden_en_houdt_wat_er_stond(
    client: Client, gerda: Lidmaatschap, toetsing: Toetsing
) -> None:
    bevestig_alles(gerda, toetsing)
    adres = f"/o/de-linde/meldcode/toetsen/{toetsing.id}/oordeel/"
    antwoord = als(client, gerda).post(adres, {"oordeel": "voldoet", "na": "99"})
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["reden"] == [beoordelen.REDEN_EIND]
    assert antwoord.context["form"]["oordeel"].value() == "voldoet"


def test_wie_te_laat_oordeelt_hoort_het_en_kan_opnieuw(
    client: Client, anna: Lidmaatschap, gerda: Lidmaatschap, toetsing: Toetsing
) -> None:
    bevestig_alles(anna, toetsing)
    oordeel(anna, toetsing, "voldoet niet")
    adres = f"/o/de-linde/meldcode/toetsen/{toetsing.id}/oordeel/"
    velden = {"oordeel": "voldoet", "reden": REDEN, "na": "1"}
    antwoord = als(client, gerda).post(adres, velden)
    assert antwoord.status_code == 422
    assert "Anna de Wit" in str(antwoord.context["form"].errors)
    opnieuw = velden | {"na": antwoord.context["form"]["na"].value()}
    assert client.post(adres, opnieuw).status_code == 302
    pagina = client.get(adres.removesuffix("oordeel/")).content.decode()
    assert "Eerdere oordelen" in pagina
