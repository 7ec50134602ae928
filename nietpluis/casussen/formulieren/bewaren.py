"""How long a dossier stays: keeping it longer, and a request to have it destroyed."""

from typing import Any

from nietpluis.casussen.stempel import Stempel
from nietpluis.kern.feiten.clientrechten import BewaartermijnVerlengd, Vernietigingsverzoek
from nietpluis.kern.inzage import VRAGERS
from nietpluis.kern.protocol import Keuze, Vraag
from nietpluis.kern.vernietigen import WEIGERGRONDEN, verzoek_uiterlijk
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

LANGER = (
    Vraag(
        veld="tot",
        tekst="Tot en met welke dag bewaart u dit?",
        soort="datum",
        verplicht=True,
        hulp="Kies de eerste dag waarop het niet meer nodig is.",
    ),
    Vraag(
        veld="reden",
        tekst="Waarom is dit langer nodig?",
        soort="lange_tekst",
        verplicht=True,
        hulp="Bijvoorbeeld: er loopt een rechtszaak. Schrijf geen namen op.",
        max_lengte=1000,
    ),
)
DOEN, WEIGEREN = "doen", "weigeren"


def keuzes(codes: dict[str, str]) -> tuple[Keuze, ...]:
    """Codes with their words, as choices."""
    return tuple(Keuze(code=code, tekst=tekst) for code, tekst in codes.items())


def langerformulier(data: Any = None) -> Vragenformulier:
    """Until when, and why."""
    return bouw_formulier(LANGER)(data)


def verlenging(form: Vragenformulier, moment: Stempel) -> BewaartermijnVerlengd:
    """The fact that a valid form says."""
    return BewaartermijnVerlengd(
        tot=form.cleaned_data["tot"], reden=form.cleaned_data["reden"], **moment
    )


VERZOEK = (
    Vraag(
        veld="ontvangen_op",
        tekst="Op welke dag kwam het verzoek?",
        soort="datum",
        verplicht=True,
        hulp="Binnen drie maanden daarna is het dossier weg, of weet de vrager waarom niet.",
    ),
    Vraag(
        veld="vrager",
        tekst="Wie vraagt het?",
        soort="keuze",
        verplicht=True,
        keuzes=keuzes(VRAGERS),
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
        hulp="Vraagt de cliënt het zelf? Dan slaat u dit over.",
    ),
    Vraag(
        veld="identiteit",
        tekst="Hoe weet u wie het vraagt?",
        soort="tekst",
        verplicht=True,
        hulp="Bijvoorbeeld: ik ken de cliënt. Of: ik zag het paspoort.",
        max_lengte=200,
    ),
    Vraag(
        veld="besluit",
        tekst="Wat besluit u?",
        soort="keuze",
        verplicht=True,
        keuzes=(
            Keuze(code=DOEN, tekst="Het dossier gaat weg", hulp="Een collega beslist met u mee."),
            Keuze(code=WEIGEREN, tekst="Wij bewaren het dossier"),
        ),
    ),
    Vraag(
        veld="grond",
        tekst="Waarom mag het niet weg?",
        soort="keuze",
        verplicht=True,
        keuzes=keuzes({code: grond.tekst for code, grond in WEIGERGRONDEN.items()}),
        als=("besluit", (WEIGEREN,)),
    ),
    Vraag(
        veld="toelichting",
        tekst="Leg het uit",
        soort="lange_tekst",
        hulp="De vrager kan hierover een klacht indienen. Schrijf daarom duidelijk waarom.",
        max_lengte=2000,
        als=("besluit", (WEIGEREN,)),
    ),
)


def verzoekformulier(data: Any = None, initial: dict[str, Any] | None = None) -> Vragenformulier:
    """Who asks to have the dossier destroyed, and what was decided."""
    return bouw_formulier(VERZOEK)(data, initial=initial)


def verzoekfeit(form: Vragenformulier, moment: Stempel) -> Vernietigingsverzoek:
    """The fact that a valid form says."""
    gegeven = form.antwoorden()
    gegeven.pop("vermoeden", None)
    op = gegeven.pop("ontvangen_op")
    velden: dict[str, Any] = {**moment, **gegeven, "gebeurd_op": op}
    return Vernietigingsverzoek(uiterlijk=verzoek_uiterlijk(velden["gebeurd_op"]), **velden)
