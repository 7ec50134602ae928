"""What somebody who gave a signal may see of it afterwards: a status out of a fixed list, who has it, one line."""

from typing import Any

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import JA
from nietpluis.kern.feiten.besluiten import Hulpafspraak, Veiligheidsafspraak
from nietpluis.kern.feiten.gesprekken import Advies, Gesprek, Overleg
from nietpluis.kern.feiten.signalen import Aangenomen, Teruggebeld, VolgendBezoek

STATUSSEN = {
    "verstuurd": "Verstuurd",
    "gelezen": "Gelezen",
    "er_wordt_overlegd": "Er wordt overlegd",
    "er_is_hulp": "Er is hulp gestart",
    "we_letten_op": "Wij letten op",
    "afgerond": "Afgerond",
    "vernietigd": "Vernietigd",
}
"""The only words about progress that a worker reads; none of them says whether there was a melding."""


def status(dossier: Dossier) -> str:
    """The code of the status that the giver of a signal sees."""
    if dossier.status == "gesloten":
        return "afgerond"
    if dossier.status == "volgsignaal":
        return "we_letten_op"
    if not dossier.is_aangenomen:
        return "verstuurd"
    if dossier.nummer_van(Hulpafspraak, Veiligheidsafspraak):
        return "er_is_hulp"
    return "er_wordt_overlegd" if dossier.nummer_van(Overleg, Advies, Gesprek) else "gelezen"


def bericht(dossier: Dossier) -> dict[str, Any]:
    """The message as plain data: status, who has it, when it is read or called back, the line for the next visit."""
    doorgegeven, aangenomen = dossier.ontvanger, dossier.laatste(Aangenomen)
    heeft = _wie_heeft_het(dossier)
    regel = dossier.laatste(VolgendBezoek)
    terug = aangenomen.terugbellen_voor if aangenomen else None
    if dossier.nummer_van(Teruggebeld) > dossier.nummer_van(Aangenomen):
        terug = None
    return {
        "status": status(dossier),
        "heeft": heeft,
        "leest_voor": doorgegeven.uiterlijk.isoformat() if doorgegeven else "",
        "belt_voor": terug.isoformat() if terug else "",
        "volgend_bezoek": regel.tekst if regel else "",
    }


def _wie_heeft_het(dossier: Dossier) -> str:
    """The name of who works on it: the first who was assigned, else who receives it."""
    for toewijzing in dossier.toegewezen.values():
        if toewijzing.einde != JA:
            return toewijzing.aan.naam
    return dossier.ontvanger.aan.naam if dossier.ontvanger else ""
