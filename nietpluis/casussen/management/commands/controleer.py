"""`nietpluis controleer`: prove that nothing was changed. Exit status 1 when something was."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from nietpluis.casussen.controle import controleer, ontbrekende_nummers
from nietpluis.casussen.models import Raadpleging, Vastlegging
from nietpluis.kluis import muurbewijs
from nietpluis.kluis.checks import controleer_hoofdsleutel
from nietpluis.kluis.onveranderlijk import NietOnveranderlijk, bewijs
from nietpluis.kluis.router import SLEUTELS
from nietpluis.organisaties.models import Beheerhandeling, Organisatie
from nietpluis.organisaties.toegang import in_organisatie

VAST = (Vastlegging, Raadpleging, Beheerhandeling)
"""The tables that the database itself must keep from changing."""
TUSSENSTAND = 1000
"""After how many casussen progress is told."""


@dataclass(frozen=True)
class Bevinding:
    """One thing that is wrong: in which organisation, in which casus (by number), and what."""

    organisatie: str
    casus: str
    soort: str
    tekst: str

    def __str__(self) -> str:
        waar = " ".join(deel for deel in (self.organisatie, self.casus) if deel)
        return f"{waar}: {self.tekst}" if waar else self.tekst


class Command(BaseCommand):
    """Walks every chain and compares every derived row with the facts."""

    help = "Controleert of alles wat is vastgelegd nog klopt. Geeft 0 als alles klopt, anders 1."
    # A wrong master key is a finding here, not a reason to refuse to start.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisatie", default="", help="alleen deze (de naam in het adres)")
        parser.add_argument("--json", action="store_true", help="geef het antwoord als JSON")

    def handle(self, **opties: Any) -> None:
        self._stil = opties["json"]
        self._aantal = 0
        gevonden = [*_beveiliging(), *_hoofdsleutel()]
        if not any(bevinding.soort == "hoofdsleutel" for bevinding in gevonden):
            for organisatie in kies(opties["organisatie"]):
                gevonden += self._organisatie(organisatie)
        self._vertel(gevonden)
        if gevonden:
            raise SystemExit(1)

    def _organisatie(self, organisatie: Organisatie) -> Iterator[Bevinding]:
        with in_organisatie(organisatie.id):
            for nummer in ontbrekende_nummers(organisatie):
                tekst = "Deze casus is weg."
                yield Bevinding(organisatie.slug, f"nummer {nummer}", "ontbreekt", tekst)
            for casus, fouten in controleer(organisatie):
                for fout in fouten:
                    yield Bevinding(organisatie.slug, casus.kenmerk, fout.soort, fout.tekst)
                self._tel()

    def _tel(self) -> None:
        self._aantal += 1
        if not self._stil and self._aantal % TUSSENSTAND == 0:
            self.stderr.write(f"{self._aantal} casussen gecontroleerd …")

    def _vertel(self, gevonden: list[Bevinding]) -> None:
        if self._stil:
            antwoord = {"casussen": self._aantal, "bevindingen": [asdict(b) for b in gevonden]}
            self.stdout.write(json.dumps(antwoord, ensure_ascii=False, indent=2))
            return
        for bevinding in gevonden:
            self.stdout.write(str(bevinding))
        slot = f"{len(gevonden)} bevindingen." if gevonden else "Alles klopt."
        self.stdout.write(f"{self._aantal} casussen gecontroleerd. {slot}")


def kies(slug: str) -> list[Organisatie]:
    """All organisations, or the one with this slug; CommandError where there is none."""
    gekozen = list(Organisatie.objects.filter(**({"slug": slug} if slug else {})).order_by("slug"))
    if slug and not gekozen:
        raise CommandError(f"Er is geen organisatie met de naam {slug!r} in het adres.")
    return gekozen


def _beveiliging() -> Iterator[Bevinding]:
    yield from (Bevinding("", "", "muur", fout) for fout in muurbewijs.fouten(connection))
    with ExitStack() as kamer:
        for organisatie in Organisatie.objects.all()[:1]:  # outside, there is no row to try
            kamer.enter_context(in_organisatie(organisatie.id))
        for model in VAST:
            try:
                bewijs(connection, model._meta.db_table)
            except NietOnveranderlijk as fout:
                yield Bevinding("", "", "beveiliging", str(fout))


def _hoofdsleutel() -> Iterator[Bevinding]:
    for melding in controleer_hoofdsleutel(databases=[SLEUTELS]):
        yield Bevinding("", "", "hoofdsleutel", f"{melding.msg} {melding.hint or ''}".strip())
