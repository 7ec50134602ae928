"""Sending what waits, by SMTP. At least once, and seldom twice.

A sender takes one Poststuk in hand in a short transaction (nobody else gets it for ten minutes),
talks to the mail server with no transaction open, and marks it in another. Killed before the mail
server took it: sent later. Killed after that and before the mark: sent again, under the same
Message-ID, which most mailboxes show once. Nothing is lost in either case (docs/besluiten/0022).
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from nietpluis.post.brieven import bericht
from nietpluis.post.models import Poststuk
from nietpluis.post.omslag import OmslagDicht, open_omslag

log = logging.getLogger(__name__)
Kamer = Callable[[], AbstractContextManager[None]]
"""Opens a write transaction in which the post of one organisation can be read."""
Klok = Callable[[], datetime]
IN_HANDEN = timedelta(minutes=10)
"""Longer than one mail can take: every step with the mail server ends after EMAIL_TIMEOUT seconds."""
WACHTEN = (
    *(timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)),
    *(timedelta(hours=2), timedelta(hours=6), timedelta(hours=12)),
)
"""How long after each failed try; the last one repeats."""
LANGST = timedelta(days=5)
"""After this a mail is given up, and the beheerder sees it. A link in it lives seven days."""
BLIJVEND = 500
"""From this answer on the mail server says never (RFC 5321, 4.2.1); below it: not now."""
Status = Poststuk.Status


@dataclass
class Uitslag:
    """What became of the post: how many of each, and whether the mail server could be reached at all."""

    verstuurd: int = 0
    later: int = 0
    mislukt: int = 0
    bereikbaar: bool = True


class NietGelukt(Exception):
    """One mail was not taken. `code` says why, `voorgoed` whether trying again is useless."""

    def __init__(self, code: str, *, voorgoed: bool = False) -> None:
        self.code, self.voorgoed = code, voorgoed
        super().__init__(code)


class GeenServer(NietGelukt):
    """The mail server is not there, or lets nobody in: the rest of the post need not try now."""


def verstuur(kamer: Kamer, uitslag: Uitslag, klok: Klok = timezone.now) -> Uitslag:
    """Send what waits in one organisation and add it to `uitslag`; stops where no mail server answers.

    Call outside every transaction. `klok` says which post has its turn.
    """
    with _verbinding() as server:
        while uitslag.bereikbaar and (poststuk := _neem_in_handen(kamer, klok())):
            try:
                _stuur(server, poststuk)
            except NietGelukt as fout:
                uitslag.bereikbaar = not isinstance(fout, GeenServer)
                _tel(uitslag, _markeer_mislukt(kamer, poststuk, fout, klok()))
            else:
                _tel(uitslag, _markeer_verstuurd(kamer, poststuk, klok()))
    return uitslag


@contextmanager
def _verbinding() -> Iterator[BaseEmailBackend]:
    """One connection for many mails, opened at the first."""
    server = get_connection()
    try:
        yield server
    finally:
        _sluit(server)


def _sluit(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (OSError, smtplib.SMTPException):  # it went away by itself
        log.info("De mailserver sloot de verbinding.")


def _neem_in_handen(kamer: Kamer, nu: datetime) -> Poststuk | None:
    """Claim the oldest that waits: two senders never get the same one."""
    with kamer():
        # SKIP LOCKED: a second sender takes the next one. SQLite has one writer at a time anyhow.
        rijen = Poststuk.objects.wachtend(nu).select_for_update(skip_locked=True)
        poststuk = rijen.order_by("volgende_poging_op", "id").first()
        if poststuk is not None:
            poststuk.pogingen += 1
            poststuk.volgende_poging_op = nu + IN_HANDEN
            poststuk.save(update_fields=["pogingen", "volgende_poging_op"])
    return poststuk


def _stuur(server: BaseEmailBackend, poststuk: Poststuk) -> None:
    """Hand one mail to the mail server. Raises `NietGelukt`."""
    try:
        omslag = open_omslag(poststuk.zegel, poststuk.id)
        brief = bericht(poststuk.id, poststuk.soort, omslag)
    except (OmslagDicht, KeyError) as fout:  # KeyError: a text that a newer version took away
        raise NietGelukt("niet_te_lezen", voorgoed=True) from fout
    _open(server)
    try:
        server.send_messages([brief])
    except (OSError, smtplib.SMTPException, ValueError) as fout:
        if not isinstance(fout, smtplib.SMTPRecipientsRefused):
            _sluit(server)  # in what state it is nobody knows; the next mail opens a fresh one
        raise _duid(fout) from fout


def _open(server: BaseEmailBackend) -> None:
    """Reach the mail server, once for many mails. Raises `GeenServer`."""
    try:
        server.open()
    except smtplib.SMTPAuthenticationError as fout:
        raise GeenServer("aanmelden") from fout
    except smtplib.SMTPNotSupportedError as fout:  # it does not encrypt, or takes no password
        raise GeenServer("niet_veilig") from fout
    except (OSError, smtplib.SMTPException) as fout:
        raise GeenServer("geen_verbinding") from fout


def _duid(fout: Exception) -> NietGelukt:
    """Say in a code what a failed try means; never with the words of the mail server, which name the address."""
    match fout:
        case smtplib.SMTPRecipientsRefused():
            return _antwoord("adres", max(code for code, _ in fout.recipients.values()))
        case smtplib.SMTPDataError():
            return _antwoord("inhoud", fout.smtp_code)
        case smtplib.SMTPSenderRefused():
            return GeenServer("afzender")
        case smtplib.SMTPNotSupportedError() | ValueError():
            return NietGelukt("adres_onmogelijk", voorgoed=True)
        case _:
            return NietGelukt("verbroken")


def _antwoord(waarover: str, code: int) -> NietGelukt:
    voorgoed = code >= BLIJVEND
    return NietGelukt(f"{waarover}_{'geweigerd' if voorgoed else 'nu_niet'}", voorgoed=voorgoed)


def _markeer_verstuurd(kamer: Kamer, poststuk: Poststuk, nu: datetime) -> str:
    """Address and link are wiped: what is left says that a mail went, and when."""
    velden = {"status": Status.VERSTUURD, "verstuurd_op": nu, "fout": "", "zegel": b""}
    return _markeer(kamer, poststuk, velden)


def _markeer_mislukt(kamer: Kamer, poststuk: Poststuk, fout: NietGelukt, nu: datetime) -> str:
    volgende = nu + WACHTEN[min(poststuk.pogingen, len(WACHTEN)) - 1]
    op = fout.voorgoed or volgende > poststuk.gemaakt_op + LANGST
    log.warning("Een mail ging niet weg: %s.", fout.code)
    velden = {
        "status": Status.MISLUKT if op else Status.WACHT,
        "fout": fout.code,
        "volgende_poging_op": volgende,
    }
    return _markeer(kamer, poststuk, velden)


def _markeer(kamer: Kamer, poststuk: Poststuk, velden: dict[str, object]) -> str:
    """Write down what became of it, unless another sender took it over since. Returns the status."""
    with kamer():
        mijn = Poststuk.objects.filter(id=poststuk.id, pogingen=poststuk.pogingen)
        mijn.filter(status=Status.WACHT).update(**velden)
    return str(velden["status"])


def _tel(uitslag: Uitslag, status: str) -> None:
    uitslag.verstuurd += status == Status.VERSTUURD
    uitslag.later += status == Status.WACHT
    uitslag.mislukt += status == Status.MISLUKT
