"""Where somebody who found a hole says so: /.well-known/security.txt (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

GELDT = timedelta(days=180)
"""How long what it says may be trusted; the standard asks for less than a year."""


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say whom to tell. Raises Http404 where nobody was named (NIETPLUIS_VEILIGHEID_CONTACT)."""
    if not settings.VEILIGHEID_CONTACT:
        raise Http404
    tot = datetime.combine(timezone.localdate() + GELDT, time(), tzinfo=UTC)
    regels = [
        *(f"Contact: {adres}" for adres in settings.VEILIGHEID_CONTACT),
        f"Expires: {tot:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join([*regels, ""]), content_type="text/plain; charset=utf-8")
