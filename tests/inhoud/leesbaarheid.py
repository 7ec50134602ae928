"""How readable Dutch is: Flesch-Douma, and the texts of a protocol that people who work with it read.

Flesch-Douma (W.H. Douma, 1960): 206.84 - 0.93 x words per sentence - 77 x syllables per word. From 60
upwards reads as ordinary language, from 70 upwards as easy.
`python -m tests.inhoud.leesbaarheid` prints the score of every protocol.
"""

import re
import sys
from collections.abc import Iterator
from statistics import mean

from nietpluis.kern.inhoud import namen, uitgaven
from nietpluis.kern.protocol import Protocol
from nietpluis.kern.protocollen import protocol

_ZINSEINDE = re.compile(r"[.!?:;]+(?=\s|$|[’”])")
_WOORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*")
_KLINKERS = re.compile(r"ij|[aeiouyáàâéèêíóòôúûäöü]+", re.IGNORECASE)
_TREMA = re.compile(r"(?=[ëïöü])", re.IGNORECASE)

Plek = tuple[str, str]
"""Where a text stands, and the text."""


def zinnen(tekst: str) -> list[str]:
    """The sentences of a text; one without a full stop at its end counts too."""
    return [zin for zin in (deel.strip() for deel in _ZINSEINDE.split(tekst)) if woorden(zin)]


def woorden(tekst: str) -> list[str]:
    """The words of a text; numbers are none."""
    return _WOORD.findall(tekst)


def lettergrepen(woord: str) -> int:
    """The syllables of a Dutch word: its groups of vowels; a diaeresis begins a new one. At least 1."""
    delen = _TREMA.split(woord.lower())
    return max(1, sum(len(_KLINKERS.findall(deel.translate(_ZONDER_TREMA))) for deel in delen))


_ZONDER_TREMA = str.maketrans("ëï", "ei")


def flesch_douma(teksten: list[str]) -> float:
    """The reading ease of texts taken together. ValueError where there is no word."""
    alle_zinnen = [zin for tekst in teksten for zin in zinnen(tekst)]
    alle_woorden = [woord for zin in alle_zinnen for woord in woorden(zin)]
    if not alle_woorden:
        raise ValueError("geen woord om te meten")
    per_woord = mean(lettergrepen(woord) for woord in alle_woorden)
    return 206.84 - 0.93 * len(alle_woorden) / len(alle_zinnen) - 77 * per_woord


def vraagteksten(deel: Protocol) -> Iterator[Plek]:
    """Every text of every question: what is asked, its help, and its answers."""
    for handeling in deel.handelingen:
        for vraag in handeling.vragen:
            plek = f"{handeling.soort}.{vraag.veld}"
            yield from ((plek, tekst) for tekst in (vraag.tekst, vraag.hulp) if tekst)
            for keuze in vraag.keuzes:
                yield from (
                    (f"{plek}.{keuze.code}", tekst) for tekst in (keuze.tekst, keuze.hulp) if tekst
                )


def staptekst(deel: Protocol) -> Iterator[Plek]:
    """Every text of every step: in short, what to do, what to record, and what it asks."""
    for stap in deel.stappen:
        teksten = (stap.naam, stap.kort, *stap.doe, *stap.leg_vast)
        yield from ((f"stappen.{stap.code}", tekst) for tekst in teksten)
        for eis in stap.eisen:
            plek = f"stappen.{stap.code}.{eis.code}"
            yield from ((plek, tekst) for tekst in (eis.tekst, eis.taak, eis.waarom) if tekst)


def overige_teksten(deel: Protocol) -> Iterator[Plek]:
    """Headings, buttons, explanations, forms of violence, kinds of work and numbers."""
    for handeling in deel.handelingen:
        teksten = (handeling.titel, handeling.knop, handeling.uitleg)
        yield from ((f"handelingen.{handeling.soort}", tekst) for tekst in teksten if tekst)
    for vorm in deel.vormen:
        yield from ((f"vormen.{vorm.code}", tekst) for tekst in (vorm.naam, vorm.uitleg) if tekst)
    for soort in deel.voorzieningen:
        teksten = (soort.naam, soort.hulp, soort.rol)
        yield from ((f"voorzieningen.{soort.code}", tekst) for tekst in teksten if tekst)
    yield from ((f"buiten.{nummer.naam}", nummer.wanneer) for nummer in deel.buiten)
    yield from (
        ("let_op", tekst) for tekst in (*deel.let_op, deel.route, deel.route_uitleg) if tekst
    )


def schermteksten(deel: Protocol) -> list[Plek]:
    """Every text of a protocol that somebody reads on a screen."""
    return [*vraagteksten(deel), *staptekst(deel), *overige_teksten(deel)]


def alle_protocollen() -> list[Protocol]:
    """Every edition of every protocol."""
    return [
        protocol(naam, uitgave)
        for naam in namen("protocollen")
        for uitgave in uitgaven("protocollen", naam)
    ]


def naam_van(deel: Protocol) -> str:
    """The edition as a file is named."""
    return f"{deel.sector}/{deel.ingangsdatum}"


def verslag() -> str:
    """One line per protocol: reading ease of its questions, its steps and all its texts."""
    regels = [f"{'protocol':46}{'vragen':>8}{'stappen':>9}{'alles':>7}"]
    for deel in alle_protocollen():
        scores = [
            flesch_douma([tekst for _, tekst in teksten])
            for teksten in (vraagteksten(deel), staptekst(deel), schermteksten(deel))
        ]
        regels.append(f"{naam_van(deel):46}{scores[0]:8.1f}{scores[1]:9.1f}{scores[2]:7.1f}")
    return "\n".join(regels)


if __name__ == "__main__":
    sys.stdout.write(verslag() + "\n")
