"""The fixed cast of every test. Use with `pytest_plugins = ["tests.personages"]`.

Each fixture is the `Lidmaatschap` of one person, with roles, person and organisation fetched along.
"""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from nietpluis.organisaties import tweede_factor
from nietpluis.organisaties.demo import DE_LINDE, DE_WEGWIJZER, maak_organisatie
from nietpluis.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.organisaties.tweede_factor import Factor

WACHTWOORD = "paarse-fiets-in-de-regen"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def als(client: Client, wie: Lidmaatschap | Gebruiker, *, factor: Factor = Factor.VERS) -> Client:
    """Sign this person in on the client, with a fresh second factor or without, and give the client back."""
    gebruiker = wie.gebruiker if isinstance(wie, Lidmaatschap) else wie
    gebruiker.refresh_from_db()  # a session carries what the database says of the account now
    client.force_login(gebruiker, backend=BACKEND)
    sessie = client.session
    sessie.pop(tweede_factor.SESSIE, None)
    if factor is not Factor.GEEN:
        sessie[tweede_factor.SESSIE] = tweede_factor.stempel(gebruiker.pk)
    if factor is Factor.GEZET:
        sessie[tweede_factor.SESSIE]["op"] -= tweede_factor.VERS_BLIJFT.total_seconds()
    sessie.save()
    return client


def lid_van(organisatie: Organisatie, roepnaam: str) -> Lidmaatschap:
    """Return the member who is called so."""
    with in_organisatie(organisatie.id):
        leden = Lidmaatschap.objects.get_queryset().volledig()
        return leden.get(gebruiker__roepnaam=roepnaam)


@pytest.fixture
def de_linde(db: None) -> Organisatie:
    return maak_organisatie(DE_LINDE, make_password(WACHTWOORD))


@pytest.fixture
def de_wegwijzer(db: None) -> Organisatie:
    return maak_organisatie(DE_WEGWIJZER, make_password(WACHTWOORD))


@pytest.fixture
def anna(de_linde: Organisatie) -> Lidmaatschap:
    """Aandachtsfunctionaris: holds the post."""
    return lid_van(de_linde, "Anna")


@pytest.fixture
def bram(de_linde: Organisatie) -> Lidmaatschap:
    """Aandachtsfunctionaris: stands in for Anna."""
    return lid_van(de_linde, "Bram")


@pytest.fixture
def fatima(de_linde: Organisatie) -> Lidmaatschap:
    """Worker: home help."""
    return lid_van(de_linde, "Fatima")


@pytest.fixture
def romy(de_linde: Organisatie) -> Lidmaatschap:
    """Worker: begeleider."""
    return lid_van(de_linde, "Romy")


@pytest.fixture
def linda(de_linde: Organisatie) -> Lidmaatschap:
    """Leidinggevende."""
    return lid_van(de_linde, "Linda")


@pytest.fixture
def gerda(de_linde: Organisatie) -> Lidmaatschap:
    """Bestuurder."""
    return lid_van(de_linde, "Gerda")


@pytest.fixture
def peter(de_linde: Organisatie) -> Lidmaatschap:
    """Privacyfunctionaris."""
    return lid_van(de_linde, "Peter")


@pytest.fixture
def bea(de_linde: Organisatie) -> Lidmaatschap:
    """Beheerder."""
    return lid_van(de_linde, "Bea")


@pytest.fixture
def chris(de_wegwijzer: Organisatie) -> Lidmaatschap:
    """Aandachtsfunctionaris of another organisation: sees nothing of De Linde."""
    return lid_van(de_wegwijzer, "Chris")


@pytest.fixture
def sanne(de_wegwijzer: Organisatie) -> Lidmaatschap:
    """Worker of another organisation: a teacher."""
    return lid_van(de_wegwijzer, "Sanne")


@pytest.fixture
def ida(db: None) -> Gebruiker:
    """Supervisor: can sign in, works for no organisation."""
    return Gebruiker.objects.maak("ida@toezicht.example", "Ida Brouwer", wachtwoord=WACHTWOORD)
