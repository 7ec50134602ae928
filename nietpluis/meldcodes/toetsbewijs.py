"""The evidence of a first reading: each passage with the paragraphs around it, kept without the rest of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.uitslag import Uitslag, Vindplaats

MEESTE_TEKENS = 3000
"""A paragraph is kept up to here; some files hold a whole page in one."""
_AFGEBROKEN = re.compile(r"\s*…$")


@dataclass(frozen=True)
class Omgeving:
    """A passage where it stands: the heading above it, the paragraph before, the own one, the one after."""

    plaats: str
    kop: str = ""
    voor: str = ""
    zelf: str = ""
    na: str = ""
    is_kop: bool = False

    @property
    def getoond(self) -> tuple[str, ...]:
        """What is quoted: a heading says little without the paragraph under it."""
        return (self.zelf, self.na) if self.is_kop and self.na else (self.zelf,)

    @property
    def erna(self) -> str:
        """The paragraph after what is quoted, where it is not quoted itself."""
        return "" if self.is_kop else self.na


def omgeving_van(document: Document, uitslag: Uitslag) -> list[dict[str, Any]]:
    """The paragraphs to keep, in the order of the text, as plain data."""
    alineas = document.alineas
    zoek = _Zoeker(enumerate(alineas))
    nodig = {
        nummer
        for plaats in plaatsen(uitslag)
        if (hier := zoek(plaats)) is not None
        for nummer in (_kop(alineas, hier), hier - 1, hier, hier + 1)
        if 0 <= nummer < len(alineas)
    }
    return [_als_gegevens(nummer, alineas[nummer]) for nummer in sorted(nodig)]


def plaatsen(uitslag: Uitslag) -> Iterator[Vindplaats]:
    """Every passage that the result names."""
    for element in uitslag.elementen:
        yield from element.vindplaatsen
        for criterium in element.criteria:
            yield from criterium.vindplaatsen
    for waarschuwing in uitslag.waarschuwingen:
        yield Vindplaats(plaats=waarschuwing.plaats, citaat=waarschuwing.citaat)
    yield from uitslag.leesbaarheid.moeilijkste


class Bewijs:
    """Finds the surroundings of a passage among the paragraphs that were kept."""

    def __init__(self, omgeving: Sequence[Mapping[str, Any]]) -> None:
        self._bij = {rij["nr"]: _alinea(rij) for rij in omgeving}
        self._zoek = _Zoeker(self._bij.items())

    def van(self, plaats: Vindplaats) -> Omgeving:
        """The passage where it stands; alone where its paragraph was not kept."""
        hier = self._zoek(plaats)
        if hier is None:
            return Omgeving(plaats=plaats.plaats, zelf=plaats.citaat)
        return Omgeving(
            plaats=plaats.plaats,
            kop=self._boven(hier),
            voor=self._tekst(hier - 1),
            zelf=self._bij[hier].tekst,
            na=self._tekst(hier + 1),
            is_kop=self._bij[hier].niveau > 0,
        )

    def _tekst(self, nummer: int) -> str:
        alinea = self._bij.get(nummer)
        return alinea.tekst if alinea else ""

    def _boven(self, hier: int) -> str:
        """The heading above; not where it is the paragraph before, which is shown already."""
        koppen = [nummer for nummer, a in self._bij.items() if a.niveau and nummer < hier]
        return self._tekst(koppen[-1]) if koppen and koppen[-1] != hier - 1 else ""


class _Zoeker:
    """Finds paragraphs by their place: a long text has thousands, and a result names a hundred."""

    def __init__(self, alineas: Iterable[tuple[int, Alinea]]) -> None:
        self._op_plaats: dict[str, list[tuple[int, str]]] = {}
        for nummer, alinea in alineas:
            self._op_plaats.setdefault(alinea.plaats, []).append((nummer, alinea.tekst))

    def __call__(self, plaats: Vindplaats) -> int | None:
        """The number of the first paragraph there that begins with, or else holds, the passage; None for none."""
        citaat = _AFGEBROKEN.sub("", plaats.citaat).strip()
        hier = self._op_plaats.get(plaats.plaats, ()) if citaat else ()
        begint = (nummer for nummer, tekst in hier if tekst.strip().startswith(citaat))
        bevat = (nummer for nummer, tekst in hier if citaat in tekst)
        return next(begint, next(bevat, None))


def _kop(alineas: Sequence[Alinea], hier: int) -> int:
    """The number of the nearest heading above; -1 where there is none."""
    return next((nummer for nummer in range(hier - 1, -1, -1) if alineas[nummer].niveau), -1)


def _als_gegevens(nummer: int, alinea: Alinea) -> dict[str, Any]:
    tekst = alinea.tekst[:MEESTE_TEKENS]
    return {"nr": nummer, "plaats": alinea.plaats, "tekst": tekst, "niveau": alinea.niveau}


def _alinea(rij: Mapping[str, Any]) -> Alinea:
    return Alinea(tekst=rij["tekst"], plaats=rij["plaats"], niveau=rij["niveau"])
