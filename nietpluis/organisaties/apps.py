from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "nietpluis.organisaties"
