"""What every answer of the application carries, whatever the view says."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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


class AntwoordMiddleware:
    """Stands behind whitenoise: static files, which hold nothing of anyone, may be kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with the headers of _KOPPEN."""
        response = self.get_response(request)
        for kop, waarde in _KOPPEN.items():
            response.headers[kop] = waarde
        return response
