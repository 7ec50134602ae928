from django.apps import AppConfig


class TellingenConfig(AppConfig):
    name = "nietpluis.tellingen"
