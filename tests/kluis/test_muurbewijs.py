"""The site does not start where the second wall is missing, has a hole, or does not hold for its role."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from pytest_django import Settings

from nietpluis.config.startbewijs import bewijs_de_start
from nietpluis.kluis import muur, muurbewijs
from nietpluis.kluis.muursoort import MET_MUUR, Soort, soorten
from nietpluis.kluis.rollen import Rollen
from nietpluis.organisaties.models import Organisatie
from tests.kluis.muurrijen import Bouwer, doe

postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="Deze muur is van PostgreSQL."
)
BASIS = Path(__file__).resolve().parents[2]
TABEL = "casussen_casus"
GATEN = {
    "off": f"ALTER TABLE {TABEL} DISABLE ROW LEVEL SECURITY",
    "not for the owner": f"ALTER TABLE {TABEL} NO FORCE ROW LEVEL SECURITY",
    "gone": f"DROP POLICY muur ON {TABEL}",
    "another": f"ALTER POLICY muur ON {TABEL} USING (true)",
    "for everybody": f"CREATE POLICY ruim ON {TABEL} USING (true)",
    "for the site": f"CREATE POLICY ruim ON {TABEL} TO nietpluis_site USING (true)",
}


def test_every_model_has_a_class() -> None:
    """A new model says whose its rows are, in the apps.py of its package, or this fails."""
    bestaand = {f"{m._meta.app_label}.{m.__name__}" for m in apps.get_models()}
    assert set(soorten()) == bestaand


def test_a_class_with_a_wall_has_one_and_another_says_why_not() -> None:
    met = {label for label, (soort, _) in soorten().items() if soort in MET_MUUR}
    assert met == set(muur.muren())
    assert all(reden for label, (_, reden) in soorten().items() if label not in met)


def test_a_model_with_an_organisation_has_a_wall() -> None:
    """Whatever names an organisation, by a key or by its id, is of that organisation."""
    met = {
        f"{model._meta.app_label}.{model.__name__}"
        for model in apps.get_models()
        for veld in model._meta.concrete_fields
        if veld.related_model is Organisatie or veld.attname in ("organisatie", "organisatie_id")
    }
    sleutels = {label for label, (soort, _) in soorten().items() if soort is Soort.SLEUTELS}
    assert met - sleutels <= set(muur.muren())


@pytest.mark.django_db
def test_a_data_migration_goes_from_one_organisation_to_the_next() -> None:
    ids = [Organisatie.objects.create(slug=s, naam=s, sector="onderwijs").id for s in ("a", "b")]
    assert list(muur.langs_organisaties(connection, ids)) == ids


def test_a_data_migration_says_how_it_passes_the_wall() -> None:
    """Under FORCE the owner's UPDATE touches no row, in silence: go one by one, or lift FORCE for a moment."""
    for pad in (BASIS / "nietpluis").glob("*/migrations/0*.py"):
        tekst = pad.read_text()
        if pad.parts[-3] != "kluis" and ("RunPython(" in tekst or "RunSQL(" in tekst):
            manieren = ("langs_organisaties", "NO FORCE ROW LEVEL SECURITY", "# geen muur:")
            assert any(manier in tekst for manier in manieren), pad.name


@pytest.mark.django_db
def test_a_sound_wall_is_proved() -> None:
    for verbinding in connections.all():
        assert list(muurbewijs.fouten(verbinding)) == []


@postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("gat", GATEN)
def test_a_hole_is_found(gat: str) -> None:
    Bouwer(Organisatie.objects.create(slug="een", naam="Een", sector="onderwijs")).alle()
    doe("SET CONSTRAINTS ALL IMMEDIATE")
    with transaction.atomic():
        doe(GATEN[gat])
        if gat == "for the site":
            for opdracht in Rollen(connection).rechten():
                doe(opdracht)
            doe("SET LOCAL ROLE nietpluis_site")
        with pytest.raises(muurbewijs.GeenMuur, match=TABEL):
            muurbewijs.bewijs(connection)
        transaction.set_rollback(True)
    muurbewijs.bewijs(connection)


@postgresql
@pytest.mark.django_db(transaction=True)
def test_the_site_stops_and_migrate_puts_the_wall_back() -> None:
    doe(GATEN["gone"])
    with pytest.raises(SystemExit, match=f"De tabel {TABEL} mist de muur tussen organisaties"):
        bewijs_de_start()
    (melding,) = muurbewijs.controleer_muur(databases=["default"])
    assert "migrate" in melding.msg
    call_command("migrate", verbosity=0)
    bewijs_de_start()


@postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("super_", "langs", "wat"), [(True, False, "superuser"), (False, True, "BYPASSRLS")]
)
def test_a_role_without_a_wall_is_refused(
    monkeypatch: pytest.MonkeyPatch, super_: bool, langs: bool, wat: str
) -> None:
    rol = f"SELECT 'wie', {super_}, {langs}, false"
    monkeypatch.setattr(muurbewijs, "_ROL", rol)
    with pytest.raises(muurbewijs.GeenMuur, match=wat):
        muurbewijs.bewijs(connection)


@postgresql
@pytest.mark.django_db
def test_owning_the_tables_is_seen() -> None:
    assert muurbewijs.is_eigenaar(connection)
    with transaction.atomic():
        doe("SET LOCAL ROLE nietpluis_site")
        assert not muurbewijs.is_eigenaar(connection)
        transaction.set_rollback(True)


@postgresql
@pytest.mark.django_db(transaction=True)
def test_in_production_owning_the_tables_is_told_and_no_reason_to_stop(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.PRODUCTIE = True
    bewijs_de_start()
    assert "De site is eigenaar van haar tabellen (default)" in caplog.text


@pytest.mark.skipif(connection.vendor == "postgresql", reason="There it does.")
def test_sqlite_knows_no_roles() -> None:
    with pytest.raises(CommandError, match="alleen op PostgreSQL"):
        call_command("rollen")
