"""The picture with which an app on a phone takes over the secret of its codes."""

from io import BytesIO

import qrcode
from allauth.mfa.adapter import get_adapter
from qrcode.image.svg import SvgPathImage

from nietpluis.organisaties.models import Gebruiker


def app_link(gebruiker: Gebruiker, geheim: str) -> str:
    """The otpauth:// address that an app understands."""
    return str(get_adapter().build_totp_url(gebruiker, geheim))


def teken(tekst: str) -> bytes:
    """This text as a QR picture, in SVG."""
    uit = BytesIO()
    qrcode.make(tekst, image_factory=SvgPathImage).save(uit)
    return uit.getvalue()
