"""The public help pages: how it works, who can read it, accessibility, the words."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nietpluis.kern.inhoud import MAP, lees_bestand


@dataclass(frozen=True)
class Begrip:
    """A word of the field with its meaning and where that comes from, in words."""

    woord: str
    definitie: str
    bron: str


@login_not_required
@require_GET
def hoe(request: HttpRequest) -> HttpResponse:
    """Explain what happens with a signal."""
    return render(request, "portaal/hoe.html")


@login_not_required
@require_GET
def wie(request: HttpRequest) -> HttpResponse:
    """Explain who can read what is written, and for how long it is kept."""
    return render(request, "portaal/wie.html")


@login_not_required
@require_GET
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """Say how well everyone can use this, and what to do when it fails."""
    return render(request, "portaal/toegankelijkheid.html")


@login_not_required
@require_GET
def begrippen(request: HttpRequest) -> HttpResponse:
    """List the words of the field."""
    letters = {
        letter: list(deel)
        for letter, deel in groupby(alle_begrippen(), lambda b: b.woord[0].upper())
    }
    return render(request, "portaal/begrippen.html", {"letters": letters})


@cache
def alle_begrippen() -> tuple[Begrip, ...]:
    """Every word of inhoud/begrippen.toml, by the alphabet."""
    ruw = lees_bestand(MAP / "begrippen.toml")
    bronnen: dict[str, str] = ruw.get("bronnen", {})
    alle = (
        Begrip(r["woord"], r["definitie"], _bron(r.get("bron", ""), bronnen))
        for r in ruw["begrippen"]
    )
    return tuple(sorted(alle, key=lambda begrip: begrip.woord.casefold()))


def _bron(bron: str, bronnen: dict[str, Any]) -> str:
    """The codes of the sources ("L3 art. 1.1.1; B1") in words; what is "eigen" is ours."""
    delen = [deel.strip() for deel in bron.split(";") if deel.strip()]
    woorden = [
        " ".join([str(bronnen.get(code, code)), rest]).strip()
        for code, _, rest in (deel.partition(" ") for deel in delen)
    ]
    return "; ".join("woord van Nietpluis" if w == "eigen" else w for w in woorden)
