"""Error pages: what happened, what one can do, whom to call; and never what was inside."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from nietpluis.ui import fouten

VERZOEK = RequestFactory().get("/o/de-linde/casus/geheim/")
SOORTEN: list[tuple[Callable[[HttpRequest], HttpResponse], int, str]] = [
    (lambda r: fouten.verzoek(r, ValueError("geheim")), 400, "konden we niet lezen"),
    (lambda r: fouten.verboden(r, PermissionError("geheim")), 403, "niet voor u open"),
    (lambda r: fouten.csrf(r, reason="geheim"), 403, "nog niet verstuurd"),
    (lambda r: fouten.niet_gevonden(r, KeyError("geheim")), 404, "is er niet"),
    (fouten.stuk, 500, "mis bij ons"),
    (fouten.druk, 503, "te druk"),
]


@pytest.mark.parametrize(("maak", "status", "wat"), SOORTEN)
def test_een_foutpagina_helpt_verder(
    maak: Callable[[HttpRequest], HttpResponse], status: int, wat: str
) -> None:
    antwoord = maak(VERZOEK)
    html = antwoord.content.decode()
    assert antwoord.status_code == status
    assert wat in html
    for nodig in ("Wat kunt u doen?", "Is het nu onveilig?", "tel:112", "tel:08002000"):
        assert nodig in html
    assert "geheim" not in html
    assert " data-fout" in html


def test_een_foutpagina_vraagt_de_database_niets(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*_args: object, **_rest: object) -> None:
        raise ConnectionError("de database is weg")

    for naam in connections:
        monkeypatch.setattr(connections[naam], "cursor", stuk)
    assert fouten.stuk(VERZOEK).status_code == 500
    assert fouten.niet_gevonden(VERZOEK).status_code == 404


def test_te_druk_zegt_wanneer_het_weer_kan() -> None:
    assert fouten.druk(VERZOEK, wacht_s=30).headers["Retry-After"] == "30"


def test_verbergen_kan_ook_op_een_foutpagina() -> None:
    html = fouten.stuk(VERZOEK).content.decode()
    assert 'id="verberg"' in html
    assert "csrfmiddlewaretoken" in html
