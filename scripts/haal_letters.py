#!/usr/bin/env python3
"""Fetch the letters of the PDFs from npm and write them, with their origin, beside the code that sets them.

Run by hand when a version changes; running Nietpluis needs neither npm nor Node. Typst reads no WOFF: the
two halves of each weight (Dutch, and the names of other Latin languages) become one TTF, because Typst takes
the first file of a weight and asks no other. HERKOMST.md names version, licence and SHA-256 of every file;
tests/meldcodes/uitgeven compares them. The letters are those of the screens (nietpluis/ui/static/ui/fonts).
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-untyped]  # ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # ships no types

DOEL = Path(__file__).resolve().parent.parent / "nietpluis/meldcodes/uitgeven/letters"
PAKKET, VERSIE = "@fontsource/atkinson-hyperlegible-next", "5.3.0"
GEWICHTEN = {"gewoon": 400, "vet": 700}
KOP = f"""# Herkomst

Atkinson Hyperlegible Next, from npm {PAKKET} {VERSIE}, its two halves put
together and unpacked from WOFF to TTF by `scripts/haal_letters.py`. Licence: SIL OFL 1.1 (`OFL.txt`),
without a reserved name.

| file | sha256 |
|---|---|
"""


def haal(werkmap: Path) -> Path:
    """The package as npm delivers it."""
    npm = shutil.which("npm") or sys.exit("npm is needed to fetch these files.")
    bron = f"{PAKKET}@{VERSIE}"
    klaar = subprocess.run(
        [npm, "pack", "--silent", bron], cwd=werkmap, check=True, capture_output=True, text=True
    )
    return werkmap / klaar.stdout.split()[-1]


def lees(archief: tarfile.TarFile, bestand: str) -> bytes:
    """One file of the package. Raises FileNotFoundError."""
    inhoud = archief.extractfile(f"package/{bestand}")
    if inhoud is None:
        raise FileNotFoundError(bestand)
    return inhoud.read()


def samen(werkmap: Path, archief: tarfile.TarFile, gewicht: int) -> bytes:
    """One weight as TTF: the letters of Dutch and those of other Latin languages."""
    helften, dag = [], 0
    for deel in ("latin", "latin-ext"):
        woff = lees(archief, f"files/atkinson-hyperlegible-next-{deel}-{gewicht}-normal.woff")
        letters = TTFont(BytesIO(woff), recalcTimestamp=False)
        letters.flavor = None
        letters.save(werkmap / f"{deel}-{gewicht}.ttf")
        helften.append(werkmap / f"{deel}-{gewicht}.ttf")
        dag = letters["head"].modified
    uit = BytesIO()
    geheel = Merger().merge(helften)
    geheel["head"].created = geheel["head"].modified = dag  # the same file each time
    geheel.recalcTimestamp = False
    geheel.save(uit)
    return uit.getvalue()


def main() -> None:
    """Fetch, put together, and write the letters, their licence and the table of origins."""
    DOEL.mkdir(parents=True, exist_ok=True)
    regels = []
    with tempfile.TemporaryDirectory() as map_, tarfile.open(haal(Path(map_))) as archief:
        (DOEL / "OFL.txt").write_bytes(lees(archief, "LICENSE"))
        for naam, gewicht in GEWICHTEN.items():
            ttf = samen(Path(map_), archief, gewicht)
            (DOEL / f"{naam}.ttf").write_bytes(ttf)
            regels.append(f"| {naam}.ttf | `{hashlib.sha256(ttf).hexdigest()}` |\n")
    (DOEL / "HERKOMST.md").write_text(KOP + "".join(regels), encoding="utf-8")


if __name__ == "__main__":
    main()
