"""Facts and dossiers for the tests of kern: short to write, real in kind."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from nietpluis.kern import protocollen
from nietpluis.kern.dossier import Dossier, vouw
from nietpluis.kern.feiten import SOORTEN, Feit, Persoon
from nietpluis.kern.feiten.signalen import Opening

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FATIMA = Persoon(lid="fatima", naam="Fatima", functie="hulp bij het huishouden")
ANNA = Persoon(lid="anna", naam="Anna", functie="aandachtsfunctionaris")
BRAM = Persoon(lid="bram", naam="Bram", functie="aandachtsfunctionaris")
TOEGEWEZEN = frozenset({"toegewezen", "aandachtsfunctionaris", "medewerker"})
SECTOR = "maatschappelijke_ondersteuning"


def feit(soort: str, uren: float = 0, door: Persoon = ANNA, **velden: Any) -> Feit:
    """A fact of this kind, so many hours after the beginning."""
    moment = BEGIN + timedelta(hours=uren)
    kader = {"vastgelegd_op": moment, "gebeurd_op": moment.date(), "door": door}
    return SOORTEN[soort](**{**kader, **velden})


DAG = BEGIN.date()


def opening(sector: str = SECTOR, op: date = DAG, **velden: Any) -> Opening:
    """The opening of a dossier of that sector."""
    protocol = protocollen.protocol_op(sector, op)
    eigen = {"gebeurd_op": op, "vastgelegd_op": BEGIN, "door": FATIMA, **velden}
    return Opening(protocol=protocol.sector, uitgave=protocol.ingangsdatum, **eigen)


def dossier(*feiten: Feit, sector: str = SECTOR) -> Dossier:
    """A dossier with these facts after its opening (number 1)."""
    return vouw(protocollen.protocol_op(sector, BEGIN.date()), (opening(sector), *feiten))


def aangenomen(*feiten: Feit, **signaal: Any) -> Dossier:
    """A signal of Fatima that Anna took on: facts 1 to 4; yours begin at 5."""
    return dossier(
        feit("signaal", door=FATIMA, **{"zag_of_hoorde": "Een blauwe plek.", **signaal}),
        feit("aangenomen"),
        feit("toewijzing", aan=ANNA, taak="casushouder"),
        *feiten,
    )


def weging(uren: float = 0, **keuzes: str) -> Feit:
    """A weighing under the kader for social work, with these answers."""
    return feit("weging", uren, kader="sociaal_werk", uitgave=date(2019, 1, 1), keuzes=keuzes)


def alle_stappen() -> list[Feit]:
    """All that stands before a decision, with an outcome that asks for no melding now."""
    return [
        feit("kindcheck", kinderen="nee"),
        feit("overleg", met="collega", uitkomst="Let op."),
        feit("gesprek", met=("client",), besproken="Hoe het gaat."),
        weging(
            vermoeden="ja",
            onveiligheid="nee",
            hulp_mogelijk="ja",
            hulp_aanvaard="ja",
            hulp_werkt="ja",
        ),
    ]
