"""What is asked of this person now, in one card, and what else can be recorded."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from nietpluis.casussen.schermen.adressen import EIGEN_PAGINA, Adressen
from nietpluis.casussen.schermen.wanneer import dag, tot
from nietpluis.kern import regels
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.besluiten import Melding
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.protocol import Handeling
from nietpluis.kern.taak import Taak
from nietpluis.kern.taken import eerste_taak, gevraagde
from nietpluis.kern.termijnen import dag_van
from nietpluis.ui.onderdelen import Beller

VEILIG_THUIS = "Bel Veilig Thuis: 0800-2000"
MET_WERKWOORD = frozenset(
    {"afsluiting", "heropening", "volgsignaal", "gevaar", "gevaar_voorbij", "weging", "uitwerking"}
)
NAMEN = {
    "signaal": "Nieuw signaal in deze casus",
    "betrokkene": "Zet iemand erbij",
    "overgenomen": "Tekst voor het cliëntdossier",
    "teruggebeld": "Ik heb teruggebeld",
}
BUITEN_PROTOCOL = {"inzagebesluit": "Naar het verzoek"}
"""Acts that every organisation has, whatever its protocol."""
GROEPEN = {"uitwerking": "Signalen"}
"""Where an act stands that the protocol puts in no group of its own."""
ALLEEN_ALS: Mapping[str, Callable[[Dossier], bool]] = {
    "gevaar_voorbij": lambda dossier: dossier.acuut,
    "uit_beeld": lambda dossier: not dossier.is_uit_beeld,
    "weer_in_beeld": lambda dossier: dossier.is_uit_beeld,
    "meegekeken": lambda dossier: dossier.tegen_kader,
    "terugkoppeling": lambda dossier: bool(dossier.nummer_van(Melding)),
    "uitwerking": lambda dossier: bool(dossier.nummer_van(Signaal)),
}
"""Acts that say something only now and then: offered then, so that the list stays short."""
NIET_IN_LIJST = frozenset({"aangenomen", "doorgegeven", "verplaatsing", "toewijzing"})


@dataclass(frozen=True)
class Knop:
    """A button: its words, where it leads, its weight, an icon; `post` for what one press records."""

    tekst: str
    url: str
    soort: str = "hoofd"
    icoon: str = ""
    post: bool = False


@dataclass(frozen=True)
class Nu:
    """The card: whose turn it is and by when, what to do, why, and the buttons."""

    boven: str
    titel: str
    tekst: str
    knoppen: tuple[Knop, ...]
    aan_u: bool = True
    open_taken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Keuzegroep:
    """What else can be recorded, under one heading."""

    naam: str
    keuzes: tuple[Knop, ...]


def nu_aan_u(dossier: Dossier, adressen: Adressen, nu: datetime, lid: str = "") -> Nu:
    """The card of a casus at this moment, for this member."""
    taak = eerste_taak(dossier)
    if taak is None:
        return _niets(dossier, adressen)
    if dossier.ontvanger:
        return _bij_ontvangst(taak, adressen, nu)
    if taak.code in ("bel_nu", "is_het_voorbij"):
        return _gevaar(adressen) if taak.code == "bel_nu" else _na_bellen(taak, adressen)
    if not taak.vraagt_nu(nu):
        return _wacht(taak, dossier, adressen, nu)
    if gevraagd := gevraagde(dossier):
        return _gevraagd(gevraagd, taak, dossier, adressen, nu, lid)
    return Nu(_boven(taak, nu), taak.tekst, taak.waarom, _knoppen(taak, dossier, adressen))


def _gevraagd(
    gevraagd: Toewijzing, taak: Taak, dossier: Dossier, adressen: Adressen, nu: datetime, lid: str
) -> Nu:
    """A step that was asked of somebody: that person's turn, and of the others once its day is over."""
    knoppen = _knoppen(taak, dossier, adressen)
    if gevraagd.aan.lid == lid:
        tekst = f"{gevraagd.door.naam} vroeg u voor deze stap. {taak.waarom}"
        return Nu(_boven(taak, nu), taak.tekst, tekst, knoppen)
    tekst = f"{gevraagd.aan.naam} is gevraagd voor deze stap. U kunt de stap ook zelf doen."
    if taak.uiterlijk <= nu:
        return Nu(_boven(taak, nu), taak.tekst, tekst, knoppen)
    boven = f"Wacht op een ander, tot {dag(dag_van(taak.uiterlijk), dag_van(nu))}"
    rustig = tuple(replace(knop, soort="tweede") for knop in knoppen)
    return Nu(boven, taak.tekst, tekst, rustig, aan_u=False)


def _boven(taak: Taak, nu: datetime) -> str:
    _, erbij, te_laat = tot(taak.uiterlijk, nu)
    if te_laat:
        return f"Nu aan u, {erbij}"
    op = dag(dag_van(taak.uiterlijk), dag_van(nu))
    return f"Nu aan u, {op} {erbij}" if op == "vandaag" else f"Nu aan u, uiterlijk {op}"


def _knoppen(taak: Taak, dossier: Dossier, adressen: Adressen) -> tuple[Knop, ...]:
    """Where the task is done; with advice the telephone comes first, for recording comes after it."""
    leg_vast = Knop(_knoptekst(taak.soort, dossier), adressen.leg_vast(taak.soort))
    if taak.soort == "advies":
        bel = Knop(VEILIG_THUIS, "tel:08002000", icoon="telefoon")
        return (bel, Knop(leg_vast.tekst, leg_vast.url, "tweede"))
    if taak.code == "bel_terug" and (nummer := _bel_terug(dossier)):
        return (nummer, Knop(leg_vast.tekst, leg_vast.url, "tweede"))
    if taak.soort == "gesprek":
        kan_niet = Knop("Praten kan nu niet", adressen.leg_vast("gesprek_niet_gevoerd"), "tweede")
        voor = Knop("Bereid het gesprek voor", adressen.naar("gesprek_voorbereiden"))
        return (voor, Knop(leg_vast.tekst, leg_vast.url, "tweede"), kan_niet)
    if taak.aan == "ander":
        return (leg_vast, _nog_wachten(adressen))
    return (leg_vast,)


def _bel_terug(dossier: Dossier) -> Knop | None:
    """The number that the giver of the signal left, when one was."""
    signaal = dossier.laatste(Signaal)
    if signaal is None or not signaal.bel_nummer:
        return None
    wie = signaal.bel_naam or signaal.auteur.naam
    beller = Beller(wie, signaal.bel_nummer)
    return Knop(f"Bel {wie}: {beller.nummer}", f"tel:{beller.tel}", icoon="telefoon")


def _knoptekst(soort: str, dossier: Dossier) -> str:
    if not dossier.protocol.kent(soort):
        return BUITEN_PROTOCOL.get(soort, "Leg vast")
    handeling = dossier.protocol.handeling(soort)
    return handeling.knop or handeling.titel


def _nog_wachten(adressen: Adressen) -> Knop:
    return Knop("Nog steeds wachten", adressen.naar("nog_wachten"), "tweede", post=True)


def _gevaar(adressen: Adressen) -> Nu:
    tekst = (
        "Hebt u gebeld? Leg dan kort vast met wie, en wat u afsprak. "
        "De andere stappen blijven open. Die doet u later."
    )
    knoppen = (
        Knop("Ik heb gebeld", adressen.leg_vast("melding")),
        Knop("Ik vroeg alleen advies", adressen.leg_vast("advies"), "tweede"),
        Knop("Het gevaar is voorbij", adressen.leg_vast("gevaar_voorbij"), "tweede"),
    )
    return Nu("Nu aan u", "Schrijf op wat er is afgesproken", tekst, knoppen)


def _na_bellen(taak: Taak, adressen: Adressen) -> Nu:
    """There was a call; the alarm stays until somebody has established that the danger has passed."""
    knoppen = (
        Knop("Het gevaar is voorbij", adressen.leg_vast("gevaar_voorbij")),
        Knop("Ik heb weer gebeld", adressen.leg_vast("melding"), "tweede"),
    )
    return Nu("Nu aan u", taak.tekst, taak.waarom, knoppen)


def _bij_ontvangst(taak: Taak, adressen: Adressen, nu: datetime) -> Nu:
    """Nobody works on it yet: whatever it asks, it can be taken on, handed over, or join a casus."""
    knoppen = (
        Knop("Neem het signaal aan", adressen.naar("aannemen")),
        Knop("Geef het door", adressen.naar("doorgeven"), "tweede"),
        Knop("Het hoort bij een casus", adressen.naar("samenvoegen"), "tweede"),
    )
    bewaar = Knop("Bewaar het en kijk later opnieuw", adressen.leg_vast("volgsignaal"), "tweede")
    if taak.spoed:
        tekst = "Bel eerst. Neem het signaal daarna aan. Dan legt u vast wat er is afgesproken."
        return Nu("Nu aan u", "Neem dit signaal aan", tekst, knoppen)
    if taak.code == "kijk_volgsignaal":
        aan_u = taak.vraagt_nu(nu)
        boven = _boven(taak, nu) if aan_u else _opnieuw(taak, nu)
        return Nu(boven, taak.tekst, taak.waarom, (*knoppen, bewaar), aan_u=aan_u)
    tekst = (
        "Neemt u dit aan? Dan werkt u eraan. Wie het gaf, ziet dat u het hebt gelezen. "
        "Geef het door als u deze mensen zelf kent."
    )
    return Nu(_boven(taak, nu), "Neem dit signaal aan", tekst, (*knoppen, bewaar))


def _opnieuw(taak: Taak, nu: datetime) -> str:
    return f"Kijk opnieuw, {dag(dag_van(taak.uiterlijk), dag_van(nu))}"


def _wacht(taak: Taak, dossier: Dossier, adressen: Adressen, nu: datetime) -> Nu:
    op = dag(dag_van(taak.uiterlijk), dag_van(nu))
    leg_vast = Knop(_knoptekst(taak.soort, dossier), adressen.leg_vast(taak.soort), "tweede")
    if taak.aan == "ander":
        boven = f"Wacht op een ander, tot {op}"
        return Nu(boven, taak.tekst, taak.waarom, (leg_vast, _nog_wachten(adressen)), aan_u=False)
    return Nu(_opnieuw(taak, nu), taak.tekst, taak.waarom, (leg_vast,), aan_u=False)


def _niets(dossier: Dossier, adressen: Adressen) -> Nu:
    if dossier.status == "gesloten":
        heropen = Knop("Open de casus weer", adressen.leg_vast("heropening"), "tweede")
        tekst = "Is er iets nieuws? Dan opent u de casus weer."
        return Nu("", "Deze casus is afgesloten", tekst, (heropen,), aan_u=False)
    if dossier.status == "verplaatst":
        return Nu("", "Dit signaal staat in een andere casus", "Werk daar verder.", (), aan_u=False)
    return Nu("", "Er staat nu niets open", "U kunt wel iets vastleggen.", (), aan_u=False)


def iets_anders(dossier: Dossier, banden: AbstractSet[str], adressen: Adressen) -> list[Keuzegroep]:
    """What may be recorded now, by group in the order of the protocol; what may not is left out."""
    groepen: dict[str, list[Knop]] = {}
    for handeling in dossier.protocol.handelingen:
        groep = GROEPEN.get(handeling.soort, handeling.groep)
        if groep and te_kiezen(handeling, dossier, banden):
            keuze = Knop(naam(handeling), adressen.leg_vast(handeling.soort))
            groepen.setdefault(groep, []).append(keuze)
    return [Keuzegroep(naam, tuple(keuzes)) for naam, keuzes in groepen.items()]


def naam(handeling: Handeling) -> str:
    """What an act is called in a list to choose from: its verb, where its title tells that it was done."""
    if handeling.soort in MET_WERKWOORD and handeling.knop:
        return handeling.knop
    return NAMEN.get(handeling.soort, handeling.titel)


def te_kiezen(handeling: Handeling, dossier: Dossier, banden: AbstractSet[str]) -> bool:
    """Whether it is of use to begin with this; a decision that waits for steps says on its own page why."""
    if handeling.soort in NIET_IN_LIJST:
        return False
    if not handeling.vragen and handeling.soort not in EIGEN_PAGINA:
        return False
    if not ALLEEN_ALS.get(handeling.soort, _altijd)(dossier):
        return False
    bezwaar = regels.kan_volgen(dossier, handeling.soort, banden)
    return bezwaar is None or bool(bezwaar.eisen)


def _altijd(_dossier: Dossier) -> bool:
    return True
