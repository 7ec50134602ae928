"""A site on databases of its own, of the engine that is being tested; and an empty one to put its copies back in."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from urllib.parse import quote

import psycopg
from django.db import connection
from psycopg import sql

from nietpluis.kluis.rollen import VOORVOEGSEL, Rol
from nietpluis.reservekopie.paar import maak_paar, openbaar_van
from tests.docs.pagina import BASIS

PRIVE = maak_paar()[0]
SECONDEN = 240


@dataclass
class Huis:
    """Two stores and the settings to reach them; every command runs in a process of its own."""

    map: Path
    databases: list[str] = field(default_factory=list)

    @property
    def omgeving(self) -> dict[str, str]:
        kaal = {n: w for n, w in os.environ.items() if not n.startswith("NIETPLUIS_")}
        sleutels = {
            "NIETPLUIS_VAR": str(self.map),
            # The very same keys for each site of these tests, as after a fire.
            "NIETPLUIS_HOOFDSLEUTEL": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "NIETPLUIS_RESERVESLEUTEL": openbaar_van(PRIVE),
        }
        namen = ("DATABASE", "SLEUTELDATABASE")
        for naam, database in zip(namen, self.databases, strict=False):
            sleutels[f"NIETPLUIS_{naam}"] = adres(database)
            sleutels[f"NIETPLUIS_RESERVEKOPIE_{naam}"] = adres(database, Rol.RESERVEKOPIE)
        return {**kaal, **sleutels, "DJANGO_SETTINGS_MODULE": "nietpluis.config.settings"}

    def draai(
        self, *opdracht: str, invoer: str = "", goed: bool = True, **anders: str
    ) -> tuple[str, str]:
        """What a process said, on both its ways; it must end well, or (`goed=False`) must not."""
        klaar = subprocess.run(
            [sys.executable, *opdracht], cwd=BASIS, env={**self.omgeving, **anders}, input=invoer,
            capture_output=True, text=True, check=False, timeout=SECONDEN,
        )  # fmt: skip
        assert (klaar.returncode == 0) is goed, klaar.stdout + klaar.stderr
        assert "Traceback" not in klaar.stderr, klaar.stderr
        return klaar.stdout, klaar.stderr

    def nietpluis(self, *opdracht: str, goed: bool = True, **anders: str) -> str:
        return "\n".join(self.draai("-m", "nietpluis", *opdracht, goed=goed, **anders))

    def richt_in(self) -> None:
        """The tables and the rights, nobody in them yet."""
        for database in ("default", "sleutels"):
            self.nietpluis("migrate", "--database", database, "-v", "0")
            if self.databases:
                self.nietpluis("rollen", "--toepassen", "--database", database)

    def zet_terug(self, pad: Path, *erbij: str, goed: bool = True) -> str:
        bestand = self.map / "prive"
        bestand.write_text(PRIVE)
        return self.nietpluis(
            "herstel", str(pad), "--sleutelbestand", str(bestand), *erbij, goed=goed
        )

    @contextmanager
    def schrijver(self) -> Iterator[Path]:
        """Somebody records without end; what was acknowledged lands in the file that is given."""
        uit = self.map / "gezegd"
        with uit.open("ab") as naar, (self.map / "fouten").open("wb") as fouten:
            proces = subprocess.Popen(
                [sys.executable, "-m", "tests.casussen.schrijver", "volhard"],
                cwd=BASIS, env=self.omgeving, stdout=naar, stderr=fouten,
            )  # fmt: skip
        try:
            yield uit
        finally:
            proces.kill()
            proces.wait()


def adres(database: str, rol: Rol = Rol.EIGENAAR) -> str:
    hoe = connection.settings_dict
    wie = f"{VOORVOEGSEL}_{rol}:{quote(hoe['PASSWORD'])}"
    return f"postgresql://{wie}@{hoe['HOST']}:{hoe['PORT']}/{database}"


@contextmanager
def huis(map_: Path) -> Iterator[Huis]:
    """An empty site; on PostgreSQL its two databases are gone afterwards."""
    if connection.vendor == "sqlite":
        yield Huis(map_)
        return
    namen = [f"rk_{token_hex(6)}_{wat}" for wat in ("gegevens", "sleutels")]
    with psycopg.connect(adres("postgres"), autocommit=True) as beheer:
        for naam in namen:
            beheer.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(naam)))
        try:
            yield Huis(map_, namen)
        finally:
            for naam in namen:
                weg = sql.SQL("DROP DATABASE {} WITH (FORCE)")
                beheer.execute(weg.format(sql.Identifier(naam)))
