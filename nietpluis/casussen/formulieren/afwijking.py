"""Why something that the protocol expects is not done."""

from collections.abc import Mapping
from typing import Any

from nietpluis.kern.protocol import Vraag
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

REDEN = Vraag(
    veld="reden",
    tekst="Dit doen wij niet, want …",
    hulp="Schrijf het zo dat een ander het later begrijpt.",
    soort="lange_tekst",
    verplicht=True,
)
_Form = bouw_formulier([REDEN])


def afwijkformulier(data: Any = None, concept: Mapping[str, Any] | None = None) -> Vragenformulier:
    """The one question of a reason, with what was typed before and not recorded."""
    return _Form(data, initial={"reden": (concept or {}).get("reden", "")})
