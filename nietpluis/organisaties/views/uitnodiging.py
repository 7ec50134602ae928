"""An invitation: for whoever got the link, and for the beheerder who sent it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.organisaties import uitnodigen, welkom
from nietpluis.organisaties.bladeren import genodigden
from nietpluis.organisaties.formulieren import EersteWachtwoordForm
from nietpluis.organisaties.models import Gebruiker, Rol, Uitnodiging
from nietpluis.organisaties.toegang import LidRequest, als_lid, in_organisatie
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.organisaties.uitnodigen import Gemaakt
from nietpluis.post.uitgaand import heeft_mailserver

alleen_beheerder = als_lid(Rol.BEHEERDER, factor=Factor.VERS)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody join. Looking uses nothing up: mail filters open every link before its reader does."""
    sleutel, nu = welkom.lees(token), timezone.now()
    if sleutel is None:
        return _verlopen(request)
    schrijft = request.method == "POST"
    with in_organisatie(sleutel.organisatie, schrijven=schrijft):
        uitnodiging = uitnodigen.zoek(sleutel, nu, vast=schrijft)
        if uitnodiging is None:
            return _verlopen(request)
        if account := uitnodigen.bestaand_account(uitnodiging):
            return _met_account(request, uitnodiging, account)
        return _kies_wachtwoord(request, uitnodiging)


def _verlopen(request: HttpRequest) -> HttpResponse:
    return render(request, "organisaties/welkom_verlopen.html", status=410)


def _met_account(
    request: HttpRequest, uitnodiging: Uitnodiging, account: Gebruiker
) -> HttpResponse:
    """Whoever has an account shows it by signing in; the link alone lets nobody into it."""
    is_zelf = request.user == account
    if is_zelf and request.method == "POST":
        uitnodigen.neem_aan(uitnodiging, account, timezone.now())
        return redirect(f"/o/{uitnodiging.organisatie.slug}/")
    context = {
        "bij": uitnodiging.organisatie,
        "is_zelf": is_zelf,
        "is_ander": request.user.is_authenticated and not is_zelf,
    }
    return render(request, "organisaties/welkom_account.html", context)


def _kies_wachtwoord(request: HttpRequest, uitnodiging: Uitnodiging) -> HttpResponse:
    wie = Gebruiker(email=uitnodiging.email, naam=uitnodiging.naam)
    form = EersteWachtwoordForm(request.POST if request.method == "POST" else None, gebruiker=wie)
    if form.is_valid():
        wachtwoord = form.cleaned_data["wachtwoord"]
        try:
            with transaction.atomic():
                uitnodigen.neem_aan_met_wachtwoord(uitnodiging, wachtwoord, timezone.now())
        except IntegrityError:  # the address got an account a moment ago
            return redirect("welkom", token=request.path.rstrip("/").rpartition("/")[2])
        messages.success(request, "Uw wachtwoord is bewaard. Meld u nu aan.")
        return redirect("account_login")
    context = {"form": form, "wie": uitnodiging, "bij": uitnodiging.organisatie}
    return render(request, "organisaties/welkom.html", context, status=422 if form.errors else 200)


@require_GET
@alleen_beheerder
def uitgenodigd(request: LidRequest) -> HttpResponse:
    """List who was invited and has not begun."""
    bladzijde = genodigden(request.lid, request.GET.get("na", ""))
    nu = timezone.now()
    rijen = [(rij, uitnodigen.werkt(rij, nu)) for rij in bladzijde.rijen]
    return _toon(request, "uitgenodigd", rijen=rijen, laatste=bladzijde.laatste)


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def uitnodiging(request: LidRequest, uitnodiging: UUID) -> HttpResponse:
    """Show one invitation; send it again, or take it back."""
    open_ = Uitnodiging.objects.open().select_related(*uitnodigen.ERBIJ)
    deze = get_object_or_404(open_, id=uitnodiging, organisatie=request.lid.organisatie)
    doe = request.POST.get("doe", "")
    te_vaak = doe == "opnieuw" and not uitnodigen.PER_LINK.tel(deze.id)
    if doe == "opnieuw" and not te_vaak:
        return toon_gemaakt(request, uitnodigen.stuur_opnieuw(request.lid, deze, timezone.now()))
    if doe == "trek_in":
        uitnodigen.trek_in(request.lid, deze, timezone.now())
        messages.success(request, f"De uitnodiging van {deze.naam} werkt niet meer.")
        return redirect("mensen", slug=request.lid.organisatie.slug)
    werkt = uitnodigen.werkt(deze, timezone.now())
    return _toon(
        request, "uitnodiging", deze=deze, werkt=werkt, mailt=heeft_mailserver(), te_vaak=te_vaak
    )


def toon_gemaakt(request: LidRequest, gemaakt: Gemaakt) -> HttpResponse:
    """Say that the mail goes; only where there is no mail server show the link, once."""
    naam = gemaakt.uitnodiging.naam
    if heeft_mailserver():
        messages.success(request, f"{naam} krijgt een mail met een link.")
        return redirect("mensen", slug=request.lid.organisatie.slug)
    link = request.build_absolute_uri(gemaakt.sleutel.pad)
    return _toon(request, "persoon_link", naam=naam, link=link)


def _toon(request: LidRequest, pagina: str, **context: Any) -> HttpResponse:
    context |= {"lid": request.lid, "organisatie": request.lid.organisatie}
    return render(request, f"organisaties/{pagina}.html", context)
