"""Plain text: which letters, which lines are one paragraph, which are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nietpluis.meldcodes.inlezen import grenzen
from nietpluis.meldcodes.inlezen.fouten import LeesFout
from nietpluis.meldcodes.inlezen.koppen import (
    is_inhoudsregel,
    kort_genoeg,
    merk_inhoudsopgave,
    nummerniveau,
    raad_niveau,
    zonder_lijsten,
)
from nietpluis.meldcodes.inlezen.letters import begint_opsomming, plak_alle
from nietpluis.meldcodes.inlezen.rijen import TUSSEN, zegt_iets
from nietpluis.meldcodes.inlezen.stukken import Gelezen, Stuk, eis_genoeg_ruimte, gelezen

LANGSTE_REGEL = 160
"""Letters. Where lines are longer, each line is a paragraph; shorter ones may have been cut at the margin."""
KORTSTE_REGEL = 45
"""Where no line is longer, lines end on purpose."""
_LOPENDE_TEKST = 100
"""Letters: a block with more is running text."""
_REGELS_PER_ALINEA = 10
"""More than this, on average, and it is no text for people."""
_STREEP = re.compile(r"\s*([=\-_~*#])\1{2,}\s*")
_HEKJES = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_NUL_DEEL = 0.2
_VREEMD_DEEL = 0.05


def lees(ruw: bytes) -> Gelezen:
    """Read it. Raises LeesFout for what is no text."""
    if len(ruw) > grenzen.GROOTSTE_TEKST and ontcijfer(ruw):
        raise LeesFout("te_lang")
    return gelezen("txt", uit_regels(ontcijfer(ruw).splitlines()))


def ontcijfer(ruw: bytes) -> str:
    """Bytes as letters: a mark at the beginning, UTF-16 without one, UTF-8, or else that of Windows."""
    for merk, codering in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if ruw.startswith(merk):
            return _eis_tekst(ruw[len(merk) :].decode(codering, "replace"))
    if codering := _utf16_zonder_merk(ruw):
        return _eis_tekst(ruw.decode(codering, "replace"))
    try:
        return _eis_tekst(ruw.decode("utf-8"))
    except UnicodeDecodeError:
        return _eis_tekst(ruw.decode("cp1252", "replace"))


def _utf16_zonder_merk(ruw: bytes) -> str:
    """In Dutch, every other byte of UTF-16 is nought."""
    even, oneven = ruw[:4096:2], ruw[1:4096:2]
    for codering, nullen, letters in (("utf-16-le", oneven, even), ("utf-16-be", even, oneven)):
        if nullen and nullen.count(0) > len(nullen) * (1 - _NUL_DEEL) and not letters.count(0):
            return codering
    return ""


def _eis_tekst(tekst: str) -> str:
    """The text, unless it is the inside of some other kind of file."""
    proef = tekst[:20_000]
    vreemd = sum(
        1 for letter in proef if letter == "\ufffd" or (letter < " " and letter not in "\t\n\r\f\v")
    )
    if vreemd > max(1, len(proef) * _VREEMD_DEEL) or "\0" in proef:
        raise LeesFout("ander_soort")
    return tekst


def uit_regels(regels: list[str]) -> list[Stuk]:
    """Paragraphs and headings from lines."""
    eis_genoeg_ruimte(len(regels) // _REGELS_PER_ALINEA)
    breedte = max((len(regel.rstrip()) for regel in regels), default=0)
    stukken: list[Stuk] = []
    zeker: list[bool] = []
    blokken = list(_blokken(regels))
    for blok, volgend in zip(blokken, [*blokken[1:], []], strict=False):
        for stuk, vast in _van_blok(blok, breedte):
            kop = not stuk.niveau and _staat_boven(blok, volgend)
            stukken.append(replace(stuk, niveau=2) if kop else stuk)
            zeker.append(vast)
            eis_genoeg_ruimte(len(stukken))
    return merk_inhoudsopgave(zonder_lijsten(stukken, zeker))


def _staat_boven(blok: list[str], volgend: list[str]) -> bool:
    """Whether a block is a short line above a text: a heading that shows only by the white around it."""
    tekst = blok[0].strip()
    if len(blok) > 1 or not kort_genoeg(tekst) or begint_opsomming(tekst) or tekst[-1] == ":":
        return False
    kaal = tekst[0].isupper() or tekst[0].isdigit()
    return (
        kaal and "\t" not in tekst and sum(map(len, volgend)) > max(_LOPENDE_TEKST, 2 * len(tekst))
    )


def _blokken(regels: list[str]) -> Iterator[list[str]]:
    """Lines between empty lines."""
    blok: list[str] = []
    for regel in regels:
        if regel.strip():
            blok.append(regel)
        elif blok:
            yield blok
            blok = []
    if blok:
        yield blok


def _van_blok(blok: list[str], breedte: int) -> Iterator[tuple[Stuk, bool]]:
    """The pieces of a block, each with whether its level is certain."""
    alinea: list[str] = []
    for plek, regel in enumerate(blok):
        streep = _STREEP.fullmatch(blok[plek + 1]) if plek + 1 < len(blok) else None
        if _STREEP.fullmatch(regel):
            continue
        if streep and kort_genoeg(regel):
            yield from _alinea(alinea)
            yield Stuk(tekst=regel, niveau=1 if streep[1] in "=#" else 2), True
            alinea = []
        elif alinea and loopt_door(alinea[-1], regel, breedte):
            alinea.append(regel)
        else:
            yield from _alinea(alinea)
            alinea = [regel]
    yield from _alinea(alinea)


def _alinea(regels: list[str]) -> Iterator[tuple[Stuk, bool]]:
    if not regels:
        return
    if hekjes := _HEKJES.match(regels[0].strip()) if len(regels) == 1 else None:
        yield Stuk(tekst=hekjes[2], niveau=len(hekjes[1])), True
        return
    tekst = plak_alle([_cellen(regel) for regel in regels])
    vet = tekst.startswith("**") and tekst.endswith("**")
    tekst = tekst.strip("*") if vet else tekst
    yield Stuk(tekst=tekst, niveau=raad_niveau(tekst, vet=vet)), False


def _cellen(regel: str) -> str:
    """A row of a table, between tabs or upright lines, as one line; any other line as it is."""
    kaal = regel.strip()
    teken = "|" if kaal.startswith("|") and kaal.endswith("|") else "\t"
    cellen = [deel.strip() for deel in kaal.strip("|").split(teken)]
    if len(cellen) == 1 or begint_opsomming(f"{cellen[0]} x") or is_inhoudsregel(kaal):
        return regel
    return TUSSEN.join(deel for deel in cellen if zegt_iets(deel))


def loopt_door(regel: str, volgende: str, breedte: int) -> bool:
    """Whether the next line goes on with this one: it was cut because its first word did not fit."""
    if regel.strip()[0] == "|" or "\t" in f"{regel.strip()}{volgende.strip()}":
        return False
    if begint_opsomming(volgende) or is_inhoudsregel(regel) or nummerniveau(volgende.strip()):
        return False
    if _afgebroken(regel, volgende):
        return True
    if not KORTSTE_REGEL < breedte <= LANGSTE_REGEL:
        return False
    eerste = volgende.split(maxsplit=1)[0]
    vol = len(regel.rstrip()) + 1 + len(eerste) > breedte * 0.92
    midden = volgende.lstrip()[0].islower() and regel.rstrip()[-1] not in ".!?:;"
    return vol or (midden and not kort_genoeg_voor_regel(regel, breedte))


def _afgebroken(regel: str, volgende: str) -> bool:
    """Whether a word was cut at the end of the line."""
    einde = regel.rstrip()
    return (
        einde.endswith(("-", "\u00ad"))
        and einde[-2:-1].isalpha()
        and volgende.lstrip()[0].islower()
    )


def kort_genoeg_voor_regel(regel: str, breedte: int) -> bool:
    """Whether a line is so short that it ends where it ends on purpose."""
    return len(regel.rstrip()) < breedte * 0.5
