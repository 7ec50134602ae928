"""The forms about who does what: the functions of this organisation, and which does which step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.text import slugify

from nietpluis.kern.meldcodepunten import stappen_van
from nietpluis.kern.meldcodetekst import Ingevuld
from nietpluis.kern.modelmeldcode import Functie, Taakverdeling
from nietpluis.meldcodes.formulieren import Deelformulier, Keuze
from nietpluis.organisaties.models import Rol
from nietpluis.ui.velden import Meerkeuzeveld

MAX_FUNCTIES = 12
MAX_NAAM = 60
NIEMAND = ("", "Niemand")
ROLLEN = [
    (code, naam)
    for code, naam in Rol.choices
    if code not in (Rol.BEHEERDER, Rol.PRIVACYFUNCTIONARIS)
]


@dataclass(frozen=True)
class Functieregel:
    """The fields of one function, bound."""

    functie: Functie
    naam: forms.BoundField
    rol: forms.BoundField
    weg: forms.BoundField


class FunctiesForm(Deelformulier):
    """The functions of this organisation: renamed, left out, added."""

    def bouw(self) -> None:
        for functie in self.ingevuld.functies:
            self._voeg_toe(functie)
        self.fields["nieuw_naam"] = forms.CharField(
            label="Werkt er nog iemand anders mee? Hoe heet die functie?",
            help_text="Bijvoorbeeld: zorgcoördinator. Druk daarna op ‘Voeg toe’.",
            max_length=MAX_NAAM,
            required=False,
        )
        self.fields["nieuw_rol"] = self._rol("Wat doet deze functie met de meldcode?", "medewerker")

    def _voeg_toe(self, functie: Functie) -> None:
        self.fields[f"naam_{functie.code}"] = forms.CharField(
            label="Hoe heet deze functie bij u?",
            max_length=MAX_NAAM,
            initial=functie.naam,
            error_messages={"required": "Vul een naam in, of kies ‘Deze functie is er niet’."},
            required=f"weg_{functie.code}" not in self.data,
        )
        vraag = "Wat doet deze functie met de meldcode?"
        self.fields[f"rol_{functie.code}"] = self._rol(vraag, functie.rol)
        self.fields[f"weg_{functie.code}"] = forms.BooleanField(
            label="Deze functie is er bij ons niet", required=False
        )

    def _rol(self, vraag: str, begin: str) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=vraag,
            choices=ROLLEN,
            initial=begin,
            error_messages={"invalid_choice": "Kies een rol uit de lijst."},
        )

    def regels(self) -> list[Functieregel]:
        """The functions with their fields, to show."""
        return [
            Functieregel(f, self[f"naam_{f.code}"], self[f"rol_{f.code}"], self[f"weg_{f.code}"])
            for f in self.ingevuld.functies
        ]

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        blijft = self._blijft(gegeven)
        namen = [naam.casefold() for _, naam in blijft]
        for code, naam in blijft:
            if namen.count(naam.casefold()) > 1:
                self.weiger(f"naam_{code}", "Deze naam staat er twee keer. Kies een andere.")
        nieuw = gegeven.get("nieuw_naam", "")
        if nieuw and nieuw.casefold() in namen:
            self.weiger("nieuw_naam", "Deze functie staat er al.")
        if nieuw and len(blijft) >= MAX_FUNCTIES:
            self.weiger("nieuw_naam", f"Er passen {MAX_FUNCTIES} functies in de tabel.")
        if not blijft and not nieuw and not self.errors:
            self.weiger("", "Houd minstens één functie over.")
        return gegeven

    def _blijft(self, gegeven: Mapping[str, Any]) -> list[tuple[str, str]]:
        """Code and name of every function that stays."""
        return [
            (f.code, gegeven.get(f"naam_{f.code}", ""))
            for f in self.ingevuld.functies
            if not gegeven.get(f"weg_{f.code}")
        ]

    def toegepast(self) -> Ingevuld:
        gegeven = self.cleaned_data
        functies = [
            Functie(code=code, naam=naam, rol=gegeven[f"rol_{code}"])
            for code, naam in self._blijft(gegeven)
        ]
        if naam := gegeven.get("nieuw_naam"):
            code = nieuwe_code(naam, {f.code for f in self.ingevuld.functies})
            functies.append(Functie(code=code, naam=naam, rol=gegeven["nieuw_rol"]))
        return met_functies(self.ingevuld, tuple(functies))


def nieuwe_code(naam: str, bezet: set[str]) -> str:
    """A whole word that no other function has: "zorgcoordinator", "zorgcoordinator_2"."""
    begin = slugify(naam).replace("-", "_") or "functie"
    kandidaten = (begin, *(f"{begin}_{n}" for n in range(2, len(bezet) + 3)))
    return next(code for code in kandidaten if code not in bezet)


def met_functies(ingevuld: Ingevuld, functies: tuple[Functie, ...]) -> Ingevuld:
    """The same with these functions; whoever is not there any more does nothing any more."""
    er = {functie.code for functie in functies}
    verdeling = tuple(
        replace(
            taak,
            doet=tuple(f for f in taak.doet if f in er),
            vervangt=taak.vervangt if taak.vervangt in er else "",
        )
        for taak in ingevuld.verdeling
    )
    return replace(
        ingevuld,
        functies=functies,
        verdeling=verdeling,
        beslist=ingevuld.beslist if ingevuld.beslist in er else "",
        beslist_vervangt=ingevuld.beslist_vervangt if ingevuld.beslist_vervangt in er else "",
    )


@dataclass(frozen=True)
class Taakregel:
    """The fields of one step, bound."""

    stap: str
    doet: forms.BoundField
    vervangt: forms.BoundField


class _KiesLater(forms.ChoiceField):
    """A choice of which nobody is one: it does not say that it may stay empty."""

    def validate(self, value: str) -> None:
        if value:
            super().validate(value)


class TakenForm(Deelformulier):
    """Which function does which step, who stands in, and who finally decides."""

    def bouw(self) -> None:
        keuzes = [Keuze(f.code, f.naam) for f in self.ingevuld.functies]
        namen = [NIEMAND, *((f.code, f.naam) for f in self.ingevuld.functies)]
        for stap in stappen_van(self.model):
            taak = self.ingevuld.taak(stap.code)
            self.fields[f"doet_{stap.code}"] = Meerkeuzeveld(
                keuzes, label="Wie doet dit?", required=False, initial=taak.doet
            )
            self.fields[f"vervangt_{stap.code}"] = self._een("Wie vervangt?", namen, taak.vervangt)
        vraag = "Wie beslist uiteindelijk over een melding?"
        self.fields["beslist"] = self._een(vraag, namen, self.ingevuld.beslist)
        ander = "Is die er niet? Wie beslist dan?"
        self.fields["beslist_vervangt"] = self._een(ander, namen, self.ingevuld.beslist_vervangt)

    @staticmethod
    def _een(vraag: str, namen: list[tuple[str, str]], begin: str) -> forms.ChoiceField:
        fout = {"invalid_choice": "Kies een functie uit de lijst."}
        return _KiesLater(label=vraag, choices=namen, initial=begin, error_messages=fout)

    def regels(self) -> list[Taakregel]:
        """The steps with their fields, to show."""
        return [
            Taakregel(stap.naam, self[f"doet_{stap.code}"], self[f"vervangt_{stap.code}"])
            for stap in stappen_van(self.model)
        ]

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or {}
        if gegeven.get("beslist") and gegeven.get("beslist") == gegeven.get("beslist_vervangt"):
            self.weiger("beslist_vervangt", "Kies hier iemand anders dan hierboven.")
        return gegeven

    def toegepast(self) -> Ingevuld:
        gegeven = self.cleaned_data
        verdeling = tuple(
            Taakverdeling(
                stap=stap.code,
                doet=gegeven[f"doet_{stap.code}"],
                vervangt=gegeven[f"vervangt_{stap.code}"],
            )
            for stap in stappen_van(self.model)
        )
        return replace(
            self.ingevuld,
            verdeling=verdeling,
            beslist=gegeven["beslist"],
            beslist_vervangt=gegeven["beslist_vervangt"],
        )
