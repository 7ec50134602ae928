"""What a measurement prints: the table, the weight of a first visit, and the machine it was done on."""

import os
import platform
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

from django.db import connection
from django.utils import timezone

from bench.bezoekers import aandacht, werkers
from bench.cijfers import tabel
from bench.gewicht import weeg
from bench.maatstaf.models import Regel
from bench.meting import meet
from bench.paden import paden

PAKKETTEN = ("Django", "granian", "psycopg", "cryptography", "pydantic")
REGELS = 20_000
"""Rows in the table of the yardstick."""


def verslag(poort: int, zaad: int, rondes: int, seconden: float) -> str:
    """Measure the site at this port and put it in words (Markdown)."""
    maak_maatstaf()
    rijen = meet(paden(zaad), poort, rondes, seconden)
    werker, anna = werkers(zaad, 1)[0], aandacht(zaad, 1)
    gewichten = [
        weeg(werker.klant(poort), "start van een medewerker", werker.basis),
        weeg(anna.klant(poort), "werklijst", f"{anna.basis}werklijst/"),
    ]
    return "\n".join(
        [
            machine(),
            "",
            tabel(rijen),
            "",
            "Eerste bezoek, bytes over de lijn:",
            "",
            *(f"- {gewicht.regel()}" for gewicht in gewichten),
        ]
    )


def maak_maatstaf() -> None:
    """Fill the yardstick's table."""
    nu = timezone.now()
    Regel.objects.bulk_create(
        (
            Regel(
                nummer=n,
                naam=f"Regel {n}",
                wat="Overleg met een collega of vraag advies",
                status="open",
                uiterlijk=nu + timedelta(minutes=n * 7919 % REGELS),
            )
            for n in range(REGELS)
        ),
        batch_size=2000,
    )


def machine() -> str:
    """Cores, memory and versions; nothing that says which machine."""
    geheugen = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgresql = cursor.fetchone()[0].split()[0]
    pakketten = ", ".join(f"{pakket} {version(pakket)}" for pakket in PAKKETTEN)
    return (
        f"{os.cpu_count()} kernen ({_processor()}), {geheugen:.0f} GiB geheugen; de meetklanten en"
        f" PostgreSQL draaien op dezelfde machine. Python {platform.python_version()},"
        f" PostgreSQL {postgresql}, {pakketten}."
    )


def _processor() -> str:
    for regel in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if regel.startswith("model name"):
            return regel.partition(":")[2].strip()
    return platform.machine()
