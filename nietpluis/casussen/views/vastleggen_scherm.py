"""Recording from a form: one way to say that somebody was first, or that it cannot be recorded so."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.raadplegen import CasusRequest
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan

WAS_VOOR = "iemand_was_voor"


def probeer(form: forms.Form, leg_vast: Callable[[], OpenCasus]) -> OpenCasus | None:
    """Record; None when it could not be, with the message in the form and everything typed still there."""
    try:
        with transaction.atomic():
            return leg_vast()
    except IemandWasVoor as fout:
        form.add_error(None, ValidationError(str(fout), code=WAS_VOOR))
    except NietToegestaan as fout:
        veld = fout.bezwaar.veld
        form.add_error(veld if veld in form.fields else None, fout.bezwaar.tekst)
    return None


def na_uit(request: HttpRequest, nu: int) -> int:
    """The number after which the form was opened; without one, nothing can be said to be new."""
    tekst = request.POST.get("na", "")
    return int(tekst) if tekst.isdecimal() else nu


def klaar(request: CasusRequest, tekst: str) -> HttpResponse:
    """Say what was recorded, and go back to the casus."""
    messages.success(request, tekst)
    return redirect("casus", slug=request.lid.organisatie.slug, casus_id=request.casus.id)


def formulierpagina(
    request: CasusRequest, sjabloon: str, form: forms.Form | None, na: int, **rest: Any
) -> HttpResponse:
    """A page with a form about this casus: `na` is how far the dossier now is. 422 when something is wrong."""
    context = {
        "casus": request.casus,
        "adressen": Adressen(request.lid.organisatie.slug, request.casus.id),
        "form": form,
        "na": na,
        WAS_VOOR: form is not None and form.has_error(NON_FIELD_ERRORS, WAS_VOOR),
        **rest,
    }
    return render(request, sjabloon, context, status=422 if form and form.errors else 200)
