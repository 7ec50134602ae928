"""What the first visit of a page costs in bytes: the page, and once each file that it asks for."""

import gzip
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from bench.klant import Antwoord, Klant

_IN_PAGINA = re.compile(rb'(?:href|src)="(/static/[^"#]+)')
_IN_STIJL = re.compile(rb'(?:url\(|@import )["\']?([^"\')\s;]+)')


@dataclass(frozen=True)
class Gewicht:
    """Bytes over the line. `pagina_gzip`: where a proxy in front compresses pages."""

    wat: str
    pagina: int
    pagina_gzip: int
    bestanden: dict[str, int]

    def regel(self) -> str:
        """One line of a report."""
        rest = sum(self.bestanden.values())
        return (
            f"{self.wat}: {self.pagina + rest} bytes ({self.pagina_gzip + rest} met gzip op de pagina);"
            f" de pagina {self.pagina} (gzip {self.pagina_gzip}), {len(self.bestanden)} bestanden {rest}"
        )


def weeg(klant: Klant, wat: str, pad: str) -> Gewicht:
    """Fetch a page and everything that it names, as a browser does on its first visit."""
    antwoord = klant.haal(pad)
    te_doen = [vondst.decode() for vondst in _IN_PAGINA.findall(_uitgepakt(antwoord))]
    bestanden: dict[str, int] = {}
    while te_doen:
        adres = te_doen.pop()
        if adres not in bestanden:
            bestand = klant.haal(adres)
            bestanden[adres] = bestand.bytes_over_de_lijn
            if adres.endswith(".css"):
                namen = _IN_STIJL.findall(_uitgepakt(bestand))
                te_doen += [urljoin(adres, naam.decode()) for naam in namen if naam[:5] != b"data:"]
    inhoud = _uitgepakt(antwoord)
    kop = antwoord.bytes_over_de_lijn - len(antwoord.inhoud)
    return Gewicht(wat, antwoord.bytes_over_de_lijn, kop + len(gzip.compress(inhoud)), bestanden)


def _uitgepakt(antwoord: Antwoord) -> bytes:
    koppen = {naam.lower(): waarde for naam, waarde in antwoord.koppen.items()}
    is_gzip = koppen.get("content-encoding") == "gzip"
    return gzip.decompress(antwoord.inhoud) if is_gzip else antwoord.inhoud
