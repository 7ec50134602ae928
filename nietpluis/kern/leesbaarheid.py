"""How readable Dutch is: Flesch-Douma and the hardest sentences.

Flesch-Douma (W.H. Douma, 1960): 206.84 - 0.93 x words per sentence - 77 x syllables per word. From 60 upwards
reads as ordinary language, from 70 as easy. Syllables are the groups of vowels.
"""

from __future__ import annotations

import re
from statistics import mean

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.uitslag import Leesbaarheid, Vindplaats

MINSTENS_WOORDEN = 100
"""Below this many words a score says nothing."""
MOEILIJK = 50.0
"""Below this score a text is hard to read."""
HOEVEEL = 5
EEN_ZIN = 8
"""Fewer words are no sentence to be called hard."""
_NIVEAUS = ((70.0, "makkelijk"), (60.0, "gewoon"), (MOEILIJK, "tamelijk moeilijk"))
_ZINSEINDE = re.compile(r"(?<=[.!?])[\"'’”)]*\s+(?=[A-ZÀ-Ý0-9\"'‘“(])")
_WOORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*")
_KLINKERS = re.compile(r"ij|[aeiouyáàâéèêíóòôúûäöü]+", re.IGNORECASE)
_TREMA = re.compile(r"(?=[ëïöü])", re.IGNORECASE)
_ZONDER_TREMA = str.maketrans("ëï", "ei")


def zinnen(tekst: str) -> list[str]:
    """The sentences of a text."""
    return [zin.strip() for zin in _ZINSEINDE.split(tekst) if _WOORD.search(zin)]


def woorden(tekst: str) -> list[str]:
    """The words of a text; numbers are none."""
    return _WOORD.findall(tekst)


def lettergrepen(woord: str) -> int:
    """The syllables of a Dutch word; at least 1."""
    delen = _TREMA.split(woord.lower())
    return max(1, sum(len(_KLINKERS.findall(deel.translate(_ZONDER_TREMA))) for deel in delen))


def flesch_douma(alle_zinnen: list[str]) -> float:
    """The reading ease of these sentences together. ValueError where there is no word."""
    alle_woorden = [woord for zin in alle_zinnen for woord in woorden(zin)]
    if not alle_woorden:
        raise ValueError("geen woord om te meten")
    per_woord = mean(lettergrepen(woord) for woord in alle_woorden)
    return 206.84 - 0.93 * len(alle_woorden) / len(alle_zinnen) - 77 * per_woord


def leesbaarheid(document: Document) -> Leesbaarheid:
    """The score of the running text (headings and tables of contents left out), with the hardest sentences."""
    genoemd = [(zin, a.plaats) for a in document.alineas if _loopt(a) for zin in zinnen(a.tekst)]
    aantal = sum(len(woorden(zin)) for zin, _ in genoemd)
    if aantal < MINSTENS_WOORDEN:
        return Leesbaarheid(score=None, zinnen=len(genoemd), woorden=aantal)
    score = round(flesch_douma([zin for zin, _ in genoemd]), 1)
    return Leesbaarheid(
        score=score,
        niveau=next((naam for vanaf, naam in _NIVEAUS if score >= vanaf), "moeilijk"),
        zinnen=len(genoemd),
        woorden=aantal,
        moeilijkste=_moeilijkste(genoemd),
    )


def _loopt(alinea: Alinea) -> bool:
    return not alinea.niveau and not alinea.inhoudsopgave and " – " not in alinea.tekst


def _moeilijkste(genoemd: list[tuple[str, str]]) -> tuple[Vindplaats, ...]:
    lang_genoeg = [(zin, plaats) for zin, plaats in genoemd if len(woorden(zin)) >= EEN_ZIN]
    lastig = sorted(lang_genoeg, key=lambda paar: flesch_douma([paar[0]]))[:HOEVEEL]
    return tuple(
        Vindplaats(plaats=plaats, citaat=zin)
        for zin, plaats in lastig
        if flesch_douma([zin]) < MOEILIJK
    )
