"""A row in every table behind the wall, for an organisation; and being another role for a while."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import connection, models
from django.utils import timezone

from nietpluis.kluis import muur, rollen
from nietpluis.organisaties.models import Gebruiker, Organisatie
from nietpluis.organisaties.toegang import in_organisatie

Rij = Any
"""A row of whatever model: which one is known only when the tests run."""


class Bouwer:
    """Makes one row of each model, with the rows it points to, all of one organisation."""

    def __init__(self, organisatie: Organisatie) -> None:
        self.organisatie = organisatie
        self.rijen: dict[type[models.Model], Rij] = {Organisatie: organisatie}

    def alle(self) -> dict[str, Rij]:
        """A row of every model that has a wall, by its label."""
        with in_organisatie(self.organisatie.id, schrijven=True):
            return {label: self.rij(apps.get_model(label)) for label in muur.muren()}

    def rij(self, model: type[models.Model]) -> Rij:
        """The one row of this model."""
        if model not in self.rijen:
            self.rijen[model] = self.nieuw(model)
            self.rijen[model].save(force_insert=True)
        return self.rijen[model]

    def nieuw(self, model: type[models.Model]) -> Rij:
        """A row that is not stored yet."""
        if model is Gebruiker:
            return Gebruiker(email=f"{uuid4().hex}@proef.example", naam="Wie dan ook")
        velden = model._meta.concrete_fields
        return model(**{v.name: self.waarde(v) for v in velden if not self.kan_zonder(v)})

    def kan_zonder(self, veld: models.Field[Any, Any]) -> bool:
        """Whether the database or the model fills it."""
        leeg = veld.blank and isinstance(veld, models.CharField)
        return veld.has_default() or veld.null or leeg or isinstance(veld, models.AutoField)

    def waarde(self, veld: models.Field[Any, Any]) -> Any:
        """Something that fits."""
        if isinstance(veld, models.ForeignKey):
            return self.rij(veld.related_model)
        if isinstance(veld, models.UUIDField):
            return self.organisatie.id if veld.name.startswith("organisatie") else uuid4()
        if veld.choices:
            return veld.choices[0][0]
        if isinstance(veld, models.CharField):
            return uuid4().hex[: veld.max_length]
        for soort, waarde in _WAARDEN.items():
            if isinstance(veld, soort):
                return waarde
        raise TypeError(f"Geen waarde voor {veld}.")


_WAARDEN: dict[type[models.Field[Any, Any]], Any] = {
    models.BooleanField: False,
    models.IntegerField: 1,
    models.BinaryField: b"x",
    models.DateTimeField: timezone.now(),  # before DateField, of which it is one
    models.DateField: date(2026, 3, 2),
    models.TextField: "x",
    models.JSONField: {},
}


@contextmanager
def als_rol(rol: rollen.Rol) -> Iterator[None]:
    """Work as this role, on the same connection and in the same transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {rollen.VOORVOEGSEL}_{rol}")
        yield
        cursor.execute("RESET ROLE")


def vraag(sql: str, *waarden: Any) -> list[Any]:
    """The rows of a question in SQL."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(waarden) or None)
        rijen: list[Any] = cursor.fetchall()
    return rijen


def doe(sql: str, *waarden: Any) -> int:
    """How many rows a statement touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(waarden) or None)
        return int(cursor.rowcount)
