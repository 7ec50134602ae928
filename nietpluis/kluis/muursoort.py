"""Which wall stands before each table: every model has a class, and a new one without fails a test."""

from __future__ import annotations

from enum import StrEnum

from django.apps import AppConfig


class Soort(StrEnum):
    """Of whom the rows of a table are."""

    HUURDER = "tenant"
    CIJFERS = "figures"
    TWEE = "two-party"
    EIGEN = "own user"
    GLOBAAL = "global"
    SLEUTELS = "keys"


MET_MUUR = (Soort.HUURDER, Soort.CIJFERS, Soort.TWEE)
"""The classes that row-level security guards."""

_soorten: dict[str, tuple[Soort, str]] = {
    "sessions.Session": (Soort.EIGEN, "read by an unguessable key, before anybody is known"),
    "auth.Permission": (Soort.GLOBAAL, "of Django; not used"),
    "auth.Group": (Soort.GLOBAAL, "of Django; not used"),
    "contenttypes.ContentType": (Soort.GLOBAAL, "names of tables"),
    "account.EmailAddress": (Soort.EIGEN, "of allauth; read while signing in"),
    "mfa.Authenticator": (Soort.EIGEN, "of allauth; read while signing in"),
    "account.EmailConfirmation": (Soort.EIGEN, "of allauth; read while signing in"),
}


def ken(label: str, soort: Soort, reden: str = "") -> None:
    """Say of which class the table of this model ("casussen.Casus") is."""
    _soorten[label] = (soort, reden)


def zonder_muur(app: AppConfig, soort: Soort, **redenen: str) -> None:
    """Say of which class these models are, and why no policy stands before them; call it in `ready()`."""
    for model, reden in redenen.items():
        ken(f"{app.label}.{model}", soort, reden)


def soorten() -> dict[str, tuple[Soort, str]]:
    """The class of every table by the label of its model, with the reason where it has no wall."""
    return dict(_soorten)
