"""Signing in and the second step: where it leads, on which device, and in which sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher
from django.test import Client, override_settings
from django.utils import timezone

from nietpluis.organisaties import aangemeld
from nietpluis.organisaties.models import Aanmelding, Apparaat, Gebruiker, Lidmaatschap
from nietpluis.organisaties.tweede_factor import SESSIE
from tests.organisaties.tweede_stap import STAP, code_van, geef_app
from tests.personages import WACHTWOORD, als

AANMELDEN, OVERAL, START = "/aanmelden/", "/aanmelden/overal/", "/o/de-linde/"
WERKLIJST = f"{START}werklijst/"
TELEFOON = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


def meld_aan(client: Client, wie: Lidmaatschap, wachtwoord: str = WACHTWOORD) -> str:
    """Sign in with a password; returns where that leads."""
    velden = {"login": wie.gebruiker.email, "password": wachtwoord}
    return client.post(AANMELDEN, velden).headers.get("Location", "")


def test_wie_een_stap_heeft_komt_daar_langs(client: Client, anna: Lidmaatschap) -> None:
    geheim = geef_app(anna)
    assert meld_aan(client, anna) == STAP
    assert client.post(STAP, {"code": code_van(geheim)}).headers["Location"] == "/verder/"
    assert client.get(WERKLIJST).status_code == 200


def test_wie_dossiers_leest_stelt_er_bij_het_eerste_aanmelden_een_in(
    client: Client, anna: Lidmaatschap
) -> None:
    meld_aan(client, anna)
    pagina = client.get(STAP, follow=True)
    assert pagina.request["PATH_INFO"] == f"{STAP}instellen/"
    assert "Voor uw werk met de meldcode is dit nodig" in pagina.content.decode()


def test_wie_alleen_vertelt_wordt_niets_gevraagd(client: Client, fatima: Lidmaatschap) -> None:
    assert meld_aan(client, fatima) == "/verder/"


def test_zonder_stap_verder_kan_altijd_en_leest_niets(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    meld_aan(client, anna)
    assert client.post(f"{STAP}overslaan/").headers["Location"] == "/verder/"
    assert client.get(f"{START}signalen/nieuw/").status_code == 200
    assert client.get(WERKLIJST).status_code == 302


def test_een_onthouden_apparaat_wordt_niet_meer_gevraagd_en_leest_niets(
    client: Client, anna: Lidmaatschap
) -> None:
    geef_app(anna)
    meld_aan(client, anna)
    client.post(f"{STAP}overslaan/", {"onthoud": "ja"})
    client.post("/aanmelden/afmelden/")
    assert meld_aan(client, anna) == "/verder/"
    assert client.get(WERKLIJST).status_code == 302
    assert meld_aan(Client(), anna) == STAP


def test_na_dertig_dagen_vraagt_een_apparaat_het_weer(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    meld_aan(client, anna)
    client.post(f"{STAP}overslaan/", {"onthoud": "ja"})
    Apparaat.objects.update(onthouden_op=timezone.now() - timedelta(days=30))
    client.post("/aanmelden/afmelden/")
    assert meld_aan(client, anna) == STAP


def test_het_apparaat_van_een_ander_telt_niet(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    geef_app(anna)
    geef_app(bram)
    meld_aan(client, anna)
    client.post(f"{STAP}overslaan/", {"onthoud": "ja"})
    client.post("/aanmelden/afmelden/")
    assert meld_aan(client, bram) == STAP


def test_opnieuw_aanmelden_met_een_wachtwoord_neemt_de_stap_niet_mee(
    client: Client, anna: Lidmaatschap
) -> None:
    geheim = geef_app(anna)
    meld_aan(client, anna)
    client.post(STAP, {"code": code_van(geheim)})
    client.post("/aanmelden/afmelden/")
    meld_aan(client, anna)
    assert SESSIE not in client.session
    assert client.get(WERKLIJST).status_code == 302


def test_eigen_aanmeldingen_staan_er_met_het_apparaat(client: Client, anna: Lidmaatschap) -> None:
    meld_aan(Client(headers={"user-agent": TELEFOON}), anna)
    meld_aan(client, anna)
    pagina = client.get(OVERAL).content.decode()
    assert "Chrome op een Android-apparaat" in pagina
    assert pagina.count('action="/aanmelden/overal/') == 2  # the other one, and all but this


def test_een_aanmelding_elders_eindigt_op_verzoek(client: Client, anna: Lidmaatschap) -> None:
    elders = Client()
    meld_aan(elders, anna)
    meld_aan(client, anna)
    daar = Aanmelding.objects.exclude(sessie=client.session.session_key).get()
    client.post(f"{OVERAL}{daar.id}/")
    assert elders.get(START).headers["Location"].startswith("/aanmelden/?")
    assert client.get(START).status_code == 200


def test_de_aanmelding_van_een_ander_eindigt_niemand(
    client: Client, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    elders = Client()
    meld_aan(elders, bram)
    meld_aan(client, anna)
    van_bram = Aanmelding.objects.get(gebruiker=bram.gebruiker)
    assert client.post(f"{OVERAL}{van_bram.id}/").status_code == 404
    assert elders.get(START).status_code == 200


def test_overal_afmelden_laat_alleen_deze_over(client: Client, anna: Lidmaatschap) -> None:
    niet_genoteerd = als(Client(), anna)
    elders = Client()
    meld_aan(elders, anna)
    meld_aan(client, anna)
    client.post(OVERAL)
    for ander in (elders, niet_genoteerd):
        assert ander.get(START).headers["Location"].startswith("/aanmelden/?")
    assert client.get(START).status_code == 200
    assert Aanmelding.objects.get().sessie == client.session.session_key


def test_een_ander_wachtwoord_meldt_elders_af_en_vergeet_apparaten(
    client: Client, anna: Lidmaatschap
) -> None:
    elders = Client()
    meld_aan(elders, anna)
    meld_aan(client, anna)
    client.post(f"{STAP}overslaan/", {"onthoud": "ja"})
    nieuw = "groene-lamp-op-een-stoel"
    velden = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    assert client.post("/aanmelden/wachtwoord/", velden).status_code == 302
    assert elders.get(START).headers["Location"].startswith("/aanmelden/?")
    assert client.get(START).status_code == 200
    assert not Apparaat.objects.exists()
    assert "Hier leest u dit nu" in client.get(OVERAL).content.decode()


def test_een_wachtwoord_veranderen_vraagt_eerst_de_stap(client: Client, anna: Lidmaatschap) -> None:
    geef_app(anna)
    meld_aan(client, anna)
    nieuw = "groene-lamp-op-een-stoel"
    velden = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    assert client.post("/aanmelden/wachtwoord/", velden).headers["Location"].startswith(STAP)
    anna.gebruiker.refresh_from_db()
    assert anna.gebruiker.check_password(WACHTWOORD)


@pytest.mark.parametrize(
    "zwak",
    [
        "Nietpluis2026!!",
        "delinde-meldcode-01",
        "Welkom-bij-Linde",
        "Veilig Thuis 2026",
        "wachtwoord1234",
    ],
)
def test_een_wachtwoord_van_woorden_van_het_werk_wordt_geweigerd(
    client: Client, anna: Lidmaatschap, zwak: str
) -> None:
    meld_aan(client, anna)
    velden = {"oldpassword": WACHTWOORD, "password1": zwak, "password2": zwak}
    antwoord = client.post("/aanmelden/wachtwoord/", velden)
    assert antwoord.status_code == 200
    anna.gebruiker.refresh_from_db()
    assert anna.gebruiker.check_password(WACHTWOORD)


def test_een_onbekend_adres_kost_evenveel_rekenwerk(
    client: Client, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one slow thing at sign-in is the hash: as many for no account, none chosen yet, and a wrong password."""
    Gebruiker.objects.maak("nog-niets@de-linde.example", "Nog Niets")
    soort, keer = type(get_hasher()), []
    echt = soort.encode

    def tel(zelf: BasePasswordHasher, wachtwoord: str, zout: str, *rest: object) -> str:
        keer.append(1)
        return str(echt(zelf, wachtwoord, zout, *rest))

    monkeypatch.setattr(soort, "encode", tel)
    aantallen = []
    for adres in (anna.gebruiker.email, "niemand@de-linde.example", "nog-niets@de-linde.example"):
        keer.clear()
        client.post(AANMELDEN, {"login": adres, "password": "een verkeerd wachtwoord"})
        aantallen.append(len(keer))
    assert aantallen == [2, 2, 2]


ECHT = {
    "default": {
        "BACKEND": "nietpluis.organisaties.tellen.Tellercache",
        "LOCATION": "organisaties_teller",
        "OPTIONS": {"MAX_ENTRIES": 10_000_000},
    }
}


@override_settings(CACHES=ECHT)
def test_pogingen_worden_over_alle_processen_geteld(client: Client, anna: Lidmaatschap) -> None:
    """The count stands in a table: another process reads the same one."""
    geheim = geef_app(anna)
    meld_aan(client, anna)
    for _ in range(10):
        assert client.post(STAP, {"code": "0"}).status_code == 422
    with override_settings(CACHES=ECHT):  # new connections to the cache, as in another process
        antwoord = client.post(STAP, {"code": code_van(geheim)})
    assert "te vaak geprobeerd" in antwoord.content.decode()


@override_settings(CACHES=ECHT)
def test_een_gebruikte_code_blijft_gebruikt_over_alle_processen(
    client: Client, anna: Lidmaatschap
) -> None:
    code = code_van(geef_app(anna))
    meld_aan(client, anna)
    assert client.post(STAP, {"code": code}).status_code == 302
    ander = Client()
    meld_aan(ander, anna)
    with override_settings(CACHES=ECHT):
        assert ander.post(STAP, {"code": code}).status_code == 422


@override_settings(CACHES=ECHT)
def test_een_zaal_van_veertig_op_een_adres_meldt_zich_aan(
    client: Client, anna: Lidmaatschap
) -> None:
    """Each of forty mistypes twice, all from one address; none is in the way of another."""
    for nummer in range(40):
        for _ in range(2):
            velden = {"login": f"cursist{nummer}@de-linde.example", "password": "mis"}
            assert "te vaak" not in client.post(AANMELDEN, velden).content.decode()
    assert meld_aan(client, anna)


def test_wat_voorbij_is_wordt_vergeten(client: Client, anna: Lidmaatschap) -> None:
    meld_aan(client, anna)
    client.post(f"{STAP}overslaan/", {"onthoud": "ja"})
    assert aangemeld.ruim_op(timezone.now()) == 0
    assert aangemeld.ruim_op(timezone.now() + timedelta(days=31)) == 3
    assert not Aanmelding.objects.exists()
    assert not Apparaat.objects.exists()
