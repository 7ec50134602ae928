"""The log of reading of a period as a file, for the privacyfunctionaris: asked with a reason, and recorded itself."""

import csv
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from nietpluis.casussen.leeslog.wat import SOORTEN, Erbij
from nietpluis.casussen.models import Raadpleging
from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.casussen.views.raadplegingen import Regel, gezocht, na, plek_van, regels
from nietpluis.kern.lezen_bewaken import LEZEN, UITVOER
from nietpluis.kern.protocol import Keuze
from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid, met_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.ui.velden import Datumveld, Getalveld, Keuzeveld, Tekstveld

LANGST = timedelta(days=366)
STAPEL = 500
"""How many rows are read at once: each in a room of its own, so that no transaction lasts as long as a download."""
MEESTE_IN_KOLOM = 32_767
"""More than this the column of the log cannot count."""
REDENEN = {
    "client": "Een cliënt vraagt wie het dossier las",
    "controle": "Een gewone controle",
    "onderzoek": "Een onderzoek naar iemand die las",
    "toezichthouder": "De toezichthouder vraagt erom",
}
KOPPEN = (
    *("Wanneer", "Wie", "Functie", "Rollen toen", "Wat", "Soort", "Casus nummer"),
    *("Waarom dat mocht", "Gezocht op", "Gevonden", "Reden", "Sessie", "Netwerk"),
)
FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With one of these in front a spreadsheet takes a text for a formula, and runs it."""


class UitvoerForm(forms.Form):
    """Which period, and why; narrowed by casus or person where that is enough."""

    vanaf = Datumveld(label="Vanaf")
    tot = Datumveld(label="Tot en met")
    nummer = Getalveld(label="Alleen van deze casus", help_text="Het nummer.", required=False)
    wie = Tekstveld(label="Alleen van deze lezer", lang=False, max_lengte=120, required=False)
    reden = Keuzeveld(
        [Keuze(code=code, tekst=tekst) for code, tekst in REDENEN.items()],
        label="Waarom hebt u dit nodig?",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, or is longer than a year."""
        velden = super().clean() or {}
        vanaf, tot = velden.get("vanaf"), velden.get("tot")
        if vanaf and tot and tot < vanaf:
            self.add_error("tot", "Kies een dag die later is dan de eerste.")
        elif vanaf and tot and tot - vanaf > LANGST:
            self.add_error("tot", "Kies ten hoogste een jaar. Haal de rest daarna op.")
        return velden


class UitvoerRequest(LidRequest):
    """A request for the file, with its form."""

    form: UitvoerForm


Deur = Callable[[Callable[[UitvoerRequest], HttpResponseBase]], Callable[..., HttpResponseBase]]


def _vooraf(request: UitvoerRequest, _kwargs: dict[str, Any]) -> None:
    """Record the export with its reason and size before a row of it leaves."""
    request.form = UitvoerForm(request.POST if request.method == "POST" else None)
    if not request.form.is_valid():
        return
    with met_lid(request.lid):
        aantal = _rijen(request.lid, request.form).count()
    erbij = Erbij(
        soort=UITVOER,
        reden=request.form.cleaned_data["reden"],
        nummer=request.form.cleaned_data["nummer"],
        treffers=min(aantal, MEESTE_IN_KOLOM),
    )
    rol = str(Rol.PRIVACYFUNCTIONARIS)
    leg_raadpleging_vast(request.lid, "raadplegingen_uitvoer", rol, bij=request, erbij=erbij)


deur = cast(
    "Deur",
    als_lid(Rol.PRIVACYFUNCTIONARIS, schrijven=False, vooraf=_vooraf, factor=Factor.VERS),
)


@require_http_methods(["GET", "POST"])
@deur
def raadplegingen_uitvoer(request: UitvoerRequest) -> HttpResponseBase:
    """Ask the period and the reason, and give the file."""
    if not request.form.is_valid():
        return _vraag(request)
    velden = request.form.cleaned_data
    naam = f"raadplegingen-{velden['vanaf']}-{velden['tot']}.csv"
    return StreamingHttpResponse(
        regels_van_het_bestand(request.lid, request.form),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def _vraag(request: UitvoerRequest) -> HttpResponse:
    status = 422 if request.form.errors else 200
    return render(
        request, "casussen/raadplegingen_uitvoer.html", {"form": request.form}, status=status
    )


def _rijen(lid: Lidmaatschap, form: UitvoerForm) -> QuerySet[Raadpleging]:
    alles: dict[str, Any] = {"soort": (), "grond": ()}
    return gezocht(Raadpleging.objects.voor(lid), {**form.cleaned_data, **alles})


def regels_van_het_bestand(lid: Lidmaatschap, form: UitvoerForm) -> Iterator[str]:
    """The file line by line: with a mark by which a spreadsheet knows the letters, and semicolons."""
    schrijver = csv.writer(_Doorgever(), delimiter=";")
    yield "\ufeff" + schrijver.writerow(KOPPEN)
    plek = ""
    while True:
        with met_lid(lid):
            stapel = list(na(_rijen(lid, form), plek)[:STAPEL])
            gewoon = list(regels(lid, stapel))
        for regel in gewoon:
            yield schrijver.writerow([veilig(cel) for cel in _cellen(regel)])
        if len(stapel) < STAPEL:
            return
        plek = plek_van(stapel[-1])


class _Doorgever:
    """Gives the writer of CSV a place to write that hands the line back."""

    def write(self, regel: str) -> str:
        return regel


def _cellen(regel: Regel) -> list[str]:
    rij = regel.rij
    soort = SOORTEN.get(rij.soort or LEZEN, "")
    wanneer = regel.wanneer.astimezone(NEDERLAND).strftime("%Y-%m-%d %H:%M:%S")
    return [
        *(wanneer, regel.wie, regel.functie, rij.rollen or "", regel.wat, soort),
        *(str(regel.nummer or ""), regel.grond, rij.gezocht_op or "", regel.gevonden),
        *(REDENEN.get(rij.reden or "", ""), rij.sessie or "", rij.netwerk or ""),
    ]


def veilig(cel: str) -> str:
    """A cell that no spreadsheet takes for a formula, whatever a colleague called himself."""
    return f"'{cel}" if cel.lstrip().startswith(FORMULETEKENS) or cel[:1] in FORMULETEKENS else cel
