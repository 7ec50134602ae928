"""Somebody without a tie opens a casus in need: with a reason, for a day, seen by everybody whom it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.casussen.bewaken import zegel
from nietpluis.casussen.models import Casus, Leessignaal, Raadpleging, Toegang
from nietpluis.casussen.noodtoegang import breek_het_glas
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan
from nietpluis.kern.feiten.verloop import Noodtoegang
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.post.models import Poststuk
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.vragen import RUIM
from tests.personages import als

NOOD = reverse("noodtoegang", args=["de-linde"])
REDEN = "Anna is ziek. De school belt: het kind durft niet naar huis."


@pytest.fixture
def casus(fatima: Lidmaatschap, anna: Lidmaatschap) -> Casus:
    return neem(geef(fatima), anna).casus


def breek(client: Client, lid: Lidmaatschap, nummer: int | str, **velden: str) -> Any:
    gegeven = {"nummer": str(nummer), "reden": REDEN, **velden}
    return als(client, lid).post(NOOD, gegeven)


def pagina_van(casus: Casus) -> str:
    return reverse("casus", args=["de-linde", casus.id])


def rijen(lid: Lidmaatschap) -> list[tuple[str, str, int | None, int | None]]:
    with met_lid(lid):
        alle = Raadpleging.objects.filter(lid=lid).order_by("id")
        return [(r.wat, r.grond, r.nummer, r.treffers) for r in alle]


def signalen(lid: Lidmaatschap) -> list[Leessignaal]:
    with met_lid(lid):
        return list(Leessignaal.objects.order_by("gezien_op"))


def test_bram_opens_it_for_a_day(client: Client, casus: Casus, bram: Lidmaatschap) -> None:
    assert als(client, bram).get(pagina_van(casus)).status_code == 404
    antwoord = breek(client, bram, casus.nummer)
    assert antwoord["Location"] == pagina_van(casus)
    assert client.get(pagina_van(casus)).status_code == 200
    over = timezone.now() + timedelta(hours=24, minutes=1)
    with met_lid(bram):
        assert Casus.objects.voor(bram).exists()
        assert not Casus.objects.voor(bram, over).exists()
        assert not Toegang.objects.werklijst(bram, over).exists()


def test_it_stands_in_the_dossier_and_in_the_log(
    client: Client, casus: Casus, bram: Lidmaatschap, anna: Lidmaatschap
) -> None:
    breek(client, bram, casus.nummer)
    client.get(pagina_van(casus))
    assert rijen(bram) == [
        ("noodtoegang", "aandachtsfunctionaris", casus.nummer, 1),
        ("casus", "noodtoegang", casus.nummer, None),
    ]
    feiten = lees(casus, anna).dossier.feiten
    assert isinstance(feiten[-1], Noodtoegang)
    assert feiten[-1].reden == REDEN


def test_who_works_on_it_sees_it_at_once(
    client: Client, casus: Casus, bram: Lidmaatschap, anna: Lidmaatschap
) -> None:
    breek(client, bram, casus.nummer)
    pagina = als(client, anna).get(pagina_van(casus)).content.decode()
    assert "Bram Hendriks opende deze casus in nood" in pagina
    assert REDEN in pagina
    leg(casus, anna, feit(anna, "visie", visie="Gezien."))
    pagina = als(client, anna).get(pagina_van(casus)).content.decode()
    assert "opende deze casus in nood" not in pagina
    assert "In nood geopend" in pagina


def test_it_must_be_judged_by_another(
    client: Client, casus: Casus, bram: Lidmaatschap, peter: Lidmaatschap, anna: Lidmaatschap
) -> None:
    breek(client, bram, casus.nummer)
    signaal = signalen(bram)[0]
    assert (signaal.regel, signaal.over_id, signaal.oordeel) == ("noodtoegang", bram.id, "")
    assert signaal.uiterlijk > timezone.now()
    assert REDEN.encode() not in bytes(signaal.zegel)
    adres = reverse("leessignaal", args=["de-linde", signaal.id])
    assert REDEN in als(client, peter).get(adres).content.decode()
    assert als(client, bram).get(adres).status_code == 404
    with met_lid(peter):
        post = Poststuk.objects.filter(eenmaal__startswith="lezen:")
        assert post.count() == 3  # Anna, Peter, and Gerda because Bram himself oversees


def test_what_cannot_wait_may_be_recorded_and_the_rest_may_not(
    client: Client, casus: Casus, bram: Lidmaatschap
) -> None:
    breek(client, bram, casus.nummer)
    leg(casus, bram, feit(bram, "advies", advies="Bel 112."))
    for soort, velden in (("visie", {"visie": "x"}), ("besluit", {"melden": "nee"})):
        with pytest.raises(NietToegestaan):
            leg(casus, bram, feit(bram, soort, None, **velden))


def test_afterwards_nothing_may_be_recorded(casus: Casus, bram: Lidmaatschap) -> None:
    gisteren = timezone.now() - timedelta(hours=25)
    with met_lid(bram, schrijven=True):
        breek_het_glas(Casus.objects.get(id=casus.id), bram, REDEN, "", gisteren)
    with pytest.raises(NietToegestaan):
        leg(casus, bram, feit(bram, "advies", advies="x"))


def test_who_works_on_it_is_led_there_and_breaks_nothing(
    client: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    assert breek(client, anna, casus.nummer)["Location"] == pagina_van(casus)
    assert signalen(anna) == []


@pytest.mark.parametrize("wie", ["linda", "gerda"])
def test_who_leads_says_who_could_not_be_reached(
    client: Client, casus: Casus, request: pytest.FixtureRequest, wie: str
) -> None:
    lid = request.getfixturevalue(wie)
    antwoord = breek(client, lid, casus.nummer)
    assert antwoord.status_code == 422
    assert REDEN in antwoord.content.decode()
    assert rijen(lid) == []
    antwoord = breek(client, lid, casus.nummer, geprobeerd="Anna en Bram, drie keer gebeld")
    assert antwoord["Location"] == pagina_van(casus)
    assert zegel.lees(signalen(lid)[0])["geprobeerd"].startswith("Anna en Bram")


@pytest.mark.parametrize("wie", ["fatima", "romy", "peter", "bea", "chris"])
def test_others_have_no_such_page(
    client: Client, casus: Casus, request: pytest.FixtureRequest, wie: str
) -> None:
    lid = request.getfixturevalue(wie)
    assert als(client, lid).get(NOOD).status_code == 404
    assert breek(client, lid, casus.nummer).status_code == 404


@pytest.mark.parametrize("factor", [Factor.GEEN, Factor.GEZET])
def test_it_asks_a_fresh_second_step(
    client: Client, casus: Casus, bram: Lidmaatschap, factor: Factor
) -> None:
    client = als(client, bram, factor=factor)
    for antwoord in (client.get(NOOD), client.post(NOOD, {"nummer": casus.nummer, "reden": REDEN})):
        assert antwoord.status_code == 302
        assert pagina_van(casus) != antwoord["Location"]
    assert rijen(bram) == []


def test_whom_it_is_about_learns_nothing_and_others_do(
    client: Client,
    fatima: Lidmaatschap,
    anna: Lidmaatschap,
    bram: Lidmaatschap,
    peter: Lidmaatschap,
) -> None:
    casus = neem(geef(fatima, werkt_hier="ja", over_lid=str(bram.id)), anna).casus
    over_hem = breek(client, bram, casus.nummer)
    nergens = breek(client, bram, casus.nummer + 500)

    def kaal(antwoord: Any, nummer: int) -> str:
        regels = antwoord.content.decode().replace(f'"{nummer}"', '"N"').splitlines()
        return "\n".join(regel for regel in regels if "csrf" not in regel)

    assert over_hem.status_code == nergens.status_code == 422
    assert kaal(over_hem, casus.nummer) == kaal(nergens, casus.nummer + 500)
    assert [treffers for *_, treffers in rijen(bram)] == [0, 0]
    assert als(client, bram).get(pagina_van(casus)).status_code == 404
    assert [s.regel for s in signalen(bram)] == ["nood_over_zichzelf"]
    lijst = reverse("leessignalen", args=["de-linde"])
    assert "Zocht een casus over zichzelf" in als(client, peter).get(lijst).content.decode()
    assert "Zocht een casus" not in als(client, bram).get(lijst).content.decode()


def test_a_closed_casus_answers_as_one_that_is_not_there(
    client: Client, casus: Casus, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    leg(casus, anna, feit(anna, "afsluiting", reden="verkeerd_geopend"))
    assert "Er is geen lopende casus" in breek(client, bram, casus.nummer).content.decode()


@pytest.mark.parametrize("nummer", ["", "K", "-1", "99999999999"])
def test_a_number_that_is_none_keeps_what_was_typed(
    client: Client, casus: Casus, bram: Lidmaatschap, nummer: str
) -> None:
    antwoord = breek(client, bram, nummer)
    assert antwoord.status_code == 422
    assert REDEN in antwoord.content.decode()


def test_without_a_reason_nothing_opens(client: Client, casus: Casus, bram: Lidmaatschap) -> None:
    assert breek(client, bram, casus.nummer, reden=" ").status_code == 422
    assert signalen(bram) == []


def test_nobody_takes_it_out_of_the_dossier(
    client: Client, casus: Casus, bram: Lidmaatschap, anna: Lidmaatschap
) -> None:
    breek(client, bram, casus.nummer)
    nummer = len(lees(casus, anna).dossier.feiten)
    with pytest.raises(NietToegestaan):
        leg(casus, anna, feit(anna, "correctie", vervangt=nummer, reden="weg"))


def test_twice_in_a_day_is_told_twice(client: Client, casus: Casus, bram: Lidmaatschap) -> None:
    nu = timezone.now()
    for wanneer in (nu - timedelta(minutes=2), nu):
        with met_lid(bram, schrijven=True):
            breek_het_glas(Casus.objects.get(id=casus.id), bram, REDEN, "", wanneer)
    assert [s.trap for s in signalen(bram)] in ([0, 1], [0, 0])  # the second at midnight


def test_the_form_asks_few_queries(
    client: Client, casus: Casus, bram: Lidmaatschap, django_assert_max_num_queries: Any
) -> None:
    als(client, bram)
    with django_assert_max_num_queries(RUIM):
        assert client.get(NOOD).status_code == 200


def test_who_is_overtaken_keeps_what_was_typed(
    client: Client, casus: Casus, bram: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anna_was_voor(*_: object) -> None:
        raise IemandWasVoor("Anna de Wit")

    monkeypatch.setattr("nietpluis.casussen.views.noodtoegang.breek_het_glas", anna_was_voor)
    antwoord = breek(client, bram, casus.nummer)
    assert antwoord.status_code == 422
    assert "Anna de Wit was u net voor" in antwoord.content.decode()
    assert REDEN in antwoord.content.decode()
