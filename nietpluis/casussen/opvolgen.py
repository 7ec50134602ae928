"""A dossier whose key is suspect gets another for what is new, and its labels are sealed anew."""

from uuid import UUID

from nietpluis.casussen.lezen import ETIKET, SCHRIFT
from nietpluis.casussen.management.commands.herbereken import herbereken
from nietpluis.casussen.models import Casus, EigenSignaal
from nietpluis.casussen.projectie import BERICHT
from nietpluis.kluis.geheim import Sleutel
from nietpluis.kluis.sleutels import open_sleutel, volg_op
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel, verzegel
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie


class NietOpgevolgd(Exception):
    """The labels could not be sealed anew; str() says why, in Dutch. The new key stands."""


def geef_opvolger(organisatie: Organisatie, casus_id: UUID) -> int:
    """Give a dossier the next key, and say which it is; what was recorded stays as it is and opens.

    Stopped halfway, the next time goes on where it was and makes no third key. Raises SleutelFout,
    NietOpgevolgd, Casus.DoesNotExist.
    """
    with in_organisatie(organisatie.id):
        casus = Casus.objects.get(id=casus_id)
    sleutel = open_sleutel(organisatie.id, casus_id)
    if _is_klaar(casus, sleutel):
        sleutel = volg_op(organisatie.id, casus_id)
    if fout := herbereken(organisatie, casus_id):
        raise NietOpgevolgd(fout)
    with in_organisatie(organisatie.id, schrijven=True):
        _verzegel_berichten_elders(casus_id, sleutel)
    return sleutel.versie


def _is_klaar(casus: Casus, sleutel: Sleutel) -> bool:
    """Whether the newest key has sealed the label: the last succession, if any, was finished."""
    return _opent(_los(sleutel), casus.etiket, casus.id, ETIKET) is not None


def _los(sleutel: Sleutel) -> Sleutel:
    """The newest key without those before it."""
    return Sleutel(sleutel.voor("dossier"), "dossier", sleutel.versie)


def _verzegel_berichten_elders(dossier: UUID, sleutel: Sleutel) -> None:
    """The messages about signals that joined another casus: sealed under the key of this dossier."""
    rijen = list(EigenSignaal.objects.filter(dossier=dossier).exclude(casus=dossier))
    for rij in rijen:
        plaats = f"{BERICHT}/{rij.volgnummer}"
        if tekst := _opent(sleutel, rij.bericht, dossier, plaats):
            rij.bericht = verzegel(sleutel, tekst, dossier=dossier, plaats=plaats, schema=SCHRIFT)
    EigenSignaal.objects.bulk_update(rijen, ["bericht"])


def _opent(sleutel: Sleutel, zegel: bytes | memoryview, dossier: UUID, plaats: str) -> bytes | None:
    try:
        return open_zegel(sleutel, zegel, dossier=dossier, plaats=plaats, schema=SCHRIFT)
    except ZegelVerbroken:
        return None
