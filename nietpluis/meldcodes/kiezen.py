"""Which model texts an organisation can begin on, and where a next version begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from nietpluis.kern.meldcodetekst import Ingevuld, begin
from nietpluis.kern.meldcodeverschil import Modelverschil, breng_over, modelverschil
from nietpluis.kern.modelmeldcode import Modelmeldcode, model_op, modellen
from nietpluis.meldcodes.huidig import ingevuld_van, model_van
from nietpluis.meldcodes.models import Meldcodeversie
from nietpluis.organisaties.models import Lidmaatschap, Organisatie, Rol

VERIFIEREN = "te verifiëren"
EENPERSOONS = "eenpersoonspraktijk"
"""The model text for who works alone in care."""


@dataclass(frozen=True)
class Aanbod:
    """The model texts that fit the sector, those of the own provisions first, and all others."""

    eigen: tuple[Modelmeldcode, ...]
    andere: tuple[Modelmeldcode, ...]
    past: str = ""
    """The one that fits by what the organisation said of itself; empty where several do."""

    @property
    def alle(self) -> Mapping[str, Modelmeldcode]:
        """Every one by its name."""
        return {model.model: model for model in (*self.eigen, *self.andere)}


def aanbod(organisatie: Organisatie, op: date) -> Aanbod:
    """What this organisation can choose from on a day."""
    eigen = [model_op(naam, op) for naam in modellen(organisatie.sector)]
    eigen += _alleen(organisatie, eigen, op)
    voor = [model for model in eigen if _past(model, organisatie)]
    na = [model for model in eigen if model not in voor]
    andere = [model_op(n, op) for n in modellen() if n not in {model.model for model in eigen}]
    past = voor or [model for model in na if model.model != EENPERSOONS]
    return Aanbod(
        (*voor, *na),
        tuple(sorted(andere, key=lambda model: model.naam)),
        past[0].model if len(past) == 1 else "",
    )


def _alleen(organisatie: Organisatie, eigen: list[Modelmeldcode], op: date) -> list[Modelmeldcode]:
    """The text for who works alone, where it rests on the same ground as those of the sector and is not among them."""
    model = model_op(EENPERSOONS, op)
    grond = {een.erft.partition("/")[0] for een in eigen}
    zelfde = model not in eigen and model.erft.partition("/")[0] in grond
    return [model] if organisatie.eenpersoons and zelfde else []


def _past(model: Modelmeldcode, organisatie: Organisatie) -> bool:
    """Whether this text is for who works alone in this very sector, or for what this organisation provides."""
    alleen = organisatie.eenpersoons and model.model == EENPERSOONS
    eigen_sector = model.sector == organisatie.sector
    return (alleen and eigen_sector) or model.voorziening in organisatie.voorzieningen


@dataclass(frozen=True)
class Vernieuwing:
    """A newer edition of the model text that a version stands on, and what it does differently."""

    model: Modelmeldcode
    verschil: Modelverschil


def nieuwere_uitgave(versie: Meldcodeversie, op: date) -> Vernieuwing | None:
    """The edition that holds now, when it is not the one this version stands on."""
    oud = model_van(versie)
    nieuw = model_op(oud.model, op)
    if nieuw.ingangsdatum == oud.ingangsdatum:
        return None
    return Vernieuwing(nieuw, modelverschil(oud, nieuw))


def vervolg(versie: Meldcodeversie, model: Modelmeldcode) -> Ingevuld:
    """What a next version begins with: all that the version has, as far as this model knows it."""
    return breng_over(ingevuld_van(versie), model)


def eerste(lid: Lidmaatschap, model: Modelmeldcode) -> Ingevuld:
    """What a first version begins with: the model's own, and what this site knows of the organisation already."""
    leeg = begin(model)
    bekend = {punt.code: _bekend(lid).get(punt.code, "") for punt in model.invulpunten}
    gevuld = {code: waarde for code, waarde in bekend.items() if waarde}
    return replace(leeg, invulpunten={**leeg.invulpunten, **gevuld})


def _bekend(lid: Lidmaatschap) -> dict[str, str]:
    """Slot -> what is known. Names are those of the one aandachtsfunctionaris who receives the signals."""
    aandacht = (
        Lidmaatschap.objects.voor(lid)
        .filter(actief_tot=None)
        .met_rol(Rol.AANDACHTSFUNCTIONARIS)
        .select_related("gebruiker")
        .order_by("actief_van", "gebruiker__naam")
        .first()
    )
    return {
        "organisatie": lid.organisatie.naam,
        "algemeen_telefoonnummer": lid.organisatie.telefoon,
        "aandachtsfunctionaris_naam": aandacht.naam if aandacht else "",
        "aandachtsfunctionaris_telefoon": aandacht.telefoon if aandacht else "",
    }
