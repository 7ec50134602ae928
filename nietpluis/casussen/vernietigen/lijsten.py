"""The lists of who decides on keeping: numbers and days, a page at a time, never about whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from nietpluis.casussen.models import Casus, Vernietiging
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.casussen.vernietigen.zaak import Daad, Zaak, zaken
from nietpluis.kern.vernietigen import BESLISSERS, KAN_WEG
from nietpluis.organisaties.models import Lidmaatschap, Rol

BLAD = 25


@dataclass(frozen=True)
class Blad:
    """One page of dossiers, and where the next begins ("" when this is the last)."""

    zaken: Sequence[Zaak]
    volgende: str = ""


def voorbij(lid: Lidmaatschap, vandaag: date, na: str = "") -> Blad:
    """The dossiers whose term has passed and about which nothing is proposed, the oldest term first."""
    rijen = Casus.objects.filter(
        ~Exists(_open_voorstellen()),
        organisatie=lid.organisatie_id,
        status__in=KAN_WEG,
        bewaren_tot__lt=vandaag,
    )
    if plek := lees_plek(na):
        dag, casus = plek
        rijen = rijen.filter(Q(bewaren_tot__gt=dag) | Q(bewaren_tot=dag, id__gt=casus))
    gevonden = list(rijen.order_by("bewaren_tot", "id")[: BLAD + 1])
    deze = gevonden[:BLAD]
    volgende = f"{deze[-1].bewaren_tot}~{deze[-1].id}" if len(gevonden) > BLAD else ""
    return Blad(_zichtbaar(lid, deze), volgende)


def voorgesteld(lid: Lidmaatschap) -> list[Zaak]:
    """The dossiers that wait for a second person, or for their days to pass; the oldest proposals first."""
    rijen = Casus.objects.filter(
        Exists(_open_voorstellen()), organisatie=lid.organisatie_id, status__in=KAN_WEG
    )
    return _zichtbaar(lid, list(rijen.order_by("bewaren_tot", "id")[: BLAD * 4]))


def wacht_op(lid: Lidmaatschap) -> bool:
    """Whether a proposal of somebody else waits for this person's yes or no."""
    if not lid.rolnamen & BESLISSERS or lid.organisatie.eenpersoons:
        return False
    van_anderen = _open_voorstel_rijen().exclude(eerste__gebruiker=lid.gebruiker_id)
    casussen = set(van_anderen.values_list("casus", flat=True)[: BLAD * 4])
    return bool(casussen - gaat_over(lid, casussen))


def grafstenen(lid: Lidmaatschap) -> list[Vernietiging]:
    """What was destroyed, newest first: all for the privacyfunctionaris, else what this person decided on."""
    rijen = Vernietiging.objects.filter(organisatie=lid.organisatie_id, daad=Daad.VOLTOOID)
    if not lid.heeft(Rol.PRIVACYFUNCTIONARIS):
        rijen = rijen.filter(Q(eerste=lid) | Q(tweede=lid))
    mensen = rijen.select_related("eerste__gebruiker", "tweede__gebruiker")
    return list(mensen.order_by("-wanneer", "-id")[: BLAD * 2])


def _open_voorstellen() -> QuerySet[Vernietiging]:
    """As part of a question about casussen."""
    return _open_voorstel_rijen().filter(casus=OuterRef("pk"))


def _open_voorstel_rijen() -> QuerySet[Vernietiging]:
    vervolg = Vernietiging.objects.filter(
        casus=OuterRef("casus"), ronde=OuterRef("ronde"), plaats__gt=1
    )
    return Vernietiging.objects.filter(~Exists(vervolg), daad=Daad.VOORGESTELD)


def _zichtbaar(lid: Lidmaatschap, casussen: list[Casus]) -> list[Zaak]:
    """Without what is about this person or this person's family."""
    weg = gaat_over(lid, [casus.id for casus in casussen])
    return [zaak for zaak in zaken(casussen) if zaak.casus.id not in weg]


def lees_plek(tekst: str) -> tuple[date, UUID] | None:
    """The place in the list that an address names; None for one that names none."""
    dag, _, casus = tekst.partition("~")
    try:
        return date.fromisoformat(dag), UUID(casus)
    except ValueError:
        return None
