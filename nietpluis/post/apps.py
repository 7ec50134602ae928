from django.apps import AppConfig

from nietpluis.kluis import muur


class PostConfig(AppConfig):
    """The outbox."""

    name = "nietpluis.post"

    def ready(self) -> None:
        """Let PostgreSQL keep the post of one organisation from another."""
        muur.bewaak_na_migratie(self, Poststuk="organisatie_id")
