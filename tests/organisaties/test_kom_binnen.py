"""The outer wall: who is let in, what happens inside, and what is refused outside."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.test import RequestFactory
from django.utils import timezone
from django_scopes import ScopeError

from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Rolvervulling, Team
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid

OP_POSTGRES = connection.vendor == "postgresql"


def verzoek(gebruiker: Gebruiker, methode: str = "GET") -> Any:
    request = RequestFactory().generic(methode, "/o/de-linde/")
    request.user = gebruiker
    return request


def tekst(antwoord: HttpResponseBase) -> str:
    assert isinstance(antwoord, HttpResponse)
    return antwoord.content.decode()


@als_lid()
def naam_van_lid(request: LidRequest) -> HttpResponse:
    return HttpResponse(request.lid.naam)


@als_lid("beheerder", "bestuurder")
def alleen_beheer(request: LidRequest) -> HttpResponse:
    return HttpResponse("binnen")


@als_lid()
def in_transactie(request: LidRequest) -> HttpResponse:
    return HttpResponse(str(connection.in_atomic_block))


@als_lid()
def maak_half_werk(request: LidRequest) -> HttpResponse:
    Team.objects.create(organisatie=request.lid.organisatie, naam="Half")
    raise Http404


@als_lid()
def lui(request: LidRequest) -> SimpleTemplateResponse:
    sjabloon = engines["django"].from_string("{% for lid in leden %}{{ lid.id }} {% endfor %}")
    return SimpleTemplateResponse(sjabloon, {"leden": Lidmaatschap.objects.voor(request.lid)})


@als_lid()
def stroom(request: LidRequest) -> StreamingHttpResponse:
    leden = (str(lid.id) for _ in range(1) for lid in Lidmaatschap.objects.get_queryset())
    return StreamingHttpResponse(leden)


def test_een_lid_komt_binnen(anna: Lidmaatschap) -> None:
    antwoord = naam_van_lid(verzoek(anna.gebruiker), slug="de-linde")
    assert tekst(antwoord) == "Anna de Wit"


@pytest.mark.parametrize("slug", ["de-linde", "bestaat-niet"])
def test_een_vreemde_ziet_niet_of_de_organisatie_bestaat(
    anna: Lidmaatschap, chris: Lidmaatschap, slug: str
) -> None:
    with pytest.raises(Http404) as fout:
        naam_van_lid(verzoek(chris.gebruiker), slug=slug)
    assert not fout.value.args


def test_wie_wegging_komt_niet_meer_binnen(anna: Lidmaatschap) -> None:
    anna.actief_tot = timezone.localdate()
    with met_lid(anna, schrijven=True):
        anna.save()
    with pytest.raises(Http404):
        naam_van_lid(verzoek(anna.gebruiker), slug="de-linde")


def test_wie_nog_niet_begon_komt_niet_binnen(anna: Lidmaatschap) -> None:
    anna.actief_van = timezone.localdate() + timedelta(days=1)
    with met_lid(anna, schrijven=True):
        anna.save()
    with pytest.raises(Http404):
        naam_van_lid(verzoek(anna.gebruiker), slug="de-linde")


def test_een_van_de_rollen_is_genoeg(bea: Lidmaatschap, gerda: Lidmaatschap) -> None:
    for lid in (bea, gerda):
        assert alleen_beheer(verzoek(lid.gebruiker), slug="de-linde").status_code == 200


def test_zonder_de_rol_is_er_geen_pagina(anna: Lidmaatschap) -> None:
    with pytest.raises(Http404):
        alleen_beheer(verzoek(anna.gebruiker), slug="de-linde")


def test_wie_niet_is_aangemeld_meldt_zich_eerst_aan(db: None) -> None:
    request = RequestFactory().get("/o/de-linde/")
    request.user = AnonymousUser()
    antwoord = naam_van_lid(request, slug="de-linde")
    assert antwoord.status_code == 302
    assert antwoord["Location"].endswith("?next=/o/de-linde/")


@pytest.mark.django_db(transaction=True)
def test_lezen_houdt_op_sqlite_geen_transactie_open(anna: Lidmaatschap) -> None:
    antwoord = in_transactie(verzoek(anna.gebruiker), slug="de-linde")
    assert tekst(antwoord) == str(OP_POSTGRES)


@pytest.mark.django_db(transaction=True)
def test_schrijven_gebeurt_in_een_transactie(anna: Lidmaatschap) -> None:
    antwoord = in_transactie(verzoek(anna.gebruiker, "POST"), slug="de-linde")
    assert tekst(antwoord) == "True"


@pytest.mark.django_db(transaction=True)
def test_een_fout_laat_niets_half_staan(anna: Lidmaatschap) -> None:
    with pytest.raises(Http404):
        maak_half_werk(verzoek(anna.gebruiker, "POST"), slug="de-linde")
    with met_lid(anna):
        assert not Team.objects.filter(naam="Half").exists()


def test_een_lui_sjabloon_leest_nog_binnen(anna: Lidmaatschap) -> None:
    antwoord = lui(verzoek(anna.gebruiker), slug="de-linde")
    assert str(anna.id) in tekst(antwoord)


def test_een_stroom_moet_zelf_binnengaan(anna: Lidmaatschap) -> None:
    antwoord = stroom(verzoek(anna.gebruiker), slug="de-linde")
    assert isinstance(antwoord, StreamingHttpResponse)
    with pytest.raises(ScopeError):
        list(antwoord)


@pytest.mark.parametrize("lees", ["exists", "count", "all", "first", "none"])
def test_buiten_valt_niets_te_lezen(anna: Lidmaatschap, lees: str) -> None:
    for model in (Lidmaatschap, Rolvervulling, Team):
        with pytest.raises(ScopeError):
            getattr(model.objects, lees)()
    with pytest.raises(ScopeError):
        getattr(anna.organisatie.leden, lees)()


def test_binnen_is_alleen_de_eigen_organisatie(anna: Lidmaatschap, chris: Lidmaatschap) -> None:
    with met_lid(chris):
        assert not Lidmaatschap.objects.filter(id=anna.id).exists()
        assert not Rolvervulling.objects.filter(lid=anna).exists()
        assert not anna.organisatie.leden.exists()
        assert {lid.organisatie_id for lid in Lidmaatschap.objects.get_queryset()} == {
            chris.organisatie_id
        }


def test_de_rollen_kosten_geen_vraag_per_lid(
    anna: Lidmaatschap, django_assert_num_queries: Any
) -> None:
    with met_lid(anna):
        leden = Lidmaatschap.objects.voor(anna).volledig()
        with django_assert_num_queries(2):
            assert sum(lid.heeft("aandachtsfunctionaris") for lid in leden) == 2


def tenant() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('nietpluis.organisatie', true),"
            " current_setting('nietpluis.lid', true)"
        )
        rij: tuple[str, str] = cursor.fetchone()
    return rij


@pytest.mark.skipif(not OP_POSTGRES, reason="only PostgreSQL has settings in a transaction")
def test_postgres_kent_de_organisatie_alleen_binnen(
    anna: Lidmaatschap, chris: Lidmaatschap
) -> None:
    with transaction.atomic():
        with met_lid(anna):
            assert tenant() == (str(anna.organisatie_id), str(anna.id))
            with met_lid(chris):
                assert tenant() == (str(chris.organisatie_id), str(chris.id))
            assert tenant() == (str(anna.organisatie_id), str(anna.id))
        assert tenant() == ("", "")
