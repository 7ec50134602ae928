"""What would go round `voor(lid)` without naming it: SQL of our own, a manager by another name, a key followed back."""

import ast
from collections.abc import Iterator
from typing import Any, TypeGuard

import pytest
from django.apps import apps
from django.db import models

from nietpluis.casussen.models import Casus, Vastlegging
from tests.huis.bron import modules, namen, stam

DOSSIER = {"Casus", "Vastlegging"}
BEHEERDERS = {f"{naam}.objects" for naam in DOSSIER}
EIGEN_SQL = {
    "casussen/leeslog/delen.py": "makes and drops parts of the log of reading",
    "casussen/management/commands/vul.py": "lets the database count its rows anew",
    "casussen/vullen/schrijven.py": "copies invented rows in",
    "kluis/muur.py": "is the wall",
    "kluis/muurbewijs.py": "looks whether the wall stands",
    "kluis/onveranderlijk.py": "is the triggers",
    "kluis/rollen.py": "lists the tables to give rights on",
    "kluis/rotatie.py": "locks the store of keys, where no dossier is",
    "kluis/sleutels.py": "empties the log of the store of keys",
    "portaal/management/commands/rollen.py": "gives rights",
    "reservekopie/bron.py": "copies a whole SQLite file and looks whether it is sound",
    "reservekopie/terugzetten.py": "counts who else uses the database before it is replaced",
}
LOSSE_VRAGEN = {
    "casussen/vullen/schrijven.py": "inserts invented rows, in the room of their organisation"
}
BEREIK = {"organisaties/toegang.py": "is the room", "organisaties/tenant.py": "is the first wall"}
SQL = {"cursor", "raw", "extra", "execute", "executemany"}
HAALT = {"get_object_or_404", "get_list_or_404", "get_model"}


def _eigen_sql(boom: ast.AST) -> bool:
    """A cursor, a raw statement or a piece of SQL inside a query."""
    geroepen = {k.func.attr for k in ast.walk(boom) if _is_methode(k)}
    return bool(geroepen & SQL) or "RawSQL" in set(namen(boom))


def _is_methode(knoop: ast.AST) -> TypeGuard[Any]:
    return isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute)


def _losse_vraag(boom: ast.AST) -> bool:
    """A query set that no manager made, and so no scope has narrowed."""
    return any(
        isinstance(knoop, ast.Call) and stam(knoop.func) in ("models.QuerySet", "QuerySet")
        for knoop in ast.walk(boom)
    )


def _uit_handen(boom: ast.AST) -> Iterator[str]:
    """The class or the manager of a dossier given to something else, under which name it could be asked all."""
    ouder = {kind: knoop for knoop in ast.walk(boom) for kind in ast.iter_child_nodes(knoop)}
    for knoop in ast.walk(boom):
        waar = ouder.get(knoop)
        is_beheerder = isinstance(knoop, ast.Attribute) and stam(knoop) in BEHEERDERS
        if is_beheerder and not isinstance(waar, ast.Attribute):
            yield ast.unparse(waar or knoop)
        if isinstance(knoop, ast.Call) and stam(knoop.func).rpartition(".")[2] in HAALT:
            eerste = {stam(a) for a in knoop.args} | {
                a.value for a in knoop.args if isinstance(a, ast.Constant)
            }
            if eerste & (DOSSIER | BEHEERDERS):
                yield ast.unparse(knoop)
        if isinstance(knoop, ast.Assign) and stam(knoop.value) in DOSSIER:
            yield ast.unparse(knoop)


def test_only_a_few_modules_speak_sql() -> None:
    assert {pad for pad, boom in modules().items() if _eigen_sql(boom)} - set(EIGEN_SQL) == set()


def test_a_query_comes_from_a_manager() -> None:
    gevonden = {pad for pad, boom in modules().items() if _losse_vraag(boom)}
    assert gevonden - set(LOSSE_VRAGEN) == set()


def test_only_the_room_sets_the_scope() -> None:
    """A scope alone is half a room: on PostgreSQL nothing is there without the tenant of the transaction."""
    gevonden = {
        pad
        for pad, boom in modules().items()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.ImportFrom) and knoop.module == "django_scopes"
        if {"scope", "scopes_disabled"} & {deel.name for deel in knoop.names}
    }
    assert gevonden - set(BEREIK) == set()


def test_no_dossier_is_handed_out_under_another_name() -> None:
    gevonden = {pad: list(_uit_handen(boom)) for pad, boom in modules().items()}
    assert {pad: wat for pad, wat in gevonden.items() if wat} == {}


@pytest.mark.parametrize("model", [Casus, Vastlegging])
def test_no_person_or_organisation_leads_to_a_dossier(model: type[models.Model]) -> None:
    """`lid.casus_set` and `organisatie.casussen` do not exist: there is no way back along a key."""
    terug = [
        relatie.get_accessor_name()
        for ander in apps.get_models()
        for relatie in ander._meta.related_objects
        if relatie.related_model is model and ander is not Casus
    ]
    assert terug == []


@pytest.mark.parametrize(
    "regel",
    [
        "with connection.cursor() as c: c.execute('SELECT 1')",
        "Casus.objects.raw('SELECT 1')",
        "rijen.extra(where=['1=1'])",
        "from django.db.models.expressions import RawSQL",
    ],
)
def test_sql_of_ones_own_is_noticed(regel: str) -> None:
    assert _eigen_sql(ast.parse(regel))


@pytest.mark.parametrize(
    "regel",
    [
        "get_object_or_404(Casus, pk=1)",
        "shortcuts.get_object_or_404(Casus.objects, pk=1)",
        "apps.get_model('casussen', 'Casus')",
        "alles = Casus.objects",
        "zoek(Vastlegging.objects)",
        "Ding = Casus",
    ],
)
def test_a_dossier_under_another_name_is_noticed(regel: str) -> None:
    assert list(_uit_handen(ast.parse(regel)))


def test_a_loose_query_is_noticed() -> None:
    assert _losse_vraag(ast.parse("models.QuerySet(Casus).all()"))


@pytest.mark.parametrize("lijst", [EIGEN_SQL, LOSSE_VRAGEN, BEREIK])
def test_the_lists_name_modules_that_exist(lijst: dict[str, str]) -> None:
    assert set(lijst) <= set(modules())
