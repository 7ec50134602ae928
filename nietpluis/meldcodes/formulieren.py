"""The forms of the builder: each shows one part of what was filled in, and gives it back changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from django import forms

from nietpluis.kern.meldcodetekst import Ingevuld
from nietpluis.kern.modelmeldcode import Invulpunt, Modelmeldcode
from nietpluis.organisaties.formulieren import Formulier
from nietpluis.ui.velden import Datumveld, Meerkeuzeveld, Tekstveld, Telefoonveld


class Deelformulier(Formulier):
    """A part of a concept; `gezien` is the round in which the writer opened the page."""

    gezien = forms.IntegerField(min_value=0, widget=forms.HiddenInput(), required=False)

    def __init__(
        self, *args: Any, model: Modelmeldcode, ingevuld: Ingevuld, ronde: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.model, self.ingevuld = model, ingevuld
        self.fields["gezien"].initial = ronde
        self.bouw()

    def bouw(self) -> None:
        """Add the fields of this model."""

    def toegepast(self) -> Ingevuld:
        """What was filled in, with this part as it is in the form; call after `is_valid()`."""
        raise NotImplementedError

    @property
    def ronde_gezien(self) -> int:
        """The round that the writer saw; none at all is the first."""
        return self.cleaned_data.get("gezien") or 0


class MagLater:
    """A field that the meldcode needs in the end, and that may wait today."""

    def validate(self, value: Any) -> None:
        """Let it be empty: what is missing stands on the page where one looks it over."""


class _TekstLater(MagLater, Tekstveld):
    pass


class _TelefoonLater(MagLater, Telefoonveld):
    pass


class _DatumLater(MagLater, Datumveld):
    pass


class _GetalLater(MagLater, forms.IntegerField):
    pass


def _veld(punt: Invulpunt) -> forms.Field:
    hulp = f"{punt.hulp} Zo kan het: {punt.voorbeeld}" if punt.voorbeeld else punt.hulp
    rest: dict[str, Any] = {"label": punt.vraag, "help_text": hulp, "required": punt.verplicht}
    if punt.soort == "telefoon":
        return _TelefoonLater(max_length=30, **rest)
    if punt.soort == "datum":
        return _DatumLater(**rest)
    if punt.soort == "getal":
        fout = {"invalid": "Vul een getal in, bijvoorbeeld 2."}
        return _GetalLater(min_value=0, max_value=10_000, error_messages=fout, **rest)
    lang = punt.soort == "lange_tekst"
    return _TekstLater(lang=lang, max_lengte=None if lang else 300, **rest)


class GegevensForm(Deelformulier):
    """The slots of the model text."""

    def bouw(self) -> None:
        for punt in self.model.invulpunten:
            self.fields[punt.code] = _veld(punt)
            self.fields[punt.code].initial = self.ingevuld.invulpunten.get(punt.code, "")

    def toegepast(self) -> Ingevuld:
        gegeven = self.cleaned_data
        codes = [punt.code for punt in self.model.invulpunten]
        waarden = {code: str(gegeven[code]).strip() for code in codes if gegeven[code] is not None}
        return replace(self.ingevuld, invulpunten={c: w for c, w in waarden.items() if w})


@dataclass(frozen=True)
class Keuze:
    """A choice with a line of help."""

    code: str
    tekst: str
    hulp: str = ""
    groep: str = ""


class VormenForm(Deelformulier):
    """The special forms of violence that matter for these clients."""

    def bouw(self) -> None:
        keuzes = [Keuze(v.code, v.naam, _eerste_zin(v.tekst)) for v in self.model.vormen]
        self.fields["vormen"] = Meerkeuzeveld(
            keuzes,
            label="Waar kunnen uw mensen mee te maken krijgen?",
            help_text="Twijfelt u? Laat het dan aan staan.",
            initial=self.ingevuld.vormen,
            required=False,
        )

    def toegepast(self) -> Ingevuld:
        return replace(self.ingevuld, vormen=self.cleaned_data["vormen"])


def _eerste_zin(tekst: str) -> str:
    """The first sentence of a text, without its markup."""
    eerste = tekst.strip().splitlines()[0].lstrip("#- ")
    return re.split(r"(?<=[.?])\s", eerste)[0]


class TekstForm(Deelformulier):
    """The own text of one section; the same words as the model's are no own text."""

    def __init__(self, *args: Any, onderdeel: str, **kwargs: Any) -> None:
        self.onderdeel = onderdeel
        super().__init__(*args, **kwargs)

    def bouw(self) -> None:
        deel = self.model.onderdeel(self.onderdeel)
        self.fields["tekst"] = Tekstveld(
            lang=True,
            label="Uw eigen tekst",
            help_text=(
                "Een lege regel begint een nieuwe alinea. Zet ‘- ’ voor een regel van een lijst, "
                "en ‘### ’ voor een kopje."
            ),
            initial=self.ingevuld.eigen.get(self.onderdeel) or deel.tekst.strip(),
            error_messages={"required": "Schrijf een tekst, of kies ‘Zo laten’."},
        )
        self.fields["tekst"].widget.attrs["rows"] = 16

    def toegepast(self) -> Ingevuld:
        return met_tekst(self.model, self.ingevuld, self.onderdeel, self.cleaned_data["tekst"])


def met_tekst(model: Modelmeldcode, ingevuld: Ingevuld, onderdeel: str, tekst: str) -> Ingevuld:
    """The same with this own text of a section; "" or the model's own words is the model text."""
    eigen = {code: oud for code, oud in ingevuld.eigen.items() if code != onderdeel}
    anders = tekst.strip() and tekst.strip() != model.onderdeel(onderdeel).tekst.strip()
    return replace(ingevuld, eigen={**eigen, onderdeel: tekst.strip()} if anders else eigen)
