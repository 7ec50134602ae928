"""A client that keeps its connection, as a browser does; and several of them at once."""

import http.client
import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.tijdmeting import KOP, uit_kop

_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
GOED = (200, 302)


class Mislukt(Exception):
    """An answer that is not what is measured."""


@dataclass(frozen=True)
class Antwoord:
    """What came back, how long it took in all, in the server and of its processor (ms)."""

    status: int
    koppen: Mapping[str, str]
    inhoud: bytes
    duur: float
    server: float
    cpu: float = 0.0

    @property
    def bytes_over_de_lijn(self) -> int:
        """Head and body as sent."""
        kop = sum(len(naam) + len(waarde) + 4 for naam, waarde in self.koppen.items())
        return kop + len(self.inhoud)


@dataclass
class Klant:
    """One person's browser: a connection and cookies. `cookies` hold the session of who is signed in.

    `basis` is the address of the person's organisation.
    """

    poort: int
    basis: str = "/"
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""

    def __post_init__(self) -> None:
        self.verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=60)

    def haal(self, pad: str) -> Antwoord:
        """GET this path; Mislukt for anything but a page."""
        return self._vraag("GET", pad)

    def stuur(self, pad: str, velden: Mapping[str, str]) -> Antwoord:
        """POST these fields, with the token of the last page that had one."""
        return self._vraag("POST", pad, urlencode({**velden, "csrfmiddlewaretoken": self.csrf}))

    def _vraag(self, hoe: str, pad: str, inhoud: str = "") -> Antwoord:
        begin = time.perf_counter()
        self.verbinding.request(hoe, pad, inhoud or None, self._koppen(inhoud))
        ruw = self.verbinding.getresponse()
        tekst = ruw.read()
        duur = (time.perf_counter() - begin) * 1000
        self._onthoud(ruw, tekst)
        if ruw.status not in GOED:
            raise Mislukt(f"{hoe} {pad}: {ruw.status}")
        server, cpu = uit_kop(ruw.headers.get(KOP, ""))
        return Antwoord(ruw.status, dict(ruw.getheaders()), tekst, duur, server, cpu)

    def _koppen(self, inhoud: str) -> dict[str, str]:
        koppen = {
            "Host": "127.0.0.1",
            "Accept": "text/html",
            "Accept-Encoding": "gzip",
            "X-Forwarded-Proto": "https",
            "Cookie": "; ".join(f"{naam}={waarde}" for naam, waarde in self.cookies.items()),
        }
        if inhoud:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
            koppen["Referer"] = koppen["Origin"] = "https://127.0.0.1"
        return koppen

    def _onthoud(self, ruw: http.client.HTTPResponse, tekst: bytes) -> None:
        for kop in ruw.headers.get_all("Set-Cookie") or []:
            naam, _, waarde = kop.partition(";")[0].partition("=")
            self.cookies[naam] = waarde
        if gevonden := _CSRF.search(tekst):
            self.csrf = gevonden.group(1).decode()


def samen(
    klanten: Sequence[Klant], seconden: float, doe: Callable[[Klant, int], Antwoord]
) -> tuple[list[Antwoord], float]:
    """Let every client do this over and over for so long. Returns all answers and how long it really took.

    `doe` gets the client and the number of its turn.
    """
    begin = time.perf_counter()

    def een(klant: Klant) -> list[Antwoord]:
        uit: list[Antwoord] = []
        while time.perf_counter() - begin < seconden or not uit:
            uit.append(doe(klant, len(uit)))
        return uit

    with ThreadPoolExecutor(len(klanten)) as ploeg:
        antwoorden = [antwoord for rij in ploeg.map(een, klanten) for antwoord in rij]
    return antwoorden, time.perf_counter() - begin
