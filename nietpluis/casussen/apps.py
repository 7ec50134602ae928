from django.apps import AppConfig

from nietpluis.kluis import muur
from nietpluis.kluis.muursoort import Soort, zonder_muur
from nietpluis.kluis.onveranderlijk import bewaak_na_migratie


class CasussenConfig(AppConfig):
    """The dossiers; their facts and the log of reading are append-only in the database itself."""

    name = "nietpluis.casussen"

    def ready(self) -> None:
        """Have the triggers put back after every migrate."""
        bewaak_na_migratie(
            self,
            *("Vastlegging", "Raadpleging", "Vernietiging", "Afschrift", "Bijlage"),
            "Logopruiming",
            Bijlagestuk=("Bijlage", "bijlage"),
        )
        muur.bewaak_na_migratie(
            self,
            Afschrift="organisatie_id",
            Bijlage="organisatie_id",
            Bijlageonderweg="organisatie_id",
            Bijlagestuk="organisatie_id",
            Casus="organisatie_id",
            Concept="organisatie_id",
            Controleverslag="organisatie_id",
            EigenSignaal="organisatie_id",
            Kenmerk="organisatie_id",
            Leessignaal="organisatie_id",
            Logopruiming="organisatie_id",
            Nummering="organisatie_id",
            Raadpleging="organisatie_id",
            Toegang="organisatie_id",
            Vastlegging="organisatie_id",
            Vernietiging="organisatie_id",
        )
        reden = "that an anchor was put down, for the site as a whole; says nothing of anybody"
        zonder_muur(self, Soort.GLOBAAL, Ankering=reden)
