"""The texts of mail, from inhoud/teksten/post.toml, and the message that is made of one."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr
from functools import cache
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from nietpluis.kern.inhoud import MAP, lees_bestand, maak
from nietpluis.post.omslag import Omslag

BESTAND = MAP / "teksten" / "post.toml"


@dataclass(frozen=True)
class Brief:
    """One text: `regels` are paragraphs; the one that is `{link}` becomes the address to open."""

    regels: tuple[str, ...]


@dataclass(frozen=True)
class Brieven:
    """All texts, with the one subject they share: it says nothing of what is inside."""

    onderwerp: str
    aanhef: str
    slot: str
    soorten: dict[str, Brief]


@cache
def brieven() -> Brieven:
    """Read the texts. Raises `InhoudFout`."""
    return maak(Brieven, lees_bestand(BESTAND), BESTAND)


def bericht(poststuk: UUID, soort: str, omslag: Omslag) -> EmailMessage:
    """Return the mail; a second try has the same Message-ID, by which a mailbox knows it is one."""
    alle = brieven()
    alineas = [alle.aanhef, *alle.soorten[soort].regels, alle.slot]
    link = settings.WEBADRES + omslag.pad
    return EmailMessage(
        subject=alle.onderwerp,
        body="\n\n".join(alinea.format(link=link) for alinea in alineas) + "\n",
        to=[omslag.aan],
        headers={"Message-ID": f"<{poststuk}@{_domein()}>", "Auto-Submitted": "auto-generated"},
    )


def _domein() -> str:
    """The domain of the sender."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
