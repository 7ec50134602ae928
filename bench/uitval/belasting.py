"""People who record while the database dies: what each was told, and when."""

import contextlib
import http.client
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import uuid4

from bench.klant import Klant, Mislukt

GEWEIGERD = "geweigerd"
NAAM = "Uitval {}"


@dataclass(frozen=True)
class Poging:
    """One press of the button: which signal, when (s since the start), how long it took, what came back."""

    signaal: str
    op: float
    duur: float
    antwoord: str

    @property
    def gelukt(self) -> bool:
        """Whether the person was told that it is recorded."""
        return self.antwoord == "vastgelegd"


@dataclass
class Mens:
    """One person who asks to be called, again and again; who is told that it failed presses once more."""

    klant: Klant
    begin: float
    stop: threading.Event
    pogingen: list[Poging] = field(default_factory=list)

    def werk(self) -> None:
        """Record until told to stop; a signal that was refused is sent again as it was."""
        while not self.stop.is_set():
            signaal = uuid4().hex[:12]
            sleutel = str(uuid4())
            while not self._druk(signaal, sleutel) and not self.stop.is_set():
                time.sleep(0.5)

    def _druk(self, signaal: str, sleutel: str) -> bool:
        op = time.monotonic()
        antwoord = self._stuur(signaal, sleutel)
        klaar = time.monotonic()
        self.pogingen.append(Poging(signaal, op - self.begin, klaar - op, antwoord))
        return self.pogingen[-1].gelukt

    def _stuur(self, signaal: str, sleutel: str) -> str:
        velden = {"sleutel": sleutel, "bel_naam": NAAM.format(signaal), "bel_nummer": "0612345678"}
        try:
            antwoord = self.klant.stuur(f"{self.klant.basis}signalen/terugbellen/", velden)
        except Mislukt as fout:
            return str(fout).rpartition(": ")[2]
        except (OSError, http.client.HTTPException) as fout:
            self._opnieuw_verbinden()
            return type(fout).__name__
        goed = antwoord.koppen.get("location", "").endswith("/verstuurd/")
        return "vastgelegd" if goed else GEWEIGERD

    def _opnieuw_verbinden(self) -> None:
        with contextlib.suppress(OSError):
            self.klant.verbinding.close()


@dataclass
class Drukte:
    """Everybody at once, and what they saw."""

    klanten: list[Klant]
    begin: float = field(default_factory=time.monotonic)
    stop: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Let everyone begin."""
        self.mensen = [Mens(klant, self.begin, self.stop) for klant in self.klanten]
        self.draden = [threading.Thread(target=mens.werk) for mens in self.mensen]
        for draad in self.draden:
            draad.start()

    def klaar(self) -> list[Poging]:
        """Let everyone finish what they do; returns all presses in order of time."""
        self.stop.set()
        for draad in self.draden:
            draad.join()
        return sorted((p for mens in self.mensen for p in mens.pogingen), key=lambda p: p.op)


def stilte(pogingen: list[Poging], dood: float) -> tuple[float, float]:
    """The longest time without an acknowledged recording around and after the kill: when it began, how long (s)."""
    klaar = sorted(p.op + p.duur for p in pogingen if p.gelukt)
    erna = [moment for moment in klaar if moment > dood - 1]
    gaten = [(b - a, a) for a, b in pairwise(erna)]
    lengte, begin = max(gaten)
    return begin, lengte


def gezien(pogingen: list[Poging], van: float, tot: float) -> Counter[str]:
    """What people were told to what they pressed in this time: the answer -> how often."""
    return Counter(p.antwoord for p in pogingen if p.op + p.duur >= van and p.op <= tot)
