"""The components as tags. Each shows plain data with a template of its own in ui/onderdelen/."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from nietpluis.ui import nummers, weergave
from nietpluis.ui.iconen import ICONEN
from nietpluis.ui.onderdelen import (
    Antwoord,
    Beller,
    Doen,
    Gebeurtenis,
    Gezegd,
    Optie,
    Stap,
    Tag,
    Vervolg,
    Werk,
)

register = template.Library()
Context = dict[str, Any]
_KNOPPEN = {
    "hoofd": "nl-button--primary",
    "tweede": "nl-button--secondary",
    "rustig": "nl-button--subtle",
    "gevaar": "nl-button--primary nl-button--negative",
}
_MELDINGEN = {
    "weten": ("", "weten"),
    "goed": (" nietpluis-notice--positive", "vinkje"),
    "letop": (" nietpluis-notice--attention", "letop"),
    "fout": (" nietpluis-notice--danger", "gevaar"),
}
_TAGS = {
    "": "",
    "actie": " nietpluis-tag--action",
    "weten": " nietpluis-tag--info",
    "letop": " nietpluis-tag--attention",
    "goed": " nietpluis-tag--positive",
    "gevaar": " nietpluis-tag--danger",
}


def _onderdeel(naam: str, **context: Any) -> SafeString:
    return render_to_string(f"ui/onderdelen/{naam}.html", context)


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """Return the drawing of that name; KeyError for a name that is not in iconen.py."""
    return mark_safe(ICONEN[naam])  # noqa: S308 -- our own constant drawings


# --------------------------------------------------------------------------------- small parts


@register.inclusion_tag("ui/onderdelen/knop.html")
def knop(tekst: str, soort: str = "hoofd", url: str = "", **rest: Any) -> Context:
    """A button, or with `url` a link that looks like one.

    rest: icoon, icoon_na, naam, waarde, compact, bij (words only for a screen reader), formulier.
    """
    return {"tekst": tekst, "klasse": _KNOPPEN[soort], "url": url, **rest}


@register.inclusion_tag("ui/onderdelen/tag.html", name="tag")
def toon_tag(tekst: str, soort: str = "", icoon: str = "") -> Context:
    """A short mark: actie, weten, letop, goed, gevaar, or quiet."""
    return {"tekst": tekst, "klasse": _TAGS[soort], "icoon": icoon}


@register.inclusion_tag("ui/onderdelen/tags.html")
def tags(lijst: Sequence[Tag]) -> Context:
    """Marks in a row."""
    return {"tags": lijst}


@register.inclusion_tag("ui/onderdelen/terug.html")
def terug(url: str, tekst: str = "Terug") -> Context:
    """The link back, at the top of a page."""
    return {"url": url, "tekst": tekst}


@register.inclusion_tag("ui/onderdelen/bewaard.html")
def bewaard(tekst: str) -> Context:
    """What was saved or done, said in one line with a tick."""
    return {"tekst": tekst}


# ---------------------------------------------------------------------------------- containers


@register.simple_block_tag
def melding(content: str, titel: str = "", soort: str = "weten") -> SafeString:
    """A notice: weten, goed, letop or fout."""
    klasse, teken = _MELDINGEN[soort]
    return _onderdeel("melding", inhoud=content, titel=titel, klasse=klasse, icoon=teken)


@register.simple_block_tag
def kaart(
    content: str,
    titel: str = "",
    nu: bool = False,
    boven: str = "",
    niveau: int = 2,
    id: str = "",  # noqa: A002 -- the HTML word
) -> SafeString:
    """A card; `nu` makes it the one card of the page that asks something."""
    bovenkop = boven or ("Nu aan u" if nu else "")
    return _onderdeel(
        "kaart", inhoud=content, titel=titel, nu=nu, boven=bovenkop, niveau=niveau, id=id
    )


@register.simple_block_tag
def alarm(content: str, titel: str = "Er is misschien direct gevaar. Bel nu.") -> SafeString:
    """The red band with the two numbers; only on the page of a casus, only in acute danger."""
    return _onderdeel("alarm", inhoud=content, titel=titel, bellers=nummers.GEVAARNUMMERS)


@register.simple_block_tag
def hero(content: str, titel: str) -> SafeString:
    """The green block at the top of the worker's home."""
    return _onderdeel("hero", inhoud=content, titel=titel)


@register.simple_block_tag
def uitkomst(content: str, titel: str, melding: bool = False) -> SafeString:
    """The outcome of the weighing; ochre when the kader asks for a melding. Carries the h1."""
    return _onderdeel("uitkomst", inhoud=content, titel=titel, melding=melding)


@register.simple_block_tag
def leeg(content: str, titel: str, niveau: int = 3) -> SafeString:
    """What stands in a list when there is nothing in it."""
    return _onderdeel("leeg", inhoud=content, titel=titel, niveau=niveau)


@register.simple_block_tag
def uitklap(content: str, titel: str) -> SafeString:
    """Something of less weight, folded in."""
    return _onderdeel("uitklap", inhoud=content, titel=titel)


@register.simple_block_tag
def citaat(content: str) -> SafeString:
    """Words to say aloud."""
    return _onderdeel("citaat", inhoud=content)


@register.simple_block_tag
def kopieerblok(content: str, id: str, knop: str = "Kopieer de tekst") -> SafeString:  # noqa: A002 -- the HTML word
    """Text to take along; the button shows only where copying works."""
    return _onderdeel("kopieerblok", inhoud=content, id=id, knop=knop)


# --------------------------------------------------------------------------------- lists


@register.inclusion_tag("ui/onderdelen/bellijst.html")
def bellijst(bellers: Sequence[Beller], gevaar: bool = False) -> Context:
    """Numbers to call, with under each when to use it."""
    return {"bellers": bellers, "gevaar": gevaar}


@register.inclusion_tag("ui/onderdelen/nu_onveilig.html")
def nu_onveilig(tekst: str = "", id: str = "nu-onveilig") -> Context:  # noqa: A002 -- the HTML word
    """The two numbers for danger, under "Is het nu onveilig?"; on every page a worker can reach."""
    return {"bellers": nummers.GEVAARNUMMERS, "gevaar": True, "tekst": tekst, "id": id}


@register.inclusion_tag("ui/onderdelen/stappen.html")
def stappen(stappen: Sequence[Stap]) -> Context:
    """The step rail: a row on the phone, a column beside the casus."""
    return {"stappen": stappen}


@register.inclusion_tag("ui/onderdelen/volgende.html")
def volgende(regels: Sequence[Vervolg], niveau: int = 3) -> Context:
    """What happens next, in order."""
    return {"regels": regels, "niveau": niveau}


@register.inclusion_tag("ui/onderdelen/tijdlijn.html")
def tijdlijn(gebeurtenissen: Sequence[Gebeurtenis], niveau: int = 3) -> Context:
    """What happened until now, newest first."""
    return {"gebeurtenissen": gebeurtenissen, "niveau": niveau}


@register.inclusion_tag("ui/onderdelen/gezegd.html")
def gezegd(regels: Sequence[Gezegd]) -> Context:
    """Gezien, gehoord and denkt zelf, kept apart."""
    return {"regels": regels}


@register.inclusion_tag("ui/onderdelen/doen.html")
def doen(doen: Doen) -> Context:
    """What to do and what to leave, in two lists."""
    return {"doen": doen}


@register.inclusion_tag("ui/onderdelen/gesprek.html")
def gesprek(regels: Sequence[Antwoord], samenvatting: bool = False) -> Context:
    """The weighing as a talk: what was asked and answered so far."""
    return {"regels": regels, "samenvatting": samenvatting}


@register.inclusion_tag("ui/onderdelen/werklijst.html", takes_context=True)
def werklijst(context: template.Context, regels: Sequence[Werk], niveau: int = 3) -> Context:
    """The rows of a work list; the whole row is the link."""
    return {"regels": regels, "niveau": niveau, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("ui/onderdelen/segment.html")
def segment(naam: str, opties: Sequence[Optie]) -> Context:
    """A filter of some pages; `naam` is for a screen reader ("Toon casussen")."""
    return {"naam": naam, "opties": opties}


@register.inclusion_tag("ui/onderdelen/zoek.html")
def zoek(label: str, url: str = "", waarde: str = "", naam: str = "zoek") -> Context:
    """A search field with its button, as a GET form."""
    return {"label": label, "url": url, "waarde": waarde, "naam": naam}


@register.inclusion_tag("ui/onderdelen/pager.html")
def pager(volgende_url: str = "", eerste_url: str = "", aantal: int = 50) -> Context:
    """To the next rows and back to the first; shows nothing when there is one page."""
    return {"volgende_url": volgende_url, "eerste_url": eerste_url, "aantal": aantal}


# --------------------------------------------------------------------------------- forms


@register.inclusion_tag("ui/velden/veld.html")
def veld(veld: BoundField, kort: bool = False, boven: str = "") -> Context:
    """One field of any Django form: label, hint, error, control.

    `boven` ("Vraag 3 van 5") makes the question of a choice the heading of its card.
    """
    return weergave.toon_veld(veld, kort) | {"boven": boven}


@register.inclusion_tag("ui/velden/formulier.html")
def formulier(form: BaseForm, samenvatting: bool = True) -> Context:
    """The fields of a form, with the summary of errors on top; the form element is yours."""
    return {"form": form, "met_samenvatting": samenvatting}


@register.inclusion_tag("ui/velden/foutsamenvatting.html")
def foutsamenvatting(form: BaseForm) -> Context:
    """What is still missing or wrong, with links to the fields."""
    return weergave.vat_fouten_samen(form)
