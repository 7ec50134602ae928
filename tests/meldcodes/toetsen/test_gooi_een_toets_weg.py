"""A check can go, with every word about it, as long as it was not sent."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from nietpluis.meldcodes import toetsen
from nietpluis.meldcodes.beoordelen import KLOPT, Woord, geef_waarschuwing
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.models import Toetsing, Toetsoordeel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.toetsen.lezingen import gelezen, wie
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")
LIJST = "/o/de-linde/meldcode/toetsen/"


@pytest.fixture
def toetsing(anna: Lidmaatschap) -> Toetsing:
    gemaakt = gelezen(anna)
    with met_lid(anna, schrijven=True):
        geef_waarschuwing(gemaakt, wie(anna), 1, Woord(KLOPT), timezone.now())
    return gemaakt


def aantal(lid: Lidmaatschap) -> tuple[int, int]:
    with met_lid(lid):
        return Toetsing.objects.voor(lid).count(), Toetsoordeel.objects.voor(lid).count()


def test_eerst_wordt_gevraagd_of_het_weg_moet(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    pagina = als(client, anna).get(f"{LIJST}{toetsing.id}/weg/").content.decode()
    assert "Wilt u deze lezing weggooien?" in pagina
    assert "(1 keer)" in pagina
    assert aantal(anna) == (1, 1)


def test_weg_is_weg_met_alles_wat_erover_is_gezegd(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    antwoord = als(client, anna).post(f"{LIJST}{toetsing.id}/weg/", follow=True)
    assert "De lezing is weg" in antwoord.content.decode()
    assert aantal(anna) == (0, 0)
    assert client.post(f"{LIJST}{toetsing.id}/weg/").status_code == 404


def test_twee_keer_tegelijk_weggooien_is_een_keer(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    with met_lid(anna, schrijven=True):
        toetsen.gooi_weg(toetsing)
        toetsen.gooi_weg(toetsing)
    assert aantal(anna) == (0, 0)


def test_alleen_de_toets_weg_en_de_woorden_niet_kan_niet(
    anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    with met_lid(anna, schrijven=True), pytest.raises(IntegrityError), transaction.atomic():
        _alleen_de_toets_weg(anna)
    assert aantal(anna) == (1, 1)


def _alleen_de_toets_weg(lid: Lidmaatschap) -> None:
    Toetsing.objects.voor(lid).delete()
    connection.check_constraints()  # as at the end of the transaction


def test_wat_verstuurd_is_blijft(client: Client, anna: Lidmaatschap, toetsing: Toetsing) -> None:
    with met_lid(anna, schrijven=True):
        Toetsing.objects.voor(anna).update(gedeeld_op=timezone.now())
        with pytest.raises(MeldcodeFout, match="verstuurd"):
            toetsen.gooi_weg(toetsing)
    assert als(client, anna).post(f"{LIJST}{toetsing.id}/weg/").status_code == 404
    assert "weggooien" not in client.get(f"{LIJST}{toetsing.id}/").content.decode()
    assert aantal(anna) == (1, 1)


def test_wordt_het_net_verstuurd_dan_hoort_men_dat(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def te_laat(_toetsing: Toetsing) -> None:
        raise MeldcodeFout(toetsen.AL_GEDEELD)

    monkeypatch.setattr(toetsen, "gooi_weg", te_laat)
    antwoord = als(client, anna).post(f"{LIJST}{toetsing.id}/weg/", follow=True)
    assert toetsen.AL_GEDEELD in antwoord.content.decode()


def test_de_beheerder_gooit_alleen_weg_wat_die_zelf_liet_lezen(
    client: Client, bea: Lidmaatschap, toetsing: Toetsing
) -> None:
    assert als(client, bea).post(f"{LIJST}{toetsing.id}/weg/").status_code == 404
    eigen = gelezen(bea, naam="van-bea.txt")
    assert client.post(f"{LIJST}{eigen.id}/weg/").status_code == 302
