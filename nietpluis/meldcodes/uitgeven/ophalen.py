"""Fetching what is given out: for anybody, and with names for who works there. The room is open only while reading."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from nietpluis.kern.protocollen import protocol_op
from nietpluis.meldcodes import huidig
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.meldcodes.uitgeven.uitgave import (
    Uitgave,
    aanspreekpunt,
    functie_van,
    in_het_kort,
)
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.organisaties.toegang import in_organisatie

NUMMER = "algemeen_telefoonnummer"


def openbare(slug: str) -> Uitgave | None:
    """What everybody may read of the organisation with this address; None where nothing is published."""
    organisatie = Organisatie.objects.filter(slug=slug).first()
    if organisatie is None:
        return None
    with in_organisatie(organisatie.id):
        versie = huidig.geldende(organisatie.id)
    return maak(organisatie, versie, openbaar=True) if versie else None


def eigen(lid: Lidmaatschap) -> Uitgave | None:
    """The same with names and direct numbers. Call inside `met_lid(lid)`."""
    versie = huidig.geldende(lid.organisatie_id)
    return maak(lid.organisatie, versie, openbaar=False) if versie else None


def maak(organisatie: Organisatie, versie: Meldcodeversie, *, openbaar: bool) -> Uitgave:
    """One version as it is given out."""
    model, ingevuld = huidig.model_van(versie), huidig.ingevuld_van(versie)
    tekst = huidig.tekst_van(versie, openbaar=openbaar)
    protocol = protocol_op(model.sector, model.ingangsdatum)
    door = versie.vastgesteld_door
    return Uitgave(
        organisatie=organisatie.naam,
        slug=organisatie.slug,
        telefoon=ingevuld.invulpunten.get(NUMMER, "").strip() or organisatie.telefoon,
        tekst=tekst,
        nummer=versie.nummer,
        vastgesteld_op=versie.vastgesteld_op,
        vastgesteld_door=functie_van(door) if openbaar else door,
        herzien_voor=versie.herzien_voor,
        aanspreken=aanspreekpunt(ingevuld),
        adres=adres_van(organisatie.slug),
        kort=tuple(in_het_kort(model, ingevuld, tekst)),
        in_een_zin=tuple(stap.kort for stap in protocol.stappen),
        sector=model.sector,
        woorden={**protocol.woorden, **(model.woorden or {})},
        openbaar=openbaar,
    )


def adres_van(slug: str) -> str:
    """The whole address of the public page: always the same one, whatever name the visitor used."""
    return settings.WEBADRES + reverse("openbaar_meldcode", args=[slug])
