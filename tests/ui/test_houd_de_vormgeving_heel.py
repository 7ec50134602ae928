"""Nothing lies about unused, nothing of others was changed, and a first visit stays light."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest

import nietpluis

PAKKET = Path(nietpluis.__file__).parent
UI = PAKKET / "ui"
STATIC = UI / "static/ui"
SJABLONEN = sorted((UI / "templates").rglob("*.html"))
# Page layouts are for the screens of the packages above, whichever of them are built.
VAN_BUITEN = {"ui/leegscherm.html", "ui/met_zijkant.html", "ui/smal.html"}
EERSTE_BEZOEK = 100_000  # bytes over the wire


def _bronnen(*soorten: str) -> str:
    bestanden = [b for soort in soorten for b in PAKKET.rglob(f"*.{soort}")]
    return "\n".join(bestand.read_text(encoding="utf-8") for bestand in bestanden)


def test_elk_sjabloon_wordt_gebruikt() -> None:
    bron = _bronnen("py", "html")
    namen = {str(pad.relative_to(UI / "templates")) for pad in SJABLONEN}
    los = {
        naam
        for naam in namen - VAN_BUITEN
        if f'"{naam}"' not in bron
        and f'_onderdeel("{Path(naam).stem}"' not in re.sub(r"\(\s+", "(", bron)
    }
    assert los == set()


def test_elke_stijlklasse_wordt_gebruikt() -> None:
    stijl = "\n".join(bestand.read_text() for bestand in (STATIC / "css").glob("*.css"))
    klassen = set(re.findall(r"\.(nietpluis-[a-z_-]+)", stijl))
    bron = _bronnen("py", "html", "js")
    # A class may be put together: nietpluis-steps__item-- and then the state.
    assert {k for k in klassen if k not in bron and not _samengesteld(k, bron)} == set()


def _samengesteld(klasse: str, bron: str) -> bool:
    kop, _, staart = klasse.rpartition("--")
    return f"{kop}--{{{{" in bron and f'"{staart}"' in bron


@pytest.mark.parametrize("sjabloon", SJABLONEN, ids=lambda pad: pad.name)
def test_een_sjabloon_blijft_kort(sjabloon: Path) -> None:
    assert len(sjabloon.read_text().splitlines()) < 100


def test_bestanden_van_anderen_zijn_wat_herkomst_zegt() -> None:
    tabel = (STATIC / "vendor/HERKOMST.md").read_text()
    genoemd = dict(re.findall(r"\| (\S+\.(?:js|css)) \|.*`([0-9a-f]{64})`", tabel))
    echt = {
        bestand.name: hashlib.sha256(bestand.read_bytes()).hexdigest()
        for bestand in (STATIC / "vendor").iterdir()
        if bestand.suffix in {".js", ".css"}
    }
    assert genoemd == echt
    assert (STATIC / "fonts/OFL.txt").exists()


def test_een_eerste_bezoek_blijft_licht() -> None:
    stijl = (UI / "templates/ui/stijl.html").read_text()
    basis = (UI / "templates/ui/basis.html").read_text()
    bestanden = set(re.findall(r"{% static 'ui/([^']+)' %}", stijl + basis))
    over_de_lijn = sum(
        len(inhoud if naam.endswith("woff2") else gzip.compress(inhoud))
        for naam in bestanden
        for inhoud in [(STATIC / naam).read_bytes()]
    )
    assert 40_000 < over_de_lijn < EERSTE_BEZOEK - 20_000  # what is left is for the page itself


@pytest.mark.parametrize("script", ["nietpluis.js", "concept.js"])
def test_de_eigen_scripts_maken_geen_code_of_opmaak_uit_tekst(script: str) -> None:
    tekst = (STATIC / script).read_text()
    for gevaarlijk in (
        "eval(",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "new Function",
        "localStorage",
    ):
        assert gevaarlijk not in tekst


def test_htmx_mag_niets_bewaren_of_uitvoeren() -> None:
    html = (UI / "templates/ui/htmx.html").read_text()
    for instelling in (
        '"historyCacheSize":0', '"allowEval":false', '"allowScriptTags":false',
        '"includeIndicatorStyles":false', '"selfRequestsOnly":true',
    ):  # fmt: skip
        assert instelling in html
