"""The phone of the demo: nobody who tries Nietpluis has the phones of its invented people."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nietpluis.organisaties.demo_telefoon import lees_telefoon, neem_telefoon
from nietpluis.organisaties.toegang import GebruikerRequest
from nietpluis.organisaties.tweede_factor import veilig_vervolg


@require_http_methods(["GET", "POST"])
def telefoon(request: GebruikerRequest) -> HttpResponse:
    """Show the code that the app of this person shows now; take the phone for an app that is being set up."""
    if settings.PRODUCTIE:
        raise Http404
    if request.method == "POST":
        neem_telefoon(request)
        return redirect(veilig_vervolg(request, request.POST.get("verder", "")))
    return render(request, "portaal/demo_telefoon.html", {"scherm": lees_telefoon(request)})
