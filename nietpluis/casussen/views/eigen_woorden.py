"""The words that a worker gave, read again: after the second step, since it is what was told."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.schermen import koppen
from nietpluis.casussen.views.eigen_dossier import EigenRequest, eigen_regel, op_eigen_signaal
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.tweede_factor import Factor


@require_GET
@op_eigen_signaal("eigen_woorden", Factor.GEZET)
def eigen_woorden(request: EigenRequest) -> HttpResponse:
    """Show the own signal as it holds now, and nothing else of the dossier it is in."""
    dossier = open_casus(request.eigen.casus).dossier
    regel = eigen_regel(request.eigen, dossier)
    protocol = dossier.protocol
    handeling = protocol.handeling("signaal") if protocol.kent("signaal") else None
    vandaag = dag_van(timezone.now())
    context = {
        "eigen": request.eigen,
        "gezegd": koppen.antwoorden(regel.feit, handeling, vandaag, met_namen=True),
        "verbeterd": regel.is_gecorrigeerd,
    }
    return render(request, "casussen/eigen_woorden.html", context)
