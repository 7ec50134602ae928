"""Where each act of a casus has its page."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

EIGEN_PAGINA = {
    "bijlage": "bijlage_toevoegen",
    "weging": "weging",
    "besluit": "besluit",
    "aangenomen": "aannemen",
    "doorgegeven": "doorgeven",
    "verplaatsing": "samenvoegen",
    "toewijzing": "toewijzen",
    "overgenomen": "kopieertekst",
    "inzagebesluit": "inzage",
}
"""Kinds of facts that have a page of their own; all others are recorded on the generic one."""


@dataclass(frozen=True)
class Adressen:
    """The addresses of one casus, in one organisation."""

    slug: str
    casus: UUID

    def naar(self, naam: str, *rest: object) -> str:
        """The address of the page with this URL name."""
        return reverse(naam, args=[self.slug, self.casus, *rest])

    def leg_vast(self, soort: str) -> str:
        """Where a fact of this kind is recorded."""
        if soort in EIGEN_PAGINA:
            return self.naar(EIGEN_PAGINA[soort])
        return self.naar("handeling", soort)

    @property
    def casuspagina(self) -> str:
        return self.naar("casus")

    @property
    def werklijst(self) -> str:
        return reverse("werklijst", args=[self.slug])
