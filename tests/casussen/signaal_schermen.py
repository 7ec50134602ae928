"""What the tests of the worker's screens share: the answers that somebody types, and the addresses."""

from typing import Any
from uuid import uuid4

from django.test import Client

Antwoord = Any
"""What the test client gives back; its type is private to its stubs."""
ORG = "/o/de-linde/"
SIGNALEN = f"{ORG}signalen/"
SCHERM_1 = f"{SIGNALEN}nieuw/"
SCHERM_2 = f"{SIGNALEN}nieuw/2/"
COLLEGA = f"{SIGNALEN}nieuw/3/"
CONCEPT = f"{ORG}concept/"
VERHAAL = "Mevrouw had een blauwe plek op haar linkerpols."


def scherm_1(client: Client, **velden: Any) -> tuple[str, Antwoord]:
    """Send the first screen; returns the key of the form and the answer."""
    sleutel = str(uuid4())
    ingevuld = {
        "sleutel": sleutel,
        "over_wie": "Mevrouw van dinsdag",
        "zag_of_hoorde": VERHAAL,
        **velden,
    }
    return sleutel, client.post(SCHERM_1, ingevuld)


def scherm_2(client: Client, sleutel: str, **velden: Any) -> Antwoord:
    """Send the second screen."""
    return client.post(SCHERM_2, {"sleutel": sleutel, **velden})


def vertel(client: Client, eerst: dict[str, Any] | None = None, **velden: Any) -> Antwoord:
    """Give a whole signal; returns the page that says who has it."""
    sleutel, _ = scherm_1(client, **(eerst or {}))
    return client.get(scherm_2(client, sleutel, **velden)["Location"])


def tekst(antwoord: Antwoord) -> str:
    """The page on one line."""
    return " ".join(antwoord.content.decode().split())
