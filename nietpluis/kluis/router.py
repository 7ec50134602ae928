"""Keeps the keys apart: a copy of the main database alone opens nothing."""

from typing import Any

from django.db.models import Model

SLEUTELS = "sleutels"
APP = "kluis"


class SleutelRouter:
    """The models of kluis live in the database `sleutels`, and nothing else does."""

    def db_for_read(self, model: type[Model], **_hints: Any) -> str | None:
        return SLEUTELS if model._meta.app_label == APP else None

    db_for_write = db_for_read

    def allow_relation(self, obj1: Model, obj2: Model, **_hints: Any) -> bool | None:
        labels = {obj1._meta.app_label, obj2._meta.app_label}
        return False if APP in labels and len(labels) > 1 else None

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        return (app_label == APP) == (db == SLEUTELS)
