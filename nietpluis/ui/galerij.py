"""The gallery: every component in its states on one page, for who builds and for who checks."""

from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nietpluis.ui import nummers
from nietpluis.ui import onderdelen as o
from nietpluis.ui.formulier import Optie, Vragenformulier, bouw_formulier
from nietpluis.ui.iconen import ICONEN


@dataclass(frozen=True, kw_only=True)
class Voorbeeldvraag:
    """A question for the gallery."""

    veld: str
    tekst: str
    soort: str
    hulp: str = ""
    verplicht: bool = True
    keuzes: tuple[Optie, ...] = ()
    max_lengte: int | None = None
    als: tuple[str, tuple[str, ...]] | None = None


_BEREIK = (
    Optie("bel_mij", "Bel mij", "Alleen op het nummer dat u geeft."),
    Optie("ik_bel", "Ik bel zelf", "U krijgt een naam en nummer."),
)
_MENSEN = (
    Optie("client", "De cliënt"),
    Optie("kind", "Een kind", "Ook als het kind niet thuis was."),
    Optie("ander", "Iemand anders"),
)
VRAGEN = (
    Voorbeeldvraag(
        veld="wie",
        tekst="Over wie gaat het?",
        soort="tekst",
        hulp="Een naam, een adres, of bijvoorbeeld ‘mevrouw van dinsdagmiddag’.",
    ),
    Voorbeeldvraag(
        veld="zag",
        tekst="Wat zag of hoorde u?",
        soort="lange_tekst",
        hulp="Schrijf het zoals het ging. Vertelde iemand het u? Schrijf dan wie.",
    ),
    Voorbeeldvraag(veld="dag", tekst="Wanneer was het?", soort="datum", hulp="Een dag die al was."),
    Voorbeeldvraag(veld="tijd", tekst="Hoe laat ongeveer?", soort="tijd", verplicht=False),
    Voorbeeldvraag(
        veld="aantal", tekst="Hoeveel kinderen wonen er?", soort="getal", verplicht=False
    ),
    Voorbeeldvraag(veld="bereik", tekst="Hoe kunnen we u bereiken?", soort="keuze", keuzes=_BEREIK),
    Voorbeeldvraag(
        veld="nummer",
        tekst="Op welk nummer?",
        soort="telefoon",
        hulp="Een nummer waar alleen u opneemt.",
        als=("bereik", ("bel_mij",)),
    ),
    Voorbeeldvraag(veld="wist", tekst="Wie was erbij?", soort="meerkeuze", keuzes=_MENSEN),
    Voorbeeldvraag(
        veld="veilig",
        tekst="Is het thuis nu veilig?",
        soort="ja_nee_weet_niet",
        hulp="‘Weet ik niet’ is ook een goed antwoord.",
    ),
    Voorbeeldvraag(
        veld="afspraken", tekst="Wat is er afgesproken?", soort="afspraken", verplicht=False
    ),
)
WEEGVRAAG = (
    Voorbeeldvraag(
        veld="genoeg",
        tekst="Kunt u genoeg hulp geven of regelen?",
        soort="ja_nee_weet_niet",
        hulp="Denk aan uw eigen organisatie en aan hulp van anderen.",
        keuzes=(
            Optie("ja", "Ja", "Er is hulp die past, en die kan op tijd starten."),
            Optie("nee", "Nee", "De hulp is er niet, is te licht of komt te laat."),
            Optie("weet_niet", "Weet ik niet", "Overleg eerst. U gaat later verder."),
        ),
    ),
    Voorbeeldvraag(
        veld="waarom", tekst="Waarom denkt u dat?", soort="lange_tekst", verplicht=False
    ),
)
_Formulier = bouw_formulier(VRAGEN)
_Weegvraag = bouw_formulier(WEEGVRAAG)
_INGEVULD = {
    "zag": "Mevrouw had een blauwe plek op haar pols.",
    "dag": "31-02-2026",
    "bereik": "bel_mij",
    "nummer": "bij mijn zus",
}


def _formulieren() -> dict[str, Vragenformulier]:
    return {
        "leeg_formulier": _Formulier(auto_id="leeg_%s"),
        "weegvraag": _Weegvraag(auto_id="weeg_%s"),
        "fout_formulier": _Formulier(_INGEVULD, auto_id="fout_%s"),
    }


_COLLEGAS = (
    o.Beller(
        "Bram Hendriks", "088 000 01 24", "Waarnemer van Anna. Vandaag bereikbaar tot 17.00 uur."
    ),
    o.Beller(
        "Anna de Wit",
        "088 000 01 23",
        "Aandachtsfunctionaris. Maandag tot en met donderdag, 8.30 tot 17.00 uur.",
    ),
)
_STAPPEN = (
    o.Stap("Signalen", "gedaan", "#"),
    o.Stap("Overleg", "nu", "#"),
    o.Stap("Gesprek", "nu_niet", "#"),
    o.Stap("Wegen", "overgeslagen", "#"),
    o.Stap("Besluit", "open", "#"),
)
_TAGS = (
    o.Tag("Nieuw", "actie"),
    o.Tag("Wacht op een ander"),
    o.Tag("Anna belt u maandag", "weten", "klok"),
    o.Tag("Speciale route", "letop", "letop"),
    o.Tag("Er is hulp gestart", "goed", "vinkje"),
    o.Tag("Direct gevaar", "gevaar", "gevaar"),
)
_GEZEGD = (
    o.Gezegd("Gezien", "Een blauwe plek op de linkerpols."),
    o.Gezegd("Gehoord", "De zoon zei: “Ze is gevallen.”"),
    o.Gezegd("Denkt zelf", "Ik geloof dat niet."),
)
_VERLOOP = (
    o.Gebeurtenis(
        "Overleg met een collega",
        "Vandaag 9.30 uur. Vastgelegd door Anna de Wit.",
        "Bram ziet hetzelfde en raadt aan om Veilig Thuis te bellen.",
        icoon="gesprek",
        url="#",
        url_tekst="Verbeter",
    ),
    o.Gebeurtenis(
        "Signaal: geweld vanochtend",
        "Gebeurd vandaag, 7.30 uur. Vastgelegd door Romy Bakker.",
        "Een rode plek in de hals. Mevrouw trilde.",
        icoon="gevaar",
        gevaar=True,
    ),
    o.Gebeurtenis(
        "Signaal",
        "Gebeurd op 17 november. Vastgelegd door Fatima.",
        gezegd=_GEZEGD,
        icoon="oog",
    ),
)
_WERK = (
    o.Werk(
        "Nu",
        "Bel nu en leg vast",
        "#",
        "Om 8.50 uur kwam een signaal over geweld van vanochtend.",
        "K 4821",
        kenmerk_bij="individuele ondersteuning",
        gevaar=True,
        tag=_TAGS[5],
    ),
    o.Werk(
        "Te laat",
        "Bel Veilig Thuis over het besluit",
        "#",
        "Na vijf werkdagen hoort u een besluit. Dat kwam nog niet.",
        "K 4630",
        wanneer_bij="sinds vrijdag",
        kenmerk_bij="hulp bij het huishouden",
        te_laat=True,
    ),
    o.Werk(
        "Dinsdag",
        "Bram kijkt mee met uw besluit",
        "#",
        "Bram kijkt binnen twee werkdagen mee.",
        "K 4598",
        wanneer_bij="24 november",
        kenmerk_bij="dagbesteding",
        knop="Nog steeds wachten",
        knop_url="#",
    ),
)
_GESPREK = (
    o.Antwoord("Is er een vermoeden van huiselijk geweld?", "Ja", wijzig_url="#"),
    o.Antwoord(
        "Is het thuis nu onveilig, of telkens weer?",
        "Weet ik niet",
        "Dat is een goed antwoord. Vraag advies aan Veilig Thuis, dat mag zonder naam.",
        "#",
    ),
)
_VERVOLG = (
    o.Vervolg("Uw signaal ligt bij Bram", "Anna is er vandaag niet. Bram neemt waar.", gedaan=True),
    o.Vervolg("Bram leest het en belt u", "Uiterlijk maandag om 12.00 uur."),
    o.Vervolg("Samen bekijkt u wat nodig is", "Een signaal is nog geen melding."),
)


@login_not_required
@require_safe
def toon(request: HttpRequest) -> HttpResponse:
    """Show all components. The organisation and the people are invented."""
    context = {
        "menu": [("Werklijst", "#", True), ("Signaal", "#", False), ("Hulp", "#", False)],
        "iconen": list(ICONEN),
        "tags": _TAGS,
        "gevaarnummers": nummers.GEVAARNUMMERS,
        "collegas": _COLLEGAS,
        "stappen": _STAPPEN,
        "verloop": _VERLOOP,
        "werk": _WERK,
        "filter": [o.Optie("Alles", "#"), o.Optie("Dit jaar", "#", True), o.Optie("Nu", "#")],
        "gesprek": _GESPREK,
        "gesprek_klaar": [replace(antwoord, wijzig_url="") for antwoord in _GESPREK],
        "vervolg": _VERVOLG,
        "doen": o.Doen(
            wel=["Bel Veilig Thuis.", "Vraag een tolk die niemand kent."],
            niet=["Praat nog niet met de familie.", "Stuur geen bericht naar huis."],
        ),
        **_formulieren(),
    }
    return render(request, "ui/galerij.html", context)
