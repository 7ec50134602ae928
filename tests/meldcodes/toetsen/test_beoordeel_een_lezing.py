"""A person confirms or overrules what the machine found; every word stays, and a later one stands beside it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from nietpluis.kern.uitslag import Elementuitslag
from nietpluis.meldcodes import beoordelen
from nietpluis.meldcodes.beoordelen import EerderBeoordeeld, Woord, geef_bevinding
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.models import Toetsing, Toetsoordeel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.meldcodes.toetsen.lezingen import gelezen, stand, wie
from tests.personages import als

pytestmark = pytest.mark.django_db(databases="__all__")
REDEN = "Het staat op bladzijde 2, in andere woorden."


@pytest.fixture
def toetsing(anna: Lidmaatschap) -> Toetsing:
    return gelezen(anna)


def zeg(lid: Lidmaatschap, toetsing: Toetsing, oordeel: str, **woord: Any) -> Toetsoordeel:
    """Judge the kindcheck of this check."""
    with met_lid(lid, schrijven=True):
        return geef_bevinding(
            toetsing, wie(lid), kindcheck(lid, toetsing), Woord(oordeel, **woord), timezone.now()
        )


def kindcheck(lid: Lidmaatschap, toetsing: Toetsing) -> Elementuitslag:
    alle = stand(lid, toetsing).uitslag.elementen
    return next(element for element in alle if element.code == "kindcheck")


def pad(toetsing: Toetsing, staart: str) -> str:
    return f"/o/de-linde/meldcode/toetsen/{toetsing.id}/{staart}"


def test_bevestigen_vraagt_geen_reden(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    zeg(anna, toetsing, "ontbreekt")
    (rij,) = stand(anna, toetsing).rijen
    assert (rij.oordeel, rij.naam, rij.waarover) == (
        "ontbreekt",
        "Anna de Wit, aandachtsfunctionaris",
        "element:kindcheck",
    )


def test_tegenspreken_vraagt_een_reden(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    with pytest.raises(MeldcodeFout) as fout:
        zeg(anna, toetsing, "aanwezig")
    assert fout.value.veld == "reden"
    zeg(anna, toetsing, "aanwezig", reden=REDEN)
    assert stand(anna, toetsing).bevinding(kindcheck(anna, toetsing)) == "aanwezig"


def test_een_later_oordeel_komt_ernaast(
    anna: Lidmaatschap, bram: Lidmaatschap, toetsing: Toetsing
) -> None:
    zeg(anna, toetsing, "ontbreekt")
    zeg(bram, toetsing, "aanwezig", reden=REDEN, na=1)
    na = stand(anna, toetsing)
    assert [rij.oordeel for rij in na.over("element:kindcheck")] == ["ontbreekt", "aanwezig"]
    assert kindcheck(anna, toetsing).bevinding == "ontbreekt"


def test_twee_tegelijk_de_tweede_hoort_wie_er_was(
    anna: Lidmaatschap, bram: Lidmaatschap, toetsing: Toetsing
) -> None:
    zeg(anna, toetsing, "ontbreekt")
    with pytest.raises(EerderBeoordeeld, match="Anna de Wit"):
        zeg(bram, toetsing, "aanwezig", reden=REDEN)
    assert len(stand(anna, toetsing).rijen) == 1


def test_twee_keer_drukken_geeft_een_oordeel(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    assert zeg(anna, toetsing, "ontbreekt").id == zeg(anna, toetsing, "ontbreekt").id


def test_een_oordeel_over_iets_anders_zit_niet_in_de_weg(
    anna: Lidmaatschap, bram: Lidmaatschap, toetsing: Toetsing
) -> None:
    zeg(anna, toetsing, "ontbreekt")
    with met_lid(bram, schrijven=True):
        waarschuwing = Woord(beoordelen.KLOPT)
        beoordelen.geef_waarschuwing(toetsing, wie(bram), 1, waarschuwing, timezone.now())
    assert [rij.volgnummer for rij in stand(anna, toetsing).rijen] == [1, 2]


def test_over_een_toets_die_weg_is_zegt_men_niets(anna: Lidmaatschap, toetsing: Toetsing) -> None:
    gevonden = kindcheck(anna, toetsing)
    with met_lid(anna, schrijven=True):
        Toetsing.objects.voor(anna).delete()
        with pytest.raises(MeldcodeFout, match="niet meer"):
            geef_bevinding(toetsing, wie(anna), gevonden, Woord("ontbreekt"), timezone.now())


@pytest.mark.parametrize("doe", ["wijzig", "verwijder"])
def test_de_database_laat_geen_woord_weg(anna: Lidmaatschap, toetsing: Toetsing, doe: str) -> None:
    zeg(anna, toetsing, "ontbreekt")
    with met_lid(anna, schrijven=True):
        rijen = Toetsoordeel.objects.voor(anna)
        with pytest.raises(IntegrityError), transaction.atomic():
            rijen.update(oordeel="aanwezig") if doe == "wijzig" else rijen.delete()


def test_op_het_scherm_met_een_druk_bevestigd(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    velden = {"oordeel": "ontbreekt", "na": "0"}
    antwoord = als(client, anna).post(pad(toetsing, "onderdeel/kindcheck/"), velden)
    assert antwoord["Location"] == pad(toetsing, "#element-kindcheck")
    pagina = client.get(antwoord["Location"]).content.decode()
    assert "volgens Anna de Wit, aandachtsfunctionaris" in pagina


def test_op_het_scherm_tegengesproken_zonder_reden(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    velden = {"oordeel": "aanwezig", "na": "0"}
    antwoord = als(client, anna).post(pad(toetsing, "onderdeel/kindcheck/"), velden)
    assert antwoord.status_code == 422
    assert beoordelen.REDEN_NODIG in antwoord.context["form"].errors["reden"]
    assert 'value="aanwezig"' in antwoord.content.decode()
    assert " checked" in antwoord.content.decode()


def test_wie_te_laat_is_houdt_zijn_woorden_en_kan_opnieuw_bewaren(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap, toetsing: Toetsing
) -> None:
    zeg(anna, toetsing, "ontbreekt")
    velden = {"oordeel": "aanwezig", "reden": REDEN, "na": "0"}
    antwoord = als(client, bram).post(pad(toetsing, "onderdeel/kindcheck/"), velden)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Anna de Wit" in pagina
    assert REDEN in pagina
    assert '<input type="hidden" name="na" value="1"' in pagina
    client.post(pad(toetsing, "onderdeel/kindcheck/"), velden | {"na": "1"})
    assert [rij.oordeel for rij in stand(anna, toetsing).rijen] == ["ontbreekt", "aanwezig"]


def test_een_punt_van_een_onderdeel_heeft_een_eigen_oordeel(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    adres = pad(toetsing, "onderdeel/stappenplan/stap_signalen/")
    als(client, anna).post(adres, {"oordeel": "onduidelijk", "reden": REDEN, "na": "0"})
    na = stand(anna, toetsing)
    assert [rij.waarover for rij in na.rijen] == ["criterium:stappenplan.stap_signalen"]
    assert "stappenplan" in {element.code for element in na.open}
    assert REDEN in client.get(adres).content.decode()
    assert REDEN in client.get(pad(toetsing, "onderdeel/stappenplan/")).content.decode()


def test_een_waarschuwing_klopt_of_klopt_niet(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    adres = pad(toetsing, "waarschuwing/1/")
    for nummer, oordeel in enumerate(("klopt", "klopt niet", "klopt niet")):
        als(client, anna).post(adres, {"oordeel": oordeel, "na": str(nummer)})
    assert [rij.oordeel for rij in stand(anna, toetsing).rijen] == ["klopt", "klopt niet"]
    antwoord = client.post(adres, {"oordeel": "klopt", "na": "0"}, follow=True)
    assert "gaf net een oordeel" in antwoord.content.decode()


@pytest.mark.parametrize("velden", [{}, {"oordeel": "misschien"}, {"na": "x"}], ids=str)
def test_een_waarschuwing_vraagt_een_van_twee(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing, velden: dict[str, str]
) -> None:
    antwoord = als(client, anna).post(pad(toetsing, "waarschuwing/1/"), velden, follow=True)
    assert beoordelen.KIES_KLOPT in antwoord.content.decode()
    assert not stand(anna, toetsing).rijen


@pytest.mark.parametrize(
    "staart",
    [
        "onderdeel/bestaat_niet/",
        "onderdeel/stappenplan/bestaat_niet/",
        "waarschuwing/99/",
        "waarschuwing/0/",
    ],
)
def test_wat_niet_in_de_lezing_staat_is_er_niet(
    client: Client, anna: Lidmaatschap, toetsing: Toetsing, staart: str
) -> None:
    assert als(client, anna).post(pad(toetsing, staart), {"oordeel": "klopt"}).status_code == 404


def test_de_beheerder_kijkt_en_oordeelt_niet(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, toetsing: Toetsing
) -> None:
    adres = pad(toetsing, "onderdeel/kindcheck/")
    assert "Bewaar uw bevinding" not in als(client, bea).get(adres).content.decode()
    antwoord = client.post(adres, {"oordeel": "ontbreekt", "na": "0"})
    assert antwoord.status_code == 422
    assert "Dit is het werk van" in antwoord.content.decode()
    assert client.post(pad(toetsing, "waarschuwing/1/"), {"oordeel": "klopt"}).status_code == 404
    assert client.get(pad(toetsing, "oordeel/")).status_code == 404
    assert not stand(anna, toetsing).rijen


def test_een_ander_huis_ziet_er_niets_van(
    client: Client, chris: Lidmaatschap, toetsing: Toetsing
) -> None:
    als(client, chris)
    for staart in ("", "onderdeel/kindcheck/", "oordeel/", "weg/"):
        assert client.get(pad(toetsing, staart)).status_code == 404
        daar = pad(toetsing, staart).replace("de-linde", "de-wegwijzer")
        assert client.get(daar).status_code == 404
