"""The wall between organisations in code: a tenant's table is read inside a scope or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django_scopes import ScopeError, get_scope

if TYPE_CHECKING:
    from nietpluis.organisaties.models.lidmaatschap import Lidmaatschap

M_co = TypeVar("M_co", bound=models.Model, covariant=True)


class TenantQuerySet(models.QuerySet[M_co]):
    """Rows that belong to one organisation; `pad` is the lookup from the row to it."""

    pad: ClassVar[str] = "organisatie"

    def voor(self, lid: Lidmaatschap) -> Self:
        """Keep the rows of the organisation this person works for."""
        return self.filter(**{self.pad: lid.organisatie_id})


class TenantManager(models.Manager[M_co]):
    """Filters on the organisation of the scope; raises `ScopeError` outside one.

    The manager that django-scopes brings hands out a query set that still answers `exists()`
    without a filter. This one gives nothing at all.
    """

    _queryset_class: type[TenantQuerySet[Any]] = TenantQuerySet

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Be the base manager too: Django follows a foreign key and reads a row again with that one."""
        super().contribute_to_class(cls, name)
        cls._meta.base_manager_name = name

    def get_queryset(self) -> TenantQuerySet[M_co]:
        """Return the rows in scope; all rows only inside `scopes_disabled()`."""
        rijen = self._queryset_class(self.model, using=self._db, hints=getattr(self, "_hints", {}))
        bereik = get_scope()
        if not bereik.get("_enabled", True):
            return rijen
        if bereik.get("organisatie") is None:
            raise ScopeError(f"{self.model.__name__} is read outside met_lid().")
        return rijen.filter(**{rijen.pad: bereik["organisatie"]})

    def voor(self, lid: Lidmaatschap) -> TenantQuerySet[M_co]:
        """Keep the rows of the organisation this person works for."""
        return self.get_queryset().voor(lid)
