"""Who read what, when and on what ground, for the privacyfunctionaris: no content, no names of clients."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from nietpluis.casussen.leeslog.wat import SOORTEN
from nietpluis.casussen.models import Logopruiming, Raadpleging
from nietpluis.casussen.raadplegen import op_toezicht
from nietpluis.casussen.uitsluiting import gaat_over
from nietpluis.kern.lezen_bewaken import LEZEN
from nietpluis.kern.protocol import Keuze
from nietpluis.kern.termijnen import NEDERLAND
from nietpluis.organisaties.models import Lidmaatschap, Rol
from nietpluis.organisaties.toegang import LidRequest
from nietpluis.ui.velden import Datumveld, Getalveld, Meerkeuzeveld, Tekstveld

BLAD = 50
RECENT = timedelta(days=60)
WAT = {
    "afschrift": "Een afschrift voor een cliënt",
    "afschrift_bestand": "Een afschrift, als bestand",
    "afschrift_kiezen": "Alles in de casus, met namen, om een afschrift te maken",
    "afschrift_maken": "Een afschrift, om na te kijken",
    "inzage": "De verzoeken om het dossier te lezen",
    "inzage_besluit": "Een verzoek om het dossier te lezen",
    "inzage_nieuw": "Het formulier voor een verzoek om te lezen",
    "langer_bewaren": "Een nummer, om het langer te bewaren",
    "vernietigen": "De lijst van wat weg mag",
    "vernietiging": "Een nummer, om te beslissen of het weg mag",
    "vernietigingsverzoek": "Een verzoek om het dossier te vernietigen",
    "aannemen": "Het signaal, om het aan te nemen",
    "besluit": "De pagina over het besluit",
    "bijlage": "De pagina van een foto of PDF",
    "bijlage_toevoegen": "Een formulier om een foto of PDF toe te voegen",
    "foto": "Een foto",
    "pdf": "Een PDF, als bestand",
    "casus": "De casus",
    "doorgeven": "Het signaal, om het door te geven",
    "eigen_advies": "Het eigen signaal, om advies vast te leggen",
    "eigen_correctie": "Het eigen signaal, om iets te verbeteren",
    "eigen_woorden": "Het eigen signaal, om het terug te lezen",
    "eigen_melding": "Het eigen signaal, om een melding vast te leggen",
    "gesprek_voorbereiden": "De hulp bij het gesprek",
    "leessignaal": "Lezen dat opviel, van één persoon",
    "leessignalen": "De lijst van lezen dat opviel",
    "leesverslag": "Wie het dossier las, om af te drukken",
    "noodtoegang": "Geprobeerd een casus in nood te openen",
    "raadplegingen_uitvoer": "Deze lijst, als bestand",
    "kopieertekst": "De tekst voor het cliëntdossier",
    "meekijken": "De weging en het besluit, om mee te kijken",
    "namen": "De namen in de casus",
    "nog_wachten": "De casus, om langer te wachten",
    "raadplegingen": "Deze lijst van raadplegingen",
    "samenvoegen": "De casus, om signalen samen te voegen",
    "stap": "De uitleg bij een stap",
    "vraag_stap": "Een stap vragen aan een collega",
    "toewijzen": "Wie er aan de casus werkt",
    "vastleggen": "Een formulier van de casus",
    "verbeteren": "De casus, om iets te verbeteren",
    "weging": "De vragen van de weging",
    "weging_uitkomst": "De uitkomst van de weging",
    "werklijst": "De eigen werklijst",
    "zoeken": "Gezocht in de eigen casussen",
}
"""The codes under which reading is recorded, in plain words; others show as they are."""
GROND = {
    "toegewezen": "Werkt aan de casus",
    "ontvanger": "Kreeg het signaal",
    "waarnemer": "Neemt waar",
    "melder": "Gaf het signaal",
    "meekijker": "Gevraagd om mee te kijken",
    "privacyfunctionaris": "Houdt toezicht",
    "aandachtsfunctionaris": "Is aandachtsfunctionaris",
    "leidinggevende": "Is leidinggevende",
    "bestuurder": "Is bestuurder",
    "noodtoegang": "Opende de casus in nood",
    "beslist over bewaren": "Beslist mee over bewaren",
    "eigen werk": "Zag alleen eigen werk",
}


class Zoekform(forms.Form):
    """By what the list is narrowed; all of it may stay empty."""

    nummer = Getalveld(label="Nummer van de casus", required=False)
    wie = Tekstveld(label="Naam van wie las", lang=False, max_lengte=120, required=False)
    vanaf = Datumveld(label="Vanaf", required=False)
    tot = Datumveld(label="Tot en met", required=False)
    soort = Meerkeuzeveld(
        [Keuze(code=code, tekst=tekst) for code, tekst in SOORTEN.items()],
        label="Wat deed iemand?",
        required=False,
    )
    grond = Meerkeuzeveld(
        [Keuze(code=code, tekst=tekst) for code, tekst in GROND.items()],
        label="Waarom mocht dat?",
        required=False,
    )


@dataclass(frozen=True)
class Regel:
    """One reading, in words."""

    wanneer: datetime
    wie: str
    functie: str
    wat: str
    nummer: int | None
    grond: str
    gevonden: str
    rij: Raadpleging


@require_GET
@op_toezicht("raadplegingen", Rol.PRIVACYFUNCTIONARIS, vers=True)
def raadplegingen(request: LidRequest) -> HttpResponse:
    """Show who read what, newest first, a page at a time."""
    form = Zoekform(request.GET)
    alle = Raadpleging.objects.voor(request.lid)
    rijen = gezocht(alle, form.cleaned_data) if form.is_valid() else alle.none()
    gevonden = _blad(rijen, request.GET.get("na", ""))
    context = {
        "form": form,
        "regels": list(regels(request.lid, gevonden[:BLAD])),
        "volgende_url": _url(request, gevonden[BLAD - 1]) if len(gevonden) > BLAD else "",
        "eerste_url": _url(request) if request.GET.get("na") else "",
        "gezocht": any(request.GET.get(veld) for veld in form.fields),
        "aantal": BLAD,
        "opgeruimd": Logopruiming.objects.voor(request.lid).order_by("-wanneer").first(),
    }
    return render(request, "casussen/raadplegingen.html", context)


def _blad(rijen: QuerySet[Raadpleging], plek: str) -> list[Raadpleging]:
    """One page of rows and one more: looked for in the last months first, for that touches few parts of the log."""
    rijen = na(rijen, plek)
    tot = lees_plek(plek)[0] or timezone.now()
    pas = rijen.filter(wanneer__gt=tot - RECENT, wanneer__lte=tot)
    gevonden = list(pas[: BLAD + 1])
    return gevonden if len(gevonden) > BLAD else list(rijen[: BLAD + 1])


def gezocht(rijen: QuerySet[Raadpleging], zoek: dict[str, Any]) -> QuerySet[Raadpleging]:
    """The readings that fit; a period runs from the first moment of `vanaf` to the last of `tot`."""
    if zoek["nummer"] is not None:
        rijen = rijen.filter(nummer=zoek["nummer"])
    if zoek["wie"]:
        rijen = rijen.filter(lid__gebruiker__naam__icontains=zoek["wie"])
    if zoek["vanaf"]:
        rijen = rijen.filter(wanneer__gte=datetime.combine(zoek["vanaf"], time(), NEDERLAND))
    if zoek["tot"]:
        erna = zoek["tot"] + timedelta(days=1)
        rijen = rijen.filter(wanneer__lt=datetime.combine(erna, time(), NEDERLAND))
    if zoek["soort"]:
        # A row older than the column is of reading.
        oud = Q(soort=None) if LEZEN in zoek["soort"] else Q()
        rijen = rijen.filter(Q(soort__in=zoek["soort"]) | oud)
    if zoek["grond"]:
        rijen = rijen.filter(grond__in=zoek["grond"])
    return rijen


def na(rijen: QuerySet[Raadpleging], plek: str) -> QuerySet[Raadpleging]:
    """The readings after this place in the list; from the beginning for a place that says nothing."""
    wanneer, id_ = lees_plek(plek)
    if wanneer:
        # The first bound says less than the second; by it PostgreSQL knows which parts hold none of them.
        na_plek = Q(wanneer__lt=wanneer) | Q(wanneer=wanneer, id__lt=id_)
        rijen = rijen.filter(na_plek, wanneer__lte=wanneer)
    return rijen.select_related("lid__gebruiker").order_by("-wanneer", "-id")


def lees_plek(plek: str) -> tuple[datetime | None, int]:
    """The moment and the number of the row that an address names; None for what says nothing."""
    moment, _, nummer = plek.partition("~")
    try:
        wanneer, id_ = datetime.fromisoformat(moment), int(nummer)
    except ValueError:
        return None, 0
    return (wanneer, id_) if wanneer.tzinfo else (None, 0)


def regels(lid: Lidmaatschap, rijen: list[Raadpleging]) -> Iterator[Regel]:
    """The rows in words; what is about the person who looks is left out, as everywhere."""
    verborgen = gaat_over(lid, {rij.casus for rij in rijen if rij.casus})
    for rij in rijen:
        if rij.casus not in verborgen:
            wat, grond = _in_woorden(rij.wat), GROND.get(rij.grond, rij.grond)
            naam, functie = rij.lid.naam, rij.lid.functie
            gewoon = _gewoon(wat), rij.nummer, _gewoon(grond)
            yield Regel(rij.wanneer, naam, functie, *gewoon, _gevonden(rij), rij)


def _gevonden(rij: Raadpleging) -> str:
    """What a search or an attempt gave; empty for what is none."""
    if rij.treffers is None:
        return ""
    return "Niets gevonden" if rij.treffers == 0 else f"{rij.treffers} gevonden"


def _gewoon(code: str) -> str:
    """A code that has no words yet, as it can be read."""
    return code[:1].upper() + code[1:].replace("_", " ")


def _url(request: LidRequest, na: Raadpleging | None = None) -> str:
    """The address of the list as it is narrowed now, after this row."""
    velden = {veld: waarden for veld in Zoekform.base_fields if (waarden := gevuld(request, veld))}
    if na:
        velden["na"] = [plek_van(na)]
    basis = reverse("raadplegingen", args=[request.lid.organisatie.slug])
    return f"{basis}?{urlencode(velden, doseq=True)}" if velden else basis


def plek_van(rij: Raadpleging) -> str:
    """The place of a row in the list, for an address."""
    return f"{rij.wanneer.isoformat()}~{rij.id}"


def gevuld(request: LidRequest, veld: str) -> list[str]:
    """What the address says for a field, without what is empty."""
    return [waarde for waarde in request.GET.getlist(veld) if waarde]


def _in_woorden(wat: str) -> str:
    """What was read, in plain words; a number behind the code says which fact of the casus."""
    code, _, nummer = wat.partition(" ")
    woorden = WAT.get(code, wat)
    return f"{woorden}, onderdeel {nummer}" if nummer and code in WAT else woorden
