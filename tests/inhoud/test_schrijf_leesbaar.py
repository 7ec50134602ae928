"""Every text can be read at once by who has two minutes on the stairs: short, plain and careful."""

import re
import sys
from collections.abc import Callable, Iterable

import pytest

from nietpluis.kern.protocol import Protocol
from tests.inhoud.leesbaarheid import (
    Plek,
    alle_protocollen,
    flesch_douma,
    lettergrepen,
    naam_van,
    schermteksten,
    staptekst,
    verslag,
    vraagteksten,
    woorden,
    zinnen,
)

PROTOCOLLEN = alle_protocollen()
elk_protocol = pytest.mark.parametrize("deel", PROTOCOLLEN, ids=naam_van)
OVERAL_MINSTENS = 80
"""Flesch-Douma of all texts of a protocol together; measured between 88 and 90 when they were written."""
STUK_MINSTENS = 60
"""The same for each piece of eight words or more; lists of official names are exempt."""
WOORDEN_PER_ZIN = 18
NAMEN = re.compile(
    "aandachtsfunctionaris|afwegingskader|burgerservicenummer|letseldeskundige|vertrouwensinspecteur"
)
VERBODEN = {
    "meldplicht": re.compile(r"meldplicht", re.IGNORECASE),
    "dader": re.compile(r"\bdaders?\b", re.IGNORECASE),
    "slachtoffer zonder vermoedelijk": re.compile(
        r"(?<!vermoedelijk )\bslachtoffer", re.IGNORECASE
    ),
    "pleger zonder vermoedelijk": re.compile(
        r"(?<!vermoedelijk )(?<!vermoedelijke )\bpleger", re.IGNORECASE
    ),
    "een afkorting": re.compile(
        r"\b(m\.b\.t|i\.v\.m|d\.m\.v|bijv\.|o\.a\.|e\.d\.|evt\.|t\.a\.v)", re.IGNORECASE
    ),
    "je en jij": re.compile(r"\b(je|jij|jouw)\b", re.IGNORECASE),
    "niet pluis": re.compile(r"niet[ -]pluis", re.IGNORECASE),
}


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [
        ("zorgen", 2),
        ("geïnformeerd", 4),
        ("cliënt", 2),
        ("reünie", 3),
        ("bijvoorbeeld", 3),
        ("u", 1),
    ],
)
def test_lettergrepen_tellen(woord: str, aantal: int) -> None:
    assert lettergrepen(woord) == aantal


def test_korte_woorden_lezen_beter_dan_lange() -> None:
    gewoon = flesch_douma(["Bel eerst. Schrijf daarna op wat u zag."])
    ambtelijk = flesch_douma(
        ["Verantwoordelijkheden betreffende gegevensuitwisseling behoeven nadere vastlegging."]
    )
    assert gewoon > 90
    assert ambtelijk < 0


def test_het_verslag_meet_elk_protocol() -> None:
    sys.stdout.write(verslag() + "\n")
    assert len(verslag().splitlines()) == len(PROTOCOLLEN) + 1


@elk_protocol
@pytest.mark.parametrize("lees", [vraagteksten, staptekst, schermteksten])
def test_een_protocol_leest_gemakkelijk(
    deel: Protocol, lees: Callable[[Protocol], Iterable[Plek]]
) -> None:
    assert flesch_douma([tekst for _, tekst in lees(deel)]) >= OVERAL_MINSTENS


@elk_protocol
def test_ook_elk_los_stuk_leest_gewoon(deel: Protocol) -> None:
    moeilijk = [
        (plek, tekst, round(flesch_douma([tekst])))
        for plek, tekst in schermteksten(deel)
        if plek != "let_op" and len(woorden(tekst)) >= 8 and not NAMEN.search(tekst)
        if flesch_douma([tekst]) < STUK_MINSTENS
    ]
    assert moeilijk == []


@elk_protocol
def test_geen_zin_is_lang(deel: Protocol) -> None:
    lang = [
        (plek, zin)
        for plek, tekst in schermteksten(deel)
        for zin in zinnen(tekst)
        if len(woorden(zin)) > WOORDEN_PER_ZIN
    ]
    assert lang == []


@pytest.mark.parametrize(
    ("naam", "fout", "goed"),
    [
        ("meldplicht", "Er is een meldplicht.", "U mag altijd melden."),
        ("dader", "Wie is de dader?", "Het werd steeds harder."),
        ("slachtoffer zonder vermoedelijk", "Het slachtoffer", "Vermoedelijk slachtoffer"),
        ("pleger zonder vermoedelijk", "De pleger", "De vermoedelijke pleger"),
        ("een afkorting", "bijv. een oma", "bijvoorbeeld een oma"),
        ("je en jij", "Wat zag je?", "Wat zag u?"),
        ("niet pluis", "Het is niet-pluis.", "Het klopt niet."),
    ],
)
def test_een_verboden_woord_wordt_gezien(naam: str, fout: str, goed: str) -> None:
    assert VERBODEN[naam].search(fout)
    assert not VERBODEN[naam].search(goed)


@elk_protocol
@pytest.mark.parametrize("naam", VERBODEN)
def test_geen_tekst_gebruikt_een_verboden_woord(deel: Protocol, naam: str) -> None:
    fout = [(plek, tekst) for plek, tekst in schermteksten(deel) if VERBODEN[naam].search(tekst)]
    assert fout == []


@elk_protocol
def test_alleen_het_oude_model_noemt_het_oude_meldpunt(deel: Protocol) -> None:
    oud = re.compile(r"\b(AMK|SHG|AMHK)\b|Steunpunt Huiselijk Geweld")
    noemt = any(oud.search(tekst) for _, tekst in schermteksten(deel))
    assert noemt == (deel.einddatum is not None)


@elk_protocol
def test_elke_vraag_eindigt_met_een_vraagteken(deel: Protocol) -> None:
    zonder = [
        f"{h.soort}.{v.veld}"
        for h in deel.handelingen
        for v in h.vragen
        if not v.tekst.endswith("?")
    ]
    assert zonder == []


@elk_protocol
def test_een_formulier_eist_weinig(deel: Protocol) -> None:
    veel = [h.soort for h in deel.handelingen if sum(v.verplicht for v in h.vragen) > 4]
    assert veel == []
