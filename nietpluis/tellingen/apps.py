from django.apps import AppConfig

from nietpluis.kluis import muur
from nietpluis.kluis.muursoort import Soort


class TellingenConfig(AppConfig):
    """What one dossier adds to the figures, without text or person."""

    name = "nietpluis.tellingen"

    def ready(self) -> None:
        """Have the wall put before the figures."""
        muur.bewaak_na_migratie(
            self, Telling=muur.Muur(organisatie="organisatie", soort=Soort.CIJFERS)
        )
