"""Receiving files to check: each is read and let go while the browser still sends, before the room opens.

So at most one file is in memory, none is ever on a disk, and reading holds no lock of the database. What stays
is its text, or why it cannot be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_protect

from nietpluis.kern.document import Document
from nietpluis.meldcodes.inlezen import LeesFout, Lezer
from nietpluis.meldcodes.inlezen.grenzen import GROOTSTE_BESTAND
from nietpluis.meldcodes.models import Toetsing
from nietpluis.meldcodes.toetsen import Tekst

VELD = "bestand"
MEESTE_BESTANDEN = 10
MEESTE_LICHAAM = 100 * 1024 * 1024  # bytes
"""A form larger than this is not read at all; a smaller one is, so that the browser gets its answer."""
LANGSTE_NAAM = 150
GEDULD = 60.0
"""Seconds for all files of one form together; what comes after that is not read."""
TE_VEEL = "Dit was te veel in één keer. Kies minder bestanden, hoogstens tien."
DUURT_TE_LANG = "De bestanden voor dit bestand duurden te lang. Kies dit bestand apart."

Lees = Callable[[bytes, str], Document]


@dataclass(frozen=True)
class Gelezen:
    """One file that came in: its text, or in `fout` why there is none."""

    naam: str
    tekst: Tekst | None = None
    fout: str = ""


class Ontvanger(FileUploadHandler):
    """Reads each file of the form as soon as it is whole."""

    def __init__(self, request: HttpRequest, lees: Lees, bezwaar: str = "") -> None:
        super().__init__(request)
        self.gelezen: list[Gelezen] = []
        self.geweigerd = bezwaar
        """Why the files cannot be checked together; "" when they can."""
        self.formulier_gelezen = False
        """Whether the fields of the form came in."""
        self._lees, self._begonnen = lees, monotonic()
        self._bak, self._grootte = bytearray(), 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a file; what is too many, may not be read, or stands in another field, is skipped."""
        super().new_file(*args, **kwargs)
        if self.field_name != VELD or self.geweigerd:
            raise SkipFile
        if len(self.gelezen) >= MEESTE_BESTANDEN:
            self.geweigerd = TE_VEEL
            raise SkipFile
        self._bak, self._grootte = bytearray(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 -- Django's own
        """Take bytes in; of a file that is too large the rest passes by, so that the answer can be read."""
        self._grootte += len(raw_data)
        if self._grootte > GROOTSTE_BESTAND:
            self._bak = bytearray()
        else:
            self._bak += raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 -- Django's own
        """Read it, and keep the text. It stays out of `request.FILES`."""
        gegevens, self._bak = bytes(self._bak), bytearray()
        self.gelezen.append(self._uitkomst(nette_naam(self.file_name or ""), gegevens))

    def _uitkomst(self, naam: str, gegevens: bytes) -> Gelezen:
        if self._grootte > GROOTSTE_BESTAND:
            return Gelezen(naam, fout=LeesFout("te_groot").bericht)
        if monotonic() - self._begonnen > GEDULD:
            return Gelezen(naam, fout=DUURT_TE_LANG)
        return lees_bestand(gegevens, naam, self._lees)


def nette_naam(naam: str) -> str:
    """The name of a file as it can be shown and kept."""
    zonder = "".join(teken for teken in naam if teken.isprintable()).strip()
    return zonder[-LANGSTE_NAAM:] or "bestand zonder naam"


def lees_bestand(gegevens: bytes, naam: str, lees: Lees) -> Gelezen:
    """The text of a file, read in a process of its own; never raises on what is in it."""
    try:
        document = lees(gegevens, naam)
    except LeesFout as fout:
        return Gelezen(naam, fout=fout.bericht)
    tekst = Tekst(
        document=document,
        herkomst=Toetsing.Herkomst.BESTAND,
        naam=naam,
        afdruk=hashlib.sha256(gegevens).hexdigest(),
        grootte=len(gegevens),
    )
    return Gelezen(naam, tekst)


def ontvang(request: HttpRequest, bezwaar: str = "") -> tuple[Ontvanger, HttpResponseBase | None]:
    """Read the form with its files; with an answer where it did not come from a page of ours.

    With a `bezwaar`, why nothing may be read now, the files pass by.

    The view is exempt from Django's own check, which would read the form before this does.
    """
    with Lezer() as lezer:
        ontvanger = Ontvanger(request, lezer.lees, bezwaar)
        if int(request.META.get("CONTENT_LENGTH") or 0) > MEESTE_LICHAAM:
            ontvanger.geweigerd = TE_VEEL
            return ontvanger, None
        request.upload_handlers = [ontvanger]
        try:
            antwoord = csrf_protect(lambda _request: HttpResponse(status=204))(request)
            request.POST  # noqa: B018 -- reads the form, and with it the files, while there is a process to read them
        except (RequestDataTooBig, TooManyFilesSent):
            ontvanger.geweigerd = TE_VEEL
            return ontvanger, None
    ontvanger.formulier_gelezen = True
    return ontvanger, None if antwoord.status_code == 204 else antwoord  # noqa: PLR2004 -- our own
