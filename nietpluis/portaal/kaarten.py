"""The pages of those who manage, steer or guard, as cards on their home."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from nietpluis.kern.rechten import RECHTEN
from nietpluis.organisaties.models import Lidmaatschap, Rol


@dataclass(frozen=True)
class Kaart:
    """A page that somebody with this role may open; without `menu` it stands on the home alone."""

    rol: str
    menu: str
    titel: str
    uitleg: str
    knop: str
    adres: str


SCHRIJFT = sorted(RECHTEN["schrijf_meldcode"])
KAARTEN = (
    Kaart(
        Rol.BESTUURDER,
        "Totalen",
        "Totalen",
        "U ziet aantallen, nooit personen.",
        "Bekijk de totalen",
        "totalen",
    ),
    Kaart(
        Rol.BESTUURDER,
        "",
        "Wie kreeg welke rol?",
        "U ziet wie een rol vroeg, voor wie, en wie die bevestigde.",
        "Bekijk de rollen",
        "rolverzoeken",
    ),
    Kaart(
        Rol.PRIVACYFUNCTIONARIS,
        "Raadplegingen",
        "Wie las wat?",
        "U ziet wie een casus opende, en wanneer. U ziet niet wat erin staat.",
        "Bekijk de raadplegingen",
        "raadplegingen",
    ),
    Kaart(
        Rol.PRIVACYFUNCTIONARIS,
        "",
        "Wie kreeg welke rol?",
        "U ziet wie een rol vroeg, voor wie, en wie die bevestigde.",
        "Bekijk de rollen",
        "rolverzoeken",
    ),
    *(
        Kaart(
            rol,
            "Lezen dat opviel" if rol == Rol.PRIVACYFUNCTIONARIS else "",
            "Lezen dat opviel",
            "U ziet of iemand anders las dan gewoonlijk, en zegt wat u ervan vindt.",
            "Bekijk wat opviel",
            "leessignalen",
        )
        for rol in (Rol.PRIVACYFUNCTIONARIS, Rol.AANDACHTSFUNCTIONARIS, Rol.BESTUURDER)
    ),
    *(
        Kaart(
            rol,
            "",
            "Bewaren of vernietigen",
            "Is de bewaartermijn voorbij? Twee mensen beslissen samen of een casus weg mag.",
            "Bekijk wat weg mag",
            "vernietigen_lijst",
        )
        for rol in (Rol.AANDACHTSFUNCTIONARIS, Rol.PRIVACYFUNCTIONARIS, Rol.BESTUURDER)
    ),
    *(
        Kaart(
            rol,
            "",
            "De meldcode",
            "U schrijft aan de meldcode, en ziet wat zij nu van u vraagt.",
            "Naar de meldcode",
            "meldcode",
        )
        for rol in SCHRIJFT
    ),
    *(
        Kaart(
            rol,
            "",
            "In nood een casus openen",
            "Een collega is er niet en het kan niet wachten. U opent de casus voor één dag.",
            "Open een casus in nood",
            "noodtoegang",
        )
        for rol in (Rol.AANDACHTSFUNCTIONARIS, Rol.LEIDINGGEVENDE, Rol.BESTUURDER)
    ),
    *(
        Kaart(
            rol,
            "",
            "Zo begint u",
            "U ziet wat al klaar is, en wat er nog komt.",
            "Bekijk de stappen",
            "zo_begint_u",
        )
        for rol in (Rol.BESTUURDER, Rol.BEHEERDER)
    ),
    Kaart(
        Rol.BEHEERDER,
        "Mensen",
        "Mensen",
        "U regelt wie hier werkt en wie de signalen krijgt.",
        "Naar mensen",
        "mensen",
    ),
    Kaart(
        Rol.BEHEERDER,
        "Toestand",
        "Is het systeem in orde?",
        "U ziet of alles nog klopt, en wat u moet doen als iets niet klopt.",
        "Bekijk de toestand",
        "toestand",
    ),
)


def kaarten_voor(lid: Lidmaatschap) -> list[tuple[Kaart, str]]:
    """The cards of this person with their addresses; a page that is not there is left out."""
    slug = lid.organisatie.slug
    # By address: who holds two roles that open the same page sees it once.
    eigen = {adres(kaart.adres, slug): kaart for kaart in KAARTEN if lid.heeft(kaart.rol)}
    return [(kaart, url) for url, kaart in eigen.items() if url]


def adres(naam: str, *delen: str) -> str:
    """The address of a page by its name; empty where this installation does not have it."""
    try:
        return reverse(naam, args=delen)
    except NoReverseMatch:
        return ""
