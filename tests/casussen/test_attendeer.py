"""Whoever gets something to read or to do hears by mail that it is there, and nothing of what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from nietpluis.casussen.attenderen import attendeer
from nietpluis.casussen.models import Casus
from nietpluis.casussen.signaleren import geef_door, geef_signaal, neem_aan
from nietpluis.casussen.stempel import persoon, stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.kern.feiten import JA
from nietpluis.kern.feiten.besluiten import Besluit
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from nietpluis.portaal.postronde import ronde
from nietpluis.post.models import Poststuk

pytestmark = pytest.mark.usefixtures("mailserver")


@pytest.fixture
def mailserver() -> Iterator[None]:
    with override_settings(MAIL_SERVER="mail.example"):
        yield


def geef(wie: Lidmaatschap, geleden: timedelta = timedelta(0)) -> Casus:
    with met_lid(wie, schrijven=True):
        velden: dict[str, Any] = {"over_wie": "Kwikstaart", "zag_of_hoorde": "Een blauwe plek."}
        return geef_signaal(
            wie, uuid4(), Signaal(**stempel(wie, timezone.now() - geleden), **velden)
        )


def gemaild() -> Counter[str]:
    """To whom mail went; it is forgotten afterwards."""
    ronde()
    wie = Counter(bericht.to[0].partition("@")[0] for bericht in mail.outbox)
    mail.outbox.clear()
    return wie


def test_wie_een_signaal_krijgt_hoort_het_en_leest_er_niets_over(
    fatima: Lidmaatschap, anna: Lidmaatschap
) -> None:
    geef(fatima)
    ronde()
    (bericht,) = mail.outbox
    assert bericht.to == ["anna@de-linde.example"]
    assert "Kwikstaart" not in f"{bericht.subject} {bericht.body}"
    assert "http://127.0.0.1:8000/o/de-linde/\n" in bericht.body


def test_doorgeven_en_toewijzen_zeggen_het_aan_de_ander(
    fatima: Lidmaatschap, anna: Lidmaatschap, bram: Lidmaatschap, romy: Lidmaatschap
) -> None:
    casus = geef(fatima)
    assert gemaild() == {"anna": 1}
    with met_lid(anna, schrijven=True):
        casus = geef_door(casus, anna, bram, na=casus.aantal).casus
    assert gemaild() == {"bram": 1}
    with met_lid(bram, schrijven=True):
        casus = neem_aan(casus, bram, na=casus.aantal).casus
    assert gemaild() == {}  # who takes it needs no mail about it
    aan_romy = Toewijzing(**stempel(bram), aan=persoon(romy))
    with met_lid(bram, schrijven=True):
        casus = leg_vast(casus, bram, [aan_romy], na=casus.aantal).casus
    assert gemaild() == {"romy": 1}
    terug = Toewijzing(**stempel(bram), aan=persoon(romy), einde=JA)
    with met_lid(bram, schrijven=True):
        leg_vast(casus, bram, [terug], na=casus.aantal)
    assert gemaild() == {}


def test_wie_mee_moet_kijken_hoort_het(anna: Lidmaatschap, bram: Lidmaatschap) -> None:
    besluit = Besluit(**stempel(anna), melden="nee", hulp="ja", meekijker_lid=str(bram.id))
    met_lid_buiten = Besluit(**stempel(anna), melden="nee", hulp="ja", meekijker="Veilig Thuis")
    with met_lid(anna, schrijven=True):
        attendeer([besluit, met_lid_buiten])
    assert gemaild() == {"bram": 1}


def test_veel_tegelijk_is_een_mail(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    kwartieren = 1 + (timezone.now().minute % 15 == 14)  # the clock may pass the quarter
    for _ in range(3):
        geef(fatima)
    assert 1 <= gemaild()["anna"] <= kwartieren


def test_wat_wordt_nagespeeld_is_geen_nieuws(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    with met_lid(anna, schrijven=True):
        Lidmaatschap.objects.update(actief_van="2020-01-01")
    geef(fatima, timedelta(days=2))
    assert gemaild() == {}


def test_wie_geen_adres_heeft_houdt_niets_op(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    Gebruiker.objects.filter(id=anna.gebruiker_id).update(email=None)
    geef(fatima)
    assert gemaild() == {}


def test_een_signaal_dat_niet_doorgaat_mailt_niemand(
    fatima: Lidmaatschap, anna: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def valt_om(_feiten: object) -> None:
        attendeer(_feiten)  # type: ignore[arg-type]  # as it was given
        raise RuntimeError

    monkeypatch.setattr("nietpluis.casussen.vastleggen.attendeer", valt_om)
    with pytest.raises(RuntimeError):
        geef(fatima)
    with met_lid(fatima):
        assert (Casus.objects.count(), Poststuk.objects.count()) == (0, 0)
