"""What a file may be, and what is said to somebody whose file it is not."""

from dataclasses import dataclass

GROOTST = 20 * 1024 * 1024  # bytes
MEESTE_BEELDPUNTEN = 120_000_000
"""Width times height: more than a phone makes, and less than breaks the browser of who looks at it."""


@dataclass(frozen=True)
class Bestandssoort:
    """A kind of file that we take: its code in a fact, how it is served, what it is called."""

    code: str
    mediatype: str
    uitgang: str
    naam: str
    is_beeld: bool = True


JPEG = Bestandssoort("jpeg", "image/jpeg", "jpg", "Foto")
PNG = Bestandssoort("png", "image/png", "png", "Foto")
WEBP = Bestandssoort("webp", "image/webp", "webp", "Foto")
PDF = Bestandssoort("pdf", "application/pdf", "pdf", "PDF", is_beeld=False)
SOORTEN = {soort.code: soort for soort in (JPEG, PNG, WEBP, PDF)}


class BijlageFout(Exception):
    """A file that cannot be taken; str() says why and what to do, in Dutch, to who sent it."""


class NietDitSoort(BijlageFout):
    """It is something else than a photo or a PDF, whatever its name says."""

    def __init__(self) -> None:
        super().__init__("Dit is geen foto en geen PDF. Kies een foto of een PDF.")


class Heic(BijlageFout):
    """A photo as iPhones keep it, which most browsers cannot show."""

    def __init__(self) -> None:
        super().__init__(
            "Dit soort foto (HEIC) kunnen wij niet tonen. Open de foto op uw telefoon en maak er een "
            "schermfoto van. Kies dan die."
        )


class Beweegt(BijlageFout):
    """A moving picture."""

    def __init__(self) -> None:
        super().__init__("Dit beeld beweegt. Kies een gewone foto.")


class Beschadigd(BijlageFout):
    """It begins as a photo or a PDF, and does not go on as one."""

    def __init__(self) -> None:
        super().__init__("Dit bestand is niet heel. Kies het opnieuw, of maak een nieuwe foto.")


class Leeg(BijlageFout):
    """A file of 0 bytes."""

    def __init__(self) -> None:
        super().__init__("Dit bestand is leeg. Kies een ander bestand.")


class TeGroot(BijlageFout):
    """More bytes than we take."""

    def __init__(self) -> None:
        super().__init__(
            "Dit bestand is te groot. Het mag 20 MB groot zijn. Kies een kleiner bestand."
        )


class TeVeelBeeldpunten(BijlageFout):
    """A picture that unpacks to more than a screen can bear."""

    def __init__(self) -> None:
        super().__init__("Dit beeld is te breed of te hoog. Maak een gewone foto met uw telefoon.")


def eis_gewone_maat(breed: int, hoog: int) -> None:
    """Raise TeVeelBeeldpunten, or Beschadigd for a picture without any width or height."""
    if not breed or not hoog:
        raise Beschadigd
    if breed * hoog > MEESTE_BEELDPUNTEN:
        raise TeVeelBeeldpunten
