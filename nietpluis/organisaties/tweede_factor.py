"""The second step: how sure this session is about who asks, and the way to become surer.

A password alone opens what is needed to tell something. What was told opens only in a session that
also used a second factor; what touches many at once (the record of readings, export, people, keys)
asks one of the last ten minutes. A password never counts as a second factor, and a request that
came too early is never kept to be carried out later.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

SESSIE = "tweede_factor"
VERS_BLIJFT = timedelta(minutes=10)
NIET_GEDAAN = "Dit is nog niet gedaan. Doe eerst de tweede stap. Probeer het daarna opnieuw."


class Factor(StrEnum):
    """What a page asks of the session, and what a session has; each includes the one before it."""

    GEEN = "geen"
    """A password, or another way in that opens no dossier."""
    GEZET = "gezet"
    """This session used a second factor."""
    VERS = "vers"
    """This session used a second factor in the last ten minutes."""


RANG = tuple(Factor)


def stempel(gebruiker_id: object) -> dict[str, Any]:
    """What a session keeps about a second factor that was used just now."""
    return {"wie": str(gebruiker_id), "op": timezone.now().timestamp()}


def stand(request: HttpRequest) -> Factor:
    """What the session of this request has."""
    bewaard: Mapping[str, Any] = request.session.get(SESSIE) or {}
    if not request.user.is_authenticated or bewaard.get("wie") != str(request.user.pk):
        return Factor.GEEN
    oud = timezone.now().timestamp() - bewaard["op"]
    return Factor.VERS if 0 <= oud < VERS_BLIJFT.total_seconds() else Factor.GEZET


def heeft(request: HttpRequest, nodig: Factor) -> bool:
    """Whether the session of this request has at least this."""
    return RANG.index(stand(request)) >= RANG.index(nodig)


def zet(request: HttpRequest) -> None:
    """Note that this person used a second factor just now, under a new session key.

    Whoever knew the key of the session before it got this right does not share in it.
    """
    request.session.cycle_key()
    request.session[SESSIE] = stempel(request.user.pk)


def vraag_eerst(request: HttpRequest, nodig: Factor) -> HttpResponse | None:
    """The way to the page that asks the second step, or None when this session has enough.

    Something sent is not carried out and not kept: it says so, and leads back to where it was sent from.
    """
    if nodig is Factor.GEEN or heeft(request, nodig):
        return None
    if request.method not in ("GET", "HEAD"):
        messages.warning(request, NIET_GEDAAN)
    vraag = urlencode({REDIRECT_FIELD_NAME: _terug(request)} | _nodig(nodig))
    adres = f"{reverse('tweede_stap')}?{vraag}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": adres})
    return HttpResponseRedirect(adres)


def veilig_vervolg(request: HttpRequest, adres: str) -> str:
    """Return this address when it is a page of this site, else the way to one's own start."""
    goed = url_has_allowed_host_and_scheme(
        adres, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    goed = goed and adres.startswith(
        ("/", "http")
    )  # a bare word is a name to redirect(), not a page
    return adres if goed else reverse("verder")


def _nodig(nodig: Factor) -> dict[str, str]:
    return {"vers": "ja"} if nodig is Factor.VERS else {}


def _terug(request: HttpRequest) -> str:
    """The page to come back to: this one, or the one that the form or the fragment stands on."""
    if request.headers.get("HX-Request"):
        return _eigen_pad(request, request.headers.get("HX-Current-URL", ""))
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return _eigen_pad(request, request.headers.get("Referer", ""))


def _eigen_pad(request: HttpRequest, adres: str) -> str:
    """The path of a full address of this site; one's own start for any other."""
    if not adres or veilig_vervolg(request, adres) != adres:
        return reverse("verder")
    deel = urlsplit(adres)
    return f"{deel.path}?{deel.query}" if deel.query else deel.path
