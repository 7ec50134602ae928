from django.apps import AppConfig


class TellingenConfig(AppConfig):
    """What one dossier adds to the figures, without text or person."""

    name = "nietpluis.tellingen"
