"""Kinds of facts that say themselves better than their questions do."""

from datetime import date
from functools import singledispatch

from nietpluis.casussen.schermen.bijlagen import soortnaam
from nietpluis.casussen.schermen.wanneer import dag
from nietpluis.kern import inhoud
from nietpluis.kern.dossier import Dossier
from nietpluis.kern.feiten import JA, Feit
from nietpluis.kern.feiten.besluiten import Weging
from nietpluis.kern.feiten.bijlagen import Bijgevoegd
from nietpluis.kern.feiten.clientrechten import (
    AfschriftGegeven,
    AfschriftGemaakt,
    BewaartermijnVerlengd,
    Inzagebesluit,
    Inzageverzoek,
    Vernietigingsverzoek,
)
from nietpluis.kern.feiten.gesprekken import Gesprek, Overleg
from nietpluis.kern.feiten.mensen import Betrokkene, Toewijzing
from nietpluis.kern.feiten.signalen import Aangenomen, Doorgegeven, Signaal
from nietpluis.kern.feiten.verloop import (
    Afwijking,
    NogWachten,
    Noodtoegang,
    Onleesbaar,
    Verplaatsing,
)
from nietpluis.kern.inzage import GRONDEN, VRAGERS
from nietpluis.kern.termijnen import dag_van
from nietpluis.kern.vernietigen import WEIGERGRONDEN
from nietpluis.kern.weging import Uitkomst, weeg
from nietpluis.ui.tijd import klok


@singledispatch
def eigen_titel(_feit: Feit, _dossier: Dossier) -> str:
    """A title that says more than the kind; "" where the protocol's own will do."""
    return ""


@eigen_titel.register
def _(feit: Overleg, dossier: Dossier) -> str:
    met = keuzewoorden(dossier, feit.soort, "met", feit.met)
    return f"Overleg met {_klein(met)}" if met else ""


@eigen_titel.register
def _(feit: Gesprek, dossier: Dossier) -> str:
    met = [_klein(keuzewoorden(dossier, feit.soort, "met", code)) for code in feit.met]
    return f"Gesprek met {' en '.join(met)}" if met else ""


@eigen_titel.register
def _(feit: Bijgevoegd, _dossier: Dossier) -> str:
    return f"{soortnaam(feit)} toegevoegd"


@eigen_titel.register
def _(feit: Signaal, _dossier: Dossier) -> str:
    if feit.nu_onveilig == JA:
        return "Signaal: het is nu onveilig"
    return "Verzoek om terug te bellen" if feit.is_terugbelverzoek else ""


@eigen_titel.register
def _(feit: Betrokkene, _dossier: Dossier) -> str:
    if feit.client == JA:
        return "Betrokkene: de cliënt"
    return f"Betrokkene: {_klein(feit.relatie)}" if feit.relatie else ""


@eigen_titel.register
def _(feit: Doorgegeven, _dossier: Dossier) -> str:
    return f"Doorgegeven aan {feit.aan.naam}"


@eigen_titel.register
def _(feit: Aangenomen, _dossier: Dossier) -> str:
    return f"{feit.door.naam} heeft het signaal gelezen"


@eigen_titel.register
def _(feit: Toewijzing, dossier: Dossier) -> str:
    if feit.stap and feit.einde != JA:
        return f"{feit.aan.naam} is gevraagd{voor_stap(feit, dossier)}"
    wat = "werkt niet meer aan deze casus" if feit.einde == JA else "werkt aan deze casus"
    return f"{feit.aan.naam} {wat}"


@eigen_titel.register
def _(feit: Weging, _dossier: Dossier) -> str:
    uitkomst = uitkomst_van(feit)
    return f"Weging: {_klein(uitkomst.titel)}" if uitkomst and uitkomst.titel else ""


_RECHTEN: dict[type[Feit], str] = {
    Inzageverzoek: "Verzoek om het dossier te lezen",
    Inzagebesluit: "Besluit over het verzoek",
    AfschriftGemaakt: "Afschrift gemaakt",
    AfschriftGegeven: "Afschrift gegeven",
    Vernietigingsverzoek: "Verzoek om het dossier weg te doen",
    BewaartermijnVerlengd: "Dit dossier blijft langer",
}


@eigen_titel.register(Inzageverzoek)
@eigen_titel.register(Inzagebesluit)
@eigen_titel.register(AfschriftGemaakt)
@eigen_titel.register(AfschriftGegeven)
@eigen_titel.register(Vernietigingsverzoek)
@eigen_titel.register(BewaartermijnVerlengd)
def _(feit: Feit, _dossier: Dossier) -> str:
    return _RECHTEN[type(feit)]


@singledispatch
def eigen_tekst(_feit: Feit, _dossier: Dossier, _vandaag: date) -> str:
    """What a fact without questions says; "" where its answers say it."""
    return ""


@eigen_tekst.register
def _(feit: Doorgegeven, _dossier: Dossier, vandaag: date) -> str:
    tot = f"{dag(dag_van(feit.uiterlijk), vandaag)}, {klok(feit.uiterlijk)}"
    waarom = f" {feit.waarom}" if feit.waarom else ""
    return f"Lezen vóór {tot}.{waarom}"


@eigen_tekst.register
def _(feit: Aangenomen, _dossier: Dossier, vandaag: date) -> str:
    voor = feit.terugbellen_voor
    return f"Belt terug vóór {dag(dag_van(voor), vandaag)}, {klok(voor)}." if voor else ""


@eigen_tekst.register
def _(feit: Toewijzing, _dossier: Dossier, _vandaag: date) -> str:
    return feit.waarom


@eigen_tekst.register
def _(feit: Afwijking, dossier: Dossier, _vandaag: date) -> str:
    eis = next((eis.tekst for _, eis in dossier.protocol.eisen() if eis.code == feit.eis), feit.eis)
    return f"Niet gedaan: {_klein(eis).rstrip('.')}.\n{feit.reden}"


@eigen_tekst.register
def _(feit: NogWachten, _dossier: Dossier, vandaag: date) -> str:
    return f"Wij vragen het opnieuw op {dag(feit.tot, vandaag)}."


@eigen_titel.register
def _(_feit: Noodtoegang, _dossier: Dossier) -> str:
    return "In nood geopend"


@eigen_tekst.register
def _(feit: Noodtoegang, _dossier: Dossier, vandaag: date) -> str:
    tot = f"{dag(dag_van(feit.geldig_tot), vandaag)}, {klok(feit.geldig_tot)}"
    eerst = f"\nEerst geprobeerd: {feit.geprobeerd}" if feit.geprobeerd else ""
    return f"{feit.reden}{eerst}\nDe toegang stopt {tot}."


@eigen_tekst.register
def _(_feit: Verplaatsing, _dossier: Dossier, _vandaag: date) -> str:
    return "Dit signaal staat nu in een andere casus."


@eigen_tekst.register
def _(_feit: Onleesbaar, _dossier: Dossier, _vandaag: date) -> str:
    return "Hier staat iets dat niet te lezen is. Vraag de beheerder om hulp."


@eigen_tekst.register
def _(feit: Weging, _dossier: Dossier, _vandaag: date) -> str:
    uitkomst = uitkomst_van(feit)
    if uitkomst is None or uitkomst.volgende:
        return "Nog niet alle vragen zijn beantwoord."
    return " ".join(grond.zin for grond in uitkomst.gronden if grond.zin)


@eigen_tekst.register
def _(feit: Inzageverzoek, _dossier: Dossier, vandaag: date) -> str:
    antwoord = f" Antwoord uiterlijk {dag(feit.uiterlijk, vandaag)}." if feit.uiterlijk else ""
    return f"{VRAGERS.get(feit.vrager, feit.vrager)}.{antwoord}"


@eigen_tekst.register
def _(feit: Inzagebesluit, _dossier: Dossier, _vandaag: date) -> str:
    besluit = {"geven": "Alles geven.", "deels": "Een deel geven.", "weigeren": "Niet geven."}
    gronden = [GRONDEN[code] for code in feit.gronden if code in GRONDEN]
    return " ".join([besluit.get(feit.besluit, ""), *gronden, feit.toelichting]).strip()


@eigen_tekst.register
def _(feit: AfschriftGemaakt, _dossier: Dossier, _vandaag: date) -> str:
    return f"Onderdelen gegeven: {feit.gegeven}. Onderdelen weggelaten: {feit.weggelaten}."


@eigen_tekst.register
def _(feit: AfschriftGegeven, _dossier: Dossier, _vandaag: date) -> str:
    return ". ".join(deel for deel in (feit.aan, feit.waar, feit.toelichting) if deel)


@eigen_tekst.register
def _(feit: Vernietigingsverzoek, _dossier: Dossier, _vandaag: date) -> str:
    wie = VRAGERS.get(feit.vrager, feit.vrager)
    if feit.besluit == "doen":
        return f"{wie}. Wij doen het dossier weg."
    grond = WEIGERGRONDEN[feit.grond].tekst if feit.grond in WEIGERGRONDEN else ""
    return f"{wie}. Wij bewaren het dossier. {grond} {feit.toelichting}".strip()


@eigen_tekst.register
def _(feit: BewaartermijnVerlengd, _dossier: Dossier, vandaag: date) -> str:
    return f"Tot en met {dag(feit.tot, vandaag)}. {feit.reden}"


def uitkomst_van(weging: Weging) -> Uitkomst | None:
    """Where a weighing leads; None when its kader cannot be read any more."""
    try:
        return weeg(inhoud.afwegingskader(weging.kader, weging.uitgave), weging.keuzes)
    except (inhoud.InhoudFout, ValueError):
        return None


def voor_stap(feit: Toewijzing, dossier: Dossier) -> str:
    """The step for which somebody was asked, to end a sentence with; "" for the whole casus."""
    namen = {stap.code: stap.naam for stap in dossier.protocol.stappen}
    return f", voor de stap ‘{namen.get(feit.stap, feit.stap)}’" if feit.stap else ""


def keuzewoorden(dossier: Dossier, soort: str, veld: str, code: str) -> str:
    """The words of a choice, as this protocol has them."""
    if not code or not dossier.protocol.kent(soort):
        return code.replace("_", " ")
    vragen = dossier.protocol.handeling(soort).vragen
    return next((vraag.keuze(code) for vraag in vragen if vraag.veld == veld), code)


def _klein(tekst: str) -> str:
    """The same words, to stand inside a sentence."""
    return tekst[:1].lower() + tekst[1:]
