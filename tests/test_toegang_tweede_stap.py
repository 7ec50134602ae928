"""The access table once more, for sessions without a second step: every page that shows what was told asks it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP, geef_app
from tests.toegang.adressen import pad, pad_naar
from tests.toegang.bezoek import NIEMAND, Bezoek, cel, teruggedraaid
from tests.toegang.tafel import CAST, Rij, rijen
from tests.toegang.wereld import maak_wereld

pytestmark = pytest.mark.django_db(databases="__all__")

ZONDER = {
    # Whoever wants to tell something never meets the second step, and sees afterwards who has it.
    *("voordeur", "start", "verder", "organisaties", "gegevens", "zet_pincode", "concept"),
    *("signaal_nieuw", "signaal_nieuw_2", "signaal_collega", "terugbellen", "signaal_namens"),
    *("eigen_signalen", "eigen_signaal", "signaal_verstuurd", "eigen_advies", "eigen_melding"),
    # The own session and the second step itself.
    *("overal", "beeindig_aanmelding", "tweede_stap", "zonder_tweede_stap"),
}
"""What asks no second step of whoever is signed in. A new address is not among them until somebody says why."""
EIGEN_STAP = {
    *("tweede_stap_kies", "tweede_stap_app", "tweede_stap_sleutel", "tweede_stap_codes"),
    *("tweede_stap_plaatje", "tweede_stap_weg", "account_change_password", "account_set_password"),
}
"""What asks it of whoever has one."""
VRAAGT = [
    rij for rij in rijen() if rij.cellen[NIEMAND] == "in" and rij.naam not in ZONDER | EIGEN_STAP
]
VERS = ("raadplegingen", "mensen", "persoon_toevoegen", "persoon", "persoon_stoppen", "post")


@pytest.fixture(scope="module", params=[Factor.GEEN, Factor.GEZET])
def bezoek(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Bezoek]:
    """The world, in which everybody has an app with codes, and nobody (or not just now) used it."""
    logging.disable(logging.WARNING)
    with django_db_blocker.unblock(), teruggedraaid():
        wereld = maak_wereld()
        for lid in wereld.leden.values():
            geef_app(lid)
        yield Bezoek(wereld, request.param)
    logging.disable(logging.NOTSET)


def naar_de_stap(antwoord: object) -> bool:
    """Whether this answer leads to the second step and to nothing else."""
    waarheen = getattr(antwoord, "headers", {}).get("Location", "")
    return getattr(antwoord, "status_code", 0) == 302 and waarheen.startswith(f"{STAP}?")


@pytest.mark.parametrize("rij", VRAAGT, ids=lambda rij: rij.naam)
@pytest.mark.parametrize("methode", ["GET", "POST", "HEAD"])
def test_wat_verteld_is_vraagt_een_tweede_stap(bezoek: Bezoek, rij: Rij, methode: str) -> None:
    """Who may not come here at all gets what does not exist; the others the step, and nothing happens."""
    if bezoek.factor is Factor.GEZET and rij.naam not in VERS:
        pytest.skip("a second step at sign-in is enough here")
    adres = pad_naar(bezoek.wereld, rij.naam, rij.doel)
    for wie in CAST:
        if wie == NIEMAND or methode not in rij.methoden:
            continue
        antwoord, bij = bezoek.bijgekomen(wie, methode, adres)
        if rij.cellen[wie] == "ok":
            assert naar_de_stap(antwoord), wie
        else:
            assert naar_de_stap(antwoord) or cel(antwoord) == ".", wie
        assert set(bij) == set(), wie


@pytest.mark.parametrize("rij", VRAAGT, ids=lambda rij: rij.naam)
def test_de_stap_zegt_niet_wat_er_bestaat(bezoek: Bezoek, rij: Rij) -> None:
    if bezoek.factor is Factor.GEZET:
        pytest.skip("the table itself shows it for who did the step")
    for wie in ("anna", "romy", "bea"):
        bestaat = bezoek.ga(wie, rij.methoden[0], pad_naar(bezoek.wereld, rij.naam, rij.doel))
        bestaat_niet = bezoek.ga(wie, rij.methoden[0], pad(rij.naam))
        assert bestaat.status_code == bestaat_niet.status_code, wie


@pytest.mark.parametrize(
    "rij", [rij for rij in rijen() if rij.naam in ZONDER], ids=lambda rij: rij.naam
)
def test_vertellen_vraagt_geen_tweede_stap(bezoek: Bezoek, rij: Rij) -> None:
    adres = pad_naar(bezoek.wereld, rij.naam, rij.doel)
    for wie in ("fatima", "anna", "bea"):
        antwoord = bezoek.ga(wie, rij.methoden[0], adres)
        assert cel(antwoord) == rij.cellen[wie]
        assert not naar_de_stap(antwoord)
