"""A copy made while people record, put back in an empty place: the rehearsal of a fire, on both engines."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from tests.reservekopie.huis import Huis, huis

GENOEG = 12
"""Acknowledged facts before the copy is begun."""


@dataclass
class Brand:
    """A site where people recorded while it was copied, an empty place, and where the copies lie."""

    eerst: Huis
    daarna: Huis
    map: Path
    gezegd: str
    """What was acknowledged before the copy was begun."""
    later: str
    """What had been acknowledged when it was done."""
    gemaakt: str

    def kopie(self, wat: str) -> Path:
        (pad,) = self.map.glob(f"{wat}-*.npk")
        return pad


@pytest.fixture
def brand(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brand]:
    plekken = [tmp_path_factory.mktemp(naam) for naam in ("eerst", "daarna", "kopie")]
    with huis(plekken[0]) as eerst, huis(plekken[1]) as daarna:
        eerst.richt_in()
        eerst.draai("-m", "tests.casussen.schrijver", "begin")
        with eerst.schrijver() as uit:
            gezegd = wacht_op(uit, GENOEG)
            gemaakt = eerst.nietpluis("backup", str(plekken[2]))
            later = wacht_op(uit, gezegd.count("\n") + 3)
        yield Brand(eerst, daarna, plekken[2], gezegd, later, gemaakt)


def wacht_op(uit: Path, regels: int) -> str:
    einde = time.monotonic() + 120
    while uit.read_text().count("\n") < regels:
        assert time.monotonic() < einde, uit.with_name("fouten").read_text()[-2000:]
        time.sleep(0.05)
    return uit.read_text().rpartition("\n")[0] + "\n"


def alles_is_terug(brand: Brand) -> None:
    """All that was acknowledged before the copy is there after the fire."""
    assert brand.gemaakt.count("teruggelezen en heel") == 2
    assert len(brand.later) > len(brand.gezegd)
    assert "--register" in brand.daarna.zet_terug(brand.kopie("sleutels"), goed=False)
    brand.daarna.zet_terug(brand.kopie("sleutels"), "--zonder-register")
    brand.daarna.zet_terug(brand.kopie("gegevens"))
    assert (
        brand.daarna.draai("-m", "tests.casussen.schrijver", "zie_na", invoer=brand.gezegd)[0] == ""
    )
    assert "Alles klopt" in brand.daarna.nietpluis("controleer")


def uit_de_kopie_leest_niemand(brand: Brand) -> None:
    """Whoever has only the copies reads nothing."""
    inhoud = b"".join(pad.read_bytes() for pad in brand.map.iterdir())
    assert len(inhoud) > 100_000
    for woord in (b"de-linde", b"SQLite format", b"PGDMP"):
        assert woord not in inhoud


def wat_vernietigd_is_blijft_weg(brand: Brand) -> None:
    """What was destroyed does not come back with the keys."""
    dossier = json.loads(brand.gezegd.splitlines()[0])[0]
    assert "--vervang" in brand.eerst.zet_terug(brand.kopie("sleutels"), goed=False)
    brand.eerst.draai("-m", "tests.reservekopie.vernietiger", dossier)
    brand.eerst.zet_terug(brand.kopie("sleutels"), "--vervang")
    leeft = brand.eerst.draai("-m", "tests.reservekopie.vernietiger", "leeft", dossier)[0]
    assert leeft.strip() == "nee"


def de_rol_van_de_site_kopieert_niet(brand: Brand) -> None:
    """It cannot, and is told which role can."""
    leeg = brand.map.parent / "leeg"
    leeg.mkdir(exist_ok=True)
    anders = {"NIETPLUIS_RESERVEKOPIE_DATABASE": brand.eerst.omgeving["NIETPLUIS_DATABASE"]}
    fout = brand.eerst.nietpluis("backup", str(leeg), goed=False, **anders)
    assert "NIETPLUIS_RESERVEKOPIE_DATABASE" in fout
    assert list(leeg.iterdir()) == []


def een_site_die_draait_blijft_staan(brand: Brand) -> None:
    """Where people still work nothing is put back; PostgreSQL counts its connections."""
    with brand.eerst.schrijver():
        time.sleep(3)
        fout = brand.eerst.zet_terug(brand.kopie("gegevens"), "--vervang", goed=False)
    assert "gebruikt deze database nog" in fout


def test_after_a_fire_all_is_there_and_nothing_more(brand: Brand) -> None:
    """One test: the fire takes half a minute to make, and parts of a test do not share a process."""
    uit_de_kopie_leest_niemand(brand)
    alles_is_terug(brand)
    if connection.vendor == "postgresql":
        de_rol_van_de_site_kopieert_niet(brand)
        een_site_die_draait_blijft_staan(brand)
    wat_vernietigd_is_blijft_weg(brand)
