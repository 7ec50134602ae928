"""Write what the site is made of: docs/sbom.cdx.json (CycloneDX) and docs/licenties.md.

    python scripts/maak_leverlijst.py

Run by `make lock`, after the packages of the lock file were installed. The names, versions and hashes come
from requirements.txt; the licences from what is installed; the files of others in ui from haal_vendor.py.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

BASIS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BASIS))

from scripts.haal_vendor import PAKKETTEN  # noqa: E402 (after the path)

SBOM = BASIS / "docs/sbom.cdx.json"
LICENTIES = BASIS / "docs/licenties.md"
LETTERTYPEN = [
    ("Atkinson Hyperlegible Next", "", "OFL-1.1"),
    ("DejaVu Sans", "", "Bitstream-Vera AND LicenseRef-DejaVu-public-domain"),
]
CYCLONEDX = ["cyclonedx_py", "requirements", "--output-reproducible", "--short-PURLs"]
# What classifiers and free text mean, where a package names no SPDX expression.
SPDX = {
    "BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-3.0-only",
}
KOP = """# Van wie het is

Nietpluis zelf staat onder de EUPL-1.2. Dit is wat erin zit van anderen, met de licentie. Gemaakt door
`make lock`; dezelfde lijst voor machines, met controlegetallen, staat in [sbom.cdx.json](sbom.cdx.json).

| wat | versie | licentie |
| --- | --- | --- |
"""


def licentie(pakket: Distribution) -> str:
    """Return the SPDX expression of an installed package; its own words where those are unknown."""
    velden = pakket.metadata.json
    if uitdrukking := velden.get("license_expression"):
        return str(uitdrukking)
    soorten = (
        regel.rpartition(" :: ")[2]
        for regel in velden.get("classifier", ())
        if regel.startswith("License :: OSI Approved ::")
    )
    woorden = next(soorten, None) or str(velden.get("license") or "onbekend")
    return SPDX.get(woorden, woorden)


def pakketten() -> list[tuple[str, str, str]]:
    """Return name, version and licence of each package in requirements.txt."""
    tekst = (BASIS / "requirements.txt").read_text(encoding="utf-8")
    vast = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", tekst, flags=re.MULTILINE)
    return [(naam, versie, _licentie_van(naam)) for naam, versie in vast]


def _licentie_van(naam: str) -> str:
    """A package for another system (Windows) is not installed here: its licence is looked up there."""
    try:
        return licentie(distribution(naam))
    except ModuleNotFoundError:
        return ELDERS[naam]


ELDERS = {"colorama": "BSD-3-Clause", "tzdata": "Apache-2.0", "win32-setctime": "MIT"}
"""Licences of packages that only another operating system installs."""


def bestanden() -> list[tuple[str, str, str]]:
    """Return name, version and licence of the files of others that ui serves."""
    return [*((p.naam, p.versie, p.licentie) for p in PAKKETTEN), *LETTERTYPEN]


def sbom() -> dict[str, Any]:
    """Return the bill of materials: cyclonedx's own, with licences and the files in ui."""
    opdracht = [sys.executable, "-m", *CYCLONEDX, "--pyproject", "pyproject.toml"]
    klaar = subprocess.run(
        [*opdracht, "requirements.txt"], cwd=BASIS, check=True, capture_output=True, text=True
    )
    lijst: dict[str, Any] = json.loads(klaar.stdout)
    licenties = {naam: wat for naam, _, wat in pakketten()}
    for deel in lijst["components"]:
        deel["licenses"] = [{"expression": licenties[deel["name"]]}]
        deel.pop("description", None)
    lijst["components"] += [_bestand(*bestand) for bestand in bestanden()]
    return lijst


def _bestand(naam: str, versie: str, wat: str) -> dict[str, Any]:
    deel = {"type": "library", "name": naam, "bom-ref": f"ui:{naam}"}
    erbij = {"version": versie, "purl": f"pkg:npm/{naam.replace('@', '%40')}@{versie}"}
    return {**deel, **(erbij if versie else {}), "licenses": [{"expression": wat}]}


def tabel() -> str:
    """Return the list for people."""
    regels = sorted([*pakketten(), *bestanden()], key=lambda rij: rij[0].casefold())
    return KOP + "".join(f"| {naam} | {versie} | {wat} |\n" for naam, versie, wat in regels)


def main() -> None:
    """Write both."""
    SBOM.write_text(json.dumps(sbom(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    LICENTIES.write_text(tabel(), encoding="utf-8")


if __name__ == "__main__":
    main()
