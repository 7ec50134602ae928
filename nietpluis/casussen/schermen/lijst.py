"""The rows of the work list: what a casus asks and by when, never a name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from nietpluis.casussen.models import Casus, Toegang
from nietpluis.casussen.schermen import wanneer
from nietpluis.casussen.schermen.adressen import Adressen
from nietpluis.ui.onderdelen import Tag, Werk

GEVAAR = Tag("Direct gevaar", "gevaar", "gevaar")
TAGS = {
    "speciale_route": Tag("Speciale route", "letop", "letop"),
    "dreiging": Tag("Dreiging", "letop", "letop"),
    "in_nood_geopend": Tag("In nood geopend", "letop", "letop"),
}
ZONDER_ETIKET = "Open deze casus"
GEVRAAGD = "{} is gevraagd voor deze stap."


def rij(
    toegang: Toegang, etiket: Mapping[str, Any], slug: str, nu: datetime, *, wacht: bool = False
) -> Werk:
    """One row. `wacht`: it waits for somebody else, and one press says "still waiting".

    A step that was asked of a colleague waits as well, but that press is not for it: it comes back on its day.
    """
    casus, adressen = toegang.casus, Adressen(slug, toegang.casus_id)
    woord, erbij, te_laat = wanneer.tot(toegang.uiterlijk, nu)
    gevraagd = etiket.get("gevraagd", "") if toegang.aan == "ander" else ""
    wacht = wacht and not gevraagd
    return Werk(
        wanneer="Nu" if casus.acuut else woord,
        wanneer_bij="" if casus.acuut else erbij,
        te_laat=te_laat,
        titel=etiket.get("taak") or ZONDER_ETIKET,
        url=adressen.casuspagina,
        waarom=GEVRAAGD.format(gevraagd) if gevraagd else etiket.get("waarom", ""),
        kenmerk=casus.kenmerk,
        kenmerk_bij=_soort(casus, etiket),
        gevaar=casus.acuut,
        tag=GEVAAR if casus.acuut else _tag(etiket),
        knop="Nog steeds wachten" if wacht else "",
        knop_url=adressen.naar("nog_wachten") if wacht else "",
    )


def rijen(
    toegangen: list[Toegang],
    etiketten: Mapping[UUID, Mapping[str, Any]],
    slug: str,
    nu: datetime,
    *,
    wacht: bool = False,
) -> list[Werk]:
    """The rows of one group."""
    return [
        rij(toegang, etiketten.get(toegang.casus_id, {}), slug, nu, wacht=wacht)
        for toegang in toegangen
    ]


def _tag(etiket: Mapping[str, Any]) -> Tag | None:
    return next((TAGS[code] for code in etiket.get("waarschuwingen", ()) if code in TAGS), None)


def _soort(casus: Casus, etiket: Mapping[str, Any]) -> str:
    if casus.status == "volgsignaal":
        return "vervolgsignaal"
    voorziening: str = etiket.get("voorziening", "")
    return voorziening.replace("_", " ")


def vondst(casus: Casus, etiket: Mapping[str, Any], slug: str, nu: datetime) -> Werk:
    """A casus that was searched for, with what it asks now; without a name, as everywhere."""
    woord, erbij, te_laat = wanneer.tot(casus.uiterlijk, nu) if casus.uiterlijk else ("", "", False)
    if casus.acuut:
        woord, erbij = "Nu", ""
    return Werk(
        wanneer="Afgesloten" if casus.status == "gesloten" else woord,
        wanneer_bij="" if casus.status == "gesloten" else erbij,
        te_laat=te_laat and casus.status != "gesloten",
        titel=etiket.get("taak") or ZONDER_ETIKET,
        url=Adressen(slug, casus.id).casuspagina,
        waarom=etiket.get("waarom", ""),
        kenmerk=casus.kenmerk,
        kenmerk_bij=_soort(casus, etiket),
        gevaar=casus.acuut,
        tag=GEVAAR if casus.acuut else _tag(etiket),
    )
