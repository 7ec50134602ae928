"""One world for every table: De Linde with a signal in each state and a casus in each band, and De Wegwijzer.

Each casus carries words of its own, in the signal, a name and a client number: where such a word
shows up, that casus was shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from nietpluis.casussen.lezen import open_casus
from nietpluis.casussen.models import Casus, EigenSignaal, Leessignaal
from nietpluis.casussen.signaleren import (
    doorgegeven,
    geef_signaal,
    neem_aan,
    opening,
    voeg_samen,
)
from nietpluis.casussen.stempel import persoon, stempel
from nietpluis.casussen.vastleggen import leg_vast, open_dossier
from nietpluis.kern.feiten import JA, SOORTEN
from nietpluis.kern.feiten.signalen import Signaal
from nietpluis.organisaties.beheer import Werk
from nietpluis.organisaties.demo import DE_LINDE, DE_WEGWIJZER, maak_organisatie
from nietpluis.organisaties.models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rolvervulling,
)
from nietpluis.organisaties.toegang import in_organisatie, met_lid
from nietpluis.organisaties.uitnodigen import Gemaakt, Genodigde, nodig_uit
from tests.casussen.beelden import PDF, foto
from tests.casussen.bijlage_schermen import voeg_toe
from tests.meldcodes.toetsen.lezingen import gelezen
from tests.personages import WACHTWOORD, lid_van

LANG_GELEDEN = timedelta(days=10)
"""So long that both the receiver's term and that of the stand-in have passed, in any week."""
EXTRA = {
    "mies": ("Mies Kroon", "gedragskundige", ("aandachtsfunctionaris",)),
    "nienke": ("Nienke Bos", "begeleider", ("medewerker",)),  # has no password yet
    # Whom a casus is about, with every role through which a list or an alert could reach it.
    "olga": (
        "Olga Maas",
        "coach",
        ("aandachtsfunctionaris", "leidinggevende", "privacyfunctionaris"),
    ),
}
ROEPNAMEN = ("anna", "bram", "fatima", "romy", "linda", "gerda", "peter", "bea")


def woorden(code: str) -> tuple[str, str, str]:
    """The words by which this casus is known wherever it shows: in a text, as a name, as a client number."""
    return f"Kwik{code}staart", f"Wiele{code}waal", f"KNR{code}77"


@dataclass
class Wereld:
    """Who there is, and what they work on, by short names."""

    linde: Organisatie
    wegwijzer: Organisatie
    leden: dict[str, Lidmaatschap] = field(default_factory=dict)
    casussen: dict[str, Casus] = field(default_factory=dict)
    genodigden: dict[str, Gemaakt] = field(default_factory=dict)
    bijlagen: dict[str, int] = field(default_factory=dict)
    """The number of the fact that names a file, in a casus that has one."""
    opgevallen: dict[str, UUID] = field(default_factory=dict)
    """Reading by this person that stood out."""
    toetsen: dict[str, UUID] = field(default_factory=dict)
    """A meldcode that was read, by short name."""

    def signaal(self, code: str) -> UUID:
        """The id under which the giver of a signal finds it."""
        casus = self.casussen[code]
        with in_organisatie(casus.organisatie_id, schrijven=True):
            return EigenSignaal.objects.get(dossier=casus).id

    def geef(
        self, code: str, wie: str, *, geleden: timedelta = timedelta(0), **velden: Any
    ) -> Casus:
        """A signal of this person, so long ago."""
        lid, nu = self.leden[wie], timezone.now() - geleden
        inhoud = self._inhoud(code) | velden
        aan = inhoud.pop("aan", None)
        with met_lid(lid, schrijven=True):
            signaal = Signaal(**stempel(lid, nu), **inhoud)
            self.casussen[code] = geef_signaal(lid, uuid4(), signaal, aan=aan)
        return self.casussen[code]

    def geef_namens(self, code: str, wie: str, voor: str) -> None:
        """A signal that one person tells and another writes down."""
        lid, ander, aan = self.leden[wie], self.leden[voor], self.leden["anna"]
        moment = stempel(lid)
        signaal = Signaal(**moment, **self._inhoud(code), namens=persoon(ander))
        with met_lid(lid, schrijven=True):
            feiten = (opening(lid, moment), signaal, doorgegeven(moment, aan, None))
            self.casussen[code] = open_dossier(lid, uuid4(), feiten)

    def _inhoud(self, code: str) -> dict[str, Any]:
        tekst, _, _ = woorden(code)
        return {"over_wie": f"mevrouw {tekst}", "zag_of_hoorde": f"Een plek op haar arm, {tekst}."}

    def neem(self, code: str, wie: str = "anna") -> None:
        """This person takes it on, and writes down whom it is about."""
        lid, casus = self.leden[wie], self.casussen[code]
        with met_lid(lid, schrijven=True):
            self.casussen[code] = neem_aan(casus, lid, na=casus.aantal).casus
        _, naam, kenmerk = woorden(code)
        wie_het_is = {"naam": naam, "client": JA, "kenmerk": kenmerk, "rollen": ("slachtoffer",)}
        self.leg(code, "betrokkene", wie=wie, code="persoon_1", **wie_het_is)

    def leg(self, code: str, soort: str, /, *, wie: str = "anna", **velden: Any) -> None:
        """This person records a fact."""
        lid, casus = self.leden[wie], self.casussen[code]
        with met_lid(lid, schrijven=True):
            feit = SOORTEN[soort](**stempel(lid), **velden)
            self.casussen[code] = leg_vast(casus, lid, [feit], na=casus.aantal).casus

    def begin(self, code: str, **velden: Any) -> None:
        """A signal of Fatima that Anna takes on."""
        self.geef(code, "fatima", **velden)
        self.neem(code)


def maak_wereld(wachtwoord: str = WACHTWOORD) -> Wereld:
    """Make both organisations, everybody in them, and all casussen; in an empty database."""
    versleuteld = make_password(wachtwoord)
    wereld = Wereld(
        maak_organisatie(DE_LINDE, versleuteld), maak_organisatie(DE_WEGWIJZER, versleuteld)
    )
    for code in EXTRA:
        _erbij(wereld.linde, code, versleuteld)
    for organisatie, namen in (
        (wereld.linde, (*ROEPNAMEN, *EXTRA)),
        (wereld.wegwijzer, ("chris", "sanne")),
    ):
        with in_organisatie(organisatie.id, schrijven=True):
            Lidmaatschap.objects.update(actief_van=timezone.localdate() - 2 * LANG_GELEDEN)
        wereld.leden |= {naam: lid_van(organisatie, naam.capitalize()) for naam in namen}
    _nodig_uit(wereld, "sam", wereld.leden["bea"])
    _nodig_uit(wereld, "tess", wereld.leden["chris"])
    _nodig_uit(wereld, "chris_hier", wereld.leden["bea"], "chris@de-wegwijzer.example")
    _signalen(wereld)
    _casussen(wereld)
    _valt_op(wereld, "mies")
    wereld.toetsen["gelezen"] = gelezen(wereld.leden["anna"]).id
    return wereld


def _valt_op(wereld: Wereld, wie: str) -> None:
    """This person opened many casussen in an hour."""
    lid, nu = wereld.leden[wie], timezone.now()
    with met_lid(lid, schrijven=True):
        wereld.opgevallen[wie] = Leessignaal.objects.create(
            organisatie_id=lid.organisatie_id,
            over=lid,
            regel="veel_dossiers",
            dag=timezone.localdate(nu),
            van=nu,
            tot=nu,
            aantal=20,
            uiterlijk=nu,
        ).id


def _nodig_uit(wereld: Wereld, code: str, door: Lidmaatschap, email: str = "") -> None:
    """Somebody who was invited and has not begun."""
    werk = Werk("begeleider", frozenset({"medewerker"}))
    genodigde = Genodigde(code.capitalize(), email or f"{code}@genodigd.example", werk)
    with met_lid(door, schrijven=True):
        wereld.genodigden[code] = nodig_uit(door, genodigde, timezone.now())


def _erbij(organisatie: Organisatie, code: str, versleuteld: str) -> None:
    naam, functie, rollen = EXTRA[code]
    gebruiker = Gebruiker.objects.maak(f"{code}@{organisatie.slug}.example", naam)
    if code != "nienke":
        Gebruiker.objects.filter(id=gebruiker.id).update(password=versleuteld)
    with in_organisatie(organisatie.id, schrijven=True):
        lid = Lidmaatschap.objects.create(
            gebruiker=gebruiker, organisatie=organisatie, functie=functie, telefoon="088 000 01 70"
        )
        for rol in rollen:
            Rolvervulling.objects.create(lid=lid, rol=rol)


def _signalen(w: Wereld) -> None:
    """Signals that nobody took on: fresh, waiting too long, of Romy, told on the phone, about Olga."""
    w.geef("vers", "fatima")
    w.geef("wacht", "fatima", geleden=LANG_GELEDEN)
    w.geef("romy", "romy")
    w.geef_namens("namens", "anna", "fatima")
    over_olga: dict[str, Any] = {"werkt_hier": JA, "over_lid": str(w.leden["olga"].id)}
    w.geef("olgawacht", "romy", geleden=LANG_GELEDEN, aan=w.leden["anna"], **over_olga)
    w.geef("olga", "romy", aan=w.leden["anna"], **over_olga)
    w.neem("olga")
    w.geef("samen", "fatima")


def _casussen(w: Wereld) -> None:
    """Casussen of Anna in every state, one of Bram, and one of another organisation."""
    w.begin("open")
    w.begin("acuut")
    w.leg("acuut", "gevaar", wat="Hij heeft een mes.")
    w.begin("speciaal", vormen=("eergerelateerd_geweld",))
    w.begin("volg")
    over_een_maand = timezone.localdate() + timedelta(days=30)
    w.leg("volg", "volgsignaal", kijk_opnieuw_op=over_een_maand, waarom="Nog niet duidelijk.")
    w.begin("mee")
    _weeg_en_besluit(w, "mee", meekijker="Mies", meekijker_lid=str(w.leden["mies"].id))
    w.geef("bram", "romy")
    w.neem("bram")
    w.leg("bram", "toewijzing", aan=persoon(w.leden["bram"]))
    w.leg("bram", "toewijzing", wie="bram", aan=persoon(w.leden["anna"]), einde=JA)
    w.begin("dicht")
    w.leg("dicht", "afsluiting", reden="verkeerd_geopend", toelichting="Het was anders.")
    w.begin("oud")
    w.geef("oudolga", "romy", aan=w.leden["anna"], werkt_hier=JA, over_lid=str(w.leden["olga"].id))
    w.neem("oudolga")
    for code in ("oud", "oudolga"):
        w.leg(code, "afsluiting", reden="verkeerd_geopend", toelichting="Het was anders.")
        _laat_verlopen(w.casussen[code])
    for code, bestand in (("foto", foto()), ("pdf", PDF)):
        w.begin(code)
        lid, casus = w.leden["anna"], w.casussen[code]
        w.bijlagen[code] = voeg_toe(casus, lid, bestand, te_zien=f"Een plek. {woorden(code)[0]}")
    w.geef("chris", "sanne")
    w.neem("chris", "chris")
    anna, samen, doel = w.leden["anna"], w.casussen["samen"], w.casussen["open"]
    with met_lid(anna, schrijven=True):
        w.casussen["open"] = voeg_samen(
            samen, doel, anna, na=samen.aantal, na_doel=doel.aantal
        ).casus


def _laat_verlopen(casus: Casus) -> None:
    """As if its term had passed long ago."""
    with in_organisatie(casus.organisatie_id, schrijven=True):
        lang_geleden = timezone.localdate() - LANG_GELEDEN
        Casus.objects.filter(id=casus.id).update(bewaren_tot=lang_geleden)


def _weeg_en_besluit(w: Wereld, code: str, **besluit: str) -> None:
    """A decision against the kader, with every step before it."""
    with met_lid(w.leden["anna"]):
        kader = open_casus(w.casussen[code]).dossier.kader
    assert kader
    w.leg(code, "kindcheck", kinderen="nee")
    w.leg(code, "overleg", met="collega", uitkomst="Bram denkt mee.")
    w.leg(code, "gesprek", met=("client",), besproken="De plek op haar arm.")
    keuzes = {"vermoeden": JA, "onveiligheid": JA}
    w.leg(code, "weging", kader=kader.beroepsgroep, uitgave=kader.ingangsdatum, keuzes=keuzes)
    w.leg(
        code, "besluit", melden="nee", hulp="ja", waarom_niet="Zij werkt zelf aan hulp.", **besluit
    )
