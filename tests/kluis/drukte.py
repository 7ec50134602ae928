"""Many clients of several organisations on a few connections, who err, break off and are killed in between."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import psycopg
from django.db import DatabaseError, connection, connections
from django_scopes import scopes_disabled

from nietpluis.kluis import muur
from nietpluis.organisaties.models import Team
from nietpluis.organisaties.toegang import in_organisatie

TABELLEN = ("organisaties_team", "organisaties_lidmaatschap", "organisaties_functie")
_WIE = "SELECT DISTINCT organisatie_id FROM {}"
Kamer = Callable[[UUID], Any]


DADEN = ("lees", "lees", "schrijf", "breek_af", "buiten", "buiten", "in_elkaar", "steel", "val_weg")


class Bewust(Exception):
    """What a client raises where something goes wrong on purpose."""


@dataclass
class Drukte:
    """Who visits, by which room, and what was seen: how often was looked, and how often at another's row."""

    organisaties: list[UUID]
    kamer: Kamer = in_organisatie
    daden: tuple[str, ...] = DADEN
    blikken: Counter[str] = field(default_factory=Counter)
    lekken: Counter[str] = field(default_factory=Counter)
    slot: threading.Lock = field(default_factory=threading.Lock)
    samen: int = 0
    meest_samen: int = 0

    def draai(self, klanten: int, keer: int, zaad: int = 1) -> None:
        """Let so many clients act so often, all at once."""
        begin = threading.Barrier(klanten)

        def klant(nummer: int) -> None:
            lot = random.Random(zaad * 1000 + nummer)  # noqa: S311 -- a seed that can be run again
            begin.wait()
            try:
                for _ in range(keer):
                    with self._binnen():
                        self._een_daad(lot)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(klanten) as ploeg:
            for klaar in [ploeg.submit(klant, nummer) for nummer in range(klanten)]:
                klaar.result()

    @contextmanager
    def _binnen(self) -> Iterator[None]:
        with self.slot:
            self.samen += 1
            self.meest_samen = max(self.samen, self.meest_samen)
        yield
        with self.slot:
            self.samen -= 1

    def _een_daad(self, lot: random.Random) -> None:
        hier, daar = lot.sample(self.organisaties, 2)
        daad = getattr(self, f"_{lot.choice(self.daden)}")
        with suppress(Bewust):
            daad(hier, daar)

    def _kijk(self, wat: str, mag: set[UUID]) -> None:
        """Ask the database alone what is there, past the wall in code."""
        gezien: set[UUID] = set()
        with scopes_disabled(), connection.cursor() as cursor:
            for tabel in TABELLEN:
                cursor.execute(_WIE.format(tabel))
                gezien |= {rij for (rij,) in cursor.fetchall()}
        with self.slot:
            self.blikken[wat] += 1
            self.lekken[wat] += bool(gezien - mag)
        assert not mag or mag <= gezien, "One's own rows were missing."

    def _lees(self, hier: UUID, _daar: UUID) -> None:
        with self.kamer(hier):
            self._kijk("binnen", {hier})

    def _loop_binnen(self, hier: UUID, _daar: UUID) -> None:
        with self.kamer(hier):
            pass

    def _buiten(self, _hier: UUID, _daar: UUID) -> None:
        """Without a room, each on its own: here a setting that outlived its transaction would show."""
        self._kijk("buiten", set())

    def _schrijf(self, hier: UUID, _daar: UUID) -> None:
        with self.kamer(hier):
            Team.objects.create(organisatie_id=hier, naam=uuid4().hex)
            self._kijk("na schrijven", {hier})

    def _breek_af(self, hier: UUID, _daar: UUID) -> None:
        """An error of the database or of ours: the transaction is rolled back, the connection goes on."""
        with self.kamer(hier):
            self._kijk("voor een fout", {hier})
            if hier.int % 2:
                raise Bewust
            with suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute("SELECT 1 / 0")
            raise Bewust

    def _in_elkaar(self, hier: UUID, daar: UUID) -> None:
        with self.kamer(hier):
            with self.kamer(daar):
                self._kijk("dieper", {daar})
            self._kijk("terug", {hier})

    def _steel(self, hier: UUID, daar: UUID) -> None:
        """Write a row into another's organisation."""
        with suppress(DatabaseError), self.kamer(hier):
            Team.objects.create(organisatie_id=daar, naam=uuid4().hex)
            with self.slot:
                self.lekken["schrijven"] += 1
        with self.slot:
            self.blikken["schrijven"] += 1

    def _val_weg(self, hier: UUID, _daar: UUID) -> None:
        """A client that is gone in the middle of a transaction, without a word."""
        with self.kamer(hier), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM organisaties_team")
            verbinding: psycopg.Connection[Any] = connection.connection
            lijn = socket.socket(fileno=os.dup(verbinding.fileno()))
            lijn.shutdown(socket.SHUT_RDWR)
            lijn.close()
            raise Bewust


@contextmanager
def kamer_van_de_sessie(organisatie: UUID) -> Iterator[None]:
    """How it must not be done: a setting that lasts as long as the session, which a pooler shares."""
    with scopes_disabled(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [muur.ORGANISATIE, str(organisatie)])
        yield


_STERVELING = """
import psycopg, sys
while True:
    with psycopg.connect(sys.argv[1], autocommit=True) as v:
        for _ in range(20):
            with v.transaction():
                v.execute("SELECT set_config('nietpluis.organisatie', %s, true)", [sys.argv[2]])
                v.execute("SELECT count(*) FROM organisaties_team").fetchall()
"""


@contextmanager
def stervelingen(adres: str, organisaties: list[UUID], tegelijk: int) -> Iterator[Counter[str]]:
    """Processes that work like the site, and are killed one after another (SIGKILL), as long as the block lasts."""
    einde, telling = threading.Event(), Counter[str]()

    def dood_en_vervang() -> None:
        levend = [_begin(adres, organisaties[n % len(organisaties)]) for n in range(tegelijk)]
        while not einde.is_set():
            time.sleep(0.3)
            oudste = levend.pop(0)
            telling["gedood"] += oudste.poll() is None
            oudste.kill()
            oudste.wait()
            levend.append(_begin(adres, random.choice(organisaties)))  # noqa: S311
        for proces in levend:
            proces.kill()
            proces.wait()

    draad = threading.Thread(target=dood_en_vervang)
    draad.start()
    try:
        yield telling
    finally:
        einde.set()
        draad.join()


def _begin(adres: str, organisatie: UUID) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # ours, no shell
        [sys.executable, "-c", _STERVELING, adres, str(organisatie)], stderr=subprocess.DEVNULL
    )
