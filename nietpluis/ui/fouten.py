"""Answers for when something goes wrong: the handlers of config/urls.py and CSRF_FAILURE_VIEW.

None of these pages asks the database: they must also come when it is the database that is down.
"""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string


def _fout(request: HttpRequest, sjabloon: str, status: int) -> HttpResponse:
    """Render without context processors (no session, no user, so no query), but able to hide."""
    return HttpResponse(
        render_to_string(sjabloon, {"csrf_token": get_token(request)}), status=status
    )


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """CSRF_FAILURE_VIEW: the form had been open too long, or came from elsewhere."""
    return _fout(request, "403_csrf.html", 403)


def verzoek(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """handler400: the request could not be read."""
    return _fout(request, "400.html", 400)


def verboden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """handler403: this is not for this person."""
    return _fout(request, "403.html", 403)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """handler404: not there, or not for this person; the answer is the same."""
    return _fout(request, "404.html", 404)


def stuk(request: HttpRequest) -> HttpResponse:
    """handler500: an error of ours; never a trace."""
    return _fout(request, "500.html", 500)


def druk(request: HttpRequest, wacht_s: int = 10) -> HttpResponse:
    """Too busy just now; `wacht_s` is after how many seconds to try again."""
    antwoord = _fout(request, "503.html", 503)
    antwoord.headers["Retry-After"] = str(wacht_s)
    return antwoord
