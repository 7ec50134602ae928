"""Can a stranger tell by the clock whether a casus exists? `python -m pytest bench/vreemde.py -s` measures it.

Asks in random order for a casus of somebody else and for one that does not exist, and prints how the medians
compare. That both ask the same of the database is a test that always runs (tests/test_toegang.py).
"""

import logging
import os
import random
import statistics
import time
from http import HTTPStatus
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.personages import als
from tests.toegang.wereld import Wereld, maak_wereld

KEER = int(os.environ.get("KEER", "400"))
VREEMDEN = {"romy": "een collega", "chris": "iemand van een andere organisatie"}
RUIM = 0.1
"""How far the ratio may lie from one: more than the clock shows between two runs of the same page."""


@pytest.mark.django_db(databases="__all__")
def test_a_stranger_does_not_see_by_the_clock_whether_a_casus_exists() -> None:
    """The medians lie as close as two runs of one page do."""
    logging.disable(logging.WARNING)
    wereld = maak_wereld()
    for wie, wat in VREEMDEN.items():
        wel, niet = meet(wereld, wie)
        print(
            f"\n{wat}: {wel:.2f} ms waar hij bestaat, {niet:.2f} ms waar hij niet bestaat,"
            f" verhouding {wel / niet:.3f} ({KEER} keer elk)"
        )
        assert abs(wel / niet - 1) < RUIM


def meet(wereld: Wereld, wie: str) -> tuple[float, float]:
    """The medians, in milliseconds, of what exists and of what does not."""
    client, bestaand = als(Client(), wereld.leden[wie]), wereld.casussen["open"].id
    vraag(client, bestaand)
    tijden: dict[bool, list[float]] = {True: [], False: []}
    for bestaat in random.sample([True, False] * KEER, KEER * 2):
        tijden[bestaat].append(vraag(client, bestaand if bestaat else uuid4()))
    return statistics.median(tijden[True]), statistics.median(tijden[False])


def vraag(client: Client, casus: UUID) -> float:
    """How long the answer took, in milliseconds; it is always that there is nothing."""
    adres = reverse("casus", kwargs={"slug": "de-linde", "casus_id": casus})
    begin = time.perf_counter()
    status = client.get(adres).status_code
    duur = (time.perf_counter() - begin) * 1000
    assert status == HTTPStatus.NOT_FOUND
    return duur
