"""Whoever runs it finds every variable and every command in the documents, and no others."""

import ast
import re
import shlex

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from nietpluis import __version__
from nietpluis.organisaties.models import Organisatie
from tests.docs.pagina import BASIS

BEHEER = (BASIS / "docs/beheer.md").read_text(encoding="utf-8")
README = (BASIS / "README.md").read_text(encoding="utf-8")
LEZERS = {
    "tekst", "lijst", "getal", "ja_nee", "uit_bestand_of_omgeving", "database", "andere_database",
}  # fmt: skip


def gelezen_variabelen() -> set[str]:
    """Return every NIETPLUIS_… that the settings read, found in the code that reads them."""
    namen = set()
    for bestand in (BASIS / "nietpluis/config").glob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Call) and knoop.args and _naam(knoop.func) in LEZERS:
                eerste = knoop.args[0]
                if isinstance(eerste, ast.Constant) and isinstance(eerste.value, str):
                    namen.add(f"NIETPLUIS_{eerste.value}")
                    if _naam(knoop.func) == "uit_bestand_of_omgeving":
                        namen.add(f"NIETPLUIS_{eerste.value}_BESTAND")
    return namen


def _naam(functie: ast.expr) -> str:
    return functie.attr if isinstance(functie, ast.Attribute) else getattr(functie, "id", "")


def eigen_opdrachten() -> set[str]:
    """Return the names of our own management commands."""
    bestanden = (BASIS / "nietpluis").glob("*/management/commands/*.py")
    return {pad.stem for pad in bestanden if not pad.stem.startswith("_")}


def test_every_variable_stands_in_the_table_and_no_other() -> None:
    tabel = BEHEER.partition("## De omgeving")[2].partition("\n## ")[0]
    assert set(re.findall(r"`(NIETPLUIS_[A-Z_]+)`", tabel)) == gelezen_variabelen()


@pytest.mark.parametrize("opdracht", sorted(eigen_opdrachten()))
def test_every_command_is_documented(opdracht: str) -> None:
    assert f"nietpluis {opdracht}" in BEHEER
    assert f"nietpluis {opdracht}" in README


@pytest.mark.parametrize("document", [BEHEER, README], ids=["beheer", "readme"])
def test_every_command_that_is_named_is_there(document: str) -> None:
    van_django = {"migrate", "collectstatic", "check", "clearsessions", "help", "shell"}
    genoemd = set(re.findall(r"`nietpluis ([a-z_]+)", document))
    assert genoemd <= eigen_opdrachten() | van_django


def test_the_changelog_begins_with_this_version() -> None:
    koppen = re.findall(r"^## \[?([\d.]+)", (BASIS / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert koppen[0] == __version__
    assert f"softwareVersion: {__version__}" in (BASIS / "publiccode.yml").read_text()


@pytest.mark.django_db
def test_the_recipes_for_an_organisation_work(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    recepten = re.findall(
        r"^nietpluis organisatie_nieuw .*?(?=^```)", BEHEER, re.MULTILINE | re.DOTALL
    )
    paginas = []
    for recept in recepten:
        call_command(*shlex.split(recept.replace("\\\n", " "))[1:])  # what a reader would type
        link = capsys.readouterr().out.split()[-1].removeprefix(settings.WEBADRES)
        paginas.append(client.get(link).content.decode())
    assert ["Hoe heet uw organisatie?" in p for p in paginas] == [True, False]
    assert ["Kies een wachtwoord" in p for p in paginas] == [False, True]
    assert Organisatie.objects.filter(slug="de-esdoorn").exists()
