"""Writing the meldcode: begin, save a part, put the concept away.

Call inside `met_lid(lid, schrijven=True)`. A concept can be changed only while it is being written; what lies
with somebody to judge stays as it is.
"""

from __future__ import annotations

from datetime import datetime

from nietpluis.kern.meldcodetekst import Ingevuld, als_gegevens
from nietpluis.kern.meldcodetekst import begin as begin_van
from nietpluis.kern.modelmeldcode import Modelmeldcode
from nietpluis.meldcodes.fout import IemandWasVoor, MeldcodeFout
from nietpluis.meldcodes.handelingen import neem_op_slot, noteer
from nietpluis.meldcodes.models import Meldcodeconcept, Wat
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.organisaties.models import Lidmaatschap

SCHRIJF = "schrijf_meldcode"
GEEN = "Er is geen concept meer. Kijk wat er nu van u gevraagd wordt."
LIGT = "Het concept ligt bij iemand anders. Neem het eerst terug."
AL_BEGONNEN = "Er is al een concept. Ga daarmee verder."


def huidig_concept(lid: Lidmaatschap) -> Meldcodeconcept | None:
    """The one concept of the organisation; None where nobody writes. One query."""
    alle = Meldcodeconcept.objects.voor(lid)
    return alle.select_related("gewijzigd_door__gebruiker").first()


def begin(
    lid: Lidmaatschap,
    model: Modelmeldcode,
    ingevuld: Ingevuld | None = None,
    *,
    nu: datetime | None = None,
) -> Meldcodeconcept:
    """Begin a concept on a model text, from `ingevuld` where something was filled in before.

    Raises MeldcodeFout where there is a concept, or the member may not write.
    """
    neem_op_slot(lid, SCHRIJF)
    if Meldcodeconcept.objects.voor(lid).exists():
        raise MeldcodeFout(AL_BEGONNEN)
    concept = Meldcodeconcept.objects.create(
        organisatie_id=lid.organisatie_id,
        model=naam_van(model),
        inhoud=als_gegevens(ingevuld or begin_van(model)),
        gewijzigd_door=lid,
    )
    noteer(lid, Wat.BEGONNEN, nu=nu)
    return concept


def naam_van(model: Modelmeldcode) -> str:
    """How a concept and a version name their model text: "basisonderwijs/2019-01-01"."""
    return f"{model.model}/{model.ingangsdatum}"


def bewaar(lid: Lidmaatschap, deel: str, ingevuld: Ingevuld, *, gezien: int) -> Meldcodeconcept:
    """Save what was filled in on the page of one part, as the writer saw it in round `gezien`.

    Raises IemandWasVoor when somebody saved this same part since then, MeldcodeFout when it lies elsewhere.
    """
    concept = eis_concept(lid, SCHRIJF, Stand.SCHRIJVEN)
    laatste = concept.delen.get(deel, {"ronde": 0, "wie": ""})
    if laatste["ronde"] > gezien:
        raise IemandWasVoor(laatste["wie"])
    concept.ronde += 1
    concept.delen = {**concept.delen, deel: {"ronde": concept.ronde, "wie": lid.naam}}
    concept.inhoud, concept.gewijzigd_door = als_gegevens(ingevuld), lid
    concept.save(update_fields=["ronde", "delen", "inhoud", "gewijzigd_door", "gewijzigd_op"])
    return concept


def gooi_weg(lid: Lidmaatschap, reden: str = "") -> None:
    """Put the concept away for good; what was adopted stays. Raises MeldcodeFout."""
    eis_concept(lid, SCHRIJF, Stand.SCHRIJVEN).delete()
    noteer(lid, Wat.WEGGEDAAN, reden=reden)


def eis_concept(lid: Lidmaatschap, act: str, stand: Stand) -> Meldcodeconcept:
    """The concept, held for this act alone and lying where the act asks. Raises MeldcodeFout."""
    neem_op_slot(lid, act)
    concept = Meldcodeconcept.objects.voor(lid).first()
    if concept is None:
        raise MeldcodeFout(GEEN)
    if concept.stand != stand:
        raise MeldcodeFout(LIGT if stand == Stand.SCHRIJVEN else ELDERS)
    return concept


ELDERS = "Dit is al gedaan, of het concept is teruggenomen. Kijk hoe het nu staat."
