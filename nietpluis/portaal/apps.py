from django.apps import AppConfig


class PortaalConfig(AppConfig):
    """Where everyone comes in: home, help, demo data, daily jobs."""

    name = "nietpluis.portaal"
