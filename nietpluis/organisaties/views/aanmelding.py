"""Between signing in and work: which organisation, and the first password."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.organisaties import welkom as links
from nietpluis.organisaties.formulieren import EersteWachtwoordForm
from nietpluis.organisaties.toegang import GebruikerRequest, werkt_bij


@require_GET
def verder(request: GebruikerRequest) -> HttpResponse:
    """Go to the one organisation this person works for, or to the choice between several."""
    leden = werkt_bij(request.user)
    if len(leden) == 1:
        return redirect(f"/o/{leden[0].organisatie.slug}/")
    return redirect("organisaties")


@require_GET
def organisaties(request: GebruikerRequest) -> HttpResponse:
    """Let this person choose an organisation."""
    return render(request, "organisaties/kies.html", {"leden": werkt_bij(request.user)})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def welkom(request: HttpRequest, token: str) -> HttpResponse:
    """Let a new colleague choose the first password; a link that no longer works says so."""
    gebruiker = links.lees_token(token)
    if gebruiker is None:
        return render(request, "organisaties/welkom_verlopen.html", status=410)
    form = EersteWachtwoordForm(request.POST or None, gebruiker=gebruiker)
    if form.is_valid():
        gebruiker.set_password(form.cleaned_data["wachtwoord"])
        gebruiker.save(update_fields=["password"])
        return redirect("account_login")
    context = {"form": form, "wie": gebruiker}
    return render(request, "organisaties/welkom.html", context, status=422 if form.errors else 200)
