"""A meldcode as it is given out, with text that would do harm if it were read as markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from nietpluis.kern.meldcodetekst import Blok, Meldcodetekst, Onderdeeltekst
from nietpluis.meldcodes.uitgeven.poster import Aanspreekpunt, Poster
from nietpluis.meldcodes.uitgeven.uitgave import Regel, Uitgave

VASTGESTELD = date(2026, 11, 2)
OPMAAK = '#set text(red) *dik* $x$ <b>vet</b> #read("/etc/passwd") @wie'
TABEL = Blok(
    soort="tabel",
    rijen=(
        ("Stap", "Wie doet dit?", "Wie vervangt?"),
        ("Signalen", "medewerker", "aandachtsfunctionaris"),
        ("Besluit", "aandachtsfunctionaris", "bestuurder"),
    ),
)
ZIN = Blok(soort="alinea", tekst="Over een melding beslist uiteindelijk: aandachtsfunctionaris.")
DELEN = (
    Onderdeeltekst(
        code="inleiding",
        titel="Waarom deze meldcode",
        blokken=(
            Blok(soort="alinea", tekst=OPMAAK),
            Blok(soort="kop", tekst="Wat u doet"),
            Blok(soort="lijst", regels=("Kijk goed.", "Schrijf het op.")),
        ),
    ),
    Onderdeeltekst(code="taken", titel="Wie doet wat", blokken=(TABEL, ZIN)),
)
UITGAVE = Uitgave(
    organisatie="De Linde",
    slug="de-linde",
    telefoon="088 000 01 00",
    tekst=Meldcodetekst(titel="Meldcode", onderdelen=DELEN),
    nummer=3,
    vastgesteld_op=VASTGESTELD,
    vastgesteld_door="bestuurder",
    herzien_voor=date(2028, 11, 2),
    aanspreken="aandachtsfunctionaris",
    adres="https://meldcode.example/meldcode/de-linde/",
    kort=(Regel(titel="Stap 1", tekst="Kijk goed.", stap=True),),
    in_een_zin=("Kijk goed.", "Denk niet alleen.", "Praat erover.", "Weeg het.", "Besluit."),
    woorden={"clienten": "cliënten"},
)
ANNA = Aanspreekpunt(
    naam="Anna de Wit",
    functie="aandachtsfunctionaris",
    telefoon="088 000 01 23",
    bereikbaar="Maandag tot en met donderdag, 8.30 tot 17.00 uur",
)


def met(**anders: Any) -> Uitgave:
    """The example with something else in it."""
    return replace(UITGAVE, **anders)


def poster(*mensen: Aanspreekpunt) -> Poster:
    """The poster with these people."""
    return Poster(uitgave=UITGAVE, mensen=mensen, gemaakt_op=VASTGESTELD)
