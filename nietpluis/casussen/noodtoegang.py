"""Breaking the glass: somebody without a tie opens a casus in need, by its number, with a reason, for a day.

It locks nobody out and is seen by everybody: by who works on the casus (a fact in the dossier), and by those who
oversee (a Leessignaal that somebody must judge). Whom the casus is about gets the answer of a number that is not
there; so does who names a closed casus, so that this answer tells nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from nietpluis.casussen.bewaken import zegel
from nietpluis.casussen.bewaken.melden import mail, meld
from nietpluis.casussen.leeslog.wat import Erbij
from nietpluis.casussen.lezen import OpenCasus
from nietpluis.casussen.models import Casus, Leessignaal
from nietpluis.casussen.stempel import stempel
from nietpluis.casussen.uitsluiting import uitgesloten_van
from nietpluis.casussen.vastleggen import leg_vast
from nietpluis.casussen.zoeken import LOPEND
from nietpluis.kern.feiten.verloop import Noodtoegang
from nietpluis.kern.lezen_bewaken import NOOD, ZOEKEN, leesregels
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap, Rol

METEEN = (Rol.AANDACHTSFUNCTIONARIS,)
"""Who may break the glass at once."""
ALS_NIEMAND_KAN = (Rol.LEIDINGGEVENDE, Rol.BESTUURDER)
"""Who may when no aandachtsfunctionaris can be reached, and says who was tried."""
OVER_ZICHZELF = "nood_over_zichzelf"


@dataclass(frozen=True)
class Gevonden:
    """What a number leads to for somebody. Neither: there is nothing, or nothing that may be told."""

    casus: Casus | None = None
    al_open: bool = False
    """This person may open the casus anyway: no glass to break."""
    over_zichzelf: Casus | None = None
    """It is about this person, who must not learn that: only those who oversee do."""

    def voor_het_log(self, nummer: int) -> Erbij:
        """What the log of reading says of the attempt; the number as it was typed."""
        return Erbij(
            soort=ZOEKEN, gezocht_op="nummer", nummer=nummer, treffers=int(self.casus is not None)
        )


def zoek_in_nood(lid: Lidmaatschap, nummer: int) -> Gevonden:
    """The running casus with this number, for who may break the glass; inside `met_lid(lid)`. Four queries at most."""
    casus = Casus.objects.filter(nummer=nummer, status__in=LOPEND).first()
    if casus is None:
        return Gevonden()
    if str(lid.id) in uitgesloten_van(lid.organisatie_id, {casus.id}).get(casus.id, frozenset()):
        return Gevonden(over_zichzelf=casus)
    return Gevonden(casus, al_open=Casus.objects.voor(lid).filter(id=casus.id).exists())


def moet_zeggen_wie(lid: Lidmaatschap) -> bool:
    """Whether this person must say who could not be reached: no aandachtsfunctionaris oneself."""
    return not set(METEEN) & lid.rolnamen


@transaction.atomic
def breek_het_glas(
    casus: Casus, lid: Lidmaatschap, reden: str, geprobeerd: str, nu: datetime
) -> OpenCasus:
    """Open the casus to this person for a day, and tell everybody whom it concerns; all or nothing.

    Inside `met_lid(lid, schrijven=True)`. Raises NietToegestaan and IemandWasVoor, as every recording.
    """
    tot = nu + timedelta(hours=leesregels(dag_van(nu)).nood_uren)
    feit = Noodtoegang(**stempel(lid, nu), geldig_tot=tot, reden=reden, geprobeerd=geprobeerd)
    geopend = leg_vast(casus, lid, [feit], na=casus.aantal, nu=nu)
    signaal = _signaal(casus, lid, NOOD, nu, tot)
    zegel.schrijf(signaal, reden=reden, geprobeerd=geprobeerd)
    signaal.save(force_insert=True)
    meld(lid.organisatie, [signaal], nu)
    _zeg_het_wie_eraan_werkt(geopend, lid, nu)
    return geopend


def noteer_over_zichzelf(casus: Casus, lid: Lidmaatschap, nu: datetime) -> None:
    """Tell those who oversee that somebody tried to open a casus about oneself; inside a room to write."""
    signaal = _signaal(casus, lid, OVER_ZICHZELF, nu, nu)
    signaal.save(force_insert=True)
    meld(lid.organisatie, [signaal], nu)


def _signaal(
    casus: Casus, lid: Lidmaatschap, regel: str, nu: datetime, tot: datetime
) -> Leessignaal:
    dag = dag_van(nu)
    eerder = Leessignaal.objects.filter(over=lid, regel=regel, dag=dag, casus=casus.id).count()
    return Leessignaal(
        organisatie_id=lid.organisatie_id,
        over=lid,
        regel=regel,
        dag=dag,
        trap=eerder,
        casus=casus.id,
        nummer=casus.nummer,
        van=nu,
        tot=tot,
        aantal=1,
        gezien_op=nu,
        uiterlijk=leesregels(dag).oordeel_voor(nu),
    )


def _zeg_het_wie_eraan_werkt(geopend: OpenCasus, lid: Lidmaatschap, nu: datetime) -> None:
    dossier = geopend.dossier
    ontvanger = [dossier.ontvanger.aan.lid] if dossier.ontvanger else []
    wie = {*dossier.toegewezen, *ontvanger} - {str(lid.id)} - dossier.uitgesloten
    leden = Lidmaatschap.objects.actief(dag_van(nu)).filter(id__in=wie).select_related("gebruiker")
    mail(lid.organisatie, leden, dag_van(nu))
