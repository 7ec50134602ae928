"""Who may have a dossier destroyed, on what ground, and when a request is lawfully refused. No database, no clock."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta

from nietpluis.kern.inzage import DRAAGT_KIND, VERTEGENWOORDIGT, Verzoek
from nietpluis.kern.recht import Artikel, regime_van
from nietpluis.kern.termijnen import maanden_na

BESLISSERS = frozenset({"aandachtsfunctionaris", "privacyfunctionaris", "bestuurder"})
"""The roles of which two people together decide to destroy."""
WACHTTIJD = timedelta(days=30)
"""How long somebody who works alone waits, and can still take it back."""
VERZOEK_MAANDEN = 3
KAN_WEG = frozenset({"gesloten", "volgsignaal"})
"""States of a dossier in which it may be destroyed: nobody works on it."""

TERMIJN = "termijn_voorbij"


@dataclass(frozen=True, kw_only=True)
class Grond:
    """Why a dossier is destroyed, or why a request for it is refused."""

    code: str
    tekst: str
    artikelen: tuple[Artikel, ...]


_VERZOEK = {
    "jeugdwet": Grond(
        code="verzoek_jeugdwet",
        tekst="De cliënt vroeg erom.",
        artikelen=(Artikel("Jeugdwet, artikel 7.3.9 lid 1"),),
    ),
    "wmo": Grond(
        code="verzoek_wmo",
        tekst="De cliënt vroeg erom.",
        artikelen=(Artikel("Wmo 2015, artikel 5.3.5 lid 1"),),
    ),
    "wgbo": Grond(
        code="verzoek_wgbo",
        tekst="De cliënt vroeg erom.",
        artikelen=(Artikel("Burgerlijk Wetboek boek 7, artikel 455", "te verifiëren"),),
    ),
    "avg": Grond(
        code="verzoek_avg",
        tekst="De cliënt vroeg erom.",
        artikelen=(Artikel("AVG, artikel 17", "te verifiëren"),),
    ),
}
_TERMIJN = Grond(
    code=TERMIJN,
    tekst="De bewaartermijn is voorbij.",
    artikelen=(Artikel("AVG, artikel 5 lid 1 onder e", "te verifiëren"),),
)
GRONDEN: dict[str, Grond] = {grond.code: grond for grond in (_TERMIJN, *_VERZOEK.values())}
"""Code -> why a dossier may be destroyed."""

WEIGERGRONDEN: dict[str, Grond] = {
    grond.code: grond
    for grond in (
        Grond(
            code="belang_ander",
            tekst="Bewaren is heel belangrijk voor iemand anders.",
            artikelen=(
                Artikel("Jeugdwet, artikel 7.3.9 lid 2"),
                Artikel("Wmo 2015, artikel 5.3.5 lid 2"),
                Artikel("Burgerlijk Wetboek boek 7, artikel 455 lid 2", "te verifiëren"),
            ),
        ),
        Grond(
            code="wettelijke_plicht",
            tekst="Een wet zegt dat wij dit moeten bewaren.",
            artikelen=(
                Artikel("Jeugdwet, artikel 7.3.9 lid 2"),
                Artikel("Wmo 2015, artikel 5.3.5 lid 2"),
                Artikel("AVG, artikel 17 lid 3 onder b", "te verifiëren"),
            ),
        ),
        Grond(
            code="te_jong",
            tekst="De vrager is jonger dan twaalf jaar.",
            artikelen=(
                Artikel("Wmo 2015, artikel 5.3.5 lid 3 onder a"),
                Artikel("Jeugdwet, artikel 7.3.15 lid 1"),
            ),
        ),
        Grond(
            code="niet_in_staat",
            tekst="De vrager kan dit niet zelf beoordelen.",
            artikelen=(
                Artikel("Wmo 2015, artikel 5.3.5 lid 3 onder b"),
                Artikel("Jeugdwet, artikel 7.3.15 lid 2"),
            ),
        ),
        Grond(
            code="geen_recht",
            tekst="De vrager mag dit niet voor de cliënt vragen.",
            artikelen=(
                Artikel("Wmo 2015, artikel 5.3.5 lid 1 en 4"),
                Artikel("Jeugdwet, artikel 7.3.15"),
            ),
        ),
        Grond(
            code="rechtszaak",
            tekst="Het dossier is nodig voor een rechtszaak of een klacht.",
            artikelen=(Artikel("AVG, artikel 17 lid 3 onder e", "te verifiëren"),),
        ),
    )
}
"""Code -> why a request may lawfully be refused."""


def grond_van_verzoek(bewaartermijn: str) -> Grond:
    """The ground on which a client may ask for destruction, by the law that the retention term comes from."""
    return _VERZOEK[regime_van(bewaartermijn)]


def verzoek_uiterlijk(ontvangen: date) -> date:
    """The last day to carry out a request: three months (Jeugdwet art. 7.3.9(1), Wmo 2015 art. 5.3.5(1))."""
    return maanden_na(ontvangen, VERZOEK_MAANDEN)


def weigering(verzoek: Verzoek) -> Grond | None:
    """Why this asker cannot ask for destruction; None when the request itself is lawful.

    Whether another's interest or a law stands against it is for a person to judge.
    """
    if verzoek.vrager == "client":
        if verzoek.leeftijd is not None and verzoek.leeftijd < DRAAGT_KIND:
            return WEIGERGRONDEN["te_jong"]
        return WEIGERGRONDEN["niet_in_staat"] if verzoek.beslist_zelf == "nee" else None
    if verzoek.vermoeden == "ja" or verzoek.vrager not in VERTEGENWOORDIGT:
        return WEIGERGRONDEN["geen_recht"]
    return None


def bezwaar_eerste(rollen: AbstractSet[str], *, uitgesloten: bool) -> str | None:
    """Why somebody with these roles cannot propose it; None when nothing is in the way."""
    if uitgesloten or not rollen & BESLISSERS:
        return "Dit is het werk van wie over bewaren beslist."
    return None


def bezwaar_tweede(
    rollen: AbstractSet[str], *, uitgesloten: bool, zelfde: bool, eerste_werkt_hier: bool
) -> str | None:
    """Why somebody cannot be the second person; None when nothing is in the way.

    Two different people, both at work here now: who left cannot be asked what was meant.
    """
    if bezwaar := bezwaar_eerste(rollen, uitgesloten=uitgesloten):
        return bezwaar
    if zelfde:
        return "U stelde dit zelf voor. Vraag een collega om te beslissen."
    if not eerste_werkt_hier:
        return "Wie dit voorstelde, werkt hier niet meer. Trek het in en stel het opnieuw voor."
    return None


def wacht_tot(voorgesteld: date) -> date:
    """The first day on which the proposal of somebody who works alone is carried out."""
    return voorgesteld + WACHTTIJD


def artikelen(gronden: Sequence[Grond]) -> list[Artikel]:
    """The articles of these grounds, each once."""
    return list(dict.fromkeys(artikel for grond in gronden for artikel in grond.artikelen))
