"""What a reader of one kind of file hands over: pieces of text in their order; and how they become paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from nietpluis.kern.document import Alinea, Bestandsoort
from nietpluis.meldcodes.inlezen import grenzen
from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.letters import schoon


@dataclass(frozen=True, kw_only=True)
class Stuk:
    """One paragraph, heading, item or row. `plaats` only where the kind of file knows it (a page).

    `soort` is "" for running text, or "voetnoot", "tekstvak", "koptekst", "voettekst".
    """

    tekst: str
    niveau: int = 0
    inhoudsopgave: bool = False
    plaats: str = ""
    soort: str = ""


@dataclass(frozen=True, kw_only=True)
class Gelezen:
    """What came out of a file, before it has a name."""

    soort: Bestandsoort
    alineas: tuple[Alinea, ...]
    bladzijden: int | None = None

    def als_gegevens(self) -> dict[str, Any]:
        """As plain data, to send from the process that reads."""
        rijen = [[a.tekst, a.plaats, a.niveau, a.inhoudsopgave] for a in self.alineas]
        return {"soort": self.soort, "bladzijden": self.bladzijden, "alineas": rijen}


def eis_genoeg_ruimte(aantal: int) -> None:
    """Stop where a file has more paragraphs than anybody reads. Call while gathering: what is too long is never done.

    Raises LeesFout.
    """
    if aantal > grenzen.MEESTE_ALINEAS:
        raise LeesFout("te_lang")


def gelezen(soort: Bestandsoort, stukken: Iterable[Stuk], bladzijden: int | None = None) -> Gelezen:
    """Clean the pieces, leave the empty ones out and give each a place. Raises LeesFout: nothing, or too much."""
    alineas = tuple(_met_plaats(_begrensd(stukken)))
    if not any(letter.isalpha() for alinea in alineas for letter in alinea.tekst):
        raise LeesFout("geen_tekst")
    return Gelezen(soort=soort, alineas=alineas, bladzijden=bladzijden)


def _begrensd(stukken: Iterable[Stuk]) -> Iterator[Stuk]:
    tekens = 0
    for aantal, stuk in enumerate(stukken):
        eis_genoeg_ruimte(aantal)
        tekens += len(stuk.tekst)
        if tekens > grenzen.MEESTE_TEKENS:
            raise LeesFout("te_lang")
        yield replace(stuk, tekst=schoon(stuk.tekst))


def _met_plaats(stukken: Iterable[Stuk]) -> Iterator[Alinea]:
    nummer = 0
    for stuk in stukken:
        if not stuk.tekst:
            continue
        nummer += 1
        yield Alinea(
            tekst=stuk.tekst,
            plaats=_plaats(stuk, nummer),
            niveau=min(stuk.niveau, 6),
            inhoudsopgave=stuk.inhoudsopgave,
        )


def _plaats(stuk: Stuk, nummer: int) -> str:
    if stuk.soort in ("koptekst", "voettekst"):
        return stuk.soort
    waar = stuk.plaats or f"alinea {nummer}"
    return f"{waar} ({stuk.soort})" if stuk.soort else waar
