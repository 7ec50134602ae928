"""The post of the whole organisation to which signals go: who holds it, who stands in, who is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import formats, timezone

from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import Functie, Lidmaatschap, Rol


@dataclass(frozen=True)
class Bezetting:
    """Who receives signals, and until when that is the stand-in; the holder is back on `afwezig_tot`."""

    vervuller: Lidmaatschap
    waarnemer: Lidmaatschap | None
    afwezig_tot: date | None

    @property
    def mensen(self) -> list[Lidmaatschap]:
        """Holder and stand-in."""
        return [lid for lid in (self.vervuller, self.waarnemer) if lid]


def zoek_post(wie: Lidmaatschap) -> Functie | None:
    """Return the post of the whole organisation to which signals go, or None."""
    posten = Functie.objects.voor(wie).filter(team=None, naam=Rol.AANDACHTSFUNCTIONARIS)
    return posten.select_related("vervuller__gebruiker", "waarnemer__gebruiker").first()


def heeft_de_post(lid: Lidmaatschap) -> bool:
    """Whether signals of the organisation or of a team go to this member, or would as a stand-in."""
    return Functie.objects.filter(Q(vervuller=lid) | Q(waarnemer=lid)).exists()


def mag_in_de_post(bezetting: Bezetting) -> None:
    """Raise `BeheerFout` for two who are one, and for who does not work here or does not hold the role."""
    if bezetting.vervuller == bezetting.waarnemer:
        raise BeheerFout(
            "waarnemer", "Kies iemand anders: iemand kan niet voor zichzelf waarnemen."
        )
    op = timezone.localdate()
    for veld, lid in (("vervuller", bezetting.vervuller), ("waarnemer", bezetting.waarnemer)):
        if lid and not (lid.is_actief(op) and lid.heeft(Rol.AANDACHTSFUNCTIONARIS)):
            raise BeheerFout(veld, "Kies iemand met de rol aandachtsfunctionaris.")


def vul_post(wie: Lidmaatschap, bezetting: Bezetting) -> None:
    """Let it be so, with a trace of each change."""
    post = zoek_post(wie)
    was = (post.vervuller, post.waarnemer, post.afwezig_tot) if post else (None, None, None)
    post = post or Functie(organisatie=wie.organisatie)
    post.vervuller, post.waarnemer = bezetting.vervuller, bezetting.waarnemer
    post.afwezig_tot = bezetting.afwezig_tot
    post.save()
    _noteer(wie, was, post)


def _noteer(
    wie: Lidmaatschap,
    was: tuple[Lidmaatschap | None, Lidmaatschap | None, date | None],
    post: Functie,
) -> None:
    vervuller, waarnemer, afwezig_tot = was
    if vervuller != post.vervuller:
        noteer(wie, Wat.VERVULLER, post.vervuller, _naam(vervuller), _naam(post.vervuller))
    if waarnemer != post.waarnemer:
        over = post.waarnemer or waarnemer or post.vervuller
        noteer(wie, Wat.WAARNEMER, over, _naam(waarnemer), _naam(post.waarnemer))
    if afwezig_tot != post.afwezig_tot:
        noteer(wie, Wat.AFWEZIG, post.vervuller, dag(afwezig_tot), dag(post.afwezig_tot))


def _naam(lid: Lidmaatschap | None) -> str:
    return lid.naam if lid else ""


def dag(dag: date | None) -> str:
    """A day in words; empty for none."""
    return formats.date_format(dag, "j F Y") if dag else ""
