"""What the pages of a check show: the machine's findings with their evidence, and never its opinion of the whole."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.kern.inhoud import InhoudFout
from nietpluis.kern.uitslag import Leesbaarheid
from nietpluis.meldcodes import toetsen
from nietpluis.meldcodes.models import Toetsing
from nietpluis.meldcodes.toetsscherm import leeskaart
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.vragen import aantal_vragen
from tests.meldcodes.toetsen.bestanden import REGELS
from tests.meldcodes.toetsen.lezingen import gelezen
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")
LIJST = "/o/de-linde/meldcode/toetsen/"
FOLDER = ("Folder voor ouders", "Wij letten op uw kind. Vragen? Bel uw begeleider.")
GOED = ("Meldcode", "Wij volgen de vijf stappen van de meldcode huiselijk geweld.")


@pytest.fixture
def toetsing(anna: Lidmaatschap) -> Toetsing:
    return gelezen(anna)


def lees(client: Client, wie: Lidmaatschap, pad: str = "") -> str:
    return als(client, wie).get(f"{LIJST}{pad}").content.decode()


def test_de_lezing_zegt_dat_zij_van_de_computer_is(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    pagina = lees(client, anna, f"{toetsing.id}/")
    assert "<h1>Eerste lezing</h1>" in pagina
    assert "De computer heeft deze tekst gelezen" in pagina
    assert "Niemand buiten uw organisatie ziet dit" in pagina


@pytest.mark.parametrize("regels", [REGELS, GOED, FOLDER], ids=["arm", "kort", "folder"])
def test_zonder_mens_staat_er_nergens_voldoet(
    client: Client, anna: Lidmaatschap, regels: tuple[str, ...]
) -> None:
    toetsing = gelezen(anna, regels)
    for pad in ("", f"{toetsing.id}/", f"{toetsing.id}/onderdeel/stappenplan/"):
        assert "voldoe" not in lees(client, anna, pad).lower()


def test_ook_van_een_volledige_tekst_zegt_de_computer_niet_dat_hij_voldoet(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    with met_lid(anna, schrijven=True):
        uitslag = toetsing.uitslag | {"oordeel": "voldoet"}
        for element in uitslag["elementen"]:
            element["bevinding"] = "aanwezig"
        Toetsing.objects.voor(anna).filter(id=toetsing.id).update(uitslag=uitslag)
    assert "voldoe" not in lees(client, anna, f"{toetsing.id}/").lower()
    assert "voldoe" not in lees(client, anna).lower()


def test_bij_een_bevinding_staat_waar_en_door_welke_regel(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    pagina = lees(client, anna, f"{toetsing.id}/onderdeel/stappenplan/")
    assert "Bladzijde 1" in pagina
    assert "Breng de signalen in kaart" in pagina
    assert "Gevonden met de regel" in pagina
    assert "Gezocht naar" in pagina
    assert "Wat staat ervoor en erna?" in pagina


def test_bij_wat_ontbreekt_staat_wat_een_goede_tekst_zegt(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    pagina = lees(client, anna, f"{toetsing.id}/onderdeel/kindcheck/")
    assert "Een goede tekst:" in pagina
    assert "Een voorbeeld:" in pagina
    assert "Artikel 2" in pagina


def test_een_waarschuwing_toont_de_passage(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    pagina = lees(client, anna, f"{toetsing.id}/")
    assert "Meld uw vermoeden bij het AMK" in pagina


def test_is_het_geen_meldcode_dan_staat_dat_bovenaan(client: Client, anna: Lidmaatschap) -> None:
    pagina = lees(client, anna, f"{gelezen(anna, FOLDER).id}/")
    assert "Dit lijkt geen meldcode" in pagina
    assert "Geef uw oordeel" in pagina


def test_buiten_de_wet_heet_alles_advies(client: Client, anna: Lidmaatschap) -> None:
    pagina = lees(client, anna, f"{gelezen(anna, sector='vrijwilligers').id}/")
    assert "is advies" in pagina


def test_zijn_de_eisen_van_toen_er_niet_meer_dan_blijft_de_lezing(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weg(sector: str, _uitgave: date) -> Any:
        raise InhoudFout(sector, "uitgave", "is er niet")

    monkeypatch.setattr(toetsen, "eisenset", weg)
    assert "Kindcheck" in lees(client, anna, f"{toetsing.id}/onderdeel/kindcheck/")


@pytest.mark.parametrize(
    ("score", "zin"),
    [
        (None, "te weinig tekst"),
        (75.0, "leest makkelijk"),
        (65.0, "leest gewoon"),
        (55.0, "tamelijk moeilijk"),
        (-10.0, "leest moeilijk"),
    ],
)
def test_de_score_wordt_in_woorden_gezegd(score: float | None, zin: str) -> None:
    assert zin in leeskaart(Leesbaarheid(score=score)).zin


def test_de_lijst_zegt_wat_er_nog_te_doen_is(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    pagina = lees(client, anna)
    assert toetsing.naam in pagina
    assert "Eerste lezing, nog 6 onderdelen te bekijken" in pagina


def test_een_lege_lijst_zegt_wat_men_kan_doen(client: Client, anna: Lidmaatschap) -> None:
    assert "Er is nog niets gelezen" in lees(client, anna)


def test_een_lange_lijst_gaat_verder_op_de_volgende_bladzijde(
    client: Client, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toetsen, "PER_BLADZIJDE", 2)
    gemaakt = [gelezen(anna, GOED, naam=f"{nummer}.txt") for nummer in range(3)]
    eerste = lees(client, anna)
    assert [f"{n}.txt" in eerste for n in range(3)] == [False, True, True]
    tweede = lees(client, anna, f"?na={gemaakt[1].id}")
    assert [f"{n}.txt" in tweede for n in range(3)] == [True, False, False]
    assert "Terug naar de eerste" in tweede
    assert "2.txt" in lees(client, anna, "?na=geen-id")
    assert "2.txt" in lees(client, anna, f"?na={uuid4()}")


def test_elke_bladzijde_vraagt_de_database_altijd_even_vaak(
    client: Client, anna: Lidmaatschap
) -> None:
    toetsing = gelezen(anna)
    als(client, anna)
    paden = [
        f"{LIJST}{deel}"
        for deel in ("", f"{toetsing.id}/", f"{toetsing.id}/onderdeel/stappenplan/")
    ]
    eerst = [aantal_vragen(client, pad) for pad in paden]
    for nummer in range(3):
        gelezen(anna, naam=f"{nummer}.txt")
    for nummer in range(1, 3):
        client.post(f"{LIJST}{toetsing.id}/waarschuwing/{nummer}/", {"oordeel": "klopt"})
    client.get(LIJST)  # messages are shown once
    assert [aantal_vragen(client, pad) for pad in paden] == eerst


def test_niets_is_gedeeld_totdat_de_organisatie_het_verstuurt(
    anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    with met_lid(anna, schrijven=True):
        assert not Toetsing.objects.gedeeld().exists()
        Toetsing.objects.voor(anna).update(gedeeld_op=timezone.now())
        assert Toetsing.objects.gedeeld().get() == toetsing
