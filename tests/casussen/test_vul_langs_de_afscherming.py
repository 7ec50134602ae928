"""COPY is refused where row-level security holds; filling then goes by way of a table beside it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django_scopes import scope

from nietpluis.casussen.controle import controleer
from nietpluis.casussen.models import Casus, Kenmerk
from nietpluis.organisaties.models import Organisatie

AFGESCHERMD = (Casus, Kenmerk)


@pytest.fixture
def afgeschermd(db: None) -> None:
    """Two tables behind a policy that holds for their owner too."""
    if connection.vendor != "postgresql":
        pytest.skip("Deze toets is voor PostgreSQL.")
    with connection.cursor() as cursor:
        for tabel in (model._meta.db_table for model in AFGESCHERMD):
            cursor.execute(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY")
            cursor.execute(
                f"CREATE POLICY proef ON {tabel} USING"
                " (organisatie_id::text = current_setting('nietpluis.organisatie', true))"
            )


def test_vullen_gaat_langs_de_afscherming_zonder_iets_te_missen(afgeschermd: None) -> None:
    call_command(
        "vul", casussen=20, organisaties=1, verwerkers=1, stdout=StringIO(), stderr=StringIO()
    )
    organisatie = Organisatie.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('nietpluis.organisatie', %s, true)", [str(organisatie.id)]
        )
    with scope(organisatie=organisatie.id):
        gevonden = list(controleer(organisatie))
    assert len(gevonden) == 20
    assert all(not fouten for _, fouten in gevonden)
