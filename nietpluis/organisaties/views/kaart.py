"""Coming in with a card: the address behind its QR code, the pincode, and leaving again."""

from __future__ import annotations

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nietpluis.organisaties import kaart as kaarten
from nietpluis.organisaties.formulieren import Formulier
from nietpluis.organisaties.kaartformulieren import EerstePincodeForm, KaartPincodeForm
from nietpluis.organisaties.kaartsessie import begin, is_kaart
from nietpluis.organisaties.models import Inlogkaart, Organisatie
from nietpluis.organisaties.toegang import in_organisatie

DICHT = "Deze kaart is dicht na te veel pogingen. Vraag uw beheerder om hem weer te openen."
AL_GEKOZEN = "Er is net al een pincode gekozen. Vul die in."


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def kaart(request: HttpRequest, organisatie: str, code: str) -> HttpResponse:
    """Ask the pincode of a card, or let its first use choose one; then sign in to recording only."""
    gevonden = _zoek(organisatie, code)
    if gevonden is None:
        return render(request, "organisaties/kaart_werkt_niet.html", status=404)
    soort = KaartPincodeForm if gevonden.pincode else EerstePincodeForm
    form = soort(request.POST if request.method == "POST" else None)
    if kaarten.is_dicht(gevonden):
        return _pagina(request, soort(), gevonden, dicht=True)
    if form.is_valid() and _opent(gevonden, form):
        begin(request, gevonden)
        return redirect("kaart_start", slug=gevonden.lid.organisatie.slug)
    return _pagina(request, form, gevonden)


def _zoek(slug: str, code: str) -> Inlogkaart | None:
    """The card with this code; an organisation that is not there has none."""
    organisatie = Organisatie.objects.filter(slug=slug).first()
    if organisatie is None:
        return None
    with in_organisatie(organisatie.id):
        return kaarten.zoek(code)


def _opent(kaart: Inlogkaart, form: Formulier) -> bool:
    """Whether what was typed opens the card; else the reason stands at the field."""
    pincode = form.cleaned_data["pincode"]
    if isinstance(form, EerstePincodeForm):
        return _kies(kaart, form, pincode)
    with in_organisatie(kaart.organisatie_id, schrijven=True):
        mag = kaarten.tel_poging(kaart)
    # Outside the transaction: hashing is slow on purpose, and would hold the one write lock.
    goed = mag and kaarten.klopt(kaart, pincode)
    with in_organisatie(kaart.organisatie_id, schrijven=True):
        if goed:
            kaarten.noteer_goed(kaart)
        over = kaarten.over(kaart)
    if not goed:
        form.weiger("pincode", _mis(over))
    return goed


def _kies(kaart: Inlogkaart, form: Formulier, pincode: str) -> bool:
    with in_organisatie(kaart.organisatie_id, schrijven=True):
        gelukt = kaarten.kies_pincode(kaart, pincode)
    if not gelukt:
        form.weiger("pincode", AL_GEKOZEN)
    return gelukt


def _mis(over: int) -> str:
    return f"Deze pincode klopt niet. U kunt het nog {over} keer proberen." if over else DICHT


def _pagina(
    request: HttpRequest, form: Formulier, kaart: Inlogkaart, *, dicht: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "organisatie": kaart.lid.organisatie,
        "eerste": not kaart.pincode,
        "dicht": DICHT if dicht else "",
    }
    status = 422 if form.errors or dicht else 200
    return render(request, "organisaties/kaart.html", context, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def klaar(request: HttpRequest) -> HttpResponse:
    """Stop using a card: sign out, and say what to do with it."""
    if request.method == "POST":
        logout(request)
        return redirect("kaart_klaar")
    return render(request, "organisaties/kaart_klaar.html", {"binnen": is_kaart(request)})
