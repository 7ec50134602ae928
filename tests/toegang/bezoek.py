"""Visits of the cast to the world: each in a savepoint, so that the next finds everything as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext

from nietpluis.organisaties import tweede_factor
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.organisaties.tweede_factor import Factor
from tests.personages import als
from tests.toegang.tafel import leest
from tests.toegang.wereld import Wereld, woorden

NIEMAND = "niemand"
MET_EEN_SLEUTEL = ("casussen", "meldcodes", "organisaties", "tellingen", "kluis", "post")
_EENMALIG = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
_EEN_ID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WAARDE = re.compile(r"'[^']*'|\b\d+\b|\b[0-9a-f]{32}\b|s[0-9_x]+")
_EEN_TIJD = re.compile(rb"<time[^>]*>.*?</time>")
GEWEIGERD = (".", "in", "405")
_VERSCHILT = frozenset({"Set-Cookie", "Content-Length", "Date", "Expires"})


@contextmanager
def teruggedraaid() -> Iterator[None]:
    """Whatever is written inside is gone afterwards, in both databases."""
    with ExitStack() as stapel:
        for naam in connections:
            stapel.enter_context(transaction.atomic(using=naam))
        yield
        for naam in connections:
            transaction.set_rollback(True, using=naam)


@contextmanager
def lange_ronde() -> Iterator[None]:
    """Like teruggedraaid, for a whole round of visits: a second step stays fresh all the way.

    Signing in again halfway is no way out: a test takes its own sessions back with it.
    """
    with pytest.MonkeyPatch.context() as vervang, teruggedraaid():
        vervang.setattr(tweede_factor, "VERS_BLIJFT", timedelta(days=1))
        yield


def _heel(antwoord: Any) -> Any:
    """An answer that streams as one that does not: its rooms are open only during the visit."""
    if not antwoord.streaming:
        return antwoord
    return HttpResponse(b"".join(antwoord.streaming_content), headers=dict(antwoord.items()))


def _sessie(lid: Lidmaatschap, factor: Factor) -> str:
    return als(Client(), lid, factor=factor).cookies[settings.SESSION_COOKIE_NAME].value


@dataclass
class Bezoek:
    """The world, and who is signed in there, with a fresh second step unless said otherwise."""

    wereld: Wereld
    factor: Factor = Factor.VERS
    sessies: dict[str, str] = field(init=False)
    gezien: dict[tuple[str, str], Any] = field(default_factory=dict)
    geteld: Counter[str] = field(default_factory=Counter)
    gelekt: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Who saw, by which method and where, a word of which casus that is not theirs to read."""

    _site: ClientHandler = field(default_factory=lambda: ClientHandler(enforce_csrf_checks=False))
    """One site for all visits, as in life; a client of its own would build every middleware again."""

    def __post_init__(self) -> None:
        self.sessies = {wie: _sessie(lid, self.factor) for wie, lid in self.wereld.leden.items()}

    def client(self, wie: str) -> Client:
        """A browser in which this person is signed in, on a session that no earlier visit changed."""
        client = Client(raise_request_exception=False)
        client.handler = self._site
        if wie != NIEMAND:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessies[wie]
        return client

    def ga(self, wie: str, methode: str, pad: str, velden: dict[str, Any] | None = None) -> Any:
        """The answer to this person; nothing of the visit stays. Looking twice is the same look."""
        kijkt = methode == "GET" and not velden
        if kijkt and (wie, pad) in self.gezien:
            return self.gezien[wie, pad]
        client = self.client(wie)
        cache.clear()  # attempts are counted there, and each visit stands by itself
        with teruggedraaid():
            antwoord = self._tel(_heel(getattr(client, methode.lower())(pad, velden)))
        self.let_op(wie, methode, pad, antwoord)
        if kijkt:
            self.gezien[wie, pad] = antwoord
        return antwoord

    def bijgekomen(
        self,
        wie: str,
        methode: str,
        pad: str,
        velden: dict[str, Any] | None = None,
        alleen: frozenset[str] = frozenset(),
    ) -> tuple[Any, dict[str, int]]:
        """The answer, and by how many rows each table (`alleen`: only these) grew or shrank while it was made."""
        client = self.client(wie)
        cache.clear()
        with teruggedraaid():
            eerst = self.rijen(alleen)
            antwoord = self._tel(getattr(client, methode.lower())(pad, velden))
            daarna = self.rijen(alleen)
        return antwoord, {t: n - eerst[t] for t, n in daarna.items() if n != eerst[t]}

    def gevraagd(self, wie: str, methode: str, pad: str) -> list[str]:
        """What the database was asked for this answer, without the values."""
        self.gezien.pop((wie, pad), None)
        with CaptureQueriesContext(connection) as vangst:
            self.ga(wie, methode, pad)
        return [_WAARDE.sub("?", vraag["sql"]) for vraag in vangst.captured_queries]

    def let_op(self, wie: str, methode: str, pad: str, antwoord: Any) -> None:
        """Look in every answer, of any method and address, for what this person may not read."""
        if wie in self.wereld.leden or wie == NIEMAND:
            for casus in self.wereld.casussen.keys() - leest(wie):
                if any(woord.encode() in antwoord.content for woord in woorden(casus)):
                    self.gelekt.append((wie, methode, pad, casus))

    def _tel(self, antwoord: Any) -> Any:
        self.geteld["geprobeerd"] += 1
        self.geteld["geweigerd"] += cel(antwoord) in GEWEIGERD
        return antwoord

    def rijen(self, alleen: frozenset[str] = frozenset()) -> dict[str, int]:
        """How many rows stand in each table of ours (`alleen`: in these), of both organisations together."""
        uit: dict[str, int] = {}
        for organisatie in Organisatie.objects.all():
            with in_organisatie(organisatie.id):
                for model in apps.get_models():
                    gevraagd = not alleen or model.__name__ in alleen
                    if gevraagd and model._meta.app_label in MET_EEN_SLEUTEL:
                        uit.setdefault(model.__name__, 0)
                        uit[model.__name__] += model._default_manager.count()
        return uit


def zichtbaar(antwoord: Any) -> tuple[int, bytes, dict[str, str]]:
    """All that an answer shows, without what differs from one form to the next."""
    koppen = {naam: waarde for naam, waarde in antwoord.items() if naam not in _VERSCHILT}
    return antwoord.status_code, _EENMALIG.sub(b"", antwoord.content), koppen


def zonder_ids(antwoord: Any) -> tuple[int, bytes, dict[str, str]]:
    """The same without any id or moment: a form gives back what was typed, and a new one carries a new id."""
    status, inhoud, koppen = zichtbaar(antwoord)
    inhoud = _EEN_TIJD.sub(b"tijd", inhoud)
    kaal = {naam: _EEN_ID.sub(b"id", w.encode()).decode() for naam, w in koppen.items()}
    return status, _EEN_ID.sub(b"id", inhoud), kaal


def cel(antwoord: Any) -> str:
    """An answer in the words of the table; whatever does not belong there shows as its status."""
    status = antwoord.status_code
    if status in (301, 302):
        return "in" if antwoord["Location"].startswith("/aanmelden/?next=") else "ok"
    # 400: a draft of no form; 410: a link that was used; 422: a form with something missing.
    woorden = {200: "ok", 204: "ok", 400: "ok", 410: "ok", 422: "ok", 404: ".", 405: "405"}
    return woorden.get(status, str(status))
