"""The forms of a request to read a dossier: who asks, what is decided, what goes into the copy, handing it over."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from nietpluis.casussen.afschrift.document import Onderdeel
from nietpluis.casussen.afschrift.keuzes import Keuze
from nietpluis.casussen.formulieren.bewaren import keuzes
from nietpluis.casussen.schermen.mensen import kop
from nietpluis.casussen.stempel import Stempel
from nietpluis.kern import inzage
from nietpluis.kern.afschrift import REDENEN
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.clientrechten import AfschriftGegeven, Inzagebesluit, Inzageverzoek
from nietpluis.kern.protocol import Keuze as Antwoord
from nietpluis.kern.protocol import Vraag
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

IDENTITEIT = {
    "gezien": "Ik zag een paspoort of ander bewijs",
    "bekend": "Ik ken deze persoon goed",
    "niet": "Dat is nog niet gelukt",
}
WAT = {
    "alles": "Alles wat mag",
    "deel": "Een deel",
    "leeslijst": "Alleen wie het dossier las",
}
BESLUITEN = {
    "geven": "Wij geven het",
    "deels": "Wij geven een deel",
    "weigeren": "Wij geven het niet",
}


def verzoekvragen(dossier: Dossier, vandaag: date) -> list[Vraag]:
    """Who asks, for whom, what, and how it was checked who it is."""
    mensen = {
        mens.code: f"{kop(mens, vandaag)}{f' ({mens.relatie})' if mens.relatie else ''}"
        for mens in dossier.betrokkenen
    }
    over = Vraag(
        veld="over",
        tekst="Staat de vrager zelf in de casus? Wie is dat?",
        soort="keuze",
        keuzes=keuzes(mensen),
    )
    return [*VERZOEK[:2], *([over] if mensen else []), *VERZOEK[2:]]


VERZOEK = (
    Vraag(
        veld="ontvangen_op",
        tekst="Op welke dag kwam het verzoek?",
        soort="datum",
        verplicht=True,
        hulp="Binnen een maand daarna krijgt de vrager antwoord.",
    ),
    Vraag(
        veld="vrager",
        tekst="Wie vraagt het?",
        soort="keuze",
        verplicht=True,
        hulp="Is iemand geen cliënt meer? Kies dan ook: de cliënt zelf.",
        keuzes=keuzes(inzage.VRAGERS),
    ),
    Vraag(veld="leeftijd", tekst="Hoe oud is de cliënt?", soort="getal"),
    Vraag(
        veld="beslist_zelf",
        tekst="Kan de cliënt dit zelf beoordelen?",
        soort="ja_nee_weet_niet",
        verplicht=True,
    ),
    Vraag(
        veld="vermoeden",
        tekst="Zou de vrager zelf iemand kwaad doen?",
        soort="ja_nee_weet_niet",
        verplicht=True,
        hulp="Twijfelt u? Bel eerst Veilig Thuis.",
    ),
    Vraag(
        veld="wat",
        tekst="Wat vraagt deze persoon?",
        soort="keuze",
        verplicht=True,
        keuzes=keuzes(WAT),
    ),
    Vraag(
        veld="welk_deel",
        tekst="Welk deel?",
        soort="tekst",
        max_lengte=300,
        als=("wat", ("deel",)),
    ),
    Vraag(
        veld="identiteit",
        tekst="Hoe weet u wie het vraagt?",
        soort="keuze",
        verplicht=True,
        keuzes=keuzes(IDENTITEIT),
    ),
)


def verzoekformulier(
    dossier: Dossier, vandaag: date, data: Any = None, initial: dict[str, Any] | None = None
) -> Vragenformulier:
    """The request as it came in."""
    return bouw_formulier(verzoekvragen(dossier, vandaag))(data, initial=initial)


def verzoekfeit(form: Vragenformulier, moment: Stempel) -> Inzageverzoek:
    """The fact that a valid form says."""
    velden: dict[str, Any] = {**moment, **form.antwoorden()}
    velden["gebeurd_op"] = velden.pop("ontvangen_op")
    return Inzageverzoek(uiterlijk=inzage.uiterlijk(velden["gebeurd_op"]), **velden)


BESLUIT = (
    Vraag(
        veld="besluit",
        tekst="Wat besluit u?",
        soort="keuze",
        verplicht=True,
        keuzes=keuzes(BESLUITEN),
    ),
    Vraag(
        veld="gronden",
        tekst="Waarom?",
        soort="meerkeuze",
        verplicht=True,
        keuzes=keuzes(inzage.GRONDEN),
    ),
    Vraag(
        veld="toelichting",
        tekst="Leg het uit",
        soort="lange_tekst",
        hulp="De vrager mag dit later lezen. Schrijf hoe u keek naar wat goed is voor de cliënt.",
        max_lengte=2000,
    ),
)


def besluitformulier(data: Any = None) -> Vragenformulier:
    """What is decided, and why."""
    return bouw_formulier(BESLUIT)(data)


def besluitfeit(
    form: Vragenformulier, verzoek: int, voorstel: str, moment: Stempel
) -> Inzagebesluit:
    """The fact that a valid form says."""
    velden: dict[str, Any] = {**moment, **form.antwoorden()}
    return Inzagebesluit(verzoek=verzoek, voorstel=voorstel, **velden)


KEUS = (
    Antwoord(code="geven", tekst="Geef dit"),
    Antwoord(code="deels", tekst="Geef een deel"),
    Antwoord(code="weglaten", tekst="Laat dit weg"),
)


def keusvragen(nummer: int) -> list[Vraag]:
    """What is asked of one fact."""
    keus = f"keus_{nummer}"
    return [
        Vraag(veld=keus, tekst="Wat doet u hiermee?", soort="keuze", verplicht=True, keuzes=KEUS),
        Vraag(
            veld=f"reden_{nummer}",
            tekst="Waarom laat u iets weg?",
            soort="keuze",
            verplicht=True,
            keuzes=keuzes(REDENEN),
            als=(keus, ("deels", "weglaten")),
        ),
        Vraag(
            veld=f"tekst_{nummer}",
            tekst="Wat geeft u wel?",
            soort="lange_tekst",
            verplicht=True,
            hulp="Schrijf het op zoals het in het afschrift komt. Zonder namen van anderen.",
            als=(keus, ("deels",)),
        ),
    ]


def keusformulier(
    delen: Sequence[Onderdeel], gekozen: dict[int, Keuze], data: Any = None
) -> Vragenformulier:
    """One page of facts, each with what was chosen or is proposed."""
    vragen = [vraag for deel in delen for vraag in keusvragen(deel.nummer)]
    begin = {
        f"{veld}_{nummer}": waarde
        for nummer, keuze in gekozen.items()
        for veld, waarde in vars(keuze).items()
    }
    return bouw_formulier(vragen)(data, initial=begin)


def gekozen_uit(form: Vragenformulier, delen: Sequence[Onderdeel]) -> dict[int, Keuze]:
    """The choices that a valid form says."""
    gegeven = form.cleaned_data
    return {
        deel.nummer: Keuze(
            **{veld: gegeven[f"{veld}_{deel.nummer}"] for veld in ("keus", "reden", "tekst")}
        )
        for deel in delen
    }


OVERHANDIGEN = (
    Vraag(
        veld="gegeven_op",
        tekst="Op welke dag gaf u het?",
        soort="datum",
        verplicht=True,
    ),
    Vraag(veld="gegeven_om", tekst="Hoe laat ongeveer?", soort="tijd"),
    Vraag(
        veld="aan",
        tekst="Aan wie gaf u het?",
        soort="tekst",
        verplicht=True,
        hulp="Bijvoorbeeld: aan de cliënt zelf, alleen.",
        max_lengte=200,
    ),
    Vraag(
        veld="waar",
        tekst="Op welke plek?",
        soort="tekst",
        verplicht=True,
        hulp="Bijvoorbeeld: in onze spreekkamer. Sturen kan niet, ook niet per mail.",
        max_lengte=200,
    ),
    Vraag(
        veld="veilig",
        tekst="Was dit het moment dat u met de cliënt afsprak, en was het veilig?",
        soort="ja_nee",
        verplicht=True,
    ),
    Vraag(
        veld="toelichting",
        tekst="Wilt u nog iets vastleggen?",
        soort="lange_tekst",
        max_lengte=1000,
    ),
)


def overhandigformulier(data: Any = None, initial: dict[str, Any] | None = None) -> Vragenformulier:
    """When, where, to whom; there is no field for an address."""
    return bouw_formulier(OVERHANDIGEN)(data, initial=initial)


def overhandigfeit(form: Vragenformulier, afschrift: str, moment: Stempel) -> AfschriftGegeven:
    """The fact that a valid form says."""
    velden: dict[str, Any] = {**moment, **form.antwoorden()}
    velden["gebeurd_op"], om = velden.pop("gegeven_op"), velden.pop("gegeven_om", None)
    return AfschriftGegeven(afschrift=afschrift, gebeurd_om=om, **velden)
