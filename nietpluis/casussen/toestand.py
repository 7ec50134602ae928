"""How the system itself is doing, for the beheerder: a line for each thing that must be in order.

To add one: write a function of the organisation and the moment, and put it in `REGELS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Max
from django.utils import formats, timezone

from nietpluis.casussen.models import Ankering, Controleverslag
from nietpluis.kluis import sleutelstand
from nietpluis.organisaties.models import Organisatie
from nietpluis.post.overzicht import overzicht
from nietpluis.post.uitgaand import heeft_mailserver
from nietpluis.reservekopie.models import Reservekopie

TE_LANG = timedelta(days=3)
"""After this the nightly work has been skipped more than once."""
SLEUTEL_OUD = timedelta(days=2 * 365)
SYSTEEMBEHEERDER = "Vraag het de mensen die het systeem voor u draaien."

WOORDEN = {
    "keten": "Er is een vastlegging veranderd of weg.",
    "feit": "Een vastlegging is niet te lezen.",
    "sleutel": "Een casus is niet meer te openen.",
    "afgeleid": "Een lijst past niet bij de casus.",
    "verouderd": "Een lijst is nog van een vorige versie.",
    "vernietiging": "Een vernietiging is niet af of klopt niet.",
    "ontbreekt": "Er is een hele casus weg.",
    "anker": "Er is iets weg of anders dan wat eerder op een andere plek is bewaard.",
    "beveiliging": "Een tabel is niet beschermd tegen veranderen.",
    "muur": "De muur tussen organisaties staat niet goed.",
}
"""What each kind of finding means."""


class Stand(StrEnum):
    """How something is; the colour is never all that says it."""

    GOED = "goed"
    AANDACHT = "aandacht"
    FOUT = "fout"

    @property
    def woord(self) -> str:
        """As it is said."""
        return {"goed": "In orde", "aandacht": "Kijk hiernaar", "fout": "Bel vandaag"}[self]

    @property
    def soort(self) -> str:
        """As `tag` colours it."""
        return {"goed": "goed", "aandacht": "letop", "fout": "gevaar"}[self]

    @property
    def icoon(self) -> str:
        """The sign beside the word."""
        return {"goed": "vinkje", "aandacht": "letop", "fout": "gevaar"}[self]


@dataclass(frozen=True)
class Toestandsregel:
    """One thing: what it is, how it is, in words, and what to do where it is not in order."""

    titel: str
    stand: Stand
    tekst: str
    doe: str = ""
    punten: tuple[str, ...] = ()


def toestand(organisatie: Organisatie, nu: datetime) -> list[Toestandsregel]:
    """Every line, inside the room of the organisation. A fixed number of queries."""
    return [regel(organisatie, nu) for regel in REGELS]


def _controle(organisatie: Organisatie, nu: datetime) -> Toestandsregel:
    titel = "De nachtelijke controle"
    verslag = (
        Controleverslag.objects.filter(organisatie=organisatie).order_by("-begonnen_op").first()
    )
    if verslag is None:
        return Toestandsregel(
            titel, Stand.AANDACHT, "Er is nog geen controle geweest.", SYSTEEMBEHEERDER
        )
    if verslag.bevindingen:
        return Toestandsregel(
            titel,
            Stand.FOUT,
            f"De controle van {_dag(verslag.begonnen_op)} vond iets dat niet klopt.",
            "Bel vandaag de mensen die het systeem voor u draaien. Verander zelf niets.",
            tuple(_punt(bevinding) for bevinding in verslag.bevindingen),
        )
    if nu - verslag.begonnen_op > TE_LANG:
        tekst = f"De laatste controle was op {_dag(verslag.begonnen_op)}. Dat is te lang geleden."
        return Toestandsregel(titel, Stand.AANDACHT, tekst, SYSTEEMBEHEERDER)
    tekst = (
        f"Op {_dag(verslag.begonnen_op)} zijn {verslag.casussen} casussen nagekeken."
        " Niemand heeft er iets aan veranderd."
    )
    return Toestandsregel(titel, Stand.GOED, tekst)


def _punt(bevinding: dict[str, Any]) -> str:
    """One kind of finding in words, with the casussen that it names."""
    tekst = WOORDEN.get(bevinding["soort"], "Er is iets anders dan het hoort.")
    keer = f" ({bevinding['aantal']} keer)" if bevinding["aantal"] > 1 else ""
    waar = f" Het gaat om {', '.join(bevinding['waar'])}." if bevinding["waar"] else ""
    return f"{tekst}{keer}{waar}"


def _anker(_organisatie: Organisatie, nu: datetime) -> Toestandsregel:
    titel = "Bewijs op een andere plek"
    laatste = Ankering.objects.order_by("-reeks").first()
    if laatste is None:
        tekst = "Er staat nog nergens anders hoe ver elke casus is. Haalt iemand iets weg, dan valt dat minder op."
        return Toestandsregel(titel, Stand.AANDACHT, tekst, SYSTEEMBEHEERDER)
    tekst = f"Op {_dag(laatste.gemaakt_op)} is elders bewaard hoe ver elke casus is."
    if nu - laatste.gemaakt_op > TE_LANG:
        tekst += " Dat is te lang geleden."
        return Toestandsregel(titel, Stand.AANDACHT, tekst, SYSTEEMBEHEERDER)
    return Toestandsregel(titel, Stand.GOED, f"{tekst} Haalt iemand iets weg, dan valt dat op.")


def _sleutels(organisatie: Organisatie, nu: datetime) -> Toestandsregel:
    titel = "De sleutels"
    sinds, half = sleutelstand.sinds_en_half(organisatie.id)
    if sinds is None:
        return Toestandsregel(titel, Stand.GOED, "Er is nog geen casus, en dus nog geen sleutel.")
    tekst = f"De sleutel van uw organisatie is van {_dag(sinds)}."
    if half:
        return Toestandsregel(
            titel, Stand.AANDACHT, f"{tekst} Het wisselen is nog niet af.", SYSTEEMBEHEERDER
        )
    if nu - sinds > SLEUTEL_OUD:
        doe = "Vraag de mensen die het systeem voor u draaien om een nieuwe sleutel."
        return Toestandsregel(titel, Stand.AANDACHT, f"{tekst} Dat is meer dan twee jaar.", doe)
    return Toestandsregel(titel, Stand.GOED, tekst)


def _herstelblad(_organisatie: Organisatie, _nu: datetime) -> Toestandsregel:
    titel = "Het herstelblad"
    if wanneer := sleutelstand.herstelblad_bevestigd_op():
        tekst = f"Het herstelblad is overgetypt en klopt. Dat was op {_dag(wanneer)}."
        return Toestandsregel(titel, Stand.GOED, tekst)
    return Toestandsregel(
        titel,
        Stand.AANDACHT,
        "Niemand heeft nog laten zien dat het herstelblad werkt. Gaat de hoofdsleutel verloren, dan is alles weg.",
        "Vraag om het blad af te drukken, over te typen en in een kluis te bewaren.",
    )


def _kopie(_organisatie: Organisatie, nu: datetime) -> Toestandsregel:
    titel = "De reservekopie"
    laatste = Reservekopie.objects.values("wat").annotate(wanneer=Max("gemaakt_op"))
    per_soort = {rij["wat"]: rij["wanneer"] for rij in laatste}
    if set(per_soort) != set(Reservekopie.Wat.values):
        tekst = "Er is nog geen hele kopie. Gaat de computer kapot, dan is alles weg."
        return Toestandsregel(titel, Stand.AANDACHT, tekst, SYSTEEMBEHEERDER)
    oudste = min(per_soort.values())
    tekst = f"De laatste kopie is van {_dag(oudste)}."
    if nu - oudste > TE_LANG:
        tekst += " Dat is te lang geleden."
        return Toestandsregel(titel, Stand.AANDACHT, tekst, SYSTEEMBEHEERDER)
    return Toestandsregel(titel, Stand.GOED, f"{tekst} Zij is teruggelezen en heel.")


def _mail(_organisatie: Organisatie, _nu: datetime) -> Toestandsregel:
    titel = "De mail"
    gezien = overzicht()
    if gezien.reden:
        tekst = f"Er wacht mail: {gezien.wacht}. {gezien.reden}"
        return Toestandsregel(titel, Stand.AANDACHT, tekst, SYSTEEMBEHEERDER)
    if gezien.onbesteld:
        tekst = f"Er is mail die niet aankwam: {len(gezien.onbesteld)}."
        return Toestandsregel(
            titel, Stand.AANDACHT, tekst, "Kijk bij Mensen welke adressen dat zijn."
        )
    if not heeft_mailserver():
        tekst = "Er is geen mailserver. Niemand krijgt mail als er iets wacht."
        return Toestandsregel(titel, Stand.AANDACHT, tekst, SYSTEEMBEHEERDER)
    return Toestandsregel(titel, Stand.GOED, "De mail gaat goed weg.")


REGELS: tuple[Callable[[Organisatie, datetime], Toestandsregel], ...] = (
    _controle,
    _anker,
    _sleutels,
    _herstelblad,
    _kopie,
    _mail,
)
"""In this order on the page."""


def _dag(wanneer: datetime) -> str:
    return formats.date_format(timezone.localtime(wanneer), "j F Y")
