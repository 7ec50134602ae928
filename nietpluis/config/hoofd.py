"""HEAD is GET without its body, for every page at once: no view has to think of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

Antwoord = HttpResponse | StreamingHttpResponse


class HoofdMiddleware:
    """Hands a HEAD on as the GET it stands for, with all that a GET does: a reading is recorded too."""

    def __init__(self, get_response: Callable[[HttpRequest], Antwoord]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Antwoord:
        """Return the headers of the answer to a GET, Content-Length included, and no body."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        response = self.get_response(request)
        request.method = "HEAD"
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = ()  # what was to be read is closed with the answer
            return response
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
        return response
