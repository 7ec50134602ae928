"""What the tests of casussen share: a signal given and taken on, and facts with a stamp."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from nietpluis.casussen.lezen import OpenCasus, open_casus
from nietpluis.casussen.models import Casus
from nietpluis.casussen.signaleren import geef_signaal, neem_aan
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.kern.feiten import SOORTEN, Feit
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.organisaties.toegang import met_lid


def feit(lid: Lidmaatschap, soort: str, nu: datetime | None = None, **velden: Any) -> Feit:
    """A fact of this kind, recorded by this person."""
    return SOORTEN[soort](**stempel(lid, nu), **velden)


def geef(lid: Lidmaatschap, dossier_id: UUID | None = None, **velden: Any) -> Casus:
    """A signal of this person, given now."""
    inhoud = {
        "over_wie": "mevrouw van dinsdag",
        "zag_of_hoorde": "Een blauwe plek op haar arm.",
        **velden,
    }
    with met_lid(lid, schrijven=True):
        return geef_signaal(lid, dossier_id or uuid4(), Signaal(**stempel(lid), **inhoud))


def neem(casus: Casus, lid: Lidmaatschap, **hoe: Any) -> OpenCasus:
    """This person takes the signal on."""
    with met_lid(lid, schrijven=True):
        return neem_aan(casus, lid, na=casus.aantal, **hoe)


def leg(casus: Casus, lid: Lidmaatschap, *feiten: Feit, na: int | None = None) -> OpenCasus:
    """This person records facts in the casus."""
    with met_lid(lid, schrijven=True):
        vers = Casus.objects.get(id=casus.id)
        return leg_vast(vers, lid, feiten, na=vers.aantal if na is None else na)


def lees(casus: Casus, lid: Lidmaatschap) -> OpenCasus:
    """The casus as it stands now."""
    with met_lid(lid):
        return open_casus(Casus.objects.get(id=casus.id))
