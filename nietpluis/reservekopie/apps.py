from django.apps import AppConfig

from nietpluis.kluis import muursoort


class ReservekopieConfig(AppConfig):
    """Backups and putting them back."""

    name = "nietpluis.reservekopie"

    def ready(self) -> None:
        """Say why no policy stands before the list of copies: it is of the site, not of an organisation."""
        muursoort.zonder_muur(
            self, muursoort.Soort.GLOBAAL, Reservekopie="when a copy was made, and how large"
        )
