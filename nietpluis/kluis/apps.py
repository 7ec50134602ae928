from django.apps import AppConfig


class KluisConfig(AppConfig):
    name = "nietpluis.kluis"
