"""From where somebody read: what NEN 7513 asks of an access point, without the address of anybody's home.

An address tells where a worker sits, which may be at home or at a client's. Kept is a keyed hash of the network
(the first 24 bits of an IPv4 address, 48 of an IPv6 address) and one of the session. They answer "the same place
as before?" and "in one sitting?", and nothing more. The key is the site's SECRET_KEY, which is in no database.
"""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

TEKENS = 12
"""Hex digits of a hash: enough to tell the places of one organisation apart."""
BITS = {4: 24, 6: 48}


@dataclass(frozen=True)
class Vandaan:
    """The two hashes; None for what is not known, such as a command."""

    sessie: str | None = None
    netwerk: str | None = None


def vandaan(request: HttpRequest | None, organisatie: UUID) -> Vandaan:
    """From where this request came, in a form that only tells the same from another within an organisation."""
    if request is None:
        return Vandaan()
    sessie = getattr(getattr(request, "session", None), "session_key", None)
    return Vandaan(
        sessie=_afdruk("sessie", organisatie, sessie),
        netwerk=_afdruk("netwerk", organisatie, _netwerk(request)),
    )


def _afdruk(wat: str, organisatie: UUID, waarde: str | None) -> str | None:
    if not waarde:
        return None
    return salted_hmac(f"raadpleging/{wat}/{organisatie}", waarde, algorithm="sha256").hexdigest()[
        :TEKENS
    ]


def _netwerk(request: HttpRequest) -> str | None:
    """The network of the visitor; behind a proxy the address that the proxy itself put last."""
    adres = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        adres = request.META.get("HTTP_X_FORWARDED_FOR", adres).rpartition(",")[2].strip()
    try:
        ip = ip_address(adres)
    except ValueError:
        return None
    return str(ip_network(f"{ip}/{BITS[ip.version]}", strict=False))
