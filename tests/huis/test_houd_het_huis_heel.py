"""What a reader would otherwise have to guard: doors, signals, sizes, templates and words."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from inspect import getclosurevars
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from django.urls import URLPattern, URLResolver, get_resolver

from nietpluis.config.startbewijs import ONVERANDERLIJK
from nietpluis.kern.feiten import SOORTEN
from nietpluis.kluis.onveranderlijk import beveiligde_tabellen
from tests.huis.bron import PAKKET, modules, namen

DEUR = "als_lid."
"""The one decorator that finds out who asks, before the view runs; the others are made of it."""
LEGT_LEZEN_VAST = ("op_casus.", "op_meekijken.", "op_toezicht.", "op_vernietiging.")
"""Those that record the reading of a casus before the room is opened."""
GEWOON_AANGEMELD = {
    "organisaties.views": "the own account of whoever is signed in, whatever the organisation",
}
GROOTST = 300  # lines
GROTER: dict[str, str] = {}
"""Files that may be longer, with the reason."""


def adressen(boom: URLResolver, voor: str = "") -> Iterator[tuple[str, Any]]:
    for deel in boom.url_patterns:
        if isinstance(deel, URLResolver):
            yield from adressen(deel, voor + str(deel.pattern))
        elif isinstance(deel, URLPattern):
            yield voor + str(deel.pattern), deel.callback


def eigen_adressen() -> list[tuple[str, Any]]:
    alle = adressen(get_resolver())
    return [(pad, view) for pad, view in alle if view.__module__.startswith("nietpluis.")]


def lagen(view: Any) -> Iterator[Any]:
    """A view with all that is wrapped round it."""
    while view is not None:
        yield view
        view = getattr(view, "__wrapped__", None)


def heeft_deur(view: Any) -> bool:
    if getattr(view, "login_required", True) is False:  # says itself that it is public
        return True
    codes = [laag.__code__.co_qualname for laag in lagen(view) if hasattr(laag, "__code__")]
    return any(code.startswith(DEUR) for code in codes)


def _voluit(view: Any) -> str:
    return f"{view.__module__}.{view.__qualname__}".removeprefix("nietpluis.")


def test_every_page_has_a_door() -> None:
    open_ = {
        f"{view.__module__}.{view.__qualname__} ({pad})"
        for pad, view in eigen_adressen()
        if not heeft_deur(view) and not _voluit(view).startswith(tuple(GEWOON_AANGEMELD))
    }
    assert open_ == set()


def test_every_page_of_an_organisation_has_the_door_of_its_members() -> None:
    open_ = {
        pad
        for pad, view in eigen_adressen()
        if "<slug:slug>" in pad
        and not any(
            laag.__code__.co_qualname.startswith(DEUR)
            for laag in lagen(view)
            if hasattr(laag, "__code__")
        )
    }
    assert open_ == set()


def vooraf(laag: Any) -> object:
    """What this layer of a view does before the room is opened, if it is the door."""
    is_deur = laag.__code__.co_qualname.startswith(DEUR)
    return getclosurevars(laag).nonlocals.get("vooraf") if is_deur else None


def test_a_page_about_one_casus_records_the_reading() -> None:
    zonder = {
        pad
        for pad, view in eigen_adressen()
        if "casus_id" in pad
        and not any(
            getattr(vooraf(laag), "__qualname__", "").startswith(LEGT_LEZEN_VAST)
            for laag in lagen(view)
            if hasattr(laag, "__code__")
        )
    }
    assert zonder == set()


def test_nothing_listens_to_signals_but_the_guard_after_a_migrate() -> None:
    verdacht = re.compile(
        r"(^|\.)(receiver|(pre|post)_(init|save|delete|migrate)|m2m_changed|request_\w+ed)$"
    )
    gevonden = {
        (pad, naam)
        for pad, boom in modules().items()
        for naam in namen(boom)
        if verdacht.search(naam)
    }
    assert {pad for pad, _ in gevonden} == {"kluis/onveranderlijk.py", "kluis/muur.py"}
    assert {naam.split(".")[0] for _, naam in gevonden} == {"post_migrate"}


EIGEN_DAAD = {
    ("organisaties/models/beheerhandeling.py", "save"),  # refuses to change what stands
    ("organisaties/models/beheerhandeling.py", "delete"),  # refuses
    ("organisaties/models/gebruiker.py", "save"),  # one spelling of an address
}


def test_no_model_acts_behind_its_caller() -> None:
    gevonden = {
        (pad, knoop.name)
        for pad, boom in modules().items()
        if "/models" in pad
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.FunctionDef) and knoop.name in ("save", "delete", "full_clean")
    }
    assert gevonden == EIGEN_DAAD


def test_the_start_proves_every_table_that_is_guarded(db: None) -> None:
    genoemd = {apps.get_model(naam)._meta.db_table for naam in ONVERANDERLIJK}
    apart = beveiligde_tabellen(connections["sleutels"])
    assert {*beveiligde_tabellen(connection), *apart} == genoemd
    assert apart == ["kluis_vernietigd"]


def test_files_stay_short() -> None:
    lang = {
        pad: regels
        for pad in modules()
        if (regels := len((PAKKET / pad).read_text(encoding="utf-8").splitlines())) >= GROOTST
    }
    assert set(lang) == set(GROTER), lang


@cache
def gebruikte_tekst() -> str:
    """All Python and all templates, in which a template may be named."""
    bestanden = [*PAKKET.rglob("*.py"), *PAKKET.rglob("*.html"), *PAKKET.rglob("*.txt")]
    return "\n".join(bestand.read_text(encoding="utf-8") for bestand in bestanden)


@pytest.mark.parametrize("app", ["casussen", "organisaties", "portaal"])
def test_every_template_is_used(app: str) -> None:
    map_ = PAKKET / app / "templates"
    namen_ = {str(pad.relative_to(map_)) for pad in (map_ / app).rglob("*.html")}
    assert namen_
    assert {naam for naam in namen_ if not _is_genoemd(naam)} == set()


def _is_genoemd(naam: str) -> bool:
    """By its whole name, or by the last part where a view puts the rest before it."""
    los = naam.rsplit("/", maxsplit=1)[-1].removesuffix(".html")
    return naam in gebruikte_tekst() or f'"{los}"' in gebruikte_tekst()


TECHNIEK = {
    "Nummering": "kenmerk", "Toegang": "toewijzing", "Gebruiker": "medewerker",
}  # fmt: skip
"""Rows that nobody at work speaks of: the word that they serve."""
ZELFDE = {
    "eigensignaal": "signaal",
    "lidmaatschap": "medewerker",
    "rolvervulling": "rol",
    "beheerhandeling": "beheerder",
}


def bekend() -> set[str]:
    """Every word and code of the glossary, as one would write it in code."""
    ruw = tomllib.loads((PAKKET / "inhoud" / "begrippen.toml").read_text(encoding="utf-8"))
    rijen = [rij for deel in ruw.values() if isinstance(deel, list) for rij in deel]
    woorden = {str(rij[veld]) for rij in rijen for veld in ("woord", "code") if veld in rij}
    return {_als_code(woord) for woord in woorden}


def _als_code(woord: str) -> str:
    return re.sub(r"[^a-z0-9]", "", woord.lower().replace("é", "e").replace("ï", "i"))


def test_every_word_of_a_model_or_fact_is_defined() -> None:
    modellen = {
        model.__name__
        for app in ("casussen", "organisaties", "tellingen")
        for model in apps.get_app_config(app).get_models()
    }
    woorden = {_als_code(woord) for woord in {*modellen, *SOORTEN} - set(TECHNIEK)}
    woorden = {ZELFDE.get(woord, woord) for woord in woorden}
    assert (woorden | {_als_code(woord) for woord in TECHNIEK.values()}) - bekend() == set()
