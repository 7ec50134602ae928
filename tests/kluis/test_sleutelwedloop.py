from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections

from nietpluis.kluis.models import Organisatiesleutel
from nietpluis.kluis.sleutels import keten_sleutel

SAMEN = 6


@pytest.mark.django_db(transaction=True)
def test_processes_that_start_together_share_one_organisation_key(linde: UUID) -> None:
    hek = Barrier(SAMEN)

    def vraag_sleutel(_nummer: int) -> bytes:
        try:
            connections["sleutels"].ensure_connection()
            hek.wait(timeout=120)  # seconds
            return keten_sleutel(linde).voor("keten")
        finally:
            connections["sleutels"].close()

    with ThreadPoolExecutor(SAMEN) as draden:
        assert len(set(draden.map(vraag_sleutel, range(SAMEN)))) == 1
    assert Organisatiesleutel.objects.filter(organisatie=linde).count() == 1
