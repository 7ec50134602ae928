"""Counts come out of the database as values; what would run code stays bytes."""

from __future__ import annotations

import base64
import pickle
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import override_settings
from django.utils import timezone

from nietpluis.organisaties.models import Teller
from nietpluis.organisaties.tellen import Tellercache

pytestmark = pytest.mark.django_db
SOORT = "nietpluis.organisaties.tellen.Tellercache"


@pytest.fixture
def cache() -> Any:
    echt = {"default": {"BACKEND": SOORT, "LOCATION": "organisaties_teller"}}
    with override_settings(CACHES=echt):
        yield caches["default"]


class Kwaad:
    """What an attacker would leave in the table: reading it makes a file."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad

    def __reduce__(self) -> tuple[Any, tuple[Path]]:
        return Path.touch, (self.pad,)


def _schrijf(cache: Any, waarde: str) -> None:
    Teller.objects.create(
        cache_key=cache.make_key("x"), value=waarde, expires=timezone.now() + timedelta(hours=1)
    )


def test_de_site_telt_zo() -> None:
    bron = (Path(settings.BASIS) / "nietpluis/config/settings.py").read_text()
    assert f'"BACKEND": "{SOORT}"' in bron


@pytest.mark.parametrize("waarde", [0, 12, 1.5, "een", [1.25, 2.5], None, True])
def test_een_waarde_komt_terug(cache: Any, waarde: object) -> None:
    assert isinstance(cache, Tellercache)
    cache.set("x", waarde, 60)
    assert cache.get("x", "weg") == waarde


def test_wat_voorbij_is_en_wat_er_niet_is_komt_niet(cache: Any) -> None:
    cache.set("x", 1, -1)
    assert cache.get_many(["x", "y"]) == {}
    assert cache.add("x", 2, 60)
    assert not cache.add("x", 3, 60)
    assert cache.incr("x") == 3


def test_een_object_uit_de_database_wordt_niet_gemaakt(cache: Any, tmp_path: Path) -> None:
    bestand = tmp_path / "gedaan"
    pickle.loads(pickle.dumps(Kwaad(bestand)))  # noqa: S301 -- so the attack does work by itself
    assert bestand.exists()
    bestand.unlink()
    _schrijf(cache, base64.b64encode(pickle.dumps(Kwaad(bestand))).decode())
    assert cache.get("x", "niets") == "niets"
    assert not bestand.exists()


@pytest.mark.parametrize("waarde", ["", "geen base64 ☺", base64.b64encode(b"onzin").decode()])
def test_onzin_in_de_tabel_is_als_niets(cache: Any, waarde: str) -> None:
    _schrijf(cache, waarde)
    assert cache.get("x", "niets") == "niets"
