"""The environment in which another process works on the very databases of the test."""

import base64
import os
from urllib.parse import quote

from django.conf import settings
from django.db import connections

from tests.docs.pagina import BASIS


def omgeving_van_de_toets() -> dict[str, str]:
    """Return the variables for a subprocess; only what is committed is seen there."""
    schoon = {n: w for n, w in os.environ.items() if not n.startswith("NIETPLUIS_")}
    return schoon | {
        "DJANGO_SETTINGS_MODULE": "nietpluis.config.settings",
        "PYTHONPATH": str(BASIS),
        "NIETPLUIS_DATABASE": _adres("default"),
        "NIETPLUIS_SLEUTELDATABASE": _adres("sleutels"),
        "NIETPLUIS_HOOFDSLEUTEL": base64.b64encode(settings.HOOFDSLEUTEL).decode(),
        "NIETPLUIS_GEHEIM": settings.SECRET_KEY,
    }


def _adres(alias: str) -> str:
    hoe = connections[alias].settings_dict
    if connections[alias].vendor == "sqlite":
        return f"sqlite:///{hoe['NAME']}"
    wie = f"{quote(hoe['USER'])}:{quote(hoe['PASSWORD'])}"
    return f"postgresql://{wie}@{hoe['HOST']}:{hoe['PORT']}/{hoe['NAME']}"
