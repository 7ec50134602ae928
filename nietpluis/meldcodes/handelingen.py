"""What somebody does with the meldcode leaves a row for good: the one way to write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from nietpluis.kern.rechten import mag
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.models import Meldcodehandeling, Meldcodeversie
from nietpluis.organisaties.models import Lidmaatschap, Organisatie


def neem_op_slot(lid: Lidmaatschap, act: str) -> None:
    """Let this act be the only one on the meldcode of this organisation until the transaction ends.

    Raises MeldcodeFout when the member may not do it. SQLite has the one write lock already.
    """
    if bezwaar := mag(act, lid.rolnamen):
        raise MeldcodeFout(bezwaar)
    Organisatie.objects.select_for_update().get(id=lid.organisatie_id)


def noteer(
    lid: Lidmaatschap,
    wat: str,
    *,
    versie: Meldcodeversie | None = None,
    naam: str = "",
    reden: str = "",
    nu: datetime | None = None,
) -> Meldcodehandeling:
    """Record an act; `naam` is name and function, those of the member where none is given."""
    return Meldcodehandeling.objects.create(
        organisatie_id=lid.organisatie_id,
        wat=wat,
        versie=versie,
        wie=lid,
        naam=naam or naam_en_functie(lid),
        wanneer=nu or timezone.now(),
        reden=reden,
    )


def naam_en_functie(lid: Lidmaatschap) -> str:
    """How somebody signs: "Gerda Postma, bestuurder"."""
    return f"{lid.naam}, {lid.functie}" if lid.functie else lid.naam


def alle(lid: Lidmaatschap) -> Sequence[Meldcodehandeling]:
    """Every act of the organisation, the newest first, with its version. One query."""
    return list(Meldcodehandeling.objects.voor(lid).select_related("versie").order_by("-id"))
