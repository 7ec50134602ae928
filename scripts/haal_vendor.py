#!/usr/bin/env python3
"""Fetch the front-end files of others from npm and write them, with their origin, into ui.

Run by hand when a version changes; running Nietpluis needs neither npm nor Node. Files are copied
unchanged but for the source map comment (the map is not shipped); the style sheets of NL Design
System are put one after the other in one file, to spare a phone four requests.
HERKOMST.md then names version, licence and SHA-256 of every file; tests/ui compares them.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "nietpluis/ui/static/ui/vendor"
KANDIDAAT = "@nl-design-system-candidate"
KOP = """# Herkomst

Files of others, fetched unchanged by `scripts/haal_vendor.py` (only the comment that points to a
source map is taken out). The Atkinson Hyperlegible Next font in `../fonts` is under the SIL OFL 1.1
(`../fonts/OFL.txt`).

Headings and paragraphs are drawn on the bare element, buttons and skip links on their class. A link
takes `class="nl-link"`: on the bare element its rule would outweigh every link drawn as a part.

| file | packages | licence | sha256 |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Pakket:
    """One npm package: which file of it we serve, under which name and licence."""

    naam: str
    versie: str
    bestand: str
    doel: str
    licentie: str
    licentiebestand: str


PAKKETTEN = (
    Pakket("htmx.org", "2.0.11", "dist/htmx.min.js", "htmx.min.js", "0BSD", "LICENSE"),
    Pakket(
        f"{KANDIDAAT}/heading-css",
        "1.1.3",
        "dist/html/heading.css",
        "nlds.css",
        "EUPL-1.2",
        "LICENSE.md",
    ),
    Pakket(
        f"{KANDIDAAT}/paragraph-css",
        "2.1.3",
        "dist/html/paragraph.css",
        "nlds.css",
        "EUPL-1.2",
        "LICENSE.md",
    ),
    Pakket(f"{KANDIDAAT}/link-css", "2.0.3", "dist/link.css", "nlds.css", "EUPL-1.2", "LICENSE.md"),
    Pakket(
        f"{KANDIDAAT}/button-css", "1.1.0", "dist/button.css", "nlds.css", "EUPL-1.2", "LICENSE.md"
    ),
    Pakket(
        f"{KANDIDAAT}/skip-link-css",
        "1.0.5",
        "dist/skip-link.css",
        "nlds.css",
        "EUPL-1.2",
        "LICENSE.md",
    ),
)


def haal(pakket: Pakket, werkmap: Path) -> tuple[bytes, bytes]:
    """Return the served file and the licence text of one package, as npm delivers them."""
    bron = f"{pakket.naam}@{pakket.versie}"
    npm = shutil.which("npm") or sys.exit(
        "npm is needed to fetch these files, and is not on the path."
    )
    klaar = subprocess.run(
        [npm, "pack", "--silent", bron], cwd=werkmap, check=True, capture_output=True, text=True
    )
    with tarfile.open(werkmap / klaar.stdout.split()[-1]) as archief:
        return _lees(archief, pakket.bestand), _lees(archief, pakket.licentiebestand)


def _lees(archief: tarfile.TarFile, bestand: str) -> bytes:
    inhoud = archief.extractfile(f"package/{bestand}")
    if inhoud is None:
        raise FileNotFoundError(bestand)
    return inhoud.read()


def zonder_kaart(inhoud: bytes) -> bytes:
    """Take out the pointer to a source map: the map is not served and would give a 404."""
    return re.sub(rb"/\*# sourceMappingURL=[^*]*\*/", b"", inhoud)


def herkomst(doel: str, som: str) -> str:
    """Return the row of HERKOMST.md for one served file, made of one package or several."""
    delen = [pakket for pakket in PAKKETTEN if pakket.doel == doel]
    namen = ", ".join(f"{pakket.naam} {pakket.versie}" for pakket in delen)
    return f"| {doel} | {namen} | {delen[0].licentie} | `{som}` |\n"


def main() -> None:
    """Fetch every package, write file, licence and the table of origins."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    regels = []
    bestanden: dict[str, bytes] = defaultdict(bytes)
    with tempfile.TemporaryDirectory() as werkmap:
        for pakket in PAKKETTEN:
            inhoud, licentie = haal(pakket, Path(werkmap))
            bestanden[pakket.doel] += zonder_kaart(inhoud)
            (VENDOR / f"LICENTIE-{pakket.licentie}.txt").write_bytes(licentie)
    for doel, inhoud in bestanden.items():
        (VENDOR / doel).write_bytes(inhoud)
        regels.append(herkomst(doel, hashlib.sha256(inhoud).hexdigest()))
    (VENDOR / "HERKOMST.md").write_text(KOP + "".join(regels), encoding="utf-8")


if __name__ == "__main__":
    main()
