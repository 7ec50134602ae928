"""What the server itself spent on an answer, from the first middleware to the last."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

KOP = "Server-Timing"


class TijdMiddleware:
    """Outermost: the time of everything that Django does, in milliseconds, in a standard header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        response = self.get_response(request)
        duur = (time.perf_counter() - begin) * 1000
        response.headers[KOP] = f"site;dur={duur:.3f}"
        return response


def uit_kop(kop: str) -> float:
    """The milliseconds that such a header names."""
    return float(kop.rpartition("=")[2])
