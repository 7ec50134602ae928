"""Beginning an organisation in the browser: who may, by which link, and what is there afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client, override_settings
from django.utils import timezone

from nietpluis.organisaties import inschrijven
from nietpluis.organisaties.beginformulieren import soorten
from nietpluis.organisaties.grenzen import Grens
from nietpluis.organisaties.inschrijven import Opgave
from nietpluis.organisaties.models import (
    Beheerhandeling,
    Gebruiker,
    Inschrijving,
    Lidmaatschap,
    Organisatie,
    Rol,
)
from nietpluis.organisaties.oprichten import Oprichting, richt_op, stel_slug_voor
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.postronde import ronde
from tests.organisaties.tweede_stap import STAP
from tests.personages import WACHTWOORD, als

SCHOOL = {
    "organisatie": "Basisschool De Esdoorn",
    "soort": "onderwijs/basisonderwijs",
    "telefoon": "088 000 03 00",
    "naam": "Bo Bakker",
    "email": "Bo@esdoorn.example",
    "rol": "bestuurder",
}
KEUZE = {
    "slug": "de-esdoorn",
    "voorzieningen": ["basisonderwijs"],
    "wachtwoord": WACHTWOORD,
    "nog_een_keer": WACHTWOORD,
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def open_site() -> Iterator[None]:
    with override_settings(BEGINNEN="open", MAIL_SERVER="mail.example"):
        yield


def link_uit_mail() -> str:
    ronde()
    gevonden = re.search(r"http://127\.0\.0\.1:8000(/begin/\S+)", str(mail.outbox[-1].body))
    assert gevonden
    return gevonden[1]


def opgave(**anders: Any) -> Opgave:
    velden = {
        "email": "bo@esdoorn.example",
        "naam": "Bo Bakker",
        "organisatie": "De Esdoorn",
        "sector": "onderwijs",
        "voorziening": "basisonderwijs",
        "telefoon": "088 000 03 00",
        "rol": "bestuurder",
    }
    return Opgave(**velden | anders)


def link(**anders: Any) -> str:
    return inschrijven.pad(inschrijven.schrijf_in(opgave(**anders), timezone.now()))


@pytest.mark.usefixtures("open_site")
def test_een_school_begint_met_een_link_uit_de_mail(client: Client) -> None:
    assert client.post("/begin/", SCHOOL)["Location"] == "/begin/gestuurd/"
    assert "Kijk in uw mail" in client.get("/begin/gestuurd/").content.decode()
    assert not Organisatie.objects.exists()
    adres = link_uit_mail()
    assert mail.outbox[0].to == ["bo@esdoorn.example"]
    pagina = client.get(adres).content.decode()
    assert "Basisschool De Esdoorn, Basisschool" in pagina
    assert 'value="basisschool-de-esdoorn"' in pagina
    antwoord = client.post(adres, KEUZE)
    assert antwoord["Location"] == f"{STAP}instellen/?next=%2Fo%2Fde-esdoorn%2Fbegin%2F"
    school = Organisatie.objects.get()
    assert (school.slug, school.naam) == ("de-esdoorn", SCHOOL["organisatie"])
    assert (school.sector, school.voorzieningen) == ("onderwijs", ["basisonderwijs"])
    with in_organisatie(school.id):
        bo = Lidmaatschap.objects.get()
        assert bo.rolnamen == {Rol.BESTUURDER, Rol.BEHEERDER}
        assert Beheerhandeling.objects.get_queryset().get().over == bo
    assert client.get("/o/de-esdoorn/begin/").status_code == 200
    assert not Inschrijving.objects.exists()
    assert Client().get(adres).status_code == 410


@pytest.mark.usefixtures("open_site")
def test_de_mail_noemt_niemand_en_de_rij_is_dicht(client: Client) -> None:
    client.post("/begin/", SCHOOL)
    rij = Inschrijving.objects.get()
    assert b"Esdoorn" not in bytes(rij.zegel)
    link_uit_mail()
    assert not re.search("Esdoorn|Bo |meldcode|geweld", str(mail.outbox[0].body))


@pytest.mark.usefixtures("open_site")
def test_een_bekend_adres_krijgt_hetzelfde_antwoord(client: Client, anna: Lidmaatschap) -> None:
    nieuw = client.post("/begin/", SCHOOL)
    bekend = client.post("/begin/", SCHOOL | {"email": anna.gebruiker.email})
    assert (bekend.status_code, bekend["Location"]) == (nieuw.status_code, nieuw["Location"])
    ronde()
    assert [brief.subject for brief in mail.outbox] == [mail.outbox[0].subject] * 2


def test_wie_een_account_heeft_meldt_zich_eerst_aan(client: Client, anna: Lidmaatschap) -> None:
    adres = link(email=anna.gebruiker.email)
    assert "Meld u eerst aan" in client.post(adres, KEUZE).content.decode()
    assert not Organisatie.objects.filter(slug="de-esdoorn").exists()
    als(client, anna)
    assert "wachtwoord" not in client.get(adres).context["form"].fields
    assert client.post(adres, KEUZE)["Location"] == "/o/de-esdoorn/begin/"
    assert anna.gebruiker.check_password(WACHTWOORD)


def test_een_ander_die_is_aangemeld_meldt_zich_eerst_af(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    adres = link(email=anna.gebruiker.email)
    assert "iemand anders aangemeld" in als(client, bram).get(adres).content.decode()


def test_wie_alleen_werkt_heeft_alle_rollen(client: Client) -> None:
    client.post(link(rol="enige", sector="artsen", voorziening=""), KEUZE)
    organisatie = Organisatie.objects.get()
    assert organisatie.eenpersoons
    with in_organisatie(organisatie.id):
        assert Lidmaatschap.objects.get().rolnamen == set(Rol.values)


def test_wie_het_regelt_is_alleen_beheerder(client: Client) -> None:
    client.post(link(rol="regelt"), KEUZE)
    with in_organisatie(Organisatie.objects.get().id):
        assert Lidmaatschap.objects.get().rolnamen == {Rol.BEHEERDER}


def test_een_link_werkt_zeven_dagen_en_wordt_daarna_vergeten() -> None:
    token, nu = inschrijven.schrijf_in(opgave(), timezone.now()), timezone.now()
    assert inschrijven.zoek(token, nu + timedelta(days=7, minutes=-1))
    assert not inschrijven.zoek(token, nu + timedelta(days=7, minutes=1))
    assert inschrijven.ruim_op(nu + timedelta(days=6)) == 0
    assert inschrijven.ruim_op(nu + timedelta(days=8)) == 1


@pytest.mark.parametrize("token", ["x", "é", "gestuurd2", "A" * 43])
def test_een_verzonnen_link_opent_niets(client: Client, token: str) -> None:
    assert client.get(f"/begin/{token}/").status_code == 410
    assert client.post(f"/begin/{token}/", KEUZE).status_code == 410


def test_een_rij_die_niet_meer_opengaat_is_een_verlopen_link(client: Client) -> None:
    adres = link()
    Inschrijving.objects.update(zegel=b"anders")
    assert client.get(adres).status_code == 410


def test_kijken_verbruikt_niets(client: Client) -> None:
    adres = link()
    for methode in ("get", "head", "get"):
        getattr(Client(), methode)(adres)
    assert client.post(adres, KEUZE).status_code == 302


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("slug", "De Esdoorn!", "Gebruik kleine letters"),
        ("slug", "de-linde", "al van een andere organisatie"),
        ("wachtwoord", "kort", "12 tekens"),
        ("nog_een_keer", "anders", "niet gelijk"),
        ("voorzieningen", ["kegelbaan"], "Kies uit de antwoorden"),
    ],
)
@pytest.mark.usefixtures("de_linde")
def test_wat_niet_klopt_staat_bij_het_veld(
    client: Client, veld: str, waarde: Any, zin: str
) -> None:
    antwoord = client.post(link(), KEUZE | {veld: waarde})
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert list(antwoord.context["form"].errors) == [veld]
    assert Inschrijving.objects.exists()


def test_een_adres_dat_net_is_genomen_zegt_dat(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def genomen(*_args: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(inschrijven, "richt_op", genomen)
    antwoord = client.post(link(), KEUZE)
    assert antwoord.status_code == 422
    assert not Gebruiker.objects.exists()
    assert "slug" in antwoord.context["form"].errors


@pytest.mark.usefixtures("open_site")
def test_een_leeg_formulier_zegt_wat_er_ontbreekt(client: Client) -> None:
    antwoord = client.post("/begin/", {"organisatie": "De Esdoorn"})
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == set(SCHOOL) - {"organisatie"}
    assert 'value="De Esdoorn"' in antwoord.content.decode()


@pytest.mark.usefixtures("open_site")
def test_een_adres_drie_keer_per_uur(client: Client) -> None:
    for _ in range(3):
        assert client.post("/begin/", SCHOOL).status_code == 302
    antwoord = client.post("/begin/", SCHOOL | {"email": "bo@ESDOORN.example"})
    assert "te vaak" in str(antwoord.context["form"].errors)
    assert Inschrijving.objects.count() == 3
    assert client.post("/begin/", SCHOOL | {"email": "mo@esdoorn.example"}).status_code == 302


@pytest.mark.usefixtures("open_site")
def test_een_site_niet_meer_dan_een_aantal_per_dag(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inschrijven, "PER_SITE", Grens("begin_site", 1))
    client.post("/begin/", SCHOOL)
    antwoord = client.post("/begin/", SCHOOL | {"email": "mo@esdoorn.example"})
    assert "morgen" in str(antwoord.context["form"].errors)


@override_settings(BEGINNEN="open")
def test_zonder_mailserver_staat_de_link_er(client: Client) -> None:
    pagina = client.post("/begin/", SCHOOL).content.decode()
    gevonden = re.search(r'href="(/begin/[^"]+)"', pagina)
    assert gevonden
    assert client.get(gevonden[1]).status_code == 200
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("naam", "slug"),
    [
        ("Basisschool ’t Ōost", "basisschool-t-oost"),
        ("De Linde", "de-linde-2"),
        ("学校", "organisatie"),
        ("x" * 120, "x" * 56),
    ],
    ids=["tekens", "bezet", "geen_letters", "lang"],
)
def test_een_adres_uit_de_naam(naam: str, slug: str) -> None:
    richt_op(Oprichting("De Linde", "de-linde", "ggz"))
    assert stel_slug_voor(naam) == slug


def test_elke_soort_is_een_sector_met_een_protocol(client: Client) -> None:
    codes = [code for _, groep in soorten()[1:] for code, _ in groep]
    assert {"onderwijs/basisonderwijs", "artsen"} <= set(codes)
    assert len(codes) == len(set(codes)) > 12
