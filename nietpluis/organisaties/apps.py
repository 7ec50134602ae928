from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    """Organisations and their people."""

    name = "nietpluis.organisaties"
