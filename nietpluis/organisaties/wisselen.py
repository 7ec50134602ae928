"""Going from one organisation to another with the same sign-in: nothing of the one comes along."""

from __future__ import annotations

from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpRequest

SESSIE = "organisatie_nu"


def kom_aan(request: HttpRequest, slug: str) -> None:
    """Forget what another organisation still had to say in this session: a message may name a colleague there.

    Only for who works for more than one; the others have nothing to mix up.
    """
    if request.session.get(SESSIE) == slug:
        return
    if SESSIE in request.session:
        # Not by reading them: what was read in this request is still shown in it.
        request.session.pop(SessionStorage.session_key, None)
    request.session[SESSIE] = slug
