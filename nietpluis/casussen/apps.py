from django.apps import AppConfig

from nietpluis.kluis.onveranderlijk import bewaak_na_migratie


class CasussenConfig(AppConfig):
    """The dossiers; their facts and the log of reading are append-only in the database itself."""

    name = "nietpluis.casussen"

    def ready(self) -> None:
        """Have the triggers put back after every migrate."""
        bewaak_na_migratie(self, "Vastlegging", "Raadpleging")
