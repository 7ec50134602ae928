"""The whole proof for one organisation after the other, with its result kept for the beheerder's page."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from nietpluis.casussen import ankeren
from nietpluis.casussen.controle import controleer, ontbrekende_nummers
from nietpluis.casussen.models import (
    Afschrift,
    Bijlage,
    Controleverslag,
    Raadpleging,
    Vastlegging,
    Vernietiging,
)
from nietpluis.kluis import muurbewijs
from nietpluis.kluis.checks import controleer_hoofdsleutel
from nietpluis.kluis.onveranderlijk import NietOnveranderlijk, bewijs
from nietpluis.kluis.router import SLEUTELS
from nietpluis.organisaties.models import Beheerhandeling, Organisatie
from nietpluis.organisaties.toegang import in_organisatie

VAST = (Vastlegging, Raadpleging, Vernietiging, Afschrift, Bijlage, Beheerhandeling)
"""The tables that the database itself must keep from changing."""
HOOFDSLEUTEL = "hoofdsleutel"
GENOEMD = 20
"""How many casussen a report names for each kind of finding; it counts them all."""
BEWAARD = timedelta(days=400)
"""How long a report is kept."""


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


@dataclass
class Ankerblik:
    """What the directory of anchors says against what stands here; `reeks` is the newest anchor."""

    reeks: int | None = None
    van_de_site: list[Bevinding] = field(default_factory=list)
    per_organisatie: dict[UUID, list[Bevinding]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Tellen:
    """How far a walk is: the last number, how many casussen and facts."""

    nummer: int = 0
    casussen: int = 0
    feiten: int = 0


def controleer_site() -> list[Bevinding]:
    """What is wrong with the guards of the tables, and with the master key."""
    return [*_beveiliging(), *_hoofdsleutel()]


def bekijk_ankers(map_: Path | None, alleen: UUID | None = None) -> Ankerblik:
    """Compare with the newest anchor in this directory; nothing where there is none."""
    blik = Ankerblik()
    if map_ is None:
        return blik
    plaats = ankeren.lees_plaats(map_)
    blik.reeks = plaats.laatste.kop.reeks if plaats.laatste else None
    blik.van_de_site = [Bevinding("", "", "anker", fout) for fout in plaats.fouten]
    slugs = dict(Organisatie.objects.values_list("id", "slug"))
    for afwijking in ankeren.vergelijk(plaats.stand, alleen).afwijkingen:
        slug = slugs.get(afwijking.organisatie, str(afwijking.organisatie))
        waar = f"nummer {afwijking.nummer}" if afwijking.nummer else ""
        bevinding = Bevinding(slug, waar, "anker", afwijking.tekst)
        if afwijking.organisatie in slugs:
            blik.per_organisatie[afwijking.organisatie].append(bevinding)
        else:  # nobody has a page to read it on: everybody's beheerder hears it
            blik.van_de_site.append(bevinding)
    return blik


def controleer_organisatie(
    organisatie: Organisatie,
    site: list[Bevinding],
    blik: Ankerblik,
    *,
    vanaf: int = 1,
    meld: Callable[[Tellen], None] = lambda _tellen: None,
) -> Iterator[Bevinding]:
    """What is wrong in one organisation, as it is found; at the end the report of it is kept.

    `site` is what is wrong for all, and stands in the report too. A walk that begins halfway
    (`vanaf`) keeps none: it did not see everything.
    """
    begin, tellen = timezone.now(), Tellen()
    boek = Boek()
    for bevinding in [*site, *blik.van_de_site]:
        boek.noteer(bevinding)
    for bevinding in _alles(organisatie, blik, vanaf, tellen, meld):
        boek.noteer(bevinding)
        yield bevinding
    if vanaf == 1:
        _bewaar(
            Controleverslag(
                organisatie=organisatie,
                begonnen_op=begin,
                duur=round((timezone.now() - begin).total_seconds()),
                casussen=tellen.casussen,
                feiten=tellen.feiten,
                anker=blik.reeks,
                bevindingen=boek.regels(),
            )
        )


def _alles(
    organisatie: Organisatie,
    blik: Ankerblik,
    vanaf: int,
    tellen: Tellen,
    meld: Callable[[Tellen], None],
) -> Iterator[Bevinding]:
    yield from blik.per_organisatie[organisatie.id]
    for eerste, laatste in ontbrekende_nummers(organisatie, vanaf):
        waar = f"nummer {eerste}" if eerste == laatste else f"nummer {eerste} t/m {laatste}"
        yield Bevinding(organisatie.slug, waar, "ontbreekt", "Deze casus is weg.")
    for casus, fouten in controleer(organisatie, vanaf):
        for fout in fouten:
            yield Bevinding(organisatie.slug, casus.kenmerk, fout.soort, fout.tekst)
        tellen.nummer, tellen.feiten = casus.nummer, tellen.feiten + casus.aantal
        tellen.casussen += 1
        meld(tellen)


class Boek:
    """Counts findings by kind and remembers where the first of each were: it stays small, however many."""

    def __init__(self) -> None:
        self._aantal: Counter[str] = Counter()
        self._waar: dict[str, list[str]] = defaultdict(list)

    def noteer(self, bevinding: Bevinding) -> None:
        """Count it."""
        self._aantal[bevinding.soort] += 1
        waar = self._waar[bevinding.soort]
        if bevinding.casus and bevinding.casus not in waar and len(waar) < GENOEMD:
            waar.append(bevinding.casus)

    def regels(self) -> list[dict[str, Any]]:
        """What a report keeps of it."""
        return [
            {"soort": soort, "aantal": aantal, "waar": self._waar[soort]}
            for soort, aantal in sorted(self._aantal.items())
        ]


def _bewaar(verslag: Controleverslag) -> None:
    with in_organisatie(verslag.organisatie_id, schrijven=True):
        Controleverslag.objects.filter(begonnen_op__lt=timezone.now() - BEWAARD).delete()
        verslag.save()


def controleer_alles() -> tuple[int, int]:
    """As each night: every organisation, with the anchors of the settings. How many casussen and findings."""
    site = controleer_site()
    if any(bevinding.soort == HOOFDSLEUTEL for bevinding in site):
        return 0, len(site)
    blik = bekijk_ankers(ankeren.map_uit_instelling())
    aantal, gevonden = Tellen(), len(site) + len(blik.van_de_site)

    def tel(_tellen: Tellen) -> None:
        aantal.casussen += 1

    for organisatie in Organisatie.objects.order_by("slug"):
        gevonden += sum(1 for _ in controleer_organisatie(organisatie, site, blik, meld=tel))
    return aantal.casussen, gevonden


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
        yield Bevinding("", "", HOOFDSLEUTEL, f"{melding.msg} {melding.hint or ''}".strip())
