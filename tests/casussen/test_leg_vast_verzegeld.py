"""A stolen disk: none of the files of either store holds a word of what was told, or the keys to it."""

import shutil
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from nietpluis.casussen import concepten
from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.kluis.sleutels import kenmerk_sleutel, keten_sleutel, open_sleutel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from scripts.gereedschap import vind_postgresql
from tests.casussen.casus import feit, geef, lees, leg, neem

pytestmark = pytest.mark.django_db(transaction=True)

KANARIES = {
    "over_wie": "kanarie-over-wie",
    "zag_of_hoorde": "kanarie-zag-of-hoorde",
    "denkt_zelf": "kanarie-denkt-zelf",
    "bel_nummer": "kanarie-0612345678",
    "bel_naam": "kanarie-bel-naam",
}
NAAM, KENMERK, CONCEPT = "Kanarie-Jansen", "KANARIE-4821", "kanarie-half-getypt"
VERBORGEN = [*KANARIES.values(), NAAM, KENMERK, CONCEPT, "kanarie-verbeterd", "kanarie-reden"]


def vertel(fatima: Lidmaatschap, anna: Lidmaatschap) -> list[bytes]:
    """Say every kind of thing that must stay hidden; gives the keys that must not be found either."""
    geopend = neem(geef(fatima, None, **KANARIES), anna, volgend_bezoek="kanarie-volgend-bezoek")
    wie = feit(anna, "betrokkene", code="client", naam=NAAM, kenmerk=KENMERK, client="ja")
    leg(geopend.casus, anna, wie)
    nieuw = feit(fatima, "signaal", zag_of_hoorde="kanarie-verbeterd")
    beter = feit(fatima, "correctie", vervangt=2, reden="kanarie-reden", nieuw=nieuw)
    leg(geopend.casus, fatima, beter)
    lees(geopend.casus, anna)
    leg_raadpleging_vast(anna, "casus", "toegewezen", geopend.casus)
    with met_lid(fatima, schrijven=True):
        concepten.bewaar(fatima, "signaal", {"over_wie": CONCEPT})
    organisatie = anna.organisatie_id
    sleutel = open_sleutel(organisatie, geopend.casus.id)
    return [
        settings.HOOFDSLEUTEL,
        _bytes(sleutel),
        _bytes(keten_sleutel(organisatie)),
        _bytes(kenmerk_sleutel(organisatie)),
    ]


def _bytes(sleutel: Any) -> bytes:
    gevonden: bytes = sleutel.voor(sleutel.doel)
    return gevonden


def bestanden() -> list[tuple[str, bytes]]:
    """What a thief of the disk holds: the files of both stores, the write-ahead logs included."""
    if connections["default"].vendor == "sqlite":
        return [bestand for alias in connections for bestand in _sqlite(alias)]
    return [(alias, _dump(alias)) for alias in connections]


def _sqlite(alias: str) -> list[tuple[str, bytes]]:
    hoofd = Path(connections[alias].settings_dict["NAME"])
    delen = [deel for deel in hoofd.parent.glob(hoofd.name + "*") if deel.is_file()]
    assert any(deel.name.endswith("-wal") for deel in delen)
    return [(deel.name, deel.read_bytes()) for deel in delen]


def _dump(alias: str) -> bytes:
    """Everything PostgreSQL would hand out; binary columns in hex, as pg_dump writes them."""
    call_command("rollen", database=alias, toepassen=True, stdout=StringIO())
    instelling = connections[alias].settings_dict | {"USER": "nietpluis_reservekopie"}
    pg_dump = _pg_dump()
    adres = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**instelling)
    klaar = subprocess.run([pg_dump, "--inserts", adres], capture_output=True, check=True)
    return klaar.stdout


def _pg_dump() -> str:
    map_ = vind_postgresql()
    gevonden = str(map_ / "pg_dump") if map_ else shutil.which("pg_dump")
    assert gevonden
    return gevonden


def vormen(woord: bytes) -> list[bytes]:
    """The ways in which bytes may stand in a file: as they are, as hex, as UTF-16."""
    return [woord, woord.hex().encode(), woord.lower(), woord.decode("latin-1").encode("utf-16-le")]


def test_no_file_holds_a_word_or_a_key(fatima: Lidmaatschap, anna: Lidmaatschap) -> None:
    geheim = [woord.encode() for woord in (*VERBORGEN, "kanarie-volgend-bezoek")]
    geheim += vertel(fatima, anna)
    inhoud = bestanden()
    assert any(b"casussen_vastlegging" in deel for _, deel in inhoud)
    assert any(
        str(anna.gebruiker.email).encode() in deel for _, deel in inhoud
    )  # the search finds things
    gevonden = [
        (naam, woord)
        for naam, deel in inhoud
        for woord in geheim
        for vorm in vormen(woord)
        if vorm in deel
    ]
    assert gevonden == []
