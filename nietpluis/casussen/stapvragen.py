"""Whom to ask for a step: the colleagues who hold the function that the meldcode gives it to.

Access comes only through the toewijzing that asking makes, and only for who may be assigned. Call inside the room.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.modelmeldcode import Functie
from nietpluis.kern.rechten import RECHTEN
from nietpluis.kern.taken import eerste_taak
from nietpluis.kern.verantwoordelijk import (
    MEDEWERKER,
    Beurt,
    Mens,
    Verdeling,
    beurt,
    kernwoorden,
    verdeling_van,
    wie_kan,
)
from nietpluis.organisaties.models import Functie as Post
from nietpluis.organisaties.models import Lidmaatschap, Rolvervulling

MEESTE = 40
"""The most colleagues looked at; who is called by the function comes first."""
STAP = "stap"
"""The task of a toewijzing for one step."""


@dataclass(frozen=True)
class Stapvraag:
    """Whose turn a step is by the meldcode: whether somebody on the casus holds it, and who else can be asked.

    `overleg`: who holds it and may not be assigned, or opens nothing; one talks with them.
    """

    beurt: Beurt
    hier: tuple[Lidmaatschap, ...]
    vragen: tuple[Lidmaatschap, ...]
    overleg: tuple[Lidmaatschap, ...]


def stap_te_vragen(dossier: Dossier) -> str:
    """The step at hand, when it asks something now and nobody was asked for it yet; "" when there is none."""
    taak = eerste_taak(dossier)
    if taak is None or taak.spoed or taak.aan != "mij" or not dossier.toegewezen:
        return ""
    return "" if taak.stap in dossier.gevraagd else taak.stap


def stapvraag(dossier: Dossier, stap: str, op: date) -> Stapvraag | None:
    """Who does this step, among who works here on this day; None where the casus began without a meldcode.

    Three queries for any number of colleagues.
    """
    verdeling = verdeling_van(dossier.opening)
    if verdeling is None:
        return None
    leden = {str(lid.id): lid for lid in _leden(dossier, verdeling, stap, op)}
    afwezig = _afwezig(op)
    mensen = {wie: _mens(lid, afwezig) for wie, lid in leden.items()}
    hier = beurt(verdeling, stap, [m for wie, m in mensen.items() if wie in dossier.toegewezen])
    allen = beurt(verdeling, stap, list(mensen.values()))
    houders = [leden[mens.lid] for mens in allen.mensen]
    weg = {*dossier.toegewezen, *dossier.uitgesloten}
    anderen = [lid for lid in houders if str(lid.id) not in weg]
    return Stapvraag(
        beurt=allen,
        hier=tuple(leden[m.lid] for m in hier.mensen) if hier.functies == allen.functies else (),
        vragen=tuple(lid for lid in anderen if _kan(lid)),
        overleg=tuple(lid for lid in anderen if not _kan(lid)),
    )


def _kan(lid: Lidmaatschap) -> bool:
    """Whether this colleague may be assigned, and can read: whoever has only a card has no second step."""
    return bool(lid.rolnamen & RECHTEN["word_toegewezen"] and lid.gebruiker.email)


def _leden(dossier: Dossier, verdeling: Verdeling, stap: str, op: date) -> list[Lidmaatschap]:
    """Who may hold one of the functions of this step: who is on the casus, who gave the signal, then by name."""
    hier = {*dossier.toegewezen}
    gevers = {s.auteur.lid for _, s in dossier.van(Signaal) if s.auteur.lid}
    functies = wie_kan(verdeling, stap)
    rollen = {functie.rol for functie in functies}
    vervult = Rolvervulling.objects.filter(lid=OuterRef("pk"), rol__in=rollen)
    bijzonder = Exists(vervult.exclude(rol=MEDEWERKER))
    genoemd = reduce(or_, _bij_naam(functies), Q(pk__in=[]))
    volgorde = Case(
        When(id__in=hier | gevers, then=Value(0)),
        When(genoemd, then=Value(1)),
        When(bijzonder, then=Value(2)),
        default=Value(
            3
        ),  # everybody may be medewerker: last, so that nobody else falls off the list
        output_field=IntegerField(),
    )
    actief = Lidmaatschap.objects.actief(op).filter(
        Q(id__in=hier | gevers) | genoemd | Exists(vervult)
    )
    eerst = actief.exclude(id__in=dossier.uitgesloten).annotate(plek=volgorde)
    return list(eerst.volledig().order_by("plek", "gebruiker__naam", "id")[:MEESTE])


def _bij_naam(functies: tuple[Functie, ...]) -> Iterator[Q]:
    """A filter for each way in which a function is called; whether it fits, kern decides."""
    for functie in functies:
        for woord in kernwoorden(functie.naam):
            yield Q(functie__icontains=woord)


def _afwezig(op: date) -> frozenset[str]:
    """The holders of a post who are away on this day."""
    posten = Post.objects.filter(afwezig_tot__gt=op).values_list("vervuller_id", flat=True)
    return frozenset(str(lid) for lid in posten)


def _mens(lid: Lidmaatschap, afwezig: frozenset[str]) -> Mens:
    wie = str(lid.id)
    return Mens(lid=wie, functie=lid.functie, rollen=lid.rolnamen, afwezig=wie in afwezig)
