"""Proof at the start: what is recorded cannot be changed, and the master key belongs to the stored keys."""

import logging
from contextlib import ExitStack

from django.apps import apps
from django.conf import settings
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connections, router

from nietpluis.config.omgeving import stop
from nietpluis.kluis import muurbewijs
from nietpluis.kluis.onveranderlijk import NietOnveranderlijk, bewijs
from nietpluis.kluis.router import SLEUTELS
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

log = logging.getLogger(__name__)

ONVERANDERLIJK = (
    "casussen.Afschrift",
    "casussen.Bijlage",
    "casussen.Bijlagestuk",
    "casussen.Logopruiming",
    "casussen.Raadpleging",
    "casussen.Vastlegging",
    "casussen.Vernietiging",
    "kluis.Vernietigd",
    "meldcodes.Meldcodehandeling",
    "meldcodes.Meldcodeversie",
    "meldcodes.Toetsoordeel",
    "organisaties.Beheerhandeling",
)


def bewijs_de_start() -> None:
    """Stop with one line (exit status 1) when the databases cannot be trusted; call after django.setup().

    Silent about tables that do not exist yet: before the first migrate there is nothing to guard.
    """
    try:
        _bewijs_muren()
        _bewijs_tabellen()
        _bewijs_hoofdsleutel()
    except (NietOnveranderlijk, muurbewijs.GeenMuur) as fout:
        stop(str(fout))
    except DatabaseError:  # its text may hold an address
        stop("de database antwoordt niet. Kijk of zij loopt en of het adres klopt.")
    finally:
        connections.close_all()  # what serves now opens its own


def _bewijs_muren() -> None:
    for verbinding in connections.all():
        muurbewijs.bewijs(verbinding)
        # The wall holds for an owner too, so this is no reason to stop; but an owner can take it down.
        if settings.PRODUCTIE and muurbewijs.is_eigenaar(verbinding):
            log.warning("De site is eigenaar van haar tabellen (%s): zie rollen.", verbinding.alias)


def _bewijs_tabellen() -> None:
    bestaand = connections["default"].introspection.table_names()
    with ExitStack() as kamer:
        if Organisatie._meta.db_table in bestaand:
            for organisatie in Organisatie.objects.all()[:1]:  # outside, there is no row to try
                kamer.enter_context(in_organisatie(organisatie.id))
        for model in map(apps.get_model, ONVERANDERLIJK):
            verbinding = connections[router.db_for_write(model)]
            if model._meta.db_table in verbinding.introspection.table_names():
                bewijs(verbinding, model._meta.db_table)


def _bewijs_hoofdsleutel() -> None:
    for melding in run_checks(tags=[Tags.database], databases=[SLEUTELS]):
        if melding.is_serious():
            stop(f"{melding.msg} {melding.hint or ''}".rstrip())
