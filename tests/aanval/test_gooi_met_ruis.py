"""Every form and every parameter, with anything in it: an answer, never a fault of ours and never a trace.

What it tries is counted and printed (`-s`), for docs/aanval.md.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from tests.aanval import ruis
from tests.toegang.adressen import alle, pad, pad_naar, vraagt
from tests.toegang.bezoek import Bezoek, lange_ronde, teruggedraaid
from tests.toegang.tafel import rijen
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.ronde]
KEREN = 6
"""Examples of each route and method; each is a whole request."""
WIE = ("anna", "fatima", "bea", "peter")
RIJEN = {rij.naam: rij for rij in rijen()}
_NAAM = re.compile(r'name="([A-Za-z0-9_.-]+)"')
GETELD: Counter[str] = Counter()
ROUTES = sorted({naam for naam, _ in alle() if naam in RIJEN})
gooi = settings(
    max_examples=KEREN,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def bezoek(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Bezoek]:
    logging.disable(logging.WARNING)
    with django_db_blocker.unblock(), lange_ronde():
        yield Bezoek(maak_wereld())
    logging.disable(logging.NOTSET)
    print(f"\nruis: {sum(GETELD.values())} verzoeken op {len(ROUTES)} adressen: {dict(GETELD)}")  # noqa: T201


def eis_een_antwoord(antwoord: Any, wat: str) -> None:
    GETELD[f"{antwoord.status_code // 100}xx"] += 1
    assert antwoord.status_code < 500, wat
    if antwoord.streaming:
        return
    tekst = antwoord.content.decode(errors="replace")
    assert "Traceback" not in tekst, wat
    assert "<script>alert" not in tekst, wat
    assert "<img src=x" not in tekst, wat
    for kop in ("Set-Cookie", "Location"):
        assert "kwaad=1" not in antwoord.headers.get(kop, ""), wat
    assert not antwoord.headers.get("Location", "").startswith(("//", "http", "javascript")), wat


def namen_van(bezoek: Bezoek, wie: str, adres: str) -> tuple[str, ...]:
    """The fields that the page of this address really has."""
    antwoord = bezoek.ga(wie, "GET", adres)
    tekst = b"" if antwoord.streaming else antwoord.content
    return tuple(sorted(set(_NAAM.findall(tekst.decode(errors="replace"))))) or ("x",)


@pytest.mark.parametrize("naam", ROUTES)
def test_een_formulier_met_ruis_krijgt_een_antwoord(bezoek: Bezoek, naam: str) -> None:
    rij = RIJEN[naam]
    wie = next((wie for wie in WIE if rij.cellen.get(wie) == "ok"), "anna")
    adres = pad_naar(bezoek.wereld, naam, rij.doel)
    namen = namen_van(bezoek, wie, adres)

    @gooi
    @given(velden=ruis.velden(namen), methode=st.sampled_from(("GET", "POST", "POST")))
    def een_keer(velden: dict[str, Any], methode: str) -> None:
        eis_een_antwoord(bezoek.ga(wie, methode, adres, velden), f"{methode} {adres} {velden!r}")

    een_keer()


DELEN = {
    "slug": st.text("abcdefgh-0123456789", min_size=1, max_size=70),
    "code": st.text("abcdefgh_-", min_size=1, max_size=90),
    "soort": st.text("abcdefgh_-", min_size=1, max_size=90),
    "nummer": st.integers(0, 2**70),
    "middel": st.integers(0, 2**70),
    "token": st.text("abcXYZ0129:_-", min_size=1, max_size=300),
    "vorm": st.sampled_from(("pdf", "odt", "exe")),
    "key": st.text("abc-0129", min_size=1, max_size=300),
    "uidb36": st.text("abcXYZ012", min_size=1, max_size=40),
}


@pytest.mark.parametrize("naam", [naam for naam in ROUTES if vraagt(naam) & set(DELEN)])
def test_een_adres_met_ruis_krijgt_een_antwoord(bezoek: Bezoek, naam: str) -> None:
    """What stands in the path, for who would be let in and for who is not signed in."""
    deel = {wat: DELEN[wat] for wat in sorted(vraagt(naam) & set(DELEN))}
    rij = RIJEN[naam]

    @gooi
    @given(
        deel=st.fixed_dictionaries({}, optional=deel),
        wie=st.sampled_from(("niemand", "anna", "bea")),
    )
    def een_keer(deel: dict[str, Any], wie: str) -> None:
        if "slug" in vraagt(naam):
            deel = {"slug": "de-linde"} | deel
        eigen = bezoek.wereld.casussen.get(rij.doel)
        if eigen and "casus_id" in vraagt(naam):
            deel = {"casus_id": eigen.id} | deel
        adres = pad(naam, **deel)
        for methode in ("GET", "POST"):
            eis_een_antwoord(bezoek.ga(wie, methode, adres), f"{methode} {adres}")

    een_keer()


@pytest.mark.parametrize(
    "soort", ["text/plain", "application/json", "application/xml", "multipart/form-data", "x/y"]
)
@pytest.mark.parametrize(
    "lichaam", [b"", b"\xff\xfe\0", b"{", b"--grens\r\n", b"a=" + b"%" * 500, b"&" * 3000]
)
def test_een_lichaam_van_een_ander_soort_krijgt_een_antwoord(
    bezoek: Bezoek, soort: str, lichaam: bytes
) -> None:
    for naam in ("signaal_nieuw", "concept", "handeling", "account_login", "persoon"):
        rij = RIJEN[naam]
        adres = pad_naar(bezoek.wereld, naam, rij.doel)
        with teruggedraaid():
            antwoord = bezoek.client("anna").post(adres, data=lichaam, content_type=soort)
        eis_een_antwoord(antwoord, f"{adres} {soort} {lichaam!r}")
