"""Reading that stands out is noticed, told to who oversees, and judged once."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nietpluis.casussen.bewaken import zegel
from nietpluis.casussen.bewaken.oordelen import (
    AlGeoordeeld,
    Oordeel,
    aantal_open,
    geef_oordeel,
    haal,
)
from nietpluis.casussen.bewaken.ronde import bewaak
from nietpluis.casussen.models import Casus, Leessignaal, Raadpleging
from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.organisaties.models import Lidmaatschap, Rol, Rolvervulling
from nietpluis.organisaties.toegang import met_lid
from nietpluis.post.models import Poststuk
from tests.casussen.casus import feit, geef, leg, neem
from tests.casussen.vragen import aantal_vragen
from tests.personages import als

NU = (timezone.now() + timedelta(days=1)).astimezone(NEDERLAND).replace(hour=14, minute=0)
"""An afternoon on which everybody of the cast works here."""
LIJST = reverse("leessignalen", args=["de-linde"])


def las(lid: Lidmaatschap, aantal: int = 20, **velden: object) -> None:
    """This person read so many casussen in the last hour."""
    with met_lid(lid, schrijven=True):
        Raadpleging.objects.bulk_create(
            Raadpleging(
                organisatie_id=lid.organisatie_id,
                lid=lid,
                **{
                    "wanneer": NU - timedelta(minutes=n),
                    "casus": uuid4(),
                    "nummer": 1000 + n,
                    "wat": "casus",
                    "grond": "toegewezen",
                    **velden,
                },
            )
            for n in range(aantal)
        )


def ronde(lid: Lidmaatschap, nu: datetime = NU) -> int:
    with met_lid(lid, schrijven=True):
        return bewaak(lid.organisatie, nu)


def signalen(lid: Lidmaatschap) -> list[Leessignaal]:
    with met_lid(lid):
        return list(Leessignaal.objects.order_by("gezien_op", "regel", "trap"))


def post(lid: Lidmaatschap) -> int:
    with met_lid(lid):
        return Poststuk.objects.filter(eenmaal__startswith="lezen:").count()


def zien(client: Client, lid: Lidmaatschap) -> str:
    return als(client, lid).get(LIJST).content.decode()


def test_many_casussen_in_an_hour_are_told_once(bram: Lidmaatschap) -> None:
    las(bram)
    assert ronde(bram) == 1
    assert ronde(bram) == 0
    assert [(s.regel, s.aantal, s.over_id) for s in signalen(bram)] == [
        ("veel_dossiers", 20, bram.id)
    ]


def test_going_on_is_told_again_at_twice_as_many(bram: Lidmaatschap) -> None:
    las(bram)
    ronde(bram)
    las(bram, 10)
    assert ronde(bram) == 0
    las(bram, 10)
    assert ronde(bram) == 1
    assert [s.trap for s in signalen(bram)] == [0, 1]


def test_ordinary_reading_is_not_told(bram: Lidmaatschap) -> None:
    las(bram, 12)
    assert ronde(bram) == 0


def test_rows_of_before_the_new_columns_count_as_reading(bram: Lidmaatschap) -> None:
    las(bram, soort=None)
    assert ronde(bram) == 1


def test_reading_at_night_is_told(bram: Lidmaatschap) -> None:
    las(bram, 3, wanneer=NU.replace(hour=3))
    assert ronde(bram) == 1
    assert signalen(bram)[0].regel == "nacht"


def casus_van(fatima: Lidmaatschap, anna: Lidmaatschap, naam: str) -> Casus:
    casus = neem(geef(fatima), anna).casus
    leg(casus, anna, feit(anna, "betrokkene", code="p1", client="ja", naam=naam))
    return casus


@pytest.mark.parametrize(("naam", "aantal"), [("Truus de Wit", 1), ("Truus Peeters", 0)])
def test_the_own_family_name_in_a_casus_is_told_without_the_name(
    fatima: Lidmaatschap, anna: Lidmaatschap, naam: str, aantal: int
) -> None:
    casus = casus_van(fatima, anna, naam)
    las(anna, 1, casus=casus.id, nummer=casus.nummer)
    assert ronde(anna) == aantal
    for signaal in signalen(anna):
        assert (signaal.regel, signaal.nummer) == ("eigen_naam", casus.nummer)
        assert "wit" not in str(vars(signaal)).casefold()


def test_the_own_family_name_is_told_once_and_not_each_day(
    fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    casus = casus_van(fatima, anna, "Truus de Wit")
    las(anna, 1, casus=casus.id)
    ronde(anna)
    morgen = NU + timedelta(days=1)
    las(anna, 1, casus=casus.id, wanneer=morgen)
    assert ronde(anna, morgen) == 0


def test_more_readings_take_no_more_queries(
    fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    las(bram, 25)
    with CaptureQueriesContext(connection) as eerst:
        ronde(bram)
    for lid in (fatima, anna, bram):
        las(lid, 100, wanneer=NU + timedelta(days=3))
    with CaptureQueriesContext(connection) as later:
        ronde(bram, NU + timedelta(days=3, minutes=1))
    # Each person who is mailed is one row of post.
    assert len(later) <= len(eerst) + 6


@pytest.mark.parametrize(
    ("over", "wel", "niet"),
    [
        ("bram", ["peter", "anna", "gerda"], ["bram", "bea", "fatima", "chris"]),
        ("fatima", ["peter", "anna", "bram"], ["fatima", "gerda", "bea", "chris"]),
        ("peter", ["anna", "bram", "gerda"], ["peter", "bea"]),
    ],
)
def test_it_goes_to_who_oversees_and_never_to_the_reader(
    client: Client, request: pytest.FixtureRequest, over: str, wel: list[str], niet: list[str]
) -> None:
    las(lezer := request.getfixturevalue(over))
    ronde(lezer)
    for naam in wel:
        assert "Veel casussen in korte tijd" in zien(client, request.getfixturevalue(naam))
    for naam in niet:
        assert "Veel casussen" not in zien(client, request.getfixturevalue(naam))


def test_the_mail_is_for_who_may_judge_and_once_a_day(
    bram: Lidmaatschap,
    anna: Lidmaatschap,
    peter: Lidmaatschap,
    gerda: Lidmaatschap,
    settings: object,
) -> None:
    las(bram)
    ronde(bram)
    eerst = post(bram)
    assert eerst == 3
    las(bram, 25)
    ronde(bram)
    assert post(bram) == eerst


def test_whom_the_casus_is_about_hears_nothing(
    client: Client,
    fatima: Lidmaatschap,
    anna: Lidmaatschap,
    peter: Lidmaatschap,
    bram: Lidmaatschap,
) -> None:
    casus = neem(geef(fatima, werkt_hier="ja", over_lid=str(peter.id)), anna).casus
    leg(casus, anna, feit(anna, "betrokkene", code="p1", client="ja", naam="Truus de Wit"))
    las(anna, 1, casus=casus.id)
    assert ronde(anna) == 1
    assert "Zelfde achternaam" not in zien(client, peter)
    assert "Zelfde achternaam" in zien(client, bram)
    signaal = signalen(anna)[0]
    adres = reverse("leessignaal", args=["de-linde", signaal.id])
    assert als(client, peter).get(adres).status_code == 404
    with met_lid(peter):
        assert aantal_open(peter) == 0


def test_in_a_practice_of_one_it_is_only_kept(anna: Lidmaatschap, de_linde: object) -> None:
    with met_lid(anna, schrijven=True):
        Rolvervulling.objects.exclude(lid=anna).delete()
        Rolvervulling.objects.create(lid=anna, rol=Rol.PRIVACYFUNCTIONARIS)
    las(anna)
    assert ronde(anna) == 1
    assert post(anna) == 0


def adres_van(lid: Lidmaatschap) -> str:
    las(lid)
    ronde(lid)
    return reverse("leessignaal", args=["de-linde", signalen(lid)[0].id])


def test_a_judgement_is_given_with_a_reason_and_stands(
    client: Client, bram: Lidmaatschap, peter: Lidmaatschap, anna: Lidmaatschap
) -> None:
    adres = adres_van(bram)
    antwoord = als(client, peter).post(adres, {"oordeel": "normaal", "waarom": "Verving Anna."})
    assert antwoord["Location"] == LIJST
    signaal = signalen(peter)[0]
    assert (signaal.oordeel, signaal.geoordeeld_door_id) == ("normaal", peter.id)
    assert zegel.lees(signaal) == {"waarom": "Verving Anna."}
    assert b"Verving" not in bytes(signaal.zegel)
    pagina = als(client, anna).get(adres).content.decode()
    assert "Verving Anna." in pagina
    assert "Bewaar uw oordeel" not in pagina
    als(client, anna).post(adres, {"oordeel": "niet_in_orde", "waarom": "Toch niet."})
    assert signalen(peter)[0].oordeel == "normaal"
    assert "Gewoon werk" in als(client, anna).get(f"{LIJST}?toon=beoordeeld").content.decode()


def test_a_judgement_without_a_reason_is_asked_again(
    client: Client, bram: Lidmaatschap, peter: Lidmaatschap
) -> None:
    antwoord = als(client, peter).post(adres_van(bram), {"oordeel": "normaal", "waarom": ""})
    assert antwoord.status_code == 422
    assert signalen(peter)[0].oordeel == ""


def test_of_two_who_judge_at_once_the_second_hears_it(
    client: Client, bram: Lidmaatschap, peter: Lidmaatschap, anna: Lidmaatschap
) -> None:
    adres_van(bram)
    id_ = signalen(bram)[0].id
    with met_lid(peter, schrijven=True):
        een, ander = haal(peter, id_), haal(anna, id_)
        assert een
        assert ander
        geef_oordeel(een, peter, Oordeel.NORMAAL, "Gewoon.", timezone.now())
        with pytest.raises(AlGeoordeeld, match="Peter"):
            geef_oordeel(ander, anna, Oordeel.NIET_IN_ORDE, "Nee.", timezone.now())


@pytest.mark.parametrize("wie", ["bram", "bea", "fatima", "linda", "chris"])
def test_nobody_else_judges(client: Client, request: pytest.FixtureRequest, wie: str) -> None:
    adres = adres_van(request.getfixturevalue("bram"))
    lid = request.getfixturevalue(wie)
    assert als(client, lid).get(adres).status_code == 404
    assert als(client, lid).post(adres, {"oordeel": "normaal", "waarom": "x"}).status_code == 404


def test_looking_at_it_is_reading_too(
    client: Client, bram: Lidmaatschap, peter: Lidmaatschap
) -> None:
    als(client, peter).get(adres_van(bram))
    with met_lid(peter):
        rij = Raadpleging.objects.get(lid=peter)
    assert (rij.wat, rij.grond) == ("leessignaal", "privacyfunctionaris")


def test_the_home_says_that_something_waits(
    client: Client, bram: Lidmaatschap, peter: Lidmaatschap
) -> None:
    start = reverse("start", args=["de-linde"])
    assert "Er wacht iets op uw oordeel" not in als(client, peter).get(start).content.decode()
    adres_van(bram)
    assert "Er wacht iets op uw oordeel" in als(client, peter).get(start).content.decode()
    assert "Er wacht iets op uw oordeel" not in als(client, bram).get(start).content.decode()


def test_a_long_list_takes_no_more_queries_and_goes_on(
    client: Client, bram: Lidmaatschap, peter: Lidmaatschap
) -> None:
    adres_van(bram)
    als(client, peter)
    eerst = aantal_vragen(client, LIJST)
    with met_lid(bram, schrijven=True):
        een = Leessignaal.objects.get()
        for n in range(40):
            een.pk, een.trap, een.gezien_op = uuid4(), n + 1, NU - timedelta(minutes=n)
            een.save(force_insert=True)
    assert aantal_vragen(client, LIJST) == eerst
    eerste = client.get(LIJST)
    tweede = client.get(LIJST + eerste.context["volgende_url"])
    ids = [k.id for a in (eerste, tweede) for k in a.context["kaarten"]]
    assert len(ids) == len(set(ids)) == 41
    assert client.get(f"{LIJST}?na=onzin").status_code == 200


def test_a_broken_seal_shows_no_words(bram: Lidmaatschap) -> None:
    adres_van(bram)
    signaal = signalen(bram)[0]
    zegel.schrijf(signaal, waarom="x")
    signaal.id = uuid4()
    assert zegel.lees(signaal) == {}


@pytest.mark.usefixtures("de_linde", "de_wegwijzer")
def test_the_command_looks_at_every_organisation(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("bewaak")
    assert "0 nieuwe leessignalen." in capsys.readouterr().out
