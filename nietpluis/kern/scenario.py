"""A scenario is a casus written down: read from a file, played fact by fact, with what should be true after each.

The format is described in docs/scenario.md. One format serves tests, demo data, training and experts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nietpluis.kern import protocollen, regels, stand
from nietpluis.kern.dossier import Dossier, vouw
from nietpluis.kern.feiten import SOORTEN, Feit, Persoon
from nietpluis.kern.feiten.signalen import Opening
from nietpluis.kern.inhoud import InhoudFout, lees_bestand, maak
from nietpluis.kern.protocol import Inhoud, Protocol
from nietpluis.kern.regels import Bezwaar
from nietpluis.kern.schrift import NESTEN, FeitOngeldig, van_ruw
from nietpluis.kern.taken import eerste_taak
from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.kern.waarschuwingen import waarschuwingen

TOEGEWEZEN = frozenset({"toegewezen", "medewerker", "aandachtsfunctionaris"})
"""With which bands "mag" and "mag_niet" are asked: those of the person who works on the casus."""


@dataclass(frozen=True, kw_only=True)
class Speler(Inhoud):
    """Somebody who records facts in a scenario."""

    naam: str
    functie: str
    rollen: tuple[str, ...] = ("medewerker",)


@dataclass(frozen=True, kw_only=True)
class Verwacht(Inhoud):
    """What should be true after a fact; None is not looked at."""

    status: str | None = None
    stap: str | None = None
    gedaan: tuple[str, ...] | None = None
    open: tuple[str, ...] | None = None
    waarschuwingen: tuple[str, ...] | None = None
    taak: str | None = None
    mag: tuple[str, ...] = ()
    mag_niet: tuple[str, ...] = ()
    uitkomst: str | None = None
    norm: int | None = None
    acuut: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Kop(Inhoud):
    """The head of a scenario file."""

    titel: str
    bron: str
    sector: str
    toelichting: str = ""
    uitgave: date | None = None
    voorziening: str = ""
    beroepsgroep: str = ""
    personen: Mapping[str, Speler] = field(default_factory=dict)
    feiten: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Zet:
    """One fact of a scenario, who records it, and what should be true after it."""

    feit: Feit
    speler: str
    verwacht: Verwacht


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A whole scenario; the opening is its first move."""

    naam: str
    kop: Kop
    zetten: tuple[Zet, ...]

    @property
    def protocol(self) -> Protocol:
        """The edition under which it is played."""
        return _protocol(self.kop, self.zetten[0].feit.gebeurd_op)


@dataclass(frozen=True, kw_only=True)
class Toestand:
    """Where a casus stands after a fact, and what differs from what the scenario expects."""

    nummer: int
    zet: Zet
    dossier: Dossier
    bezwaar: Bezwaar | None
    verschillen: tuple[str, ...]


def lees(bestand: Path) -> Scenario:
    """Read a scenario file. Raises InhoudFout, which names the file and the fact."""
    kop = maak(Kop, lees_bestand(bestand), bestand)
    if not kop.feiten:
        raise InhoudFout(bestand, "feiten", "er is geen enkel feit")
    zetten: list[Zet] = []
    vorige: Mapping[str, Any] = {}
    for nummer, ruw in enumerate(kop.feiten, 2):
        vorige = _aangevuld(ruw, vorige)
        zetten.append(_zet(kop, vorige, bestand, nummer))
    return Scenario(naam=bestand.stem, kop=kop, zetten=(_opening(kop, zetten[0], bestand), *zetten))


def _aangevuld(ruw: Mapping[str, Any], vorige: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is left out is as in the fact before; a fact that has no day of its own happened when recorded."""
    geerfd = {k: vorige[k] for k in ("door", "vastgelegd_op") if k in vorige and k not in ruw}
    samen = {**geerfd, **ruw}
    if "gebeurd_op" not in samen and isinstance(samen.get("vastgelegd_op"), datetime):
        samen["gebeurd_op"] = samen["vastgelegd_op"].date()
    return samen


def _zet(kop: Kop, ruw: Mapping[str, Any], bestand: Path, nummer: int) -> Zet:
    plek = f"feiten[{nummer}]"
    rest = {k: v for k, v in ruw.items() if k != "verwacht"}
    try:
        feit = van_ruw(_met_personen(kop, rest, bestand, plek))
    except FeitOngeldig as fout:
        raise InhoudFout(bestand, plek, str(fout)) from fout
    except KeyError as fout:
        raise InhoudFout(bestand, plek, f"{fout} ontbreekt") from fout
    verwacht = maak(Verwacht, dict(ruw.get("verwacht", {})), bestand)
    return Zet(feit=feit, speler=str(ruw["door"]), verwacht=verwacht)


def _met_personen(kop: Kop, ruw: Mapping[str, Any], bestand: Path, plek: str) -> dict[str, Any]:
    """Names of players become persons, local times get their zone, and a nested fact takes over its frame."""
    uit = dict(ruw)
    for veld in ("door", "namens", "aan", "waarnemer"):
        if isinstance(uit.get(veld), str) and veld in _persoonvelden(str(ruw.get("soort", ""))):
            uit[veld] = _persoon(kop, uit[veld], bestand, plek)
    for veld, waarde in uit.items():
        if isinstance(waarde, datetime) and waarde.tzinfo is None:
            uit[veld] = waarde.replace(tzinfo=NEDERLAND)
    nest = NESTEN.get(str(ruw.get("soort", "")))
    if nest and nest in uit:
        kader = {k: ruw[k] for k in ("gebeurd_op", "vastgelegd_op", "door") if k in ruw}
        uit[nest] = _met_personen(kop, {**kader, **uit[nest]}, bestand, plek)
    return uit


def _persoonvelden(soort: str) -> frozenset[str]:
    kind = SOORTEN.get(soort, Feit)
    eigen = {f.name for f in fields(kind) if f.type in (Persoon, Persoon | None)}
    return frozenset({"door", "namens"} | eigen)


def _persoon(kop: Kop, sleutel: str, bestand: Path, plek: str) -> Persoon:
    if sleutel not in kop.personen:
        raise InhoudFout(bestand, plek, f"{sleutel!r} staat niet bij [personen]")
    speler = kop.personen[sleutel]
    return Persoon(lid=sleutel, naam=speler.naam, functie=speler.functie)


def _protocol(kop: Kop, begonnen_op: date) -> Protocol:
    if kop.uitgave:
        return protocollen.protocol(kop.sector, kop.uitgave)
    return protocollen.protocol_op(kop.sector, begonnen_op)


def _opening(kop: Kop, eerste: Zet, bestand: Path) -> Zet:
    feit = eerste.feit
    try:
        protocol = _protocol(kop, feit.gebeurd_op)
    except InhoudFout as fout:
        raise InhoudFout(bestand, "sector", str(fout)) from fout
    opening = Opening(
        protocol=protocol.sector,
        uitgave=protocol.ingangsdatum,
        digest=protocol.digest,
        voorziening=kop.voorziening,
        beroepsgroep=kop.beroepsgroep,
        gebeurd_op=feit.gebeurd_op,
        vastgelegd_op=feit.vastgelegd_op,
        door=feit.door,
    )
    return Zet(feit=opening, speler=eerste.speler, verwacht=Verwacht())


def speel(scenario: Scenario) -> Iterator[Toestand]:
    """Fold the facts one by one and say after each where the casus stands."""
    dossier = vouw(scenario.protocol, ())
    for nummer, zet in enumerate(scenario.zetten, 1):
        bezwaar = (
            regels.mag_volgen(dossier, zet.feit, _banden(scenario, dossier, zet))
            if nummer > 1
            else None
        )
        dossier = vouw(scenario.protocol, (*dossier.feiten, zet.feit))
        verschillen = tuple(_verschillen(dossier, zet.verwacht))
        yield Toestand(
            nummer=nummer, zet=zet, dossier=dossier, bezwaar=bezwaar, verschillen=verschillen
        )


def _banden(scenario: Scenario, dossier: Dossier, zet: Zet) -> frozenset[str]:
    """What ties the player to this casus at this moment."""
    banden = set(scenario.kop.personen[zet.speler].rollen)
    if zet.speler in dossier.toegewezen:
        banden.add("toegewezen")
    if any(feit.auteur.lid == zet.speler for _, feit in dossier.van(SOORTEN["signaal"])):
        banden.add("melder")
    if dossier.ontvanger and dossier.ontvanger.aan.lid == zet.speler:
        banden.add("ontvanger")
    if not dossier.toegewezen and "aandachtsfunctionaris" in banden:
        banden.add("ontvanger")
    if dossier.besluit and dossier.besluit.meekijker_lid == zet.speler:
        banden.add("meekijker")
    return frozenset(banden)


def _verschillen(dossier: Dossier, verwacht: Verwacht) -> Iterator[str]:
    stappen = stand.stappen(dossier)
    huidig, taak, uitkomst = stand.huidige_stap(dossier), eerste_taak(dossier), dossier.uitkomst
    is_nu = {
        "status": dossier.status,
        "stap": huidig.code if huidig else "",
        "gedaan": tuple(
            s.stap.code for s in stappen if s.staat in ("gedaan", "met_reden", "vervalt")
        ),
        "open": tuple(s.stap.code for s in stappen if s.staat in ("open", "nu_niet")),
        "waarschuwingen": tuple(w.code for w in waarschuwingen(dossier)),
        "taak": taak.code if taak else "",
        "uitkomst": uitkomst.code if uitkomst else "",
        "norm": uitkomst.norm if uitkomst else None,
        "acuut": dossier.acuut,
    }
    for sleutel, waarde in is_nu.items():
        gewenst = getattr(verwacht, sleutel)
        if gewenst is not None and gewenst != waarde:
            yield f"{sleutel}: verwacht {gewenst!r}, is {waarde!r}"
    yield from (
        f"mag: {s} mag niet" for s in verwacht.mag if regels.kan_volgen(dossier, s, TOEGEWEZEN)
    )
    yield from (
        f"mag_niet: {s} mag wel"
        for s in verwacht.mag_niet
        if not regels.kan_volgen(dossier, s, TOEGEWEZEN)
    )
