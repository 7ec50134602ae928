"""Sieving a file while it comes in: by its first bytes we know what it is, and from there what may stay.

The name of a file and what a browser says of it count for nothing.
"""

from collections.abc import Callable

from nietpluis.casussen.bijlagen.invoer import Invoer, Stappen, Uit
from nietpluis.casussen.bijlagen.jpeg import jpeg
from nietpluis.casussen.bijlagen.png import HANDTEKENING, png
from nietpluis.casussen.bijlagen.webp import RIFF, SOORT, webp
from nietpluis.casussen.bijlagen.woorden import (
    PDF,
    Beschadigd,
    Bestandssoort,
    Heic,
    Leeg,
    NietDitSoort,
)

EERSTE = 12  # bytes that tell every kind apart
HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
PDF_EINDE, STAART = b"%%EOF", 2048  # where it must stand: in so many last bytes


class Zeef:
    """Takes a file in as it comes, and gives back what is kept of it. Raises BijlageFout."""

    def __init__(self) -> None:
        self._invoer = Invoer()
        self._uit: list[bytes] = []
        self._loop = _bestand(self._invoer, self._uit.append)
        self.soort: Bestandssoort | None = None

    def neem(self, brok: bytes) -> bytes:
        """What is kept now; what comes after the end of a picture is dropped."""
        if self.soort is None:
            self._invoer.voeg_toe(brok)
            self._stap()
        return self._leeg()

    def sluit(self) -> bytes:
        """What is kept still; Beschadigd where the file is not at its end."""
        self._invoer.sluit()
        if self.soort is None:
            self._stap()
        return self._leeg()

    def _stap(self) -> None:
        try:
            next(self._loop)
        except StopIteration as einde:
            self.soort = einde.value

    def _leeg(self) -> bytes:
        samen = b"".join(self._uit)
        self._uit.clear()
        return samen


def _bestand(invoer: Invoer, uit: Uit) -> Stappen[Bestandssoort]:
    begin = yield from invoer.kijk(EERSTE)
    return (yield from _grammatica(begin)(invoer, uit))


def _grammatica(begin: bytes) -> Callable[[Invoer, Uit], Stappen[Bestandssoort]]:
    if not begin:
        raise Leeg
    if begin.startswith(b"\xff\xd8\xff"):
        return jpeg
    if begin.startswith(HANDTEKENING):
        return png
    if begin.startswith(RIFF) and begin[8:12] == SOORT:
        return webp
    if begin.startswith(b"%PDF-"):
        return _pdf
    raise Heic if begin[4:8] == b"ftyp" and begin[8:12] in HEIC else NietDitSoort


def _pdf(invoer: Invoer, uit: Uit) -> Stappen[Bestandssoort]:
    """A PDF stays as it is: what is hidden in it cannot be told from what belongs there."""
    staart = b""

    def door(deel: bytes) -> None:
        nonlocal staart
        staart = (staart + deel)[-STAART:]
        uit(deel)

    yield from invoer.rest(door)
    if PDF_EINDE not in staart:
        raise Beschadigd
    return PDF
