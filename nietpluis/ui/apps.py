"""The app that brings the templates, tags and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """No models: everything it shows is handed to it."""

    name = "nietpluis.ui"
