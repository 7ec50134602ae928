"""What every page of the builder has: the concept that is written on, its path, and what the law still misses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from nietpluis.kern.meldcodepunten import Punt, punten
from nietpluis.kern.meldcodetekst import Ingevuld, nog_invullen
from nietpluis.kern.modelmeldcode import Invulpunt, Modelmeldcode
from nietpluis.kern.uitslag import Uitslag
from nietpluis.meldcodes import schrijven
from nietpluis.meldcodes.formulieren import Deelformulier
from nietpluis.meldcodes.fout import IemandWasVoor, MeldcodeFout
from nietpluis.meldcodes.handelingen import neem_op_slot
from nietpluis.meldcodes.huidig import ingevuld_van, model_van
from nietpluis.meldcodes.kiezen import VERIFIEREN
from nietpluis.meldcodes.lezing import eerste_lezing, is_advies
from nietpluis.meldcodes.models import Meldcodeconcept
from nietpluis.meldcodes.models.meldcodeconcept import Stand
from nietpluis.meldcodes.pad import Deel, plek_van
from nietpluis.organisaties.models import Rol
from nietpluis.organisaties.toegang import LidRequest, als_lid
from nietpluis.organisaties.tweede_factor import Factor

P = ParamSpec("P")
SCHRIJVERS = (Rol.AANDACHTSFUNCTIONARIS, Rol.BESTUURDER, Rol.BEHEERDER)
als_schrijver = als_lid(*SCHRIJVERS, factor=Factor.GEZET)


@dataclass(frozen=True)
class Werk:
    """The concept of this organisation, its model text, and what was filled in until now."""

    concept: Meldcodeconcept
    model: Modelmeldcode
    ingevuld: Ingevuld

    @property
    def te_verifieren(self) -> bool:
        """Whether no expert has looked at the model text yet."""
        return self.model.status == VERIFIEREN

    @property
    def advies(self) -> bool:
        """Whether what is missing is advice: the law asks nothing of these."""
        return is_advies(self.concept, timezone.localdate())

    def lezing(self) -> Uitslag:
        """What the first reading finds in the text as it is."""
        return eerste_lezing(self.concept, timezone.localdate())

    def punten(self) -> tuple[Punt, ...]:
        """What the law still misses."""
        return punten(self.lezing(), self.model)

    def open(self) -> tuple[Invulpunt, ...]:
        """The questions that must be answered and are not yet."""
        return tuple(self.model.invulpunt(code) for code in nog_invullen(self.model, self.ingevuld))


View = Callable[Concatenate[LidRequest, Werk, P], HttpResponse]


def op_concept(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Run a view on the concept that is being written; where there is none, back to the overview."""

    def binnen(request: LidRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST":
            # Before reading: who saves another part at this moment must not be undone by what was read here.
            neem_op_slot(request.lid, schrijven.SCHRIJF)
        concept = schrijven.huidig_concept(request.lid)
        if concept is None or concept.stand != Stand.SCHRIJVEN:
            messages.warning(request, schrijven.LIGT if concept else schrijven.GEEN)
            return naar_overzicht(request)
        werk = Werk(concept, model_van(concept), ingevuld_van(concept))
        return view(request, werk, *args, **kwargs)

    update_wrapper(binnen, view)
    return als_schrijver(binnen)


def naar_overzicht(request: LidRequest) -> HttpResponse:
    """To the page that says how it stands."""
    return redirect("meldcode", slug=request.lid.organisatie.slug)


def doe_deel(
    request: LidRequest, werk: Werk, deel: Deel, form: Deelformulier, **context: Any
) -> HttpResponse:
    """Show a part, or save it and go on; who comes second keeps what was typed and is told who was first."""
    if request.method == "POST" and form.is_valid():
        try:
            schrijven.bewaar(request.lid, deel.code, form.toegepast(), gezien=form.ronde_gezien)
        except IemandWasVoor as fout:
            return toon_deel(request, werk, deel, _opnieuw(form, werk), fout=fout, **context)
        except MeldcodeFout as fout:
            messages.warning(request, str(fout))
            return naar_overzicht(request)
        messages.success(request, "Bewaard.")
        return redirect(_waarheen(request, werk, deel))
    return toon_deel(request, werk, deel, form, **context)


def _waarheen(request: LidRequest, werk: Werk, deel: Deel) -> str:
    """On to the next part, or once more to this page, where something was added."""
    slug = request.lid.organisatie.slug
    blijf = request.POST.get("doe") == "blijf"
    return (deel if blijf else plek_van(werk.model, deel).volgende).adres(slug)


def _opnieuw(form: Deelformulier, werk: Werk) -> Deelformulier:
    """The same form, that now knows what the other saved: pressing once more saves what stands here."""
    gegevens = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
    gegevens["gezien"] = str(werk.concept.ronde)
    form.data = gegevens
    return form


def toon_deel(
    request: LidRequest,
    werk: Werk,
    deel: Deel,
    form: Deelformulier,
    fout: IemandWasVoor | None = None,
    **context: Any,
) -> HttpResponse:
    """The page of a part, with what is missing for the law beside it."""
    extra = {
        "form": form,
        "iemand_was_voor": fout,
        "anders": _anders(form) if fout else [],
        **context,
    }
    naam = "tekst" if deel.onderdeel else deel.code
    return toon(request, werk, naam, deel, 422 if form.errors or fout else 200, **extra)


def toon(
    request: LidRequest, werk: Werk, naam: str, deel: Deel, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the builder."""
    slug = request.lid.organisatie.slug
    plek = plek_van(werk.model, deel)
    context |= {
        "werk": werk,
        "deel": deel,
        "plek": plek,
        "volgende_url": plek.volgende.adres(slug),
        "vorige_url": plek.vorige.adres(slug) if plek.nummer > 1 or deel.onderdeel else "",
        "uitslag": werk.lezing(),
        "mist": werk.punten(),
        "open": werk.open(),
    }
    return render(request, f"meldcodes/schrijven/{naam}.html", context, status=status)


def _anders(form: Deelformulier) -> list[tuple[str, str]]:
    """What the other saved where it differs from what was typed here: the question, and the answer in words."""
    verschilt = []
    for gebonden in form.visible_fields():
        daar, hier = gebonden.initial, gebonden.value()
        if _gelijk(daar) != _gelijk(hier):
            verschilt.append((str(gebonden.label), _in_woorden(gebonden.field, daar)))
    return verschilt


def _gelijk(waarde: object) -> object:
    if isinstance(waarde, list | tuple):
        return sorted(str(deel) for deel in waarde)
    return str(waarde or "").replace("\r\n", "\n").strip()


def _in_woorden(veld: forms.Field, waarde: object) -> str:
    keuzes = {str(code): str(naam) for code, naam in getattr(veld, "choices", ())}
    codes = waarde if isinstance(waarde, list | tuple) else [waarde]
    return ", ".join(keuzes.get(str(code), str(code)) for code in codes if code) or "leeg"
