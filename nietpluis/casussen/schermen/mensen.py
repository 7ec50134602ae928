"""The people of a casus, by relation and age; names only when asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.casussen.schermen.eigen_woorden import keuzewoorden
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import JA
from nietpluis.kern.feiten.mensen import Betrokkene
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.voorwaarden import leeftijd

VOLWASSEN = 18
GESLACHT = {"vrouw": ("Meisje", "Vrouw"), "man": ("Jongen", "Man")}


@dataclass(frozen=True)
class Mens:
    """Somebody concerned: a heading without a name, lines about this person, and the name or ""."""

    kop: str
    regels: tuple[str, ...]
    naam: str
    wijzig_url: str


@dataclass(frozen=True)
class Contact:
    """How somebody is reached safely, and what to leave."""

    wie: str
    veilig: str
    niet: str
    tolk: str


def mensen(
    dossier: Dossier, vandaag: date, adressen: Adressen, *, met_namen: bool, mag_wijzigen: bool
) -> list[Mens]:
    """The people concerned, the clients first."""
    volgorde = sorted(dossier.betrokkenen, key=lambda mens: mens.client != JA)
    erbij = adressen.leg_vast("betrokkene")
    return [
        Mens(
            kop=kop(mens, vandaag),
            regels=tuple(_regels(mens, dossier)),
            naam=mens.naam if met_namen else "",
            wijzig_url=f"{erbij}?persoon={mens.code}" if mag_wijzigen else "",
        )
        for mens in volgorde
    ]


def over_wie(dossier: Dossier) -> tuple[str, ...]:
    """Whom the signals say it is about; these may be names."""
    return tuple(dict.fromkeys(s.over_wie for _, s in dossier.van(Signaal) if s.over_wie))


def kop(mens: Betrokkene, vandaag: date) -> str:
    """Who this is without a name: "Vrouw, 34 jaar", or the relation where neither is known."""
    jaren = leeftijd(mens, vandaag)
    klein, groot = GESLACHT.get(mens.geslacht, ("Kind", ""))
    woord = klein if jaren is not None and jaren < VOLWASSEN else groot
    wie = woord or (mens.relatie if mens.client != JA else "Cliënt") or "Iemand"
    ongeveer = "" if mens.geboren else "ongeveer "
    return f"{wie}, {ongeveer}{jaren} jaar" if jaren is not None else wie


def _regels(mens: Betrokkene, dossier: Dossier) -> Iterator[str]:
    rollen = [keuzewoorden(dossier, mens.soort, "rollen", code) for code in mens.rollen]
    wie = dossier.protocol.woorden.get("client", "cliënt") if mens.client == JA else mens.relatie
    if eerste := " ".join(f"{deel[:1].upper()}{deel[1:]}." for deel in (wie, *rollen) if deel):
        yield eerste
    if mens.huishouden:
        yield f"Woont bij {mens.huishouden}."
    if mens.woonplaats:
        erbij = " Bij Veilig Thuis geldt de regio daar." if mens.client == JA else ""
        yield f"Woont in {mens.woonplaats}.{erbij}"
    if mens.gezag:
        yield f"Gezag: {mens.gezag}."
    if mens.wilsbekwaam == "nee":
        yield "Kan hierover niet zelf beslissen."
    if mens.toelichting:
        yield mens.toelichting


def contacten(dossier: Dossier, vandaag: date) -> list[Contact]:
    """How each of them is reached safely, where that is known."""
    return [
        Contact(
            wie=kop(mens, vandaag),
            veilig=". ".join(deel for deel in (mens.contact_hoe, mens.contact_wanneer) if deel),
            niet=mens.contact_niet,
            tolk=mens.tolk,
        )
        for mens in dossier.betrokkenen
        if mens.contact_hoe or mens.contact_wanneer or mens.contact_niet or mens.tolk
    ]
