"""Who works on a casus: bring somebody in, hand it over, or let somebody stop."""

from collections.abc import Sequence

from nietpluis.casussen.signaleren import CASUSHOUDER
from nietpluis.casussen.stapvragen import STAP
from nietpluis.casussen.stempel import Stempel, persoon
from nietpluis.kern.feiten import JA, Persoon
from nietpluis.kern.feiten.mensen import Toewijzing
from nietpluis.kern.protocol import Keuze, Vraag
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

MEE, OVER = "mee", "over"
HOE = Vraag(
    veld="hoe",
    tekst="Werkt u zelf nog mee?",
    soort="keuze",
    verplicht=True,
    keuzes=(
        Keuze(code=MEE, tekst="Ja, wij doen het samen"),
        Keuze(
            code=OVER,
            tekst="Nee, ik draag het over",
            hulp="U kunt de casus daarna niet meer lezen.",
        ),
    ),
)
WAAROM = Vraag(
    veld="waarom", tekst="Waarom?", soort="tekst", hulp="Bijvoorbeeld: ik ben drie weken weg."
)


def toewijsvragen(collegas: Sequence[Lidmaatschap]) -> type[Vragenformulier]:
    """To whom, whether one goes on oneself, and why."""
    wie = Vraag(
        veld="aan",
        tekst="Wie gaat aan deze casus werken?",
        hulp="Deze persoon leest dan alles in de casus.",
        soort="keuze",
        verplicht=True,
        keuzes=tuple(
            Keuze(code=str(lid.id), tekst=lid.naam, hulp=lid.functie.capitalize())
            for lid in collegas
        ),
    )
    return bouw_formulier([wie, HOE, WAAROM])


def toewijzingen(
    form: Vragenformulier,
    aan: Lidmaatschap,
    zelf: Lidmaatschap,
    stempel: Stempel,
    stap: str = "",
) -> list[Toewijzing]:
    """What a valid form records: the colleague first, so that a casus is never of nobody.

    `stap`: the step for which this person is asked; who takes the casus over takes over all of it.
    """
    waarom, wie = form.cleaned_data["waarom"], persoon(aan)
    if form.cleaned_data["hoe"] == OVER:
        geheel = Toewijzing(aan=wie, taak=CASUSHOUDER, waarom=waarom, **stempel)
        return [geheel, einde(persoon(zelf), waarom, stempel)]
    taak = STAP if stap else CASUSHOUDER
    return [Toewijzing(aan=wie, taak=taak, stap=stap, waarom=waarom, **stempel)]


def einde(wie: Persoon, waarom: str, stempel: Stempel) -> Toewijzing:
    """Somebody no longer works on it."""
    return Toewijzing(aan=wie, einde=JA, waarom=waarom, **stempel)
