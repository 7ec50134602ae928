"""One organisation and one dossier for the vault, and its keys without a database."""

from uuid import UUID

import pytest

from nietpluis.kluis import organisatiesleutels
from nietpluis.kluis.geheim import Sleutel, nieuw

LINDE = UUID("11111111-1111-4111-8111-111111111111")
DOSSIER = UUID("22222222-2222-4222-8222-222222222222")


@pytest.fixture(autouse=True)
def _niets_onthouden() -> None:
    """A test with real transactions leaves remembered keys behind for emptied tables."""
    organisatiesleutels.vergeet()


@pytest.fixture
def linde() -> UUID:
    return LINDE


@pytest.fixture
def dossier() -> UUID:
    return DOSSIER


@pytest.fixture
def sleutel() -> Sleutel:
    return nieuw("dossier")
