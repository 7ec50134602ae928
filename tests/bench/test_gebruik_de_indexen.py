"""With twenty thousand rows the lists of one person are still read by index, on PostgreSQL."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nietpluis.casussen import zoeken
from nietpluis.casussen.bladeren import BLAD, blader, schrijf_cursor
from nietpluis.casussen.models import Casus, Kenmerk, Toegang
from nietpluis.casussen.projectie import VOUWVERSIE, Band, toegang_rij
from nietpluis.casussen.vullen.kans import Kans
from nietpluis.casussen.vullen.schrijven import schrijf
from nietpluis.kluis.kenmerk import kenmerk_hash
from nietpluis.kluis.sleutels import kenmerk_sleutel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid

RIJEN, VAN_ANNA = 20_000, 12_000
NU = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
TABELLEN = {"casussen_casus", "casussen_toegang", "casussen_kenmerk"}
Vraag = Callable[[Lidmaatschap], object]


def _rijen(anna: Lidmaatschap, bram: Lidmaatschap) -> Iterator[Casus | Toegang | Kenmerk]:
    """Rows as lists see them; nothing is sealed in them, for nothing is opened."""
    kans = Kans(20)
    sleutel = kenmerk_sleutel(anna.organisatie_id)
    for nummer in range(1, RIJEN + 1):
        casus = Casus(
            id=kans.id(),
            organisatie_id=anna.organisatie_id,
            nummer=nummer,
            status="open",
            acuut=kans.soms(0.02),
            aan=kans.choice(("mij", "mij", "ander", "opnieuw")),
            uiterlijk=NU + timedelta(minutes=kans.randrange(-60_000, 60_000)),
            begonnen_op=NU.date(),
            gewijzigd_op=NU,
            aantal=8,
            kop=b"",
            etiket=b"",
            vouwversie=VOUWVERSIE,
        )
        yield casus
        wie = anna if nummer <= VAN_ANNA else bram
        yield toegang_rij(casus, Band(wie.id, "toegewezen", NU - timedelta(days=100)))
        afdruk = kenmerk_hash(sleutel, f"C{nummer}")
        yield Kenmerk(casus=casus, organisatie_id=anna.organisatie_id, afdruk=afdruk)


@pytest.fixture
def vol(anna: Lidmaatschap, bram: Lidmaatschap) -> Lidmaatschap:
    """Anna, with twelve thousand open casussen of her own among twenty thousand."""
    if connection.vendor != "postgresql":
        pytest.skip("Deze toets is voor PostgreSQL.")
    with met_lid(anna, schrijven=True):
        schrijf("default", _rijen(anna, bram))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return anna


def _stappen(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for deel in plan.get("Plans", ()):
        yield from _stappen(deel)


def _leest_alles(sql: str) -> set[str]:
    """The tables that this query reads from front to back."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
        (uitleg,) = cursor.fetchone()
    plan = (json.loads(uitleg) if isinstance(uitleg, str) else uitleg)[0]["Plan"]
    return {
        stap["Relation Name"]
        for stap in _stappen(plan)
        if stap["Node Type"] == "Seq Scan" and stap["Relation Name"] in TABELLEN
    }


def _blad(naam: str, *, diep: bool = False, **filter_: Any) -> Vraag:
    def vraag(lid: Lidmaatschap) -> object:
        alles = Toegang.objects.werklijst(lid, NU).select_related("casus").filter(**filter_)
        groep = getattr(alles, naam)(NU)
        cursor = ""
        if diep:
            cursor = schrijf_cursor(groep.order_by("uiterlijk", "casus_id")[BLAD * 20])
        return blader(groep, cursor)

    return vraag


VRAGEN: dict[str, Vraag] = {
    "vandaag": _blad("vandaag", acuut=False),
    "vandaag, ver": _blad("vandaag", diep=True, acuut=False),
    "wacht": _blad("wacht"),
    "wacht, ver": _blad("wacht", diep=True),
    "opnieuw": _blad("opnieuw"),
    "alleen van mij": _blad("vandaag", soort__in=("toegewezen",), acuut=False),
    "waarneming": _blad("vandaag", soort__in=("ontvanger", "waarnemer"), acuut=False),
    "zoek op kenmerk": lambda lid: zoeken.op_kenmerk(lid, "C77"),
    "zoek op nummer": lambda lid: zoeken.op_nummer(lid, "K 77"),
    "open één casus": lambda lid: Casus.objects.voor(lid, NU).filter(id=UUID(int=5)).first(),
}


def _acuut(lid: Lidmaatschap) -> object:
    """What stands before everything on the first page."""
    alles = Toegang.objects.werklijst(lid, NU).select_related("casus").filter(acuut=True)
    return list(alles.order_by("uiterlijk", "casus_id")[:BLAD])


def _hele_tabellen(lid: Lidmaatschap, vraag: Vraag) -> set[str]:
    """The tables that the last query of this act reads from front to back."""
    with met_lid(lid):
        with CaptureQueriesContext(connection) as gevraagd:
            vraag(lid)
        return _leest_alles(gevraagd.captured_queries[-1]["sql"])


@pytest.mark.django_db
def test_geen_lijst_leest_een_hele_tabel(vol: Lidmaatschap) -> None:
    gelezen = {naam: _hele_tabellen(vol, vraag) for naam, vraag in VRAGEN.items()}
    assert {naam: tabellen for naam, tabellen in gelezen.items() if tabellen} == {}


@pytest.mark.django_db
def test_wat_acuut_is_leest_geen_hele_tabel(vol: Lidmaatschap) -> None:
    assert _hele_tabellen(vol, _acuut) == set()
