"""What the documents name, exists: links, modules, functions, tables and columns."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.docs.pagina import BASIS, bestaat, documenten, in_code, links, naam_van, puntnamen

ARCHITECTUUR = BASIS / "ARCHITECTURE.md"
EIGEN_APPS = {
    *("portaal", "casussen", "meldcodes", "tellingen", "organisaties", "post", "kluis", "ui"),
}
WORTELS = ("nietpluis/", "tests/", "docs/", "scripts/", "bench/")


@pytest.mark.parametrize("pad", documenten(), ids=naam_van)
def test_every_relative_link_leads_somewhere(pad: Path) -> None:
    dood = [link for link in links(pad) if not (pad.parent / link).exists()]
    assert not dood


@pytest.mark.parametrize("pad", documenten(), ids=naam_van)
def test_every_dotted_name_exists(pad: Path) -> None:
    weg = [naam for naam in puntnamen(pad) if not bestaat(naam)]
    assert not weg


@pytest.mark.parametrize("pad", documenten(), ids=naam_van)
def test_every_file_that_is_named_exists(pad: Path) -> None:
    genoemd = [t for t in in_code(pad) if t.startswith(WORTELS) and not re.search(r"[<*… ]", t)]
    assert not [t for t in genoemd if not (BASIS / t.partition("::")[0]).exists()]  # pad::toets


def test_a_name_that_does_not_exist_is_noticed() -> None:
    assert bestaat("nietpluis.kern.dossier.vouw")
    assert bestaat("nietpluis.casussen.Casus")
    assert not bestaat("nietpluis.kern.dossier.bestaat_niet")
    assert not bestaat("nietpluis.kern.bestaat_niet")


def test_architecture_and_readme_stay_short() -> None:
    assert len(ARCHITECTUUR.read_text().splitlines()) <= 250
    assert len((BASIS / "README.md").read_text().splitlines()) <= 150


@pytest.mark.parametrize(
    "pad", sorted((BASIS / "docs/besluiten").glob("0*.md")), ids=lambda pad: pad.stem
)
def test_a_decision_fits_a_page(pad: Path) -> None:
    assert len(pad.read_text().splitlines()) <= 40


def test_the_table_of_plain_and_sealed_names_every_column() -> None:
    """A column that is added says here whether it is sealed, or this fails."""
    in_tekst = {}
    for regel in ARCHITECTUUR.read_text().splitlines():
        if match := re.fullmatch(r"\| `(\w+\.\w+)` \| [\w ]+ \| (.*?) \|(.*)\|", regel):
            woorden = re.sub(r"\b(hashed|sealed|wrapped): ", "", ", ".join(match.group(2, 3)))
            in_tekst[match.group(1)] = set(re.findall(r"\w+", woorden))
    in_code_ = {
        f"{model._meta.app_label}.{model.__name__}": {v.name for v in model._meta.concrete_fields}
        for model in apps.get_models()
        if model._meta.app_label in EIGEN_APPS
    }
    assert in_tekst == in_code_


def test_the_pictures_are_there_and_small() -> None:
    genoemd = re.findall(r"docs/beeld/(\w+\.png)", (BASIS / "README.md").read_text())
    beelden = list((BASIS / "docs/beeld").glob("*"))
    assert {pad.name for pad in beelden} == set(genoemd)
    assert max(pad.stat().st_size for pad in beelden) < 150_000  # bytes
