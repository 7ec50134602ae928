"""The page that holds practice against paper: counts, never a name or a casus."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.vragen import aantal_vragen
from tests.meldcodes.gereed import gepubliceerd
from tests.personages import als
from tests.tellingen.test_praktijk_tegen_papier import tel

PAD = "/o/de-linde/meldcode/praktijk/"


def nu() -> date:
    return timezone.localdate().replace(day=1)


def tekst(client: Client) -> str:
    antwoord = client.get(PAD)
    assert antwoord.status_code == 200
    return str(antwoord.content.decode())


def test_without_a_public_meldcode_there_is_nothing_to_hold_it_against(
    client: Client, gerda: Lidmaatschap
) -> None:
    pagina = tekst(als(client, gerda))
    assert "Er is nog geen meldcode gepubliceerd" in pagina
    assert "<table" not in pagina


def test_each_step_with_both_counts_and_advice_where_it_differs(
    client: Client, gerda: Lidmaatschap
) -> None:
    gepubliceerd(gerda, "individuele_ondersteuning")
    tel(gerda.organisatie, 6, begonnen=nu(), volgens_meldcode=",overleg,gesprek,")
    tel(gerda.organisatie, 8, begonnen=nu(), anders_dan_meldcode=",gesprek,")
    pagina = tekst(als(client, gerda))
    assert (
        "<td>Begeleider. Vervangt: aandachtsfunctionaris</td><td>alle, of bijna alle</td><td>minder dan 5</td>"
        in pagina
    )
    assert "aandachtsfunctionaris</td><td>6</td><td>8</td>" in pagina
    assert "Bij deze stappen gaat het vaak anders" in pagina
    assert "<li>Gesprek</li>" in pagina
    assert "<li>Overleg</li>" not in pagina
    assert "/o/de-linde/meldcode/schrijven/taken/" in pagina


def test_nothing_differs_and_nothing_is_advised(client: Client, anna: Lidmaatschap) -> None:
    gepubliceerd(anna, "individuele_ondersteuning")
    tel(anna.organisatie, 20, begonnen=nu(), volgens_meldcode=",gesprek,")
    assert "gaat het vaak anders" not in tekst(als(client, anna))


@pytest.mark.parametrize("wie", ["fatima", "linda", "peter", "bea", "chris"])
def test_nobody_else_sees_it(
    client: Client, gerda: Lidmaatschap, wie: str, request: pytest.FixtureRequest
) -> None:
    assert als(client, request.getfixturevalue(wie)).get(PAD).status_code == 404


def test_more_casussen_take_no_more_queries(client: Client, gerda: Lidmaatschap) -> None:
    gepubliceerd(gerda, "individuele_ondersteuning")
    als(client, gerda)
    eerst = aantal_vragen(client, PAD)
    tel(gerda.organisatie, 60, begonnen=nu(), volgens_meldcode=",gesprek,")
    assert aantal_vragen(client, PAD) == eerst
