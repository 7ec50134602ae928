"""The mark of a session that began with a card, and what such a session opens: recording, and nothing else.

Refusing is the default: only a view that says `met_kaart` answers, and the public pages of our own.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from nietpluis.organisaties import kaart as kaarten
from nietpluis.organisaties.models import Inlogkaart
from nietpluis.organisaties.toegang import in_organisatie

SESSIE = "kaart"
DUURT = timedelta(hours=2)
"""Long enough to tell something; a phone left lying about is closed soon."""
BACKEND = "django.contrib.auth.backends.ModelBackend"
NAAR_BEGIN = frozenset({"voordeur", "start", "verder", "organisaties", "account_login"})
"""Pages to which others send people home: with a card, home is the page of the card."""
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def met_kaart(view: View) -> View:
    """Let a session that began with a card open this view: it only records, or says that it was recorded."""
    view.met_kaart = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def is_kaart(request: HttpRequest) -> bool:
    """Whether this session began with a card."""
    return SESSIE in request.session


def begin(request: HttpRequest, kaart: Inlogkaart) -> None:
    """Sign the owner of the card in, in a new session that keeps nothing of what was here before."""
    request.session.flush()
    login(request, kaart.lid.gebruiker, backend=BACKEND)
    request.session[SESSIE] = {
        "kaart": str(kaart.id),
        "organisatie": str(kaart.organisatie_id),
        "slug": kaart.lid.organisatie.slug,
        "plek": secrets.token_hex(8),
        "tot": (timezone.now() + DUURT).timestamp(),
    }


def plek(request: HttpRequest, waarvoor: str) -> str:
    """Where a draft of this form is kept: with a card apart for each visit, so that none shows an earlier one."""
    merk = request.session.get(SESSIE)
    return f"{waarvoor}/kaart-{merk['plek']}" if merk else waarvoor


def kaart_van(request: HttpRequest) -> Inlogkaart | None:
    """The card that this session began with; call inside the room of its organisation."""
    kaart = request.session[SESSIE]["kaart"]
    return Inlogkaart.objects.filter(id=kaart, ingetrokken_op=None).first()


def organisatie_van(request: HttpRequest) -> UUID:
    """The id of the organisation of the card."""
    return UUID(request.session[SESSIE]["organisatie"])


class KaartMiddleware:
    """Ends a session whose card was taken back, and refuses what a card does not open.

    Place it after AuthenticationMiddleware and before LoginRequiredMiddleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let the view run, lead home, or answer as for a page that is not there."""
        merk = request.session.get(SESSIE)
        if merk is None:
            return None
        if not _geldt_nog(request, merk):
            logout(request)
            return None if _is_openbaar(view) else redirect("kaart_klaar")
        naam = request.resolver_match.url_name if request.resolver_match else ""
        if naam in NAAR_BEGIN:
            return redirect("kaart_start", slug=merk["slug"])
        if _mag(request, view) and kwargs.get("slug", merk["slug"]) == merk["slug"]:
            return None
        raise Http404


def _mag(request: HttpRequest, view: Any) -> bool:
    naam = request.resolver_match.url_name if request.resolver_match else ""
    return getattr(view, "met_kaart", False) or naam == "account_logout" or _is_openbaar(view)


def _is_openbaar(view: Any) -> bool:
    eigen = str(getattr(view, "__module__", "")).startswith("nietpluis.")
    return eigen and getattr(view, "login_required", True) is False


def _geldt_nog(request: HttpRequest, merk: dict[str, Any]) -> bool:
    if not request.user.is_authenticated or timezone.now().timestamp() > merk["tot"]:
        return False
    with in_organisatie(UUID(merk["organisatie"])):
        return kaarten.geldt_nog(merk["kaart"], request.user.pk)
