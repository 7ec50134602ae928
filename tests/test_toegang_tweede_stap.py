"""The access table once more, for sessions without a second step: every page that shows what was told asks it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from nietpluis.organisaties.tweede_factor import Factor
from tests.organisaties.tweede_stap import STAP, geef_app
from tests.toegang.adressen import pad, pad_naar
from tests.toegang.bezoek import NIEMAND, Bezoek, cel, lange_ronde
from tests.toegang.tafel import Rij, rijen
from tests.toegang.wereld import maak_wereld

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.ronde]

ZONDER = {
    # Whoever wants to tell something never meets the second step, and sees afterwards who has it.
    *("voordeur", "start", "verder", "organisaties", "gegevens", "zet_pincode", "concept"),
    *("signaal_nieuw", "signaal_nieuw_2", "signaal_collega", "terugbellen", "signaal_namens"),
    *("eigen_signalen", "eigen_signaal", "signaal_verstuurd", "eigen_advies", "eigen_melding"),
    "kaart_start",
    "zo_begint_u",  # what is still to be done, the second step among it
    # Where the meldcode stands, the text and the poster for the staff room: for everybody who works here.
    *("meldcode", "meldcode_lezen", "meldcode_poster"),
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


WIE = ("fatima", "anna", "mies", "gerda", "peter", "bea", "chris")
"""One of each role, and somebody who works elsewhere."""


@pytest.fixture(scope="module")
def werelden(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[Factor, Bezoek]]:
    """The world in which everybody has an app with codes: visited without, and with a step of a while ago."""
    logging.disable(logging.WARNING)
    with django_db_blocker.unblock(), lange_ronde():
        wereld = maak_wereld()
        for lid in wereld.leden.values():
            geef_app(lid)
        yield {factor: Bezoek(wereld, factor) for factor in (Factor.GEEN, Factor.GEZET)}
    logging.disable(logging.NOTSET)


def naar_de_stap(antwoord: object) -> bool:
    """Whether this answer leads to the second step and to nothing else."""
    waarheen = getattr(antwoord, "headers", {}).get("Location", "")
    return getattr(antwoord, "status_code", 0) == 302 and waarheen.startswith(f"{STAP}?")


def te_weinig() -> list[tuple[Factor, Rij]]:
    """Each page that asks a step, with what is not enough for it."""
    alle = [(Factor.GEEN, rij) for rij in VRAAGT]
    return alle + [(Factor.GEZET, rij) for rij in VRAAGT if rij.naam in VERS]


@pytest.mark.parametrize(("factor", "rij"), te_weinig(), ids=lambda een: getattr(een, "naam", een))
@pytest.mark.parametrize("methode", ["GET", "POST", "HEAD"])
def test_wat_verteld_is_vraagt_een_tweede_stap(
    werelden: dict[Factor, Bezoek], factor: Factor, rij: Rij, methode: str
) -> None:
    """Who may not come here at all gets what does not exist; the others the step, and nothing happens."""
    bezoek = werelden[factor]
    adres = pad_naar(bezoek.wereld, rij.naam, rij.doel)
    for wie in WIE if methode in rij.methoden else ():
        antwoord = bezoek.ga(wie, methode, adres)
        verwacht = naar_de_stap(antwoord) or (rij.cellen[wie] != "ok" and cel(antwoord) == ".")
        assert verwacht, wie


@pytest.mark.parametrize(
    "rij", [rij for rij in VRAAGT if "POST" in rij.methoden], ids=lambda rij: rij.naam
)
def test_wat_te_vroeg_komt_verandert_niets(werelden: dict[Factor, Bezoek], rij: Rij) -> None:
    bezoek = werelden[Factor.GEEN]
    mag = (wie for wie in reversed(WIE) if rij.cellen[wie] == "ok")
    wie = next(mag, "bea")
    _, bij = bezoek.bijgekomen(wie, "POST", pad_naar(bezoek.wereld, rij.naam, rij.doel))
    assert bij == {}


@pytest.mark.parametrize("rij", VRAAGT, ids=lambda rij: rij.naam)
def test_de_stap_zegt_niet_wat_er_bestaat(werelden: dict[Factor, Bezoek], rij: Rij) -> None:
    bezoek = werelden[Factor.GEEN]
    for wie in ("anna", "romy", "bea"):
        bestaat = bezoek.ga(wie, rij.methoden[0], pad_naar(bezoek.wereld, rij.naam, rij.doel))
        bestaat_niet = bezoek.ga(wie, rij.methoden[0], pad(rij.naam))
        assert bestaat.status_code == bestaat_niet.status_code, wie


@pytest.mark.parametrize(
    "rij", [rij for rij in rijen() if rij.naam in ZONDER], ids=lambda rij: rij.naam
)
def test_vertellen_vraagt_geen_tweede_stap(werelden: dict[Factor, Bezoek], rij: Rij) -> None:
    bezoek = werelden[Factor.GEEN]
    adres = pad_naar(bezoek.wereld, rij.naam, rij.doel)
    for wie in ("fatima", "anna", "bea"):
        antwoord = bezoek.ga(wie, rij.methoden[0], adres)
        assert cel(antwoord) == rij.cellen[wie]
        assert not naar_de_stap(antwoord)
