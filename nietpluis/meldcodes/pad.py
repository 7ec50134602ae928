"""The path of the builder: its parts in order, each with a page of its own, and the texts within."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from nietpluis.kern.modelmeldcode import Modelmeldcode, Onderdeel

GEGEVENS, FUNCTIES, TAKEN, VORMEN, TEKSTEN, NAKIJKEN = (
    "gegevens",
    "functies",
    "taken",
    "vormen",
    "teksten",
    "nakijken",
)
TEKST = "tekst-"
TITELS = {
    GEGEVENS: "De gegevens van uw organisatie",
    FUNCTIES: "Wie werken er bij u?",
    TAKEN: "Wie doet welke stap?",
    VORMEN: "Bijzondere vormen van geweld",
    TEKSTEN: "De teksten",
    NAKIJKEN: "Nakijken en voorleggen",
}


@dataclass(frozen=True)
class Deel:
    """One page; `onderdeel` is the code of the section of a text."""

    code: str
    titel: str
    onderdeel: str = ""

    def adres(self, slug: str) -> str:
        """The address of its page."""
        if self.onderdeel:
            return reverse("meldcode_tekst", args=[slug, self.onderdeel])
        return reverse(f"meldcode_{self.code}", args=[slug])


@dataclass(frozen=True)
class Plek:
    """Where a page stands: the how manieth of how many, and what comes before and after."""

    nummer: int
    aantal: int
    vorige: Deel
    volgende: Deel


def pad_van(model: Modelmeldcode) -> tuple[Deel, ...]:
    """The parts of this model, in the order in which they are walked."""
    codes = [code for code in TITELS if code != VORMEN or model.vormen]
    return tuple(Deel(code, TITELS[code]) for code in codes)


def teksten_van(model: Modelmeldcode) -> tuple[Deel, ...]:
    """The sections of this model, in order."""
    return tuple(van_tekst(deel) for deel in model.onderdelen)


def plek_van(model: Modelmeldcode, deel: Deel) -> Plek:
    """Where a part stands on the path, or a section among the texts."""
    rij = list(teksten_van(model) if deel.onderdeel else pad_van(model))
    hier = rij.index(deel)
    voor, na = (
        (Deel(TEKSTEN, TITELS[TEKSTEN]), Deel(NAKIJKEN, TITELS[NAKIJKEN]))
        if deel.onderdeel
        else (rij[0], rij[-1])
    )
    return Plek(
        nummer=hier + 1,
        aantal=len(rij),
        vorige=rij[hier - 1] if hier else voor,
        volgende=rij[hier + 1] if hier + 1 < len(rij) else na,
    )


def vast_deel(code: str) -> Deel:
    """A part that every model has."""
    return Deel(code, TITELS[code])


def van_tekst(deel: Onderdeel) -> Deel:
    """The page on which this section is read and written."""
    return Deel(f"{TEKST}{deel.code}", deel.titel, deel.code)
