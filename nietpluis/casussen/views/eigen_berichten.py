"""The own signals of a worker: what their messages say, and the worker's own words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from nietpluis.casussen.bericht import STATUSSEN
from nietpluis.casussen.lezen import SCHRIFT, open_feit
from nietpluis.casussen.models import EigenSignaal, Vastlegging
from nietpluis.casussen.projectie import BERICHT
from nietpluis.kern.feiten import JA, Feit
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.termijnen import dag_van
from nietpluis.kluis.sleutels import Sleutel, open_sleutels
from nietpluis.kluis.zegel import ZegelVerbroken, open_zegel
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.onderdelen import Tag
from nietpluis.ui.tijd import dag_voluit, uiterlijk_voluit

VOLGEND_BEZOEK = (
    "Ga zoals altijd.",
    "Praat thuis niet over dit signaal.",
    "Voelt u zich niet veilig? Ga weg en bel.",
)
"""What holds for the next visit until somebody writes something for this one."""
_SOORT_TAG = {"er_is_hulp": "goed", "afgerond": "", "we_letten_op": "", "vernietigd": ""}
_KLAAR_ZIN = {
    "afgerond": "Uw signaal is afgerond.",
    "we_letten_op": "Wij letten op. Ziet u iets nieuws? Vertel het.",
}
KLAAR = ("afgerond", "we_letten_op", "vernietigd")


@dataclass(frozen=True)
class EigenBericht:
    """One own signal as its giver may see it: no facts of others, no casus.

    `zelf`: the giver has it, as in a practice of one.
    """

    id: UUID
    gegeven_op: datetime
    status: str = "verstuurd"
    heeft: str = ""
    leest_voor: datetime | None = None
    belt_voor: datetime | None = None
    volgend_bezoek: tuple[str, ...] = VOLGEND_BEZOEK
    opgeschreven_door: str = ""
    zelf: bool = False
    vernietigd_op: date | None = None
    feit: Signaal | None = field(default=None, repr=False)

    @property
    def dag(self) -> date:
        """The day on which it was given."""
        return dag_van(self.gegeven_op)

    @property
    def tag(self) -> Tag:
        """The status as a mark."""
        return Tag(STATUSSEN[self.status], _SOORT_TAG.get(self.status, "weten"), "vinkje")

    @property
    def is_klaar(self) -> bool:
        """Whether nobody works on it now."""
        return self.status in KLAAR

    @property
    def is_te_laat(self) -> bool:
        """Whether the day by which it would be read, or answered, has passed."""
        tot = self.leest_voor if self.status == "verstuurd" else self.belt_voor
        return tot is not None and not self.zelf and timezone.now() > tot

    @property
    def zin(self) -> str:
        """Who has it, and what that person does by when."""
        if self.vernietigd_op:
            return f"Vernietigd op {dag_voluit(self.vernietigd_op, jaar=True)}."
        if self.status in _KLAAR_ZIN:
            return _KLAAR_ZIN[self.status]
        if self.zelf:
            return "U hebt dit signaal zelf."
        if self.status == "verstuurd" and self.leest_voor:
            leest = "zou uw signaal lezen vóór" if self.is_te_laat else "leest uw signaal uiterlijk"
            return f"{self.heeft} {leest} {uiterlijk_voluit(self.leest_voor)}."
        if self.belt_voor:
            belt = "zou u bellen vóór" if self.is_te_laat else "belt u uiterlijk"
            return f"{self.heeft} heeft uw signaal en {belt} {uiterlijk_voluit(self.belt_voor)}."
        return f"{self.heeft} heeft uw signaal."

    @property
    def mag_bellen(self) -> bool:
        """Whether the giver may be called back."""
        return self.feit is not None and bool(self.feit.bel_nummer)

    @property
    def is_onveilig(self) -> bool:
        """Whether the giver said that it is unsafe now."""
        return self.feit is not None and self.feit.nu_onveilig == JA


def eigen_berichten(lid: Lidmaatschap, rijen: Iterable[EigenSignaal]) -> list[EigenBericht]:
    """The messages in these rows, which are all of this person. Two queries, for any number."""
    alle = list(rijen)
    dossiers = [rij.dossier_id for rij in alle]
    sleutels = open_sleutels(lid.organisatie_id, dossiers) if dossiers else {}
    feiten = _feiten(alle, sleutels)
    return [_bericht(lid, rij, sleutels.get(rij.dossier_id), feiten) for rij in alle]


def _feiten(
    alle: list[EigenSignaal], sleutels: dict[UUID, Sleutel]
) -> dict[tuple[UUID, int], Feit]:
    """What each giver wrote, as first recorded; nothing else of the dossier is opened."""
    gezocht = {(rij.dossier_id, rij.volgnummer) for rij in alle}
    rijen = Vastlegging.objects.filter(
        casus__in={dossier for dossier, _ in gezocht},
        volgnummer__in={nummer for _, nummer in gezocht},
    )
    return {
        (rij.casus_id, rij.volgnummer): open_feit(sleutels[rij.casus_id], rij.casus_id, rij)
        for rij in rijen
        if (rij.casus_id, rij.volgnummer) in gezocht and rij.casus_id in sleutels
    }


def _bericht(
    lid: Lidmaatschap,
    rij: EigenSignaal,
    sleutel: Sleutel | None,
    feiten: dict[tuple[UUID, int], Feit],
) -> EigenBericht:
    feit = feiten.get((rij.dossier_id, rij.volgnummer))
    signaal = feit if isinstance(feit, Signaal) else None
    inhoud = _open(rij, sleutel)
    regel = inhoud.get("volgend_bezoek", "")
    anders = signaal and signaal.door.lid != str(lid.id)
    return EigenBericht(
        id=rij.id,
        gegeven_op=rij.gegeven_op,
        status="vernietigd" if rij.vernietigd_op else inhoud.get("status") or "verstuurd",
        heeft=inhoud.get("heeft") or "Een collega",
        leest_voor=_moment(inhoud.get("leest_voor", "")),
        belt_voor=_moment(inhoud.get("belt_voor", "")),
        volgend_bezoek=tuple(regel.splitlines()) if regel else VOLGEND_BEZOEK,
        opgeschreven_door=signaal.door.naam if signaal and anders else "",
        zelf=inhoud.get("heeft") == lid.naam,
        vernietigd_op=rij.vernietigd_op,
        feit=signaal,
    )


def _open(rij: EigenSignaal, sleutel: Sleutel | None) -> dict[str, Any]:
    """The sealed message; empty when it does not open, for then date and status remain."""
    if sleutel is None:
        return {}
    plaats = f"{BERICHT}/{rij.volgnummer}"
    try:
        tekst = open_zegel(
            sleutel, rij.bericht, dossier=rij.dossier_id, plaats=plaats, schema=SCHRIFT
        )
    except ZegelVerbroken:
        return {}
    inhoud: dict[str, Any] = json.loads(tekst)
    return inhoud


def _moment(tekst: str) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None
