"""The paragraphs around each passage are kept, and nothing else of the text."""

import pytest

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.uitslag import Leesbaarheid, Uitslag, Vindplaats, Waarschuwing
from nietpluis.meldcodes.toetsbewijs import MEESTE_TEKENS, Bewijs, Omgeving, omgeving_van

TEKST = ("Titel", "Eerst.", "Kop", "Ervoor.", "Hier staat het AMK genoemd.", "Erna.", "Later.")
KOPPEN = ("Titel", "Kop")


def document(regels: tuple[str, ...] = TEKST) -> Document:
    alineas = tuple(
        Alinea(tekst=regel, plaats="bladzijde 1", niveau=int(regel in KOPPEN)) for regel in regels
    )
    return Document(bestand="m.txt", soort="txt", alineas=alineas)


def uitslag(citaat: str, plaats: str = "bladzijde 1") -> Uitslag:
    waarschuwing = Waarschuwing(code="oud", tekst="Oud.", plaats=plaats, citaat=citaat)
    return Uitslag(
        bestand="m.txt",
        eisen="x/2019-01-01",
        is_meldcode=True,
        oordeel="voldoet niet",
        waarschuwingen=(waarschuwing,),
        leesbaarheid=Leesbaarheid(score=None),
    )


def gevonden(citaat: str, regels: tuple[str, ...] = TEKST) -> Omgeving:
    bewaard = omgeving_van(document(regels), uitslag(citaat))
    return Bewijs(bewaard).van(Vindplaats(plaats="bladzijde 1", citaat=citaat))


def test_een_passage_staat_tussen_wat_ervoor_en_erna_komt() -> None:
    assert gevonden("Hier staat het AMK genoemd.") == Omgeving(
        plaats="bladzijde 1",
        kop="Kop",
        voor="Ervoor.",
        zelf="Hier staat het AMK genoemd.",
        na="Erna.",
    )


def test_alleen_wat_nodig_is_wordt_bewaard() -> None:
    bewaard = omgeving_van(document(), uitslag("Hier staat het AMK genoemd."))
    assert [rij["tekst"] for rij in bewaard] == ["Kop", *TEKST[3:6]]


@pytest.mark.parametrize("citaat", ["Hier staat het …", "het AMK", "Hier staat het AMK genoemd."])
def test_een_passage_wordt_ook_gevonden_als_zij_is_ingekort(citaat: str) -> None:
    assert gevonden(citaat).zelf == "Hier staat het AMK genoemd."


@pytest.mark.parametrize("citaat", ["", "Dit staat er niet."])
def test_een_passage_die_er_niet_staat_blijft_alleen(citaat: str) -> None:
    assert gevonden(citaat) == Omgeving(plaats="bladzijde 1", zelf=citaat)


def test_een_kop_wordt_getoond_met_wat_eronder_staat() -> None:
    kop = gevonden("Kop")
    assert kop.getoond == ("Kop", "Ervoor.")
    assert (kop.voor, kop.erna, kop.kop) == ("Eerst.", "", "Titel")


def test_aan_het_begin_en_het_eind_is_er_minder() -> None:
    assert (gevonden("Titel").voor, gevonden("Later.").na) == ("", "")


def test_de_kop_die_er_direct_boven_staat_komt_niet_twee_keer() -> None:
    ervoor = gevonden("Ervoor.")
    assert (ervoor.kop, ervoor.voor) == ("", "Kop")


def test_een_heel_lange_alinea_wordt_niet_helemaal_bewaard() -> None:
    lang = "Het AMK. " + "x" * 2 * MEESTE_TEKENS
    bewaard = omgeving_van(document(("A", lang)), uitslag("Het AMK."))
    assert max(len(rij["tekst"]) for rij in bewaard) == MEESTE_TEKENS
