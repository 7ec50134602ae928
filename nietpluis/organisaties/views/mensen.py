"""The beheerder's screen: people and their roles, never dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nietpluis.organisaties import beheer, formulieren, rolverzoek, uitnodigen
from nietpluis.organisaties.bladeren import collegas, handelingen
from nietpluis.organisaties.models import Lidmaatschap, Rol, Team, Uitnodiging
from nietpluis.organisaties.ongebruikt import ongebruikt
from nietpluis.organisaties.ontvangpost import Bezetting, zoek_post
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor
from nietpluis.organisaties.views.uitnodiging import toon_gemaakt
from nietpluis.post.uitgaand import heeft_mailserver

alleen_beheerder = als_lid(Rol.BEHEERDER, factor=Factor.VERS)
POST_KLAAR = "Bewaard. Nieuwe signalen gaan naar de juiste persoon."
POST_WACHT = "Gevraagd. Dit gaat in als een tweede persoon het bevestigt."


@require_GET
@alleen_beheerder
def mensen(request: LidRequest) -> HttpResponse:
    """Show who works here, who receives signals, and what was changed."""
    return _toon(
        request,
        "mensen",
        mensen=collegas(request.lid, _uuid(request.GET.get("na"))),
        handelingen=handelingen(request.lid, _uuid(request.GET.get("ouder"))),
        post=zoek_post(request.lid),
        ongebruikt=ongebruikt(timezone.localdate()),
        uitgenodigd=Uitnodiging.objects.open().count(),
        vandaag=timezone.localdate(),
    )


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def persoon_toevoegen(request: LidRequest) -> HttpResponse:
    """Invite a colleague by mail; whoever has no address is added at once, and gets a card."""
    form = formulieren.NieuwePersoonForm(
        _ingevuld(request),
        teams=Team.objects.voor(request.lid),
        initial={"rollen": request.GET.getlist("rol")},  # a page that says whom one needs now
    )
    if form.is_valid():
        naam, email = form.cleaned_data["naam"], form.cleaned_data["email"]
        with _weigering_in(form):
            if not email:
                nieuw = beheer.voeg_toe(request.lid, naam, form.werk(), timezone.localdate())
                return redirect("kaart_van", slug=request.lid.organisatie.slug, lid=nieuw.id)
            genodigde = uitnodigen.Genodigde(naam, email, form.werk())
            return toon_gemaakt(
                request, uitnodigen.nodig_uit(request.lid, genodigde, timezone.now())
            )
    return _toon(request, "persoon_toevoegen", form=form, mailt=heeft_mailserver())


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def persoon(request: LidRequest, lid: UUID) -> HttpResponse:
    """Change work, roles and contact card of a colleague."""
    collega = _collega(request, lid)
    teams = Team.objects.voor(request.lid)
    form = formulieren.WerkForm(_ingevuld(request), teams=teams, initial=_werk_nu(collega))
    if form.is_valid():
        with _weigering_in(form):
            wacht = beheer.wijzig(request.lid, collega, form.werk())
            return _klaar(request, f"De gegevens van {collega.naam} zijn bewaard.{_wacht(wacht)}")
    gevraagd = list(rolverzoek.open_voor(collega))
    return _toon(request, "persoon", form=form, collega=collega, gevraagd=gevraagd)


@require_POST
@alleen_beheerder
def persoon_link(request: LidRequest, lid: UUID) -> HttpResponse:
    """Mail or show a new link for a colleague who has not chosen a password yet."""
    collega = _collega(request, lid)
    if collega.gebruiker.has_usable_password() or not collega.gebruiker.email:
        raise Http404
    return toon_gemaakt(request, uitnodigen.voor_lid(request.lid, collega, timezone.now()))


@require_http_methods(["GET", "POST"])
@alleen_beheerder
def post(request: LidRequest) -> HttpResponse:
    """Say who receives the signals, who stands in, and who is away."""
    leden = Lidmaatschap.objects.voor(request.lid).actief(timezone.localdate())
    kandidaten = leden.met_rol(Rol.AANDACHTSFUNCTIONARIS).select_related("gebruiker")
    form = formulieren.PostForm(
        _ingevuld(request), leden=kandidaten.order_by("gebruiker__naam"), initial=_post_nu(request)
    )
    if form.is_valid():
        with _weigering_in(form):
            direct = rolverzoek.zet_post(request.lid, Bezetting(*form.bezetting()))
            return _klaar(request, POST_KLAAR if direct else POST_WACHT)
    wacht = rolverzoek.open_voor_post(request.lid).first()
    return _toon(request, "post", form=form, wacht=wacht)


@contextmanager
def _weigering_in(form: formulieren.Formulier) -> Iterator[None]:
    """Undo an act that is refused, and put the reason at its field."""
    try:
        with transaction.atomic():
            yield
    except beheer.BeheerFout as fout:
        form.weiger(fout.veld, str(fout))
    except IntegrityError:
        form.weiger("", "Iemand deed dit op hetzelfde moment. Kijk in de lijst of het al klopt.")


def _wacht(rollen: frozenset[str]) -> str:
    """What the beheerder hears about roles that a second person must confirm; empty when none does."""
    if not rollen:
        return ""
    namen = ", ".join(sorted(Rol(rol).label for rol in rollen))
    return f" Nog niet ingegaan: {namen}. Dat wacht op een tweede persoon."


def _ingevuld(request: LidRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _collega(request: LidRequest, lid: UUID) -> Lidmaatschap:
    return get_object_or_404(Lidmaatschap.objects.voor(request.lid).volledig(), id=lid)


def _werk_nu(collega: Lidmaatschap) -> dict[str, Any]:
    gevraagd = rolverzoek.open_voor(collega).values_list("rol", flat=True)
    return {
        "functie": collega.functie,
        # What is asked and waits stays ticked: who changes a number takes nothing back by it.
        "rollen": sorted({*collega.rolnamen, *gevraagd}),
        "team": str(collega.team_id or ""),
        "telefoon": collega.telefoon,
        "bereikbaar": collega.bereikbaar,
    }


def _post_nu(request: LidRequest) -> dict[str, Any]:
    post = zoek_post(request.lid)
    if post is None:
        return {}
    return {
        "vervuller": str(post.vervuller_id),
        "waarnemer": str(post.waarnemer_id or ""),
        "afwezig_tot": post.afwezig_tot,
    }


def _klaar(request: LidRequest, tekst: str) -> HttpResponse:
    messages.success(request, tekst)
    return redirect("mensen", slug=request.lid.organisatie.slug)


def _toon(request: LidRequest, pagina: str, **context: Any) -> HttpResponse:
    form = context.get("form")
    context |= {"lid": request.lid, "organisatie": request.lid.organisatie}
    status = 422 if form is not None and form.errors else 200
    return render(request, f"organisaties/{pagina}.html", context, status=status)


def _uuid(tekst: str | None) -> UUID | None:
    """Return the id in the address; whatever else stands there counts as the beginning."""
    try:
        return UUID(tekst or "")
    except ValueError:
        return None
