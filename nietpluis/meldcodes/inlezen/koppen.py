"""Recognising headings where the file does not say so, and the lines of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nietpluis.meldcodes.inlezen.letters import begint_opsomming
from nietpluis.meldcodes.inlezen.stukken import Stuk, eis_genoeg_ruimte

LANGSTE_KOP = 110  # letters
MEESTE_WOORDEN = 14
_GENUMMERD = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+(?=[A-ZÀ-Þ‘“\"'])")
_DEEL = re.compile(
    r"(hoofdstuk|deel|bijlage|stap|paragraaf|onderdeel|artikel)\s+(\d{1,2}|[a-e]|[ivx]{1,4})\b",
    re.IGNORECASE,
)
_HOOFD = ("hoofdstuk", "deel", "bijlage", "onderdeel")
_INHOUD = re.compile(
    r"^.{2,140}?(?:\s*(?:\.\s?){4,}|\s*…{2,}|\s?_{4,})\s*(?:blz\.?|p\.|pag\.)?\s*\d{1,3}$"
)
_STIPPEN = re.compile(r"\s*(?:\.\s?){4,}|\t+")
_INHOUDSKOP = re.compile(r"^\W*(inhoud(sopgave|stafel)?|table of contents)\W*$", re.IGNORECASE)
_EINDIGT_MET_BLADZIJDE = re.compile(r"^.{2,120}\D\s(\d{1,3})$")


def is_inhoudsregel(tekst: str) -> bool:
    """Whether this is a line of a table of contents: dots or a tab, and a page number at the end."""
    return _INHOUD.match(tekst.strip()) is not None


def nummerniveau(tekst: str) -> int:
    """The level that the numbering of a heading gives: "2.1 Kindcheck" is 2, "Hoofdstuk 3" is 1; 0 without one."""
    if (deel := _DEEL.match(tekst)) and tekst[0].isupper():
        return 1 if deel[1].lower() in _HOOFD else 2
    if nummer := _GENUMMERD.match(tekst):
        return nummer[1].count(".") + 1
    return 0


def kort_genoeg(tekst: str) -> bool:
    """Whether a line could be a heading: short, with a word in it, and no sentence."""
    kaal = tekst.strip()
    if not kaal or len(kaal) > LANGSTE_KOP or len(kaal.split()) > MEESTE_WOORDEN:
        return False
    return any(letter.isalpha() for letter in kaal) and kaal[-1] not in ".;,"


def is_hoofdletters(tekst: str) -> bool:
    """Whether a line is in capitals, as headings were on a typewriter. An abbreviation alone is none."""
    letters = [letter for letter in tekst if letter.isalpha()]
    return len(letters) > 4 and all(letter.isupper() for letter in letters)  # noqa: PLR2004 -- "WMO", "SHG"


def raad_niveau(tekst: str, *, vet: bool = False) -> int:
    """The level of what looks like a heading by its own text (0: none). `vet`: all of it is bold."""
    if not kort_genoeg(tekst):
        return 0
    if nummer := nummerniveau(tekst):
        return nummer
    if begint_opsomming(tekst) or tekst.rstrip().endswith(":"):
        return 0
    return 2 if vet or is_hoofdletters(tekst) else 0


def zonder_lijsten(stukken: Sequence[Stuk], zeker: Sequence[bool]) -> list[Stuk]:
    """Take back guesses that are a list: "1. Signalen" right after "2. Overleg" heads nothing.

    `zeker` says of each piece whether its level came from the file itself.
    """
    eis_genoeg_ruimte(len(stukken))
    uit = list(stukken)
    for plek, stuk in enumerate(stukken):
        if zeker[plek] or not stuk.niveau or not nummerniveau(stuk.tekst):
            continue
        vorige = stukken[plek - 1] if plek else None
        volgende = stukken[plek + 1] if plek + 1 < len(stukken) else None
        buren = [buur for buur in (vorige, volgende) if buur and _zelfde_rij(stuk, buur)]
        if buren:
            uit[plek] = replace(stuk, niveau=0)
    return uit


def _zelfde_rij(stuk: Stuk, buur: Stuk) -> bool:
    return kort_genoeg(buur.tekst) and nummerniveau(buur.tekst) == nummerniveau(stuk.tekst)


def _ontstipt(stuk: Stuk) -> Stuk:
    """As a line of a table of contents, with its dots as one sign."""
    return replace(stuk, inhoudsopgave=True, niveau=0, tekst=_STIPPEN.sub(" … ", stuk.tekst))


def merk_inhoudsopgave(stukken: Sequence[Stuk]) -> list[Stuk]:
    """Mark the lines of a table of contents: by their dots, or after the word Inhoud by their page numbers."""
    uit: list[Stuk] = []
    in_inhoud = False
    for stuk in stukken:
        in_inhoud = in_inhoud and _EINDIGT_MET_BLADZIJDE.match(stuk.tekst) is not None
        regel = stuk.inhoudsopgave or in_inhoud or is_inhoudsregel(stuk.tekst)
        uit.append(_ontstipt(stuk) if regel else stuk)
        in_inhoud = in_inhoud or _INHOUDSKOP.match(stuk.tekst) is not None
    return uit
