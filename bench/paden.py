"""What is measured: each page as a small act of a signed-in visitor."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote
from uuid import uuid4

from django.utils import timezone

from bench.bezoekers import (
    GROOT,
    Bezoeker,
    aandacht,
    casussen_met,
    een_kenmerk,
    maak_groot,
    werkers,
)
from bench.cijfers import MAATSTAF
from bench.klant import Antwoord, Klant, Mislukt
from nietpluis.casussen.bladeren import BLAD, schrijf_cursor
from nietpluis.casussen.models import Toegang
from nietpluis.organisaties.toegang import met_lid

KLEIN = 8
"""Facts in the usual dossier."""
DIEP = 1000
"""The page of the work list that is far away."""
ANDEREN = 8
"""Workers of so many organisations record at the same time."""
DOORGESTUURD = 302
VERHAAL = "Ik zag blauwe plekken op haar arm. Zij vertelde dat het vaker gebeurt."
TWEEDE_SCHERM = {
    "nu_onveilig": "nee",
    "wanneer": "vandaag",
    "bron": "zelf",
    "mag_bellen": "nee",
    "werkt_hier": "nee",
}
Doe = Callable[[Klant, int], Antwoord]


@dataclass(frozen=True)
class Pad:
    """One thing to measure: what, by whom (each client is one of them in turn), and how."""

    wat: str
    wie: list[Bezoeker]
    doe: Doe

    def klanten(self, poort: int, hoeveel: int) -> list[Klant]:
        """So many browsers, with a page visited first, so that each has its token and connection."""
        gemaakt = [self.wie[n % len(self.wie)].klant(poort) for n in range(hoeveel)]
        for klant in gemaakt:
            klant.haal(f"{klant.basis}signalen/nieuw/")
        return gemaakt


def paden(zaad: int) -> list[Pad]:
    """Everything that is measured with this filling; prepares the large dossier."""
    anna = aandacht(zaad, 1)
    lijst, casus = f"{anna.basis}werklijst/", f"{anna.basis}casussen/"
    klein = [f"{casus}{id_}/" for id_ in casussen_met(anna, KLEIN, 200)]
    groep, blad, cursor = _diep(anna)
    kenmerk = een_kenmerk(anna)
    groot = f"{casus}{maak_groot(anna)}/"
    geven = werkers(zaad, ANDEREN)
    return [
        Pad(MAATSTAF, [anna], _haal("/maatstaf/")),
        Pad(
            f"Casus met {KLEIN} feiten", [anna], lambda klant, n: klant.haal(klein[n % len(klein)])
        ),
        Pad(f"Casus met {GROOT} feiten", [anna], _haal(groot)),
        Pad("Werklijst, eerste blad", [anna], _haal(lijst)),
        Pad(f"Werklijst, blad {blad} van ‘{groep}’", [anna], _haal(f"{lijst}?{groep}={cursor}")),
        Pad("Werklijst, alleen van mij", [anna], _haal(f"{lijst}?toon=van_mij")),
        Pad("Werklijst, waarneming", [anna], _haal(f"{lijst}?toon=waarneming")),
        Pad("Zoeken op kenmerk", [anna], _zoek(f"{lijst}zoek/", kenmerk)),
        Pad("Start van een medewerker", geven, lambda klant, _: klant.haal(klant.basis)),
        Pad("Terugbelverzoek geven (één formulier)", geven, _bel_terug),
        Pad("Signaal geven (twee schermen)", geven, _geef),
    ]


def _haal(pad: str) -> Doe:
    return lambda klant, _: klant.haal(pad)


def _zoek(pad: str, kenmerk: str) -> Doe:
    def doe(klant: Klant, _: int) -> Antwoord:
        antwoord = klant.stuur(pad, {"zoek": kenmerk})
        if antwoord.status == DOORGESTUURD:
            raise Mislukt("Er werd niets gezocht.")
        return antwoord

    return doe


def _bel_terug(klant: Klant, _: int) -> Antwoord:
    """Ask to be called: one form, a complete signal."""
    return _vastgelegd(
        klant.stuur(
            f"{klant.basis}signalen/terugbellen/",
            {"sleutel": str(uuid4()), "bel_naam": "Toets", "bel_nummer": "0612345678"},
        )
    )


def _geef(klant: Klant, _: int) -> Antwoord:
    """Give a signal over both screens; the times of the two are added up."""
    adres, sleutel = f"{klant.basis}signalen/nieuw/", str(uuid4())
    eerste = klant.stuur(
        adres, {"sleutel": sleutel, "over_wie": "mevrouw van dinsdag", "zag_of_hoorde": VERHAAL}
    )
    tweede = _vastgelegd(klant.stuur(f"{adres}2/", {"sleutel": sleutel, **TWEEDE_SCHERM}))
    return replace(
        tweede,
        duur=eerste.duur + tweede.duur,
        server=eerste.server + tweede.server,
        cpu=eerste.cpu + tweede.cpu,
    )


def _vastgelegd(antwoord: Antwoord) -> Antwoord:
    if not antwoord.koppen.get("location", "").endswith("/verstuurd/"):
        raise Mislukt(
            f"Er werd niets vastgelegd: {antwoord.koppen.get('location', antwoord.status)}"
        )
    return antwoord


def _diep(bezoeker: Bezoeker) -> tuple[str, int, str]:
    """The longest group of this person's work list, the page that is far away in it, and its cursor."""
    nu = timezone.now()
    with met_lid(bezoeker.lid):
        alles = Toegang.objects.werklijst(bezoeker.lid, nu)
        groepen = {
            "vandaag": alles.vandaag(nu),
            "wacht": alles.wacht(nu),
            "opnieuw": alles.opnieuw(nu),
        }
        aantallen = {naam: rijen.count() for naam, rijen in groepen.items()}
        langste = max(aantallen, key=lambda naam: aantallen[naam])
        blad = min(DIEP, aantallen[langste] // BLAD)
        rij = groepen[langste].order_by("uiterlijk", "casus_id")[(blad - 1) * BLAD - 1]
    return langste, blad, quote(schrijf_cursor(rij))
