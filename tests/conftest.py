"""What every test may use. Which engine: NIETPLUIS_DATABASE, as for the site (default SQLite)."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from django.db.backends.postgresql.creation import DatabaseCreation
from django.test import TransactionTestCase, override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.gereedschap import vind_chromium
from tests.databases import zonder_triggers

pytest_plugins = ["tests.personages"]

TELEFOON = {"width": 360, "height": 740}
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test that asks for a database both of them: facts without keys mean nothing."""
    for item in items:
        merk = item.get_closest_marker("django_db")
        opties = dict(merk.kwargs) if merk else {}
        vraagt = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
        if (merk or vraagt) and "databases" not in opties:
            opties["databases"] = "__all__"
            item.add_marker(pytest.mark.django_db(**opties), append=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests found, from every process.

    `record_property("cijfer", "…")` is a line; `record_property("tel:…", 3)` is added up.
    """
    verslagen = [verslag for soort in terminalreporter.stats.values() for verslag in soort]
    einde = [verslag for verslag in verslagen if getattr(verslag, "when", "") == "teardown"]
    regels, telling = [], Counter[str]()
    for naam, waarde in (paar for verslag in einde for paar in verslag.user_properties):
        if naam == "cijfer":
            regels.append(str(waarde))
        elif naam.startswith("tel:"):
            telling[naam.removeprefix("tel:")] += int(waarde)
    if regels or telling:
        terminalreporter.section("cijfers")
    for regel in [*regels, *(f"{naam}: {aantal}" for naam, aantal in sorted(telling.items()))]:
        terminalreporter.write_line(regel)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """On SQLite, test on files: in memory all threads share one connection, and WAL is not WAL."""
    for naam in connections:
        instellingen = connections[naam].settings_dict
        instellingen["CONN_MAX_AGE"] = 0
        if "sqlite3" in instellingen["ENGINE"]:
            map_ = tmp_path_factory.mktemp("databases")
            instellingen["TEST"]["NAME"] = str(map_ / f"{naam}.sqlite3")
    with pytest.MonkeyPatch.context() as verwissel:
        verwissel.setattr(DatabaseCreation, "_destroy_test_db", _gooi_weg, raising=False)
        yield


def _gooi_weg(schepping: Any, naam: str, _verbosity: int) -> None:
    """Drop a test database also when a thread of the live server has not yet let go of it."""
    with schepping._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {schepping.connection.ops.quote_name(naam)} WITH (FORCE)")


@pytest.fixture(scope="session", autouse=True)
def _snelle_wachtwoorden() -> Iterator[None]:
    """Argon2 is slow on purpose; a test that is about it names it itself."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _wissen_mag_na_een_toets() -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards, which the triggers refuse."""
    wis = TransactionTestCase.__dict__["_fixture_teardown"]

    def wis_zonder_triggers(toets: TransactionTestCase) -> None:
        with zonder_triggers():
            wis(toets)

    with pytest.MonkeyPatch.context() as verwissel:
        verwissel.setattr(TransactionTestCase, "_fixture_teardown", wis_zonder_triggers)
        yield


@pytest.fixture(scope="session", autouse=True)
def _tellen_in_het_geheugen() -> Iterator[None]:
    """Attempts are counted in a table; a test that is about that names it itself, the others need no database."""
    geheugen = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    with override_settings(CACHES=geheugen):
        yield


@pytest.fixture(autouse=True)
def _lege_cache() -> None:
    """Attempts to sign in are counted in the cache; no test pays for the one before it."""
    cache.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Without one a test is skipped, or fails under NIETPLUIS_EIST_ALLES."""
    chromium = vind_chromium()
    if not chromium:
        stop = pytest.fail if os.environ.get("NIETPLUIS_EIST_ALLES") else pytest.skip
        stop("Geen Chromium gevonden (NIETPLUIS_CHROMIUM).")
    # Playwright keeps an event loop in this thread, in which Django refuses its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=VLAGGEN)
        yield browser
        browser.close()


@pytest.fixture
def nieuwe_pagina(browser: Browser, live_server: object) -> Iterator[Callable[..., Page]]:
    """Make pages of separate visitors: `nieuwe_pagina(javascript=False, viewport=…, aanraken=True)`.

    Addresses are relative to the site. A script error or a breach of the policy fails the test.
    """
    fouten: list[str] = []
    contexten = []

    def maak(
        *,
        javascript: bool = True,
        viewport: dict[str, int] | None = None,
        aanraken: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=str(live_server),
            java_script_enabled=javascript,
            locale="nl-NL",
            has_touch=aanraken,
            viewport=viewport or TELEFOON,  # type: ignore[arg-type]  # a TypedDict of the same two
        )
        context.set_default_timeout(30_000)  # milliseconds
        contexten.append(context)
        pagina = context.new_page()
        pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
        pagina.on("console", lambda regel: fouten.append(regel.text))
        return pagina

    yield maak
    for context in contexten:
        context.close()
    ernstig = [fout for fout in fouten if not fout.startswith("Failed to load resource")]
    assert not ernstig


@pytest.fixture
def browser_pagina(nieuwe_pagina: Callable[..., Page]) -> Page:
    """One page, on the screen of a small phone."""
    return nieuwe_pagina()
