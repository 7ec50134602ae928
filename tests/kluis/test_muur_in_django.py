"""Whatever Django offers to reach a row: inside an organisation nothing of another, outside nothing at all.

`BEIDE` walls, on each engine: the one in code alone, and on PostgreSQL the other one alone too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django_scopes import ScopeError, scopes_disabled

from nietpluis.casussen.models import Casus, EigenSignaal, Kenmerk, Toegang, Vastlegging
from nietpluis.kluis import muur
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.tenant import TenantManager
from nietpluis.organisaties.toegang import in_organisatie
from tests.kluis.muurrijen import Bouwer, Rij

pytestmark = pytest.mark.django_db

MODELLEN = sorted(muur.muren())
Twee = tuple[Bouwer, Bouwer]


@pytest.fixture
def twee(db: None) -> Twee:
    """Two organisations, with a casus and what hangs from it in each."""
    een, ander = (
        Bouwer(Organisatie.objects.create(slug=slug, naam=slug, sector="onderwijs"))
        for slug in ("een", "ander")
    )
    for bouwer in (een, ander):
        with in_organisatie(bouwer.organisatie.id, schrijven=True):
            for model in (Toegang, EigenSignaal, Kenmerk, Vastlegging):
                bouwer.rij(model)
    return een, ander


@contextmanager
def _code_alleen(bouwer: Bouwer) -> Iterator[None]:
    with in_organisatie(bouwer.organisatie.id, schrijven=True):
        yield


@contextmanager
def _database_alleen(bouwer: Bouwer) -> Iterator[None]:
    with in_organisatie(bouwer.organisatie.id, schrijven=True), scopes_disabled():
        yield


@pytest.fixture(
    params=[
        pytest.param(_code_alleen, id="code"),
        pytest.param(
            _database_alleen,
            id="database",
            marks=pytest.mark.skipif(connection.vendor != "postgresql", reason="geen tweede muur"),
        ),
    ]
)
def binnen_een(request: pytest.FixtureRequest, twee: Twee) -> Iterator[Twee]:
    """Inside the first organisation, behind one of the walls."""
    with request.param(twee[0]):
        yield twee


def van(bouwer: Bouwer, model: type[models.Model]) -> Rij:
    return bouwer.rijen[model]


def _vooraf(casus: Rij) -> list[Toegang]:
    kopie: Rij = Casus(pk=casus.pk)
    models.prefetch_related_objects([kopie], "toegangen")
    return list(kopie.toegangen.all())


VRAGEN: dict[str, Callable[[Rij], object]] = {
    "objects": lambda c: Casus.objects.filter(pk=c.pk).exists(),
    "base": lambda c: Casus._base_manager.filter(pk=c.pk).exists(),
    "default": lambda c: Casus._default_manager.filter(pk=c.pk).count(),
    "or": lambda c: Casus.objects.filter(Q(pk=c.pk) | Q(nummer__gte=0)).filter(pk=c.pk).count(),
    "in bulk": lambda c: Casus.objects.in_bulk([c.pk]),
    "aggregate": lambda c: Casus.objects.filter(pk=c.pk).aggregate(n=Count("id"))["n"],
    "union": lambda c: list(Casus.objects.filter(pk=c.pk).union(Casus.objects.filter(pk=c.pk))),
    "subquery": lambda c: list(
        Casus.objects.filter(pk__in=Subquery(Toegang.objects.filter(casus=c).values("casus")))
    ),
    "exists": lambda c: Organisatie.objects.filter(
        Exists(Casus.objects.filter(pk=c.pk, organisatie=OuterRef("pk")))
    ).exists(),
    "reverse": lambda c: c.toegangen.count() + c.kenmerken.count() + c.vastleggingen.count(),
    "prefetch": _vooraf,
    "update": lambda c: Casus.objects.filter(pk=c.pk).update(nummer=99),
    "delete": lambda c: Kenmerk.objects.filter(casus=c).delete()[0],
    "reverse update": lambda c: c.toegangen.update(acuut=True),
}


@pytest.mark.parametrize("vorm", VRAGEN)
def test_nothing_of_another_is_found(binnen_een: Twee, vorm: str) -> None:
    een, ander = binnen_een
    assert not VRAGEN[vorm](van(ander, Casus))
    assert VRAGEN[vorm](van(een, Casus))


def test_a_row_of_another_is_not_read_again(binnen_een: Twee) -> None:
    een, ander = binnen_een
    van(een, Casus).refresh_from_db()
    with pytest.raises(ObjectDoesNotExist):
        van(ander, Casus).refresh_from_db()


def test_a_row_of_another_is_not_stored(binnen_een: Twee) -> None:
    een, ander = binnen_een
    van(een, Casus).save()
    with pytest.raises(DatabaseError, match="did not affect any rows"), transaction.atomic():
        van(ander, Casus).save(force_update=True)


def test_a_key_that_points_elsewhere_leads_nowhere(binnen_een: Twee) -> None:
    """A foreign key is checked past the wall: a row of ours can name a casus of another, and gives nothing."""
    een, ander = binnen_een
    van_ons = Kenmerk.objects.create(
        casus=van(ander, Casus), organisatie=een.organisatie, afdruk=uuid4().hex
    )
    gelezen = Kenmerk.objects.get(pk=van_ons.pk)
    with pytest.raises(ObjectDoesNotExist):
        _ = gelezen.casus
    vooraf = Kenmerk.objects.prefetch_related("casus").get(pk=van_ons.pk)
    with pytest.raises(ObjectDoesNotExist):
        _ = vooraf.casus


@pytest.mark.skipif(connection.vendor != "postgresql", reason="A join passes the wall in code.")
def test_a_join_to_elsewhere_gives_no_row(binnen_een: Twee) -> None:
    een, ander = binnen_een
    Kenmerk.objects.create(casus=van(ander, Casus), organisatie=een.organisatie, afdruk=uuid4().hex)
    assert len(Kenmerk.objects.select_related("casus").all()) == 1
    assert not Kenmerk.objects.filter(casus__organisatie=ander.organisatie).exists()
    assert Organisatie.objects.filter(leden__in=[van(ander, Lidmaatschap).pk]).count() == 0


@pytest.mark.parametrize("label", MODELLEN)
def test_outside_every_way_to_a_row_is_shut(label: str) -> None:
    """Django follows keys, reads again and stores with the base manager: it is the scoped one."""
    model = apps.get_model(label)
    for beheerder in (model._default_manager, model._base_manager):
        with pytest.raises(ScopeError):
            beheerder.all()
        with pytest.raises(ScopeError):
            beheerder.filter(pk=uuid4())
    with pytest.raises(ScopeError):
        model(pk=uuid4()).refresh_from_db()
    with pytest.raises(ScopeError):
        model().save(force_insert=True)


def test_outside_keys_are_not_followed(twee: Twee) -> None:
    een, _ = twee
    toegang = Toegang(casus_id=van(een, Casus).pk)
    with pytest.raises(ScopeError):
        _ = toegang.casus
    for veld in ("toegangen", "kenmerken", "vastleggingen"):
        with pytest.raises(ScopeError):
            getattr(van(een, Casus), veld).all()
    with pytest.raises(ScopeError):
        een.organisatie.leden.all()
    with pytest.raises(ScopeError):
        van(een, Lidmaatschap).gebruiker.lidmaatschappen.all()


def test_a_scoped_manager_is_the_base_manager_by_itself() -> None:
    assert all(
        model._meta.base_manager_name == model._default_manager.name
        for model in apps.get_models()
        if isinstance(model._default_manager, TenantManager)
    )
