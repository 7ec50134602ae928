"""What a beheerder sees of the mail: how much waits, and which addresses it could not reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from nietpluis.post.models import Poststuk
from nietpluis.post.omslag import OmslagDicht, open_omslag
from nietpluis.post.uitgaand import GEEN_MAILSERVER

MEESTE = 50
REDENEN = {
    "adres_geweigerd": "Dit adres bestaat niet, of neemt geen mail aan.",
    "adres_nu_niet": "De mailserver nam de mail niet aan.",
    "adres_onmogelijk": "Naar dit adres kan geen mail.",
    "inhoud_geweigerd": "De mailserver van de ander weigerde de mail.",
    "inhoud_nu_niet": "De mailserver nam de mail niet aan.",
    "verbroken": "De mailserver brak de verbinding af.",
    "aanmelden": "De mailserver laat Nietpluis niet toe.",
    "niet_veilig": "De mailserver biedt geen beveiligde verbinding.",
    "afzender": "De mailserver weigert de afzender.",
    "geen_verbinding": "De mailserver was niet te bereiken.",
    "niet_te_lezen": "De mail kon niet meer worden gemaakt.",
}
Status = Poststuk.Status


@dataclass(frozen=True)
class Onbesteld:
    """One mail that did not arrive: never what it was about."""

    aan: str
    reden: str
    gemaakt_op: datetime


@dataclass(frozen=True)
class Overzicht:
    """The mail of one organisation. `reden` is why the oldest that waits did not go yet."""

    wacht: int
    reden: str
    onbesteld: list[Onbesteld]


def overzicht() -> Overzicht:
    """Return it for the organisation of the scope; three queries."""
    wachtend = Poststuk.objects.filter(status=Status.WACHT)
    gehaperd = wachtend.exclude(fout="").order_by("gemaakt_op").first()
    mislukt = Poststuk.objects.filter(status=Status.MISLUKT).exclude(fout=GEEN_MAILSERVER)
    return Overzicht(
        wacht=wachtend.count(),
        reden=_reden(gehaperd.fout) if gehaperd else "",
        onbesteld=[_onbesteld(rij) for rij in mislukt.order_by("-gemaakt_op", "id")[:MEESTE]],
    )


def _onbesteld(poststuk: Poststuk) -> Onbesteld:
    try:
        aan = open_omslag(poststuk.zegel, poststuk.id).aan
    except OmslagDicht:
        aan = ""
    return Onbesteld(aan, _reden(poststuk.fout), poststuk.gemaakt_op)


def _reden(code: str) -> str:
    return REDENEN.get(code, "Het ging niet.")


def probeer_opnieuw(nu: datetime) -> int:
    """Let all that did not arrive wait again, for the organisation of the scope. Returns how many."""
    mislukt = Poststuk.objects.filter(status=Status.MISLUKT).exclude(fout=GEEN_MAILSERVER)
    return mislukt.exclude(zegel=b"").update(
        status=Status.WACHT, volgende_poging_op=nu, gemaakt_op=nu, pogingen=0
    )
