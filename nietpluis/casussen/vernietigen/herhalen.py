"""After a backup was put back: what was destroyed is destroyed again, out of the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nietpluis.casussen.models import Casus, Vernietiging
from nietpluis.casussen.vernietigen.wissen import VERNIETIGD, wis
from nietpluis.kluis import register
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

PER_KEER = 500


@dataclass(frozen=True)
class Verslag:
    """What a replay found: lines taken in, keys that had come back, dossiers that had come back."""

    opgenomen: int
    sleutels: int
    dossiers: int


def herhaal_vernietigingen(lijst: Iterable[str] = ()) -> Verslag:
    """Destroy again what older copies of the stores brought back; run it before anybody signs in. Twice is once.

    `lijst`: lines of an exported register, for when the key store itself is an older copy. Raises
    `register.RegelOngeldig` before anything is done when a line in it is not ours.
    """
    opgenomen = register.neem_op(register.lees(lijst))
    sleutels = register.herhaal()
    dossiers = sum(_herhaal_in(organisatie) for organisatie in Organisatie.objects.order_by("id"))
    return Verslag(opgenomen, len(sleutels), dossiers)


def _herhaal_in(organisatie: Organisatie) -> int:
    bekend = {regel.afdruk: regel for regel in register.regels(organisatie.id) if regel.klopt}
    if not bekend:
        return 0
    with in_organisatie(organisatie.id):
        ids = Casus.objects.exclude(status=VERNIETIGD).values_list("id", flat=True)
        terug = [
            (id_, bekend[h]) for id_ in ids.iterator() if (h := register.afdruk(id_)) in bekend
        ]
    for casus_id, regel in terug:
        with in_organisatie(organisatie.id, schrijven=True):
            wis_opnieuw(casus_id, regel.grond, regel.wanneer)
    return len(terug)


def wis_opnieuw(casus_id: UUID, grond: str, wanneer: datetime) -> None:
    """Clear a dossier that came back, under the decision that came back with it, or under that of the register."""
    casus = Casus.objects.select_for_update().get(id=casus_id)
    rijen = Vernietiging.objects.filter(casus=casus_id).order_by("ronde", "plaats")
    wis(casus, rijen.last() or _uit_register(casus, grond, wanneer), wanneer)


def _uit_register(casus: Casus, grond: str, wanneer: datetime) -> Vernietiging:
    """The decision as far as the register knows it: its ground and its moment, not who took it."""
    return Vernietiging(
        organisatie_id=casus.organisatie_id,
        casus=casus.id,
        nummer=casus.nummer,
        ronde=1,
        plaats=2,
        daad=Vernietiging.Daad.BEVESTIGD,
        grond=grond,
        begonnen_op=casus.begonnen_op,
        bewaren_tot=casus.bewaren_tot,
        wanneer=wanneer,
    )
