"""Where anybody may begin, a stranger must not mail strangers without end."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from nietpluis.organisaties import uitnodigen
from nietpluis.organisaties.beheer import BeheerFout, Werk
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import met_lid
from nietpluis.organisaties.uitnodigen import Genodigde, nodig_uit, waarom_niet
from tests.personages import als

OPEN = override_settings(BEGINNEN="open")


def nodig(bea: Lidmaatschap, naam: str) -> uitnodigen.Gemaakt:
    genodigde = Genodigde(naam, f"{naam}@x.example", Werk("ib", frozenset({"medewerker"})))
    with met_lid(bea, schrijven=True):
        return nodig_uit(bea, genodigde, timezone.now())


@OPEN
def test_een_nieuwe_organisatie_nodigt_er_niet_meer_uit_dan_een_aantal_per_dag(
    bea: Lidmaatschap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uitnodigen, "MEESTE_NIEUW", 2)
    nodig(bea, "sam")
    nodig(bea, "tess")
    with pytest.raises(BeheerFout, match="Ga morgen verder"):
        nodig(bea, "uma")
    with met_lid(bea):
        morgen = timezone.now() + timedelta(days=1, minutes=1)
        assert not waarom_niet(bea.organisatie, ["uma@x.example"], morgen)


@pytest.mark.parametrize("hoe", ["na een maand", "op uitnodiging"])
def test_wie_er_al_langer_is_of_werd_gevraagd_merkt_er_niets_van(
    bea: Lidmaatschap, monkeypatch: pytest.MonkeyPatch, hoe: str
) -> None:
    monkeypatch.setattr(uitnodigen, "MEESTE_NIEUW", 0)
    if hoe == "na een maand":
        bea.organisatie.aangemaakt_op -= timedelta(days=31)
    with override_settings(BEGINNEN="open" if hoe == "na een maand" else "uitnodiging"):
        nodig(bea, "sam")
    assert Organisatie.objects.count() == 1


def test_een_nieuwe_link_vijf_keer_per_uur(client: Client, bea: Lidmaatschap) -> None:
    adres = f"/o/de-linde/mensen/uitgenodigd/{nodig(bea, 'sam').uitnodiging.id}/"
    als(client, bea)
    paginas = [client.post(adres, {"doe": "opnieuw"}).content.decode() for _ in range(6)]
    assert [bool(re.search(r"/welkom/\S+/", pagina)) for pagina in paginas] == [True] * 5 + [False]
    assert "over een uur opnieuw" in paginas[-1]
