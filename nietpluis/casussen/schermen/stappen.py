"""The step rail, and what one step asks."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from nietpluis.casussen.schermen.adressen import EIGEN_PAGINA, Adressen
from nietpluis.casussen.schermen.meldcode import wie_van
from nietpluis.casussen.schermen.nu import Knop, naam, te_kiezen
from nietpluis.kern import stand
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.stand import Eisstand, Stapstand
from nietpluis.ui import onderdelen
from nietpluis.ui.onderdelen import Stap, Tag

STANDEN: dict[str, onderdelen.Stapstand] = {
    "gedaan": "gedaan",
    "met_reden": "overgeslagen",
    "open": "open",
    "nu_niet": "nu_niet",
    "vervalt": "gedaan",
}
TAGS = {
    "gedaan": Tag("Gedaan", "goed", "vinkje"),
    "met_reden": Tag("Niet gedaan, met reden", "weten"),
    "open": Tag("Nog open", "actie"),
    "nu_niet": Tag("Nu niet", "letop", "letop"),
}


def rail(dossier: Dossier, adressen: Adressen, lid: str = "") -> list[Stap]:
    """The marks of the steps as this member sees them; each opens what it asks and says who does it."""
    return [
        Stap(
            naam=stap.stap.naam,
            stand="nu" if stap.is_nu else STANDEN[stap.staat],
            url=adressen.naar("stap", stap.stap.code),
            toelichting=_gevraagd(stap, dossier, lid),
            wie="" if _gevraagd(stap, dossier, lid) else wie_van(dossier, stap.stap.code),
        )
        for stap in stand.stappen(dossier)
    ]


def _gevraagd(stap: Stapstand, dossier: Dossier, lid: str) -> str:
    """Of whom an open step was asked; "" for who was asked, and where nobody was."""
    wie = dossier.gevraagd.get(stap.stap.code)
    anders = wie and stap.staat == "open" and wie.aan.lid != lid
    return f"Gevraagd aan {wie.aan.naam}" if wie and anders else ""


@dataclass(frozen=True, kw_only=True)
class Eisregel:
    """One requirement: what, where it stands, the reason given, the buttons that settle it."""

    code: str
    tekst: str
    waarom: str
    tag: Tag
    reden: str
    knoppen: tuple[Knop, ...]
    mag_reden: bool


def eisregels(stap: Stapstand, dossier: Dossier, adressen: Adressen) -> list[Eisregel]:
    """The requirements of a step that count here."""
    return [_eisregel(eis, dossier, adressen) for eis in stap.eisen if eis.staat != "vervalt"]


def _eisregel(eis: Eisstand, dossier: Dossier, adressen: Adressen) -> Eisregel:
    open_ = eis.is_open
    return Eisregel(
        code=eis.eis.code,
        tekst=eis.eis.tekst,
        waarom=eis.eis.waarom if open_ else "",
        tag=TAGS[eis.staat],
        reden=eis.reden,
        knoppen=_knoppen(eis, dossier, adressen) if open_ else (),
        mag_reden=open_ and eis.eis.reden_volstaat,
    )


def _knoppen(eis: Eisstand, dossier: Dossier, adressen: Adressen) -> tuple[Knop, ...]:
    soorten = dict.fromkeys(keuze.soort for keuze in eis.eis.een_van)
    return tuple(
        Knop(_tekst(soort, dossier), adressen.leg_vast(soort), "tweede")
        for soort in soorten
        if soort in EIGEN_PAGINA or (dossier.protocol.kent(soort) and soort != "signaal")
    )


def _tekst(soort: str, dossier: Dossier) -> str:
    handeling = dossier.protocol.handeling(soort)
    return handeling.knop or handeling.titel


def erbij(
    code: str, dossier: Dossier, banden: AbstractSet[str], adressen: Adressen
) -> tuple[Knop, ...]:
    """What may be recorded in this step."""
    return tuple(
        Knop(naam(handeling), adressen.leg_vast(handeling.soort))
        for handeling in dossier.protocol.handelingen
        if handeling.stap == code and te_kiezen(handeling, dossier, banden)
    )
