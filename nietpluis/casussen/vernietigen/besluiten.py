"""Proposing, taking back, refusing and deciding: each a row, and the database lets one of them be second."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from nietpluis.casussen.models import Casus, Toegang, Vernietiging
from nietpluis.casussen.models.vernietiging import volgende_stap
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.casussen.vernietigen.uitvoeren import voer_uit_zodra_het_vaststaat
from nietpluis.casussen.vernietigen.zaak import Zaak, staat_nog, zaken
from nietpluis.kern import vernietigen
from nietpluis.kern.termijnen import dag_van
from nietpluis.organisaties.models import Lidmaatschap

Daad = Vernietiging.Daad


class NietMogelijk(Exception):
    """It cannot be done now; str() is the sentence for people, in Dutch."""


AL_GEDAAN = "Een collega was u net voor. Kijk wat er nu staat."


def stel_voor(
    casus: Casus,
    lid: Lidmaatschap,
    grond: str,
    *,
    gevraagd_door: str = "",
    nu: datetime | None = None,
) -> Vernietiging:
    """Propose to destroy a dossier; call inside `met_lid(lid, schrijven=True)`. Raises NietMogelijk."""
    nu = nu or timezone.now()
    zaak = _vers(casus)
    uitgesloten = bool(gaat_over(lid, [casus.id]))
    if bezwaar := vernietigen.bezwaar_eerste(lid.rolnamen, uitgesloten=uitgesloten):
        raise NietMogelijk(bezwaar)
    if zaak.voorstel or zaak.is_besloten:
        raise NietMogelijk(AL_GEDAAN)
    rij = Vernietiging(
        organisatie_id=casus.organisatie_id,
        casus=casus.id,
        nummer=casus.nummer,
        ronde=zaak.volgende_ronde,
        plaats=1,
        daad=Daad.VOORGESTELD,
        grond=grond,
        gevraagd_door=gevraagd_door,
        begonnen_op=zaak.casus.begonnen_op,
        bewaren_tot=zaak.casus.bewaren_tot,
        wanneer=nu,
        eerste=lid,
        wacht_tot=vernietigen.wacht_tot(dag_van(nu)) if lid.organisatie.eenpersoons else None,
    )
    if not staat_nog(zaak.casus, rij, dag_van(nu)):
        raise NietMogelijk("Deze casus is weer open, of mag nog niet weg.")
    return _leg_vast(rij)


def trek_in(casus: Casus, lid: Lidmaatschap) -> Vernietiging:
    """Take a proposal back: whoever made it, or anyone else who decides when that person left."""
    voorstel = _voorstel(_vers(casus))
    if voorstel.eerste_id != lid.id and _werkt_hier(voorstel):
        raise NietMogelijk("Alleen wie het voorstelde, trekt het in.")
    return _leg_vast(_door(voorstel, Daad.INGETROKKEN, lid))


def wijs_af(casus: Casus, lid: Lidmaatschap) -> Vernietiging:
    """Decide, as the second person, that the dossier stays."""
    voorstel = _voorstel(_vers(casus))
    _eis_tweede(voorstel, lid)
    return _leg_vast(_door(voorstel, Daad.AFGEWEZEN, lid))


def bevestig(casus: Casus, lid: Lidmaatschap) -> Vernietiging:
    """Decide, as the second person, that the dossier goes; it is closed to all at once and then destroyed.

    Call inside `met_lid(lid, schrijven=True)`. The keys go once this decision is committed. Raises NietMogelijk.
    """
    zaak = _vers(casus)
    voorstel = _voorstel(zaak)
    _eis_tweede(voorstel, lid)
    if not staat_nog(zaak.casus, voorstel, dag_van(timezone.now())):
        raise NietMogelijk("Deze casus is weer open, of blijft langer. Er is niets vernietigd.")
    rij = _leg_vast(_door(voorstel, Daad.BEVESTIGD, lid))
    Toegang.objects.filter(casus=casus.id).delete()
    voer_uit_zodra_het_vaststaat(casus.organisatie_id, casus.id)
    return rij


def _vers(casus: Casus) -> Zaak:
    """The dossier as it stands now, held until this transaction ends: whoever records in it waits."""
    (zaak,) = zaken([Casus.objects.select_for_update().get(id=casus.id)])
    return zaak


def _voorstel(zaak: Zaak) -> Vernietiging:
    if zaak.voorstel is None:
        raise NietMogelijk(AL_GEDAAN)
    return zaak.voorstel


def _eis_tweede(voorstel: Vernietiging, lid: Lidmaatschap) -> None:
    """Two different people, by account and not by membership: who left and came back is still the same."""
    eerste = voorstel.eerste
    bezwaar = vernietigen.bezwaar_tweede(
        lid.rolnamen,
        uitgesloten=bool(gaat_over(lid, [voorstel.casus])),
        zelfde=eerste is not None and eerste.gebruiker_id == lid.gebruiker_id,
        eerste_werkt_hier=_werkt_hier(voorstel),
    )
    if bezwaar:
        raise NietMogelijk(bezwaar)


def _werkt_hier(voorstel: Vernietiging) -> bool:
    """Whether who proposed it still works here and may still decide, and is not whom it is about."""
    vandaag = dag_van(timezone.now())
    actief = Lidmaatschap.objects.actief(vandaag).volledig()
    eerste = actief.filter(id=voorstel.eerste_id).first() if voorstel.eerste_id else None
    return (
        eerste is not None
        and bool(eerste.rolnamen & vernietigen.BESLISSERS)
        and not gaat_over(eerste, [voorstel.casus])
    )


def _door(voorstel: Vernietiging, daad: Vernietiging.Daad, lid: Lidmaatschap) -> Vernietiging:
    rij = volgende_stap(voorstel, daad, timezone.now())
    rij.tweede = lid
    return rij


def _leg_vast(rij: Vernietiging) -> Vernietiging:
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError as fout:
        raise NietMogelijk(AL_GEDAAN) from fout
    return rij
