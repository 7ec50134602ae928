"""Deciding that a dossier goes: the lists, proposing, taking back, and the second person who decides."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.casussen.formulieren.bewaren import langerformulier, verlenging
from nietpluis.casussen.models import Vernietiging
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import IemandWasVoor, NietToegestaan, leg_vast
from nietpluis.casussen.vernietigen import besluiten
from nietpluis.casussen.vernietigen.deur import ZaakRequest, op_bewaren, op_vernietiging
from nietpluis.casussen.vernietigen.lijsten import BLAD, grafstenen, voorbij, voorgesteld
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.vernietigen import TERMIJN
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest


@require_GET
@op_bewaren("vernietigen")
def vernietigen_lijst(request: LidRequest) -> HttpResponse:
    """Show what waits for a decision, whose term has passed, and what was destroyed."""
    blad = voorbij(request.lid, dag_van(timezone.now()), request.GET.get("na", ""))
    context = {
        "voorgesteld": voorgesteld(request.lid),
        "voorbij": blad.zaken,
        "volgende_url": f"{request.path}?na={quote(blad.volgende)}" if blad.volgende else "",
        "eerste_url": request.path if request.GET.get("na") else "",
        "aantal": BLAD,
        "grafstenen": grafstenen(request.lid),
        "ziet_alles": request.lid.heeft(Rol.PRIVACYFUNCTIONARIS),
    }
    return render(request, "casussen/vernietigen_lijst.html", context)


@require_http_methods(["GET", "POST"])
@op_vernietiging("vernietiging", vers=True)
def vernietiging(request: ZaakRequest) -> HttpResponse:
    """Propose, take back, refuse or decide: what this person may do about this dossier."""
    if request.method == "POST" and (daad := DADEN.get(request.POST.get("daad", ""))):
        return _doe(request, *daad)
    zaak, voorstel = request.zaak, request.zaak.voorstel
    eigen = voorstel is not None and (
        voorstel.eerste is not None and voorstel.eerste.gebruiker_id == request.lid.gebruiker_id
    )
    context: dict[str, Any] = {
        "zaak": zaak,
        "voorstel": voorstel,
        "eigen": eigen,
        "alleen": request.lid.organisatie.eenpersoons,
    }
    return render(request, "casussen/vernietiging.html", context)


def _doe(
    request: ZaakRequest, doe: Callable[[ZaakRequest], Vernietiging], gedaan: str
) -> HttpResponse:
    """One act in a savepoint of its own; what could not be done leaves nothing behind."""
    try:
        with transaction.atomic():
            doe(request)
    except besluiten.NietMogelijk as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, gedaan.format(casus=request.zaak.casus.kenmerk))
    return redirect("vernietigen_lijst", slug=request.lid.organisatie.slug)


def _stel_voor(request: ZaakRequest) -> Vernietiging:
    return besluiten.stel_voor(request.zaak.casus, request.lid, TERMIJN)


def _trek_in(request: ZaakRequest) -> Vernietiging:
    return besluiten.trek_in(request.zaak.casus, request.lid)


def _wijs_af(request: ZaakRequest) -> Vernietiging:
    return besluiten.wijs_af(request.zaak.casus, request.lid)


def _bevestig(request: ZaakRequest) -> Vernietiging:
    return besluiten.bevestig(request.zaak.casus, request.lid)


DADEN: dict[str, tuple[Callable[[ZaakRequest], Vernietiging], str]] = {
    "stel_voor": (_stel_voor, "U stelde voor om {casus} te vernietigen."),
    "trek_in": (_trek_in, "U trok het voorstel over {casus} in."),
    "wijs_af": (_wijs_af, "{casus} blijft bewaard."),
    "bevestig": (_bevestig, "{casus} gaat nu weg. Niemand kan deze casus meer openen."),
}
"""What a button says it does -> the act, and what is said after it."""


@require_http_methods(["GET", "POST"])
@op_vernietiging("langer_bewaren", vers=True)
def langer_bewaren(request: ZaakRequest) -> HttpResponse:
    """Keep a dossier longer than its term, up to a day and for a reason; a fact in the dossier, which is not read."""
    nu = timezone.now()
    form = langerformulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        casus, feit = request.zaak.casus, verlenging(form, stempel(request.lid, nu))
        try:
            with transaction.atomic():
                leg_vast(casus, request.lid, [feit], na=casus.aantal, nu=nu)
        except NietToegestaan as fout:
            veld = fout.bezwaar.veld
            form.add_error(veld if veld in form.fields else None, fout.bezwaar.tekst)
        except IemandWasVoor as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, f"{casus.kenmerk} blijft langer bewaard.")
            return redirect("vernietigen_lijst", slug=request.lid.organisatie.slug)
    status = 422 if form.errors else 200
    context = {"zaak": request.zaak, "form": form}
    return render(request, "casussen/langer_bewaren.html", context, status=status)
