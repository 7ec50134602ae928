"""From concept to a meldcode that is public: present, judge, adopt, publish, take off the page.

Call inside `met_lid(lid, schrijven=True)`. Each act happens once: who comes second gets MeldcodeFout, and nothing
is half-saved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from nietpluis.kern.inhoud import geldend
from nietpluis.meldcodes.fout import MeldcodeFout
from nietpluis.meldcodes.handelingen import naam_en_functie, neem_op_slot, noteer
from nietpluis.meldcodes.huidig import geldende, model_van
from nietpluis.meldcodes.models import Meldcodeconcept, Meldcodeversie, Wat
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.meldcodes.schrijven import SCHRIJF, eis_concept
from nietpluis.organisaties.models import Lidmaatschap

BEOORDEEL, STEL_VAST, PUBLICEER = (
    "beoordeel_meldcode",
    "stel_meldcode_vast",
    "publiceer_meldcode",
)
JAREN = 2
"""After how many years a meldcode is looked at again, unless the bestuurder says another day."""
MEESTE_JAREN = 5


@dataclass(frozen=True, kw_only=True)
class Vaststelling:
    """Under which name and on which day it is adopted, and by when it is looked at again.

    `gemist` are the names of what the first reading still missed and the bestuurder knows of.
    """

    naam: str
    op: date
    herzien_voor: date
    gemist: Sequence[str] = ()


def leg_voor(lid: Lidmaatschap, *, nu: datetime | None = None) -> None:
    """Give the concept to the aandachtsfunctionaris. Raises MeldcodeFout."""
    concept = eis_concept(lid, SCHRIJF, Stand.SCHRIJVEN)
    _zet(concept, Stand.VOORGELEGD)
    noteer(lid, Wat.VOORGELEGD, nu=nu)


def neem_terug(lid: Lidmaatschap, *, vanaf: Stand) -> None:
    """Take the concept back from where it lies, to write on. Raises MeldcodeFout."""
    concept = eis_concept(lid, SCHRIJF, vanaf)
    _zet(concept, Stand.SCHRIJVEN)
    noteer(lid, Wat.TERUGGENOMEN)


def geef_terug(lid: Lidmaatschap, reden: str, *, vanaf: Stand) -> None:
    """Give the concept back to who writes, and say why: by who judges, or by who adopts. Raises MeldcodeFout."""
    act = BEOORDEEL if vanaf == Stand.VOORGELEGD else STEL_VAST
    concept = eis_concept(lid, act, vanaf)
    _zet(concept, Stand.SCHRIJVEN)
    noteer(lid, Wat.TERUGGEGEVEN, reden=reden)


def keur_goed(lid: Lidmaatschap, naam: str = "", *, nu: datetime | None = None) -> None:
    """The aandachtsfunctionaris approves, under this name and function. Raises MeldcodeFout."""
    concept = eis_concept(lid, BEOORDEEL, Stand.VOORGELEGD)
    concept.beoordeeld_door = naam or naam_en_functie(lid)
    concept.beoordeeld_op = nu or timezone.now()
    _zet(concept, Stand.BEOORDEELD, "beoordeeld_door", "beoordeeld_op")
    noteer(lid, Wat.BEOORDEELD, naam=concept.beoordeeld_door, nu=nu)


def stel_vast(
    lid: Lidmaatschap, vaststelling: Vaststelling, *, nu: datetime | None = None
) -> Meldcodeversie:
    """Adopt the concept: from now on it is a version, and final. It is not public yet. Raises MeldcodeFout."""
    concept = eis_concept(lid, STEL_VAST, Stand.BEOORDEELD)
    _eis_data(vaststelling, concept, timezone.localdate(nu))
    versie = Meldcodeversie.objects.create(**_versie(concept, vaststelling))
    concept.delete()
    gemist = ", ".join(vaststelling.gemist)
    reden = f"De eerste lezing vond niet: {gemist}." if gemist else ""
    noteer(lid, Wat.VASTGESTELD, versie=versie, naam=vaststelling.naam, reden=reden, nu=nu)
    return versie


def publiceer(
    lid: Lidmaatschap, versie: Meldcodeversie, *, nu: datetime | None = None
) -> Meldcodeversie:
    """Put this version on the public page, in the place of the one before. Raises MeldcodeFout."""
    neem_op_slot(lid, PUBLICEER)
    if geldende(lid.organisatie_id) == versie:
        raise MeldcodeFout("Deze versie staat al op de openbare pagina.")
    noteer(lid, Wat.GEPUBLICEERD, versie=versie, nu=nu)
    return versie


def trek_in(lid: Lidmaatschap, versie: Meldcodeversie, reden: str) -> None:
    """Take this version off the public page. Raises MeldcodeFout when it is not the one that is there."""
    neem_op_slot(lid, PUBLICEER)
    if geldende(lid.organisatie_id) != versie:
        raise MeldcodeFout("Deze versie staat niet meer op de openbare pagina.")
    noteer(lid, Wat.INGETROKKEN, versie=versie, reden=reden)


def over_jaren(dag: date, jaren: int) -> date:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)


def _zet(concept: Meldcodeconcept, stand: Stand, *velden: str) -> None:
    concept.stand = stand
    concept.ronde += 1
    concept.save(update_fields=["stand", "ronde", "gewijzigd_op", *velden])


def _eis_data(vaststelling: Vaststelling, concept: Meldcodeconcept, vandaag: date) -> None:
    op, herzien = vaststelling.op, vaststelling.herzien_voor
    if op > vandaag:
        raise MeldcodeFout("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.", "op")
    if concept.beoordeeld_op and op < timezone.localdate(concept.beoordeeld_op):
        raise MeldcodeFout("Vaststellen komt na beoordelen. Kies een latere dag.", "op")
    if not op < herzien <= over_jaren(op, MEESTE_JAREN):
        raise MeldcodeFout("Kies een dag na het vaststellen, en binnen vijf jaar.", "herzien_voor")


def _versie(concept: Meldcodeconcept, vaststelling: Vaststelling) -> dict[str, object]:
    alle = Meldcodeversie.objects.get_queryset().filter(organisatie=concept.organisatie_id)
    laatste = alle.order_by("-nummer").values_list("nummer", flat=True).first() or 0
    return {
        "organisatie_id": concept.organisatie_id,
        "nummer": laatste + 1,
        "model": concept.model,
        "eisen": eisenuitgave(concept, vaststelling.op),
        "inhoud": concept.inhoud,
        "afdruk": afdruk(concept),
        "beoordeeld_door": concept.beoordeeld_door,
        "beoordeeld_op": concept.beoordeeld_op,
        "vastgesteld_door": vaststelling.naam,
        "vastgesteld_op": vaststelling.op,
        "herzien_voor": vaststelling.herzien_voor,
    }


def eisenuitgave(meldcode: Meldcodeconcept | Meldcodeversie, op: date) -> str:
    """The edition of the requirements that holds for this meldcode on a day: "onderwijs/2019-01-01"."""
    sector = model_van(meldcode).eisen
    return f"{sector}/{geldend('eisen', sector, op)}"


def afdruk(meldcode: Meldcodeconcept | Meldcodeversie) -> str:
    """SHA-256 of model and content, hex: what was adopted, and nothing else."""
    schrift = json.dumps([meldcode.model, meldcode.inhoud], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(schrift.encode()).hexdigest()
