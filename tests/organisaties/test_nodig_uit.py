"""Inviting: by mail, once, for seven days; and never saying whether an address is known elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nietpluis.organisaties import beheer, uitnodigen, welkom
from nietpluis.organisaties.models import (
    Beheerhandeling,
    Gebruiker,
    Lidmaatschap,
    Rolvervulling,
    Uitnodiging,
)
from nietpluis.organisaties.toegang import met_lid
from nietpluis.portaal.postronde import ronde
from nietpluis.post.models import Poststuk
from tests.personages import WACHTWOORD, als

MENSEN = "/o/de-linde/mensen/"
SAM = {
    "naam": "Sam de Groot",
    "email": "Sam@De-Linde.example",
    "functie": "begeleider",
    "rollen": ["medewerker"],
}
KEUZE = {"wachtwoord": WACHTWOORD, "nog_een_keer": WACHTWOORD}


@pytest.fixture
def mailserver() -> Iterator[None]:
    with override_settings(MAIL_SERVER="mail.example"):
        yield


@pytest.fixture
def nodig_uit(client: Client, bea: Lidmaatschap) -> Callable[..., str]:
    """Bea invites somebody on her page; gives the path of the link, shown or mailed."""

    def doe(**anders: Any) -> str:
        antwoord = als(client, bea).post(f"{MENSEN}nieuw/", SAM | anders)
        if antwoord.status_code == 200:
            return pad_in(antwoord.content.decode())
        ronde()
        return pad_in(str(mail.outbox[-1].body))

    return doe


def pad_in(tekst: str) -> str:
    gevonden = re.search(r"http://(?:testserver|127\.0\.0\.1:8000)(/welkom/[^<\s]+/)", tekst)
    assert gevonden, tekst
    return gevonden[1]


def zonder_sleutel(antwoord: Any) -> str:
    """A page without what differs from one form to the next."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", antwoord.content.decode())


def uitnodiging(bea: Lidmaatschap) -> Uitnodiging:
    with met_lid(bea):
        return Uitnodiging.objects.select_related(*uitnodigen.ERBIJ).get()


def sporen(bea: Lidmaatschap) -> list[tuple[str, str, str]]:
    with met_lid(bea):
        rijen = Beheerhandeling.objects.voor(bea).order_by("wanneer")
        return [(rij.wat, rij.oud, rij.nieuw) for rij in rijen]


Nodig = Callable[..., str]


@pytest.mark.usefixtures("mailserver")
def test_wie_is_uitgenodigd_kiest_een_wachtwoord_en_hoort_erbij(
    bea: Lidmaatschap, nodig_uit: Nodig
) -> None:
    link = nodig_uit()
    assert mail.outbox[0].to == ["sam@de-linde.example"]
    assert not Gebruiker.objects.filter(email="sam@de-linde.example").exists()
    assert "Welkom, Sam de Groot" in Client().get(link).content.decode()
    assert Client().post(link, KEUZE)["Location"] == "/aanmelden/"
    sam = Gebruiker.objects.get(email="sam@de-linde.example")
    with met_lid(bea):
        lid = Lidmaatschap.objects.get(gebruiker=sam)
        assert (lid.functie, lid.rolnamen) == ("begeleider", frozenset({"medewerker"}))
    assert sam.check_password(WACHTWOORD)
    assert Client().get(link).status_code == 410
    assert sporen(bea) == [
        ("uitgenodigd", "", "Sam de Groot, begeleider: medewerker"),
        ("toegevoegd", "", "begeleider: medewerker"),
    ]


@pytest.mark.usefixtures("mailserver")
def test_de_beheerder_ziet_de_link_niet_en_de_mail_noemt_niemand(
    client: Client, bea: Lidmaatschap, nodig_uit: Nodig
) -> None:
    link = nodig_uit()
    pagina = client.get(MENSEN).content.decode()
    assert "Sam de Groot krijgt een mail met een link." in pagina
    assert "Eén persoon is uitgenodigd" in pagina
    assert link not in pagina
    assert link not in client.get(f"{MENSEN}uitgenodigd/").content.decode()
    brief = mail.outbox[0]
    assert brief.subject == "Er staat iets voor u klaar"
    assert not re.search("Sam|Linde|meldcode|geweld", str(brief.body))


def test_zonder_mailserver_staat_de_link_er_een_keer(
    client: Client, bea: Lidmaatschap, nodig_uit: Nodig
) -> None:
    assert Client().get(nodig_uit()).status_code == 200
    assert mail.outbox == []


def test_kijken_verbruikt_niets(nodig_uit: Nodig) -> None:
    link = nodig_uit()
    for methode in ("get", "head", "options", "get"):
        getattr(Client(), methode)(link)
    assert Client().post(link, KEUZE).status_code == 302


def test_een_link_werkt_zeven_dagen(bea: Lidmaatschap, nodig_uit: Nodig) -> None:
    link, nu = nodig_uit(), timezone.now()
    sleutel = welkom.lees(link.split("/")[2])
    assert sleutel is not None
    with met_lid(bea):
        assert uitnodigen.zoek(sleutel, nu + timedelta(days=7, minutes=-1))
        assert not uitnodigen.zoek(sleutel, nu + timedelta(days=7, minutes=1))


@pytest.mark.parametrize("token", ["x", "geen-token", "é", "A" * 64, "A" * 63])
def test_een_verzonnen_link_zegt_hetzelfde_als_een_gebruikte(nodig_uit: Nodig, token: str) -> None:
    link = nodig_uit()
    Client().post(link, KEUZE)
    gebruikt, verzonnen = Client().get(link), Client().get(f"/welkom/{token}/")
    assert gebruikt.status_code == 410
    assert zonder_sleutel(gebruikt) == zonder_sleutel(verzonnen)


def test_van_de_link_staat_alleen_een_afdruk_in_de_database(
    bea: Lidmaatschap, nodig_uit: Nodig
) -> None:
    token = nodig_uit().split("/")[2]
    sleutel = welkom.lees(token)
    assert sleutel is not None
    assert sleutel.token == token
    rij = uitnodiging(bea)
    assert rij.afdruk == sleutel.afdruk
    assert token not in repr([getattr(rij, v.attname) for v in Uitnodiging._meta.concrete_fields])


@pytest.mark.usefixtures("mailserver")
def test_zolang_de_mail_wacht_staat_de_link_alleen_verzegeld_klaar(
    client: Client, bea: Lidmaatschap
) -> None:
    als(client, bea).post(f"{MENSEN}nieuw/", SAM)
    with met_lid(bea):
        zegel = bytes(Poststuk.objects.get(status="wacht").zegel)
    assert b"welkom" not in zegel
    assert b"sam@" not in zegel


def test_een_nieuwe_link_maakt_de_oude_waardeloos(
    client: Client, bea: Lidmaatschap, nodig_uit: Nodig
) -> None:
    oud = nodig_uit()
    adres = f"{MENSEN}uitgenodigd/{uitnodiging(bea).id}/"
    assert "Trek de uitnodiging in" in client.get(adres).content.decode()
    nieuw = pad_in(client.post(adres, {"doe": "opnieuw"}).content.decode())
    assert Client().get(oud).status_code == 410
    assert Client().get(nieuw).status_code == 200


def test_een_ingetrokken_uitnodiging_opent_niets(
    client: Client, bea: Lidmaatschap, nodig_uit: Nodig
) -> None:
    link = nodig_uit()
    adres = f"{MENSEN}uitgenodigd/{uitnodiging(bea).id}/"
    assert client.post(adres, {"doe": "trek_in"}).status_code == 302
    assert Client().post(link, KEUZE).status_code == 410
    assert client.get(adres).status_code == 404
    assert "Er is niemand uitgenodigd" in client.get(f"{MENSEN}uitgenodigd/").content.decode()
    assert [wat for wat, _, _ in sporen(bea)] == ["uitgenodigd", "uitnodiging_ingetrokken"]
    nodig_uit()  # the same address may be asked again


def test_wie_weggaat_neemt_zijn_open_uitnodigingen_mee(bea: Lidmaatschap, nodig_uit: Nodig) -> None:
    link = nodig_uit()
    with met_lid(bea, schrijven=True):
        Lidmaatschap.objects.filter(id=bea.id).update(actief_tot=timezone.localdate())
    assert Client().get(link).status_code == 410


@pytest.mark.parametrize(
    ("email", "reden"),
    [
        ("Romy@de-linde.example", "Deze persoon staat al in de lijst."),
        ("sam@de-linde.example", "Deze persoon is al uitgenodigd."),
    ],
)
def test_wie_er_al_is_wordt_niet_nog_eens_gevraagd(
    client: Client, bea: Lidmaatschap, nodig_uit: Nodig, email: str, reden: str
) -> None:
    nodig_uit()
    antwoord = client.post(f"{MENSEN}nieuw/", SAM | {"email": email})
    assert (antwoord.status_code, reden in antwoord.content.decode()) == (422, True)
    assert len(sporen(bea)) == 1


@pytest.mark.usefixtures("mailserver")
def test_de_beheerder_merkt_niet_of_een_adres_elders_bekend_is(
    client: Client, bea: Lidmaatschap, chris: Lidmaatschap
) -> None:
    als(client, bea)
    gezien = []
    for email in ("chris@de-wegwijzer.example", "nieuw@de-wegwijzer.example"):
        antwoord = client.post(f"{MENSEN}nieuw/", SAM | {"email": email})
        with met_lid(bea, schrijven=True):
            Uitnodiging.objects.filter(email=email).update(email="x@y.nl", ingetrokken_op=None)
            id_ = str(Uitnodiging.objects.get(email="x@y.nl").id)
        pagina = zonder_sleutel(client.get(f"{MENSEN}uitgenodigd/")).replace(id_, "")
        gezien.append((antwoord.status_code, antwoord["Location"], pagina))
        with met_lid(bea, schrijven=True):
            Uitnodiging.objects.all().delete()
    assert gezien[0] == gezien[1]


def test_wie_al_een_account_heeft_doet_mee_door_zich_aan_te_melden(
    bea: Lidmaatschap, chris: Lidmaatschap, nodig_uit: Nodig
) -> None:
    link = nodig_uit(email="chris@de-wegwijzer.example", naam="Iemand Anders")
    vreemd = Client()
    pagina = vreemd.get(link).content.decode()
    assert "U hebt al een account." in pagina
    assert f"/aanmelden/?next={link}" in pagina
    assert (
        vreemd.post(link, KEUZE | {"wachtwoord": "overgenomen-door-een-ander"}).status_code == 200
    )
    chris.gebruiker.refresh_from_db()
    assert chris.gebruiker.check_password(WACHTWOORD)

    gegevens = {"login": "chris@de-wegwijzer.example", "password": WACHTWOORD, "next": link}
    terug = vreemd.post("/aanmelden/", gegevens)
    assert terug["Location"] == link
    assert "Doe mee" in vreemd.get(link).content.decode()
    assert vreemd.post(link)["Location"] == "/o/de-linde/"
    with met_lid(bea):
        lid = Lidmaatschap.objects.get(gebruiker=chris.gebruiker)
    assert (lid.functie, lid.naam) == ("begeleider", "Chris Vermeer")
    assert vreemd.get(link).status_code == 410


def test_een_ander_die_is_aangemeld_kan_niet_meedoen(
    bea: Lidmaatschap, chris: Lidmaatschap, romy: Lidmaatschap, nodig_uit: Nodig
) -> None:
    link, van_romy = nodig_uit(email="chris@de-wegwijzer.example"), als(Client(), romy)
    assert "iemand anders aangemeld" in van_romy.post(link).content.decode()
    assert uitnodiging(bea).aangenomen_op is None


def test_wie_terugkomt_houdt_het_eigen_account(
    bea: Lidmaatschap, romy: Lidmaatschap, nodig_uit: Nodig
) -> None:
    with met_lid(bea, schrijven=True):
        beheer.beeindig(bea, romy, timezone.localdate())
    romy.gebruiker.refresh_from_db()
    link = nodig_uit(email="romy@de-linde.example")
    assert als(Client(), romy).post(link)["Location"] == "/o/de-linde/"
    with met_lid(bea):
        assert Lidmaatschap.objects.filter(gebruiker=romy.gebruiker).count() == 2


def test_wie_intussen_al_lid_is_wordt_het_niet_twee_keer(
    bea: Lidmaatschap, chris: Lidmaatschap, nodig_uit: Nodig
) -> None:
    link = nodig_uit(email="chris@de-wegwijzer.example")
    with met_lid(bea, schrijven=True):
        Lidmaatschap.objects.create(
            gebruiker=chris.gebruiker, organisatie=bea.organisatie, functie="adviseur"
        )
    als(Client(), chris).post(link)
    with met_lid(bea):
        assert Lidmaatschap.objects.get(gebruiker=chris.gebruiker).functie == "adviseur"


def test_twee_keer_tegelijk_aannemen_is_een_keer(
    nodig_uit: Nodig, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = nodig_uit()

    def een_ander_was_eerder(*_: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(uitnodigen, "neem_aan_met_wachtwoord", een_ander_was_eerder)
    assert Client().post(link, KEUZE)["Location"] == link


def test_een_zwak_wachtwoord_wordt_geweigerd(nodig_uit: Nodig) -> None:
    link = nodig_uit()
    assert Client().post(link, {"wachtwoord": "kort", "nog_een_keer": "anders"}).status_code == 422
    assert Client().post(link).status_code == 422
    assert not Gebruiker.objects.filter(email="sam@de-linde.example").exists()


def test_wie_hier_al_is_zonder_wachtwoord_krijgt_een_link(
    client: Client, bea: Lidmaatschap
) -> None:
    sam = Gebruiker.objects.maak("sam@de-linde.example", "Sam de Groot")
    with met_lid(bea, schrijven=True):
        lid = Lidmaatschap.objects.create(
            gebruiker=sam, organisatie=bea.organisatie, functie="begeleider"
        )
        Rolvervulling.objects.create(lid=lid, rol="medewerker")
    eerste, tweede = (
        pad_in(als(client, bea).post(f"{MENSEN}{lid.id}/link/").content.decode()) for _ in range(2)
    )
    assert Client().get(eerste).status_code == 410
    assert Client().post(tweede, KEUZE).status_code == 302
    sam.refresh_from_db()
    assert sam.check_password(WACHTWOORD)
    with met_lid(bea):
        assert Lidmaatschap.objects.get(gebruiker=sam) == lid


def test_een_account_van_een_ander_krijgt_hier_geen_wachtwoord(
    bea: Lidmaatschap, chris: Lidmaatschap, nodig_uit: Nodig
) -> None:
    """An account elsewhere without a password yet: an invitation here must not choose it."""
    Gebruiker.objects.filter(id=chris.gebruiker_id).update(password="!x")
    link = nodig_uit(email="chris@de-wegwijzer.example")
    Client().post(link, KEUZE)
    chris.gebruiker.refresh_from_db()
    assert chris.gebruiker.password == "!x"


def test_een_medewerker_zonder_adres_komt_meteen_in_de_lijst(
    client: Client, bea: Lidmaatschap
) -> None:
    antwoord = als(client, bea).post(f"{MENSEN}nieuw/", SAM | {"email": ""})
    with met_lid(bea):
        sam = Lidmaatschap.objects.get(gebruiker__naam="Sam de Groot")
    assert antwoord["Location"] == f"{MENSEN}{sam.id}/kaart/"
    assert sam.gebruiker.email is None


def test_wie_casussen_leest_heeft_een_adres_nodig(client: Client, bea: Lidmaatschap) -> None:
    rollen = {"email": "", "rollen": ["aandachtsfunctionaris"]}
    antwoord = als(client, bea).post(f"{MENSEN}nieuw/", SAM | rollen)
    assert "Alleen een medewerker kan zonder." in antwoord.content.decode()


def test_na_negentig_dagen_is_het_adres_weg(bea: Lidmaatschap, nodig_uit: Nodig) -> None:
    nodig_uit()
    nu = timezone.now()
    with met_lid(bea, schrijven=True):
        assert uitnodigen.ruim_op(nu + timedelta(days=96)) == 0
        assert uitnodigen.ruim_op(nu + timedelta(days=98)) == 1


def test_de_lijst_bladert_en_toont_iedereen_een_keer(
    client: Client, bea: Lidmaatschap, nodig_uit: Nodig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nietpluis.organisaties.bladeren.PER_BLADZIJDE", 2)
    for nummer in range(5):
        nodig_uit(email=f"sam{nummer}@de-linde.example", naam=f"Sam {nummer % 2}")
    adres, gezien = f"{MENSEN}uitgenodigd/", []
    while adres:
        pagina = client.get(adres).content.decode()
        gezien += re.findall(r"(sam\d)@", pagina)
        volgende = re.search(r"\?na=[0-9a-f-]+", pagina)
        adres = f"{MENSEN}uitgenodigd/{volgende[0]}" if volgende else ""
    assert sorted(gezien) == [f"sam{nummer}" for nummer in range(5)]
    assert client.get(f"{MENSEN}uitgenodigd/?na=onzin").status_code == 200


def test_meer_uitnodigingen_kosten_niet_meer_vragen(
    client: Client, bea: Lidmaatschap, nodig_uit: Nodig
) -> None:
    aantallen = []
    for nummer in range(4):
        nodig_uit(email=f"sam{nummer}@de-linde.example")
        with CaptureQueriesContext(connection) as vragen:
            client.get(f"{MENSEN}uitgenodigd/")
        aantallen.append(len(vragen))
    assert len(set(aantallen)) == 1
