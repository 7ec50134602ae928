"""The form with which the giver of a signal puts it right."""

from dataclasses import replace

from nietpluis.casussen.formulieren.signaal import SCHERM_1
from nietpluis.kern.protocol import Protocol, Vraag
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier


def correctie(protocol: Protocol) -> type[Vragenformulier]:
    """The words of the signal, none of them obliged (it may have been a request to call), and why."""
    vragen = [
        replace(vraag, verplicht=False)
        for vraag in protocol.handeling("signaal").vragen
        if vraag.veld in SCHERM_1
    ]
    reden = Vraag(
        veld="reden",
        tekst="Wat klopte er niet?",
        hulp="Bijvoorbeeld: het was haar andere arm.",
        soort="tekst",
        verplicht=True,
    )
    return bouw_formulier([*vragen, reden])
