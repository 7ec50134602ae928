"""Every page in every state it can be in: how to get there, as a table. A page that is not in it fails the test.

`pad` makes the address out of the world; `doe` does at the browser what leads from there to the state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.test import Client
from playwright.sync_api import Page

from nietpluis.casussen.raadplegen import leg_raadpleging_vast
from nietpluis.organisaties import tweede_factor_middelen as middelen
from nietpluis.organisaties.tweede_factor import Factor
from tests.casussen.beelden import foto
from tests.organisaties.tweede_stap import geef_app
from tests.paden import toestanden_in_en_uit as in_uit
from tests.paden import toestanden_schrijven as schrijft
from tests.paden import toestanden_toetsen as lezing
from tests.paden.toestanden_stapvraag import klapt_uit, op_papier, vraagt_stap
from tests.paden.toestanden_uitgave import gepubliceerde
from tests.personages import als
from tests.toegang.adressen import pad, pad_naar
from tests.toegang.wereld import Wereld

HANDELINGEN = (
    *("kindcheck", "gesprek", "advies", "melding", "gevaar", "betrokkene", "uitwerking"),
    *("hulpafspraak", "afsluiting", "dreiging"),
)
Doe = Callable[[Page, Wereld], None]
HOOFDKNOP = "main form[method=post] button[type=submit]:not([name=later])"
GEEN_PAGINA = {
    "kaart_code": "a drawing, on the page that prints cards",
    "schrijfpagina_code": "a drawing, on the poster",
    "afschrift_bestand": "gives a file to print",
    "concept": "answers the script of a form, never a person",
    "vraag_voor_stap": "a button of the card of a casus, which comes back to it",
    "nog_wachten": "a button of the work list, which comes back to it",
    "verberg": "a button on every page, which leads to the hidden screen",
    "zet_pincode": "a form on the page of the own contact card",
    "bijlage_foto": "a photo, on the page that shows it",
    "bijlage_pdf": "a PDF, which is kept and not shown",
    "security_txt": "a text for who found a hole; there is none until a contact is set",
    "voordeur": "leads on at once",
    "verder": "leads on at once",
    "zonder_tweede_stap": "a button of the page that asks the second step",
    "beeindig_aanmelding": "a button of the page where you are signed in",
    "tweede_stap_plaatje": "a picture on the page of an app",
    "openbaar_meldcode_pdf": "gives a file",
    "openbaar_meldcode_odt": "gives a file",
    "openbaar_meldcode_folder_pdf": "gives a file to print",
    "meldcode_pdf": "gives a file",
    "meldcode_odt": "gives a file",
    "meldcode_poster_pdf": "gives a file to print",
    "toets_waarschuwing": "two buttons on the page of a reading",
    "account_signup": "closed: leads to signing in",
    "account_set_password": "leads on: everybody here has a password",
    "account_reset_password_from_key_done": "the page after a link out of a mail",
}
"""Addresses at which there is nothing to look at, and why."""


def niets(_pagina: Page, _wereld: Wereld) -> None:
    """The page as it comes."""


def leeg_verstuurd(pagina: Page, _wereld: Wereld) -> None:
    """The form sent with nothing in it: the page with what is missing."""
    pagina.evaluate("document.querySelectorAll('main form').forEach(f => f.noValidate = true)")
    leeg = (
        "main form[method=post] :is(textarea, input[type=text], input[type=date], input[type=tel])"
    )
    for veld in pagina.locator(leeg).all():
        if veld.is_visible():
            veld.fill("")
    with pagina.expect_navigation():
        pagina.locator(HOOFDKNOP).first.click()


def zonder_woorden(pagina: Page, wereld: Wereld) -> None:
    """A photo sent without saying what it shows: it waits."""
    bestand = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": foto()}
    pagina.set_input_files("input[type=file]", bestand)  # type: ignore[arg-type]  # a TypedDict of these
    leeg_verstuurd(pagina, wereld)


def kies(pagina: Page, _wereld: Wereld, *antwoorden: str) -> None:
    """Answer the questions of the weighing, one page each."""
    for antwoord in antwoorden:
        pagina.check(f"input[name=antwoord][value={antwoord}]")
        with pagina.expect_navigation():
            pagina.locator(HOOFDKNOP).first.click()


def naar_twee(pagina: Page, wereld: Wereld) -> None:
    """The first screen of a signal filled in: the second."""
    pagina.goto(pad("signaal_nieuw"))
    vult_in(pagina, wereld, over_wie="Mevrouw van dinsdag", zag_of_hoorde="Een plek.")


def naar_collega(pagina: Page, wereld: Wereld) -> None:
    """A signal about somebody who works here: the third screen."""
    naar_twee(pagina, wereld)
    pagina.check("input[name=werkt_hier][value=ja]")
    with pagina.expect_navigation():
        pagina.locator(HOOFDKNOP).first.click()


def drukt(pagina: Page, _wereld: Wereld, adres: str) -> None:
    """Press the button of the form that goes there."""
    with pagina.expect_navigation():
        pagina.locator(f"main form[action$='{adres}'] button").first.click()


def zoekt(pagina: Page, wereld: Wereld, term: str) -> None:
    """A search from the work list."""
    pagina.goto(pad("werklijst"))
    pagina.fill("main [name=zoek]", term)
    with pagina.expect_navigation():
        pagina.press("main [name=zoek]", "Enter")


def verbergt(pagina: Page, _wereld: Wereld) -> None:
    """The screen hidden by its button."""
    with pagina.expect_navigation():
        pagina.locator("#verberg button").click()


def vult_in(pagina: Page, _wereld: Wereld, **velden: str) -> None:
    """Fill in these fields and send the form."""
    for naam, waarde in velden.items():
        pagina.fill(f"main [name={naam}]", waarde)
    with pagina.expect_navigation():
        pagina.locator(HOOFDKNOP).first.click()


def zonder_stap(pagina: Page, wereld: Wereld, code: str = "") -> None:
    """Anna, who has an app with codes and did not use it yet, at the page that asks; with a wrong code."""
    if not middelen.heeft_middel(wereld.leden["anna"].gebruiker):
        geef_app(wereld.leden["anna"])
    sessie = als(Client(), wereld.leden["anna"], factor=Factor.GEEN).cookies["sessie"]
    kaartje = {"name": sessie.key, "value": sessie.value, "url": pagina.evaluate("location.origin")}
    pagina.context.add_cookies([kaartje])  # type: ignore[list-item]  # a TypedDict of these
    pagina.goto(pad("tweede_stap"))
    if code:
        pagina.fill("input[name=code]", code)
        with pagina.expect_navigation():
            pagina.get_by_role("button", name="Ga verder", exact=True).click()


def met_app(pagina: Page, wereld: Wereld) -> None:
    """The same page again, now that everybody has an app with codes."""
    for wie in ("bram", "mies", "linda", "peter"):
        if not middelen.heeft_middel(wereld.leden[wie].gebruiker):
            geef_app(wereld.leden[wie])
    if "/codes/" in pagina.url or pagina.url.endswith(
        pad("tweede_stap_kies") + "?next=%2Fverder%2F"
    ):
        pagina.goto(pad("tweede_stap_codes"))
    else:
        pagina.reload()


def haalt_weg(pagina: Page, wereld: Wereld) -> None:
    """Asked whether the only means is to go."""
    met_app(pagina, wereld)
    (middel,) = middelen.middelen(wereld.leden["peter"].gebruiker)
    pagina.goto(pad("tweede_stap_weg", middel=middel.id))


def codes_bewaard(pagina: Page, wereld: Wereld) -> None:
    """The recovery codes, after they were kept."""
    met_app(pagina, wereld)
    middelen.heb_codes_gezien(wereld.leden["linda"].gebruiker)
    pagina.goto(pad("tweede_stap_codes"))


def las_eerst(pagina: Page, wereld: Wereld) -> None:
    """The casus read once, so that there is something to tell of."""
    pagina.goto(pad_naar(wereld, "casus", "open"))
    pagina.goto(pad_naar(wereld, "leesverslag", "open"))


def naar_leesverslag(pagina: Page, wereld: Wereld) -> None:
    """From the log of reading to who read one dossier."""
    anna = wereld.leden["anna"]
    leg_raadpleging_vast(anna, "casus", "toegewezen", wereld.casussen["open"])
    pagina.goto(pad("raadplegingen"))
    with pagina.expect_navigation():
        pagina.locator("td a").first.click()


def weegt(*antwoorden: str) -> Doe:
    """Answer the questions of the weighing from the first on."""

    def doe(pagina: Page, wereld: Wereld) -> None:
        for plaats, antwoord in enumerate(antwoorden):
            vraag = pad_naar(wereld, "weging", "open") + f"?vraag={VRAGEN[plaats]}"
            pagina.goto(vraag)
            kies(pagina, wereld, antwoord)

    return doe


GOEDE_LIJST = "naam;e-mail;functie\nEva Smit;eva@x.example;begeleider\nRomy;romy@de-linde.example;x"
FOUTE_LIJST = f"{GOEDE_LIJST}\nKim;geen adres;begeleider"


def vraagt_inzage(pagina: Page, wereld: Wereld) -> None:
    """A request recorded: the page on which is decided about it."""
    pagina.goto(pad_naar(wereld, "inzage_nieuw", "open"))
    pagina.fill("main [name=leeftijd]", "40")
    for naam, waarde in (
        *(("vrager", "client"), ("beslist_zelf", "ja"), ("vermoeden", "nee")),
        *(("wat", "alles"), ("identiteit", "gezien")),
    ):
        pagina.check(f"main input[name={naam}][value={waarde}]")
    _verstuurt(pagina)


def besluit_inzage(pagina: Page, wereld: Wereld) -> None:
    """Decided to give a part: the page on which is chosen what."""
    vraagt_inzage(pagina, wereld)
    pagina.check("main input[name=besluit][value=deels]")
    pagina.check("main input[name=gronden][value=van_de_client]")
    pagina.fill("main [name=toelichting]", "Niet over anderen.")
    _verstuurt(pagina)


def kiest_alles(pagina: Page, wereld: Wereld) -> None:
    """Every fact as it is proposed: the copy to look through."""
    besluit_inzage(pagina, wereld)
    while "/kiezen/" in pagina.url:
        for veld in pagina.locator("main textarea").all():
            if veld.is_visible():
                veld.fill("Een deel.")
        _verstuurt(pagina)


def maakt_afschrift(pagina: Page, wereld: Wereld) -> None:
    """The copy made: the page on which it is handed over."""
    kiest_alles(pagina, wereld)
    _verstuurt(pagina)


def maakt_leeg_afschrift(pagina: Page, wereld: Wereld) -> None:
    """The same, and its form sent empty."""
    maakt_afschrift(pagina, wereld)
    leeg_verstuurd(pagina, wereld)


def vraagt_leeg(pagina: Page, wereld: Wereld) -> None:
    """A decision sent with nothing in it."""
    vraagt_inzage(pagina, wereld)
    leeg_verstuurd(pagina, wereld)


def stelt_voor(pagina: Page, wereld: Wereld) -> None:
    """Proposed to be destroyed: the same page for who proposed it."""
    if pagina.locator("button[value=stel_voor]").count():
        with pagina.expect_navigation():
            pagina.click("button[value=stel_voor]")
    pagina.goto(pad_naar(wereld, "vernietiging", "oud"))


def _verstuurt(pagina: Page) -> None:
    with pagina.expect_navigation():
        pagina.locator(HOOFDKNOP).first.click()


VRAGEN = ("vermoeden", "onveiligheid", "hulp_mogelijk", "hulp_aanvaard", "hulp_werkt")


@dataclass(frozen=True)
class Toestand:
    """One page in one state: for whom, where to begin, and what to do there."""

    naam: str
    staat: str
    wie: str
    doel: str = "-"
    vraag: str = ""
    doe: Doe = niets
    begin: str = ""
    """The page from which it is reached, where it cannot be asked for by its own address."""

    def pad(self, wereld: Wereld) -> str:
        """The address to begin at; a step and a kind of act are named by the state."""
        adres = pad_naar(wereld, self.begin or self.naam, self.doel)
        if self.naam in ("stap", "handeling") and self.doe is niets:
            adres = adres.removesuffix("overleg/") + f"{self.staat}/"
        return adres + self.vraag


T = Toestand
TOESTANDEN = {
    "van iedereen": [
        T("help_hoe", "zo", "niemand"),
        T("help_wie", "zo", "niemand"),
        T("help_toegankelijkheid", "zo", "niemand"),
        T("begrippen", "zo", "niemand"),
        T("account_login", "leeg", "niemand"),
        T(
            "account_login",
            "met fouten",
            "niemand",
            doe=partial(vult_in, login="a@b.nl", password="x"),
        ),
        T("account_inactive", "zo", "niemand"),
        T("account_reset_password", "leeg", "niemand"),
        T("account_reset_password", "met fouten", "niemand", doe=partial(vult_in, email="x")),
        T("account_reset_password_done", "zo", "niemand"),
        T("account_reset_password_from_key", "verlopen", "niemand"),
        T("welkom", "verlopen", "niemand"),
        T("welkom", "nieuw", "niemand", "sam"),
        T("welkom", "met fouten", "niemand", "sam", doe=leeg_verstuurd),
        T("welkom", "heeft een account", "niemand", "chris_hier"),
        T("welkom", "is aangemeld", "chris", "chris_hier"),
        T("welkom", "een ander is aangemeld", "romy", "chris_hier"),
        T("begin", "alleen met een link", "niemand"),
        T("begin_gestuurd", "zo", "niemand"),
        T("begin_link", "verlopen", "niemand"),
        T("begin_link", "in te vullen", "niemand", doe=in_uit.begint),
        T("begin_link", "met fouten", "niemand", doe=in_uit.begint_leeg),
        T("begin_link", "na te kijken", "niemand", doe=in_uit.kijkt_na),
        T("begin_link", "nagekeken met fouten", "niemand", doe=in_uit.kijkt_na_leeg),
        T("begin_link", "heeft een account", "niemand", doe=in_uit.begint_met_account),
        T("ui_galerij", "zo", "niemand"),
        T("sleutel_aanmelden", "zo", "niemand"),
    ],
    "tweede stap": [
        T("tweede_stap", "leeg", "anna", doe=zonder_stap),
        T("tweede_stap", "met fouten", "anna", doe=partial(zonder_stap, code="1")),
        T("tweede_stap_kies", "nog geen", "gerda"),
        T("tweede_stap_kies", "er is een", "bram", doe=met_app),
        T("tweede_stap_app", "leeg", "gerda"),
        T("tweede_stap_app", "met fouten", "gerda", doe=leeg_verstuurd),
        T("tweede_stap_sleutel", "leeg", "gerda"),
        T("tweede_stap_codes", "nieuw", "mies", doe=met_app),
        T("tweede_stap_codes", "bewaard", "linda", doe=codes_bewaard),
        T("tweede_stap_weg", "de enige", "peter", doe=haalt_weg, begin="tweede_stap_kies"),
        T("overal", "hier", "gerda"),
        T("persoon_tweede_stap", "geen", "bea", "romy"),
        T("persoon_tweede_stap", "er is een", "bea", "linda", doe=met_app),
        T("eigen_woorden", "zo", "fatima", "open"),
        T("eigen_woorden", "een ander schreef het op", "fatima", "namens"),
    ],
    "in en uit": [
        T("kaart", "eerste keer", "niemand", doe=in_uit.op_nieuwe_kaart, begin="help_hoe"),
        T("kaart", "met fouten", "niemand", doe=in_uit.op_nieuwe_kaart_mis, begin="help_hoe"),
        T("kaart", "vraagt de pincode", "niemand", doe=in_uit.vraagt_pincode, begin="help_hoe"),
        T("kaart", "dicht", "niemand", doe=in_uit.op_dichte_kaart, begin="help_hoe"),
        T("kaart_start", "met een kaart", "niemand", doe=in_uit.binnen_met_kaart, begin="help_hoe"),
        T("kaart_start", "met signalen", "fatima"),
        T("kaart_klaar", "vraagt het na", "niemand", doe=in_uit.wil_stoppen, begin="help_hoe"),
        T("kaart_klaar", "klaar", "niemand", doe=in_uit.gestopt_met_kaart, begin="help_hoe"),
        T("kaarten", "leeg", "bea"),
        T("kaarten", "met fouten", "bea", doe=leeg_verstuurd),
        T("kaarten", "vol", "bea", doe=in_uit.met_kaarten),
        T("kaarten_afdrukken", "leeg", "bea"),
        T("kaarten_afdrukken", "vol", "bea", doe=in_uit.kaarten_gemaakt, begin="kaarten"),
        T("kaart_van", "geen", "bea", "mies"),
        T("kaart_van", "er is een", "bea", "romy", doe=in_uit.met_kaarten),
        T("rolverzoeken", "leeg", "peter"),
        T("rolverzoeken", "er wachten er twee", "gerda", doe=in_uit.met_verzoeken),
        T("rol_beslissen", "vraagt het", "gerda", doe=in_uit.op_verzoek, begin="rolverzoeken"),
        T("schrijfpagina", "leeg", "niemand", doe=in_uit.op_schrijfpagina, begin="help_hoe"),
        T(
            "schrijfpagina",
            "met fouten",
            "niemand",
            doe=in_uit.schrijfpagina_leeg,
            begin="help_hoe",
        ),
        T(
            "schrijfpagina_klaar",
            "bedankt",
            "niemand",
            doe=in_uit.schrijfpagina_klaar,
            begin="help_hoe",
        ),
        T("schrijfpagina_beheer", "open", "bea", doe=in_uit.schrijfpagina_open),
        T(
            "schrijfpagina_sluiten",
            "vraagt het na",
            "bea",
            doe=in_uit.schrijfpagina_sluit,
            begin="schrijfpagina_beheer",
        ),
        T("schrijfpagina_vel", "zo", "bea", doe=in_uit.op_vel, begin="schrijfpagina_beheer"),
        T("overdrachten", "leeg", "linda"),
        T("overdrachten", "een stopt", "linda", doe=in_uit.met_vertrekker),
        T("overdracht", "leeg", "linda", doe=in_uit.op_overdracht, begin="overdrachten"),
        T("overdracht", "met fouten", "linda", doe=in_uit.op_overdracht_leeg, begin="overdrachten"),
        T("persoon_stoppen", "met werk", "bea", "anna"),
    ],
    "eigen": [
        T("start", "wie iets vertelt", "fatima"),
        T("start", "aandachtsfunctionaris", "anna"),
        T("start", "waarnemer", "bram"),
        T("start", "leidinggevende, er wacht een signaal", "linda"),
        T("start", "bestuurder", "gerda"),
        T("start", "privacyfunctionaris", "peter"),
        T("start", "beheerder", "bea"),
        T("start", "leeg", "mies"),
        T("zo_begint_u", "bestuurder", "gerda"),
        T("zo_begint_u", "beheerder", "bea"),
        T("organisaties", "een", "anna"),
        T("gegevens", "ingevuld", "anna"),
        T("account_logout", "vraagt het na", "bea"),
        T("account_change_password", "leeg", "anna"),
        T("account_change_password", "met fouten", "anna", doe=leeg_verstuurd),
        T("totalen", "vol", "gerda"),
        T("raadplegingen", "vol", "peter"),
        T("raadplegingen", "niets gevonden", "peter", vraag="?wie=niemand"),
    ],
    "van wie kijkt hoe er gelezen wordt": [
        T("raadplegingen_uitvoer", "leeg", "peter"),
        T("raadplegingen_uitvoer", "met fouten", "peter", doe=leeg_verstuurd),
        T("leesverslag", "vol", "anna", "open", doe=las_eerst),
        T("leesverslag", "met namen", "anna", "open", vraag="?namen=ja"),
        T("leesverslag_nummer", "vol", "peter", begin="raadplegingen", doe=naar_leesverslag),
        T("leessignalen", "een", "anna"),
        T("leessignalen", "niets beoordeeld", "anna", vraag="?toon=beoordeeld"),
        T("leessignaal", "wacht", "peter", "mies"),
        T("leessignaal", "met fouten", "peter", "mies", doe=leeg_verstuurd),
        T("noodtoegang", "leeg", "bram"),
        T("noodtoegang", "van wie leidt", "linda"),
        T("noodtoegang", "met fouten", "bram", doe=leeg_verstuurd),
        T(
            "noodtoegang",
            "niet gevonden",
            "bram",
            doe=partial(vult_in, nummer="99999", reden="Het kan niet wachten."),
        ),
    ],
    "van wie beheert": [
        T("toestand", "nog niets gedaan", "bea"),
        T("mensen", "vol", "bea"),
        T("mail", "leeg", "bea"),
        T("uitgenodigd", "vol", "bea"),
        T("uitnodiging", "open", "bea", "sam"),
        T("invoeren", "leeg", "bea"),
        T("invoeren", "met fouten", "bea", doe=leeg_verstuurd),
        T("invoeren", "een regel klopt niet", "bea", doe=partial(vult_in, tekst=FOUTE_LIJST)),
        T("invoeren", "klopt", "bea", doe=partial(vult_in, tekst=GOEDE_LIJST)),
        T("persoon", "ingevuld", "bea", "romy"),
        T("persoon", "met fouten", "bea", "romy", doe=leeg_verstuurd),
        T("persoon_toevoegen", "leeg", "bea"),
        T("persoon_toevoegen", "met fouten", "bea", doe=leeg_verstuurd),
        T("persoon_stoppen", "leeg", "bea", "romy"),
        T("persoon_stoppen", "met fouten", "bea", "romy", doe=leeg_verstuurd),
        T(
            "persoon_link",
            "een keer",
            "bea",
            "nienke",
            doe=partial(drukt, adres="/link/"),
            begin="persoon",
        ),
        T("post", "ingevuld", "bea"),
        T("onthul", "verborgen", "peter", doe=verbergt),
    ],
    "vertellen": [
        T("signaal_nieuw", "leeg", "gerda"),
        T("signaal_nieuw", "met fouten", "bea", doe=leeg_verstuurd),
        T("signaal_nieuw_2", "leeg", "romy", doe=partial(naar_twee)),
        T("signaal_collega", "leeg", "linda", doe=partial(naar_collega)),
        T("terugbellen", "leeg", "gerda"),
        T("terugbellen", "met fouten", "bea", doe=leeg_verstuurd),
        T("signaal_namens", "leeg", "gerda"),
        T("signaal_namens", "met fouten", "bea", doe=leeg_verstuurd),
        T("eigen_signalen", "vol", "fatima"),
        T("eigen_signalen", "leeg", "mies"),
        T("eigen_signaal", "gelezen", "fatima", "open"),
        T("eigen_signaal", "te laat gelezen", "fatima", "wacht"),
        T("eigen_signaal", "afgerond", "fatima", "dicht"),
        T("eigen_signaal", "een ander schreef het op", "fatima", "namens"),
        T("signaal_verstuurd", "net verstuurd", "fatima", "vers"),
        T("eigen_advies", "leeg", "fatima", "vers"),
        T("eigen_advies", "met fouten", "fatima", "vers", doe=leeg_verstuurd),
        T("eigen_melding", "leeg", "fatima", "vers"),
        T("eigen_correctie", "ingevuld", "fatima", "vers"),
        T("eigen_correctie", "met fouten", "fatima", "vers", doe=leeg_verstuurd),
    ],
    "werken": [
        T("werklijst", "vol", "anna"),
        T("werklijst", "leeg", "gerda"),
        T("werklijst", "waarneming", "bram", vraag="?toon=waarneming"),
        T("zoek", "gevonden", "anna", doe=partial(zoekt, term="Wieleopenwaal")),
        T("zoek", "niets gevonden", "anna", doe=partial(zoekt, term="bestaat niet")),
        T("casus", "signaal", "anna", "vers"),
        T("casus", "signaal, waarneming", "bram", "wacht"),
        T("casus", "open", "anna", "open"),
        T("casus", "acuut", "anna", "acuut"),
        T("casus", "speciaal", "anna", "speciaal"),
        T("casus", "volgsignaal", "anna", "volg"),
        T("casus", "iemand kijkt mee", "anna", "mee"),
        T("casus", "gesloten", "anna", "dicht"),
        T("namen", "open", "anna", "open"),
        T("aannemen", "voorgesteld", "anna", "vers"),
        T("doorgeven", "leeg", "anna", "vers"),
        T("doorgeven", "met fouten", "anna", "vers", doe=leeg_verstuurd),
        T("samenvoegen", "kiezen", "anna", "vers"),
        T("toewijzen", "leeg", "anna", "open"),
        T("kopieertekst", "leeg", "anna", "open"),
        T("corrigeer", "ingevuld", "anna", "open"),
        T("corrigeer", "met fouten", "anna", "open", doe=leeg_verstuurd),
        T("haal_weg", "leeg", "anna", "open"),
        T("haal_weg", "met fouten", "anna", "open", doe=leeg_verstuurd),
        *(T("stap", code, "anna", "open") for code in ("signalen", "overleg", "gesprek", "wegen")),
        *(T("handeling", soort, "anna", "open") for soort in HANDELINGEN),
        T("handeling", "met fouten", "anna", "open", doe=leeg_verstuurd),
        T("bijlage_toevoegen", "leeg", "anna", "open"),
        T("bijlage_toevoegen", "met fouten", "anna", "open", doe=leeg_verstuurd),
        T("bijlage_toevoegen", "binnen", "anna", "open", doe=zonder_woorden),
        T("bijlage", "foto", "anna", "foto"),
        T("bijlage", "pdf", "anna", "pdf"),
        T("gesprek_voorbereiden", "gewoon", "anna", "open"),
        T("gesprek_voorbereiden", "speciaal", "anna", "speciaal"),
    ],
    "de meldcode in de casus": [
        T("meldcode_praktijk", "nog geen meldcode", "gerda"),
        T("casus", "vraagt een functie", "anna", "papier", begin="werklijst", doe=op_papier),
        T("casus", "de stap is gevraagd", "anna", "papier", doe=vraagt_stap),
        T("stap", "met wat de meldcode zegt", "anna", "papier", doe=klapt_uit),
        T("meldcode_praktijk", "vol", "gerda"),
    ],
    "een meldcode laten lezen": [
        T("meldcode_toetsen", "vol", "anna"),
        T("toets_nieuw", "leeg", "bea"),
        T("toets_nieuw", "met fouten", "bea", doe=leeg_verstuurd),
        T("toets_nieuw", "deels gelezen", "bea", doe=lezing.stuurt_twee),
        T("toets_eigen", "nog niets geschreven", "anna"),
        T("toets_eigen", "ingevuld", "anna", doe=lezing.schreef_al),
        T("toets", "eerste lezing", "anna", "gelezen"),
        T("toets_bevinding", "leeg", "anna", "gelezen"),
        T("toets_bevinding", "met fouten", "anna", "gelezen", doe=leeg_verstuurd),
        T("toets_bevinding", "alleen kijken", "bea", "gelezen"),
        T("toets_criterium", "leeg", "anna", "gelezen"),
        T("toets_oordeel", "nog niet alles bekeken", "anna", "gelezen"),
        T("toets_oordeel", "met fouten", "anna", "gelezen", doe=lezing.oordeelt_anders),
        T("toets", "met een oordeel", "anna", "gelezen", doe=lezing.oordeelt),
        T("toets_weg", "zo", "anna", "gelezen"),
    ],
    "bewaren en afschrift": [
        T("vernietigen_lijst", "vol", "anna"),
        T("vernietiging", "termijn voorbij", "anna", "oud"),
        T("langer_bewaren", "leeg", "anna", "oud"),
        T("langer_bewaren", "met fouten", "anna", "oud", doe=leeg_verstuurd),
        T("vernietiging", "zelf voorgesteld", "anna", "oud", doe=stelt_voor),
        T("vernietiging", "de tweede", "peter", "oud"),
        T("vernietigen_lijst", "er wacht iets", "peter"),
        T("vernietigingsverzoek", "leeg", "anna", "open"),
        T("vernietigingsverzoek", "met fouten", "anna", "dicht", doe=leeg_verstuurd),
        T("inzage", "leeg", "anna", "open"),
        T("inzage_nieuw", "leeg", "anna", "open"),
        T("inzage_nieuw", "met fouten", "anna", "open", doe=leeg_verstuurd),
        *(
            T(naam, staat, "anna", "open", begin="inzage", doe=doe)
            for naam, staat, doe in (
                ("inzage_besluit", "voorstel", vraagt_inzage),
                ("inzage_besluit", "met fouten", vraagt_leeg),
                ("afschrift_kiezen", "voorstel", besluit_inzage),
                ("afschrift_maken", "gekozen", kiest_alles),
                ("afschrift", "gemaakt", maakt_afschrift),
                ("afschrift", "met fouten", maakt_leeg_afschrift),
            )
        ),
        T("inzage", "vol", "anna", "open"),
    ],
    "wegen": [
        *(
            T("weging", f"vraag {n + 1}", "anna", "open", doe=weegt(*("ja", "nee", "ja", "ja")[:n]))
            for n in range(5)
        ),
        T("weging_uitkomst", "melden", "anna", "open", doe=weegt("ja", "ja")),
        T("weging_uitkomst", "overleg eerst", "anna", "open", doe=weegt("ja", "nee", "weet_niet")),
        T(
            "weging_uitkomst",
            "niet nu melden",
            "anna",
            "open",
            doe=weegt("ja", "nee", "ja", "ja", "ja"),
        ),
        T("weging_uitkomst", "vastgelegd", "anna", "mee"),
        T("besluit", "leeg", "anna", "open"),
        T("besluit", "met fouten", "anna", "open", doe=leeg_verstuurd),
        T("meekijken_lijst", "vol", "mies"),
        T("meekijken_lijst", "leeg", "romy"),
        T("meekijken", "leeg", "mies", "mee"),
        T("meekijken", "met fouten", "mies", "mee", doe=leeg_verstuurd),
    ],
    "de meldcode schrijven": [
        T("meldcode", "nog geen meldcode", "anna"),
        T("meldcode", "nog geen meldcode, wie leest", "fatima"),
        T("meldcode_begin", "leeg", "anna"),
        T("meldcode_begin", "met fouten", "anna", doe=leeg_verstuurd),
        T("meldcode_schrijven", "begonnen", "anna", doe=schrijft.begonnen),
        T("meldcode_gegevens", "ingevuld", "anna"),
        T("meldcode_gegevens", "met fouten", "anna", doe=schrijft.geen_nummer),
        T("meldcode_functies", "zo", "anna"),
        T("meldcode_functies", "met fouten", "anna", doe=leeg_verstuurd),
        T("meldcode_taken", "zo", "anna"),
        T("meldcode_vormen", "zo", "anna"),
        T("meldcode_teksten", "zo", "anna"),
        T("meldcode_tekst", "modeltekst", "anna"),
        T("meldcode_tekst", "iemand was voor", "anna", doe=schrijft.iemand_was_voor),
        T("meldcode_tekst", "terug naar de modeltekst", "anna", vraag="?modeltekst=ja"),
        T("meldcode_nakijken", "er mist iets", "anna", doe=schrijft.er_mist_iets),
        T("meldcode_voorbeeld", "alles", "anna"),
        T("meldcode_voorbeeld", "per stap", "anna", vraag="?als=medewerker"),
        T("meldcode_weg", "vraagt het na", "anna"),
        T("meldcode_voorleggen", "er mist iets", "anna"),
        T("meldcode_terugnemen", "vraagt het na", "anna", doe=schrijft.voorgelegd),
        T("meldcode_beoordelen", "te lezen", "mies"),
        T("meldcode_beoordelen", "met fouten", "mies", doe=schrijft.zonder_reden),
        T("start", "er wacht een meldcode", "mies"),
        T("meldcode_vaststellen", "er mist iets", "gerda", doe=schrijft.beoordeeld),
        T("meldcode_vaststellen", "met fouten", "gerda", doe=leeg_verstuurd),
        T(
            "meldcode_publiceren",
            "vraagt het na",
            "gerda",
            doe=schrijft.vastgesteld,
            begin="meldcode",
        ),
        T("meldcode", "vastgesteld", "gerda"),
        T("meldcode_versie", "eerste", "fatima", doe=schrijft.gepubliceerd, begin="meldcode"),
        T("meldcode", "openbaar", "bea"),
        T(
            "meldcode_intrekken",
            "vraagt het na",
            "gerda",
            doe=schrijft.op_intrekken,
            begin="meldcode",
        ),
        T(
            "meldcode_intrekken",
            "met fouten",
            "gerda",
            doe=schrijft.intrekken_leeg,
            begin="meldcode",
        ),
        T("meldcode_begin", "een volgende versie", "anna"),
        T("meldcode_vergelijken", "het concept", "anna", doe=schrijft.volgende, begin="meldcode"),
        T("meldcode", "met een concept", "anna"),
    ],
    "de meldcode lezen": [
        T("meldcode_lezen", "nog geen", "fatima"),
        T("meldcode_poster", "nog geen", "anna"),
        *(
            T(naam, "openbaar", "niemand", doe=partial(gepubliceerde, naam=naam), begin="help_hoe")
            for naam in ("openbaar_meldcode", "openbaar_meldcode_kort", "openbaar_meldcode_folder")
        ),
        T(
            "meldcode_lezen",
            "met namen",
            "fatima",
            doe=partial(gepubliceerde, naam="meldcode_lezen"),
        ),
        T("meldcode_poster", "zo", "anna", doe=partial(gepubliceerde, naam="meldcode_poster")),
    ],
}
