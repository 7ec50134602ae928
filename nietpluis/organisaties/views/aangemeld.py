"""Where you are signed in: the own sessions and remembered devices, listed and ended."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from nietpluis.organisaties import aangemeld
from nietpluis.organisaties.toegang import GebruikerRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def overal(request: GebruikerRequest) -> HttpResponse:
    """Show every place where this person is signed in; the button ends all but this one."""
    if request.method == "POST":
        aangemeld.beeindig_andere(request)
        messages.success(request, "U bent overal afgemeld, behalve hier.")
        return redirect("overal")
    context = {
        "plekken": aangemeld.plekken(request),
        "apparaten": aangemeld.apparaten(request.user),
    }
    return render(request, "tweede_stap/overal.html", context)


@never_cache
@require_POST
def beeindig(request: GebruikerRequest, aanmelding: UUID) -> HttpResponse:
    """End one of the other sessions."""
    if not aangemeld.beeindig(request, aanmelding):
        raise Http404
    messages.success(request, "Daar bent u nu afgemeld.")
    return redirect("overal")
