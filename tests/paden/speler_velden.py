"""Typing answers into a form, by the names of its fields."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any

from playwright.sync_api import Locator

from nietpluis.kern.feiten import Feit

ZELF = frozenset({"code", "signaal", "uitgave", "eis", "meekijker_lid"})
"""What the page fills in itself: who of the people this is, which signal, which kader, which requirement."""


def antwoorden_van(feit: Feit, vandaag: date) -> dict[str, Any]:
    """What somebody types to record this fact today; days keep their distance to the fact."""
    gegeven = {
        veld.name: getattr(feit, veld.name)
        for veld in fields(feit)
        if veld.name in feit.velden() - ZELF and getattr(feit, veld.name)
    }
    for naam, waarde in gegeven.items():
        if isinstance(waarde, date):
            gegeven[naam] = vandaag + (waarde - feit.gebeurd_op)
    return gegeven | {f"antwoorden.{code}": tekst for code, tekst in feit.antwoorden.items()}


def vul_in(formulier: Locator, antwoorden: Mapping[str, Any]) -> set[str]:
    """Answer what the form asks, from top to bottom; returns the names of all that it asks."""
    namen = formulier.locator("[name]").evaluate_all("velden => velden.map(veld => veld.name)")
    for naam in dict.fromkeys(namen):
        if naam in antwoorden:
            _antwoord(formulier.locator(f'[name="{naam}"]'), antwoorden[naam])
    return set(namen)


def _antwoord(veld: Locator, waarde: Any) -> None:
    soort = veld.first.evaluate("veld => veld.type")
    if soort in ("radio", "checkbox"):
        if not waarde:
            return
        codes = waarde if isinstance(waarde, tuple) else (waarde,)
        for code in codes:
            keuze = veld.and_(veld.page.locator(f'[value="{code}"]'))
            _vouw_open(keuze)
            keuze.check()
    elif soort == "select-one":
        veld.select_option(str(waarde))
    else:
        veld.fill(als_getypt(waarde))


def _vouw_open(keuze: Locator) -> None:
    """Unfold the heading that a long list of choices keeps this one under, as a hand would."""
    dicht = keuze.locator("xpath=ancestor::details[not(@open)]/summary")
    for kop in dicht.all():
        kop.click()


def als_getypt(waarde: Any) -> str:
    """An answer as the field on the screen takes it in."""
    if isinstance(waarde, time):
        return f"{waarde:%H:%M}"
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
