"""The facts of a dossier as a copy says them: in the words of the casus, with functions in place of names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from nietpluis.casussen.afschrift.document import Onderdeel, schoon
from nietpluis.casussen.schermen import koppen
from nietpluis.casussen.schermen.eigen_woorden import eigen_tekst, eigen_titel
from nietpluis.kern.afschrift import functies_van, zonder_namen
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit
from nietpluis.kern.vouw import Regel
from nietpluis.ui.tijd import dag_voluit

GEEN_KOP = ""


def onderdelen(dossier: Dossier, vandaag: date) -> list[tuple[Regel, Onderdeel]]:
    """Every fact with what a copy would say of it, the oldest first."""
    functies = functies_van(dossier)
    regels = sorted(dossier.regels, key=lambda regel: (regel.feit.gebeurd_op, regel.nummer))
    return [(regel, onderdeel(dossier, regel, functies, vandaag)) for regel in regels]


def onderdeel(
    dossier: Dossier, regel: Regel, functies: Mapping[str, str], vandaag: date
) -> Onderdeel:
    """What a copy would say of one fact."""
    feit = regel.feit
    deel = Onderdeel(
        nummer=regel.nummer,
        titel=eigen_titel(feit, dossier) or _titel(dossier, feit),
        wanneer=f"{dag_voluit(feit.gebeurd_op, jaar=True).capitalize()}. {_door(feit)}",
        regels=_regels(dossier, feit, vandaag),
    )
    return _zonder(deel, functies)


def _titel(dossier: Dossier, feit: Feit) -> str:
    protocol = dossier.protocol
    return protocol.handeling(feit.soort).titel if protocol.kent(feit.soort) else feit.soort


def _door(feit: Feit) -> str:
    functie = feit.auteur.functie or "een medewerker"
    return f"Opgeschreven door: {functie}."


def _regels(dossier: Dossier, feit: Feit, vandaag: date) -> list[tuple[str, str]]:
    """A sentence of the fact's own, or its answers with their headings."""
    if tekst := eigen_tekst(feit, dossier, vandaag):
        return [(GEEN_KOP, tekst)]
    protocol = dossier.protocol
    handeling = protocol.handeling(feit.soort) if protocol.kent(feit.soort) else None
    gezegd = koppen.antwoorden(feit, handeling, vandaag, met_namen=True)
    return [(regel.kop, regel.tekst) for regel in gezegd]


def _zonder(deel: Onderdeel, functies: Mapping[str, str]) -> Onderdeel:
    """The same, with what people do in place of their names, and without what no file may hold."""

    def zin(tekst: str) -> str:
        return schoon(zonder_namen(tekst, functies))

    return replace(
        deel,
        titel=zin(deel.titel),
        wanneer=zin(deel.wanneer),
        regels=[(zin(kop), zin(tekst)) for kop, tekst in deel.regels],
    )
