"""What the server itself spent on an answer, from the first middleware to the last.

On a machine that does other work as well, the processor time says more than the clock: it leaves out
every moment in which this process waited for its turn (and for PostgreSQL).
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

KOP = "Server-Timing"


class TijdMiddleware:
    """Outermost: the time of everything that Django does, in milliseconds, in a standard header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begin, begin_cpu = time.perf_counter(), time.thread_time()
        response = self.get_response(request)
        duur, cpu = time.perf_counter() - begin, time.thread_time() - begin_cpu
        response.headers[KOP] = f"site;dur={duur * 1000:.3f}, cpu;dur={cpu * 1000:.3f}"
        return response


def uit_kop(kop: str) -> tuple[float, float]:
    """The milliseconds that such a header names: by the clock, and of the processor."""
    duur, _, cpu = kop.partition(",")
    return _getal(duur), _getal(cpu)


def _getal(deel: str) -> float:
    return float(deel.rpartition("=")[2] or 0)
