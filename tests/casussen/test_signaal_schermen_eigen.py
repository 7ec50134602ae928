"""Afterwards: status, who has it, the next visit, and what the giver adds; never what others wrote."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nietpluis.casussen.models import Casus, EigenSignaal, Raadpleging
from nietpluis.casussen.signaleren import voeg_samen
from nietpluis.casussen.views.eigen_berichten import EigenBericht
from nietpluis.kern.feiten.besluiten import Melding
from nietpluis.kern.feiten.gesprekken import Advies
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.casus import feit, geef, lees, leg, neem
from tests.casussen.signaal_schermen import SIGNALEN, tekst
from tests.databases import tel
from tests.personages import als


def eigen_id(lid: Lidmaatschap) -> UUID:
    with met_lid(lid):
        return EigenSignaal.objects.filter(lid=lid).latest("gegeven_op").id


@pytest.fixture
def casus(fatima: Lidmaatschap) -> Casus:
    return geef(fatima)


@pytest.fixture
def telefoon(client: Client, casus: Casus, fatima: Lidmaatschap) -> Client:
    return als(client, fatima)


def adres(lid: Lidmaatschap, deel: str = "") -> str:
    return f"{SIGNALEN}{eigen_id(lid)}/{deel}"


def test_it_says_who_reads_it_and_by_when(telefoon: Client, fatima: Lidmaatschap) -> None:
    pagina = tekst(telefoon.get(adres(fatima)))
    assert "Anna de Wit leest uw signaal uiterlijk" in pagina
    assert "Verstuurd" in pagina


def test_a_day_that_passed_is_no_promise_any_more() -> None:
    gisteren = timezone.now() - timedelta(days=1)
    gelezen = EigenBericht(uuid4(), gisteren, heeft="Anna de Wit", leest_voor=gisteren)
    assert "Anna de Wit zou uw signaal lezen vóór" in gelezen.zin
    gebeld = EigenBericht(uuid4(), gisteren, "gelezen", heeft="Anna de Wit", belt_voor=gisteren)
    assert "zou u bellen vóór" in gebeld.zin


def test_the_list_has_the_numbers_that_it_speaks_of(
    telefoon: Client, casus: Casus, anna: Lidmaatschap
) -> None:
    assert anna.telefoon in tekst(telefoon.get(SIGNALEN))


def test_the_line_for_the_next_visit_is_shown(
    telefoon: Client, casus: Casus, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    neem(casus, anna, volgend_bezoek="Let op of mevrouw alleen is.")
    assert "Let op of mevrouw alleen is." in tekst(telefoon.get(adres(fatima)))


def test_own_words_and_those_of_others_are_not_read_back(
    telefoon: Client, casus: Casus, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    geopend = neem(casus, anna)
    leg(
        geopend.casus, anna, feit(anna, "overleg", met="collega", uitkomst="De huisarts weet meer.")
    )
    for pagina in (adres(fatima), SIGNALEN, "/o/de-linde/"):
        gelezen = tekst(telefoon.get(pagina))
        assert "De huisarts weet meer." not in gelezen
        assert "blauwe plek" not in gelezen


@pytest.mark.parametrize(("deel", "kind", "velden"), [
    ("advies/", Advies, {"advies": "Bel de huisarts."}),
    ("melding/", Melding, {"wat": "Wat ik zag.", "hoe": "telefoon"}),
])  # fmt: skip
def test_the_giver_adds_what_veilig_thuis_said(
    telefoon: Client,
    casus: Casus,
    fatima: Lidmaatschap,
    deel: str,
    kind: type[Advies | Melding],
    velden: dict[str, str],
) -> None:
    assert "staat erbij" in tekst(telefoon.post(adres(fatima, deel), velden, follow=True))
    assert lees(casus, fatima).dossier.laatste(kind) is not None


def test_the_same_advice_sent_twice_is_once(
    telefoon: Client, casus: Casus, fatima: Lidmaatschap
) -> None:
    for _ in range(2):
        telefoon.post(adres(fatima, "advies/"), {"advies": "Bel de huisarts."})
    assert len(list(lees(casus, fatima).dossier.van(Advies))) == 1


def test_what_is_added_follows_the_signal_into_the_casus_it_joined(
    telefoon: Client, casus: Casus, fatima: Lidmaatschap, romy: Lidmaatschap, anna: Lidmaatschap
) -> None:
    doel = neem(geef(romy), anna).casus
    voor = _kop(telefoon, fatima)
    with met_lid(anna, schrijven=True):
        signaal = Casus.objects.get(id=casus.id)
        voeg_samen(signaal, doel, anna, na=signaal.aantal, na_doel=doel.aantal)
    assert _kop(telefoon, fatima) == voor
    telefoon.post(adres(fatima, "advies/"), {"advies": "Bel de huisarts."})
    assert lees(doel, anna).dossier.laatste(Advies) is not None
    verbeterd = {"zag_of_hoorde": "Rechts.", "reden": "Andere arm."}
    assert telefoon.post(adres(fatima, "verbeteren/"), verbeterd).status_code == 302
    woorden = [signaal.zag_of_hoorde for _, signaal in lees(doel, anna).dossier.van(Signaal)]
    assert "Rechts." in woorden


def _kop(telefoon: Client, lid: Lidmaatschap) -> str:
    return tekst(telefoon.get(adres(lid))).split("<h1>")[1].split("</h1>")[0]


def test_a_closed_signal_takes_no_advice_but_says_what_to_do(
    telefoon: Client, casus: Casus, fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    geopend = neem(casus, anna)
    leg(geopend.casus, anna, feit(anna, "afsluiting", reden="dubbel"))
    antwoord = telefoon.post(adres(fatima, "advies/"), {"advies": "Bel de huisarts."})
    assert antwoord.status_code == 422
    assert "Geef een nieuw signaal" in tekst(antwoord)
    assert "Bel de huisarts." in tekst(antwoord)


def test_opening_it_is_recorded(telefoon: Client, casus: Casus, fatima: Lidmaatschap) -> None:
    telefoon.get(adres(fatima, "verbeteren/"))
    with met_lid(fatima):
        gelezen = Raadpleging.objects.get()
    assert (gelezen.wat, gelezen.grond, gelezen.casus) == ("eigen_correctie", "melder", casus.id)


@pytest.mark.parametrize("deel", ["", "verstuurd/", "advies/", "melding/", "verbeteren/"])
def test_the_signal_of_another_is_not_there(
    client: Client, casus: Casus, fatima: Lidmaatschap, romy: Lidmaatschap, deel: str
) -> None:
    vreemd = als(client, romy).get(adres(fatima, deel))
    geen = client.get(f"{SIGNALEN}{uuid4()}/{deel}")
    assert vreemd.status_code == geen.status_code == 404
    assert vreemd.content == geen.content or len(vreemd.content) == len(geen.content)


def test_the_list_turns_its_pages(telefoon: Client, fatima: Lidmaatschap) -> None:
    for _ in range(21):
        geef(fatima)
    eerste = telefoon.get(SIGNALEN)
    assert len(eerste.context["berichten"]) == 20
    tweede = telefoon.get(eerste.context["volgende_url"])
    assert len(tweede.context["berichten"]) == 2
    assert tweede.context["volgende_url"] == ""
    assert telefoon.get(f"{SIGNALEN}?na=onzin").status_code == 200


def test_the_number_of_queries_does_not_grow(telefoon: Client, fatima: Lidmaatschap) -> None:
    def aantal(pagina: str) -> int:
        with CaptureQueriesContext(connection) as gemeten:
            telefoon.get(pagina)
        return tel(gemeten)

    paginas = (SIGNALEN, "/o/de-linde/")
    voor = [aantal(pagina) for pagina in paginas]
    for _ in range(4):
        geef(fatima)
    assert [aantal(pagina) for pagina in paginas] == voor
    assert max(voor) <= 20
