"""Several senders at once, and senders that are killed, against a real database and a real mail server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie
from nietpluis.portaal.postronde import ronde
from nietpluis.post.models import Poststuk
from nietpluis.post.uitgaand import klaarzetten_voor_velen
from nietpluis.post.versturen import Uitslag
from tests.post.mailserver import mailserver

BASIS = Path(__file__).resolve().parents[2]
MAILS = 60
pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def zet_klaar(organisatie: Organisatie) -> None:
    paren = [(f"mens{n}@x.example", "/") for n in range(MAILS)]
    with in_organisatie(organisatie.id, schrijven=True):
        klaarzetten_voor_velen("klaar", paren, organisatie_id=organisatie.id)


def stand(organisatie_id: UUID) -> Counter[str]:
    with in_organisatie(organisatie_id):
        return Counter(Poststuk.objects.values_list("status", flat=True))


def test_vier_verzenders_sturen_alles_een_keer(de_linde: Organisatie) -> None:
    with mailserver() as bus:
        zet_klaar(de_linde)
        uitslagen: list[Uitslag] = []

        def verzend() -> None:
            uitslagen.append(ronde())
            connections.close_all()

        draden = [threading.Thread(target=verzend) for _ in range(4)]
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join(120)
        assert sorted(bus.aan) == sorted(f"mens{n}@x.example" for n in range(MAILS))
    assert sum(uitslag.verstuurd for uitslag in uitslagen) == MAILS
    assert stand(de_linde.id) == {"verstuurd": MAILS}


def test_een_verzender_die_wordt_afgeschoten_verliest_niets(de_linde: Organisatie) -> None:
    """kill -9, again and again, somewhere between claiming and marking."""
    with mailserver() as bus:
        zet_klaar(de_linde)
        gedood = 0
        while gedood < 3:
            with subprocess.Popen(
                [sys.executable, "-c", VERZENDER],
                cwd=BASIS,
                env=os.environ | omgeving(),
                stdout=subprocess.DEVNULL,
            ) as verzender:
                begin, eerst = time.monotonic(), len(bus.berichten)
                while len(bus.berichten) < eerst + 5 and time.monotonic() - begin < 60:
                    time.sleep(0.005)
                verzender.send_signal(signal.SIGKILL)
            gedood += 1
        na_de_huur = partial(timezone.localtime, timezone.now() + timedelta(minutes=11))
        ronde(na_de_huur)
        keren = Counter(bus.aan)
        per_kenmerk = {(m["Message-ID"], m["To"]) for m in bus.berichten}
    assert set(keren) == {f"mens{n}@x.example" for n in range(MAILS)}  # nobody was forgotten
    assert sum(keren.values()) - MAILS <= gedood  # at most one each that nobody could know of
    assert len(per_kenmerk) == MAILS  # and that one carries the same mark
    assert stand(de_linde.id) == {"verstuurd": MAILS}


VERZENDER = """
import os, django
from django.conf import settings
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nietpluis.config.settings")
django.setup()
for alias, naam in zip(("default", "sleutels"), os.environ["TOETS_NAMEN"].split(os.pathsep)):
    settings.DATABASES[alias]["NAME"] = naam
from nietpluis.portaal.postronde import ronde
ronde()
"""


def omgeving() -> dict[str, str]:
    """The databases of the test and its mail server, for a process of its own."""
    namen = [str(connections[alias].settings_dict["NAME"]) for alias in ("default", "sleutels")]
    return {
        "TOETS_NAMEN": os.pathsep.join(namen),
        "NIETPLUIS_MAIL_SERVER": "127.0.0.1",
        "NIETPLUIS_MAIL_POORT": str(settings.EMAIL_PORT),
        "NIETPLUIS_GEHEIM": settings.SECRET_KEY,
    }


def test_de_toets_kent_zijn_databases() -> None:
    assert str(connection.settings_dict["NAME"]) in omgeving()["TOETS_NAMEN"]
