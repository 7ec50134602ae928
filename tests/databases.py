"""What a test may do to a database and the site may not: look everywhere, and empty a table."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import connections
from django.test.utils import CaptureQueriesContext

from nietpluis.kluis.onveranderlijk import beveiligde_tabellen, installeer, verwijder
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

T = TypeVar("T")
_KAMER = re.compile(r"^(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)|set_config\(|current_setting\(")


def overal(vraag: Callable[[], Iterable[T]]) -> list[T]:
    """Ask the same in the room of each organisation in turn: there is no room of all together."""
    rijen: list[T] = []
    for organisatie in Organisatie.objects.order_by("slug"):
        with in_organisatie(organisatie.id):
            rijen += vraag()
    return rijen


def tel(vangst: CaptureQueriesContext) -> int:
    """How many questions were asked of tables, alike on each engine: opening and closing a room is none."""
    return sum(not _KAMER.search(vraag["sql"]) for vraag in vangst.captured_queries)


@contextmanager
def zonder_triggers() -> Iterator[None]:
    """Take the triggers off in all databases; afterwards they stand on the same tables again."""
    beveiligd = [
        (verbinding, tabel)
        for verbinding in connections.all()
        for tabel in beveiligde_tabellen(verbinding)
    ]
    for verbinding, tabel in beveiligd:
        verwijder(verbinding, tabel)
    try:
        yield
    finally:
        for verbinding, tabel in beveiligd:
            installeer(verbinding, tabel)
