"""What goes into a copy, fact by fact: a proposal out of the kind of fact, its author and whom it names.

A person confirms each; pure, so that the rules can be read and tested without a database.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import Feit, Persoon
from nietpluis.kern.feiten.besluiten import Melding, Veiligheidsafspraak
from nietpluis.kern.feiten.clientrechten import Inzageverzoek
from nietpluis.kern.feiten.gesprekken import Contactpoging, Geinformeerd, Gesprek, Visie
from nietpluis.kern.feiten.gevaar import Dreiging, Gevaar, GevaarVoorbij
from nietpluis.kern.feiten.mensen import Betrokkene
from nietpluis.kern.feiten.signalen import Signaal, Uitwerking
from nietpluis.kern.inzage import Mag
from nietpluis.kern.vouw import Regel

Keus = Literal["geven", "deels", "weglaten"]
REDENEN = {
    "over_ander": "Gaat over iemand anders",
    "wie_vertelde": "Zegt wie het vertelde",
    "werk": "Gaat over ons werk, niet over de cliënt",
    "veiligheid": "Maakt het onveilig",
    "niet_gevraagd": "Is niet gevraagd",
    "anders": "Een andere reden",
}
"""Code -> why something is left out."""
WERK = frozenset(
    {
        *("opening", "doorgegeven", "aangenomen", "toewijzing", "verplaatsing", "nog_wachten"),
        "noodtoegang",
        *("volgend_bezoek", "teruggebeld", "overgenomen", "onleesbaar", "inzagebesluit"),
        *(
            "afschrift_gemaakt",
            "afschrift_gegeven",
            "vernietigingsverzoek",
            "bewaartermijn_verlengd",
        ),
    }
)
"""Kinds about how the work went, not about the client."""
BRON_ANDER = frozenset({"verteld", "horen_zeggen"})
CLIENT = frozenset({"client", "kind"})


@dataclass(frozen=True, kw_only=True)
class Voorstel:
    """Give, give in part, or leave out; with the code of the reason, empty when it is given."""

    keus: Keus
    reden: str = ""


GEVEN = Voorstel(keus="geven")


def weg(reden: str) -> Voorstel:
    """Leave it out for this reason."""
    return Voorstel(keus="weglaten", reden=reden)


@dataclass(frozen=True, kw_only=True)
class Kijk:
    """For whom the copy is: what may be given at all, and the code of the Betrokkene who asks for the own data."""

    dossier: Dossier
    mag: Mag
    over: str = ""
    vrager: str = "client"

    @property
    def namen_van_anderen(self) -> frozenset[str]:
        """The names in the dossier that are not of the person for whom the copy is."""
        eigen = (
            {mens.code for mens in self.dossier.clienten} if self.mag != "eigen_gegevens" else set()
        )
        return frozenset(
            mens.naam
            for mens in self.dossier.betrokkenen
            if mens.naam and mens.code != self.over and mens.code not in eigen
        )


def voorstel(kijk: Kijk, regel: Regel, tekst: str) -> Voorstel:
    """What the rules propose for one fact; `tekst` is all that the copy would say of it."""
    feit = regel.feit
    if regel.ingetrokken or feit.soort in WERK:
        return weg("werk")
    if kijk.mag == "eigen_gegevens":
        return _eigen(kijk, feit, tekst)
    regels: Mapping[type[Feit], Callable[[Kijk, Feit], Voorstel]] = _REGELS
    soort = next((kind for kind in regels if isinstance(feit, kind)), None)
    gekozen = regels[soort](kijk, feit) if soort else GEVEN
    return gekozen if gekozen != GEVEN else _met_namen(kijk, tekst)


def _eigen(kijk: Kijk, feit: Feit, tekst: str) -> Voorstel:
    """Of who has the right to the own data alone: the own entry, and what that person said; read once more."""
    if isinstance(feit, Betrokkene):
        return GEVEN if kijk.over and feit.code == kijk.over else weg("over_ander")
    eigen = _naam(kijk)
    if isinstance(feit, Gesprek | Visie) and eigen and eigen in feit.wie:
        return Voorstel(keus="deels", reden="over_ander")
    if eigen and eigen in tekst and not isinstance(feit, Gevaar | Dreiging | Melding):
        return Voorstel(keus="deels", reden="over_ander")
    return weg("over_ander")


def _naam(kijk: Kijk) -> str:
    return next((mens.naam for mens in kijk.dossier.betrokkenen if mens.code == kijk.over), "")


def _met_namen(kijk: Kijk, tekst: str) -> Voorstel:
    """Given, unless somebody else is named in it: then in part."""
    genoemd = any(naam in tekst for naam in kijk.namen_van_anderen)
    return Voorstel(keus="deels", reden="over_ander") if genoemd else GEVEN


def _betrokkene(kijk: Kijk, feit: Feit) -> Voorstel:
    eigen = {mens.code for mens in kijk.dossier.clienten} | {kijk.over}
    return GEVEN if isinstance(feit, Betrokkene) and feit.code in eigen else weg("over_ander")


def _verteld(_kijk: Kijk, feit: Feit) -> Voorstel:
    """A signal or what was made of it: whoever outside told it, is not named."""
    van_ander = isinstance(feit, Signaal | Uitwerking) and (
        feit.bron_wie or feit.bron in BRON_ANDER
    )
    return Voorstel(keus="deels", reden="wie_vertelde") if van_ander else GEVEN


def _gesprek(kijk: Kijk, feit: Feit) -> Voorstel:
    """A talk with the client is the client's; one with others is theirs; one with both wants a choice."""
    met = set(feit.met) if isinstance(feit, Gesprek) else set()
    if met and not met & CLIENT:
        eigen = kijk.vrager == "ouder_met_gezag" and met <= {"ouder", "vertegenwoordiger"}
        return Voorstel(keus="deels", reden="over_ander") if eigen else weg("over_ander")
    if met - CLIENT:
        return Voorstel(keus="deels", reden="over_ander")
    if met == {"kind"} and kijk.vrager != "client":
        return weg("veiligheid")  # what a child says alone may turn against it at home
    return GEVEN


def _onveilig(kijk: Kijk, _feit: Feit) -> Voorstel:
    """What keeps people safe is for the client alone."""
    return GEVEN if kijk.vrager == "client" else weg("veiligheid")


def _melding(_kijk: Kijk, feit: Feit) -> Voorstel:
    geheim = isinstance(feit, Melding) and feit.geheim == "ja"
    return weg("wie_vertelde") if geheim else Voorstel(keus="deels", reden="wie_vertelde")


def _van_ander(kijk: Kijk, feit: Feit) -> Voorstel:
    """What somebody finds, or was told: of the client when the client is named, else of another."""
    wie = getattr(feit, "wie", "")
    eigen = {mens.naam for mens in kijk.dossier.clienten if mens.naam} | {"client", "cliënt", ""}
    return GEVEN if wie in eigen else Voorstel(keus="deels", reden="over_ander")


_REGELS: dict[type[Feit], Callable[[Kijk, Feit], Voorstel]] = {
    Betrokkene: _betrokkene,
    Signaal: _verteld,
    Uitwerking: _verteld,
    Gesprek: _gesprek,
    Gevaar: _onveilig,
    GevaarVoorbij: _onveilig,
    Veiligheidsafspraak: _onveilig,
    Dreiging: lambda _kijk, _feit: weg("veiligheid"),
    Melding: _melding,
    Visie: _van_ander,
    Geinformeerd: _van_ander,
    Contactpoging: _van_ander,
    Inzageverzoek: lambda _kijk, _feit: weg("over_ander"),
}
"""Kinds that ask more than "give it, unless it names somebody"."""


def zonder_namen(tekst: str, functies: Mapping[str, str]) -> str:
    """The text with the full names of those who work here replaced by what they do; the longest name first."""
    for naam in sorted(filter(None, functies), key=len, reverse=True):
        tekst = tekst.replace(naam, functies[naam])
    return tekst


def functies_van(dossier: Dossier) -> dict[str, str]:
    """Full name -> function, of everybody who works here and is named in the dossier as its author or receiver."""
    return {
        mens.naam: mens.functie or "een medewerker"
        for feit in dossier.feiten
        for mens in _personen(feit)
        if mens.naam
    }


def _personen(feit: Feit) -> Iterator[Persoon]:
    """Who works here, in a fact and in the fact that it may carry."""
    velden = ("door", "namens", "aan", "waarnemer")
    yield from (mens for veld in velden if isinstance(mens := getattr(feit, veld, None), Persoon))
    for nest in ("feit", "nieuw"):
        if isinstance(binnen := getattr(feit, nest, None), Feit):
            yield from _personen(binnen)
