"""Telling those who oversee that something waits for their judgement: a mail that says only that."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from nietpluis.casussen.models import Leessignaal
from nietpluis.casussen.models.leessignaal import TOEZICHT
from nietpluis.casussen.uitsluiting import uitgesloten_van
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol
from nietpluis.post.uitgaand import klaarzetten


def meld(organisatie: Organisatie, signalen: Iterable[Leessignaal], nu: datetime) -> int:
    """Mail everyone who may judge one of these, once a day; how many people. In the caller's transaction."""
    alle = list(signalen)
    if not alle:
        return 0
    toezicht = _toezichthouders(dag_van(nu))
    buiten = uitgesloten_van(organisatie.id, {s.casus for s in alle if s.casus})
    wie = {lid.id: lid for signaal in alle for lid in mogen_oordelen(signaal, toezicht, buiten)}
    return mail(organisatie, wie.values(), dag_van(nu))


def mogen_oordelen(
    signaal: Leessignaal,
    toezicht: Iterable[Lidmaatschap],
    buiten: dict[UUID, frozenset[str]],
) -> list[Lidmaatschap]:
    """Who may judge this: never whom it is about, and nobody who is excluded from the casus it is about.

    About somebody who oversees, the bestuurder too. Nobody at all in a practice of one: then it is only kept.
    """
    alle = list(toezicht)
    kijkt_toe = any(lid.id == signaal.over_id and set(TOEZICHT) & lid.rolnamen for lid in alle)
    weg = buiten.get(signaal.casus, frozenset()) if signaal.casus else frozenset()
    return [
        lid
        for lid in alle
        if lid.id != signaal.over_id
        and str(lid.id) not in weg
        and (set(TOEZICHT) & lid.rolnamen or kijkt_toe)
    ]


def _toezichthouders(op: date) -> list[Lidmaatschap]:
    """Those who oversee and those who govern, with their roles; three queries."""
    leden = Lidmaatschap.objects.actief(op).filter(rollen__rol__in=(*TOEZICHT, Rol.BESTUURDER))
    return list(leden.distinct().volledig())


def mail(organisatie: Organisatie, leden: Iterable[Lidmaatschap], dag: date) -> int:
    """Put one mail a day ready for each of these people who have an address; it names nothing."""
    met_adres = [lid for lid in leden if lid.gebruiker.email]
    for lid in met_adres:
        klaarzetten(
            str(lid.gebruiker.email),
            "klaar",
            organisatie_id=organisatie.id,
            pad=f"/o/{organisatie.slug}/",
            eenmaal=f"lezen:{lid.id}:{dag}",
        )
    return len(met_adres)
