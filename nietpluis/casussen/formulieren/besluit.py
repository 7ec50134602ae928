"""The decision as a form: its questions from the protocol, and a reason for each step that is still open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from nietpluis.kern import stand
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten.besluiten import Besluit, Meegekeken
from nietpluis.kern.feiten.verloop import Afwijking
from nietpluis.kern.protocol import Keuze, Protocol, Vraag
from nietpluis.kern.stand import Eisstand
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

BESLISSEN = ("melden", "hulp", "grond")
TEGEN = ("waarom_niet", "meekijker")
ELDERS = (
    Keuze(code="veilig_thuis", tekst="Veilig Thuis", hulp="Bel en vraag of zij meekijken."),
    Keuze(code="elders", tekst="Iemand van een andere organisatie"),
)
"""Who may look along besides a colleague."""


@dataclass(frozen=True)
class Besluitvragen:
    """What is asked with a decision: why steps are open (never in danger), and why it goes against the kader."""

    dossier: Dossier
    collegas: Sequence[Lidmaatschap]

    @property
    def redenen(self) -> list[Eisstand]:
        """The open requirements for which a reason will do; in acute danger nobody is asked for reasons."""
        if self.dossier.acuut:
            return []
        return [open_ for open_ in stand.openstaand(self.dossier) if open_.eis.reden_volstaat]

    @property
    def eerst_doen(self) -> list[Eisstand]:
        """The open requirements that must be done: no reason will do."""
        if self.dossier.acuut:
            return []
        return [open_ for open_ in stand.openstaand(self.dossier) if not open_.eis.reden_volstaat]

    @property
    def kader_vraagt(self) -> bool:
        """Whether the last weighing asks for a melding."""
        return self.dossier.uitkomst is not None and self.dossier.uitkomst.vraagt_melding

    def formulier(self) -> type[Vragenformulier]:
        """The form class: decisions first, then what a decision against the kader asks, then the open steps."""
        vragen = [self._vraag(veld) for veld in BESLISSEN]
        if self.kader_vraagt:
            vragen += [self._waarom_niet(), self._meekijker()]
        return bouw_formulier([*vragen, *map(reden_vraag, self.redenen)])

    def _vraag(self, veld: str) -> Vraag:
        return _uit(self.dossier.protocol, "besluit", veld)

    def _waarom_niet(self) -> Vraag:
        return replace(
            self._vraag("waarom_niet"),
            tekst="Waarom meldt u nu niet?",
            hulp="Het afwegingskader vraagt om een melding. Uw besluit geldt, en iemand kijkt mee.",
            verplicht=True,
            als=("melden", ("nee",)),
        )

    def _meekijker(self) -> Vraag:
        collegas = (
            Keuze(code=str(lid.id), tekst=lid.naam, hulp=f"{lid.functie}, hier")
            for lid in self.collegas
        )
        return Vraag(
            veld="meekijker",
            tekst="Wie kijkt met u mee?",
            hulp="Binnen twee werkdagen. Die persoon leest alleen uw weging en uw besluit.",
            soort="keuze",
            verplicht=True,
            keuzes=(*collegas, *ELDERS),
            als=("melden", ("nee",)),
        )


def _uit(protocol: Protocol, soort: str, veld: str) -> Vraag:
    """A question as this protocol words it."""
    return next(v for v in protocol.handeling(soort).vragen if v.veld == veld)


def reden_vraag(open_: Eisstand) -> Vraag:
    """The question why this requirement was not met."""
    eis = open_.eis
    taak = (eis.taak or eis.tekst).rstrip(".")
    return Vraag(
        veld=reden_veld(eis.code),
        tekst=f"{taak}: waarom is dit niet gedaan?",
        hulp=eis.waarom,
        soort="lange_tekst",
        verplicht=True,
    )


def reden_veld(eis: str) -> str:
    """The field that holds the reason for leaving out this requirement."""
    return f"reden_{eis}"


def feiten(
    form: Vragenformulier, vragen: Besluitvragen, **stempel: Any
) -> list[Afwijking | Besluit]:
    """What a valid form records, in order: the reasons, then the decision."""
    gegeven = form.cleaned_data
    redenen = [
        Afwijking(**stempel, eis=open_.eis.code, reden=gegeven[reden_veld(open_.eis.code)])
        for open_ in vragen.redenen
    ]
    velden = {veld: gegeven[veld] for veld in (*BESLISSEN, "waarom_niet") if veld in gegeven}
    return [
        *redenen,
        Besluit(**stempel, **velden, **_meekijker(gegeven.get("meekijker", ""), vragen)),
    ]


def _meekijker(gekozen: str, vragen: Besluitvragen) -> dict[str, Any]:
    """Who looks along: a colleague gets access to the decision by id; for somebody elsewhere words suffice."""
    collega = next((lid for lid in vragen.collegas if str(lid.id) == gekozen), None)
    if collega:
        return {"meekijker": collega.naam, "meekijker_lid": gekozen}
    return {"meekijker": next((keuze.tekst for keuze in ELDERS if keuze.code == gekozen), "")}


def meekijkformulier(protocol: Protocol) -> type[Vragenformulier]:
    """What somebody who was asked for a second view says of the decision."""
    eens = replace(
        _uit(protocol, "meegekeken", "eens"),
        tekst="Bent u het eens met dit besluit?",
        verplicht=True,
    )
    waarom = replace(
        _uit(protocol, "meegekeken", "toelichting"),
        tekst="Wat wilt u erover zeggen?",
        hulp="Wie dit besluit nam, leest wat u schrijft.",
        verplicht=True,
    )
    return bouw_formulier([eens, waarom])


def meegekeken(form: Vragenformulier, naam: str, **stempel: Any) -> Meegekeken:
    """The second view that a valid form records."""
    return Meegekeken(**stempel, bron="collega", wie=naam, **form.cleaned_data)
