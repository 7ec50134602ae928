"""Lets sqlmap and wapiti loose on a demo site on this machine, and counts what it answered.

    nietpluis demo --poort 8399 &
    python scripts/scan.py --poort 8399 --uit MAP

Between scanner and site stands a small relay on loopback: it counts the answers, keeps the session of the person who
signed in, lets nobody sign out, and refuses whatever is not for this machine. Results go to MAP.
"""

import argparse
import json
import re
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HIER = "127.0.0.1"
RELAIS = 8398
WIE = ("anna@de-linde.example", "paarse-fiets-in-de-regen")
AANMELDEN = "/aanmelden/"
WERK, SIGNAAL = "/o/de-linde/werklijst/", "/o/de-linde/signalen/nieuw/"
ZOEK = f"{WERK}zoek/"
DICHT = ("/aanmelden/afmelden/", "/aanmelden/overal/", "/pauze/")
"""What would end the session in the middle of a scan, or hide every page behind the hidden screen."""
METHODEN = ("GET", "POST", "HEAD", "PUT", "OPTIONS", "TRACE", "DELETE")
KOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding"}
MODULES = "sql,blindsql,xss,permanentxss,file,exec,crlf,redirect,ssrf,xxe,htaccess,csp,http_headers,cookieflags"
VELD = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class Velden(HTMLParser):
    """The fields of the form that is sent to `actie`, with what stands in them."""

    def __init__(self, actie: str) -> None:
        super().__init__()
        self.actie, self.erin, self.velden = actie, False, dict[str, str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a field when it stands in the form."""
        bij = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self.erin = bij.get("action", self.actie) in ("", self.actie)
        if self.erin and tag in ("input", "textarea", "select") and bij.get("name"):
            self.velden.setdefault(bij["name"], bij.get("value") or "2")


@dataclass
class Relais:
    """Where the scanners go: counts, and passes on to the site."""

    poort: int
    koekjes: str = ""
    geteld: Counter[str] = field(default_factory=Counter)
    fouten: list[str] = field(default_factory=list)

    def begin(self) -> ThreadingHTTPServer:
        """Serve in a thread of its own; returns the server, to be shut down."""
        relais = self

        class Doorgeven(BaseHTTPRequestHandler):
            def doe(self) -> None:
                relais.geef_door(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its signature
                pass

        for methode in METHODEN:
            setattr(Doorgeven, f"do_{methode}", Doorgeven.doe)
        server = ThreadingHTTPServer((HIER, RELAIS), Doorgeven)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def geef_door(self, vraag: BaseHTTPRequestHandler) -> None:
        """Ask the site the same, as whoever signed in, and answer with what it says."""
        lijf = vraag.rfile.read(int(vraag.headers.get("Content-Length") or 0))
        if vraag.path.startswith(DICHT):
            vraag.send_error(404)
            return
        koppen = {naam: waarde for naam, waarde in vraag.headers.items() if naam.lower() not in KOP}
        if self.koekjes:
            koppen["Cookie"] = self.koekjes
        site = HTTPConnection(HIER, self.poort, timeout=60)
        try:
            site.request(vraag.command, vraag.path, lijf or None, koppen)
            antwoord = site.getresponse()
            inhoud = antwoord.read()
        except (OSError, HTTPException, ValueError, UnicodeError) as fout:
            self.geteld[f"geen antwoord ({type(fout).__name__})"] += 1
            vraag.send_error(502)
            return
        finally:
            site.close()
        self.geteld[str(antwoord.status)] += 1
        if antwoord.status >= 500:  # noqa: PLR2004 -- a fault of the server
            self.fouten.append(f"{vraag.command} {vraag.path} {lijf[:300]!r}")
        self._antwoord(vraag, antwoord.status, antwoord.getheaders(), inhoud)

    def _antwoord(
        self, vraag: BaseHTTPRequestHandler, status: int, kop: list[tuple[str, str]], inhoud: bytes
    ) -> None:
        vraag.send_response_only(status)
        for naam, waarde in kop:
            if naam.lower() not in KOP:
                vraag.send_header(naam, waarde)
        vraag.send_header("Content-Length", str(len(inhoud)))
        vraag.end_headers()
        if vraag.command != "HEAD":
            vraag.wfile.write(inhoud)


class Bezoeker:
    """A browser without pictures: signs in with the second step of the demo, and reads pages."""

    def __init__(self, poort: int) -> None:
        self.hier = f"http://{HIER}:{poort}"
        self.pot = CookieJar()
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.pot)).open

    def lees(self, pad: str) -> str:
        """Return the page."""
        with self.open(self.hier + pad, timeout=60) as antwoord:
            return str(antwoord.read().decode())

    def stuur(self, pad: str, **velden: str) -> str:
        """Send a form of this page; returns the page that follows."""
        merk = VELD.search(self.lees(pad))
        lijf = {"csrfmiddlewaretoken": merk.group(1) if merk else "", **velden}
        with self.open(self.hier + pad, urllib.parse.urlencode(lijf).encode(), 60) as antwoord:
            return str(antwoord.url)

    def meld_aan(self) -> None:
        """Sign in, and do the second step with the phone of the demo."""
        self.stuur("/aanmelden/", login=WIE[0], password=WIE[1])
        code = re.search(r"<strong>(\d{6})</strong>", self.lees("/demo/telefoon/"))
        if code is None:
            sys.exit("De telefoon van de demo laat geen code zien.")
        self.stuur("/aanmelden/tweede-stap/", code=code.group(1))
        if "/tweede-stap/" in self.stuur_niets("/o/de-linde/werklijst/"):
            sys.exit("De tweede stap lukte niet. Elke code werkt een keer: wacht een halve minuut.")

    def stuur_niets(self, pad: str) -> str:
        """Return where a page really leads."""
        with self.open(self.hier + pad, timeout=60) as antwoord:
            return str(antwoord.url)

    def koekjes(self) -> str:
        """The cookies as a header."""
        return "; ".join(f"{koekje.name}={koekje.value}" for koekje in self.pot)

    def formulier(self, actie: str, blad: str) -> dict[str, str]:
        """The fields of the form on this page that is sent to `actie`."""
        lezer = Velden(actie)
        lezer.feed(self.lees(blad))
        return lezer.velden


def voer_uit(
    uit: Path, naam: str, opdracht: list[str], relais: Relais, seconden: int
) -> dict[str, object]:
    """Run one scanner, bounded in time; returns what the site answered meanwhile."""
    relais.geteld.clear()
    relais.fouten.clear()
    begin, klaar = time.monotonic(), True
    with (uit / f"{naam}.log").open("w") as log:
        try:
            subprocess.run(
                opdracht,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                timeout=seconden,
                check=False,
            )
        except subprocess.TimeoutExpired:
            klaar = False
    verslag = {
        "naam": naam, "klaar": klaar, "seconden": round(time.monotonic() - begin),
        "verzoeken": sum(relais.geteld.values()), "antwoorden": dict(relais.geteld), "fouten": relais.fouten[:20],
    }  # fmt: skip
    print(json.dumps(verslag), flush=True)
    return verslag


@dataclass(frozen=True)
class Formulier:
    """A form that sqlmap fills: where it is sent, the page it stands on, its fields."""

    actie: str
    blad: str
    velden: dict[str, str]


def sqlmap(uit: Path, pad: str, test: str, formulier: Formulier | None = None) -> list[str]:
    """The command for one address: `test` names the parameters."""
    hier = f"http://{HIER}:{RELAIS}"
    opdracht = [
        "nice", "sqlmap", "-u", hier + pad, "--batch", "--level", "2", "--risk", "1", "--flush-session", "-p", test,
        "--output-dir", str(uit / "sqlmap"), "--disable-coloring", "--ignore-code", "429", "--answers", "redirect=N",
    ]  # fmt: skip
    if formulier is None:
        return opdracht
    lijf = urllib.parse.urlencode(formulier.velden)
    merk = ["--csrf-token", "csrfmiddlewaretoken", "--csrf-url", hier + formulier.blad]
    return [*opdracht, "--data", lijf, *merk]


def wapiti(uit: Path, naam: str, pad: str, seconden: int) -> list[str]:
    """The command for a walk that begins at this page and attacks whatever it finds."""
    hier = f"http://{HIER}:{RELAIS}"
    return [
        "nice", "wapiti", "-u", f"{hier}/", "-s", f"{hier}{pad}", "--scope", "domain", "-m", MODULES,
        "--flush-session", "--no-bugreport", "-d", "6", "--max-links-per-page", "40",
        "--max-scan-time", str(seconden // 2), "--max-attack-time", str(seconden // 5),
        "--store-session", str(uit / naam), "-f", "json", "-o", str(uit / f"{naam}.json"), "-v", "1",
        "--external-endpoint", f"{hier}/", "--internal-endpoint", f"{hier}/",
    ]  # fmt: skip


def delen(uit: Path, anna: Bezoeker, seconden: int) -> Iterator[tuple[str, list[str], bool]]:
    """Name and command of each part, and whether it is done as Anna, who reads dossiers."""
    velden = {"csrfmiddlewaretoken": "x", "login": "a@de-linde.example", "password": "x"}
    aanmelden = Formulier(AANMELDEN, AANMELDEN, velden)
    yield "sqlmap_aanmelden", sqlmap(uit, AANMELDEN, "login,password", aanmelden), False
    yield "wapiti_vreemde", wapiti(uit, "wapiti_vreemde", AANMELDEN, seconden), False
    for naam, actie, blad in (("zoek", ZOEK, WERK), ("signaal", SIGNAAL, SIGNAAL)):
        formulier = Formulier(actie, blad, anna.formulier(actie, blad))
        test = ",".join(veld for veld in formulier.velden if veld != "csrfmiddlewaretoken")
        yield f"sqlmap_{naam}", sqlmap(uit, actie, test, formulier), True
    adres = f"{WERK}?toon=melden&vandaag=1&wacht=1"
    yield "sqlmap_werklijst", sqlmap(uit, adres, "toon,vandaag,wacht"), True
    yield "sqlmap_signalen", sqlmap(uit, "/o/de-linde/signalen/?na=1", "na"), True
    yield "wapiti_anna", wapiti(uit, "wapiti_anna", WERK, seconden), True


def scan(poort: int, uit: Path, seconden: int, alleen: str) -> list[dict[str, object]]:
    """Everything in turn, or only one part, each bounded in time."""
    relais, anna = Relais(poort), Bezoeker(poort)
    anna.meld_aan()
    server = relais.begin()
    verslagen = []
    for naam, opdracht, als_anna in delen(uit, anna, seconden):
        if alleen not in ("", naam):
            continue
        relais.koekjes = anna.koekjes() if als_anna else ""
        verslagen.append(voer_uit(uit, naam, opdracht, relais, 6 * seconden))
    server.shutdown()
    return verslagen


def main() -> None:
    """Read the arguments, scan, and write what was counted."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument(
        "--poort", type=int, required=True, help="where the demo listens, on loopback"
    )
    lezer.add_argument("--uit", type=Path, required=True, help="directory for the logs")
    lezer.add_argument(
        "--seconden", type=int, default=300, help="wapiti looks around for half of it"
    )
    lezer.add_argument("--alleen", default="", help="name of the one part to do")
    gegeven = lezer.parse_args()
    gegeven.uit.mkdir(parents=True, exist_ok=True)
    verslagen = scan(gegeven.poort, gegeven.uit, gegeven.seconden, gegeven.alleen)
    (gegeven.uit / "verslag.json").write_text(json.dumps(verslagen, indent=2))


if __name__ == "__main__":
    main()
