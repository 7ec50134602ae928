"""A process that records without end and says aloud what holds, for tests that pull the plug.

`begin` makes the organisation; `val_om RONDES` forks a writer and kills it, again and again; `volhard` writes on
through every broken connection; `zie_na` reads what was said aloud and answers what is not there.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar
from uuid import UUID, uuid4

import django
from django.db import InterfaceError, OperationalError, connections

django.setup()  # before the models below

from nietpluis.casussen.models import Casus  # noqa: E402
from nietpluis.organisaties.demo import DE_LINDE, maak_organisatie  # noqa: E402
from nietpluis.organisaties.models import Lidmaatschap, Organisatie  # noqa: E402
from tests.casussen.casus import feit, geef, lees, leg, neem  # noqa: E402
from tests.personages import lid_van  # noqa: E402

FEITEN = 3
"""How many facts follow in each casus before the next signal."""
T = TypeVar("T")


def zeg(dossier: UUID, nummer: int, woorden: str) -> None:
    """Tell, in one write, that this fact was acknowledged."""
    regel = json.dumps([str(dossier), nummer, woorden]) + "\n"
    os.write(sys.stdout.fileno(), regel.encode())


def een_keer(daad: Callable[[], T]) -> T:
    return daad()


def tot_het_lukt(daad: Callable[[], T]) -> T:
    """Do the very same again after every broken connection, as somebody who clicks again."""
    while True:
        try:
            return daad()
        except (InterfaceError, OperationalError) as fout:
            sys.stderr.write(f"{fout!r}\n")
            connections.close_all()
            time.sleep(0.05)


class Schrijver:
    """Gives signals, takes them on and adds facts; each is told once it is recorded."""

    def __init__(self, doe: Callable[[Callable[[], Any]], Any]) -> None:
        self.doe = doe
        linde = doe(lambda: Organisatie.objects.get(slug="de-linde"))
        self.fatima: Lidmaatschap = doe(lambda: lid_van(linde, "Fatima"))
        self.anna: Lidmaatschap = doe(lambda: lid_van(linde, "Anna"))

    def een_casus(self) -> None:
        """A signal, taken on, and what follows."""
        dossier, woorden = uuid4(), uuid4().hex
        casus = self.doe(lambda: geef(self.fatima, dossier, zag_of_hoorde=woorden))
        zeg(dossier, 2, woorden)
        # A copy each time: an attempt that fails leaves its counts behind in the object.
        na = self.doe(lambda: neem(copy(casus), self.anna)).casus.aantal
        for nummer in range(na, na + FEITEN):
            self.een_feit(casus, nummer)

    def een_feit(self, casus: Casus, na: int) -> None:
        """One fact behind this number."""
        woorden = uuid4().hex
        nieuw = feit(self.anna, "overleg", uitkomst=woorden)
        self.doe(lambda: leg(casus, self.anna, nieuw, na=na))
        zeg(casus.id, na + 1, woorden)


def val_om(rondes: int) -> None:
    """Kill a writer at a random moment of its work, this many times."""
    schrijver, toeval = Schrijver(een_keer), random.Random()  # noqa: S311 (no secret)
    schrijver.een_casus()  # all that is read from files once, is in memory before the fork
    for _ in range(rondes):
        connections.close_all()
        if (kind := os.fork()) == 0:
            while True:
                schrijver.een_casus()
        time.sleep(toeval.uniform(0.02, 0.3))  # seconds
        os.kill(kind, signal.SIGKILL)
        os.waitpid(kind, 0)


def volhard() -> None:
    """Write on for ever."""
    schrijver = Schrijver(tot_het_lukt)
    while True:
        schrijver.een_casus()


def begin() -> None:
    """Make the organisation of the writers."""
    maak_organisatie(DE_LINDE, "!")


def zie_na() -> None:
    """Read what was said aloud from standard input; answer each line that is not recorded as it was said."""
    anna = lid_van(Organisatie.objects.get(slug="de-linde"), "Anna")
    for regel in sys.stdin:
        dossier, nummer, woorden = json.loads(regel)
        staat = lees(Casus(id=UUID(dossier)), anna).dossier.feiten[nummer - 1 : nummer]
        if not staat or woorden not in vars(staat[0]).values():
            sys.stdout.write(regel)


def main() -> None:
    """Do what the first argument says."""
    daden: dict[str, Callable[[], None]] = {
        "begin": begin,
        "val_om": lambda: val_om(int(sys.argv[2])),
        "volhard": volhard,
        "zie_na": zie_na,
    }
    daden[sys.argv[1]]()


if __name__ == "__main__":
    main()
