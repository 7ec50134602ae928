"""Makes the real files of the corpus: `python -m tests.meldcodes.corpus.maak MAP [DEEL]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.meldcodes.corpus.bron import DELEN, Bron, Label, labels, lees_bron
from tests.meldcodes.corpus.maakoverig import html_van, odt, txt
from tests.meldcodes.corpus.maakpdf import pdf
from tests.meldcodes.corpus.maakword import docx_van

MAKERS: dict[str, Callable[[Bron], bytes]] = {
    "pdf": pdf,
    "docx": docx_van,
    "odt": odt,
    "html": html_van,
    "txt": txt,
}


def maak_een(label: Label, doelmap: Path) -> Path:
    """Writes the file of one source and gives its path."""
    pad = doelmap / f"{label.bron.stem}.{label.soort}"
    pad.write_bytes(MAKERS[label.soort](lees_bron(label.bron)))
    return pad


def maak(doelmap: Path, deel: str) -> dict[str, Path]:
    """Makes one part in `doelmap`; gives the path of each id."""
    doelmap.mkdir(parents=True, exist_ok=True)
    return {label.id: maak_een(label, doelmap) for label in labels(deel)}


def main(argv: list[str]) -> int:
    doelmap, *delen = argv
    for deel in delen or DELEN:
        for pad in maak(Path(doelmap) / deel, deel).values():
            sys.stdout.write(f"{pad}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
