from django.apps import AppConfig

from nietpluis.kluis.onveranderlijk import bewaak_na_migratie


class OrganisatiesConfig(AppConfig):
    """Organisations and their people."""

    name = "nietpluis.organisaties"

    def ready(self) -> None:
        """Let the database itself refuse to change what a beheerder did."""
        bewaak_na_migratie(self, "Beheerhandeling")
