"""What a casus shows of the organisation's meldcode: which version, who does a step, whom to ask for it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.stapvragen import Stapvraag
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.modelmeldcode import Functie
from nietpluis.kern.taak import Taak
from nietpluis.kern.verantwoordelijk import verdeling_van, wie_doet
from nietpluis.organisaties.models import Lidmaatschap, Organisatie
from nietpluis.ui.onderdelen import Beller
from nietpluis.ui.tijd import MAANDEN

KNOPPEN = 5
"""The most colleagues that one press can ask; the search finds the others."""
HOE = {
    "doet": "Volgens onze meldcode is deze stap voor: {}.",
    "vervangt": "Wie deze stap doet, is er nu niet. Volgens onze meldcode vervangt: {}.",
    "vangnet": "Volgens onze meldcode is er nu niemand voor deze stap. Dan is hij voor: {}.",
    "niemand": "Volgens onze meldcode is deze stap voor: {}. Er is nu niemand die dat doet.",
}


@dataclass(frozen=True)
class Versie:
    """Under which version a casus began, as a sentence, and what to know when a newer one is public."""

    zin: str
    url: str
    nieuwer: str = ""


@dataclass(frozen=True)
class Vraagknop:
    """One colleague who can be asked: the id, and the words of the button."""

    lid: str
    tekst: str
    functie: str


@dataclass(frozen=True)
class Stapregel:
    """Whose step it is, in words, and how to ask somebody for it."""

    zin: str
    titel: str = ""
    knoppen: tuple[Vraagknop, ...] = ()
    url: str = ""
    meer_url: str = ""
    overleg: tuple[Beller, ...] = ()


def versie(dossier: Dossier, organisatie: Organisatie, nieuwer: int | None) -> Versie | None:
    """The meldcode of this casus; None where it began without one. `nieuwer`: the number that is public now."""
    opening = dossier.opening
    if opening is None or opening.meldcode is None:
        return None
    van = f", vastgesteld {_dag(opening.meldcode_van)}" if opening.meldcode_van else ""
    zin = f"Meldcode van {organisatie.naam}, versie {opening.meldcode}{van}"
    url = reverse("meldcode_versie", args=[organisatie.slug, opening.meldcode])
    if not nieuwer:
        return Versie(zin, url)
    blijft = f"Deze casus begon onder versie {opening.meldcode} en blijft daarbij."
    return Versie(zin, url, f"Er is nu ook versie {nieuwer}. {blijft}")


def in_woorden(functies: tuple[Functie, ...]) -> str:
    """The names of functions in a sentence."""
    return " of ".join(functie.naam for functie in functies)


def wie_van(dossier: Dossier, stap: str) -> str:
    """Who does a step by the meldcode of this casus, in words; "" where it began without one."""
    verdeling = verdeling_van(dossier.opening)
    return in_woorden(wie_doet(verdeling, stap)) if verdeling else ""


def wie_in_een_zin(dossier: Dossier, stap: str) -> str:
    """The answer to who does this step by our meldcode; "" where it says nothing of this casus."""
    verdeling = verdeling_van(dossier.opening)
    if verdeling is None:
        return ""
    wie = in_woorden(wie_doet(verdeling, stap))
    if not verdeling.doet(stap):
        return f"Dat staat er niet in. Daarom is deze stap voor: {wie}."
    ander = verdeling.vervangt(stap)
    vervangt = f" Vervangt: {ander.naam}." if ander else ""
    return f"{wie[:1].upper()}{wie[1:]}.{vervangt}"


def stapregel(
    vraag: Stapvraag, taak: Taak, adressen: Adressen, lid: UUID, *, mag_vragen: bool
) -> Stapregel:
    """What the card says of whose step it is; the buttons only where nobody on the casus holds that function."""
    wie = in_woorden(vraag.beurt.functies)
    zin = HOE[vraag.beurt.hoe].format(wie)
    if vraag.hier:
        return Stapregel(f"{zin} {_hier(vraag.hier, lid)}")
    if not mag_vragen or not (vraag.vragen or vraag.overleg):
        return Stapregel(zin)
    return Stapregel(
        zin,
        titel=f"Vraag {wie} voor deze stap",
        knoppen=tuple(_knop(lid) for lid in vraag.vragen[:KNOPPEN]),
        url=adressen.naar("vraag_voor_stap", taak.stap),
        meer_url=f"{adressen.naar('toewijzen')}?stap={taak.stap}"
        if len(vraag.vragen) > KNOPPEN
        else "",
        overleg=() if vraag.vragen else tuple(_beller(lid) for lid in vraag.overleg[:KNOPPEN]),
    )


def _hier(houders: tuple[Lidmaatschap, ...], lid: UUID) -> str:
    """Who on this casus holds the function, to this member."""
    if any(houder.id == lid for houder in houders):
        return "Dat bent u."
    return f"In deze casus is dat {' of '.join(houder.naam for houder in houders)}."


def _knop(lid: Lidmaatschap) -> Vraagknop:
    return Vraagknop(str(lid.id), f"Vraag {lid.naam}", lid.functie)


def _beller(lid: Lidmaatschap) -> Beller:
    return Beller(lid.naam, lid.telefoon, lid.functie.capitalize())


def _dag(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
