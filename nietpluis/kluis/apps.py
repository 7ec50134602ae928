from importlib import import_module

from django.apps import AppConfig

from nietpluis.kluis.muursoort import Soort, zonder_muur


class KluisConfig(AppConfig):
    """The key store, in a database of its own."""

    name = "nietpluis.kluis"
    label = "kluis"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Not above: the checks need the models, which load after the apps.
        import_module("nietpluis.kluis.checks")
        bindt = "opens only under the organisation, version and dossier it was wrapped for"
        zonder_muur(self, Soort.SLEUTELS, Organisatiesleutel=bindt, Dossiersleutel=bindt)
