"""What is asked when somebody takes a signal on, hands it over, or lets it join a casus."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.kern.protocol import Keuze, Vraag
from nietpluis.kern.termijnen import EINDE_WERKDAG, NEDERLAND, uiterlijk
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

VOLGEND_BEZOEK = "Ga zoals u altijd gaat. Begin er niet zelf over. Ik bel u."
SPECIAAL = "Ga zoals u altijd gaat. Praat er met niemand over. Ik bel u vandaag."
ACUUT = "Ga nu niet langs. Wacht tot ik u bel."
TERUG = (
    Vraag(
        veld="terugbellen_op",
        tekst="Vóór welke dag belt u terug?",
        soort="datum",
        hulp="Wie het signaal gaf, ziet dit. Leeg betekent: u belt niet.",
    ),
    Vraag(veld="terugbellen_om", tekst="Vóór hoe laat?", soort="tijd"),
    Vraag(
        veld="volgend_bezoek",
        tekst="Wat kan uw collega bij het volgende bezoek het best doen?",
        soort="lange_tekst",
        max_lengte=400,
        hulp="Uw collega leest dit voor het bezoek. Noem geen namen.",
    ),
)


class Aanneemformulier(Vragenformulier):
    """Taking a signal on: by when one calls back, and one line for the next visit."""

    nu: datetime

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if (voor := self.terugbellen_voor()) and voor <= self.nu:
            self.add_error("terugbellen_op", "Dit moment is al voorbij. Kies een later moment.")
        return gegeven

    def terugbellen_voor(self) -> datetime | None:
        """The moment by which one calls back; the end of the day where no hour was named."""
        dag = self.cleaned_data.get("terugbellen_op")
        if not dag:
            return None
        om = self.cleaned_data.get("terugbellen_om")
        return datetime.combine(dag, om or EINDE_WERKDAG, NEDERLAND)


def aanneemvragen(*, eigen: bool = False) -> type[Aanneemformulier]:
    """The form of taking a signal on; for a signal of one's own there is nobody to call or to tell."""
    return type("AanneemForm", (Aanneemformulier, bouw_formulier(() if eigen else TERUG)), {})


def is_eigen(dossier: Dossier, lid: Lidmaatschap) -> bool:
    """Whether this person gave the signal that lies here."""
    signaal = dossier.laatste(Signaal)
    return signaal is not None and signaal.auteur.lid == str(lid.id)


def voorstel(dossier: Dossier, nu: datetime) -> dict[str, object]:
    """A call within the term where the giver may be called, and a line that fits the danger."""
    signaal = dossier.laatste(Signaal)
    uit: dict[str, object] = {"volgend_bezoek": regel(dossier)}
    if signaal and (signaal.mag_bellen != "nee" or signaal.is_terugbelverzoek):
        voor = uiterlijk("terugbellen", nu).astimezone(NEDERLAND)
        uit |= {"terugbellen_op": voor.date(), "terugbellen_om": voor.time()}
    return uit


def regel(dossier: Dossier) -> str:
    """The line for the next visit to begin with."""
    if dossier.acuut:
        return ACUUT
    return SPECIAAL if dossier.speciale_vormen else VOLGEND_BEZOEK


def doorgeefvragen(keuzes: Sequence[Lidmaatschap]) -> type[Vragenformulier]:
    """To whom, and why."""
    return bouw_formulier(
        [
            Vraag(
                veld="aan",
                tekst="Aan wie geeft u het door?",
                soort="keuze",
                verplicht=True,
                keuzes=tuple(
                    Keuze(code=str(lid.id), tekst=lid.naam, hulp=lid.functie.capitalize())
                    for lid in keuzes
                ),
            ),
            Vraag(
                veld="waarom",
                tekst="Waarom geeft u het door?",
                soort="tekst",
                hulp="Bijvoorbeeld: ik ken deze mensen zelf.",
            ),
        ]
    )
