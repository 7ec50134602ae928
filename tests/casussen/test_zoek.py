import pytest
from django.test import Client

from nietpluis.casussen import zoeken
from nietpluis.casussen.models import Casus, Kenmerk, Raadpleging
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, leg
from tests.casussen.werk_schermen import LIJST, aan_het_werk
from tests.personages import als

ZOEK = f"{LIJST}zoek/"


@pytest.fixture
def casus(anna: Lidmaatschap, fatima: Lidmaatschap) -> Casus:
    casus = aan_het_werk(anna, fatima, over_wie="mevrouw van dinsdag")
    leg(
        casus,
        anna,
        feit(anna, "betrokkene", code="p1", client="ja", naam="Truus Peeters", kenmerk="AB-1234"),
    )
    return casus


@pytest.mark.parametrize("term", ["peeters", "TRUUS", "dinsdag", "ab 1234", "K 1", "1"])
def test_name_client_number_and_number_find_it(
    client: Client, anna: Lidmaatschap, casus: Casus, term: str
) -> None:
    pagina = als(client, anna).post(ZOEK, {"zoek": term}).content.decode()
    assert str(casus.id) in pagina
    assert "Truus Peeters" not in pagina


@pytest.mark.parametrize("term", ["peeters", "ab1234", "K 1"])
def test_a_colleague_finds_nothing(
    client: Client, bram: Lidmaatschap, casus: Casus, term: str
) -> None:
    pagina = als(client, bram).post(ZOEK, {"zoek": term}).content.decode()
    assert "Niets gevonden" in pagina


def test_that_one_searched_is_recorded_and_what_for_is_not(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    als(client, anna).post(ZOEK, {"zoek": "peeters"})
    with met_lid(anna):
        rij = Raadpleging.objects.get()
    assert rij.wat == "zoeken"
    assert "peeters" not in str(vars(rij)).casefold()


def test_a_term_never_stands_in_an_address(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    assert als(client, anna).get(f"{ZOEK}?zoek=peeters")["Location"] == LIJST


def test_two_letters_are_too_few_for_a_name(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    assert (
        "Schrijf ten minste drie letters"
        in als(client, anna).post(ZOEK, {"zoek": "pe"}).content.decode()
    )


def test_it_says_so_when_it_did_not_look_everywhere(
    client: Client,
    anna: Lidmaatschap,
    fatima: Lidmaatschap,
    casus: Casus,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    aan_het_werk(anna, fatima)
    monkeypatch.setattr(zoeken, "MEESTE_ETIKETTEN", 1)
    assert (
        "die het laatst veranderden"
        in als(client, anna).post(ZOEK, {"zoek": "jansen"}).content.decode()
    )


@pytest.mark.parametrize("term", ["K", "²", "9" * 40, "%", "' or 1=1", "\x00"])
def test_a_strange_term_finds_nothing(
    client: Client, anna: Lidmaatschap, casus: Casus, term: str
) -> None:
    assert als(client, anna).post(ZOEK, {"zoek": term}, follow=True).status_code == 200


def log(lid: Lidmaatschap) -> Raadpleging:
    with met_lid(lid):
        rij = Raadpleging.objects.order_by("id").last()
    assert rij
    return rij


@pytest.mark.parametrize(
    ("term", "hoe", "treffers"),
    [("peeters", "naam", 1), ("ab 1234", "kenmerk", 1), ("K 1", "nummer", 1), ("pe", "naam", 0)],
)
def test_the_log_says_how_was_searched_and_how_many_were_found(
    client: Client, anna: Lidmaatschap, casus: Casus, term: str, hoe: str, treffers: int
) -> None:
    als(client, anna).post(ZOEK, {"zoek": term})
    rij = log(anna)
    assert (rij.soort, rij.gezocht_op, rij.treffers) == ("zoeken", hoe, treffers)


def test_the_same_search_is_known_again_and_leads_to_no_casus(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    afdrukken = []
    for term in ("ab 1234", "AB-1234", "peeters"):
        als(client, anna).post(ZOEK, {"zoek": term})
        afdrukken.append(log(anna).gezocht)
    assert afdrukken[0] == afdrukken[1] != afdrukken[2]
    with met_lid(anna):
        assert not Kenmerk.objects.filter(afdruk__in=afdrukken).exists()


def test_nothing_to_search_for_leaves_no_hash(
    client: Client, anna: Lidmaatschap, casus: Casus
) -> None:
    als(client, anna).post(ZOEK, {"zoek": "?!"})
    assert log(anna).gezocht is None
