"""Checks at the start: is there a master key, and is it the right one?"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from nietpluis.kluis.models import Organisatiesleutel
from nietpluis.kluis.organisatiesleutels import VerkeerdeHoofdsleutel, hoofdsleutel, tel_passende
from nietpluis.kluis.router import SLEUTELS


@register(Tags.security)
def controleer_vorm(**_kwargs: Any) -> list[CheckMessage]:
    """The master key is set and has 32 bytes."""
    try:
        hoofdsleutel()
    except ImproperlyConfigured as fout:
        return [Error(str(fout), id="kluis.E001")]
    return []


@register(Tags.database)
def controleer_hoofdsleutel(
    *, databases: Sequence[str] | None = None, **_kwargs: Any
) -> list[CheckMessage]:
    """The master key opens the stored organisation keys.

    A database check: it runs with `check --database sleutels` and before
    migrate. Silent while the store is still empty or its tables do not exist.
    """
    if SLEUTELS not in (databases or ()) or controleer_vorm() or not _tabel_bestaat():
        return []
    passend, alle = tel_passende()
    if passend == alle:
        return []
    if passend == 0:
        hulp = "Zet de hoofdsleutel terug waarmee dit systeem is begonnen."
        return [Error(VerkeerdeHoofdsleutel.uitleg, hint=hulp, id="kluis.E002")]
    tekst = f"Van {alle} sleutels van organisaties zijn er {alle - passend} beschadigd."
    return [Error(tekst, hint="Zet de sleutels terug uit de reservekopie.", id="kluis.E003")]


def _tabel_bestaat() -> bool:
    # Asking for the table and catching the error would break a PostgreSQL transaction.
    return Organisatiesleutel._meta.db_table in connections[SLEUTELS].introspection.table_names()
