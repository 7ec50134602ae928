"""Sets the append-only guards aside for the one moment that a test empties its tables."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from nietpluis.kluis.onveranderlijk import beveiligde_tabellen, installeer, verwijder


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
