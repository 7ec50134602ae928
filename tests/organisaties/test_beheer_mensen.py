"""The beheerder's screen: looking, changing and paging, each change with its trace."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from nietpluis.organisaties import beheer
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.bladeren import collegas
from nietpluis.organisaties.models import Beheerhandeling, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.databases import tel
from tests.organisaties.beheer_mensen import MENSEN, sporen, werk
from tests.personages import als

WERK = Werk("begeleider", frozenset({"medewerker"}))


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


def test_wie_geen_adres_heeft_krijgt_een_kaart(client: Client, bea: Lidmaatschap) -> None:
    nieuw = {"naam": "Sam de Groot", "functie": "hulp", "rollen": ["medewerker"], "email": ""}
    pagina = als(client, bea).post(f"{MENSEN}nieuw/", nieuw, follow=True).content.decode()
    assert "De kaart van Sam de Groot" in pagina
    assert "Er is nu geen kaart." in pagina


def test_veranderen_laat_van_elk_veld_een_spoor_na(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    nieuw = werk(romy, rollen=["medewerker", "leidinggevende"], functie="teamleider", team="")
    assert als(client, bea).post(f"{MENSEN}{romy.id}/", nieuw).status_code == 302
    with met_lid(romy):
        romy.refresh_from_db()
    assert (romy.functie, romy.team) == ("teamleider", None)
    assert sporen(bea) == [
        ("rol_gevraagd", "", "leidinggevende"),
        ("functie", "begeleider", "teamleider"),
        ("team", "Team Noord", ""),
    ]
    assert "Rol gevraagd" in client.get(MENSEN).content.decode()


def test_niets_veranderen_laat_geen_spoor_na(
    client: Client, bea: Lidmaatschap, romy: Lidmaatschap
) -> None:
    als(client, bea).post(f"{MENSEN}{romy.id}/", werk(romy))
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
        with met_lid(bea, schrijven=True):
            beheer.voeg_toe(bea, f"Sam {nummer}", WERK, timezone.localdate())
    assert tel_vragen(client) == voor
    assert voor <= 14


def tel_vragen(client: Client) -> int:
    with CaptureQueriesContext(connection) as vragen:
        client.get(MENSEN)
    return tel(vragen)
