"""Leaving: what ends with somebody's last day. Who works on what is handed over in casussen."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from nietpluis.organisaties import kaart
from nietpluis.organisaties.models import Functie, Gebruiker, Inlogkaart, Lidmaatschap, Uitnodiging
from nietpluis.organisaties.ontvangpost import heeft_de_post
from nietpluis.organisaties.rolverzoek import vervalt_bij_vertrek

__all__ = ["gestopt", "heeft_de_post", "laat_de_post_over", "sluit", "sluit_wie_vandaag_stopt"]


def sluit(lid: Lidmaatschap, wie: Lidmaatschap | None = None) -> None:
    """End at once what lets this member in: every session, the card, open requests and invitations.

    A person who works elsewhere too signs in there again. `wie`: the beheerder who does it, if one does.
    """
    nu = timezone.now()
    if wie:
        kaart.trek_in(wie, [lid], nu)
    Inlogkaart.objects.filter(lid=lid, ingetrokken_op=None).update(ingetrokken_op=nu)
    vervalt_bij_vertrek(lid)
    Uitnodiging.objects.open().filter(Q(lid=lid) | Q(door=lid)).update(ingetrokken_op=nu)
    Gebruiker.objects.filter(id=lid.gebruiker_id).update(aanmeldronde=F("aanmeldronde") + 1)


def sluit_wie_vandaag_stopt(op: date) -> int:
    """End what lets them in of those whose last day was yesterday. Returns how many."""
    leden = list(gestopt(op).filter(actief_tot=op))
    for lid in leden:
        sluit(lid)
    return len(leden)


def gestopt(op: date) -> QuerySet[Lidmaatschap]:
    """Who has no access any more on this day, in the organisation of the room."""
    return Lidmaatschap.objects.get_queryset().filter(actief_tot__lte=op)


def laat_de_post_over(op: date) -> list[Lidmaatschap]:
    """Let the stand-in hold every post whose holder is gone, and no gone person stand in.

    The stand-in was confirmed when it became one, so nobody new is let in. Returns who left a post.
    """
    weg: list[Lidmaatschap] = []
    for post in Functie.objects.get_queryset().select_related(
        "vervuller__gebruiker", "waarnemer__gebruiker"
    ):
        if post.waarnemer and _is_weg(post.waarnemer, op):
            weg.append(post.waarnemer)
            post.waarnemer = None
            post.save(update_fields=["waarnemer"])
        if post.waarnemer and _is_weg(post.vervuller, op):
            weg.append(post.vervuller)
            post.vervuller, post.waarnemer, post.afwezig_tot = post.waarnemer, None, None
            post.save(update_fields=["vervuller", "waarnemer", "afwezig_tot"])
    return weg


def _is_weg(lid: Lidmaatschap, op: date) -> bool:
    return lid.actief_tot is not None and lid.actief_tot <= op
