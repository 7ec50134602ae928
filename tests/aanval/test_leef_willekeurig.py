"""Several people of two organisations do whatever they can, in any order, through the real pages; the laws hold.

A hypothesis state machine over the views. After every act nobody sees more than they may; at the end everything that
was acknowledged stands once, in the organisation of who told it, and every chain, list and figure is sound.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from pytest_django import DjangoDbBlocker

from nietpluis.casussen.controle import controleer
from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus
from nietpluis.organisaties.demo import DE_LINDE, DE_WEGWIJZER, maak_organisatie
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from tests.personages import als, lid_van
from tests.toegang.bezoek import teruggedraaid

pytestmark = pytest.mark.django_db(databases="__all__")
MENSEN = {
    "de-linde": ("Anna", "Bram", "Fatima", "Romy", "Linda", "Gerda", "Peter", "Bea"),
    "de-wegwijzer": ("Chris", "Sanne"),
}
ALLEN = tuple(naam for namen in MENSEN.values() for naam in namen)
wie_dan_ook = st.sampled_from(ALLEN)
gever = st.sampled_from(("Fatima", "Romy", "Sanne", "Anna"))
werker = st.sampled_from(("Anna", "Bram", "Chris"))
welke = st.integers(-30, 30)
"""Which of the casussen that there are: of any organisation, or (below zero) of those that one may open."""
GETELD: Counter[str] = Counter()


@pytest.fixture(scope="module", autouse=True)
def _stil(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    logging.disable(logging.WARNING)
    with django_db_blocker.unblock():
        yield
    logging.disable(logging.NOTSET)
    print(f"\nwillekeurig: {sum(GETELD.values())} daden: {dict(GETELD)}")  # noqa: T201


class Leven(RuleBasedStateMachine):
    """What happened so far, as the people themselves would know it."""

    def __init__(self) -> None:
        super().__init__()
        self.stapel = ExitStack()
        self.stapel.enter_context(teruggedraaid())
        cache.clear()
        self.leden: dict[str, Lidmaatschap] = {}
        for demo in (DE_LINDE, DE_WEGWIJZER):
            organisatie = maak_organisatie(demo, "!")
            self.leden |= {naam: lid_van(organisatie, naam) for naam in MENSEN[demo.slug]}
        self.clients = {naam: als(Client(), lid) for naam, lid in self.leden.items()}
        self.bevestigd: dict[str, UUID] = {}
        """Words that somebody was told are recorded -> whose organisation."""

    # What people do

    @initialize()
    def begin_met_een_casus_van_anna(self) -> None:
        self.vraag_om_terugbellen(naam="Fatima", keren=1)
        self.neem_aan(naam="Anna", casus=0)

    @rule(naam=gever, keren=st.sampled_from((1, 1, 2)))
    def vraag_om_terugbellen(self, naam: str, keren: int) -> None:
        """Also by a double click."""
        woord = f"woord{uuid4().hex[:8]}"
        velden = {"sleutel": str(uuid4()), "bel_naam": woord, "bel_nummer": "0612345678"}
        for _ in range(keren):
            antwoord = self.stuur(naam, "terugbellen", velden)
            if antwoord.status_code == 302:
                self.bevestigd[woord] = self.leden[naam].organisatie_id
        assert antwoord.status_code in (302, 429)

    @rule(naam=werker, casus=welke)
    def neem_aan(self, naam: str, casus: int) -> None:
        self.op_casus(naam, casus, "aannemen", {"volgend_bezoek": "Kijk naar haar arm."})

    @rule(naam=werker, casus=welke, achter=st.sampled_from((0, 0, 1)))
    def leg_overleg_vast(self, naam: str, casus: int, achter: int) -> None:
        """Sometimes on a page that is no longer the newest."""
        gekozen, woord = self.casus(casus, naam), f"woord{uuid4().hex[:8]}"
        velden = {
            "met": "collega", "uitkomst": woord, "gebeurd_op": str(timezone.localdate()),
            "na": gekozen.aantal - achter,
        }  # fmt: skip
        antwoord = self.op_casus(naam, casus, "handeling", velden, soort="overleg")
        if antwoord.status_code == 302 and self.staat(gekozen, woord):
            self.bevestigd[woord] = gekozen.organisatie_id
        assert achter == 0 or antwoord.status_code in (302, 404, 422)

    @rule(
        naam=werker, casus=welke, aan=wie_dan_ook, hoe=st.sampled_from(("toewijzen", "doorgeven"))
    )
    def geef_aan_een_ander(self, naam: str, casus: int, aan: str, hoe: str) -> None:
        """Also to somebody who may not have it, and to somebody elsewhere."""
        velden = {"aan": str(self.leden[aan].id), "hoe": "over", "waarom": "Ik ga weg."}
        self.op_casus(naam, casus, hoe, velden)

    @rule(naam=werker, casus=welke, nummer=st.integers(1, 6))
    def haal_iets_weg(self, naam: str, casus: int, nummer: int) -> None:
        velden = {"verbeterreden": "Hoort hier niet.", "na": self.casus(casus, naam).aantal}
        self.op_casus(naam, casus, "haal_weg", velden, nummer=nummer)

    @rule(naam=wie_dan_ook, casus=welke)
    def kijk(self, naam: str, casus: int) -> None:
        """Open a casus by its address, and one's own lists; nothing of another organisation shows."""
        gekozen, lid = self.casus(casus, naam), self.leden[naam]
        mag = self.mag(naam, gekozen)
        slug = lid.organisatie.slug
        adres = reverse("casus", kwargs={"slug": slug, "casus_id": gekozen.id})
        assert (self.clients[naam].get(adres).status_code == 200) is mag, (naam, gekozen.kenmerk)
        vreemd = [w for w, van in self.bevestigd.items() if van != lid.organisatie_id]
        for pagina in ("start", "werklijst", "eigen_signalen"):
            tekst = self.clients[naam].get(reverse(pagina, args=[slug])).content.decode()
            assert not [woord for woord in vreemd if woord in tekst], (naam, pagina)
        GETELD["kijk"] += 1

    # How it is done

    def stuur(self, naam: str, wat: str, velden: dict[str, Any], **deel: Any) -> Any:
        deel["slug"] = self.leden[naam].organisatie.slug
        antwoord = self.clients[naam].post(reverse(wat, kwargs=deel), velden)
        assert antwoord.status_code < 500, (wat, velden)
        GETELD[f"{wat} {antwoord.status_code}"] += 1
        return antwoord

    def op_casus(self, naam: str, casus: int, wat: str, velden: dict[str, Any], **deel: Any) -> Any:
        """Try something with a casus: 404 for whoever may not open it, and never for who may."""
        gekozen = self.casus(casus, naam)
        mocht = self.mag(naam, gekozen)
        antwoord = self.stuur(naam, wat, velden, casus_id=gekozen.id, **deel)
        assert mocht or antwoord.status_code == 404, (naam, wat, gekozen.kenmerk)
        return antwoord

    def casus(self, welke: int, naam: str = "") -> Casus:
        alle: list[Casus] = []
        if welke < 0 and naam:
            with met_lid(self.leden[naam]):
                alle = list(Casus.objects.voor(self.leden[naam]).order_by("nummer"))
        if alle:
            return alle[welke % len(alle)]
        for organisatie in sorted({lid.organisatie_id for lid in self.leden.values()}):
            with in_organisatie(organisatie):
                alle += list(Casus.objects.order_by("nummer"))
        return alle[welke % len(alle)]

    def mag(self, naam: str, casus: Casus) -> bool:
        with met_lid(self.leden[naam]):
            return Casus.objects.voor(self.leden[naam]).filter(id=casus.id).exists()

    def staat(self, casus: Casus, woord: str) -> bool:
        with in_organisatie(casus.organisatie_id):
            return woord in repr(open_casus(Casus.objects.get(id=casus.id)).dossier.feiten)

    # What must be so at the end

    def teardown(self) -> None:
        try:
            self.alles_staat_er_een_keer_en_is_heel()
        finally:
            self.stapel.close()

    def alles_staat_er_een_keer_en_is_heel(self) -> None:
        gevonden: Counter[tuple[str, UUID]] = Counter()
        for organisatie in {
            lid.organisatie_id: lid.organisatie for lid in self.leden.values()
        }.values():
            with in_organisatie(organisatie.id):
                for casus, fouten in controleer(organisatie):
                    assert fouten == []
                    for feit in open_casus(casus).dossier.feiten:
                        woorden = {str(w) for w in vars(feit).values()} & self.bevestigd.keys()
                        gevonden.update((woord, organisatie.id) for woord in woorden)
        assert gevonden == Counter(dict.fromkeys(self.bevestigd.items(), 1))


def test_wat_er_ook_gebeurt_de_wetten_houden() -> None:
    run_state_machine_as_test(
        Leven,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert GETELD["terugbellen 302"]
    assert GETELD["aannemen 302"]
    assert GETELD["handeling 302"]
