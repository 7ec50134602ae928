from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nietpluis.casussen.models import Casus
from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.casus import feit, geef, leg, neem
from tests.casussen.vragen import aantal_vragen
from tests.personages import als


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


def pagina(client: Client, anna: Lidmaatschap, casus: Casus) -> str:
    url = reverse("gesprek_voorbereiden", args=["de-linde", casus.id])
    return als(client, anna).get(url).content.decode()


def test_it_helps_to_prepare_and_to_speak(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    tekst = pagina(client, anna, casus)
    assert "Bereid het gesprek voor" in tekst
    for situatie in (
        "met de cliënt",
        "met een ouder",
        "kind alleen",
        "geweld gebruikt",
        "wordt boos",
    ):
        assert situatie in tekst
    assert "Beloof nooit dat u iets geheim houdt." in tekst
    assert "nooit familie of een buur" in tekst
    assert reverse("handeling", args=["de-linde", casus.id, "gesprek"]) in tekst


def test_the_special_route_says_not_now(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    leg(casus, anna, feit(anna, "uitwerking", signaal=2, vormen=("eergerelateerd_geweld",)))
    tekst = pagina(client, anna, casus)
    assert "Praat nog niet met de familie" in tekst
    assert "Iemand begint er zelf over" in tekst
    assert "Een gesprek met een ouder" not in tekst
    assert reverse("handeling", args=["de-linde", casus.id, "gesprek"]) not in tekst
    leg(casus, anna, feit(anna, "advies", vraag="Wat nu?", advies="Praat eerst met ons."))
    assert "Een gesprek met een ouder" in pagina(client, anna, casus)


def test_it_shows_how_to_make_contact_safely_and_no_name(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    mens: dict[str, Any] = {
        "code": "client",
        "client": "ja",
        "naam": "Truus Jansen",
        "relatie": "moeder",
    }
    contact: dict[str, Any] = {"contact_hoe": "Bel op dinsdag.", "contact_niet": "Geen brief."}
    leg(casus, anna, feit(anna, "betrokkene", **mens, **contact, leeftijd=81))
    tekst = pagina(client, anna, casus)
    assert "Bel op dinsdag." in tekst
    assert "Geen brief." in tekst
    assert "moeder, 81 jaar" in tekst
    assert "Truus" not in tekst


def test_what_fits_comes_first(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    leg(casus, anna, feit(anna, "betrokkene", code="client", client="ja", leeftijd=81))
    tekst = pagina(client, anna, casus)
    assert tekst.index("Een gesprek met een oudere") < tekst.index("Een gesprek met een ouder<")


def test_more_people_take_no_more_queries(client: Client, anna: Lidmaatschap, casus: Casus) -> None:
    als(client, anna)
    url = reverse("gesprek_voorbereiden", args=["de-linde", casus.id])
    eerst = aantal_vragen(client, url)
    leg(
        casus,
        anna,
        *[feit(anna, "betrokkene", code=f"p{n}", contact_hoe="Bel.") for n in range(30)],
    )
    assert aantal_vragen(client, url) == eerst
