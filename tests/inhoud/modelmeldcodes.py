"""The model meldcodes as somebody reads them, filled in with their own examples."""

from collections.abc import Iterator
from dataclasses import replace

from nietpluis.kern.inhoud import namen, uitgaven
from nietpluis.kern.meldcodetekst import Meldcodetekst, Onderdeeltekst, stel_samen, voorbeeld
from nietpluis.kern.modelmeldcode import Modelmeldcode, modelmeldcode
from tests.inhoud.leesbaarheid import Plek


def alle_modellen() -> list[Modelmeldcode]:
    """Every edition of every model text that an organisation can choose."""
    alle = (
        modelmeldcode(naam, op) for naam in namen("meldcodes") for op in uitgaven("meldcodes", naam)
    )
    return [model for model in alle if not model.grondslag]


def naam_van(model: Modelmeldcode) -> str:
    """The edition as a file is named."""
    return f"{model.model}/{model.ingangsdatum}"


def tekst_van(model: Modelmeldcode, *, openbaar: bool = False) -> Meldcodetekst:
    """The whole model with every special form, filled in with its examples."""
    alles = replace(voorbeeld(model), vormen=tuple(vorm.code for vorm in model.vormen))
    return stel_samen(model, alles, openbaar=openbaar)


def zinnen_van(deel: Onderdeeltekst) -> list[str]:
    """The running text of a section: no headings and no table."""
    regels: list[str] = []
    for blok in deel.blokken:
        regels += [*blok.regels, *([blok.tekst] if blok.soort == "alinea" else [])]
    return regels


def alle_teksten(model: Modelmeldcode) -> Iterator[Plek]:
    """Every text of a model that anybody reads: the meldcode, its short form, and what the builder asks."""
    tekst = tekst_van(model)
    for deel in tekst.onderdelen:
        koppen = [blok.tekst for blok in deel.blokken if blok.soort == "kop"]
        yield from ((deel.code, regel) for regel in (deel.titel, *koppen, *zinnen_van(deel)))
        if deel.kort:
            yield f"{deel.code}.kort", deel.kort
    for onderdeel in model.onderdelen:
        yield f"{onderdeel.code}.hulp", onderdeel.hulp
    for punt in model.invulpunten:
        yield from ((punt.code, regel) for regel in (punt.vraag, punt.hulp) if regel)
