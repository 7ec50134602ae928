"""A casus that began under a meldcode, and the press that asks a colleague for a step."""

from typing import Any

from django.test import Client

from nietpluis.casussen.models import Casus
from nietpluis.organisaties.models import Lidmaatschap
from tests.casussen.casus import feit, leg
from tests.casussen.werk_schermen import aan_het_werk, pad, ververst

MODEL = "individuele_ondersteuning"
"""Here overleg and gesprek are the begeleider's, and the aandachtsfunctionaris stands in."""


def tot_overleg(anna: Lidmaatschap, fatima: Lidmaatschap, **signaal: Any) -> Casus:
    """Anna took it on, and the step at hand is overleg."""
    casus = aan_het_werk(anna, fatima, **signaal)
    leg(casus, anna, feit(anna, "kindcheck", kinderen="nee"))
    return ververst(casus, anna)


def vraag(client: Client, casus: Casus, wie: Lidmaatschap, stap: str = "overleg") -> str:
    """What the page says after the press."""
    velden = {"aan": str(wie.id), "na": casus.aantal}
    antwoord = client.post(pad(casus, "stap", stap, "vraag"), velden, follow=True)
    return antwoord.content.decode()
