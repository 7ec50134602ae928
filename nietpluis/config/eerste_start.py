"""What an empty site says at its start: the link with which its first organisation begins."""

import sys

from django.conf import settings
from django.db import connections

from nietpluis.organisaties import inschrijven
from nietpluis.organisaties.models import Organisatie


def zeg_hoe_te_beginnen() -> None:
    """Print the link on stderr while no organisation is here; call after `bewijs_de_start`.

    Every process prints the same one. It is dead as soon as the first organisation is there.
    """
    if settings.BEGINNEN == inschrijven.NEE:
        return
    try:
        if _heeft_tabel() and inschrijven.is_leeg():
            link = settings.WEBADRES + inschrijven.pad(inschrijven.eerste_token())
            sys.stderr.write(f"Er is nog geen organisatie. Begin hier, eenmalig: {link}\n")
    finally:
        connections.close_all()  # what serves now opens its own


def _heeft_tabel() -> bool:
    """Whether the site was migrated."""
    return Organisatie._meta.db_table in connections["default"].introspection.table_names()
