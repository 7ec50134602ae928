"""What every answer of the application carries, whatever the view says."""

import logging
import sys
from collections.abc import Callable

import psycopg
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from nietpluis.ui import fouten

log = logging.getLogger(__name__)

_KOPPEN = {
    # A shared phone or a Back button must not bring a page back; a proxy must not keep it.
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    "X-Robots-Tag": "noindex, nofollow",
}

# SQLSTATE, by class or whole: lost connection, deadlock, out of room, lock not had, shutting down.
_DRUK_POSTGRESQL = ("08", "40", "53", "55P03", "57P0")
_DRUK_SQLITE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR")


_NIET_OP_WAT_OPENBAAR_IS = ("Cache-Control", "X-Robots-Tag")


class AntwoordMiddleware:
    """Stands behind whitenoise: static files, which hold nothing of anyone, may be kept.

    A view of what an organisation published says so on the request (`request.openbaar = True`) and then says
    itself how long its answer may be kept; a search engine may find it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with the headers of _KOPPEN."""
        response = self.get_response(request)
        openbaar = getattr(request, "openbaar", False) and response.status_code in (200, 304)
        for kop, waarde in _KOPPEN.items():
            if not (openbaar and kop in _NIET_OP_WAT_OPENBAAR_IS):
                response.headers[kop] = waarde
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer "try again shortly" when the database is only busy; other errors are ours."""
        if not _is_druk(exception):
            return None
        log.warning("De database is bezet.", exc_info=exception)
        return fouten.druk(request)


def stuk(request: HttpRequest) -> HttpResponse:
    """handler500. What goes wrong outside a view (the session, who asks) comes here and not to the middleware."""
    fout = sys.exc_info()[1]
    return fouten.druk(request) if fout and _is_druk(fout) else fouten.stuk(request)


def _is_druk(fout: BaseException) -> bool:
    """Return whether a later try may succeed. Only an OperationalError can be such."""
    if not isinstance(fout, OperationalError):
        return False
    oorzaak = fout.__cause__
    if isinstance(oorzaak, psycopg.OperationalError) and oorzaak.sqlstate is None:
        return True  # no server answered, or it went away in the middle: nobody could say why
    sqlite = getattr(oorzaak, "sqlite_errorname", None) or ""
    postgresql = getattr(oorzaak, "sqlstate", None) or ""
    return sqlite.startswith(_DRUK_SQLITE) or postgresql.startswith(_DRUK_POSTGRESQL)
