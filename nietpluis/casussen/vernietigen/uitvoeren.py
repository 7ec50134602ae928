"""Carrying a decision out, over two stores: intent first, then the keys, then done. Each step may be the last one.

The intent is the row `bevestigd`. A crash after it leaves work that `hervat` takes up: nothing is called
destroyed while it can be read, and no key goes without a row that says why.
"""

import logging
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from nietpluis.casussen.bijlagen.opruimen import met_stukken, verwijder_stukken
from nietpluis.casussen.models import Casus, Vernietiging
from nietpluis.casussen.models.vernietiging import volgende_stap
from nietpluis.casussen.vernietigen.samenhang import meegekomen
from nietpluis.casussen.vernietigen.wissen import VERNIETIGD, wis
from nietpluis.casussen.vernietigen.zaak import staat_nog
from nietpluis.kern.termijnen import dag_van
from nietpluis.kluis import register
from nietpluis.organisaties.models import Organisatie
from nietpluis.organisaties.toegang import in_organisatie

logger = logging.getLogger(__name__)
Daad = Vernietiging.Daad


def voer_uit(organisatie_id: UUID, casus_id: UUID) -> bool:
    """Destroy a dossier for which the decision stands; False where none does. Not inside a transaction.

    Safe to stop anywhere and to run again, also by two at once. What joined the dossier goes first: only the
    dossier itself knows what that was.
    """
    with in_organisatie(organisatie_id):
        intentie = _open_intenties().filter(casus=casus_id).first()
        casus = Casus.objects.filter(id=casus_id).first()
        mee = meegekomen(casus) if intentie and casus else []
    if intentie is None or casus is None:
        return False
    for dossier in (*mee, casus):
        wanneer = register.vernietig_en_noteer(organisatie_id, dossier.id, intentie.grond)
        with in_organisatie(organisatie_id, schrijven=True):
            wis(dossier, intentie, wanneer)
    return True


def voer_uit_zodra_het_vaststaat(organisatie_id: UUID, casus_id: UUID) -> None:
    """Carry it out once the decision is committed; what fails then is taken up by the daily job."""

    def daarna() -> None:
        voer_uit(organisatie_id, casus_id)

    transaction.on_commit(daarna, robust=True)


def hervat(organisatie: Organisatie, vandaag: date) -> int:
    """Carry out what was decided and not finished, and what a practice of one waited for; how many were done."""
    if organisatie.eenpersoons:
        _bevestig_na_wachten(organisatie, vandaag)
    with in_organisatie(organisatie.id):
        open_ = list(_open_intenties().values_list("casus", flat=True))
    return sum(voer_uit(organisatie.id, casus) for casus in open_)


def hervat_alles(nu: datetime) -> int:
    """The same for every organisation; a job of the site, which opens its own rooms."""
    vandaag, aantal = dag_van(nu), 0
    for organisatie in Organisatie.objects.order_by("id"):
        aantal += hervat(organisatie, vandaag)
        _geef_ruimte_terug(organisatie)
    return aantal


def _geef_ruimte_terug(organisatie: Organisatie) -> None:
    """Delete the files of destroyed dossiers, which nobody reads; where the role may not, they stay."""
    for casus in _met_stukken(organisatie):
        try:
            with in_organisatie(organisatie.id, schrijven=True):
                verwijder_stukken(casus)
        except ProgrammingError:
            logger.info("De bijlagen van een vernietigd dossier blijven staan: ga als eigenaar.")
            return


def _met_stukken(organisatie: Organisatie) -> list[UUID]:
    with in_organisatie(organisatie.id):
        return met_stukken(VERNIETIGD)


def _open_intenties() -> QuerySet[Vernietiging]:
    klaar = Vernietiging.objects.filter(casus=OuterRef("casus"), daad=Daad.VOLTOOID)
    return Vernietiging.objects.filter(~Exists(klaar), daad=Daad.BEVESTIGD).order_by("id")


def _bevestig_na_wachten(organisatie: Organisatie, vandaag: date) -> None:
    """The decision of who works alone stands after thirty days, unless it was taken back or the casus reopened."""
    with in_organisatie(organisatie.id, schrijven=True):
        vervolg = Vernietiging.objects.filter(
            casus=OuterRef("casus"), ronde=OuterRef("ronde"), plaats__gt=1
        )
        rijp = Vernietiging.objects.filter(
            ~Exists(vervolg), daad=Daad.VOORGESTELD, wacht_tot__lte=vandaag
        )
        for voorstel in rijp:
            casus = Casus.objects.select_for_update().filter(id=voorstel.casus).first()
            if casus and staat_nog(casus, voorstel, vandaag):
                _leg_vast(volgende_stap(voorstel, Daad.BEVESTIGD, timezone.now()))


def _leg_vast(rij: Vernietiging) -> None:
    try:
        with transaction.atomic():
            rij.save(force_insert=True)
    except IntegrityError:  # taken back, or decided, at this very moment
        logger.info("Over casus %s is al beslist.", rij.nummer)
