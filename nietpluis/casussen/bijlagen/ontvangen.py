"""Receiving a file: it is sealed while the browser still sends, before the room of the view opens.

No file of a form is ever written to disk or held in memory: Django's own handlers would do either.
"""

from collections.abc import Callable
from typing import Any, cast

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.csrf import csrf_protect

from nietpluis.casussen.banden import banden
from nietpluis.casussen.bijlagen.opslag import Binnen, Opslag
from nietpluis.casussen.bijlagen.woorden import BijlageFout, TeGroot
from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.models import Bijlageonderweg
from nietpluis.casussen.raadplegen import CasusRequest, Deur, op_casus
from nietpluis.kern import regels
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid

VELD = "bestand"
MEESTE_LICHAAM = 100 * 1024 * 1024  # bytes
"""A form larger than this is not read at all; a smaller one is, so that the browser gets its answer."""
PER_DAG = 50
"""How many a casus takes on one day."""
ONDERWEG = 10
"""How many files one person may have waiting or coming in."""


class BijlageRequest(CasusRequest):
    """A request to add a file, with what came in before the view began."""

    ontvanger: "Ontvanger"
    geweigerd: HttpResponseBase | None
    """The answer when the form did not come from our own page."""


class TeVeel(BijlageFout):
    """More files than one casus or one person should need in a day."""


class Ontvanger(FileUploadHandler):
    """Takes in the one file of the form; without an `opslag` it lets every file pass by."""

    def __init__(self, request: HttpRequest, opslag: Opslag | None = None) -> None:
        super().__init__(request)
        self._opslag = opslag
        self._begonnen = False
        self.te_groot_om_te_lezen = False
        self.binnen: Binnen | None = None
        self.fout: BijlageFout | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with a file; a second one, or one in another field, is skipped."""
        super().new_file(*args, **kwargs)
        if self._opslag is None or self._begonnen or self.field_name != VELD:
            raise SkipFile
        self._begonnen = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 -- Django's own
        """Take bytes in; after a mistake the rest passes by, so that the answer can be read."""
        self._probeer(lambda opslag: opslag.neem(raw_data))

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 -- Django's own
        """The file is whole. It stays out of `request.FILES`: nobody can open it there."""
        self._probeer(self._sluit)

    def upload_interrupted(self) -> None:
        """The browser stopped half-way; or a file was skipped, which Django tells in the same way."""
        if self.binnen is None:
            self.weg()

    def weg(self) -> None:
        """Forget what was written."""
        if self._opslag:
            self._opslag.weg()
        self.binnen = None

    def _sluit(self, opslag: Opslag) -> None:
        self.binnen = opslag.sluit(self.file_name or "")

    def _probeer(self, doe: Callable[[Opslag], None]) -> None:
        if self._opslag is None or self.fout:
            return
        try:
            doe(self._opslag)
        except BijlageFout as fout:
            self.fout = fout
            self.weg()


def ontvang(request: BijlageRequest) -> None:
    """Take in what was sent, for whoever may add it; before the room opens. Holds no lock while it waits."""
    request.geweigerd = None
    request.ontvanger = Ontvanger(request)
    if request.method != "POST":
        return
    if int(request.META.get("CONTENT_LENGTH") or 0) > MEESTE_LICHAAM:
        request.ontvanger.te_groot_om_te_lezen = True
        request.ontvanger.fout = TeGroot()
        return
    with met_lid(request.lid):
        request.ontvanger = _ontvanger(request, open_casus(request.casus))
    request.upload_handlers = [request.ontvanger]
    try:
        request.geweigerd = _van_elders(request)
        request.POST  # noqa: B018 -- reads the form, and with it the file
    except BaseException:  # also when the worker is stopped: nothing half may stay
        request.ontvanger.weg()
        raise
    if request.geweigerd:
        request.ontvanger.weg()


op_bijlage = cast(
    "Callable[[Callable[[BijlageRequest], HttpResponseBase]], Deur]",
    op_casus("bijlage_toevoegen", daarna=ontvang),
)
"""The door of the page on which a file is added: as `op_casus`, with what was sent received before it opens."""


def _ontvanger(request: BijlageRequest, geopend: OpenCasus) -> Ontvanger:
    """Whoever may not add, or has added enough, gets a handler that lets the file pass by."""
    nu = timezone.now()
    if regels.kan_volgen(
        geopend.dossier, Bijgevoegd.soort, banden(request.lid, geopend.dossier, nu)
    ):
        return Ontvanger(request)
    ontvanger = Ontvanger(request, Opslag(request.lid, geopend))
    if te_veel := bezwaar_tegen_meer(geopend, request.lid):
        ontvanger.fout = te_veel
    return ontvanger


def bezwaar_tegen_meer(geopend: OpenCasus, lid: Lidmaatschap) -> TeVeel | None:
    """Why no more files can be added now; None when they can. One query."""
    vandaag = dag_van(timezone.now())
    vandaag_erbij = sum(
        isinstance(feit, Bijgevoegd) and dag_van(feit.vastgelegd_op) == vandaag
        for feit in geopend.dossier.feiten
    )
    if vandaag_erbij >= PER_DAG:
        return TeVeel(f"Er zijn vandaag al {PER_DAG} bestanden toegevoegd. Morgen kan het weer.")
    if Bijlageonderweg.objects.filter(lid=lid).count() >= ONDERWEG:
        return TeVeel("U hebt te veel bestanden die nog niet zijn vastgelegd. Morgen kan het weer.")
    return None


def _van_elders(request: BijlageRequest) -> HttpResponseBase | None:
    """Django's check that the form is ours: the view is exempt from it, or it would be read before this."""
    antwoord = csrf_protect(lambda _request: HttpResponse(status=204))(request)
    return None if antwoord.status_code == 204 else antwoord  # noqa: PLR2004 -- our own answer
