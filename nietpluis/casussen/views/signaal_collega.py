"""A signal about somebody who works here, or their family: whom it is about, and who may read it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from nietpluis.casussen import concepten
from nietpluis.casussen.formulieren import signaal as formulieren
from nietpluis.casussen.signaleren import mogelijke_ontvangers
from nietpluis.casussen.views.signaal import LATER, al_gegeven, gaat_over_collega
from nietpluis.casussen.views.signaal_concept import (
    SIGNAAL,
    als_ingevuld,
    sleutel_van,
    vul_aan_zo_mogelijk,
)
from nietpluis.casussen.views.signaal_geven import (
    eigen_nummers,
    geef_of_zeg,
    niemand_over,
    protocol_van,
)
from nietpluis.kern.feiten import JA
from nietpluis.organisaties.kaartsessie import met_kaart, plek
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.ui.formulier import Vragenformulier

MEESTE_NAMEN = 200
KAN_NIET = "Deze persoon kan dit signaal niet krijgen. Kies iemand anders."


@met_kaart
@require_http_methods(["GET", "POST"])
@als_lid()
def signaal_collega(request: LidRequest) -> HttpResponse:
    """Ask whom of us it is about and who may read it; then record."""
    lid = request.lid
    if request.method == "POST" and (gegeven := al_gegeven(request)):
        return gegeven
    namen = collegas(lid)
    ontvangers = [keuze.lid for keuze in mogelijke_ontvangers(lid, timezone.localdate())]
    if not ontvangers:
        return niemand_over(request)
    soort = formulieren.collega(namen, ontvangers)
    if request.method == "POST":
        return _neem(request, soort(request.POST), {str(x.id): x for x in (*namen, *ontvangers)})
    velden = concepten.lees(lid, plek(request, SIGNAAL))
    if not gaat_over_collega(protocol_van(lid), velden):
        return redirect("signaal_nieuw", slug=lid.organisatie.slug)
    return _pagina(request, soort(initial=velden), sleutel_van(velden))


def collegas(lid: Lidmaatschap) -> list[Lidmaatschap]:
    """Who works here now, the own team in front, no more than a page can show."""
    alle = Lidmaatschap.objects.actief(timezone.localdate()).select_related(
        "gebruiker", "organisatie", "team"
    )
    alle = alle.exclude(id=lid.id).order_by("gebruiker__naam", "id")
    return sorted(alle[:MEESTE_NAMEN], key=lambda ander: ander.team_id != lid.team_id)


def _neem(request: LidRequest, form: Vragenformulier, wie: dict[str, Lidmaatschap]) -> HttpResponse:
    lid = request.lid
    velden = vul_aan_zo_mogelijk(lid, request.POST, plek(request, SIGNAAL))
    if LATER in request.POST:
        return redirect("start", slug=lid.organisatie.slug)
    protocol = protocol_van(lid)
    eerste = formulieren.scherm_1(protocol)(als_ingevuld(velden))
    tweede = formulieren.scherm_2(protocol, lid)(als_ingevuld(velden))
    if not (eerste.is_valid() and tweede.is_valid()):
        return redirect("signaal_nieuw", slug=lid.organisatie.slug)
    if not form.is_valid():
        return _pagina(request, form, sleutel_van(velden))
    over, aan = wie.get(form.cleaned_data["over_lid"]), wie[form.cleaned_data["aan"]]
    mogelijk = mogelijke_ontvangers(lid, timezone.localdate(), over.id if over else None)
    if not mogelijk:
        return niemand_over(request)
    if aan.id not in {keuze.lid.id for keuze in mogelijk}:
        form.add_error("aan", KAN_NIET)
        return _pagina(request, form, sleutel_van(velden))
    antwoorden = {**eerste.antwoorden(), **tweede.antwoorden(), "werkt_hier": JA}
    plaats = plek(request, SIGNAAL)
    return geef_of_zeg(request, sleutel_van(velden), antwoorden, plaats, over=over, aan=aan)


def _pagina(request: LidRequest, form: Vragenformulier, sleutel: UUID) -> HttpResponse:
    lid = request.lid
    context = {
        "form": form,
        "sleutel": sleutel,
        "buiten": eigen_nummers(lid),
        "bij_medewerker": protocol_van(lid).bij_medewerker,
    }
    return render(
        request, "casussen/signaal_collega.html", context, status=422 if form.errors else 200
    )
