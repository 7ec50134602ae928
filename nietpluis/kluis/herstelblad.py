"""The master key on paper: four lines that can be typed back, each with its own check.

A line is 16 characters in groups of four: 13 for 8 bytes of the key, 3 that check line and
place. The letters are those of Crockford's base32 (https://www.crockford.com/base32.html):
no I, L, O or U, so that a one and a zero cannot be mistaken for a letter.
"""

import hashlib

from nietpluis.kluis.geheim import LENGTE, Sleutel, leid_af

TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
REGELS = 4
PER_REGEL = LENGTE // REGELS  # bytes
GEGEVENS = 13  # characters: 65 bits, of which 64 are used
PROEF = 3  # characters: 15 bits, so one typing error in 32768 would slip through
GROEP = 4
_GELIJKEND = str.maketrans("OIL", "011")


class Typefout(ValueError):
    """A line is not what the sheet says; `regel` counts from 1, 0 where the number of lines is wrong."""

    def __init__(self, regel: int, tekst: str) -> None:
        super().__init__(tekst)
        self.regel = regel


def naam(hoofdsleutel: Sleutel) -> str:
    """Eight characters by which a master key is told from another, and which give nothing of it away."""
    teken = leid_af(hoofdsleutel, "naam").voor("naam")
    return _in_groepen(_tekens(int.from_bytes(teken[:5], "big"), 8))


def regels(hoofdsleutel: Sleutel) -> list[str]:
    """The four lines of the sheet."""
    geheim = hoofdsleutel.voor("hoofd")
    return [
        regel(nummer, geheim[(nummer - 1) * PER_REGEL : nummer * PER_REGEL])
        for nummer in range(1, REGELS + 1)
    ]


def regel(nummer: int, deel: bytes) -> str:
    """One line: `nummer` from 1, with 8 bytes of the key."""
    gegevens = _tekens(int.from_bytes(deel, "big"), GEGEVENS)
    return _in_groepen(gegevens + _proef(nummer, deel))


def lees(tekst: str) -> bytes:
    """The 32 bytes of a master key from the lines of a sheet; empty lines do not count. Raises Typefout."""
    ingevuld = [regel for regel in tekst.splitlines() if regel.strip()]
    if len(ingevuld) != REGELS:
        raise Typefout(0, f"Er zijn {REGELS} regels nodig. Dit zijn er {len(ingevuld)}.")
    return b"".join(lees_regel(nummer, regel) for nummer, regel in enumerate(ingevuld, 1))


def lees_regel(nummer: int, tekst: str) -> bytes:
    """The 8 bytes of one line, in capitals or not, with or without dashes and spaces. Raises Typefout."""
    getypt = "".join(t for t in tekst.upper() if t not in "- \t").translate(_GELIJKEND)
    if len(getypt) != GEGEVENS + PROEF:
        raise Typefout(nummer, f"Regel {nummer} heeft 16 tekens. Hier staan er {len(getypt)}.")
    if vreemd := [teken for teken in getypt if teken not in TEKENS]:
        raise Typefout(nummer, f"In regel {nummer} hoort geen {vreemd[0]!r}.")
    getal = sum(TEKENS.index(t) << 5 * plaats for plaats, t in enumerate(getypt[:GEGEVENS][::-1]))
    deel = (getal % (1 << 8 * PER_REGEL)).to_bytes(PER_REGEL, "big")
    if regel(nummer, deel) != _in_groepen(getypt):
        raise Typefout(nummer, f"Regel {nummer} klopt niet. Kijk nog eens goed naar deze regel.")
    return deel


def blad(hoofdsleutel: Sleutel, dag: str) -> list[str]:
    """The whole sheet, a line of text at a time; `dag` is the day of printing, in words."""
    return [
        "Herstelblad",
        f"Sleutel {naam(hoofdsleutel)}, afgedrukt op {dag}.",
        "",
        *(f"{nummer}   {tekst}" for nummer, tekst in enumerate(regels(hoofdsleutel), 1)),
        "",
        "Dit is de hoofdsleutel van het systeem. Wie dit blad heeft en bij de databases kan,",
        "kan alles lezen. Bewaar het in een kluis, niet bij de reservekopieën.",
        "Er komt geen 'i', 'l', 'o' of 'u' in voor: een 0 is een nul, een 1 is een een.",
        "",
        "Is de hoofdsleutel weg? Typ de vier regels over in een bestand, zonder het getal",
        "ervoor. Wijs dat bestand aan met NIETPLUIS_HOOFDSLEUTEL_BESTAND en start opnieuw.",
    ]


def _proef(nummer: int, deel: bytes) -> str:
    som = hashlib.sha256(b"nietpluis/herstelblad/1" + bytes([nummer]) + deel).digest()
    return _tekens(int.from_bytes(som[:2], "big") >> 1, PROEF)


def _tekens(getal: int, aantal: int) -> str:
    return "".join(TEKENS[getal >> 5 * plaats & 31] for plaats in reversed(range(aantal)))


def _in_groepen(tekens: str) -> str:
    return "-".join(tekens[plaats : plaats + GROEP] for plaats in range(0, len(tekens), GROEP))
