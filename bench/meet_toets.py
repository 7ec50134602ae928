"""The first reading of meldcodes: `python -m bench.meet_toets`. Part of `make bench`; needs no database.

Whole documents of a length, made for the run from our own model text: read in the process that reads (warm), and read
and held against the requirements. And two hundred in one go, with the memory of both processes on the way.
"""

import argparse
import io
import re
import statistics
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import typst
from docx import Document as NieuwWord

BASIS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BASIS))

from nietpluis.kern.eisen import eisen_op  # noqa: E402 (after the path)
from nietpluis.kern.toets import toets  # noqa: E402 (after the path)
from nietpluis.meldcodes.inlezen import Lezer  # noqa: E402 (after the path)

BLADZIJDE = 450
"""Words on a page."""
OP = date(2026, 11, 22)
DOELEN = {"20 bladzijden Word": 0.2, "20 bladzijden tekst": 0.2, "30 bladzijden PDF": 2.0}
"""Seconds, reading and checking together."""
AANTAL = 200


def alineas(bladzijden: int) -> Iterator[str]:
    """Paragraphs of our own model text, over and over, until there are so many pages."""
    bron = sorted((BASIS / "nietpluis" / "inhoud" / "meldcodes").rglob("*.toml"))
    regels = [r for pad in bron for r in _zinnen(tomllib.loads(pad.read_text(encoding="utf-8")))]
    woorden = 0
    for regel in cycle(regels):
        woorden += len(regel.split())
        yield regel
        if woorden > bladzijden * BLADZIJDE:
            return


def _zinnen(ruw: Any) -> Iterator[str]:
    """Every text of some length in a content file."""
    if isinstance(ruw, str):
        yield from (regel.strip() for regel in ruw.splitlines() if len(regel.split()) > 6)  # noqa: PLR2004
    elif isinstance(ruw, (dict, list)):
        for deel in ruw.values() if isinstance(ruw, dict) else ruw:
            yield from _zinnen(deel)


def als_tekst(bladzijden: int) -> bytes:
    """Plain text."""
    return "\n\n".join(_met_koppen(bladzijden)).encode()


def als_word(bladzijden: int) -> bytes:
    """A Word file with headings and tables."""
    document, uit = NieuwWord(), io.BytesIO()
    for nummer, regel in enumerate(_met_koppen(bladzijden)):
        if nummer % 12 == 0:
            document.add_heading(regel, 1 + nummer % 3)
        elif nummer % 30 == 1:
            document.add_table(rows=2, cols=2).rows[0].cells[0].text = regel
        else:
            document.add_paragraph(regel)
    document.save(uit)
    return uit.getvalue()


def als_pdf(bladzijden: int) -> bytes:
    """A PDF with headings, justified, with words cut at the end of lines."""
    kop = (
        '#set page(paper: "a4", header: [De Linde], numbering: "1")\n'
        '#set text(lang: "nl", 11pt)\n#set par(justify: true)\n'
    )
    delen = (
        f"#heading(level: 1)[#{_letterlijk(r)}]" if n % 12 == 0 else f"#par[#{_letterlijk(r)}]"
        for n, r in enumerate(_met_koppen(bladzijden))
    )
    return typst.compile((kop + "\n".join(delen)).encode())


def _letterlijk(tekst: str) -> str:
    return '"' + tekst.replace("\\", "").replace('"', "'") + '"'


def _met_koppen(bladzijden: int) -> Iterator[str]:
    for nummer, regel in enumerate(alineas(bladzijden)):
        yield f"{nummer // 12 + 1}. Onderdeel van de meldcode" if nummer % 12 == 0 else regel


def mediaan(doe: Callable[[], object], keer: int) -> float:
    """The median of so many times, in seconds; one time before is not counted."""
    doe()
    return statistics.median(_duur(doe) for _ in range(keer))


def _duur(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def maatstaf(tekst: str) -> int:
    """The yardstick: count the words of 20 pages in plain Python, ten times."""
    return sum(len(Counter(re.findall(r"\w+", tekst.lower()))) for _ in range(10))


def meet(keer: int, aantal: int) -> str:
    """The report, in Markdown."""
    soorten = {
        "20 bladzijden Word": als_word(20),
        "20 bladzijden tekst": als_tekst(20),
        "30 bladzijden PDF": als_pdf(30),
    }
    eisen, proef = eisen_op("onderwijs", OP), als_tekst(20).decode()
    maat = mediaan(lambda: maatstaf(proef), keer)
    rijen = [
        f"| Maatstaf: de woorden van 20 bladzijden tellen, tien keer | | {maat * 1000:.0f} | | 1.00 | |"
    ]
    with Lezer() as lezer:
        for naam, ruw in soorten.items():
            document = lezer.lees(ruw, naam)
            lees = mediaan(lambda ruw=ruw: lezer.lees(ruw, ""), keer)  # type: ignore[misc]  # called here
            alles = lees + mediaan(lambda d=document: toets(d, eisen, OP), keer)  # type: ignore[misc]  # the same
            rijen.append(
                f"| {naam} ({document.bladzijden or '-'} blz., {len(document.alineas)} alinea’s) | {lees * 1000:.0f} |"
                f" {alles * 1000:.0f} | {DOELEN[naam] * 1000:.0f} | {alles / maat:.2f} |"
                f" {'ja' if alles <= DOELEN[naam] else 'nee'} |"
            )
    kop = "| Wat | lezen, ms | lezen en toetsen, ms | doel, ms | × maatstaf | gehaald |\n|---|--:|--:|--:|--:|---|"
    return "\n".join(["## Meldcodes lezen", "", kop, *rijen, "", veel(soorten, aantal)])


def veel(soorten: dict[str, bytes], aantal: int) -> str:
    """Many documents in one go: time, and the memory of both processes at a quarter and at the end."""
    eisen, begin = eisen_op("onderwijs", OP), time.perf_counter()
    standen = {}
    with Lezer(per_proces=aantal + 1) as lezer:
        for nummer, ruw in enumerate(islice(cycle(soorten.values()), aantal), start=1):
            toets(lezer.lees(ruw, str(nummer)), eisen, OP)
            if nummer in (aantal // 4, aantal):
                standen[nummer] = (lezer.geheugen, _eigen_geheugen())
    regels = [
        f"{aantal} documenten in één keer: {time.perf_counter() - begin:.1f} s. Geheugen in gebruik:"
    ]
    for nummer, (lezend, eigen) in standen.items():
        regels.append(
            f"- na {nummer}: het lezende proces {_mb(lezend)}, het toetsende {_mb(eigen)}"
        )
    return "\n".join(regels)


def _eigen_geheugen() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


def _mb(aantal: int) -> str:
    return f"{aantal / 1024 / 1024:.0f} MB"


def main() -> None:
    """Measure and print."""
    opties = argparse.ArgumentParser(description="Meet het lezen en toetsen van meldcodes.")
    opties.add_argument("--keer", type=int, default=15)
    opties.add_argument("--aantal", type=int, default=AANTAL)
    gekozen = opties.parse_args()
    print(meet(gekozen.keer, gekozen.aantal))


if __name__ == "__main__":
    main()
