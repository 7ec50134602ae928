"""The report of a played scenario: after each fact, where the casus stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from nietpluis.kern import regels, stand
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.scenario import TOEGEWEZEN, Scenario, Toestand, speel
from nietpluis.kern.taken import eerste_taak
from nietpluis.kern.waarschuwingen import waarschuwingen
from nietpluis.ui.tijd import klok


@dataclass(frozen=True)
class Weegregel:
    """What the kader says after the last weighing: the outcome, the norm that asks for a melding, and why."""

    uitkomst: str
    norm: int | None
    gronden: tuple[str, ...]


@dataclass(frozen=True)
class Speelregel:
    """One fact, and where the casus stands after it. `bezwaar`: why it could not have been recorded.

    `mag` and `mag_niet`: the kinds that this protocol has a form for, as who is assigned may now record them.
    """

    nummer: int
    soort: str
    wanneer: str
    door: str
    status: str
    stap: str
    open: tuple[str, ...]
    mag: tuple[str, ...]
    mag_niet: tuple[str, ...]
    waarschuwingen: tuple[str, ...]
    taak: str
    weging: Weegregel | None
    bezwaar: str
    verschillen: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """The lines of this fact, for people."""
        return "\n".join(self._regels())

    def _regels(self) -> Iterator[str]:
        yield f"{self.nummer:>3}  {self.soort}  ({self.wanneer}, {self.door})"
        yield f"     status {self.status}; stap {self.stap or '-'}; open: {_lijst(self.open)}"
        if self.taak:
            yield f"     taak: {self.taak}"
        if self.waarschuwingen:
            yield f"     let op: {_lijst(self.waarschuwingen)}"
        yield f"     mag {len(self.mag)} soorten feiten, maar niet: {_lijst(self.mag_niet)}"
        if self.weging:
            norm = f", norm {self.weging.norm}" if self.weging.norm else ""
            yield f"     kader: {self.weging.uitkomst}{norm}. {' '.join(self.weging.gronden)}"
        if self.bezwaar:
            yield f"   ! MAG NIET: {self.bezwaar}"
        for verschil in self.verschillen:
            yield f"   ! ANDERS: {verschil}"


@dataclass(frozen=True)
class Verslag:
    """A whole played scenario."""

    bestand: str
    titel: str
    klopt: bool
    feiten: tuple[Speelregel, ...]

    @property
    def tekst(self) -> str:
        """The report, for people."""
        oordeel = "Alles klopt." if self.klopt else "Er klopt iets niet."
        kop = f"{self.titel}\n{self.bestand}\n"
        return "\n".join([kop, *(regel.tekst for regel in self.feiten), f"\n{oordeel}\n"])


def maak_verslag(bestand: str, scenario: Scenario) -> Verslag:
    """Play a scenario. It is right when every fact could be recorded and all is as expected."""
    feiten = tuple(_regel(toestand) for toestand in speel(scenario))
    klopt = not any(regel.bezwaar or regel.verschillen for regel in feiten)
    return Verslag(bestand, scenario.kop.titel, klopt, feiten)


def _regel(toestand: Toestand) -> Speelregel:
    dossier, feit = toestand.dossier, toestand.zet.feit
    gevraagd = [handeling.soort for handeling in dossier.protocol.handelingen]
    mag = tuple(soort for soort in regels.mogelijk(dossier, TOEGEWEZEN) if soort in gevraagd)
    stap, taak = stand.huidige_stap(dossier), eerste_taak(dossier)
    return Speelregel(
        nummer=toestand.nummer,
        soort=feit.soort,
        wanneer=f"{feit.vastgelegd_op:%d-%m-%Y}, {klok(feit.vastgelegd_op)}",
        door=feit.door.naam,
        status=dossier.status,
        stap=stap.code if stap else "",
        open=tuple(s.stap.code for s in stand.stappen(dossier) if s.staat in ("open", "nu_niet")),
        mag=mag,
        mag_niet=tuple(soort for soort in gevraagd if soort not in mag),
        waarschuwingen=tuple(w.code for w in waarschuwingen(dossier)),
        taak=f"{taak.tekst} ({taak.code})" if taak else "",
        weging=_weging(dossier),
        bezwaar=toestand.bezwaar.tekst if toestand.bezwaar else "",
        verschillen=toestand.verschillen,
    )


def _weging(dossier: Dossier) -> Weegregel | None:
    uitkomst = dossier.uitkomst
    if uitkomst is None:
        return None
    return Weegregel(uitkomst.code, uitkomst.norm, tuple(grond.zin for grond in uitkomst.gronden))


def _lijst(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) or "-"
