"""A meldcode made quickly, along the same road as on the screen: written, judged, adopted, published."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from nietpluis.kern.meldcodetekst import Ingevuld, begin, nog_invullen
from nietpluis.kern.modelmeldcode import Modelmeldcode, model_op, modellen
from nietpluis.meldcodes import schrijven, vaststellen
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie
from nietpluis.meldcodes.vaststellen import Vaststelling, over_jaren
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol
from nietpluis.organisaties.toegang import in_organisatie, met_lid

NUMMER = "088 000 01 23"


def gepubliceerd(
    wie: Lidmaatschap | Organisatie, model: str = "", *, nu: datetime | None = None
) -> Meldcodeversie:
    """A version that is on the public page now, of the organisation of this member."""
    versie = vastgesteld(wie, model, nu=nu)
    bestuurder = met_rol(_lid(wie), Rol.BESTUURDER)
    with met_lid(bestuurder, schrijven=True):
        return vaststellen.publiceer(bestuurder, versie, nu=nu)


def vastgesteld(
    wie: Lidmaatschap | Organisatie, model: str = "", *, nu: datetime | None = None
) -> Meldcodeversie:
    """A version that the bestuurder adopted and nobody published."""
    lid, nu = _lid(wie), nu or timezone.now()
    beoordeeld(lid, model, nu=nu)
    bestuurder, dag = met_rol(lid, Rol.BESTUURDER), timezone.localdate(nu)
    vaststelling = Vaststelling(
        naam="Gerda Postma, bestuurder", op=dag, herzien_voor=over_jaren(dag, 2)
    )
    with met_lid(bestuurder, schrijven=True):
        return vaststellen.stel_vast(bestuurder, vaststelling, nu=nu)


def beoordeeld(wie: Lidmaatschap, model: str = "", *, nu: datetime | None = None) -> None:
    """A concept that the aandachtsfunctionaris approved: it waits for the bestuurder."""
    voorgelegd(wie, model, nu=nu)
    aandacht = met_rol(wie, Rol.AANDACHTSFUNCTIONARIS)
    with met_lid(aandacht, schrijven=True):
        vaststellen.keur_goed(aandacht, nu=nu)


def voorgelegd(wie: Lidmaatschap, model: str = "", *, nu: datetime | None = None) -> None:
    """A concept, whole, that waits for the aandachtsfunctionaris."""
    begonnen(wie, model, nu=nu)
    aandacht = met_rol(wie, Rol.AANDACHTSFUNCTIONARIS)
    with met_lid(aandacht, schrijven=True):
        vaststellen.leg_voor(aandacht, nu=nu)


def begonnen(wie: Lidmaatschap, model: str = "", *, nu: datetime | None = None) -> Meldcodeconcept:
    """A concept with every slot filled in, still being written."""
    gekozen = model_van_sector(wie.organisatie, model)
    aandacht = met_rol(wie, Rol.AANDACHTSFUNCTIONARIS)
    with met_lid(aandacht, schrijven=True):
        return schrijven.begin(aandacht, gekozen, ingevuld(gekozen), nu=nu)


def ingevuld(model: Modelmeldcode) -> Ingevuld:
    """Everything that this model asks, filled in with its own examples."""
    leeg = begin(model)
    antwoorden = {code: _antwoord(model, code) for code in nog_invullen(model, leeg)}
    return replace(leeg, invulpunten={**leeg.invulpunten, **antwoorden})


def model_van_sector(organisatie: Organisatie, model: str = "") -> Modelmeldcode:
    """The model text of this name, or the first of the sector of the organisation, or the first there is."""
    naam = model or (modellen(organisatie.sector) or modellen())[0]
    return model_op(naam, timezone.localdate())


def met_rol(lid: Lidmaatschap, rol: str) -> Lidmaatschap:
    """The colleague who holds this role; where nobody does, this member acts as if. No row changes."""
    with in_organisatie(lid.organisatie_id):
        leden = Lidmaatschap.objects.actief(timezone.localdate()).met_rol(rol).volledig()
        if gevonden := leden.order_by("gebruiker__naam").first():
            return gevonden
        zelf = Lidmaatschap.objects.get_queryset().volledig().get(id=lid.id)
    zelf.__dict__["rolnamen"] = zelf.rolnamen | {rol}
    return zelf


def _antwoord(model: Modelmeldcode, code: str) -> str:
    punt = model.invulpunt(code)
    vast = {"telefoon": NUMMER, "datum": "2026-01-05", "getal": "2"}
    return vast.get(punt.soort) or punt.voorbeeld or "Voorbeeld"


def _lid(wie: Lidmaatschap | Organisatie) -> Lidmaatschap:
    if isinstance(wie, Lidmaatschap):
        return wie
    with in_organisatie(wie.id):
        leden = Lidmaatschap.objects.actief(timezone.localdate()).volledig()
        return leden.filter(organisatie=wie.id).order_by("gebruiker__naam")[0]
