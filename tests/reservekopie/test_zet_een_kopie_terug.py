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


@pytest.fixture(scope="module")
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


def test_all_that_was_acknowledged_before_the_copy_is_there_after_the_fire(brand: Brand) -> None:
    assert brand.gemaakt.count("teruggelezen en heel") == 2
    assert len(brand.later) > len(brand.gezegd)
    assert "--register" in brand.daarna.zet_terug(brand.kopie("sleutels"), goed=False)
    brand.daarna.zet_terug(brand.kopie("sleutels"), "--zonder-register")
    brand.daarna.zet_terug(brand.kopie("gegevens"))
    assert (
        brand.daarna.draai("-m", "tests.casussen.schrijver", "zie_na", invoer=brand.gezegd)[0] == ""
    )
    assert "Alles klopt" in brand.daarna.nietpluis("controleer")


def test_whoever_has_only_the_copies_reads_nothing(brand: Brand) -> None:
    inhoud = b"".join(pad.read_bytes() for pad in brand.map.iterdir())
    assert len(inhoud) > 100_000
    for woord in (b"de-linde", b"SQLite format", b"PGDMP"):
        assert woord not in inhoud


def test_what_was_destroyed_does_not_come_back_with_the_keys(brand: Brand) -> None:
    dossier = json.loads(brand.gezegd.splitlines()[0])[0]
    assert "--vervang" in brand.eerst.zet_terug(brand.kopie("sleutels"), goed=False)
    brand.eerst.draai("-m", "tests.reservekopie.vernietiger", dossier)
    brand.eerst.zet_terug(brand.kopie("sleutels"), "--vervang")
    leeft = brand.eerst.draai("-m", "tests.reservekopie.vernietiger", "leeft", dossier)[0]
    assert leeft.strip() == "nee"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="rollen zijn er op PostgreSQL")
def test_the_role_of_the_site_cannot_copy_and_is_told_which_can(
    brand: Brand, tmp_path: Path
) -> None:
    anders = {"NIETPLUIS_RESERVEKOPIE_DATABASE": brand.eerst.omgeving["NIETPLUIS_DATABASE"]}
    fout = brand.eerst.nietpluis("backup", str(tmp_path), goed=False, **anders)
    assert "NIETPLUIS_RESERVEKOPIE_DATABASE" in fout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="verbindingen telt PostgreSQL")
def test_a_site_that_still_runs_is_left_alone(brand: Brand) -> None:
    with brand.eerst.schrijver():
        time.sleep(3)
        fout = brand.eerst.zet_terug(brand.kopie("gegevens"), "--vervang", goed=False)
    assert "gebruikt deze database nog" in fout
