"""The first reading of a file as a report for people: Dutch, at most 80 columns, no colours."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import groupby

from nietpluis.kern.uitslag import (
    Criteriumuitslag,
    Elementuitslag,
    Leesbaarheid,
    Uitslag,
    Vindplaats,
    Waarschuwing,
)

BREEDTE = 80
LANGSTE_CITAAT = 160  # letters
_LEZING = {
    "voldoet": "alles wat de wet vraagt, lijkt erin te staan.",
    "voldoet niet": "er ontbreekt iets wat de wet vraagt.",
    "geen meldcode": "dit lijkt geen meldcode.",
    "onleesbaar": "dit bestand is niet gelezen.",
    "advies": "deze organisatie valt buiten de wet. U leest hieronder een advies.",
}
"""Never the word "voldoet": only a person says that, under a name."""
SLOT = "Dit is een eerste lezing door de computer. Een mens bekijkt het en beslist."


def verslag(uitslag: Uitslag) -> str:
    """The whole report of one file, ending in an empty line."""
    return "\n".join([*_regels(uitslag), ""]) + "\n"


def _regels(uitslag: Uitslag) -> Iterator[str]:
    yield uitslag.bestand
    yield "=" * min(len(uitslag.bestand), BREEDTE)
    yield from _wikkel(f"Eerste lezing: {_LEZING[uitslag.oordeel]}")
    yield from _wikkel(uitslag.waarom)
    if uitslag.oordeel == "onleesbaar":
        return
    yield f"Eisen: {uitslag.eisen}"
    yield from _deel("Wat de wet vraagt", uitslag.wettelijk())
    yield from _deel("Goed om ook te doen", uitslag.adviezen())
    yield from _waarschuwingen(uitslag.waarschuwingen)
    yield from _leesbaarheid(uitslag.leesbaarheid)
    yield ""
    yield SLOT


def _deel(kop: str, elementen: tuple[Elementuitslag, ...]) -> Iterator[str]:
    if not elementen:
        return
    yield ""
    yield kop
    yield "-" * len(kop)
    for element in elementen:
        yield from _element(element)


def _element(element: Elementuitslag) -> Iterator[str]:
    artikel = f" ({element.artikel})" if element.artikel else ""
    yield from _wikkel(f"{element.bevinding:<12}{element.naam}{artikel}", verder=12)
    if element.bevinding == "aanwezig":
        for vindplaats in element.vindplaatsen[:1]:
            yield from _citaat(vindplaats)
    for criterium in element.criteria:
        if criterium.nodig and criterium.bevinding != "aanwezig":
            yield from _mist(criterium)


def _mist(criterium: Criteriumuitslag) -> Iterator[str]:
    woord = "Niet gevonden" if criterium.bevinding == "ontbreekt" else "Niet duidelijk"
    artikel = f" ({criterium.artikel})" if criterium.artikel else ""
    yield from _wikkel(f"* {woord}: {criterium.tekst}{artikel}", in_=4, verder=6)
    for vindplaats in criterium.vindplaatsen[:1]:
        yield from _citaat(vindplaats, in_=6)
    if criterium.voorbeeld:
        yield from _wikkel(f"Voorbeeld: {criterium.voorbeeld}", in_=6)


def _waarschuwingen(waarschuwingen: tuple[Waarschuwing, ...]) -> Iterator[str]:
    if not waarschuwingen:
        return
    yield ""
    yield "Let op"
    yield "------"
    for tekst, zelfde in groupby(waarschuwingen, key=lambda waarschuwing: waarschuwing.tekst):
        yield from _wikkel(f"! {tekst}", verder=2)
        for waarschuwing in zelfde:
            if waarschuwing.citaat:
                yield from _citaat(
                    Vindplaats(plaats=waarschuwing.plaats, citaat=waarschuwing.citaat)
                )


def _leesbaarheid(lees: Leesbaarheid) -> Iterator[str]:
    yield ""
    yield "Is het goed te lezen?"
    yield "---------------------"
    if lees.score is None:
        yield "Er is te weinig lopende tekst om dit te meten."
        return
    niveau = f": {lees.niveau}" if lees.niveau else ""
    yield from _wikkel(
        f"Flesch-Douma {lees.score:.0f}{niveau} ({lees.zinnen} zinnen, {lees.woorden} woorden)."
    )
    if lees.moeilijkste:
        yield "De moeilijkste zinnen:"
    for vindplaats in lees.moeilijkste:
        yield from _citaat(vindplaats)


def _citaat(vindplaats: Vindplaats, in_: int = 4) -> Iterator[str]:
    citaat = textwrap.shorten(vindplaats.citaat, LANGSTE_CITAAT, placeholder=" …")
    yield from _wikkel(f"{vindplaats.plaats}: “{citaat}”", in_=in_)


def _wikkel(tekst: str, in_: int = 0, verder: int | None = None) -> list[str]:
    volgend = in_ if verder is None else verder
    return textwrap.wrap(tekst, BREEDTE, initial_indent=" " * in_, subsequent_indent=" " * volgend)
