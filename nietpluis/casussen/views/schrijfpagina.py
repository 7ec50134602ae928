"""The write-only page of an organisation: public, and nothing that was written can be read there."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.casussen.formulieren.schrijfpagina import lees_merk, merk, schrijfformulier
from nietpluis.casussen.schrijfpagina import geef_zonder_aanmelden
from nietpluis.casussen.signaleren import NiemandOver
from nietpluis.organisaties import grenzen
from nietpluis.organisaties.models import Organisatie, Schrijfpagina
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.ui.formulier import Vragenformulier

MERK = "merk"
NOG_EEN_KEER = "Kijk alles nog eens na en kies dan opnieuw ‘Geef het door’."
TE_VEEL = "Er is net heel veel doorgegeven. Dit is nog niet verstuurd. Bel liever, of probeer het over een uur weer."
NIEMAND = (
    "Er kan nu niemand dit ontvangen. Dit is niet verstuurd. Bel een van de nummers op deze pagina."
)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def schrijfpagina(request: HttpRequest, organisatie: str, code: str) -> HttpResponse:
    """Ask a name, a number and what was seen; record it, and say thank you, whatever stood there before."""
    gevonden = _zoek(organisatie, code)
    if gevonden is None:
        return _niet_hier(request)
    soort = schrijfformulier()
    if request.method != "POST":
        return _pagina(request, soort(), gevonden, merk())
    form, gegeven = soort(request.POST), str(request.POST.get(MERK, ""))
    if not form.is_valid():
        return _pagina(request, form, gevonden, gegeven)
    sleutel = lees_merk(gegeven)
    if sleutel is None:
        form.add_error(None, NOG_EEN_KEER)
        return _pagina(request, form, gevonden, merk())
    if bezwaar := _neem(gevonden, sleutel, form):
        form.add_error(None, bezwaar)
        return _pagina(request, form, gevonden, gegeven, status=429)
    return redirect("schrijfpagina_klaar", organisatie=organisatie, code=code)


def _neem(pagina: Schrijfpagina, sleutel: UUID, form: Vragenformulier) -> str:
    """Record it; otherwise why not, in words for whoever wrote it."""
    organisatie = pagina.organisatie
    with in_organisatie(organisatie.id, schrijven=True):
        if not grenzen.mag_schrijven(pagina.id, organisatie.id):
            return TE_VEEL
        try:
            geef_zonder_aanmelden(organisatie, sleutel, form.antwoorden(), timezone.now())
        except NiemandOver:
            return NIEMAND
    return ""


@login_not_required
@never_cache
@require_GET
def klaar(request: HttpRequest, organisatie: str, code: str) -> HttpResponse:
    """Thank whoever wrote: the same page for everybody, also for who wrote nothing."""
    gevonden = _zoek(organisatie, code)
    if gevonden is None:
        return _niet_hier(request)
    return render(request, "casussen/schrijfpagina_klaar.html", _context(gevonden))


def _zoek(slug: str, code: str) -> Schrijfpagina | None:
    """The page with this code; an organisation that is not there has none."""
    organisatie = Organisatie.objects.filter(slug=slug).first()
    if organisatie is None:
        return None
    with in_organisatie(organisatie.id):
        rijen = Schrijfpagina.objects.filter(code=code.lower(), ingetrokken_op=None)
        return rijen.select_related("organisatie").first()


def _niet_hier(request: HttpRequest) -> HttpResponse:
    """The same answer for a page that was taken away and for one that never was."""
    return render(request, "casussen/schrijfpagina_weg.html", status=404)


def _pagina(
    request: HttpRequest,
    form: Vragenformulier,
    pagina: Schrijfpagina,
    gegeven: str,
    *,
    status: int = 422,
) -> HttpResponse:
    context = {"form": form, "merk": gegeven, **_context(pagina)}
    return render(
        request, "casussen/schrijfpagina.html", context, status=status if form.errors else 200
    )


def _context(pagina: Schrijfpagina) -> dict[str, object]:
    """No name of anybody: only the organisation, and the number that it chose for this page."""
    return {"organisatie": pagina.organisatie, "telefoon": pagina.telefoon}
