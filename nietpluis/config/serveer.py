"""Serving on one machine: one process, one thread. Production scales by processes (README)."""

import socket

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from nietpluis.config.omgeving import stop
from nietpluis.config.startbewijs import bewijs_de_start

ADRES = "127.0.0.1"
POORT = 8000


def eis_vrije_poort(adres: str = ADRES, poort: int = POORT) -> None:
    """Stop with one clear line when something already listens on this port."""
    soort = socket.AF_INET6 if ":" in adres else socket.AF_INET
    with socket.socket(soort, socket.SOCK_STREAM) as proef:
        # As the server does: a port that was freed a moment ago is free.
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((adres, poort))
        except OSError as fout:
            stop(f"{adres}:{poort} is niet vrij ({fout.strerror}). Loopt de site al?")


def serveer(adres: str = ADRES, poort: int = POORT) -> None:
    """Serve the site until interrupted. Call eis_vrije_poort first, before anything is promised.

    No access log is kept: who read what stands in the Raadpleging, not in a file of addresses.
    """
    eis_vrije_poort(adres, poort)
    bewijs_de_start()  # also closes what this process opened: the serving process is a fork
    Server(
        "nietpluis.config.wsgi:application",
        address=adres,
        port=poort,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
    ).serve()
