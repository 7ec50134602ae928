from importlib import import_module

from django.apps import AppConfig


class KluisConfig(AppConfig):
    """The key store, in a database of its own."""

    name = "nietpluis.kluis"
    label = "kluis"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Not above: the checks need the models, which load after the apps.
        import_module("nietpluis.kluis.checks")
