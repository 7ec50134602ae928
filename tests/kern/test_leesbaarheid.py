import pytest

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.leesbaarheid import flesch_douma, leesbaarheid, lettergrepen, zinnen

MAKKELIJK = "Wij zien een kind. Het kind is bang. Wij vragen wat er is. "
MOEILIJK = (
    "De verantwoordelijkheidsverdeling betreffende organisatieoverstijgende samenwerkingsovereenkomsten "
    "wordt overeenkomstig bovengenoemde implementatievoorschriften periodiek geëvalueerd. "
)


def document(*alineas: Alinea) -> Document:
    return Document(bestand="x", soort="txt", alineas=alineas)


def alinea(tekst: str, **deel: object) -> Alinea:
    return Alinea(tekst=tekst, plaats="alinea 1", **deel)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [("kind", 1), ("vragen", 2), ("ijs", 1), ("beïnvloed", 3), ("brr", 1), ("coördinator", 5)],
)
def test_lettergrepen_zijn_groepen_klinkers(woord: str, aantal: int) -> None:
    assert lettergrepen(woord) == aantal


def test_een_zin_eindigt_bij_een_punt_voor_een_hoofdletter() -> None:
    assert zinnen("Bel 0800-2000. Dat is gratis, d.w.z. kost niets! Goed?") == [
        "Bel 0800-2000.",
        "Dat is gratis, d.w.z. kost niets!",
        "Goed?",
    ]


def test_de_formule_van_douma() -> None:
    assert flesch_douma(["Wij zien een kind."]) == pytest.approx(206.84 - 0.93 * 4 - 77 * 1)
    with pytest.raises(ValueError, match="geen woord"):
        flesch_douma(["12."])


def test_een_makkelijke_tekst_heeft_geen_moeilijke_zinnen() -> None:
    gemeten = leesbaarheid(document(alinea(MAKKELIJK * 10)))
    assert gemeten.score is not None
    assert gemeten.score > 100
    assert (gemeten.niveau, gemeten.zinnen, gemeten.woorden) == ("makkelijk", 30, 130)
    assert gemeten.moeilijkste == ()


def test_de_moeilijkste_zin_staat_erbij_met_zijn_plaats() -> None:
    gemeten = leesbaarheid(document(alinea(MAKKELIJK * 10), alinea(MOEILIJK)))
    assert [(plek.plaats, plek.citaat) for plek in gemeten.moeilijkste] == [
        ("alinea 1", MOEILIJK.strip())
    ]
    assert leesbaarheid(document(alinea(MOEILIJK * 12))).niveau == "moeilijk"


def test_koppen_tabellen_en_inhoudsopgaven_tellen_niet() -> None:
    niets = (
        alinea(MAKKELIJK * 10, niveau=2),
        alinea(MAKKELIJK * 10, inhoudsopgave=True),
        alinea("Stap 1 – " + MAKKELIJK * 10),
    )
    assert leesbaarheid(document(*niets)).score is None
    assert leesbaarheid(document(alinea(MAKKELIJK))).score is None  # too little of it
