"""The link of an invitation: which organisation, and a secret of which only the hash is kept."""

from __future__ import annotations

import binascii
import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

GEHEIM = 32  # bytes
_UUID = 16  # bytes


@dataclass(frozen=True)
class Sleutel:
    """What stands in a link. The organisation says in which room to look; it opens nothing."""

    organisatie: UUID
    geheim: bytes

    @property
    def afdruk(self) -> str:
        """The hash under which the invitation is kept."""
        return hashlib.sha256(self.geheim).hexdigest()

    @property
    def token(self) -> str:
        """The last part of the address."""
        return urlsafe_b64encode(self.organisatie.bytes + self.geheim).decode().rstrip("=")

    @property
    def pad(self) -> str:
        """The path of the page that it opens."""
        return reverse("welkom", args=[self.token])


def nieuw(organisatie: UUID) -> Sleutel:
    """A link that nobody has yet."""
    return Sleutel(organisatie, secrets.token_bytes(GEHEIM))


def lees(token: str) -> Sleutel | None:
    """What stands in the last part of an address; None for what was never made here."""
    try:
        ruw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    if len(ruw) != _UUID + GEHEIM:
        return None
    return Sleutel(UUID(bytes=ruw[:_UUID]), ruw[_UUID:])
