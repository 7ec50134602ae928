#!/usr/bin/env python3
"""Remake the pictures of docs/beeld: the demo in an empty directory, seen by a phone and by a desk.

    .venv/bin/python scripts/maak_beelden.py

Needs what `make test` needs (playwright and a Chromium). Everybody on the pictures is invented.
"""

import contextlib
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

BASIS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BASIS))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 (after the path)

from scripts.gereedschap import eis_chromium  # noqa: E402 (after the path)
from scripts.klein_png import maak_klein  # noqa: E402 (after the path)

BEELD = BASIS / "docs/beeld"
WACHTWOORD = "paarse-fiets-in-de-regen"  # of everyone in the demo
LINDE = "/o/de-linde"
STAP = "/aanmelden/tweede-stap/"
WEGEN = f".nietpluis-card--now .nietpluis-button-group a[href^='{LINDE}/wegen/']"
SCHERMEN = {"360": (360, 760), "1280": (1280, 860)}
WACHTTIJD = 120  # seconds: filling the demo takes most of it
GROOTSTE = 150_000  # bytes


def _weegbare_casus(pagina: Page) -> str:
    """Return the address of the first casus on the work list that asks to be weighed now."""
    pagina.goto(f"{LINDE}/werklijst/")
    links = pagina.locator("main a[href*='/casussen/']").evaluate_all(
        "alle => alle.map(a => a.getAttribute('href'))"
    )
    for link in dict.fromkeys(links):
        pagina.goto(link)
        if pagina.locator(WEGEN).count():
            return str(link)
    sys.exit("In de demo is geen casus die nu gewogen wordt.")


def _weging(pagina: Page) -> str:
    pagina.goto(_weegbare_casus(pagina))
    return pagina.locator(WEGEN).first.get_attribute("href") or ""


def _vast(adres: str) -> Callable[[Page], str]:
    return lambda _pagina: adres


BEELDEN: tuple[tuple[str, str, Callable[[Page], str]], ...] = (
    ("start", "fatima", _vast(f"{LINDE}/")),
    ("signaal", "fatima", _vast(f"{LINDE}/signalen/nieuw/")),
    ("werklijst", "anna", _vast(f"{LINDE}/werklijst/")),
    ("casus", "anna", _weegbare_casus),
    ("weging", "anna", _weging),
)
"""Name of the picture, who looks, and what gives the address."""


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


@contextlib.contextmanager
def demo(map_: str) -> Iterator[str]:
    """Give the address of a demo that runs on databases of its own."""
    adres = f"http://127.0.0.1:{_vrije_poort()}"
    # The first demo's secrets are made in map_, whatever this machine has set.
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("NIETPLUIS_")}
    proces = subprocess.Popen(
        [sys.executable, "-m", "nietpluis", "demo", "--poort", adres.rpartition(":")[2]],
        cwd=BASIS, env={**omgeving, "NIETPLUIS_VAR": map_}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wacht(proces, adres)
        yield adres
    finally:
        proces.terminate()
        proces.wait(WACHTTIJD)


def _wacht(proces: subprocess.Popen[bytes], adres: str) -> None:
    einde = time.monotonic() + WACHTTIJD
    while proces.poll() is None and time.monotonic() < einde:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{adres}/aanmelden/"):  # noqa: S310
            return
        time.sleep(0.5)
    sys.exit("De demo start niet. Probeer het zo: nietpluis demo")


def _meld_aan(pagina: Page, wie: str) -> None:
    pagina.goto("/aanmelden/")
    pagina.get_by_label("E-mailadres").fill(f"{wie}@de-linde.example")
    pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    pagina.get_by_role("button", name="Aanmelden", exact=True).click()
    pagina.wait_for_url(re.compile(f"{LINDE}|{STAP}"))
    while STAP in pagina.url:  # a code works once: the next one comes within half a minute
        pagina.get_by_label("Code", exact=True).fill(_code(pagina))
        with pagina.expect_navigation():
            pagina.get_by_role("button", name="Ga verder", exact=True).click()
        time.sleep(8 if STAP in pagina.url else 0)


def _code(pagina: Page) -> str:
    """Read the code on the phone of the demo, in another window."""
    telefoon = pagina.context.new_page()
    telefoon.goto("/demo/telefoon/")
    code = telefoon.locator("main .nietpluis-number").inner_text()
    telefoon.close()
    return code


def fotografeer(browser: Browser, adres: str, breedte: str) -> Iterator[Path]:
    """Make every picture on one size of screen; gives each file when it is there."""
    breed, hoog = SCHERMEN[breedte]
    for naam, wie, zoek in BEELDEN:
        context = browser.new_context(
            base_url=adres, locale="nl-NL", viewport={"width": breed, "height": hoog}
        )
        pagina = context.new_page()
        _meld_aan(pagina, wie)
        pagina.goto(zoek(pagina))
        bestand = BEELD / f"{naam}_{breedte}.png"
        bestand.write_bytes(maak_klein(pagina.screenshot(animations="disabled")))
        context.close()
        yield bestand


def main() -> None:
    """Make all pictures and say how large they are."""
    BEELD.mkdir(parents=True, exist_ok=True)
    te_groot = False
    with (
        tempfile.TemporaryDirectory(prefix="nietpluis-beeld-") as map_,
        demo(map_) as adres,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=eis_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for breedte in SCHERMEN:
            for bestand in fotografeer(browser, adres, breedte):
                grootte = bestand.stat().st_size
                te_groot = te_groot or grootte > GROOTSTE
                print(f"{bestand.relative_to(BASIS)}: {grootte // 1000} kB")
        browser.close()
    sys.exit("Een beeld is te groot." if te_groot else 0)


if __name__ == "__main__":
    main()
