"""A real mail server on loopback, which takes mail, refuses it, or goes away as a test asks."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.test import override_settings

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


@dataclass
class Bus:
    """What the mail server got, and what it answers: the first of `antwoorden`, then 250."""

    berichten: list[Message] = field(default_factory=list)
    aan: list[str] = field(default_factory=list)
    op_adres: list[str] = field(default_factory=list)
    op_inhoud: list[str] = field(default_factory=list)
    versleuteld: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 -- the name is aiosmtpd's
        self, _server: SMTP, _sessie: Session, envelop: Envelope, adres: str, _opties: list[str]
    ) -> str:
        antwoord = self.op_adres.pop(0) if self.op_adres else "250 OK"
        if antwoord.startswith("250"):
            envelop.rcpt_tos.append(adres)
        return antwoord

    async def handle_DATA(self, server: SMTP, sessie: Session, envelop: Envelope) -> str:  # noqa: N802
        antwoord = self.op_inhoud.pop(0) if self.op_inhoud else "250 OK"
        if antwoord in ("250 OK", "weg"):
            assert isinstance(envelop.content, bytes)
            self.berichten.append(message_from_bytes(envelop.content))
            self.aan += envelop.rcpt_tos
            self.versleuteld.append(sessie.ssl is not None)
        if antwoord == "weg":  # taken, and gone before the answer
            assert server.transport is not None
            server.transport.close()
            return "250 OK"
        return antwoord

    def kenmerken(self) -> list[str]:
        """The Message-ID of each mail that was taken."""
        return [bericht["Message-ID"] for bericht in self.berichten]

    def tekst(self) -> str:
        """The body of the last mail."""
        inhoud = self.berichten[-1].get_payload(decode=True)
        assert isinstance(inhoud, bytes)
        return inhoud.decode()


@contextmanager
def mailserver(**opties: Any) -> Iterator[Bus]:
    """Run a mail server, and let the site use it; `opties` are those of aiosmtpd."""
    bus = Bus()
    aan = Controller(bus, hostname="127.0.0.1", port=_vrije_poort(), **opties)
    aan.start()
    try:
        with op_poort(aan.port):
            yield bus
    finally:
        aan.stop()


def _vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def op_poort(poort: int, **anders: Any) -> override_settings:
    """Settings with which the site mails to this port."""
    basis = {
        "EMAIL_BACKEND": SMTP_BACKEND,
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": poort,
        "EMAIL_TIMEOUT": 5,
        "MAIL_SERVER": "127.0.0.1",
    }
    return override_settings(**basis | anders)


def certificaat(map_: Path) -> ssl.SSLContext:
    """A certificate for 127.0.0.1 signed by itself, in `map_/cert.pem`, and a context that serves it."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    nu = dt.datetime.now(dt.UTC)
    adres = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    cert = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(nu - dt.timedelta(days=1))
        .not_valid_after(nu + dt.timedelta(days=1))
        .add_extension(adres, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(sleutel, hashes.SHA256())
    )
    (map_ / "cert.pem").write_bytes(cert.public_bytes(serialization.Encoding.PEM))
    (map_ / "key.pem").write_bytes(
        sleutel.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(map_ / "cert.pem", map_ / "key.pem")
    return context
