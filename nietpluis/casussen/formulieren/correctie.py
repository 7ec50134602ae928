"""Putting a fact right: its own form as it stands, and why."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from nietpluis.casussen.formulieren.handeling import (
    Stapformulier,
    maak_formulier,
    uit_concept,
    verander,
    wat_er_staat,
)
from nietpluis.casussen.stempel import Stempel
from nietpluis.kern.feiten import Feit
from nietpluis.kern.feiten.verloop import Correctie
from nietpluis.kern.protocol import Handeling, Protocol, Vraag
from nietpluis.kern.vouw import Regel
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier, bouw_veld

REDEN = "verbeterreden"
WAAROM = Vraag(
    veld=REDEN,
    tekst="Waarom verandert u dit?",
    hulp="Een paar woorden is genoeg. Wat er eerst stond, blijft te lezen.",
    soort="tekst",
    verplicht=True,
)
WAAROM_WEG = Vraag(
    veld=REDEN,
    tekst="Waarom hoort dit hier niet?",
    hulp="Bijvoorbeeld: dit ging over iemand anders.",
    soort="tekst",
    verplicht=True,
)
OPNIEUW = frozenset({"weging", "besluit", "meegekeken", "afsluiting", "heropening"})
"""Kinds that are not changed afterwards: one makes them again, or takes them away."""
WeghaalForm = bouw_formulier([WAAROM_WEG])


def te_verbeteren(feit: Feit, protocol: Protocol) -> Handeling | None:
    """How this fact is asked for, when there is something in it to change; else it can only be taken away."""
    if feit.soort in OPNIEUW or not protocol.kent(feit.soort):
        return None
    handeling = protocol.handeling(feit.soort)
    return handeling if handeling.vragen else None


def verbeterformulier(
    handeling: Handeling, feit: Feit, vandaag: date, data: Any, concept: Mapping[str, Any]
) -> Stapformulier:
    """The form of the fact as it stands, with the reason below it; over that what was typed before."""
    basis = maak_formulier(handeling)
    klasse = type("Verbeterformulier", (basis,), {REDEN: bouw_veld(WAAROM)})
    form: Stapformulier = klasse(
        data, initial={**wat_er_staat(feit, handeling), **uit_concept(klasse, concept)}
    )
    form.vandaag = vandaag
    return form


def verbetering(regel: Regel, form: Vragenformulier, stempel: Stempel) -> Correctie:
    """The correction that a valid form says: the same fact, by whom and when it was told unchanged."""
    return Correctie(
        vervangt=regel.nummer,
        reden=form.cleaned_data[REDEN],
        nieuw=verander(regel.feit, form),
        **stempel,
    )


def weghaling(regel: Regel, form: Vragenformulier, stempel: Stempel) -> Correctie:
    """The correction that takes a fact away."""
    return Correctie(vervangt=regel.nummer, reden=form.cleaned_data[REDEN], **stempel)


Maker = Callable[[Regel, Vragenformulier, Stempel], Correctie]
