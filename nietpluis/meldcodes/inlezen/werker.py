"""The process that reads: it has the file and the libraries, and can open, write or reach nothing else.

The kernel holds the limits (see setrlimit(2)): memory, processor, no file longer than nothing, no other process, and
no new descriptor, so neither a file nor the network can be opened by whatever a file makes the libraries do.
"""

from __future__ import annotations

import codecs
import contextlib
import importlib
import json
import os
import resource
import sys
from typing import Any, BinaryIO

from nietpluis.meldcodes.inlezen import grenzen
from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.lezer import ANTWOORD, VRAAG
from nietpluis.meldcodes.inlezen.ontleden import ontleed

CODERINGEN = (
    "ascii", "cp1252", "charmap", "latin-1", "mac-roman", "raw-unicode-escape", "unicode-escape",
    "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "cp437", "idna",
)  # fmt: skip
"""Fetched before the doors close; Python opens the file of a coding when it is first asked."""

BIBLIOTHEKEN = (
    "fontTools.cffLib", "heapq", "pypdf._codecs._codecs", "pypdf._codecs.core_font_metrics",
    "pypdf.filters", "tempfile",
)  # fmt: skip
"""Fetched before the doors close too: what reading a PDF imports only when it gets there."""
PROEF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 36/Filter/ASCIIHexDecode>>stream\n4254202f462039205466202878292054 6a204554>\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
    b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
)
"""A page with one letter, read once with the doors open: whatever that still imports is then there."""


def hoofd() -> None:
    """Read files from standard input until it ends, and answer on standard output."""
    uit = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    haal_alles()
    sluit_de_deuren()
    beantwoord_alles(sys.stdin.buffer, uit)


def haal_alles() -> None:
    """Everything that would otherwise be opened on the way."""
    for naam in CODERINGEN:
        codecs.lookup(naam)
    for naam in BIBLIOTHEKEN:
        importlib.import_module(naam)
    ontleed(PROEF)


def beantwoord_alles(van: BinaryIO, naar: BinaryIO) -> None:
    """One answer for each question, until there are no more."""
    while len(kop := van.read(VRAAG.size)) == VRAAG.size:
        (lengte,) = VRAAG.unpack(kop)
        ruw = van.read(lengte)
        if len(ruw) < lengte:
            return
        begrens_rekentijd()
        tekst = json.dumps(antwoord(ruw)).encode("ascii")
        naar.write(ANTWOORD.pack(len(tekst)) + tekst)
        naar.flush()


def antwoord(ruw: bytes) -> dict[str, Any]:
    """What was read as plain data, or the code of why not."""
    try:
        return ontleed(ruw).als_gegevens()
    except LeesFout as fout:
        return {"fout": fout.code}
    except MemoryError:
        return {"fout": "te_zwaar"}
    except Exception:  # noqa: BLE001 -- libraries fail in their own ways on a broken file; this is the wall
        return {"fout": "beschadigd"}


def sluit_de_deuren() -> None:
    """From here on: no more memory than this, no longer file than nothing, no new descriptor or process."""
    _begrens(resource.RLIMIT_AS, grenzen.GEHEUGEN)
    _begrens(resource.RLIMIT_FSIZE, 0)
    _begrens(resource.RLIMIT_CORE, 0)
    _begrens(resource.RLIMIT_NPROC, 0)
    _begrens(resource.RLIMIT_NOFILE, 0)


def begrens_rekentijd() -> None:
    """So many seconds of the processor from now; after that the kernel ends this process."""
    gebruikt = resource.getrusage(resource.RUSAGE_SELF)
    tot = int(gebruikt.ru_utime + gebruikt.ru_stime) + 1 + grenzen.REKENTIJD
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (tot, hard))


def _begrens(wat: int, hoogstens: int) -> None:
    # Some systems know a limit and do not let it be set; the others, and the clock of the parent, still hold.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(wat, (hoogstens, hoogstens))
