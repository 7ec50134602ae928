"""Eight at the same moment, for real, on both engines: every act on the meldcode happens once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nietpluis.meldcodes import handelingen, schrijven, vaststellen
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.huidig import ingevuld_van, model_van
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie, Wat
from nietpluis.meldcodes.vaststellen import Vaststelling, over_jaren
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.casussen.test_twee_tegelijk import SAMEN, samen
from tests.meldcodes import gereed
from tests.personages import als

pytestmark = pytest.mark.django_db(transaction=True)


def _lukt(lid: Lidmaatschap, act: Callable[[], object]) -> bool:
    """Whether this act was carried out, in a room and a transaction of its own."""
    try:
        with met_lid(lid, schrijven=True):
            act()
    except MeldcodeFout:
        return False
    return True


def _hoe_vaak(lid: Lidmaatschap, wat: str) -> int:
    with met_lid(lid):
        return sum(act.wat == wat for act in handelingen.alle(lid))


def test_een_begint(anna: Lidmaatschap, bram: Lidmaatschap) -> None:
    model = gereed.model_van_sector(anna.organisatie)
    wie = (anna, bram)
    gelukt = samen(lambda n: _lukt(wie[n % 2], lambda: schrijven.begin(wie[n % 2], model)))
    assert gelukt.count(True) == 1
    with met_lid(anna):
        assert Meldcodeconcept.objects.voor(anna).count() == 1


def test_een_bewaart_hetzelfde_onderdeel_en_ieder_een_eigen(anna: Lidmaatschap) -> None:
    ingevuld = ingevuld_van(gereed.begonnen(anna))

    def zelfde(_nummer: int) -> bool:
        return _lukt(anna, lambda: schrijven.bewaar(anna, "vormen", ingevuld, gezien=0))

    def eigen(nummer: int) -> bool:
        return _lukt(anna, lambda: schrijven.bewaar(anna, f"tekst-{nummer}", ingevuld, gezien=0))

    assert samen(zelfde).count(True) == 1
    assert samen(eigen).count(True) == SAMEN
    with met_lid(anna):
        concept = schrijven.huidig_concept(anna)
    assert concept
    assert concept.ronde == 1 + SAMEN


def test_wie_elk_een_andere_tekst_bewaart_raakt_niets_kwijt(anna: Lidmaatschap) -> None:
    """Along the screen: what one reads before saving must not undo what another saves meanwhile."""
    concept = gereed.begonnen(anna)
    codes = [deel.code for deel in model_van(concept).onderdelen[:SAMEN]]
    clients = [als(Client(), anna) for _ in codes]

    def schrijf(nummer: int) -> int:
        url = reverse("meldcode_tekst", args=["de-linde", codes[nummer]])
        stuur = {"doe": "eigen", "tekst": f"Tekst {nummer}.", "gezien": "0"}
        return clients[nummer].post(url, stuur).status_code

    assert samen(schrijf) == [302] * SAMEN
    with met_lid(anna):
        nu = schrijven.huidig_concept(anna)
    assert nu
    assert ingevuld_van(nu).eigen == {code: f"Tekst {n}." for n, code in enumerate(codes)}


def test_een_stelt_vast_en_een_publiceert(anna: Lidmaatschap, gerda: Lidmaatschap) -> None:
    gereed.beoordeeld(anna)
    dag = timezone.localdate()
    vast = Vaststelling(naam="Gerda Postma", op=dag, herzien_voor=over_jaren(dag, 2))
    gelukt = samen(lambda _: _lukt(gerda, lambda: vaststellen.stel_vast(gerda, vast)))
    assert gelukt.count(True) == _hoe_vaak(gerda, Wat.VASTGESTELD) == 1
    with met_lid(gerda):
        versie = Meldcodeversie.objects.voor(gerda).get()
    gelukt = samen(lambda _: _lukt(gerda, lambda: vaststellen.publiceer(gerda, versie)))
    assert gelukt.count(True) == _hoe_vaak(gerda, Wat.GEPUBLICEERD) == 1
