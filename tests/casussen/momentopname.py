"""Everything that is stored of dossiers, to see whether an act left something behind."""

from typing import Any

from django.apps import apps
from django_scopes import scopes_disabled

Momentopname = dict[str, list[tuple[Any, ...]]]


def momentopname() -> Momentopname:
    """Every row of casussen and tellingen, per table."""
    with scopes_disabled():
        return {
            model._meta.db_table: sorted(
                tuple(_kaal(waarde) for waarde in rij) for rij in model._base_manager.values_list()
            )
            for app in ("casussen", "tellingen")
            for model in apps.get_app_config(app).get_models()
        }


def _kaal(waarde: Any) -> str:
    return (bytes(waarde) if isinstance(waarde, memoryview) else waarde).__repr__()
