from django.apps import AppConfig

from nietpluis.kluis import muur
from nietpluis.kluis.onveranderlijk import bewaak_na_migratie


class MeldcodesConfig(AppConfig):
    """The meldcode of an organisation: written, checked, adopted, published."""

    name = "nietpluis.meldcodes"

    def ready(self) -> None:
        """Versions and acts are final in the database itself; every table stands behind the wall."""
        bewaak_na_migratie(
            self,
            "Meldcodeversie",
            "Meldcodehandeling",
            # What was said about a check goes only after the check itself, never by itself.
            Toetsoordeel=("Toetsing", "toetsing_id"),
        )
        muur.bewaak_na_migratie(
            self,
            Meldcodeconcept="organisatie_id",
            Meldcodehandeling="organisatie_id",
            Meldcodeversie="organisatie_id",
            Toetsing="organisatie_id",
            Toetsoordeel="organisatie_id",
        )
