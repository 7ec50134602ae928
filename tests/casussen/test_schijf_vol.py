"""No room left on the disk: the worker hears it, nothing is half kept, and the same form works once there is room."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from nietpluis.casussen.models import Casus, EigenSignaal, Vastlegging
from nietpluis.organisaties import grenzen
from nietpluis.organisaties.grenzen import Grens
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid
from tests.personages import als

# On SQLite the file is full, whatever is written into it.
TABELLEN = (
    ["casussen_casus", "casussen_vastlegging", "casussen_toegang", "tellingen_telling"]
    if connection.vendor == "postgresql"
    else ["-"]
)
VOL = """
CREATE FUNCTION schijf_vol() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER schijf_vol BEFORE INSERT ON {tabel} FOR EACH ROW EXECUTE FUNCTION schijf_vol()
"""


@contextmanager
def volle_schijf(tabel: str) -> Iterator[None]:
    """No page more: SQLite's own bound on the file; on PostgreSQL the error of a full disk at this table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")  # what other tests left free would be room within the file
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
        else:
            cursor.execute(VOL.format(tabel=tabel))
        yield
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA max_page_count = 1073741823")
        else:
            cursor.execute(f"DROP TRIGGER schijf_vol ON {tabel}; DROP FUNCTION schijf_vol()")


def geteld(lid: Lidmaatschap) -> tuple[int, int, int]:
    with met_lid(lid):
        return (Casus.objects.count(), Vastlegging.objects.count(), EigenSignaal.objects.count())


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize("tabel", TABELLEN)
def test_a_full_disk_keeps_nothing_half_and_the_form_works_again(
    client: Client, fatima: Lidmaatschap, tabel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grenzen, "PER_ACCOUNT", Grens("signaal_account", 10_000))
    als(client, fatima)
    adres = reverse("terugbellen", args=[fatima.organisatie.slug])
    # Longer than what room a page may still have.
    velden = {"bel_naam": "Fatima", "bel_nummer": "0612345678", "bel_wanneer": "na 14 uur " * 9}
    eerst = geteld(fatima)
    client.raise_request_exception = False
    with volle_schijf(tabel):
        antwoorden = [client.post(adres, {**velden, "sleutel": str(uuid4())}) for _ in range(40)]
        geweigerd = [antwoord for antwoord in antwoorden if antwoord.status_code != 302]
    assert geweigerd
    assert {antwoord.status_code for antwoord in geweigerd} == {503}
    goed = len(antwoorden) - len(geweigerd)
    toen = geteld(fatima)
    assert client.post(adres, {**velden, "sleutel": str(uuid4())}).status_code == 302
    per_signaal = [na - voor for na, voor in zip(geteld(fatima), toen, strict=True)]
    assert [na - voor for na, voor in zip(toen, eerst, strict=True)] == [
        goed * aantal for aantal in per_signaal
    ]
