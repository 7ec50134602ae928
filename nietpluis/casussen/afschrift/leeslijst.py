"""Who read the dossier, as lines of a copy: their work in place of their name, and never who told something."""

from nietpluis.casussen.leeslog.verslag import WAAROM, leesverslag
from nietpluis.casussen.models import Casus
from nietpluis.ui.tijd import dag_voluit

VERTELDE = WAAROM["melder"]
"""Who gave a signal reads it back: that line would say that somebody told, and what work that person does."""


def lezers(casus: Casus) -> list[tuple[str, str]]:
    """The day, and whose work it was with the reason; the newest first."""
    return [
        (
            dag_voluit(regel.dag, jaar=True).capitalize(),
            f"Gelezen door: {regel.functie or 'een medewerker'}, {regel.vaak}. {regel.waarom}.",
        )
        for regel in leesverslag(casus)
        if regel.waarom != VERTELDE
    ]
