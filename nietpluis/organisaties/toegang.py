"""Who is asking, and the room in which the answer is read: `met_lid()` and `@als_lid()`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.db.models import Exists
from django.http import Http404, HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from nietpluis.kluis import muur
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap
from nietpluis.organisaties.tweede_factor import Factor, vraag_eerst
from nietpluis.organisaties.wisselen import kom_aan

P = ParamSpec("P")
Vooraf = Callable[[Any, dict[str, Any]], None]
VEILIGE_METHODEN = frozenset({"GET", "HEAD", "OPTIONS"})


class GebruikerRequest(HttpRequest):
    """A request by someone who is signed in."""

    user: Gebruiker


class LidRequest(GebruikerRequest):
    """A request by someone who works in the organisation of the address."""

    lid: Lidmaatschap


@contextmanager
def met_lid(lid: Lidmaatschap, *, schrijven: bool = False) -> Iterator[None]:
    """Open the room in which the rows of one organisation can be read, for this member.

    PostgreSQL: always a transaction, and the tenant is set inside it, because a setting of the
    session leaks through a pooler. SQLite: a transaction only to write, because every transaction
    takes the one write lock there. Outside, every query on a table of a tenant raises `ScopeError`.
    """
    with _kamer(lid.organisatie_id, str(lid.id), schrijven=schrijven):
        yield


@contextmanager
def in_organisatie(organisatie_id: UUID, *, schrijven: bool = False) -> Iterator[None]:
    """The same room for a job, which works for one organisation at a time and for no person."""
    with _kamer(organisatie_id, "", schrijven=schrijven):
        yield


@contextmanager
def _kamer(organisatie_id: UUID, lid: str, *, schrijven: bool) -> Iterator[None]:
    with scope(organisatie=organisatie_id):
        if connection.vendor == "postgresql":
            with muur.binnen(connection, str(organisatie_id), lid):
                yield
        elif schrijven:
            with transaction.atomic():
                yield
        else:
            yield


@contextmanager
def _eigen_kamer(gebruiker: Gebruiker) -> Iterator[None]:
    """The room of one person before an organisation is known: the own memberships, to read only."""
    with scopes_disabled():
        if connection.vendor == "postgresql":
            with muur.binnen(connection, "", wie=str(gebruiker.pk)):
                yield
        else:
            yield


def zoek_lid(gebruiker: Gebruiker, slug: str) -> Lidmaatschap:
    """Return the active membership of this person in the organisation of the address.

    Raises `Http404`: an unknown organisation looks the same as one where one is a stranger.
    """
    with _eigen_kamer(gebruiker):
        leden = Lidmaatschap.objects.actief(timezone.localdate())
        eigen = leden.filter(gebruiker=gebruiker, organisatie__slug=slug).order_by("-actief_van")
        elders = leden.filter(gebruiker=gebruiker).exclude(organisatie__slug=slug)
        gevonden = eigen.annotate(elders=Exists(elders)).values_list(
            "id", "organisatie_id", "elders"
        )
        rij = gevonden.first()
    if rij is None:
        raise Http404
    lid_id, organisatie_id, werkt_ook_elders = rij
    # Team and roles are of the organisation, and out of reach of the person alone.
    with in_organisatie(organisatie_id):
        lid = Lidmaatschap.objects.get_queryset().volledig().get(id=lid_id)
    lid.werkt_ook_elders = werkt_ook_elders
    return lid


def werkt_bij(gebruiker: Gebruiker) -> list[Lidmaatschap]:
    """Return the active memberships of this person, by name of the organisation."""
    with _eigen_kamer(gebruiker):
        leden = Lidmaatschap.objects.actief(timezone.localdate()).filter(gebruiker=gebruiker)
        return list(leden.select_related("organisatie").order_by("organisatie__naam", "id"))


def als_lid(
    *rollen: str,
    schrijven: bool | None = None,
    vooraf: Vooraf | None = None,
    factor: Factor = Factor.GEEN,
) -> Callable[
    [Callable[Concatenate[LidRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]
]:
    """Run a view for a member of the organisation in the address, inside `met_lid()`.

    The URL pattern names the organisation `<slug:slug>`; the view does not receive it and finds the
    member in `request.lid`. With `rollen` the member must hold one of them; otherwise 404, as for a
    stranger. `schrijven` (default: every method but GET, HEAD, OPTIONS) opens a write transaction.
    `factor` is the second step that the session must have used; without it the page that asks for it
    comes first, whatever the address names, and what was sent is not carried out.
    `vooraf` comes before the room is opened, with the member known: what it records survives a view that
    fails, and it may take parts of the address for itself.
    A template response is rendered inside. A streaming response must open its own `met_lid()`.
    """

    def om(
        view: Callable[Concatenate[LidRequest, P], HttpResponseBase],
    ) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def binnen(request: Any, *args: Any, slug: str, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            request.lid = _lid_met_rol(request.user, slug, frozenset(rollen))
            if request.lid.werkt_ook_elders:
                kom_aan(request, slug)
            if eerst := vraag_eerst(request, factor):
                return eerst
            if vooraf:
                vooraf(request, kwargs)
            schrijft = request.method not in VEILIGE_METHODEN if schrijven is None else schrijven
            with met_lid(request.lid, schrijven=schrijft):
                return gerenderd(view(request, *args, **kwargs))

        return binnen

    return om


def _lid_met_rol(gebruiker: Gebruiker, slug: str, rollen: frozenset[str]) -> Lidmaatschap:
    lid = zoek_lid(gebruiker, slug)
    if rollen and not rollen & lid.rolnamen:
        raise Http404
    return lid


def gerenderd(response: HttpResponseBase) -> HttpResponseBase:
    """Render now: a lazy template would read after the room is closed."""
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    return response
