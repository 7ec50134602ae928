"""The phone of the demo: nobody who tries Nietpluis has the phones of its invented people."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nietpluis.organisaties.demo_telefoon import lees_telefoon
from nietpluis.organisaties.toegang import GebruikerRequest


@require_GET
def telefoon(request: GebruikerRequest) -> HttpResponse:
    """Show the code that the app of this invented person shows now."""
    if settings.PRODUCTIE:
        raise Http404
    return render(request, "portaal/demo_telefoon.html", {"scherm": lees_telefoon(request.user)})
