"""From answers to figures: median, p90, p99, and how many times the yardstick."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from bench.klant import Antwoord


@dataclass(frozen=True)
class Cijfers:
    """What was measured of one page with so many clients. Times in milliseconds."""

    wat: str
    klanten: int
    aantal: int
    per_seconde: float
    cpu: float
    server: float
    server_p99: float
    mediaan: float
    p90: float
    p99: float
    bytes: int


def cijfers(wat: str, klanten: int, antwoorden: Sequence[Antwoord], seconden: float) -> Cijfers:
    """The figures of these answers, given in so many seconds."""
    duur = [antwoord.duur for antwoord in antwoorden]
    server = [antwoord.server for antwoord in antwoorden]
    return Cijfers(
        wat=wat,
        klanten=klanten,
        aantal=len(antwoorden),
        per_seconde=len(antwoorden) / seconden,
        cpu=median(antwoord.cpu for antwoord in antwoorden),
        server=median(server),
        server_p99=procent(server, 99),
        mediaan=median(duur),
        p90=procent(duur, 90),
        p99=procent(duur, 99),
        bytes=round(median(antwoord.bytes_over_de_lijn for antwoord in antwoorden)),
    )


def procent(waarden: Sequence[float], deel: int) -> float:
    """The value below which so many percent lie; the largest where there are too few to say."""
    if len(waarden) < 2:  # noqa: PLR2004 -- quantiles asks two
        return max(waarden)
    return quantiles(waarden, n=100, method="inclusive")[deel - 1]


def tabel(rijen: Sequence[Cijfers]) -> str:
    """A Markdown table; the last column is the median as a multiple of the yardstick with as many clients."""
    maat = {rij.klanten: rij.mediaan for rij in rijen if rij.wat == MAATSTAF}
    kop = (
        "| Wat | klanten | metingen | per seconde | processor | server mediaan | server p99 | mediaan | p90 | p99"
        " | bytes | × maatstaf |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    )
    return "\n".join([kop, *(_regel(rij, maat.get(rij.klanten)) for rij in rijen)])


def _regel(rij: Cijfers, maat: float | None) -> str:
    keer = f"{rij.mediaan / maat:.2f}" if maat else ""
    tijden = " | ".join(
        f"{tijd:.1f}"
        for tijd in (rij.cpu, rij.server, rij.server_p99, rij.mediaan, rij.p90, rij.p99)
    )
    return f"| {rij.wat} | {rij.klanten} | {rij.aantal} | {rij.per_seconde:.0f} | {tijden} | {rij.bytes} | {keer} |"


MAATSTAF = "Maatstaf: kale lijst van 50 rijen"
