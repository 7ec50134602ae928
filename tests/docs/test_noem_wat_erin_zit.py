"""What the site is made of is listed whole, for people and for machines, and may be given away."""

import json
import re
from typing import Any

import pytest

from scripts.maak_leverlijst import SBOM, bestanden, pakketten, tabel
from tests.docs.pagina import BASIS

MAG = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Bitstream-Vera", "EUPL-1.2", "LGPL-3.0-only",
    "LicenseRef-DejaVu-public-domain", "MIT", "MIT-0", "MIT-CMU", "OFL-1.1", "PSF-2.0",
}  # fmt: skip
"""Licences under which we may hand the site on, as a whole under the EUPL-1.2."""


@pytest.fixture(scope="module")
def sbom() -> dict[str, Any]:
    gelezen: dict[str, Any] = json.loads(SBOM.read_text(encoding="utf-8"))
    return gelezen


def test_the_bill_of_materials_names_every_package_with_its_version(sbom: dict[str, Any]) -> None:
    genoemd = {(deel["name"], deel.get("version", "")) for deel in sbom["components"]}
    assert genoemd == {(naam, versie) for naam, versie, _ in [*pakketten(), *bestanden()]}
    assert sbom["bomFormat"] == "CycloneDX"


def test_every_package_has_the_hashes_of_the_lock_file(sbom: dict[str, Any]) -> None:
    slot = (BASIS / "requirements.txt").read_text(encoding="utf-8")
    vast = set(re.findall(r"sha256:([0-9a-f]{64})", slot))
    genoemd = {
        afdruk["content"]
        for deel in sbom["components"]
        for verwijzing in deel.get("externalReferences", [])
        for afdruk in verwijzing.get("hashes", [])
    }
    assert genoemd == vast


def test_the_list_for_people_is_as_the_lock_file() -> None:
    assert (BASIS / "docs/licenties.md").read_text(encoding="utf-8") == tabel()


def test_everything_may_be_given_away() -> None:
    licenties = {wat for _, _, wat in [*pakketten(), *bestanden()]}
    genoemd = {deel for wat in licenties for deel in re.split(" OR | AND ", wat)}
    assert genoemd <= MAG
