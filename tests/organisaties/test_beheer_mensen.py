"""The beheerder's screen: adding, changing and ending, each with its trace."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nietpluis.organisaties import beheer, welkom
from nietpluis.organisaties.bladeren import collegas
from nietpluis.organisaties.models import Beheerhandeling, Functie, Gebruiker, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.personages import WACHTWOORD, als

MENSEN = "/o/de-linde/mensen/"
NIEUW = {
    "naam": "Sam de Groot",
    "email": "sam@de-linde.example",
    "functie": "begeleider",
    "rollen": ["medewerker"],
}


def werk(lid: Lidmaatschap, **anders: Any) -> dict[str, Any]:
    velden = {"functie": lid.functie, "rollen": sorted(lid.rolnamen), "telefoon": lid.telefoon}
    return velden | {"team": str(lid.team_id or ""), "bereikbaar": lid.bereikbaar} | anders


def sporen(lid: Lidmaatschap) -> list[tuple[str, str, str]]:
    with met_lid(lid):
        rijen = Beheerhandeling.objects.voor(lid).order_by("wanneer")
        return [(rij.wat, rij.oud, rij.nieuw) for rij in rijen]


def voeg_toe(client: Client, **anders: Any) -> str:
    return client.post(f"{MENSEN}nieuw/", NIEUW | anders).content.decode()


def link_in(pagina: str) -> str:
    gevonden = re.search(r"http://testserver(/welkom/[^<]+/)", pagina)
    assert gevonden
    return gevonden[1]


def test_de_lijst_toont_mensen_en_geen_casussen(client: Client, bea: Lidmaatschap) -> None:
    pagina = als(client, bea).get(MENSEN).content.decode()
    assert "Fatima El Amrani" in pagina
    assert "Anna de Wit. Bram Hendriks neemt waar." in pagina
    assert "Er is nog niets veranderd." in pagina


@pytest.mark.parametrize("adres", ["", "nieuw/", "signalen/"])
@pytest.mark.parametrize(
    "wie", ["anna", "bram", "fatima", "romy", "linda", "gerda", "peter", "chris"]
)
def test_alleen_de_beheerder_komt_hier(
    client: Client, de_linde: object, request: pytest.FixtureRequest, wie: str, adres: str
) -> None:
    assert als(client, request.getfixturevalue(wie)).get(MENSEN + adres).status_code == 404


@pytest.mark.parametrize("adres", ["", "stoppen/", "link/"])
def test_een_ander_zijn_mensen_zijn_niet_te_vinden(
    client: Client, bea: Lidmaatschap, chris: Lidmaatschap, adres: str
) -> None:
    als(client, bea)
    assert client.post(f"{MENSEN}{chris.id}/{adres}").status_code == 404


def test_een_nieuwe_collega_kiest_zelf_een_wachtwoord(client: Client, bea: Lidmaatschap) -> None:
    link = link_in(voeg_toe(als(client, bea)))
    keuze = {"wachtwoord": WACHTWOORD, "nog_een_keer": WACHTWOORD}
    assert "Welkom, Sam" in Client().get(link).content.decode()
    assert Client().post(link, keuze).status_code == 302
    assert Gebruiker.objects.get(email="sam@de-linde.example").check_password(WACHTWOORD)
    assert Client().get(link).status_code == 410
    assert sporen(bea) == [
        ("toegevoegd", "", "begeleider: medewerker"),
        ("link_gemaakt", "", ""),
    ]


def test_een_zwak_eerste_wachtwoord_wordt_geweigerd(client: Client, bea: Lidmaatschap) -> None:
    link = link_in(voeg_toe(als(client, bea)))
    antwoord = Client().post(link, {"wachtwoord": "kort", "nog_een_keer": "anders"})
    assert antwoord.status_code == 422
    assert not Gebruiker.objects.get(email="sam@de-linde.example").has_usable_password()


def test_een_link_werkt_zeven_dagen(
    client: Client, bea: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_in(voeg_toe(als(client, bea)))
    monkeypatch.setattr(welkom, "GELDIG", timedelta(seconds=-1))
    assert Client().get(link).status_code == 410


def test_een_nieuwe_link_maakt_de_oude_waardeloos(client: Client, bea: Lidmaatschap) -> None:
    oud = link_in(voeg_toe(als(client, bea)))
    with met_lid(bea):
        sam = Lidmaatschap.objects.get(gebruiker__email="sam@de-linde.example")
    nieuw = link_in(client.post(f"{MENSEN}{sam.id}/link/").content.decode())
    assert Client().get(oud).status_code == 410
    assert Client().get(nieuw).status_code == 200


def test_wie_een_wachtwoord_heeft_krijgt_geen_link(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    assert als(client, bea).post(f"{MENSEN}{romy.id}/link/").status_code == 404


def test_wat_mist_staat_bij_het_veld_en_het_getypte_blijft(
    client: Client, bea: Lidmaatschap
) -> None:
    antwoord = als(client, bea).post(f"{MENSEN}nieuw/", {"naam": "Sam de Groot", "email": "sam"})
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Sam de Groot" in pagina
    assert "Dit is geen e-mailadres." in pagina
    assert "Kies minstens één rol." in pagina


@pytest.mark.parametrize(
    ("email", "reden"),
    [
        ("Romy@de-linde.example", "Deze persoon staat al in de lijst."),
        ("chris@de-wegwijzer.example", "Dit adres kunt u hier niet gebruiken."),
    ],
)
def test_een_bekend_adres_wordt_geweigerd(
    client: Client,
    bea: Lidmaatschap,
    romy: Lidmaatschap,
    chris: Lidmaatschap,
    email: str,
    reden: str,
) -> None:
    assert reden in voeg_toe(als(client, bea), email=email)
    assert sporen(bea) == []


def test_twee_keer_tegelijk_toevoegen_breekt_niets(
    client: Client, bea: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    voeg_toe(als(client, bea))
    niemand = Gebruiker.objects.none()
    monkeypatch.setattr(Gebruiker.objects, "filter", lambda **_: niemand)
    assert "Iemand deed dit op hetzelfde moment." in voeg_toe(client)


def test_wie_terugkomt_houdt_het_eigen_account(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    als(client, bea).post(f"{MENSEN}{romy.id}/stoppen/", {"per": timezone.localdate()})
    pagina = voeg_toe(client, email="romy@de-linde.example")
    assert "heeft al een wachtwoord" in pagina
    with met_lid(bea):
        assert Lidmaatschap.objects.filter(gebruiker=romy.gebruiker).count() == 2


def test_veranderen_laat_van_elk_veld_een_spoor_na(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    nieuw = werk(romy, rollen=["medewerker", "leidinggevende"], functie="teamleider", team="")
    assert als(client, bea).post(f"{MENSEN}{romy.id}/", nieuw).status_code == 302
    with met_lid(romy):
        romy.refresh_from_db()
    assert (romy.functie, romy.team) == ("teamleider", None)
    assert sporen(bea) == [
        ("rollen", "medewerker", "leidinggevende, medewerker"),
        ("functie", "begeleider", "teamleider"),
        ("team", "Team Noord", ""),
    ]
    assert "leidinggevende, medewerker" in client.get(MENSEN).content.decode()


def test_niets_veranderen_laat_geen_spoor_na(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    als(client, bea).post(f"{MENSEN}{romy.id}/", werk(romy))
    assert sporen(bea) == []


def test_de_laatste_beheerder_houdt_de_rol(client: Client, bea: Lidmaatschap) -> None:
    antwoord = als(client, bea).post(f"{MENSEN}{bea.id}/", werk(bea, rollen=["medewerker"]))
    assert "Dit is de enige beheerder." in antwoord.content.decode()
    assert client.get(MENSEN).status_code == 200


def test_de_laatste_beheerder_houdt_toegang(client: Client, bea: Lidmaatschap) -> None:
    adres = f"{MENSEN}{bea.id}/stoppen/"
    antwoord = als(client, bea).post(adres, {"per": timezone.localdate()})
    assert "Dit is de enige beheerder." in antwoord.content.decode()
    assert client.get(MENSEN).status_code == 200


def test_met_een_tweede_beheerder_mag_de_eerste_weg(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    als(client, bea).post(f"{MENSEN}{romy.id}/", werk(romy, rollen=["beheerder"]))
    client.post(f"{MENSEN}{bea.id}/stoppen/", {"per": timezone.localdate()})
    assert client.get(MENSEN).status_code == 404
    assert als(Client(), romy).get(MENSEN).status_code == 200


def test_stoppen_sluit_meteen_de_deur(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    van_romy = als(Client(), romy)
    assert van_romy.get("/o/de-linde/gegevens/").status_code == 200
    als(client, bea).post(f"{MENSEN}{romy.id}/stoppen/", {"per": timezone.localdate()})
    assert van_romy.get("/o/de-linde/gegevens/").status_code == 404
    assert [wat for wat, _, _ in sporen(bea)] == ["beeindigd"]


def test_stoppen_kan_niet_in_het_verleden(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    antwoord = als(client, bea).post(f"{MENSEN}{romy.id}/stoppen/", {"per": gisteren})
    assert "Kies vandaag of een latere dag." in antwoord.content.decode()


def test_een_ander_krijgt_de_signalen(
    client: Client, bea: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap
) -> None:
    terug = timezone.localdate() + timedelta(days=7)
    keuze = {"vervuller": bram.id, "waarnemer": anna.id, "afwezig_tot": terug}
    assert als(client, bea).post(f"{MENSEN}signalen/", keuze).status_code == 302
    with met_lid(bea):
        ontvanger = Functie.objects.get().ontvanger(timezone.localdate())
    assert ontvanger == anna
    assert [wat for wat, _, _ in sporen(bea)] == ["vervuller", "waarnemer", "afwezig"]


@pytest.mark.parametrize(
    ("wie", "waarnemer", "reden"),
    [
        ("anna", "anna", "niet voor zichzelf waarnemen"),
        ("anna", None, "Kies wie de signalen krijgt zolang"),
        ("fatima", "anna", "Kies iemand uit de lijst."),
        ("chris", "anna", "Kies iemand uit de lijst."),
    ],
)
def test_een_bezetting_die_niet_kan_wordt_geweigerd(
    client: Client,
    bea: Lidmaatschap,
    request: pytest.FixtureRequest,
    wie: str,
    waarnemer: str | None,
    reden: str,
) -> None:
    keuze = {
        "vervuller": request.getfixturevalue(wie).id,
        "waarnemer": request.getfixturevalue(waarnemer).id if waarnemer else "",
        "afwezig_tot": timezone.localdate() + timedelta(days=7),
    }
    assert reden in als(client, bea).post(f"{MENSEN}signalen/", keuze).content.decode()
    assert sporen(bea) == []


def test_een_spoor_blijft_staan(bea: Lidmaatschap, romy: Lidmaatschap) -> None:
    with met_lid(bea, schrijven=True):
        beheer.beeindig(bea, romy, timezone.localdate())
        spoor = Beheerhandeling.objects.get_queryset().get()
        for doe in (spoor.save, spoor.delete):
            with pytest.raises(TypeError):
                doe()
        for opdracht in ("UPDATE {} SET nieuw = ''", "DELETE FROM {}"):
            with pytest.raises(DatabaseError), transaction.atomic():
                connection.cursor().execute(opdracht.format(Beheerhandeling._meta.db_table))


def test_bladeren_toont_iedereen_een_keer(
    bea: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nietpluis.organisaties.bladeren.PER_BLADZIJDE", 3)
    gezien, na = [], None
    with met_lid(bea):
        while True:
            bladzijde = collegas(bea, na)
            gezien += [lid.naam for lid in bladzijde.rijen]
            if bladzijde.laatste is None:
                break
            na = bladzijde.laatste.id
    assert gezien == sorted(gezien)
    assert len(gezien) == len(set(gezien)) == 8


def test_meer_mensen_kosten_niet_meer_vragen(client: Client, bea: Lidmaatschap) -> None:
    als(client, bea)
    voor = tel_vragen(client)
    for nummer in range(5):
        voeg_toe(client, email=f"sam{nummer}@de-linde.example")
    assert tel_vragen(client) == voor
    assert voor <= 14


def tel_vragen(client: Client) -> int:
    with CaptureQueriesContext(connection) as vragen:
        client.get(MENSEN)
    return len(vragen)
