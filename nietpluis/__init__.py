"""Nietpluis: van niet-pluis-gevoel naar zorgvuldig handelen."""

__version__ = "0.1.0"
