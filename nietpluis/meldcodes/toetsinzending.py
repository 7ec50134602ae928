"""What somebody sent in to be checked: the form, and per file a first reading or why there is none.

All of it comes before the room of the view opens, so that reading holds no lock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.models import Toetsing
from nietpluis.meldcodes.toetsbestanden import VELD, Gelezen, ontvang
from nietpluis.meldcodes.toetsen import Eerstelezing, lees_eerst, sector_van
from nietpluis.meldcodes.toetsformulieren import UploadForm

KIES = "Kies een bestand."
OPNIEUW = "Kies het bestand opnieuw. Het is nog niet gelezen."


@dataclass
class Regel:
    """What came of one file: a reading that can be kept, or why there is none."""

    naam: str
    lezing: Eerstelezing | None = None
    fout: str = ""
    toetsing: Toetsing | None = None
    is_nieuw: bool = True


@dataclass
class Inzending:
    """The form as it was sent; `geweigerd` is the answer to one that did not come from a page of ours."""

    form: UploadForm
    regels: list[Regel] = field(default_factory=list)
    geweigerd: HttpResponseBase | None = None


def begin_waarden(sector: str, vandaag: date) -> dict[str, Any]:
    """How a form begins: the sector of the organisation, today."""
    return {"sector": sector_van(sector), "op": vandaag.isoformat()}


def neem_in(request: HttpRequest, sector: str, vandaag: date, bezwaar: str = "") -> Inzending:
    """Receive and read what was sent; an empty form where nothing was. `bezwaar`: why nothing may be read now."""
    begin = begin_waarden(sector, vandaag)
    if request.method != "POST":
        return Inzending(UploadForm(vandaag=vandaag, initial=begin))
    ontvanger, geweigerd = ontvang(request, bezwaar)
    ingevuld = request.POST if ontvanger.formulier_gelezen else begin
    inzending = Inzending(UploadForm(ingevuld, vandaag=vandaag), geweigerd=geweigerd)
    if not geweigerd and _mag_verder(inzending.form, ontvanger.gelezen, ontvanger.geweigerd):
        inzending.regels = [_lees(inzending.form, gelezen) for gelezen in ontvanger.gelezen]
        _zeg_wat_misging(inzending)
    return inzending


def _mag_verder(form: UploadForm, gelezen: list[Gelezen], te_veel: str) -> bool:
    """Whether there is something to check, and all that is needed to check it; else the form says what is not."""
    goed = form.is_valid()
    if te_veel or not gelezen:
        form.weiger(VELD, te_veel or KIES)
    elif not goed:
        form.weiger(VELD, OPNIEUW)
    return not form.errors


def _lees(form: UploadForm, gelezen: Gelezen) -> Regel:
    if gelezen.tekst is None:
        return Regel(gelezen.naam, fout=gelezen.fout)
    try:
        lezing = lees_eerst(gelezen.tekst, form.eisen(), form.cleaned_data["op"])
    except MeldcodeFout as fout:
        return Regel(gelezen.naam, fout=str(fout))
    return Regel(gelezen.naam, lezing)


def _zeg_wat_misging(inzending: Inzending) -> None:
    """At the field: of one file why, of several how many; then each has a line of its own."""
    fout = [regel for regel in inzending.regels if regel.fout]
    if fout and len(inzending.regels) == 1:
        inzending.form.weiger(VELD, fout[0].fout)
    elif fout:
        niet = "1 bestand is" if len(fout) == 1 else f"{len(fout)} bestanden zijn"
        inzending.form.weiger(VELD, f"{niet} niet gelezen. Bij elk bestand staat waarom.")
