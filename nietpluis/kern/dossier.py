"""A casus is its dossier: what holds now, as a pure function of the protocol and the facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from nietpluis.kern import heroverwegen, inhoud
from nietpluis.kern.feiten import JA, Feit
from nietpluis.kern.feiten.besluiten import Besluit, Meegekeken, Melding, Weging
from nietpluis.kern.feiten.gesprekken import Advies, Gesprek, Overleg
from nietpluis.kern.feiten.gevaar import Gevaar, GevaarVoorbij
from nietpluis.kern.feiten.mensen import Betrokkene, Toewijzing, UitBeeld, WeerInBeeld
from nietpluis.kern.feiten.signalen import (
    Aangenomen,
    Doorgegeven,
    Opening,
    Signaal,
    Uitwerking,
    Volgsignaal,
)
from nietpluis.kern.feiten.verloop import Afsluiting, Heropening, Noodtoegang, Verplaatsing
from nietpluis.kern.protocol import Protocol, Vorm
from nietpluis.kern.vouw import Regel, vouw_regels
from nietpluis.kern.weging import Afwegingskader, Uitkomst, weeg

F = TypeVar("F", bound=Feit)
WERK = (Signaal, Overleg, Advies, Gesprek, Weging, Besluit, Melding, Heropening)
"""Facts that show that a signal below the threshold is worked on after all."""


@dataclass(frozen=True)
class Dossier:
    """What holds now. `feiten` is everything ever recorded, in order; the first has number 1."""

    protocol: Protocol
    feiten: tuple[Feit, ...]

    @cached_property
    def regels(self) -> tuple[Regel, ...]:
        """Every fact once, corrected and withdrawn ones marked."""
        return vouw_regels(self.feiten)

    @cached_property
    def geldend(self) -> tuple[Regel, ...]:
        """The facts that count."""
        return tuple(regel for regel in self.regels if not regel.ingetrokken)

    def van(self, *kinds: type[F]) -> Iterator[tuple[int, F]]:
        """The counting facts of these kinds with their numbers, in order of recording."""
        return (
            (regel.nummer, regel.feit) for regel in self.geldend if isinstance(regel.feit, kinds)
        )

    def laatste(self, *kinds: type[F]) -> F | None:
        """The last recorded counting fact of these kinds."""
        return max(self.van(*kinds), key=lambda regel: regel[0], default=(0, None))[1]

    def nummer_van(self, *kinds: type[Feit]) -> int:
        """The number of that last fact; 0 when there is none."""
        return max((nummer for nummer, _ in self.van(*kinds)), default=0)

    # What it is about

    @cached_property
    def opening(self) -> Opening | None:
        """The fact with which the dossier began."""
        return self.laatste(Opening)

    @cached_property
    def begonnen_op(self) -> date:
        """The day on which the dossier began; the protocol's own first day for an empty one."""
        return self.feiten[0].gebeurd_op if self.feiten else self.protocol.ingangsdatum

    @cached_property
    def status(self) -> str:
        """signaal, open, volgsignaal, gesloten or verplaatst."""
        if self.nummer_van(Verplaatsing):
            return "verplaatst"
        if self.nummer_van(Afsluiting) > self.nummer_van(Heropening):
            return "gesloten"
        if self.nummer_van(Volgsignaal) > self.nummer_van(*WERK):
            return "volgsignaal"
        return "open" if self.is_aangenomen else "signaal"

    @cached_property
    def is_aangenomen(self) -> bool:
        """Whether somebody has taken the signal on since it was last handed over."""
        return bool(self.toegewezen) or self.nummer_van(Aangenomen) > self.nummer_van(Doorgegeven)

    @property
    def is_gesloten(self) -> bool:
        """Whether nothing more is asked here."""
        return self.status in ("gesloten", "verplaatst")

    @cached_property
    def ronde(self) -> int:
        """The number of the last reopening: weighing and deciding are done anew after it."""
        return self.nummer_van(Heropening)

    # Danger

    @cached_property
    def acuut(self) -> bool:
        """Whether direct danger was recorded and not yet recorded as passed."""
        return self._gevaar_sinds > self.nummer_van(GevaarVoorbij)

    @cached_property
    def is_gebeld(self) -> bool:
        """Whether somebody called about the danger that was recorded last: 112, or Veilig Thuis with a melding."""
        gebeld = max((nummer for nummer, gevaar in self.van(Gevaar) if gevaar.gebeld), default=0)
        return gebeld >= self._gevaar_sinds or self.nummer_van(Melding) > self._gevaar_sinds

    @cached_property
    def _gevaar_sinds(self) -> int:
        """The number of the last fact that told of direct danger."""
        gezien = self.nummer_van(Gevaar)
        onveilig = max(
            (nummer for nummer, s in self.van(Signaal) if s.nu_onveilig == JA), default=0
        )
        return max(gezien, onveilig)

    @cached_property
    def vormen(self) -> tuple[str, ...]:
        """The forms of violence named so far, each once, in order of appearance."""
        return tuple(dict.fromkeys(code for _, codes in self._genoemd for code in codes))

    @cached_property
    def _genoemd(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The number of each fact that names forms of violence, with their codes."""
        signalen = ((nummer, signaal.vormen) for nummer, signaal in self.van(Signaal))
        uitgewerkt = ((nummer, uitwerking.vormen) for nummer, uitwerking in self.van(Uitwerking))
        return tuple(sorted((*signalen, *uitgewerkt)))

    @cached_property
    def speciale_vormen(self) -> tuple[Vorm, ...]:
        """The forms among them that stop the normal order."""
        bekend = (self.protocol.vorm(code) for code in self.vormen)
        return tuple(vorm for vorm in bekend if vorm and vorm.speciaal)

    @cached_property
    def wacht_op_deskundige(self) -> bool:
        """Whether a special form is named and no expert or Veilig Thuis has been asked since."""
        if not self.speciale_vormen:
            return False
        codes = {vorm.code for vorm in self.speciale_vormen}
        sinds = min(nummer for nummer, genoemd in self._genoemd if codes & set(genoemd))
        deskundig = [n for n, o in self.van(Overleg) if o.met in ("deskundige", "letseldeskundige")]
        return max([*deskundig, self.nummer_van(Advies, Melding)], default=0) < sinds

    # People

    @cached_property
    def betrokkenen(self) -> tuple[Betrokkene, ...]:
        """The people concerned, each as known now: a later fact changes only what it fills in."""
        mensen: dict[str, Betrokkene] = {}
        for _, feit in self.van(Betrokkene):
            eerder = mensen.get(feit.code)
            mensen[feit.code] = _bijgewerkt(eerder, feit) if eerder else feit
        return tuple(mensen.values())

    @property
    def clienten(self) -> tuple[Betrokkene, ...]:
        """The clients among them; there may be several."""
        return tuple(mens for mens in self.betrokkenen if mens.client == JA)

    @cached_property
    def toegewezen(self) -> dict[str, Toewijzing]:
        """Lid id -> the assignment that holds. Whoever is excluded is never in it."""
        nu: dict[str, Toewijzing] = {}
        for _, feit in self.van(Toewijzing):
            if feit.einde == JA:
                nu.pop(feit.aan.lid, None)
            elif not (
                feit.stap and feit.aan.lid in nu
            ):  # was here already, and stays for the whole
                nu[feit.aan.lid] = feit
        return {lid: feit for lid, feit in nu.items() if lid not in self.uitgesloten}

    @cached_property
    def gevraagd(self) -> dict[str, Toewijzing]:
        """Step -> the last asking of somebody for that step, while this person still works on the casus."""
        voor = {
            feit.stap: feit for _, feit in self.van(Toewijzing) if feit.stap and feit.einde != JA
        }
        return {stap: feit for stap, feit in voor.items() if feit.aan.lid in self.toegewezen}

    @cached_property
    def noodtoegangen(self) -> dict[str, Noodtoegang]:
        """Lid id -> the last time that this person opened the casus in need. Whoever is excluded is never in it."""
        keren = {feit.door.lid: feit for _, feit in self.van(Noodtoegang)}
        return {lid: feit for lid, feit in keren.items() if lid not in self.uitgesloten}

    @cached_property
    def uitgesloten(self) -> frozenset[str]:
        """Lid ids of the people who work here and whom, or whose family, this concerns."""
        return frozenset(s.over_lid for _, s in self.van(Signaal) if s.over_lid)

    @cached_property
    def ontvanger(self) -> Doorgegeven | None:
        """To whom the signal was last handed, while nobody has taken it on."""
        return None if self.is_aangenomen else self.laatste(Doorgegeven)

    @property
    def is_uit_beeld(self) -> bool:
        """Whether the client was lost from sight and not seen since."""
        return self.nummer_van(UitBeeld) > self.nummer_van(WeerInBeeld)

    # Weighing and deciding

    @cached_property
    def weging(self) -> Weging | None:
        """The last weighing since the casus was (re)opened."""
        return next(
            (w for nummer, w in reversed(list(self.van(Weging))) if nummer > self.ronde), None
        )

    @cached_property
    def kader(self) -> Afwegingskader | None:
        """The afwegingskader of this casus: of the profession named at the opening, as it held on that day."""
        gekozen = self.opening.beroepsgroep if self.opening else ""
        namen = [gekozen] if gekozen in self.protocol.kaders else list(self.protocol.kaders[:1])
        if not namen:
            return None
        return inhoud.afwegingskader(
            namen[0], inhoud.geldend("afwegingskaders", namen[0], self.begonnen_op)
        )

    @cached_property
    def uitkomst(self) -> Uitkomst | None:
        """Where the last weighing leads, under the edition it was made with; None where that cannot be read."""
        if not self.weging:
            return None
        try:
            return weeg(
                inhoud.afwegingskader(self.weging.kader, self.weging.uitgave), self.weging.keuzes
            )
        except (inhoud.InhoudFout, ValueError):
            return None

    @cached_property
    def besluit(self) -> Besluit | None:
        """The decision that holds: a later weighing, reopening or loss from sight asks for a new one."""
        vanaf = max(self.ronde, self.nummer_van(Weging))
        return next((b for nummer, b in reversed(list(self.van(Besluit))) if nummer > vanaf), None)

    @cached_property
    def tegen_kader(self) -> bool:
        """Whether the kader asks for a melding, the decision is not to, and none was made."""
        if not (self.besluit and self.uitkomst and self.uitkomst.vraagt_melding):
            return False
        return self.besluit.melden != JA and self.nummer_van(Melding) <= self.ronde

    @cached_property
    def is_meegekeken(self) -> bool:
        """Whether the decision that holds has had its second view."""
        return self.nummer_van(Meegekeken) > self.nummer_van(Besluit)

    @cached_property
    def opnieuw_wegen_want(self) -> str:
        """Why something that happened after the weighing asks for a new one; empty when nothing does."""
        return heroverwegen.reden(self)

    @property
    def moet_opnieuw_wegen(self) -> bool:
        """Whether something happened after the weighing that asks for a new one."""
        return bool(self.opnieuw_wegen_want)

    @cached_property
    def moet_nog_melden(self) -> bool:
        """Whether the decision is to report, and no melding was recorded in this round."""
        return (
            self.besluit is not None
            and self.besluit.melden == JA
            and self.nummer_van(Melding) <= self.ronde
        )

    @cached_property
    def wacht_op_meekijker(self) -> bool:
        """Whether a second view on the decision is still to come."""
        return self.tegen_kader and not self.is_meegekeken


def _bijgewerkt(eerder: Betrokkene, later: Betrokkene) -> Betrokkene:
    nieuw = {f.name: getattr(later, f.name) for f in fields(later) if getattr(later, f.name)}
    return replace(eerder, **nieuw)


def vouw(protocol: Protocol, feiten: Sequence[Feit]) -> Dossier:
    """Fold facts, in the order in which they were recorded, under a protocol. Never fails on old facts."""
    return Dossier(protocol, tuple(feiten))
