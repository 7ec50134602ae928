"""Adding many workers from a list: choose, look, confirm. Between looking and confirming nothing is kept.

The list travels in the page and is judged again at the confirmation: whoever changes it on the way has
only made another list.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from nietpluis.organisaties import csvlijst, invoeren
from nietpluis.organisaties.csvlijst import Onleesbaar
from nietpluis.organisaties.formulieren import Formulier
from nietpluis.organisaties.invoeren import Oordeel
from nietpluis.organisaties.kleineupload import kleine_upload, was_te_groot
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.post.uitgaand import heeft_mailserver

alleen_beheerder = als_lid(Rol.BEHEERDER, factor=Factor.VERS)
TOON = 200
"""How many lines a page shows of each kind; all that is wrong stands in the file to keep."""


class LijstForm(Formulier):
    """A file, or the list itself."""

    bestand = forms.FileField(
        label="Kies een bestand",
        help_text="Bewaar uw werkblad als CSV. Ten hoogste 2 MB.",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv,text/plain"}),
        error_messages={"empty": "Dit bestand is leeg.", "invalid": "Kies een bestand."},
    )
    tekst = forms.CharField(
        label="Of plak de lijst hier",
        help_text="Met op de eerste regel de namen van de kolommen.",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )

    def lijsttekst(self) -> str:
        """What was given, as text; call after `is_valid()`. Raises `Onleesbaar`."""
        bestand: InMemoryUploadedFile | None = self.cleaned_data["bestand"]
        tekst: str = self.cleaned_data["tekst"]
        if bestand and tekst.strip():
            raise Onleesbaar("Kies een bestand, of plak de lijst. Niet allebei.")
        if bestand:
            return csvlijst.tekst_van(bestand.read())
        if not tekst.strip():
            raise Onleesbaar("Kies een bestand, of plak de lijst.")
        return tekst


@csrf_exempt  # checked below: the middleware would read the file before its size is limited
@kleine_upload(csvlijst.GROOTST)
@csrf_protect
@require_http_methods(["GET", "POST"])
@alleen_beheerder
def invoeren_lijst(request: LidRequest) -> HttpResponse:
    """Show the form; of a list what it would do; and when that is confirmed do all of it."""
    form = LijstForm(request.POST, request.FILES) if request.method == "POST" else LijstForm()
    if was_te_groot(request):
        return _pagina(request, LijstForm(), csvlijst.te_groot())
    if not form.is_valid():
        return _pagina(request, form)
    try:
        tekst = form.lijsttekst()
        oordeel = invoeren.beoordeel(request.lid, csvlijst.lees(tekst), timezone.now())
    except Onleesbaar as fout:
        return _pagina(request, form, str(fout))
    doe = request.POST.get("doe", "")
    if doe == "fouten":
        return _bestand(oordeel)
    if doe == "bevestig" and oordeel.kan:
        return _voer_in(request, oordeel, tekst)
    return _voorbeeld(request, oordeel, tekst)


def _voer_in(request: LidRequest, oordeel: Oordeel, tekst: str) -> HttpResponse:
    try:
        with transaction.atomic():
            invoeren.voer_in(request.lid, oordeel, timezone.now())
    except IntegrityError:  # somebody else added one of them a moment ago
        return _pagina(
            request, LijstForm(initial={"tekst": tekst}), "Iemand deed dit ook. Kijk de lijst na."
        )
    aantal = len(oordeel.nieuw)
    mensen = "1 persoon is" if aantal == 1 else f"{aantal} mensen zijn"
    messages.success(request, f"{mensen} toegevoegd.")
    return redirect("mensen", slug=request.lid.organisatie.slug)


def _voorbeeld(request: LidRequest, oordeel: Oordeel, tekst: str) -> HttpResponse:
    """What the list would do. A list with something wrong can be mended on the page itself."""
    context = {
        "oordeel": oordeel,
        "tekst": tekst,
        "toon": TOON,
        "form": LijstForm(initial={"tekst": tekst}),
        "mailt": heeft_mailserver(),
    }
    return _render(request, "invoeren_voorbeeld", 200 if oordeel.kan else 422, **context)


def _bestand(oordeel: Oordeel) -> HttpResponse:
    antwoord = HttpResponse(
        csvlijst.als_csv(oordeel.fouten), content_type="text/csv; charset=utf-8"
    )
    antwoord["Content-Disposition"] = 'attachment; filename="niet-goed.csv"'
    return antwoord


def _pagina(request: LidRequest, form: LijstForm, reden: str = "") -> HttpResponse:
    """The form; `reden` says what is wrong with the list as a whole."""
    if reden and form.is_bound:
        form.weiger("bestand" if form.cleaned_data.get("bestand") else "tekst", reden)
        reden = ""
    status = 422 if reden or form.errors else 200
    return _render(request, "invoeren", status, form=form, reden=reden)


def _render(request: LidRequest, pagina: str, status: int, **context: Any) -> HttpResponse:
    context |= {"lid": request.lid, "organisatie": request.lid.organisatie}
    return render(request, f"organisaties/{pagina}.html", context, status=status)
