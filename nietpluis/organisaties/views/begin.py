"""Beginning an organisation: the form, the mail, and looking it through before it is there."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from nietpluis.organisaties import aangemeld, inschrijven
from nietpluis.organisaties.beginformulieren import BEZET, ROLLEN, BeginForm, KloptForm, soorten
from nietpluis.organisaties.inschrijven import Opgave
from nietpluis.organisaties.models import Gebruiker, Inschrijving
from nietpluis.organisaties.oprichten import stel_slug_voor
from nietpluis.organisaties.views.tweede_stap import met_vervolg
from nietpluis.post.uitgaand import heeft_mailserver


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Ask what the organisation is and who begins it, where anybody may."""
    if not inschrijven.mag_iedereen():
        return render(request, "begin/dicht.html")
    form = BeginForm(_ingevuld(request), vraag_email=True)
    if form.is_valid():
        opgave = form.opgave()
        if te_vaak := inschrijven.te_vaak(opgave.email):
            form.weiger("email", te_vaak)
        else:
            return _stuur_link(request, opgave)
    return _formulier(request, form)


@transaction.atomic
def _stuur_link(request: HttpRequest, opgave: Opgave) -> HttpResponse:
    """The same answer for every address; without a mail server, which no real site is, the link itself."""
    token = inschrijven.schrijf_in(opgave, timezone.now())
    inschrijven.mail(opgave, token)
    if heeft_mailserver() or settings.PRODUCTIE:
        return redirect("begin_gestuurd")
    return render(request, "begin/link.html", {"link": inschrijven.pad(token)})


@login_not_required
@require_GET
def gestuurd(request: HttpRequest) -> HttpResponse:
    """Say where to look, whatever was filled in."""
    return render(request, "begin/gestuurd.html")


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Fill in, look through, begin. Looking uses nothing up: mail filters open every link before its reader does."""
    with transaction.atomic() if request.method == "POST" else nullcontext():
        if inschrijven.opent_leeg(token):
            return _eerste(request)
        rij = inschrijven.zoek(token, timezone.now(), vast=request.method == "POST")
        opgave = inschrijven.lees(rij) if rij else None
        if rij is None or opgave is None or (opgave.eerste and not inschrijven.is_leeg()):
            return render(request, "begin/verlopen.html", status=410)
        if not opgave.is_ingevuld or "verander" in request.GET:
            return _vul_in(request, rij, opgave, token)
        return _klopt(request, rij, opgave)


def _eerste(request: HttpRequest) -> HttpResponse:
    """The first organisation of an empty site: whoever has this link runs the site, so no mail is needed."""
    form = BeginForm(_ingevuld(request), vraag_email=True)
    if form.is_valid():
        token = inschrijven.schrijf_in(replace(form.opgave(), eerste=True), timezone.now())
        return redirect("begin_link", token=token)
    return _formulier(request, form)


def _vul_in(request: HttpRequest, rij: Inschrijving, opgave: Opgave, token: str) -> HttpResponse:
    """The form, for an address that is known from the link."""
    begin = BeginForm.als_begin(opgave)
    form = BeginForm(_ingevuld(request), vraag_email=False, initial=begin)
    if form.is_valid():
        inschrijven.vul_in(rij, form.opgave())
        return redirect("begin_link", token=token)
    return _formulier(request, form, email=opgave.email)


def _klopt(request: HttpRequest, rij: Inschrijving, opgave: Opgave) -> HttpResponse:
    """Show what was filled in; whoever has an account shows it is theirs by signing in."""
    account = Gebruiker.objects.filter(email=opgave.email).first()
    if account and request.user != account:
        is_ander = request.user.is_authenticated
        return render(request, "begin/account.html", {"opgave": opgave, "is_ander": is_ander})
    gebruiker = account or Gebruiker(email=opgave.email, naam=opgave.naam)
    form = KloptForm(
        _ingevuld(request),
        opgave=opgave,
        gebruiker=gebruiker,
        heeft_account=bool(account),
        initial={
            "slug": stel_slug_voor(opgave.organisatie),
            "voorzieningen": [opgave.voorziening],
        },
    )
    if form.is_valid() and (antwoord := _rond_af(request, rij, form, account)):
        return antwoord
    context = {"form": form, "opgave": opgave, "ingevuld": _in_woorden(opgave), "account": account}
    return render(request, "begin/klopt.html", context, status=_status(form))


def _rond_af(
    request: HttpRequest, rij: Inschrijving, form: KloptForm, account: Gebruiker | None
) -> HttpResponse | None:
    """Make the organisation and sign its first person in; None where its address went to another meanwhile."""
    opgave, nu = form.opgave, timezone.now()
    try:
        with transaction.atomic():
            wie = account or Gebruiker.objects.maak(
                opgave.email, opgave.naam, wachtwoord=form.cleaned_data["wachtwoord"]
            )
            lid = inschrijven.rond_af(rij, opgave, wie, form.oprichting(), nu)
    except IntegrityError:
        form.weiger("slug", BEZET)
        return None
    verder = reverse("zo_begint_u", args=[lid.organisatie.slug])
    if account:
        return redirect(verder)
    get_adapter().login(request, wie)
    aangemeld.volg_sessie(request)
    return redirect(met_vervolg("tweede_stap_kies", verder))


def _in_woorden(opgave: Opgave) -> list[tuple[str, str]]:
    """What was filled in, as it stood in the lists."""
    gekozen = f"{opgave.sector}/{opgave.voorziening}".rstrip("/")
    namen = {code: naam for _, groep in soorten()[1:] for code, naam in groep}
    return [
        ("Uw organisatie", f"{opgave.organisatie}, {namen.get(gekozen, gekozen)}"),
        ("Telefoon", opgave.telefoon),
        ("U", f"{opgave.naam}, {opgave.email}"),
        ("Wie u bent", dict(ROLLEN)[opgave.rol].rstrip(".")),
    ]


def _formulier(request: HttpRequest, form: BeginForm, **context: Any) -> HttpResponse:
    return render(request, "begin/form.html", {"form": form, **context}, status=_status(form))


def _status(form: BeginForm | KloptForm) -> int:
    return 422 if form.errors else 200


def _ingevuld(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
