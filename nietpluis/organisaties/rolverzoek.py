"""A role that opens dossiers is given by two people: one asks, another says yes.

The other is a bestuurder who neither asks nor gets it; where there is none, the privacyfunctionaris, and else
anybody who holds such a role. Only where nobody is left (a practice of one, an organisation that is being
set up) it works at once, and stands in the list as such. Call inside `met_lid(wie, schrijven=True)`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from nietpluis.organisaties.fout import BeheerFout
from nietpluis.organisaties.handelingen import Wat, noteer
from nietpluis.organisaties.models import Lidmaatschap, Rol, Rolvervulling, Rolverzoek
from nietpluis.organisaties.ontvangpost import Bezetting, mag_in_de_post, vul_post, zoek_post
from nietpluis.organisaties.rollen import OPENT, in_woorden, zet_rollen

Uitkomst = Rolverzoek.Uitkomst
VOLGORDE = (
    frozenset({Rol.BESTUURDER.value}),
    frozenset({Rol.PRIVACYFUNCTIONARIS.value}),
    OPENT,
)
"""Who is asked to decide: the first group in which somebody is left."""
NIET_MEER = "Deze persoon kan dit niet meer krijgen. Kijk bij de mensen."
MEESTE = 100
"""The most requests that a page shows."""


@dataclass(frozen=True)
class Kring:
    """Everybody of an organisation who may ever decide, read once for any number of requests."""

    leden: tuple[Lidmaatschap, ...]

    @classmethod
    def van(cls, wie: Lidmaatschap) -> Kring:
        """Empty for a practice of one, and while an organisation is being set up: then nobody can confirm.

        The last bestuurder cannot be taken away, so once there was one the circle stays.
        """
        bestuur = Rolvervulling.objects.filter(rol=Rol.BESTUURDER)
        if wie.organisatie.eenpersoons or not bestuur.exists():
            return cls(())
        leden = Lidmaatschap.objects.voor(wie).actief(timezone.localdate()).volledig()
        return cls(tuple(leden.filter(rollen__rol__in=OPENT).distinct()))

    def beslissers(self, *niet: Lidmaatschap | None) -> list[Lidmaatschap]:
        """Who may decide, without who asks and who gets it, as people. Empty: there is no second person."""
        zelf = {lid.gebruiker_id for lid in niet if lid}
        anderen = [lid for lid in self.leden if lid.gebruiker_id not in zelf]
        for groep in VOLGORDE:
            if gevonden := [lid for lid in anderen if lid.rolnamen & groep]:
                return gevonden
        return []

    def mag_beslissen(self, wie: Lidmaatschap, verzoek: Rolverzoek) -> bool:
        """Whether this member is one of those who decide about this request."""
        niet = (verzoek.gevraagd_door, verzoek.lid, verzoek.waarnemer)
        return verzoek.is_open and wie in self.beslissers(*niet)


def geef_of_vraag(wie: Lidmaatschap, lid: Lidmaatschap, rollen: Iterable[str]) -> frozenset[str]:
    """Let this member hold these roles, but for those that wait for a second person: these are returned.

    A request that is open for a role that is not wanted any more lapses.
    """
    gewenst, heeft = frozenset(rollen), frozenset(lid.rollen.values_list("rol", flat=True))
    nieuw = (gewenst - heeft) & OPENT
    wacht = nieuw if nieuw and Kring.van(wie).beslissers(wie, lid) else frozenset[str]()
    for verzoek in open_voor(lid).exclude(rol__in=wacht):
        _sluit(verzoek, Uitkomst.VERVALLEN, None)
    zet_rollen(lid, gewenst - wacht)
    for rol in sorted(nieuw):
        _vraag(wie, lid, rol, direct=rol not in wacht)
    return wacht


def _vraag(wie: Lidmaatschap, lid: Lidmaatschap, rol: str, *, direct: bool) -> None:
    if open_voor(lid).filter(rol=rol).exists():
        return
    Rolverzoek.objects.create(
        organisatie_id=lid.organisatie_id,
        lid=lid,
        rol=rol,
        gevraagd_door=wie,
        uitkomst=Uitkomst.ZONDER_TWEEDE if direct else Uitkomst.OPEN,
        besloten_op=timezone.now() if direct else None,
    )
    if not direct:
        noteer(wie, Wat.ROL_GEVRAAGD, lid, "", rol)


def zet_post(wie: Lidmaatschap, bezetting: Bezetting) -> bool:
    """Say who receives the signals, or ask it where that lets somebody in: False while it waits.

    Who is away, and who of the two comes first, is said by the beheerder alone: signals must not wait.
    Raises `BeheerFout`.
    """
    mag_in_de_post(bezetting)
    post = zoek_post(wie)
    stond = {post.vervuller_id, post.waarnemer_id} if post else set()
    erbij = [lid for lid in bezetting.mensen if lid.id not in stond]
    if not erbij or not Kring.van(wie).beslissers(wie, *erbij):
        vul_post(wie, bezetting)
        return True
    for oud in open_voor_post(wie):
        _sluit(oud, Uitkomst.VERVALLEN, None)
    Rolverzoek.objects.create(
        organisatie_id=wie.organisatie_id,
        lid=bezetting.vervuller,
        waarnemer=bezetting.waarnemer,
        afwezig_tot=bezetting.afwezig_tot,
        gevraagd_door=wie,
    )
    noteer(wie, Wat.ROL_GEVRAAGD, bezetting.vervuller, "", "nieuwe signalen")
    return False


def open_voor(lid: Lidmaatschap) -> QuerySet[Rolverzoek]:
    """Roles that are asked for this member and wait."""
    return Rolverzoek.objects.filter(lid=lid, uitkomst=Uitkomst.OPEN).exclude(rol="")


def open_voor_post(wie: Lidmaatschap) -> QuerySet[Rolverzoek]:
    """The request about who receives signals, while it waits."""
    return Rolverzoek.objects.voor(wie).filter(uitkomst=Uitkomst.OPEN, rol="")


def alle(wie: Lidmaatschap) -> list[Rolverzoek]:
    """Every request of the organisation, the newest in front, those that wait before all others."""
    return sorted(_volledig(wie)[:MEESTE], key=lambda verzoek: not verzoek.is_open)


def _volledig(wie: Lidmaatschap) -> QuerySet[Rolverzoek]:
    return Rolverzoek.objects.voor(wie).select_related(
        "lid__gebruiker",
        "waarnemer__gebruiker",
        "gevraagd_door__gebruiker",
        "besloten_door__gebruiker",
    )


def mag_beslissen(wie: Lidmaatschap, verzoek: Rolverzoek) -> bool:
    """Whether this member is one of those who decide about this request."""
    return Kring.van(wie).mag_beslissen(wie, verzoek)


def wachten_op(wie: Lidmaatschap) -> list[Rolverzoek]:
    """The requests about which this member may decide now. One query while nothing waits."""
    if not wie.rolnamen & OPENT:
        return []
    open_ = list(_volledig(wie).filter(uitkomst=Uitkomst.OPEN)[:MEESTE])
    kring = Kring.van(wie) if open_ else Kring(())
    return [verzoek for verzoek in open_ if kring.mag_beslissen(wie, verzoek)]


@transaction.atomic
def bevestig(wie: Lidmaatschap, verzoek: Rolverzoek) -> None:
    """Say yes: from now on the role works. Raises `BeheerFout`."""
    _eis(wie, verzoek)
    if verzoek.rol:
        oud = frozenset(verzoek.lid.rollen.values_list("rol", flat=True))
        zet_rollen(verzoek.lid, oud | {verzoek.rol})
        noteer(wie, Wat.ROLLEN, verzoek.lid, in_woorden(oud), in_woorden(oud | {verzoek.rol}))
    else:
        bezetting = Bezetting(verzoek.lid, verzoek.waarnemer, verzoek.afwezig_tot)
        mag_in_de_post(bezetting)
        vul_post(wie, bezetting)
    _sluit(verzoek, Uitkomst.BEVESTIGD, wie)
    noteer(wie, Wat.ROL_BEVESTIGD, verzoek.lid, "", verzoek.rol or "nieuwe signalen")


def weiger(wie: Lidmaatschap, verzoek: Rolverzoek) -> None:
    """Say no: nothing changes, and both stand in the list. Raises `BeheerFout`."""
    if not mag_beslissen(wie, verzoek):
        raise BeheerFout("", "Hierover beslist iemand anders.")
    _sluit(verzoek, Uitkomst.GEWEIGERD, wie)
    noteer(wie, Wat.ROL_GEWEIGERD, verzoek.lid, "", verzoek.rol or "nieuwe signalen")


def vervalt_bij_vertrek(lid: Lidmaatschap) -> None:
    """Close what is asked for somebody who leaves."""
    for verzoek in Rolverzoek.objects.filter(lid=lid, uitkomst=Uitkomst.OPEN):
        _sluit(verzoek, Uitkomst.VERVALLEN, None)


def _eis(wie: Lidmaatschap, verzoek: Rolverzoek) -> None:
    if not mag_beslissen(wie, verzoek):
        raise BeheerFout("", "Hierover beslist iemand anders.")
    if not verzoek.lid.is_actief(timezone.localdate()):
        raise BeheerFout("", NIET_MEER)


def _sluit(verzoek: Rolverzoek, uitkomst: str, door: Lidmaatschap | None) -> None:
    verzoek.uitkomst, verzoek.besloten_door = uitkomst, door
    verzoek.besloten_op = timezone.now()
    verzoek.save(update_fields=["uitkomst", "besloten_door", "besloten_op"])


def bevestig_vanaf_de_server(verzoek: Rolverzoek) -> None:
    """Let it work without a second person, by whoever runs the server, where nobody can decide any more.

    The row says that there was no second person; the act stands under who asked. Raises `BeheerFout`.
    """
    if not verzoek.lid.is_actief(timezone.localdate()):
        raise BeheerFout("", NIET_MEER)
    oud = frozenset(verzoek.lid.rollen.values_list("rol", flat=True))
    zet_rollen(verzoek.lid, oud | {verzoek.rol})
    _sluit(verzoek, Uitkomst.ZONDER_TWEEDE, None)
    noteer(verzoek.gevraagd_door, Wat.ROL_BEVESTIGD, verzoek.lid, "vanaf de server", verzoek.rol)
