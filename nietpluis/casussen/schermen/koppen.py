"""Short headings for what was recorded, in place of the questions that were asked."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, time

from nietpluis.casussen.schermen.wanneer import dag, om
from nietpluis.kern.feiten import Feit
from nietpluis.kern.protocol import Handeling, Vraag
from nietpluis.ui.formulier import JA_NEE_WEET_NIET
from nietpluis.ui.onderdelen import Gezegd

KOPPEN = {
    "aan": "Aan",
    "aantal": "Aantal",
    "aard": "Soort",
    "afspraken": "Afspraken",
    "advies": "Advies",
    "andere_verklaring": "Kan ook zijn",
    "anoniem": "Zonder naam",
    "bel_nummer": "Nummer",
    "bel_wanneer": "Vrij praten",
    "beschermt": "Gaat goed",
    "besproken": "Besproken",
    "bevinding": "Gezien",
    "bron": "Bron",
    "bron_wie": "Van wie",
    "client": "Cliënt",
    "client_weet": "Cliënt weet dit",
    "contact_hoe": "Veilig contact",
    "contact_niet": "Niet doen",
    "contact_wanneer": "Wanneer",
    "denkt_zelf": "Denkt zelf",
    "doel": "Doel",
    "eens": "Eens",
    "gebeld": "Gebeld",
    "geboren": "Geboren",
    "gehoord": "Gehoord",
    "geheim": "Naam melder",
    "gemeld_door": "Door",
    "geslacht": "Geslacht",
    "gezag": "Gezag",
    "gezegd": "Gezegd",
    "gezien": "Gezien",
    "grond": "Reden",
    "hoe": "Hoe",
    "hoe_gaat_het": "Hoe gaat het",
    "huishouden": "Woont bij",
    "hulp": "Hulp",
    "hulp_gewenst": "Wil hulp",
    "instrument": "Vragenlijst",
    "interpretatie": "Denkt zelf",
    "kenmerk": "Nummer",
    "kijk_opnieuw_op": "Kijk opnieuw",
    "kind_alleen": "Kind alleen",
    "kinderen": "Kinderen",
    "kleur": "Kleur",
    "later_op": "Later",
    "leeftijd": "Leeftijd",
    "leeftijden": "Leeftijden",
    "maatregel": "Afgesproken",
    "mag_bellen": "Mag bellen",
    "medewerker": "Met",
    "meekijker": "Kijkt mee",
    "melden": "Melding",
    "met": "Met",
    "met_wie": "Helpt",
    "moment": "Bericht",
    "monitor_op": "Kijk opnieuw",
    "naam": "Naam",
    "nu_onveilig": "Nu onveilig",
    "ondanks": "Waarom toch",
    "opnieuw_op": "Kijk opnieuw",
    "over_wie": "Over wie",
    "plaats": "Plaats",
    "portaal": "Thuis te lezen",
    "raadt_melding": "Raadt melding aan",
    "reactie": "Reactie",
    "reden": "Reden",
    "relatie": "Relatie",
    "rollen": "Rol",
    "sinds": "Sinds",
    "te_zien": "Te zien",
    "toelichting": "Uitleg",
    "toestemming": "Toestemming",
    "tolk": "Tolk",
    "tot": "Tot",
    "uiterlijk": "Uiterlijk",
    "uitkomst": "Uitkomst",
    "verklaring": "Gezegd",
    "vervolg": "Vervolg",
    "visie": "Vindt zelf",
    "voor_wie": "Voor wie",
    "vorm": "Vorm",
    "vormen": "Lijkt op",
    "vraag": "Vraag",
    "waarom": "Waarom",
    "waarom_niet": "Waarom niet",
    "waarover": "Waarover",
    "waarheen": "Waar",
    "wacht_tot": "Wacht tot",
    "wanneer": "Wanneer",
    "wat": "Wat",
    "werkt_hier": "Werkt hier",
    "wie": "Wie",
    "woonplaats": "Woont in",
    "wie_zorgt": "Zorgt mee",
    "wilsbekwaam": "Beslist zelf",
    "zag_of_hoorde": "Gezien of gehoord",
    "zorgen": "Zorgen",
    "zorgt": "Zorg",
    "zwanger": "Baby op komst",
}
NAMEN = frozenset({("signaal", "over_wie"), ("betrokkene", "naam")})
"""(kind, field) that hold a name: not shown until names are asked for."""
IN_TITEL = frozenset(
    {("overleg", "met"), ("gesprek", "met"), ("betrokkene", "relatie"), ("betrokkene", "client")}
)
"""What the title of an entry says already."""
VERBORGEN = "Staat bij ‘Toon namen’."
_VAST = {optie.code: optie.tekst for optie in JA_NEE_WEET_NIET}


def antwoorden(
    feit: Feit, handeling: Handeling | None, vandaag: date, *, met_namen: bool
) -> list[Gezegd]:
    """What was answered in a fact, each with a short heading; names only when asked for."""
    if handeling is None:
        return list(_zonder_vragen(feit))
    uit = []
    for vraag in handeling.vragen:
        if (feit.soort, vraag.veld) in IN_TITEL:
            continue
        if tekst := woorden(vraag, waarde_van(feit, vraag.veld), vandaag):
            geheim = (feit.soort, vraag.veld) in NAMEN and not met_namen
            uit.append(Gezegd(kop(vraag), VERBORGEN if geheim else tekst))
    return uit


def kop(vraag: Vraag) -> str:
    """The heading of an answer; the question itself for what only one protocol asks."""
    return KOPPEN.get(vraag.veld, vraag.tekst)


def waarde_van(feit: Feit, veld: str) -> object:
    """The value of a field of a fact, or of what only its protocol asks."""
    if veld.startswith("antwoorden."):
        return feit.antwoorden.get(veld.removeprefix("antwoorden."), "")
    return getattr(feit, veld, "")


def woorden(vraag: Vraag, waarde: object, vandaag: date) -> str:
    """A value as it is said on the screen; "" for one that was left empty."""
    if waarde in ("", None, ()):
        return ""
    if isinstance(waarde, tuple):
        return ", ".join(_keuze(vraag, str(code)) for code in waarde)
    if isinstance(waarde, date):
        return dag(waarde, vandaag)
    return om(waarde) if isinstance(waarde, time) else _keuze(vraag, str(waarde))


def _keuze(vraag: Vraag, waarde: str) -> str:
    if vraag.keuzes:
        return vraag.keuze(waarde)
    return _VAST.get(waarde, waarde) if vraag.soort.startswith("ja_nee") else waarde


def _zonder_vragen(feit: Feit) -> Iterator[Gezegd]:
    """The texts of a fact for which this protocol has no form (any more)."""
    for veld in fields(feit):
        waarde = getattr(feit, veld.name)
        if veld.name in feit.velden() and isinstance(waarde, str) and waarde:
            yield Gezegd(KOPPEN.get(veld.name, veld.name.replace("_", " ").capitalize()), waarde)
