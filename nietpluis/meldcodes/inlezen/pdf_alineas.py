"""From the lines of all pages to paragraphs, headings, notes, and what stands on every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from nietpluis.meldcodes.inlezen.koppen import (
    is_inhoudsregel,
    kort_genoeg,
    merk_inhoudsopgave,
    nummerniveau,
    raad_niveau,
    zonder_lijsten,
)
from nietpluis.meldcodes.inlezen.letters import begint_opsomming, plak_alle
from nietpluis.meldcodes.inlezen.pdf_regels import Regel
from nietpluis.meldcodes.inlezen.rijen import TUSSEN
from nietpluis.meldcodes.inlezen.stukken import Stuk

_RANDREGELS = 3
_DEEL_VAN_DE_BLADZIJDEN = 0.4
_KOPMAAT = 1.12
_NOOTMAAT = 0.92
_WIJDER = 1.3
_OM = 6  # lines
_INSPRING = 40  # points
_SMALST = 0.38
_BLOK = 2.6
_BIJNA_VOL = 0.55
_ZELFDE_KANT, _SMALLE_KOLOM = 1.0, 90  # points
_ZELFDE_MAAT = 0.6  # points
_NAAR_BOVEN = 150
"""Points: a line so much higher is at the top of the next column."""
_BLADNUMMER = re.compile(
    r"\W*(?:(?:blz|pag|pagina|bladzijde|page|p)\b\W*)?#(?:\s*(?:van|/|-|of)\s*#)?\W*", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True)
class Maten:
    """What is usual in this file: the size of running text, how far lines are apart, where they end."""

    grootte: float
    afstand: float
    koppen: tuple[float, ...]


def stukken(bladzijden: Sequence[Sequence[Regel]], bladwijzers: Mapping[str, int]) -> list[Stuk]:
    """The pieces of a whole file. `bladwijzers`: levels by the text of a heading, as the file itself lists them."""
    tekst, randen = zonder_randen(bladzijden)
    maten = _maten(tekst)
    rechts = _rechterkanten(tekst)
    alineas, noten = _alineas(tekst, maten, rechts)
    uit: list[Stuk] = []
    zeker: list[bool] = []
    for alinea, volgende in zip(alineas, [*alineas[1:], None], strict=False):
        stuk, vast = _stuk(alinea, maten, bladwijzers)
        uit.append(stuk)
        zeker.append(vast)
        tot = volgende[0].bladzijde if volgende else alinea[-1].bladzijde + 1
        for noot in _noten_voor(noten, tot):
            uit.append(replace(_stuk(noot, maten, {})[0], niveau=0, soort="voetnoot"))
            zeker.append(True)
    return merk_inhoudsopgave(zonder_lijsten(uit, zeker)) + randen


def _noten_voor(noten: dict[int, list[list[Regel]]], tot: int) -> list[list[Regel]]:
    """The notes of the pages before this one, taken out."""
    klaar = sorted(bladzij for bladzij in noten if bladzij < tot)
    return [noot for bladzij in klaar for noot in noten.pop(bladzij)]


def zonder_randen(bladzijden: Sequence[Sequence[Regel]]) -> tuple[list[Regel], list[Stuk]]:
    """The running text; and what stands above or below the pages, each once."""
    vaak = _herhaald(bladzijden)
    tekst, gehad = [], dict[str, Stuk]()
    for bladzij in bladzijden:
        hoog, laag = _uitersten(bladzij)
        midden = median([regel.y for regel in bladzij]) if bladzij else 0
        for regel in bladzij:
            boven = id(regel) in hoog
            aan_de_rand = boven or id(regel) in laag
            vorm = _vorm(regel.tekst)
            if not (regel.rand or (aan_de_rand and (vorm in vaak or _BLADNUMMER.fullmatch(vorm)))):
                tekst.append(regel)
            elif not _BLADNUMMER.fullmatch(vorm):
                soort = "koptekst" if regel.y > midden else "voettekst"
                gehad.setdefault(vorm, Stuk(tekst=regel.tekst, soort=soort))
    return tekst, list(gehad.values())


def _vorm(tekst: str) -> str:
    """A line with its numbers blotted out: "Bladzijde 3" and "Bladzijde 4" are the same."""
    return re.sub(r"\d+", "#", tekst).strip()


def _uitersten(bladzij: Sequence[Regel]) -> tuple[set[int], set[int]]:
    op_hoogte = sorted(bladzij, key=lambda regel: -regel.y)
    return {id(r) for r in op_hoogte[:_RANDREGELS]}, {id(r) for r in op_hoogte[-_RANDREGELS:]}


def _herhaald(bladzijden: Sequence[Sequence[Regel]]) -> set[str]:
    """What stands at the edge of many pages, at the same height."""
    telling: Counter[tuple[str, int]] = Counter()
    for bladzij in bladzijden:
        hoog, laag = _uitersten(bladzij)
        telling.update({(_vorm(r.tekst), round(r.y / 3)) for r in bladzij if id(r) in hoog | laag})
    nodig = max(2, len(bladzijden) * _DEEL_VAN_DE_BLADZIJDEN)
    per_vorm: dict[str, int] = defaultdict(int)
    for (vorm, _), aantal in telling.items():
        per_vorm[vorm] = max(per_vorm[vorm], aantal)
    return {vorm for vorm, aantal in per_vorm.items() if aantal >= nodig}


def _maten(tekst: Sequence[Regel]) -> Maten:
    gewicht: Counter[float] = Counter()
    for regel in tekst:
        gewicht[regel.grootte] += len(regel.tekst)
    grootte = gewicht.most_common(1)[0][0] if gewicht else 10.0
    afstanden = [
        (een.y - twee.y) / grootte
        for een, twee in pairwise(tekst)
        if een.grootte == twee.grootte == grootte
        and not (een.rij or twee.rij)
        and 0 < een.y - twee.y < grootte * 3
    ]
    koppen = sorted({maat for maat in gewicht if maat >= grootte * _KOPMAAT}, reverse=True)
    return Maten(
        grootte=grootte, afstand=median(afstanden) if afstanden else 1.2, koppen=tuple(koppen)
    )


def _rechterkanten(tekst: Sequence[Regel]) -> dict[int, float]:
    """Where a line could have ended, by line: as far as those around it, and at least a narrow column."""
    breed: dict[int, float] = defaultdict(float)
    for regel in tekst:
        breed[regel.bladzijde] = max(breed[regel.bladzijde], regel.x2)
    kanten = {}
    for plek, regel in enumerate(tekst):
        om = [
            *_rond(tekst[max(0, plek - _OM) : plek][::-1], regel),
            *_rond(tekst[plek : plek + _OM], regel),
        ]
        smalst = regel.x + _SMALST * (breed[regel.bladzijde] - regel.x)
        kanten[id(regel)] = max([smalst, *(r.x2 for r in om)])
    return kanten


def _rond(rij: Sequence[Regel], regel: Regel) -> Iterator[Regel]:
    """The lines that follow each other closely, in the same column and letters."""
    vorige = regel
    for een in rij:
        ver = abs(een.y - vorige.y) > _BLOK * regel.grootte or abs(een.x - regel.x) > _INSPRING
        if (
            ver
            or een.rij
            or een.bladzijde != regel.bladzijde
            or abs(een.grootte - regel.grootte) > _ZELFDE_MAAT
        ):
            return
        yield een
        vorige = een


def _alineas(
    tekst: Sequence[Regel], maten: Maten, rechts: Mapping[int, float]
) -> tuple[list[list[Regel]], dict[int, list[list[Regel]]]]:
    """Lines as paragraphs, and the notes at the foot of each page."""
    alineas: list[list[Regel]] = []
    noten: dict[int, list[list[Regel]]] = defaultdict(list)
    voetnoten = _voetnoten(tekst, maten)
    for regel in tekst:
        rij = noten[regel.bladzijde] if id(regel) in voetnoten else alineas
        if rij and _loopt_door(rij[-1], regel, maten, rechts):
            rij[-1].append(regel)
        else:
            rij.append([regel])
    return alineas, noten


def _voetnoten(tekst: Sequence[Regel], maten: Maten) -> set[int]:
    """The small lines at the very end of a page."""
    gevonden: set[int] = set()
    open_bladzij = -1
    for regel in reversed(tekst):
        klein = regel.grootte <= maten.grootte * _NOOTMAAT and not regel.rij
        if regel.bladzijde != open_bladzij:
            open_bladzij, bezig = regel.bladzijde, klein
        else:
            bezig = bezig and klein
        if bezig:
            gevonden.add(id(regel))
    return gevonden


def _loopt_door(
    alinea: list[Regel], regel: Regel, maten: Maten, rechts: Mapping[int, float]
) -> bool:
    """Whether a line goes on with the paragraph before it."""
    vorige = alinea[-1]
    if _staat_apart(vorige, regel) or _andere_kop(alinea, regel):
        return False
    if vorige.tekst.endswith("\u00ad"):
        return True
    if vorige.bladzijde != regel.bladzijde:
        return _midden_in_zin(vorige, regel)
    vol, verst = (
        _is_vol(vorige, regel, rechts),
        maten.afstand * _WIJDER * max(regel.grootte, vorige.grootte),
    )
    if regel.y > vorige.y:  # the top of the next column, or the next cell of a table without lines
        hoog = regel.y - vorige.y > (2 * verst if vol else _NAAR_BOVEN)
        return hoog and regel.x > vorige.x and _midden_in_zin(vorige, regel)
    if vorige.y - regel.y > verst:
        return False
    bijna = vorige.x2 - vorige.x > _BIJNA_VOL * (rechts[id(vorige)] - vorige.x)
    return vol or (bijna and _midden_in_zin(vorige, regel))


def _staat_apart(vorige: Regel, regel: Regel) -> bool:
    """A row, a line of contents, an item or other letters are a paragraph of their own."""
    if vorige.rij or regel.rij or begint_opsomming(regel.tekst):
        return True
    if is_inhoudsregel(vorige.tekst) or is_inhoudsregel(regel.tekst):
        return True
    return abs(vorige.grootte - regel.grootte) > _ZELFDE_MAAT


def _andere_kop(alinea: list[Regel], regel: Regel) -> bool:
    """A line in bold begins or ends a heading; numbering begins one."""
    if alinea[-1].vet != regel.vet and (all(r.vet for r in alinea) or regel.vet):
        return True
    return bool(nummerniveau(regel.tekst)) and (
        regel.vet or TUSSEN in regel.tekst or kort_genoeg(regel.tekst)
    )


def _midden_in_zin(vorige: Regel, regel: Regel) -> bool:
    eerste = next((letter for letter in regel.tekst if letter.isalpha()), "")
    if TUSSEN in vorige.tekst or TUSSEN in regel.tekst:
        return False
    return vorige.tekst[-1] not in ".!?:;" and eerste.islower()


def _is_vol(vorige: Regel, regel: Regel, rechts: Mapping[int, float]) -> bool:
    """Whether the first word of this line did not fit on the one before it, or both end at one straight margin."""
    if abs(vorige.x2 - regel.x2) < _ZELFDE_KANT and vorige.x2 - vorige.x > _SMALLE_KOLOM:
        return True
    breedte = (regel.x2 - regel.x) / max(len(regel.tekst), 1)
    eerste = len(regel.tekst.split(maxsplit=1)[0]) + 1
    return vorige.x2 + eerste * breedte > rechts[id(vorige)] - breedte


def _stuk(alinea: list[Regel], maten: Maten, bladwijzers: Mapping[str, int]) -> tuple[Stuk, bool]:
    """A paragraph as a piece, and whether its level is certain."""
    tekst = plak_alle([regel.tekst for regel in alinea])
    niveau, zeker = _niveau(tekst, alinea, maten, bladwijzers)
    return Stuk(tekst=tekst, niveau=niveau, plaats=f"bladzijde {alinea[0].bladzijde}"), zeker


def _niveau(
    tekst: str, alinea: list[Regel], maten: Maten, bladwijzers: Mapping[str, int]
) -> tuple[int, bool]:
    genoemd = bladwijzers.get(sleutel_van(tekst), 0)
    if genoemd:
        return genoemd, True
    vet = all(regel.vet for regel in alinea)
    if alinea[0].rij and not (vet and nummerniveau(tekst)):
        return 0, True
    if alinea[0].grootte in maten.koppen and kort_genoeg(tekst.rstrip(".")):
        return min(maten.koppen.index(alinea[0].grootte) + 1, 5), True
    niveau = raad_niveau(tekst, vet=vet)
    return (min(len(maten.koppen) + 1, 6) if niveau and vet else niveau), vet and bool(niveau)


def sleutel_van(tekst: str) -> str:
    """A heading as it is compared: letters and digits only."""
    return "".join(letter for letter in tekst.lower() if letter.isalnum())
