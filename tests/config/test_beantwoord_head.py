"""HEAD is answered as GET, on every page, without its body."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from nietpluis.casussen.models import Raadpleging
from nietpluis.config.hoofd import HoofdMiddleware
from nietpluis.organisaties.models import Lidmaatschap
from tests.databases import overal
from tests.personages import als


def test_het_hoofd_is_dat_van_de_pagina(client: Client, anna: Lidmaatschap) -> None:
    adres = reverse("werklijst", args=["de-linde"])
    als(client, anna)
    pagina, hoofd = client.get(adres), client.head(adres)
    assert (hoofd.status_code, hoofd.content) == (200, b"")
    assert hoofd["Content-Length"] == pagina["Content-Length"]
    assert hoofd["Content-Security-Policy"] == pagina["Content-Security-Policy"]


def test_wie_een_hoofd_vraagt_heeft_gelezen(client: Client, anna: Lidmaatschap) -> None:
    als(client, anna).head(reverse("werklijst", args=["de-linde"]))
    assert len(overal(Raadpleging.objects.all)) == 1


def test_waar_niets_te_lezen_is_helpt_head_niet(client: Client, anna: Lidmaatschap) -> None:
    assert als(client, anna).head(reverse("verberg")).status_code == 405
    assert client.head("/bestaat-niet/").status_code == 404


def test_een_stroom_wordt_niet_gelezen() -> None:
    gelezen: list[int] = []

    def stukken() -> Iterator[bytes]:
        gelezen.append(1)
        yield b"xyz"

    def stroom(request: HttpRequest) -> Any:
        assert request.method == "GET"
        return StreamingHttpResponse(stukken(), headers={"Content-Length": "3"})

    request = RequestFactory().head("/")
    antwoord: Any = HoofdMiddleware(stroom)(request)
    assert b"".join(antwoord.streaming_content) == b""
    assert (antwoord["Content-Length"], request.method, gelezen) == ("3", "HEAD", [])
