from importlib import import_module

from django.apps import AppConfig

from nietpluis.kluis.muursoort import Soort, zonder_muur
from nietpluis.kluis.onveranderlijk import bewaak_na_migratie


class KluisConfig(AppConfig):
    """The key store, in a database of its own."""

    name = "nietpluis.kluis"
    label = "kluis"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Not above: the checks need the models, which load after the apps.
        import_module("nietpluis.kluis.checks")
        import_module("nietpluis.kluis.muurbewijs")
        bindt = "opens only under the organisation, version and dossier it was wrapped for"
        zonder_muur(
            self,
            Soort.SLEUTELS,
            Vernietigd="holds hashes of what is gone, each under a mark of ours",
        )
        bewaak_na_migratie(self, "Vernietigd")
        zonder_muur(self, Soort.SLEUTELS, Organisatiesleutel=bindt, Dossiersleutel=bindt)
        zonder_muur(
            self, Soort.SLEUTELS, Herstelbevestiging="of the site; says who typed, and when"
        )
