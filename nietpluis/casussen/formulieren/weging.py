"""The weighing as a form of one question, and the answers so far: a sealed draft until they are recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from nietpluis.casussen import concepten
from nietpluis.kern.protocol import Keuze, Vraag
from nietpluis.kern.weging import ANTWOORDEN, WOORDEN, Afwegingskader, Uitkomst, Weegvraag, weeg
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier


@dataclass(frozen=True)
class Antwoorden:
    """What was answered so far, by code of the question: the answer, and why in the person's own words."""

    keuzes: Mapping[str, str] = field(default_factory=dict)
    waarom: Mapping[str, str] = field(default_factory=dict)

    def uitkomst(self, kader: Afwegingskader) -> Uitkomst:
        """Where these answers lead under this kader."""
        return weeg(kader, self.keuzes)

    def met(self, kader: Afwegingskader, vraag: str, antwoord: str, waarom: str) -> "Antwoorden":
        """These answers with one given or changed; what is no longer on the path is dropped."""
        keuzes = {**self.keuzes, vraag: antwoord}
        pad = {grond.vraag.code: grond.antwoord for grond in weeg(kader, keuzes).gronden}
        redenen = {**self.waarom, vraag: waarom}
        return Antwoorden(
            pad, {code: tekst for code, tekst in redenen.items() if code in pad and tekst}
        )

    def met_gedachte(self, vraag: str, waarom: str) -> "Antwoorden":
        """These answers with only the why of a question that is not answered yet."""
        return Antwoorden(self.keuzes, {**self.waarom, vraag: waarom} if waarom else self.waarom)


def waarvoor(casus: UUID) -> str:
    """The name of the draft in which the answers about a casus are kept."""
    return f"casus/{casus}/weging"


def waarvoor_vraag(casus: UUID, vraag: str) -> str:
    """The name of the draft of one question, which the browser keeps while somebody writes."""
    return f"casus/{casus}/weging-{vraag}"


def lees_antwoorden(lid: Lidmaatschap, casus: UUID, kader: Afwegingskader) -> Antwoorden:
    """The answers that this person gave so far; what this kader does not ask is left out."""
    bewaard = concepten.lees(lid, waarvoor(casus))
    codes = {vraag.code for vraag in kader.vragen}
    keuzes = {v: a for v, a in bewaard.get("keuzes", {}).items() if v in codes and a in ANTWOORDEN}
    return Antwoorden(keuzes, {v: t for v, t in bewaard.get("waarom", {}).items() if v in codes})


def bewaar_antwoorden(lid: Lidmaatschap, casus: UUID, antwoorden: Antwoorden) -> None:
    """Keep the answers, sealed, for this person only."""
    velden = {"keuzes": dict(antwoorden.keuzes), "waarom": dict(antwoorden.waarom)}
    concepten.bewaar(lid, waarvoor(casus), velden)


def vergeet_antwoorden(lid: Lidmaatschap, casus: UUID) -> None:
    """Forget the answers: they are recorded."""
    concepten.gooi_weg(lid, waarvoor(casus))


def weegformulier(vraag: Weegvraag) -> type[Vragenformulier]:
    """One question of the kader, with its three answers, and why."""
    keuzes = tuple(
        Keuze(code=code, tekst=WOORDEN[code], hulp=getattr(vraag, code).hulp) for code in ANTWOORDEN
    )
    return bouw_formulier(
        [
            Vraag(
                veld="antwoord",
                tekst=vraag.tekst,
                soort="keuze",
                hulp=vraag.hulp,
                verplicht=True,
                keuzes=keuzes,
            ),
            Vraag(veld="waarom", tekst="Waarom denkt u dat?", soort="lange_tekst"),
        ]
    )


def begin(
    lid: Lidmaatschap, casus: UUID, antwoorden: Antwoorden, vraag: Weegvraag
) -> dict[str, Any]:
    """What the form of this question shows at first: the answer given, or what was half typed since."""
    gegeven = {
        "antwoord": antwoorden.keuzes.get(vraag.code),
        "waarom": antwoorden.waarom.get(vraag.code, ""),
    }
    return gegeven | concepten.lees(lid, waarvoor_vraag(casus, vraag.code))
