from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connections

from nietpluis.kluis import sleutels
from nietpluis.kluis.models import Dossiersleutel


@pytest.mark.django_db(transaction=True)
def test_on_sqlite_no_byte_of_a_destroyed_key_stays_on_disk(linde: UUID, dossier: UUID) -> None:
    if connections["sleutels"].vendor != "sqlite":
        pytest.skip("PostgreSQL ruimt later op")
    sleutels.nieuwe_sleutels(linde, [uuid4(), dossier, uuid4()])
    verpakt = bytes(Dossiersleutel.objects.get(dossier=dossier).verpakt)
    assert _op_schijf(verpakt)
    sleutels.vernietig(dossier)
    assert not _op_schijf(verpakt)


def _op_schijf(gezocht: bytes) -> bool:
    database = Path(connections["sleutels"].settings_dict["NAME"])
    bestanden = database.parent.glob(f"{database.name}*")  # the file, its log and its index
    return any(gezocht in bestand.read_bytes() for bestand in bestanden)
