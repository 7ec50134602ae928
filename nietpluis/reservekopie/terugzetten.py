"""Putting a copy back: looked at whole first, never over what stands there unless asked, destruction replayed.

The site is stopped while this is done. What is destroyed stays destroyed: the register of destruction of the store
that stands there now is taken over before it goes, and an old copy of the keys is refused.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connections

from nietpluis.kluis import organisatiesleutels, register
from nietpluis.kluis.vernietigd import Vernietigd
from nietpluis.reservekopie import bron
from nietpluis.reservekopie.kopie import GEEN_KOPIE, Kop, KopieOngeldig, open_kopie
from nietpluis.reservekopie.maken import ALIAS, SLEUTELKOPIE_GELDT, Voortgang
from nietpluis.reservekopie.models import Reservekopie

Wat = Reservekopie.Wat


class NietTerug(Exception):
    """The copy is not put back; str() says why and what to do, in Dutch. Nothing was changed."""


class NietHelemaal(Exception):
    """The copy is back, and something that belongs to it is not; str() says what to do, in Dutch."""


@dataclass(frozen=True)
class Wens:
    """What is to be put back, and what may be given up for it."""

    pad: Path
    prive: str
    vervang: bool = False
    register: Path | None = None
    zonder_register: bool = False


def zet_terug(wens: Wens, nu: datetime, zeg: Voortgang) -> Kop:
    """Put one copy in the place of its store. Raises NietTerug, KopieOngeldig or BronFout; then nothing changed."""
    kop = keur(wens, nu, zeg)
    wat = Wat(kop.wat)
    regels, tekst = _register(wens, wat)
    if bron.motor(ALIAS[wat]) == "sqlite":
        _zet_sqlite(wens, wat)
    else:
        _zet_postgresql(wens, wat)
    organisatiesleutels.vergeet()
    if wat is Wat.SLEUTELS:
        _vernietig_opnieuw(regels, tekst)
    return kop


def keur(wens: Wens, nu: datetime, zeg: Voortgang) -> Kop:
    """Read the whole copy, and see whether it may be put back here. Raises NietTerug or KopieOngeldig."""
    kop, brokken = open_kopie(wens.pad, wens.prive)
    if kop.wat not in Wat.values:
        raise KopieOngeldig(GEEN_KOPIE)
    alias, aantal = ALIAS[Wat(kop.wat)], 0
    if kop.motor != bron.motor(alias):
        raise NietTerug(f"Deze kopie is van {kop.motor}. Hier staat {bron.motor(alias)}.")
    if kop.wat == Wat.SLEUTELS and nu - kop.moment > SLEUTELKOPIE_GELDT:
        raise NietTerug(
            f"Deze kopie van de sleutels is ouder dan {SLEUTELKOPIE_GELDT.days} dagen."
            " Zij zou terugbrengen wat vernietigd is. Neem een nieuwere."
        )
    if not wens.vervang and not _is_leeg(alias):
        raise NietTerug("Hier staan al gegevens. Wilt u die vervangen? Geef dan --vervang.")
    for brok in brokken:
        aantal += len(brok)
        zeg("nakijken", aantal, 0)
    return kop


def _is_leeg(alias: str) -> bool:
    return not connections[alias].introspection.table_names()


def _register(wens: Wens, wat: Wat) -> tuple[list[register.Regel], list[str]]:
    """What was destroyed: as the store says that stands here now, and as the file says. For a copy of keys only."""
    if wat is not Wat.SLEUTELS:
        return [], []
    tekst = _lees_register(wens.register) if wens.register else []
    if not _heeft_register() and not tekst and not wens.zonder_register:
        raise NietTerug(
            "Het register van wat vernietigd is, is hier niet. Geef het mee met --register BESTAND."
            " Is er nooit iets vernietigd? Geef dan --zonder-register."
        )
    staand = [regel for regel in register.regels() if regel.klopt] if _heeft_register() else []
    return staand, tekst


def _heeft_register() -> bool:
    tabellen = connections[ALIAS[Wat.SLEUTELS]].introspection.table_names()
    return Vernietigd._meta.db_table in tabellen


def _lees_register(pad: Path) -> list[str]:
    try:
        return pad.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fout:
        raise NietTerug(f"Het register in {pad.name} is niet te lezen.") from fout


def _vernietig_opnieuw(regels: list[register.Regel], tekst: list[str]) -> None:
    """Now that the keys are back, the lines of the file can be proved; then destroy what came back."""
    register.neem_op(regels)
    try:
        register.neem_op(register.lees(tekst))
    except register.RegelOngeldig as fout:
        raise NietHelemaal(
            f"De sleutels zijn terug, maar het register niet: {fout}"
            " Zet de site nog niet aan. Draai: nietpluis vernietigingen --herhaal --lijst BESTAND"
        ) from fout
    finally:
        register.herhaal()


def _zet_sqlite(wens: Wens, wat: Wat) -> None:
    """Written beside it, looked at, then put in its place in one step; the old file is gone with its log."""
    verbinding = connections[ALIAS[wat]]
    verbinding.close()
    bestand = Path(str(verbinding.settings_dict["NAME"]))
    nieuw = bestand.with_name(f".{bestand.name}.terug")
    try:
        _schrijf(nieuw, open_kopie(wens.pad, wens.prive)[1])
        with closing(sqlite3.connect(nieuw)) as gelezen:
            bron.keur_sqlite(gelezen)
        for erbij in ("-wal", "-shm"):
            bestand.with_name(bestand.name + erbij).unlink(missing_ok=True)
        nieuw.replace(bestand)
    finally:
        nieuw.unlink(missing_ok=True)


def _schrijf(naar: Path, brokken: Iterator[bytes]) -> None:
    naar.unlink(missing_ok=True)
    with os.fdopen(os.open(naar, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit:
        for brok in brokken:
            uit.write(brok)
        uit.flush()
        os.fsync(uit.fileno())


_LEEG = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
_ANDEREN = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def _zet_postgresql(wens: Wens, wat: Wat) -> None:
    """By pg_restore, as the owner: all of it or nothing, in one transaction with the emptying before it."""
    verbinding = connections[ALIAS[wat]]
    with verbinding.cursor() as cursor:
        cursor.execute(_ANDEREN)
        if cursor.fetchone()[0]:
            raise NietTerug(
                "De site of iemand anders gebruikt deze database nog. Zet die eerst stil."
            )
    verbinding.close()
    sql = [bron.programma("pg_restore"), "--no-owner", "--no-privileges", "--file=-"]
    psql = [bron.programma("psql"), "--no-psqlrc", "--quiet", "--single-transaction"]
    psql += ["--set", "ON_ERROR_STOP=1", "--command", _LEEG, "--file", "-", "--output", os.devnull]
    omgeving = bron.omgeving_van(settings.DATABASES[ALIAS[wat]])
    lezer = subprocess.Popen(sql, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 -- PostgreSQL's own
    zetter = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own
        psql, stdin=lezer.stdout, stderr=subprocess.PIPE, env=omgeving
    )
    _pomp(lezer, open_kopie(wens.pad, wens.prive)[1])
    _, fouten = zetter.communicate()
    if lezer.wait() or zetter.returncode:
        laatste = fouten.decode(errors="replace").strip().splitlines()
        raise NietTerug(f"PostgreSQL nam de kopie niet aan: {laatste[-1] if laatste else '?'}")


def _pomp(lezer: "subprocess.Popen[bytes]", brokken: Iterator[bytes]) -> None:
    assert lezer.stdin is not None  # noqa: S101 -- PIPE
    assert lezer.stdout is not None  # noqa: S101 -- PIPE
    lezer.stdout.close()  # the other program holds the end that counts
    try:
        with lezer.stdin as naar:
            for brok in brokken:
                naar.write(brok)
    except BrokenPipeError:
        pass  # the exit status tells
