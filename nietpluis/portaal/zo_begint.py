"""What an organisation that begins still has to do, in the order in which it is wise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from nietpluis.meldcodes.huidig import geldende
from nietpluis.meldcodes.models import Meldcodeconcept
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.models import Lidmaatschap, Rol, Schrijfpagina, Uitnodiging
from nietpluis.portaal.kaarten import adres

BEGINT = frozenset({Rol.BEHEERDER.value, Rol.BESTUURDER.value})
"""Who sees what is still to be done."""


@dataclass(frozen=True)
class Beginstap:
    """One thing to do: done, waiting for somebody else, or open. `knop` leads to where it is done."""

    naam: str
    uitleg: str
    knop: str
    url: str
    gedaan: bool = False
    wacht: bool = False
    later: bool = False
    """It may wait: the meldcode is lawful without it."""

    @property
    def vraagt(self) -> bool:
        """Whether it asks something of this person now."""
        return not (self.gedaan or self.wacht or self.later)


NIEUW = timedelta(days=30)
"""So long the start page says that an organisation has not finished beginning."""


def is_nog_bezig(lid: Lidmaatschap, nu: datetime) -> bool:
    """Whether this person may be told that the beginning is not finished. No query for anybody else."""
    if nu - lid.organisatie.aangemaakt_op > NIEUW or not lid.rolnamen & BEGINT:
        return False
    return any(stap.vraagt or stap.wacht for stap in stappen(lid))


def stappen(lid: Lidmaatschap) -> list[Beginstap]:
    """What there is to do for who begins, with what is done already. A few queries."""
    stap = [_tweede_stap(lid)]
    if not lid.organisatie.eenpersoons:
        stap += [*_mensen(lid)]
    stap.append(_meldcode(lid))
    if not lid.organisatie.eenpersoons:
        stap.append(_vertellen(lid))
    return stap


def _tweede_stap(lid: Lidmaatschap) -> Beginstap:
    return Beginstap(
        "Uw tweede stap",
        "Zo kan niemand anders in uw naam werken.",
        "Stel de tweede stap in",
        adres("tweede_stap_kies"),
        gedaan=middelen.heeft_middel(lid.gebruiker),
    )


def _mensen(lid: Lidmaatschap) -> Iterator[Beginstap]:
    hier = Lidmaatschap.objects.voor(lid).actief(timezone.localdate())
    gevraagd = {rol for rollen in _uitgenodigd(lid) for rol in rollen}
    for rol, naam, uitleg in (
        (Rol.BESTUURDER, "Een bestuurder", "De bestuurder stelt de meldcode vast."),
        (
            Rol.AANDACHTSFUNCTIONARIS,
            "Een aandachtsfunctionaris",
            "Deze persoon leest wat collega’s vertellen. En kijkt de meldcode na.",
        ),
    ):
        gedaan = hier.met_rol(rol).exists()
        if rol == Rol.BESTUURDER and gedaan and lid.heeft(rol):
            continue  # who begins is the bestuurder: nothing to tell
        yield Beginstap(
            naam,
            "De uitnodiging is weg. Deze persoon is nog niet begonnen."
            if rol in gevraagd and not gedaan
            else uitleg,
            "Nodig iemand uit",
            _nodig_uit_als(rol, lid) if lid.heeft(Rol.BEHEERDER) else "",
            gedaan=gedaan,
            wacht=rol in gevraagd and not gedaan,
        )


def _nodig_uit_als(rol: str, lid: Lidmaatschap) -> str:
    """The page that invites somebody, with this role chosen."""
    return f"{adres('persoon_toevoegen', lid.organisatie.slug)}?rol={rol}"


def _uitgenodigd(lid: Lidmaatschap) -> list[list[str]]:
    open_ = Uitnodiging.objects.open().filter(organisatie=lid.organisatie)
    return list(open_.values_list("rollen", flat=True))


def _meldcode(lid: Lidmaatschap) -> Beginstap:
    url = adres("meldcode", lid.organisatie.slug)
    if geldende(lid.organisatie_id):
        return Beginstap("Uw meldcode", "Iedereen kan hem lezen.", "", url, gedaan=True)
    concept = Meldcodeconcept.objects.voor(lid).first()
    if concept is None:
        tekst = "U vult een voorbeeld aan. U ziet steeds wat de wet nog vraagt."
        return Beginstap("Uw meldcode", tekst, "Maak uw meldcode", url)
    tekst = f"Hij is nog niet klaar: hij {concept.get_stand_display()}."
    return Beginstap("Uw meldcode", tekst, "Ga verder met uw meldcode", url)


def _vertellen(lid: Lidmaatschap) -> Beginstap:
    open_ = Schrijfpagina.objects.voor(lid).filter(ingetrokken_op=None).exists()
    return Beginstap(
        "Collega’s zonder account",
        "Zij vertellen iets met een kaart. Of op een pagina met een adres dat aan de muur hangt.",
        "Bekijk hoe dat kan",
        adres("mensen", lid.organisatie.slug) if lid.heeft(Rol.BEHEERDER) else "",
        gedaan=open_,
        later=True,
    )
