"""A file that is read in memory or not at all: a list of names must not lie on the disk of the server."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

TE_GROOT = "te_groot"


class KleineUpload(MemoryFileUploadHandler):
    """Keeps a file in memory up to `grootst` bytes; what is larger is thrown away while it comes in."""

    def __init__(self, request: HttpRequest, grootst: int) -> None:
        super().__init__(request)
        self.grootst, self.gezien, self.is_te_groot = grootst, 0, False

    def handle_raw_input(self, *_args: Any, **_kwargs: Any) -> None:
        """Always take the file: Django's own rule would leave larger ones to the disk."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Add a piece. Raises `SkipFile` when it becomes too much."""
        self.gezien += len(raw_data)
        if self.gezien > self.grootst:
            self.is_te_groot = True
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def kleine_upload(
    grootst: int,
) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Let a view take a file of at most `grootst` bytes; too much text in a field leads back to the page.

    Put it above `csrf_protect` and below `csrf_exempt`: the middleware would read the form before this does.
    The view asks `was_te_groot(request)`.
    """

    def om(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def binnen(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST":
                request.upload_handlers = [KleineUpload(request, grootst)]
                try:
                    request.POST  # noqa: B018 -- reads the form
                except RequestDataTooBig:
                    return redirect(f"{request.path}?{TE_GROOT}=1")
            return view(request, *args, **kwargs)

        return binnen

    return om


def was_te_groot(request: HttpRequest) -> bool:
    """Whether a file or a text was thrown away for its size."""
    if request.method != "POST":
        return TE_GROOT in request.GET
    return any(isinstance(h, KleineUpload) and h.is_te_groot for h in request.upload_handlers)
