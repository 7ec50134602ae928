"""A QR code as a drawing with a white ground, so that it is also read from a dark screen."""

from __future__ import annotations

from io import BytesIO

import qrcode
from django.http import HttpResponse
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathFillImage


def teken(tekst: str) -> bytes:
    """The text as SVG. Medium error correction: a card is carried in a bag."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(tekst)
    uit = BytesIO()
    code.make_image(image_factory=SvgPathFillImage).save(uit)
    return uit.getvalue()


def antwoord(tekst: str) -> HttpResponse:
    """The drawing from an address of its own: the policy of every page refuses data: addresses."""
    return HttpResponse(teken(tekst), content_type="image/svg+xml")
