"""Everything that is stored of dossiers, to see whether an act left something behind."""

from typing import Any

from django.apps import apps

from tests.databases import overal

Momentopname = dict[str, list[tuple[Any, ...]]]


def momentopname() -> Momentopname:
    """Every row of casussen and tellingen, per table."""
    return {
        model._meta.db_table: sorted(
            tuple(map(_kaal, rij)) for rij in overal(model._base_manager.values_list)
        )
        for app in ("casussen", "tellingen")
        for model in apps.get_app_config(app).get_models()
    }


def _kaal(waarde: Any) -> str:
    return (bytes(waarde) if isinstance(waarde, memoryview) else waarde).__repr__()
