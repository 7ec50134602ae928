"""The forms of giving a signal, built from what the protocol asks, divided over two screens."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from nietpluis.kern import protocollen
from nietpluis.kern.feiten import JA
from nietpluis.kern.protocol import Keuze, Protocol, Vraag
from nietpluis.organisaties.models import Lidmaatschap
from nietpluis.ui.formulier import Vragenformulier, bouw_formulier

SCHERM_1 = ("over_wie", "zag_of_hoorde", "denkt_zelf")
BELLEN = ("bel_nummer", "bel_wanneer")
NAMEN = ("namens", "over_lid")
KIES = Keuze(code="", tekst="Kies een naam")
ROUTE = "route"
VANDAAG, GISTEREN, ANDERE_DAG = "vandaag", "gisteren", "andere_dag"

WANNEER = (
    Vraag(
        veld="wanneer",
        tekst="Wanneer was het?",
        soort="keuze",
        keuzes=(
            Keuze(code=VANDAAG, tekst="Vandaag"),
            Keuze(code=GISTEREN, tekst="Gisteren"),
            Keuze(code=ANDERE_DAG, tekst="Een andere dag"),
        ),
    ),
    Vraag(
        veld="gebeurd_op",
        tekst="Welke dag?",
        hulp="Weet u het niet precies? Kies de dag die het beste past.",
        soort="datum",
        als=("wanneer", (ANDERE_DAG,)),
    ),
    Vraag(
        veld="gebeurd_om",
        tekst="Hoe laat ongeveer?",
        hulp="Weet u het niet? Laat het leeg.",
        soort="tijd",
        als=("wanneer", (VANDAAG, GISTEREN, ANDERE_DAG)),
    ),
)


ONTBREEKT = {
    "over_wie": "Schrijf over wie het gaat. Een straat of ‘mevrouw van dinsdag’ mag ook.",
    "zag_of_hoorde": "Schrijf wat u zag of hoorde. Een paar woorden is genoeg.",
}


class SignaalFormulier(Vragenformulier):
    """What is asked of the day: not in the future, and named where "another day" was chosen."""

    def clean(self) -> dict[str, Any]:
        """Check the day after the usual checks."""
        super().clean()
        op = self.cleaned_data.get("gebeurd_op")
        if (
            "gebeurd_op" in self.fields
            and self.geldt("gebeurd_op")
            and not self.has_error("gebeurd_op")
        ):
            if op is None:
                self.add_error("gebeurd_op", "Kies de dag, of schrijf die: 17-11-2026.")
            elif op > timezone.localdate():
                self.add_error("gebeurd_op", "Deze dag moet nog komen. Kies een dag die al was.")
        if self.cleaned_data.get("mag_bellen") == JA and not self.has_error("bel_nummer"):
            self._eis_nummer()
        return self.cleaned_data

    def _eis_nummer(self) -> None:
        if not self.cleaned_data.get("bel_nummer"):
            self.add_error("bel_nummer", "Schrijf het nummer waarop wij u mogen bellen.")


def scherm_1(protocol: Protocol) -> type[Vragenformulier]:
    """The first screen: whom it is about, what was seen, what the worker thinks."""
    return _formulier(_vragen(protocol, SCHERM_1))


def scherm_2(protocol: Protocol, lid: Lidmaatschap) -> type[Vragenformulier]:
    """The second screen: danger, when, how known, calling, and whatever else the protocol asks."""
    return _formulier(scherm_2_vragen(protocol, lid))


def scherm_2_vragen(protocol: Protocol, lid: Lidmaatschap) -> list[Vraag]:
    """The questions of the second screen, danger first and "someone who works here" last.

    Who works alone calls nobody back.
    """
    niet = (*SCHERM_1, "vormen", *(("mag_bellen", *BELLEN) if lid.organisatie.eenpersoons else ()))
    alle = [v for v in protocol.handeling("signaal").vragen if v.veld not in niet]
    eerst = [v for v in alle if v.veld == "nu_onveilig"]
    laatst = [v for v in alle if v.veld == "werkt_hier"]
    midden = [v for v in alle if v not in eerst and v not in laatst]
    return [*eerst, *_route(protocol), *WANNEER, *midden, *_voorziening(protocol, lid), *laatst]


def _route(protocol: Protocol) -> list[Vraag]:
    """Where the sector has more than one way to go: at home, by staff, among children."""
    if not protocol.routes:
        return []
    vandaag = timezone.localdate()
    anders = (protocollen.protocol_op(route, vandaag) for route in protocol.routes)
    keuzes = tuple(
        Keuze(code=p.sector, tekst=p.route, hulp=p.route_uitleg) for p in (protocol, *anders)
    )
    tekst = "Waarover maakt u zich zorgen?"
    return [Vraag(veld=ROUTE, tekst=tekst, soort="keuze", verplicht=True, keuzes=keuzes)]


def gekozen_route(protocol: Protocol, antwoorden: Mapping[str, Any]) -> Protocol:
    """The protocol of the route that was chosen; the sector's own where none was."""
    gekozen = antwoorden.get(ROUTE, "")
    if gekozen not in protocol.routes:
        return protocol
    return protocollen.protocol_op(gekozen, timezone.localdate())


def namens(
    protocol: Protocol, lid: Lidmaatschap, collegas: Iterable[Lidmaatschap]
) -> type[Vragenformulier]:
    """Everything on one page, for who writes down what a colleague tells on the phone."""
    wie = Vraag(
        veld="namens",
        tekst="Wie vertelt het u?",
        hulp="Deze collega ziet het signaal bij ‘Uw signalen’.",
        soort="keuze",
        verplicht=True,
        keuzes=(KIES, *(_collega(ander) for ander in collegas)),
    )
    return _formulier([wie, *_vragen(protocol, SCHERM_1), *scherm_2_vragen(protocol, lid)])


def terugbellen(protocol: Protocol) -> type[Vragenformulier]:
    """A name, a number and when: together a complete signal."""
    vragen = {vraag.veld: vraag for vraag in protocol.handeling("signaal").vragen}
    naam = Vraag(veld="bel_naam", tekst="Uw naam", soort="tekst", verplicht=True, max_lengte=120)
    nummer = Vraag(
        veld="bel_nummer",
        tekst="Op welk nummer mogen wij bellen?",
        hulp=vragen["bel_nummer"].hulp if "bel_nummer" in vragen else "",
        soort="telefoon",
        verplicht=True,
    )
    wanneer = Vraag(
        veld="bel_wanneer",
        tekst="Wanneer kunt u vrij praten?",
        hulp="Bijvoorbeeld: na 14.00 uur.",
        soort="tekst",
        max_lengte=100,
    )
    return _formulier([naam, nummer, wanneer])


def collega(
    collegas: Sequence[Lidmaatschap], ontvangers: Sequence[Lidmaatschap]
) -> type[Vragenformulier]:
    """Whom of us it is about, and who may read it: asked only where someone here is concerned."""
    wie = Vraag(
        veld="over_lid",
        tekst="Over wie gaat het?",
        hulp="Gaat het om familie? Kies dan de collega. Die kan dit signaal niet lezen.",
        soort="keuze",
        verplicht=True,
        keuzes=(
            KIES,
            *map(_collega, collegas),
            Keuze(code="onbekend", tekst="Dat weet ik niet, of de naam staat er niet bij"),
        ),
    )
    aan = Vraag(
        veld="aan",
        tekst="Wie mag dit lezen?",
        hulp="Kies iemand die u vertrouwt. Alleen deze persoon krijgt het signaal.",
        soort="keuze",
        verplicht=True,
        keuzes=tuple(_collega(ander) for ander in ontvangers),
    )
    return _formulier([wie, aan])


def wanneer_gebeurd(velden: Mapping[str, Any], vandaag: date) -> tuple[date, time | None]:
    """The day and the time that the answers to WANNEER mean; no answer means today."""
    op = {GISTEREN: vandaag - timedelta(days=1), ANDERE_DAG: velden.get("gebeurd_op")}
    return op.get(velden.get("wanneer", "")) or vandaag, velden.get("gebeurd_om")


def _formulier(vragen: Sequence[Vraag]) -> type[Vragenformulier]:
    gebouwd = bouw_formulier(vragen)
    for naam, veld in gebouwd.base_fields.items():
        if naam in ONTBREEKT:
            veld.error_messages["required"] = ONTBREEKT[naam]
        if naam in NAMEN and isinstance(veld, forms.ChoiceField):
            _als_lijst(veld)
    return type(
        "SignaalFormulier", (SignaalFormulier, gebouwd), {"voorwaarden": gebouwd.voorwaarden}
    )


def _als_lijst(veld: forms.ChoiceField) -> None:
    """Show names as one list to choose from: an organisation may have hundreds."""
    keuzes = veld.choices
    veld.widget = forms.Select()
    veld.choices = keuzes


def _vragen(protocol: Protocol, velden: Sequence[str]) -> list[Vraag]:
    return [vraag for vraag in protocol.handeling("signaal").vragen if vraag.veld in velden]


def _voorziening(protocol: Protocol, lid: Lidmaatschap) -> list[Vraag]:
    if eigen_voorziening(protocol, lid):
        return []
    codes = lid.organisatie.voorzieningen
    keuzes = tuple(
        Keuze(code=v.code, tekst=v.naam) for v in protocol.voorzieningen if v.code in codes
    )
    if len(keuzes) < 2:  # noqa: PLR2004 -- with one there is nothing to choose
        return []
    return [
        Vraag(veld="voorziening", tekst="Bij welk werk zag u dit?", soort="keuze", keuzes=keuzes)
    ]


def eigen_voorziening(protocol: Protocol, lid: Lidmaatschap) -> str:
    """The kind of work that need not be asked: the only one here, or the one this person is named after."""
    codes = lid.organisatie.voorzieningen
    if len(codes) == 1:
        return str(codes[0])
    functie = lid.functie.casefold()
    passend = (v.code for v in protocol.voorzieningen if v.naam.casefold() == functie)
    return next((code for code in passend if code in codes), "")


def _collega(ander: Lidmaatschap) -> Keuze:
    return Keuze(code=str(ander.id), tekst=f"{ander.naam}, {ander.functie}")
