"""Half-typed work: sealed, for its writer only, gone when it is recorded or after its term."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from nietpluis.casussen import concepten
from nietpluis.casussen.concepten import GROOTST, ConceptTeGroot
from nietpluis.casussen.models import Concept
from nietpluis.kluis.models import Dossiersleutel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.databases import overal
from tests.personages import als

GETYPT = {"over_wie": "mevrouw Kanarie", "zag_of_hoorde": "Zij huilde."}
TERMIJN = timedelta(days=14)


def bewaar(lid: Lidmaatschap, waarvoor: str = "signaal", **velden: str) -> Concept:
    with met_lid(lid, schrijven=True):
        return concepten.bewaar(lid, waarvoor, velden or GETYPT)


def lees(lid: Lidmaatschap, waarvoor: str = "signaal") -> dict[str, Any]:
    with met_lid(lid):
        return concepten.lees(lid, waarvoor)


def gooi_weg(lid: Lidmaatschap, waarvoor: str = "signaal") -> None:
    with met_lid(lid, schrijven=True):
        concepten.gooi_weg(lid, waarvoor)


def over() -> tuple[int, int]:
    """How many drafts there are, and how many keys of drafts."""
    sleutels = Dossiersleutel.objects.filter(soort=Dossiersleutel.Soort.CONCEPT)
    return len(overal(Concept.objects.all)), sleutels.count()


class Stroomuitval(Exception):
    """What a test throws where it cuts the power."""


@contextmanager
def wordt_afgebroken(lid: Lidmaatschap) -> Iterator[None]:
    """A transaction that fails just before it holds."""
    with met_lid(lid, schrijven=True):
        yield
        raise Stroomuitval


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Move the clock of drafts."""
    nu = timezone.now()

    def zet(verschil: timedelta) -> None:
        def klok() -> datetime:
            return nu + verschil

        monkeypatch.setattr("nietpluis.casussen.concepten.timezone.now", klok)

    return zet


def test_what_was_typed_comes_back(fatima: Lidmaatschap) -> None:
    bewaar(fatima)
    assert lees(fatima) == GETYPT
    bewaar(fatima, over_wie="Iemand anders")
    assert lees(fatima) == {"over_wie": "Iemand anders"}
    assert over() == (1, 1)


def test_each_form_has_its_own(fatima: Lidmaatschap) -> None:
    bewaar(fatima)
    assert lees(fatima, "terugbellen") == {}
    bewaar(fatima, "terugbellen", bel_nummer="06")
    assert lees(fatima) == GETYPT
    assert over() == (2, 2)


@pytest.mark.parametrize("wie", ["romy", "anna", "bea", "peter", "chris", "sanne"])
def test_nobody_else_sees_it(
    fatima: Lidmaatschap, request: pytest.FixtureRequest, wie: str
) -> None:
    bewaar(fatima)
    ander = request.getfixturevalue(wie)
    assert lees(ander) == {}
    gooi_weg(ander)
    bewaar(ander, over_wie="iets van mij")
    assert lees(fatima) == GETYPT


def test_it_is_sealed(fatima: Lidmaatschap) -> None:
    concept = bewaar(fatima)
    assert b"Kanarie" not in bytes(concept.zegel)
    assert len(bytes(concept.zegel)) % 256 < 64  # padded: its length does not tell how much


def test_a_draft_of_one_person_put_in_the_place_of_another_does_not_open(
    fatima: Lidmaatschap, romy: Lidmaatschap
) -> None:
    """Whoever can write in the database moves a row; the seal names its place."""
    van_fatima, van_romy = bewaar(fatima), bewaar(romy, over_wie="eigen")
    with met_lid(romy, schrijven=True):
        Concept.objects.filter(id=van_romy.id).update(zegel=van_fatima.zegel)
    assert lees(romy) == {}


@pytest.mark.django_db(transaction=True)
def test_thrown_away_the_row_and_the_key_are_gone(fatima: Lidmaatschap) -> None:
    bewaar(fatima)
    gooi_weg(fatima)
    assert lees(fatima) == {}
    assert over() == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_recording_that_fails_after_it_does_not_cost_the_draft(fatima: Lidmaatschap) -> None:
    bewaar(fatima)
    with pytest.raises(Stroomuitval), wordt_afgebroken(fatima):
        concepten.gooi_weg(fatima, "signaal")
    assert lees(fatima) == GETYPT


def test_it_stays_for_its_term_and_no_longer(
    fatima: Lidmaatschap, later: Callable[[timedelta], None]
) -> None:
    bewaar(fatima)
    later(TERMIJN - timedelta(minutes=1))
    assert lees(fatima) == GETYPT
    later(TERMIJN + timedelta(minutes=1))
    assert lees(fatima) == {}


@pytest.mark.django_db(transaction=True)
def test_the_daily_round_removes_what_is_past_its_term(
    fatima: Lidmaatschap, romy: Lidmaatschap, later: Callable[[timedelta], None]
) -> None:
    bewaar(fatima)
    later(timedelta(days=10))
    bewaar(romy)
    later(TERMIJN + timedelta(minutes=1))
    with met_lid(romy, schrijven=True):
        assert concepten.ruim_op() == 1
    assert over() == (1, 1)
    assert lees(romy) == GETYPT


def test_typing_on_starts_the_term_anew(
    fatima: Lidmaatschap, later: Callable[[timedelta], None]
) -> None:
    bewaar(fatima)
    later(timedelta(days=10))
    bewaar(fatima, over_wie="nog bezig")
    later(timedelta(days=20))
    assert lees(fatima) == {"over_wie": "nog bezig"}


def test_more_than_it_can_hold_is_refused_and_what_was_there_stays(fatima: Lidmaatschap) -> None:
    bewaar(fatima)
    with pytest.raises(ConceptTeGroot):
        bewaar(fatima, zag_of_hoorde="a" * GROOTST)
    assert lees(fatima) == GETYPT


def test_a_draft_whose_key_is_gone_makes_room(fatima: Lidmaatschap) -> None:
    """An old backup of the key store: what was typed is lost, typing on is not."""
    bewaar(fatima)
    Dossiersleutel.objects.all().delete()
    assert lees(fatima) == {}
    bewaar(fatima, over_wie="opnieuw")
    assert lees(fatima) == {"over_wie": "opnieuw"}


def test_it_survives_signing_out_and_in(fatima: Lidmaatschap, client: Client) -> None:
    als(client, fatima)
    bewaar(fatima)
    client.post("/aanmelden/logout/")
    als(client, fatima)
    assert lees(fatima) == GETYPT


def test_a_draft_cut_off_in_the_middle_leaves_what_was_there(fatima: Lidmaatschap) -> None:
    bewaar(fatima)
    with pytest.raises(Stroomuitval), wordt_afgebroken(fatima):
        concepten.bewaar(fatima, "signaal", {"over_wie": "half"})
    assert lees(fatima) == GETYPT


def test_the_draft_and_its_key_live_apart(fatima: Lidmaatschap) -> None:
    bewaar(fatima)
    assert "kluis_dossiersleutel" not in connection.introspection.table_names()
    assert "casussen_concept" not in connections["sleutels"].introspection.table_names()
