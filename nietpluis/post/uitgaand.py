"""Putting mail ready, inside the transaction of the act it tells of: an act undone sends nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import get_connection
from django.core.validators import validate_email
from django.db import transaction

from nietpluis.post.brieven import bericht, brieven
from nietpluis.post.models import Poststuk
from nietpluis.post.omslag import Omslag, sluit

VAN_NIEMAND = UUID(int=0)
"""The organisation of mail about an account, which belongs to a person and to no organisation."""
BEWAREN = timedelta(days=30)
GEEN_MAILSERVER = "geen_mailserver"
Status = Poststuk.Status


def heeft_mailserver() -> bool:
    """Whether mail can reach people at all. Without one (a single laptop) a link is shown instead."""
    return bool(settings.MAIL_SERVER)


def klaarzetten(
    aan: str, soort: str, *, organisatie_id: UUID, pad: str, eenmaal: str | None = None
) -> Poststuk:
    """Put one mail ready, to be sent once this transaction holds.

    `soort` is a text of `inhoud/teksten/post.toml`, `pad` the path of a page ("/o/de-linde/"), without
    host. With `eenmaal` the same key gives the same Poststuk for 30 days, and no second mail. Call
    inside `in_organisatie(organisatie_id, schrijven=True)` or `met_lid(…, schrijven=True)`.
    Raises ValidationError for an address that is none, ValueError for an unknown text or a path that is none.
    """
    validate_email(aan)
    _eis_tekst_en_pad(soort, pad)
    nieuw = _poststuk(aan, soort, organisatie_id, pad, eenmaal or "")
    if not eenmaal:
        nieuw.save(force_insert=True)
        return _op_het_scherm(nieuw, aan, pad)
    velden = {v.attname: getattr(nieuw, v.attname) for v in Poststuk._meta.concrete_fields}
    sleutel = {naam: velden.pop(naam) for naam in ("organisatie_id", "eenmaal")}
    poststuk, is_nieuw = Poststuk.objects.get_or_create(**sleutel, defaults=velden)
    return _op_het_scherm(poststuk, aan, pad) if is_nieuw else poststuk


def klaarzetten_voor_velen(
    soort: str, aan_en_pad: Iterable[tuple[str, str]], *, organisatie_id: UUID
) -> int:
    """Put the same text ready for many, in a few statements. Returns how many. As `klaarzetten`."""
    rijen = [(aan, pad, _poststuk(aan, soort, organisatie_id, pad, "")) for aan, pad in aan_en_pad]
    for aan, pad, _ in rijen:
        validate_email(aan)
        _eis_tekst_en_pad(soort, pad)
    Poststuk.objects.bulk_create((rij for _, _, rij in rijen), batch_size=500)
    for aan, pad, rij in rijen:
        _op_het_scherm(rij, aan, pad)
    return len(rijen)


def ruim_op(nu: datetime) -> int:
    """Forget post of more than 30 days ago; inside the scope of one organisation. Returns how many."""
    return Poststuk.objects.filter(gemaakt_op__lt=nu - BEWAREN).delete()[0]


def _eis_tekst_en_pad(soort: str, pad: str) -> None:
    if soort not in brieven().soorten:
        raise ValueError(f"Er is geen brief {soort!r}.")
    if not pad.startswith("/") or pad.startswith("//"):
        raise ValueError("A path begins with one slash: the host is a setting.")


def _poststuk(aan: str, soort: str, organisatie_id: UUID, pad: str, eenmaal: str) -> Poststuk:
    id_ = uuid4()
    poststuk = Poststuk(id=id_, organisatie_id=organisatie_id, soort=soort, eenmaal=eenmaal)
    if heeft_mailserver():
        poststuk.zegel = sluit(Omslag(aan, pad), id_)
    else:  # nothing waits for a server that is not there
        poststuk.status, poststuk.fout, poststuk.zegel = Status.MISLUKT, GEEN_MAILSERVER, b""
    return poststuk


def _op_het_scherm(poststuk: Poststuk, aan: str, pad: str) -> Poststuk:
    """In development without a mail server the text goes to the console, once the act holds."""
    if not heeft_mailserver() and not settings.PRODUCTIE:
        brief = bericht(poststuk.id, poststuk.soort, Omslag(aan, pad))
        # Not among what a command answers on its standard output.
        brief.connection = get_connection(stream=sys.stderr)
        transaction.on_commit(brief.send)
    return poststuk
