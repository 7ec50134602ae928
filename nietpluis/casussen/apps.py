from django.apps import AppConfig


class CasussenConfig(AppConfig):
    name = "nietpluis.casussen"
