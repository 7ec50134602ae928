"""`nietpluis controleer`: prove that nothing was changed. Exit status 1 when something was."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nietpluis.casussen.ankeren import map_uit_instelling
from nietpluis.casussen.controleren import (
    HOOFDSLEUTEL,
    Bevinding,
    Tellen,
    bekijk_ankers,
    controleer_organisatie,
    controleer_site,
)
from nietpluis.organisaties.models import Organisatie

TUSSENSTAND = 1000
"""After how many casussen progress is told."""


class Command(BaseCommand):
    """Walks every chain and compares every derived row with the facts, and all of it with the anchors."""

    help = "Controleert of alles wat is vastgelegd nog klopt. Geeft 0 als alles klopt, anders 1."
    # A wrong master key is a finding here, not a reason to refuse to start.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisatie", default="", help="alleen deze (de naam in het adres)")
        parser.add_argument(
            "--vanaf", type=int, default=1, help="ga verder bij dit nummer (met --organisatie)"
        )
        parser.add_argument("--ankers", type=Path, help="vergelijk met de ankers in deze map")
        parser.add_argument("--json", action="store_true", help="geef het antwoord als JSON")

    def handle(self, **opties: Any) -> None:
        if opties["vanaf"] != 1 and not opties["organisatie"]:
            raise CommandError("Noem bij --vanaf ook de organisatie.")
        self._stil, self._aantal = opties["json"], 0
        gevonden = []
        for bevinding in self._bevindingen(opties):
            gevonden.append(bevinding) if self._stil else self.stdout.write(str(bevinding))
            self._gevonden += 1
        self._vertel(gevonden)
        if self._gevonden:
            raise SystemExit(1)

    def _bevindingen(self, opties: dict[str, Any]) -> Iterator[Bevinding]:
        self._gevonden = 0
        yield from (site := controleer_site())
        if any(bevinding.soort == HOOFDSLEUTEL for bevinding in site):
            return
        gekozen = kies(opties["organisatie"])
        alleen = gekozen[0].id if opties["organisatie"] else None
        blik = bekijk_ankers(opties["ankers"] or map_uit_instelling(), alleen)
        yield from blik.van_de_site
        for organisatie in gekozen:
            yield from controleer_organisatie(
                organisatie, site, blik, vanaf=opties["vanaf"], meld=self._tel
            )

    def _tel(self, tellen: Tellen) -> None:
        self._aantal += 1
        if not self._stil and self._aantal % TUSSENSTAND == 0:
            self.stderr.write(
                f"{self._aantal} casussen gecontroleerd, tot nummer {tellen.nummer} …"
            )

    def _vertel(self, gevonden: list[Bevinding]) -> None:
        if self._stil:
            antwoord = {"casussen": self._aantal, "bevindingen": [asdict(b) for b in gevonden]}
            self.stdout.write(json.dumps(antwoord, ensure_ascii=False, indent=2))
            return
        slot = f"{self._gevonden} bevindingen." if self._gevonden else "Alles klopt."
        self.stdout.write(f"{self._aantal} casussen gecontroleerd. {slot}")


def kies(slug: str) -> list[Organisatie]:
    """All organisations, or the one with this slug; CommandError where there is none."""
    gekozen = list(Organisatie.objects.filter(**({"slug": slug} if slug else {})).order_by("slug"))
    if slug and not gekozen:
        raise CommandError(f"Er is geen organisatie met de naam {slug!r} in het adres.")
    return gekozen
