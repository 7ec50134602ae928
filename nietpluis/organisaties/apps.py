from django.apps import AppConfig

from nietpluis.kluis import muur
from nietpluis.kluis.muursoort import Soort, zonder_muur
from nietpluis.kluis.onveranderlijk import bewaak_na_migratie


class OrganisatiesConfig(AppConfig):
    """Organisations and their people."""

    name = "nietpluis.organisaties"

    def ready(self) -> None:
        """Let the database itself refuse to change what a beheerder did."""
        bewaak_na_migratie(self, "Beheerhandeling")
        muur.bewaak_na_migratie(
            self,
            Beheerhandeling="organisatie_id",
            Functie="organisatie_id",
            Inlogkaart="organisatie_id",
            Lidmaatschap=muur.Muur(eigen="gebruiker_id"),
            Rolvervulling=muur.Muur(via=("lid_id", "organisaties_lidmaatschap")),
            Rolverzoek="organisatie_id",
            Schrijfpagina="organisatie_id",
            Team="organisatie_id",
            Uitnodiging="organisatie_id",
        )
        zonder_muur(
            self,
            Soort.GLOBAAL,
            Inschrijving="an organisation that is not there yet; found by an unguessable secret",
            Organisatie="is the tenant itself; found by its address",
            Teller="attempts, counted before anybody is known",
        )
        zonder_muur(
            self,
            Soort.EIGEN,
            Aanmelding="of one person, whatever the organisation",
            Apparaat="of one person; found by an unguessable secret",
            Gebruiker="one account for several organisations; found by signing in",
        )
