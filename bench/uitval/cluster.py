"""Three PostgreSQL nodes under Patroni, with etcd, HAProxy and PgBouncer before them, on loopback."""

import contextlib
import json
import secrets
import shutil
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench.uitval.processen import Ploeg, vrije_poorten, wacht_tot
from nietpluis.kluis import rollen

KNOPEN = ("knoop1", "knoop2", "knoop3")
NODIG = {
    "etcd": "etcd-server",
    "patroni": "patroni",
    "haproxy": "haproxy",
    "pgbouncer": "pgbouncer",
}
# Patroni's own advice for a quick takeover: the shortest lease it allows, looked at every five seconds.
LEASE = {"ttl": 20, "loop_wait": 5, "retry_timeout": 5}
EIGENAAR, SITE = (f"{rollen.VOORVOEGSEL}_{rol}" for rol in (rollen.Rol.EIGENAAR, rollen.Rol.SITE))
DATABASES = ("nietpluis", "sleutels")


def vind_programmas() -> dict[str, str]:
    """Where each program stands; stops with what to install."""
    pad = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"
    gevonden = {naam: shutil.which(naam, path=pad) for naam in NODIG}
    if weg := [NODIG[naam] for naam, plek in gevonden.items() if plek is None]:
        sys.exit(f"Installeer eerst: apt install {' '.join(weg)}")
    return {naam: plek for naam, plek in gevonden.items() if plek}


@dataclass
class Cluster:
    """The running cluster: who leads, and by which addresses one reaches it."""

    ploeg: Ploeg
    bin: Path
    programmas: dict[str, str]
    wachtwoord: str
    poorten: dict[str, int]

    def adres(self, poort: str, rol: str, database: str) -> str:
        """The address of a database, through the door with this name."""
        return f"postgresql://{rol}:{self.wachtwoord}@127.0.0.1:{self.poorten[poort]}/{database}"

    def leden(self) -> dict[str, str]:
        """Name of each node -> its part (leader, sync_standby, replica), as the nodes themselves say."""
        for knoop in KNOPEN:
            with contextlib.suppress(OSError, urllib.error.URLError, ValueError):
                adres = f"http://127.0.0.1:{self.poorten[f'{knoop}_api']}/cluster"
                with urllib.request.urlopen(adres, timeout=3) as antwoord:
                    leden = json.load(antwoord)["members"]
                return {lid["name"]: lid["role"] for lid in leden if lid["state"] != "stopped"}
        return {}

    def leider(self) -> str | None:
        """The node that takes writes now."""
        return next((naam for naam, rol in self.leden().items() if rol == "leader"), None)

    def is_synchroon(self) -> bool:
        """Whether there is a leader, and another node that has what is acknowledged."""
        rollen_ = set(self.leden().values())
        return {"leader", "sync_standby"} <= rollen_


def begin(team: Ploeg, bin_: Path, programmas: dict[str, str]) -> Cluster:
    """Start everything and wait until writes are synchronous; roles and databases are made."""
    namen = ["etcd", "etcd_peer", "haproxy", "pgbouncer"]
    namen += [f"{knoop}{deel}" for knoop in KNOPEN for deel in ("", "_api")]
    poorten = dict(zip(namen, vrije_poorten(len(namen)), strict=True))
    cluster = Cluster(team, bin_, programmas, secrets.token_hex(16), poorten)
    _start_etcd(cluster)
    for knoop in KNOPEN:
        _start_knoop(cluster, knoop)
    _start_haproxy(cluster)
    wacht_tot("een leider met een synchrone standby", cluster.is_synchroon)
    _maak_rollen(cluster)
    _start_pgbouncer(cluster)
    wacht_tot("antwoord door PgBouncer", lambda: _antwoordt(cluster))
    return cluster


def _start_etcd(cluster: Cluster) -> None:
    hier = f"http://127.0.0.1:{cluster.poorten['etcd']}"
    onderling = f"http://127.0.0.1:{cluster.poorten['etcd_peer']}"
    cluster.ploeg.start(
        "etcd",
        [
            cluster.programmas["etcd"], "--name", "etcd1", "--data-dir", cluster.ploeg.map / "etcd",
            "--listen-client-urls", hier, "--advertise-client-urls", hier,
            "--listen-peer-urls", onderling, "--initial-advertise-peer-urls", onderling,
            "--initial-cluster", f"etcd1={onderling}",
        ],
    )  # fmt: skip


def _start_knoop(cluster: Cluster, knoop: str) -> None:
    bestand = cluster.ploeg.map / f"{knoop}.json"  # YAML takes JSON
    bestand.write_text(json.dumps(_instellingen(cluster, knoop)))
    cluster.ploeg.start(knoop, [cluster.programmas["patroni"], bestand])


def _instellingen(cluster: Cluster, knoop: str) -> dict[str, Any]:
    api, pg = (f"127.0.0.1:{cluster.poorten[f'{knoop}{deel}']}" for deel in ("_api", ""))
    inlog = {"password": cluster.wachtwoord}
    return {
        "scope": "nietpluis",
        "name": knoop,
        "restapi": {"listen": api, "connect_address": api},
        "etcd3": {"host": f"127.0.0.1:{cluster.poorten['etcd']}"},
        "bootstrap": {
            "dcs": {
                **LEASE,
                "synchronous_mode": True,
                "synchronous_mode_strict": True,
                "postgresql": {"use_pg_rewind": True, "parameters": {"max_connections": 100}},
            },
            "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "data-checksums"],
        },
        "postgresql": {
            "listen": pg,
            "connect_address": pg,
            "data_dir": str(cluster.ploeg.map / knoop),
            "bin_dir": str(cluster.bin),
            "pgpass": str(cluster.ploeg.map / f"{knoop}.pgpass"),
            "pg_hba": [
                "host replication herhaler 127.0.0.1/32 scram-sha-256",
                "host all all 127.0.0.1/32 scram-sha-256",
            ],
            "authentication": {
                "superuser": {"username": "postgres", **inlog},
                "replication": {"username": "herhaler", **inlog},
                "rewind": {"username": "terugspoeler", **inlog},
            },
            "parameters": {"unix_socket_directories": "", "fsync": "on", "full_page_writes": "on"},
        },
    }


_HAPROXY = """
global
  maxconn 500
defaults
  mode tcp
  timeout connect 3s
  timeout client 30m
  timeout server 30m
  timeout check 2s
listen hoofd
  bind 127.0.0.1:{poort}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
"""


def _start_haproxy(cluster: Cluster) -> None:
    bestand = cluster.ploeg.map / "haproxy.cfg"
    servers = [
        f"  server {knoop} 127.0.0.1:{cluster.poorten[knoop]} check port {cluster.poorten[f'{knoop}_api']}\n"
        for knoop in KNOPEN
    ]
    bestand.write_text(_HAPROXY.format(poort=cluster.poorten["haproxy"]) + "".join(servers))
    cluster.ploeg.start("haproxy", [cluster.programmas["haproxy"], "-db", "-f", bestand])


_PGBOUNCER = """
[databases]
* = host=127.0.0.1 port={haproxy}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {pgbouncer}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {namen}
pool_mode = transaction
default_pool_size = 10
max_client_conn = 200
server_connect_timeout = 3
server_login_retry = 1
query_wait_timeout = 15
ignore_startup_parameters = extra_float_digits
"""


def _start_pgbouncer(cluster: Cluster) -> None:
    namen = cluster.ploeg.map / "namen.txt"
    namen.write_text("".join(f'"{rol}" "{cluster.wachtwoord}"\n' for rol in (EIGENAAR, SITE)))
    bestand = cluster.ploeg.map / "pgbouncer.ini"
    bestand.write_text(_PGBOUNCER.format(namen=namen, **cluster.poorten))
    cluster.ploeg.start("pgbouncer", [cluster.programmas["pgbouncer"], bestand])


def _maak_rollen(cluster: Cluster) -> None:
    """The roles of `nietpluis rollen`, each able to sign in, and the two databases."""
    adres = cluster.adres("haproxy", "postgres", "postgres")
    wacht_tot("antwoord door HAProxy", lambda: _verbindt(adres))
    with psycopg.connect(adres, autocommit=True) as verbinding:
        for opdracht in rollen.maak():
            verbinding.execute(sql.SQL(opdracht))
        for rol in (EIGENAAR, SITE):
            geef = sql.SQL("ALTER ROLE {} PASSWORD {}")
            verbinding.execute(geef.format(sql.Identifier(rol), sql.Literal(cluster.wachtwoord)))
        for database in DATABASES:
            maak = sql.SQL("CREATE DATABASE {} OWNER {}")
            verbinding.execute(maak.format(sql.Identifier(database), sql.Identifier(EIGENAAR)))


def _verbindt(adres: str) -> bool:
    with psycopg.connect(adres, connect_timeout=3):
        return True


def _antwoordt(cluster: Cluster) -> bool:
    return _verbindt(cluster.adres("pgbouncer", SITE, DATABASES[0]))


@contextlib.contextmanager
def bewaard(bestand: Path, map_: Path) -> Iterator[None]:
    """When the trial stops with an error, keep what the programs said."""
    try:
        yield
    except BaseException:
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_text(
            "".join(
                f"== {log.name}\n{log.read_text(errors='replace')[-4000:]}\n"
                for log in map_.glob("*.log")
            )
        )
        raise
