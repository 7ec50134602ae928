"""What bench.meet_sleutels measures, in a process that has the databases: keys, and anchors."""

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import Event, Process, Queue
from multiprocessing.synchronize import Event as Gebeurtenis
from random import Random
from typing import Any
from uuid import UUID, uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nietpluis.config.settings")

import django

django.setup()

from django.db import connections  # noqa: E402

from nietpluis.kluis import anker, rotatie, sleutels  # noqa: E402
from nietpluis.kluis.anker import Ketenstand, Kop  # noqa: E402

ORGANISATIE = UUID("11111111-1111-4111-8111-111111111111")
PER_PAGINA = 50


def klok(wat: str, doe: Callable[[], Any], aantal: int) -> Any:
    """Do it, and print how long it took and how many a second that is."""
    begin = time.monotonic()
    uit = doe()
    duur = time.monotonic() - begin
    print(f"{wat}: {duur:.1f} s, {aantal / duur:,.0f} per seconde", flush=True)
    return uit


def lees_mee(
    dossiers: list[UUID], klaar: Gebeurtenis, uitslag: "Queue[tuple[int, int, float]]"
) -> None:
    """Open a list of fifty keys again and again: how often, how many missed, the slowest in milliseconds."""
    kans, keer, mis, traagst = Random(1), 0, 0, 0.0
    while not klaar.is_set():
        begin = time.monotonic()
        gekozen = kans.sample(dossiers, PER_PAGINA)
        mis += PER_PAGINA - len(sleutels.open_sleutels(ORGANISATIE, gekozen))
        traagst = max(traagst, time.monotonic() - begin)
        keer += 1
    uitslag.put((keer, mis, traagst * 1000))


def meet_wisselen(aantal: int) -> None:
    """Make keys, and give the organisation a new one while another process reads."""
    dossiers = [uuid4() for _ in range(aantal)]
    klok("sleutels maken", lambda: sleutels.nieuwe_sleutels(ORGANISATIE, dossiers), aantal)
    connections.close_all()
    klaar: Gebeurtenis = Event()
    uitslag: Queue[tuple[int, int, float]] = Queue()
    lezer = Process(target=lees_mee, args=(dossiers, klaar, uitslag))
    lezer.start()
    klok("opnieuw verpakken", lambda: list(rotatie.draai_organisatie(ORGANISATIE)), aantal)
    klaar.set()
    keer, mis, traagst = uitslag.get()
    lezer.join()
    print(f"intussen gelezen: {keer} keer {PER_PAGINA}, gemist {mis}, traagste {traagst:.0f} ms")
    assert not rotatie.is_begonnen(ORGANISATIE)


def meet_ankers(aantal: int) -> None:
    """Write and read an anchor of one organisation with so many casussen, and one of a day later."""
    stand = Ketenstand()
    for nummer in range(1, aantal + 1):
        stand.zet(nummer, nummer % 40 + 3, os.urandom(8))
    kop = Kop(1, "2026-11-22", "", "volledig", {ORGANISATIE.hex: [aantal, aantal, stand.afdruk()]})
    heel = klok("anker schrijven", lambda: anker.schrijf(kop, _rijen(stand, 1)), aantal)
    klok("anker lezen", lambda: anker.lees(heel).verwerk({}), aantal)
    dag = anker.schrijf(kop, _rijen(stand, 500))
    print(
        f"volledig {len(heel) / 1e6:.1f} MB; van een dag ({aantal // 500} casussen) {len(dag) / 1e3:.0f} kB"
    )
    print(
        f"geheugen op zijn meest {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


def _rijen(stand: Ketenstand, om_de: int) -> Iterator[tuple[UUID, int, int, bytes]]:
    for nummer in range(1, stand.laatste + 1, om_de):
        yield ORGANISATIE, nummer, *stand.geef(nummer)


if __name__ == "__main__":
    meet_wisselen(int(sys.argv[1]))
    meet_ankers(int(sys.argv[2]))
