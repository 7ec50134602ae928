"""What counts as near, per kind of rule."""

import pytest

from nietpluis.kern.document import Alinea, Document
from nietpluis.kern.eisen import Regel
from nietpluis.kern.regellezen import vindplaatsen
from nietpluis.kern.termen import Zoektekst

KAT_HOND = (("kat",), ("hond",))


def zoek(*alineas: str) -> Zoektekst:
    delen = tuple(
        Alinea(tekst=a.lstrip("# "), plaats=str(n), niveau=len(a) - len(a.lstrip("#")))
        for n, a in enumerate(alineas)
    )
    return Zoektekst(Document(bestand="x", soort="txt", alineas=delen))


def regel(**deel: object) -> Regel:
    return Regel(code="r", uitleg="een kat en een hond", **deel)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("waar", "alineas", "plaatsen"),
    [
        ("alinea", ("Een kat en een hond.",), (0,)),
        ("alinea", ("Een kat.", "Een hond."), ()),
        ("omgeving", ("Een kat.", "Iets.", "Een hond."), (0,)),
        ("omgeving", ("Een kat.", "Iets.", "Nog iets.", "En meer.", "Een hond."), ()),
        ("omgeving", ("Een kat.", "# Iets", "Een hond."), ()),
        ("omgeving", ("# De kat", "Een hond."), (0,)),
        ("omgeving", ("# De kat", "Iets.", "## Meer", "Een hond."), (0,)),
        ("omgeving", ("## De kat", "Iets.", "# Meer", "Een hond."), ()),
        ("onderdeel", ("# Dieren", "Een kat.", "a", "b", "c", "Een hond."), (1,)),
        ("onderdeel", ("# Kat", "a", "b", "c", "d", "Een hond."), (0,)),
        ("onderdeel", ("# Dieren", "Een kat.", "# Meer", "Een hond."), ()),
        ("onderdeel", ("# De kat", "# Meer", "Een hond."), (0,)),
        ("document", ("# Dieren", "Een kat.", "# Meer", "Een hond."), (1,)),
        ("kop", ("# Kat en hond", "Een kat en een hond."), (0,)),
    ],
)
def test_elke_soort_regel_kijkt_even_ver(
    waar: str, alineas: tuple[str, ...], plaatsen: tuple[int, ...]
) -> None:
    assert vindplaatsen(zoek(*alineas), regel(waar=waar, alle=KAT_HOND)) == plaatsen


def test_van_een_keuze_moeten_er_genoeg_verschillende_staan() -> None:
    keuze = regel(waar="omgeving", een_van=("kat", "hond", "vis"), minstens=2)
    assert vindplaatsen(zoek("Een kat en nog een kat."), keuze) == ()
    assert vindplaatsen(zoek("Een kat.", "Een vis."), keuze) == (0, 1)


def test_wat_het_meeste_zegt_staat_voorop() -> None:
    keuze = regel(een_van=("kat", "hond"))
    assert vindplaatsen(zoek("Een kat.", "Een kat en een hond."), keuze) == (1, 0)


def test_een_woord_dat_het_weerlegt_haalt_de_alinea_weg() -> None:
    keuze = regel(een_van=("kat",), niet=("geen",))
    assert vindplaatsen(zoek("Geen kat.", "Wel een kat."), keuze) == (1,)


def test_een_regel_kan_meer_plekken_vragen() -> None:
    keuze = regel(een_van=("kat",), keren=2)
    assert vindplaatsen(zoek("Een kat."), keuze) == ()
    assert vindplaatsen(zoek("Een kat.", "Een kat."), keuze) == (0, 1)


def test_een_rij_van_een_taaktabel_telt_niet_als_de_regel_dat_zegt() -> None:
    tekst = zoek("Kat – leraar")
    tekst.taakrijen = frozenset({0})
    assert vindplaatsen(tekst, regel(een_van=("kat",))) == (0,)
    assert vindplaatsen(tekst, regel(een_van=("kat",), taakrij=False)) == ()
    assert vindplaatsen(tekst, regel(een_van=("kat",), in_taakrij=True)) == (0,)
    assert vindplaatsen(zoek("Kat – leraar"), regel(een_van=("kat",), in_taakrij=True)) == ()


REEKS = (("een",), ("twee",), ("drie",), ("vier",))


@pytest.mark.parametrize(
    ("alineas", "schakel", "plaatsen"),
    [
        (("een", "twee", "drie"), 2, (1,)),
        (("een twee drie",), 3, (0,)),
        (("drie", "twee", "een"), 2, ()),
        (("een", "drie", "vier"), 2, ()),
        (("een", "drie", "vier"), 4, (2,)),
        (("een", *"abcdefg", "twee", "drie"), 2, ()),
        (("een", "een", "twee", "drie"), 1, (0, 1)),
    ],
)
def test_een_reeks_staat_op_volgorde_en_bij_elkaar(
    alineas: tuple[str, ...], schakel: int, plaatsen: tuple[int, ...]
) -> None:
    rij = regel(waar="reeks", alle=REEKS, schakel=schakel, minstens=3)
    assert vindplaatsen(zoek(*alineas), rij) == plaatsen


def test_een_reeks_van_koppen_mag_ver_uit_elkaar_staan() -> None:
    rij = regel(waar="koppenreeks", alle=REEKS, schakel=2, minstens=3)
    ver = ("# een", *"abcdefgh", "# twee", *"abcdefgh", "# drie")
    assert vindplaatsen(zoek(*ver), rij) == (9,)
    assert vindplaatsen(zoek("een", "twee", "drie"), rij) == ()
    genummerd = ("1. een", *"abcdefgh", "b) twee", *"abcdefgh", "(3) drie")
    assert vindplaatsen(zoek(*genummerd), rij) == (9,)
    laat = ("1. een", "2. " + "lang " * 20 + "twee", "3. drie")
    assert vindplaatsen(zoek(*laat), rij) == ()
