"""Who may see a dossier, or get a copy of it: asker x age x authority x suspicion -> what the law lets us give.

A proposal and never a decision: a person decides, and may decide otherwise with a ground. Pure: no database.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nietpluis.kern.recht import Artikel
from nietpluis.kern.termijnen import maanden_na

Mag = Literal["alles", "na_afweging", "eigen_gegevens", "niet"]
DRAAGT_KIND = 12
"""From this age a child acts for itself (Jeugdwet art. 7.3.15, Wmo 2015 art. 5.3.2)."""
DRAAGT_ZELF = 16
"""From this age no parent asks in its place."""
VOLWASSEN = 18
ANTWOORD_MAANDEN = 1
TV: Literal["te verifiëren"] = "te verifiëren"

VRAGERS = {
    "client": "De cliënt zelf",
    "ouder_met_gezag": "Een ouder met gezag, of een voogd",
    "ouder_zonder_gezag": "Een ouder zonder gezag",
    "mentor": "De mentor",
    "curator": "De curator",
    "gemachtigde": "Iemand met een brief van de cliënt",
    "naaste": "Een partner, familielid of vriend",
    "nabestaande": "Familie van een cliënt die is overleden",
    "vermoedelijke_pleger": "Iemand over wie wij ons zorgen maken",
    "ander": "Iemand anders, zoals de politie of een school",
}
"""Who asks. A former client is a client."""
OUDERS = frozenset({"ouder_met_gezag", "ouder_zonder_gezag"})
BENOEMD = frozenset({"mentor", "curator"})
BEHANDELT = frozenset({"aandachtsfunctionaris", "privacyfunctionaris"})
"""The roles that judge a request; and only of a casus at which they work."""
VERTEGENWOORDIGT = frozenset({"ouder_met_gezag", "gemachtigde", *BENOEMD})
"""Askers who act for the client by law, or by a letter of the client."""

JEUGD_KIND = Artikel("Jeugdwet, artikel 7.3.15 lid 1")
JEUGD_NIET_IN_STAAT = Artikel("Jeugdwet, artikel 7.3.15 lid 2 en 3")
JEUGD_GOEDE_ZORG = Artikel("Jeugdwet, artikel 7.3.15 lid 4")
JEUGD_INZAGE = Artikel("Jeugdwet, artikel 7.3.10")
JEUGD_ANDEREN = Artikel("Jeugdwet, artikel 7.3.11")
WMO_INZAGE = Artikel("Wmo 2015, artikel 5.3.2 lid 1")
WMO_WEIGER = Artikel("Wmo 2015, artikel 5.3.2 lid 2")
WMO_VERTEGENWOORDIGER = Artikel("Wmo 2015, artikel 5.3.2 lid 3")
WMO_BEPERK = Artikel("Wmo 2015, artikel 5.3.2 lid 4")
WMO_ANDEREN = Artikel("Wmo 2015, artikel 5.3.3 lid 1")
WGBO_INZAGE = Artikel("Burgerlijk Wetboek boek 7, artikel 456", TV)
WGBO_ANDEREN = Artikel("Burgerlijk Wetboek boek 7, artikel 457", TV)
WGBO_NABESTAANDE = Artikel("Burgerlijk Wetboek boek 7, artikel 458a", TV)
WGBO_VERTEGENWOORDIGER = Artikel("Burgerlijk Wetboek boek 7, artikel 465", TV)
OUDER_OP_AFSTAND = Artikel("Burgerlijk Wetboek boek 1, artikel 377c", TV)
AVG_INZAGE = Artikel("AVG, artikel 15 lid 1 en 3", TV)
AVG_ANDEREN = Artikel("AVG, artikel 15 lid 4", TV)
AVG_WIE = Artikel("AVG, artikel 12 lid 6", TV)
UAVG_KIND = Artikel("Uitvoeringswet AVG, artikel 5 lid 4", TV)
UAVG_BEPERK = Artikel("Uitvoeringswet AVG, artikel 41", TV)

ZELF = {
    "jeugdwet": (JEUGD_INZAGE, AVG_INZAGE),
    "wmo": (WMO_INZAGE, AVG_INZAGE),
    "wgbo": (WGBO_INZAGE, AVG_INZAGE),
    "avg": (AVG_INZAGE,),
}
"""What gives somebody the right to one's own dossier, by the law it falls under."""
TE_JONG = {
    "jeugdwet": (JEUGD_KIND,),
    "wmo": (WMO_WEIGER,),
    "wgbo": (WGBO_VERTEGENWOORDIGER,),
    "avg": (UAVG_KIND,),
}
IN_PLAATS_VAN = {
    "jeugdwet": (JEUGD_KIND, JEUGD_NIET_IN_STAAT, JEUGD_GOEDE_ZORG),
    "wmo": (WMO_VERTEGENWOORDIGER,),
    "wgbo": (WGBO_VERTEGENWOORDIGER,),
    "avg": (UAVG_KIND,),
}
ANDEREN = {
    "jeugdwet": (JEUGD_ANDEREN,),
    "wmo": (WMO_ANDEREN,),
    "wgbo": (WGBO_ANDEREN,),
    "avg": (AVG_ANDEREN,),
}
"""What keeps a dossier from others."""


@dataclass(frozen=True, kw_only=True)
class Verzoek:
    """Who asks, for whom, under which law. `leeftijd`: of the client, in years; None when not known.

    `beslist_zelf`, `vermoeden` and `identiteit` are ja, nee, weet_niet or empty: whether the client can judge
    this, whether the asker may be the one who does harm, whether it was checked who asks.
    """

    vrager: str
    regime: str = "avg"
    leeftijd: int | None = None
    beslist_zelf: str = ""
    vermoeden: str = ""
    identiteit: str = "ja"


@dataclass(frozen=True, kw_only=True)
class Oordeel:
    """What the law lets us give, why in plain words, and in which articles that stands."""

    mag: Mag
    zin: str
    artikelen: tuple[Artikel, ...] = ()


def uiterlijk(ontvangen: date) -> date:
    """The last day to answer: one month after the request came in (AVG art. 12(3))."""
    return maanden_na(ontvangen, ANTWOORD_MAANDEN)


def oordeel(verzoek: Verzoek) -> Oordeel:
    """What may be given to this asker. Suspicion comes before every right to act for another."""
    if verzoek.identiteit == "nee":
        return Oordeel(
            mag="niet",
            zin="Kijk eerst na wie het vraagt. Geef tot dan niets.",
            artikelen=(AVG_WIE,),
        )
    if verzoek.vrager == "vermoedelijke_pleger" or verzoek.vermoeden == "ja":
        return VERDACHT
    regels: dict[str, Callable[[Verzoek], Oordeel]] = {
        "client": _client,
        "ouder_met_gezag": _ouder,
        "mentor": _benoemd,
        "curator": _benoemd,
        "gemachtigde": _gemachtigde,
    }
    return regels.get(verzoek.vrager, _overigen)(verzoek)


VERDACHT = Oordeel(
    mag="eigen_gegevens",
    zin="Deze persoon mag alleen lezen wat over deze persoon zelf gaat. Geef niets over een ander.",
    artikelen=(AVG_INZAGE, AVG_ANDEREN, UAVG_BEPERK, WMO_BEPERK),
)
"""Somebody who may do harm has the right to the own data and to nothing else, in whatever name it is asked."""


def _client(verzoek: Verzoek) -> Oordeel:
    leeftijd = verzoek.leeftijd
    if leeftijd is None or verzoek.beslist_zelf == "weet_niet":
        return _twijfel(verzoek)
    if leeftijd < DRAAGT_KIND:
        zin = "Een kind onder de twaalf jaar vraagt dit niet zelf. Een ouder met gezag kan het vragen."
        return Oordeel(mag="niet", zin=zin, artikelen=TE_JONG[verzoek.regime])
    if verzoek.beslist_zelf == "nee":
        zin = "De cliënt kan dit niet zelf beoordelen. Iemand die namens de cliënt mag spreken, kan het vragen."
        return Oordeel(mag="niet", zin=zin, artikelen=_niet_in_staat(verzoek.regime))
    if verzoek.regime == "avg" and leeftijd < DRAAGT_ZELF:
        zin = "Een kind onder de zestien jaar vraagt dit vaak met een ouder samen. Kijk eerst of dat veilig is."
        return Oordeel(mag="na_afweging", zin=zin, artikelen=(UAVG_KIND, AVG_INZAGE))
    zin = "De cliënt mag het eigen dossier lezen. Laat weg wat over een ander gaat."
    return Oordeel(mag="alles", zin=zin, artikelen=(*ZELF[verzoek.regime], AVG_ANDEREN))


def _twijfel(verzoek: Verzoek) -> Oordeel:
    zin = "Zoek eerst uit hoe oud de cliënt is, en of de cliënt dit zelf kan beoordelen."
    return Oordeel(mag="na_afweging", zin=zin, artikelen=TE_JONG[verzoek.regime])


def _niet_in_staat(regime: str) -> tuple[Artikel, ...]:
    return (JEUGD_NIET_IN_STAAT,) if regime == "jeugdwet" else TE_JONG[regime]


def _ouder(verzoek: Verzoek) -> Oordeel:
    """A parent with authority, or a guardian: in place of the child, unless its interest stands against it."""
    leeftijd, zelf = verzoek.leeftijd, verzoek.beslist_zelf != "nee"
    if leeftijd is not None and (leeftijd >= VOLWASSEN or (leeftijd >= DRAAGT_ZELF and zelf)):
        zin = "Het kind is oud genoeg om dit zelf te vragen. Een ouder krijgt het alleen als het kind dat goedvindt."
        return Oordeel(mag="niet", zin=zin, artikelen=ANDEREN[verzoek.regime])
    if leeftijd is None or leeftijd < DRAAGT_KIND:
        zin = "Een ouder vraagt dit voor het kind. Geef het, tenzij dat slecht is voor het kind."
    else:
        zin = "Het kind mag dit ook zelf vragen. Vraag wat het kind vindt. Geef niets dat slecht is voor het kind."
    return Oordeel(mag="na_afweging", zin=zin, artikelen=IN_PLAATS_VAN[verzoek.regime])


def _benoemd(verzoek: Verzoek) -> Oordeel:
    """A mentor or curator: for an adult who cannot judge it; of who can, it is asked what that person wants."""
    if verzoek.leeftijd is not None and verzoek.leeftijd < VOLWASSEN:
        zin = "Een mentor of curator is er voor een volwassene. Bij een kind vraagt een ouder of voogd het."
        return Oordeel(mag="niet", zin=zin, artikelen=(JEUGD_KIND,))
    if verzoek.beslist_zelf == "ja":
        zin = "De cliënt kan dit zelf beoordelen. Vraag eerst aan de cliënt of het mag."
    else:
        zin = (
            "Deze persoon spreekt namens de cliënt. Geef het, tenzij dat slecht is voor de cliënt."
        )
    return Oordeel(mag="na_afweging", zin=zin, artikelen=IN_PLAATS_VAN[verzoek.regime])


def _gemachtigde(verzoek: Verzoek) -> Oordeel:
    """Somebody with a letter: as the client, when the client could write it of the own free will."""
    kan_zelf = verzoek.leeftijd is not None and verzoek.leeftijd >= DRAAGT_ZELF
    if kan_zelf and verzoek.beslist_zelf in ("ja", ""):
        zin = "Deze persoon mag lezen wat de cliënt mag lezen. Vraag de cliënt alleen of dit echt de wens is."
        artikelen = (*ZELF[verzoek.regime], *ANDEREN[verzoek.regime])
    else:
        zin = "Kijk of de cliënt deze brief zelf kon schrijven. Spreek de cliënt eerst alleen."
        artikelen = (*ANDEREN[verzoek.regime], JEUGD_NIET_IN_STAAT)
    return Oordeel(mag="na_afweging", zin=zin, artikelen=artikelen)


def _overigen(verzoek: Verzoek) -> Oordeel:
    anderen = ANDEREN[verzoek.regime]
    if verzoek.vrager == "ouder_zonder_gezag":
        zin = "Deze ouder krijgt geen afschrift over het kind. Wel de eigen gegevens, en soms in het kort hoe het gaat."
        return Oordeel(
            mag="eigen_gegevens", zin=zin, artikelen=(AVG_INZAGE, OUDER_OP_AFSTAND, *anderen)
        )
    if verzoek.vrager == "nabestaande":
        zin = "Na een overlijden mag dit alleen om een zware reden. Kijk ook wat de cliënt wilde."
        return Oordeel(mag="na_afweging", zin=zin, artikelen=(WGBO_NABESTAANDE, *anderen))
    if verzoek.vrager == "naaste" and _niemand_anders(verzoek):
        zin = "De cliënt kan dit niet zelf, en niemand is benoemd. Dan mag een naaste namens de cliënt vragen."
        return Oordeel(mag="na_afweging", zin=zin, artikelen=(JEUGD_NIET_IN_STAAT, *anderen))
    if verzoek.vrager == "naaste":
        zin = "Deze persoon mag alleen lezen wat over deze persoon zelf gaat."
        return Oordeel(mag="eigen_gegevens", zin=zin, artikelen=(AVG_INZAGE, *anderen))
    zin = "Dit is geen verzoek van de cliënt. Geef langs deze weg niets."
    return Oordeel(mag="niet", zin=zin, artikelen=anderen)


def _niemand_anders(verzoek: Verzoek) -> bool:
    volwassen = verzoek.leeftijd is not None and verzoek.leeftijd >= VOLWASSEN
    return volwassen and verzoek.beslist_zelf == "nee"


GRONDEN = {
    "van_de_client": "Het is het eigen dossier van de vrager.",
    "namens_de_client": "De vrager spreekt namens de cliënt, en het is goed voor de cliënt.",
    "eigen_gegevens": "De vrager krijgt alleen de eigen gegevens.",
    "belang_client": "Geven is slecht voor de cliënt.",
    "privacy_ander": "Geven schaadt de privacy van een ander.",
    "onderzoek": "Geven staat in de weg aan het stoppen van geweld.",
    "te_jong": "De vrager is te jong om dit zelf te vragen.",
    "niet_in_staat": "De vrager kan dit niet zelf beoordelen.",
    "geen_recht": "De vrager heeft geen recht op dit dossier.",
    "onbekend_wie": "Niet duidelijk is wie het vraagt.",
}
"""Grounds of a decision, to give or not to give."""
GEEFT = {"geven", "deels"}
"""Decisions after which a copy is made."""
