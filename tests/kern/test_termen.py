"""How a term of the content files is found: small rules that an expert relies on."""

import pytest

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.termen import Zoektekst, vlak


def tekst(*alineas: str) -> Zoektekst:
    delen = tuple(Alinea(tekst=a, plaats=f"alinea {n}") for n, a in enumerate(alineas, 1))
    return Zoektekst(Document(bestand="x", soort="txt", alineas=delen))


@pytest.mark.parametrize(
    ("term", "zin", "gevonden"),
    [
        ("signaal", "Een signaal.", True),
        ("signaal", "Een noodsignaal.", False),
        ("signaal", "Twee signaaltjes.", False),
        ("signal*", "Alle SIGNALEN tellen.", True),
        ("*manager*", "De zorgmanagers.", True),
        ("cliënt*", "De client zegt het.", True),
        ("client*", "De cliënten zeggen het.", True),
        ("vijf vragen", "De vijf\nvragen.", True),
        ("e-mail", "Per email.", True),
        ("aard en ernst", "aard en  ernst", True),
        ("breng … kaart", "Breng de signalen in kaart.", True),
        ("breng … kaart", "Breng dit. In kaart staat het niet.", False),
        ("breng … kaart", "Breng een twee drie vier vijf zes zeven kaart.", False),
        ("appel|peer", "Een peer.", True),
        ("^stap 1", "Stap 1: kijken", True),
        ("^stap 1", "2.1 Stap 1: kijken", True),
        ("^stap 1", "Dit hoort bij stap 1.", False),
        ("stap 1", "Stap 10.", False),
        ("0800-2000", "Bel 0800-2000.", True),
        ("dossier*", "", False),
    ],
)
def test_een_term_wordt_gevonden_zoals_hij_is_geschreven(
    term: str, zin: str, gevonden: bool
) -> None:
    assert bool(tekst("Eerst iets anders.", zin).zoek(term)) is gevonden


def test_een_treffer_zegt_in_welke_alinea_en_waar() -> None:
    treffer = tekst("Niets.", "Wij doen de kindcheck.").zoek("kindcheck")[0]
    assert (treffer.alinea, treffer.van, treffer.tot) == (1, 12, 21)


def test_een_plek_telt_een_keer_ook_bij_twee_spellingen() -> None:
    assert len(tekst("De kindcheck.").zoek("kindcheck|kindcheck*")) == 1


def test_wat_wordt_overgeslagen_wordt_niet_gevonden() -> None:
    zoek = tekst("De kindcheck.", "De kindcheck.")
    zoek.overslaan = frozenset({0})
    assert [t.alinea for t in zoek.zoek("kindcheck")] == [1]


def test_een_term_loopt_niet_door_in_de_volgende_alinea() -> None:
    assert not tekst("de vijf", "vragen").zoek("vijf vragen")


def test_vlak_is_gelijk_voor_wie_anders_typt() -> None:
    assert vlak("  Coördinator’s\xa0lijst – één ") == "coordinator's lijst - een"
