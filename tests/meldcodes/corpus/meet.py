"""Holds the first reading against the labels of one part of the corpus.

`python -m tests.meldcodes.corpus.meet DEEL [--json]` prints per element precision and recall ("aanwezig" is the
positive), the confusion of three by three, the same for the question whether a text is a meldcode,
and per document where the reading differs from the label. Elements are counted over real meldcodes only; "nvt" is not
counted.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nietpluis.kern.eisen import eisen_op
from nietpluis.kern.toets import toets
from nietpluis.meldcodes.inlezen import LeesFout, Lezer
from tests.meldcodes.corpus.bron import DELEN, ELEMENTEN, Label, labels
from tests.meldcodes.corpus.maak import maak

BEVINDINGEN = ("aanwezig", "onduidelijk", "ontbreekt")
LEEG = "–"


@dataclass(frozen=True, kw_only=True)
class Meting:
    """What the machine read in one file; `fout` says why it could not."""

    label: Label
    is_meldcode: bool = False
    oordeel: str = ""
    elementen: dict[str, str]
    waarschuwingen: tuple[str, ...] = ()
    seconden: float = 0.0
    fout: str = ""

    @property
    def verschillen(self) -> tuple[tuple[str, str, str], ...]:
        """(element, label, reading) where the two differ."""
        if not self.label.is_meldcode:
            return ()
        return tuple(
            (naam, wens, self.elementen.get(naam, LEEG))
            for naam, wens in self.label.elementen.items()
            if wens != "nvt" and wens != self.elementen.get(naam, LEEG)
        )


def _lees(lezer: Lezer, label: Label, pad: Path) -> Meting:
    dag = date.fromisoformat(label.datum)
    begin = time.perf_counter()
    try:
        uitslag = toets(lezer.lees(pad, pad.name), eisen_op(label.sector, dag), dag)
    except LeesFout as fout:
        return Meting(label=label, elementen={}, fout=str(fout))
    return Meting(
        label=label,
        is_meldcode=uitslag.is_meldcode,
        oordeel=uitslag.oordeel,
        elementen={element.code: element.bevinding for element in uitslag.elementen},
        waarschuwingen=tuple(sorted({w.code for w in uitslag.waarschuwingen})),
        seconden=time.perf_counter() - begin,
    )


def meet(deel: str, doelmap: Path) -> tuple[Meting, ...]:
    """Makes the files of one part in `doelmap` and reads them all."""
    bestanden = maak(doelmap, deel)
    with Lezer() as lezer:
        return tuple(_lees(lezer, label, bestanden[label.id]) for label in labels(deel))


def _deling(teller: int, noemer: int) -> float | None:
    return round(teller / noemer, 3) if noemer else None


def _precisie(paren: Iterable[tuple[bool, bool]]) -> dict[str, Any]:
    """Precision and recall of (label, reading) pairs."""
    telling = Counter(paren)
    goed = telling[True, True]
    return {
        "precisie": _deling(goed, goed + telling[False, True]),
        "volledigheid": _deling(goed, goed + telling[True, False]),
        "aantal": sum(telling.values()),
    }


def per_element(metingen: tuple[Meting, ...], naam: str) -> dict[str, Any]:
    """The figures of one element; `verwarring` counts label > reading."""
    paren = [
        (m.label.elementen[naam], m.elementen.get(naam, LEEG))
        for m in metingen
        if m.label.is_meldcode and m.label.elementen[naam] != "nvt"
    ]
    telling = Counter(paren)
    kolommen = (*BEVINDINGEN, LEEG)
    return {
        **_precisie((a == "aanwezig", b == "aanwezig") for a, b in paren),
        "gelijk": _deling(sum(a == b for a, b in paren), len(paren)),
        "verwarring": {a: {b: telling[a, b] for b in kolommen} for a in BEVINDINGEN},
    }


def cijfers(metingen: tuple[Meting, ...]) -> dict[str, Any]:
    """All figures as plain data."""
    return {
        "is_meldcode": _precisie((m.label.is_meldcode, m.is_meldcode) for m in metingen),
        "elementen": {naam: per_element(metingen, naam) for naam in ELEMENTEN},
        "documenten": [_document(m) for m in metingen],
    }


def _document(meting: Meting) -> dict[str, Any]:
    return {
        "id": meting.label.id,
        "bron": meting.label.bron.stem,
        "is_meldcode": [meting.label.is_meldcode, meting.is_meldcode],
        "oordeel": meting.oordeel,
        "verschillen": meting.verschillen,
        "waarschuwingen": {
            "verwacht": meting.label.waarschuwingen,
            "gevonden": meting.waarschuwingen,
        },
        "seconden": round(meting.seconden, 3),
        "fout": meting.fout,
    }


def regels_van(uit: dict[str, Any]) -> list[str]:
    """The figures as lines to read."""
    kop = f"{'':24}{'precisie':>10}{'volledig':>10}{'gelijk':>8}{'n':>5}"
    eerste = uit["is_meldcode"]
    regels = [kop, _cijferregel("is_meldcode", {**eerste, "gelijk": None})]
    for naam, een in uit["elementen"].items():
        regels.append(_cijferregel(naam, een))
        regels += [
            f"    {a:13} > " + "  ".join(f"{b} {hoeveel}" for b, hoeveel in rij.items())
            for a, rij in een["verwarring"].items()
            if sum(rij.values())
        ]
    return regels + [regel for document in uit["documenten"] for regel in _documentregels(document)]


def _cijferregel(naam: str, een: dict[str, Any]) -> str:
    def getal(waarde: float | None) -> str:
        return LEEG if waarde is None else f"{waarde:.3f}"

    delen = (getal(een["precisie"]), getal(een["volledigheid"]), getal(een["gelijk"]))
    return f"{naam:24}{delen[0]:>10}{delen[1]:>10}{delen[2]:>8}{een['aantal']:>5}"


def _documentregels(document: dict[str, Any]) -> list[str]:
    regels = [f"\n{document['bron']}  ({document['oordeel'] or document['fout']})"]
    wens, gelezen = document["is_meldcode"]
    if wens != gelezen:
        regels.append(f"  is_meldcode: label {wens}, gelezen {gelezen}")
    regels += [f"  {naam}: label {a}, gelezen {b}" for naam, a, b in document["verschillen"]]
    melding = document["waarschuwingen"]
    regels.append(f"  verwacht: {'; '.join(melding['verwacht']) or LEEG}")
    regels.append(f"  gevonden: {'; '.join(melding['gevonden']) or LEEG}")
    return regels


def main(argv: list[str]) -> int:
    delen = [woord for woord in argv if woord in DELEN]
    if len(delen) != 1 or set(argv) - {*DELEN, "--json"}:
        sys.stderr.write(
            f"gebruik: python -m tests.meldcodes.corpus.meet {'|'.join(DELEN)} [--json]\n"
        )
        return 2
    with tempfile.TemporaryDirectory() as doelmap:
        uit = cijfers(meet(delen[0], Path(doelmap)))
    sys.stdout.write(
        json.dumps(uit, ensure_ascii=False, indent=1) + "\n"
        if "--json" in argv
        else "\n".join(regels_van(uit)) + "\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
