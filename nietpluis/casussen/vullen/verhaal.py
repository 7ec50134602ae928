"""One synthetic dossier: the facts that people who do not exist might have recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from nietpluis.casussen.vullen import woorden
from nietpluis.casussen.vullen.kans import Kans
from nietpluis.casussen.vullen.mensen import Bezetting
from nietpluis.casussen.vullen.verloop import LOPEND, STANDEN, Zitting, zittingen
from nietpluis.kern import inhoud, protocollen
from nietpluis.kern.feiten import JA, NEE, SOORTEN, WEET_NIET, Feit
from nietpluis.kern.protocol import Protocol
from nietpluis.kern.termijnen import NEDERLAND, uiterlijk

VERLEDEN = 700  # days: how long ago the oldest closed dossier began
OPEN_SINDS = 90  # days: the same for one that is still open
VEILIG_GENOEG = {"hulp_mogelijk": JA, "hulp_aanvaard": JA, "hulp_werkt": JA}
VOOR_DE_ONTVANGER = frozenset({"opening", "signaal", "doorgegeven"})
Velden = dict[str, Any]


def vertel(
    kans: Kans, bezetting: Bezetting, nu: datetime, *, alleen_open: bool = False
) -> list[Feit]:
    """The facts of one dossier in order, all recorded before `nu`. Equal draws give equal facts."""
    protocol = protocollen.protocol_op(bezetting.sector, nu.date() - timedelta(days=VERLEDEN))
    verteller = Verteller(kans, bezetting, protocol, nu)
    return verteller.feiten(zittingen(kans, protocol, LOPEND if alleen_open else STANDEN))


@dataclass
class Verteller:
    """Draws the fields of each kind of fact. `nu` is the moment at which the story is read."""

    kans: Kans
    bezetting: Bezetting
    protocol: Protocol
    nu: datetime

    def __post_init__(self) -> None:
        self.melder = self.kans.choice(self.bezetting.werkers)
        self.over = self._naam()
        self.moment = self.nu
        self.betrokkenen = 0
        self.melden = self.gesloten = False

    def feiten(self, verloop: Sequence[Zitting]) -> list[Feit]:
        """Every fact of every sitting."""
        self.melden = any("besluit_melden" in zitting for zitting in verloop)
        self.gesloten = "afsluiting" in verloop[-1]
        uit: list[Feit] = []
        for moment, zitting in zip(self._momenten(verloop), verloop, strict=True):
            self.moment = moment
            uit += [self._feit(naam) for naam in zitting]
        return uit

    def _momenten(self, verloop: Sequence[Zitting]) -> list[datetime]:
        """One moment in office hours for each sitting, in order, the last before `nu`."""
        aantal = len(verloop)
        terug = self.kans.uniform(1, VERLEDEN if self.gesloten else OPEN_SINDS)
        duur = min(terug, aantal * self.kans.uniform(2, 9)) if aantal > 1 else 0
        dagen = [terug - duur * (nummer + self.kans.random()) / aantal for nummer in range(aantal)]
        momenten = sorted(self._in_kantooruren(self.nu - timedelta(days=dag)) for dag in dagen)
        return [
            min(moment, self.nu - timedelta(minutes=aantal - n))
            for n, moment in enumerate(momenten)
        ]

    def _in_kantooruren(self, moment: datetime) -> datetime:
        om = time(self.kans.randrange(8, 18), self.kans.randrange(60), self.kans.randrange(60))
        return datetime.combine(moment.date(), om, NEDERLAND)

    def _feit(self, naam: str) -> Feit:
        soort = naam.partition("_")[0] if naam.startswith("besluit_") else naam
        door = self.melder if soort in VOOR_DE_ONTVANGER else self.bezetting.aandacht
        maak: Callable[[], Velden] = getattr(self, naam)
        return SOORTEN[soort](
            gebeurd_op=self.moment.astimezone(NEDERLAND).date(),
            vastgelegd_op=self.moment,
            door=door,
            **maak(),
        )

    # The kinds, each with the fields that a form would have filled in

    def opening(self) -> Velden:
        keuzes = self.protocol.voorzieningen
        return {
            "protocol": self.protocol.sector,
            "uitgave": self.protocol.ingangsdatum,
            "digest": self.protocol.digest,
            "voorziening": self.kans.choice(keuzes).code if keuzes else "",
        }

    def signaal(self) -> Velden:
        return {
            "over_wie": self.over,
            "zag_of_hoorde": f"{self.kans.een(woorden.ZAG)}. {self.kans.een(woorden.ERBIJ)}",
            "denkt_zelf": self.kans.een(woorden.DENKT) if self.kans.soms(0.6) else "",
            # Who closes a casus has first recorded that the danger passed: no such story is told here.
            "nu_onveilig": self.kans.choices(
                (NEE, WEET_NIET, JA), (80, 18, 0 if self.gesloten else 2)
            )[0],
            "bron": self.kans.choice(("zelf", "verteld")),
        }

    def doorgegeven(self) -> Velden:
        tot = uiterlijk("lees_signaal", self.moment)
        return {
            "aan": self.bezetting.aandacht,
            "uiterlijk": tot,
            "waarnemer": self.bezetting.waarnemer,
            "daarna": uiterlijk("waarnemer", tot),
        }

    def aangenomen(self) -> Velden:
        return {}

    def toewijzing(self) -> Velden:
        return {"aan": self.bezetting.aandacht, "taak": "casushouder"}

    def betrokkene(self) -> Velden:
        self.betrokkenen += 1
        return self._client() if self.betrokkenen == 1 else self._naaste()

    def _client(self) -> Velden:
        kind = self.protocol.sector in woorden.KINDERSECTOREN
        jaren = self.kans.randrange(1, 17) if kind else self.kans.randrange(18, 96)
        exact = self.kans.soms(0.7)
        geboren = self.moment.date() - timedelta(days=jaren * 365 + self.kans.randrange(365))
        return {
            "code": "client",
            "naam": self.over,
            "client": JA,
            "rollen": ("vermoedelijk_slachtoffer",),
            "geslacht": self.kans.choice(("vrouw", "man")),
            "geboren": geboren if exact else None,
            "leeftijd": None if exact else jaren,
            "kenmerk": kenmerk(self.kans) if self.kans.soms(0.9) else "",
        }

    def _naaste(self) -> Velden:
        return {
            "code": f"naaste{self.betrokkenen}",
            "naam": self._naam(),
            "relatie": self.kans.een(woorden.RELATIES),
            "rollen": (
                self.kans.choice(("vermoedelijk_pleger", "getuige", "mantelzorger", "onbekend")),
            ),
            "leeftijd": self.kans.randrange(3, 90),
        }

    def volgend_bezoek(self) -> Velden:
        return {"tekst": self.kans.een(woorden.BEZOEK)}

    def volgsignaal(self) -> Velden:
        return {"kijk_opnieuw_op": self._over(14, 90), "waarom": self.kans.een(woorden.KLEIN)}

    def kindcheck(self) -> Velden:
        kinderen = self.kans.choices((NEE, JA, WEET_NIET), (6, 3, 1))[0]
        aantal = self.kans.randrange(1, 4) if kinderen == JA else None
        return {"kinderen": kinderen, "zwanger": NEE, "aantal": aantal}

    def mantelzorgcheck(self) -> Velden:
        return {"zorgt": self.kans.choice(("geeft_zorg", "krijgt_zorg", "nee"))}

    def overleg(self) -> Velden:
        wacht = self.kans.soms(0.3)
        return {
            "met": self.kans.choice(("collega", "collega", "aandachtsfunctionaris")),
            "naam": self._naam(),
            "anoniem": self.kans.choice((JA, NEE)),
            "uitkomst": "" if wacht else self.kans.een(woorden.OVERLEGD),
            "wacht_tot": self._over(3, 12) if wacht else None,
        }

    def advies(self) -> Velden:
        return {
            "anoniem": JA,
            "vraag": "Wat raadt u ons aan?",
            "advies": self.kans.een(woorden.ADVIES),
            "raadt_melding": self.kans.choice((JA, NEE, WEET_NIET)),
        }

    def gesprek(self) -> Velden:
        return {
            "met": ("client",),
            "wie": self.over,
            "besproken": self.kans.een(woorden.BESPROKEN),
            "reactie": self.kans.een(woorden.REACTIE),
        }

    def weging(self) -> Velden:
        kader = self.protocol.kaders[0]
        begin = self.nu.date() - timedelta(days=VERLEDEN)
        keuzes = {"vermoeden": JA, "onveiligheid": JA if self.melden else NEE}
        return {
            "kader": kader,
            "uitgave": inhoud.geldend("afwegingskaders", kader, begin),
            "keuzes": keuzes if self.melden else keuzes | VEILIG_GENOEG,
        }

    def besluit_melden(self) -> Velden:
        return {"melden": JA, "hulp": NEE, "grond": self.kans.een(woorden.DENKT)}

    def besluit_hulp(self) -> Velden:
        return {"melden": NEE, "hulp": JA, "grond": self.kans.een(woorden.REACTIE)}

    def melding(self) -> Velden:
        return {
            "hoe": self.kans.choice(("telefoon", "formulier")),
            "kenmerk": f"VT-{self.kans.randrange(10**6):06d}",
            "wat": self.kans.een(woorden.ZAG),
            "client_weet": self.kans.choice((JA, "volgt")),
            "geheim": "open",
        }

    def terugkoppeling(self) -> Velden:
        return {
            "moment": "afgesloten",
            "wat": self.kans.een(woorden.TERUG),
            "vervolg": "overdracht",
        }

    def hulpafspraak(self) -> Velden:
        return {
            "doel": self.kans.een(woorden.DOEL),
            "wat": self.kans.een(woorden.HULP),
            "wie": self.kans.een(woorden.WIE_HELPT),
            "uiterlijk": self._over(14, 120),
        }

    def evaluatie(self) -> Velden:
        return {"veiliger": JA, "bevinding": self.kans.een(woorden.BEVINDING)}

    def afsluiting(self) -> Velden:
        kijkt_terug = self.kans.soms(0.2)
        return {
            "reden": "overgedragen" if self.melden else "veilig_door_hulp",
            "toelichting": self.kans.een(woorden.BEVINDING),
            "monitor_op": self._over(60, 180) if kijkt_terug else None,
        }

    # Drawing

    def _naam(self) -> str:
        return f"{self.kans.een(woorden.VOORNAMEN)} {self.kans.een(woorden.ACHTERNAMEN)}"

    def _over(self, minst: int, meest: int) -> date:
        return self.moment.date() + timedelta(days=self.kans.randrange(minst, meest))


def kenmerk(kans: Kans) -> str:
    """A client number: a letter and six digits."""
    return f"C{kans.randrange(10**6):06d}"
